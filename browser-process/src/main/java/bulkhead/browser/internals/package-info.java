/// The pages about the browser itself, at `bulkhead://` addresses: `version`, and `unsupported`
/// (what pages have used and the engine lacks). Pages are made here as HTML of the browser's own;
/// only the user can go to them.
@NullMarked
package bulkhead.browser.internals;

import org.jspecify.annotations.NullMarked;
