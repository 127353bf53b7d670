/// Files of the user that pages were given by the user's choice. First file to open:
/// [bulkhead.browser.files.FileGrants].
@NullMarked
package bulkhead.browser.files;

import org.jspecify.annotations.NullMarked;
