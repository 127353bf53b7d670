/// What the browser process and the renderer share of the DevTools protocol: reading and writing
/// its JSON, the table of commands with checked parameters, its errors. It holds no state and
/// decides no right: which process answers what is decided in `bulkhead.browser.devtools`.
@NullMarked
package bulkhead.devtools;

import org.jspecify.annotations.NullMarked;
