/// Finds the system's fonts for renderers, which cannot open files. First file to open:
/// `SystemFonts`.
@NullMarked
package bulkhead.browser.fonts;

import org.jspecify.annotations.NullMarked;
