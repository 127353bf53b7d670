/// The Chrome DevTools Protocol: programs outside drive this browser by it. [DevTools] holds
/// targets and sessions on `BrowserMain`; [DevToolsServer] brings text from and to the clients on a
/// thread of its own. Commands whose rights lie in the browser process are answered by the
/// `…Domain` classes here; what a renderer can know by itself is passed to the agent in the
/// renderer.
@NullMarked
package bulkhead.browser.devtools;

import org.jspecify.annotations.NullMarked;
