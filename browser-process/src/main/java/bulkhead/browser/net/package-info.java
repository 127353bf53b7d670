/// Loads resources by their URLs: the only room that opens sockets to the world. Loaders run on
/// threads `Network-N`; their clients are called there. First file to open: `UrlLoaderFactory`.
@NullMarked
package bulkhead.browser.net;

import org.jspecify.annotations.NullMarked;
