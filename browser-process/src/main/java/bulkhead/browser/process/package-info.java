/// Launches, watches and ends the other processes; the host of each outlives its process. Thread:
/// `BrowserMain`, except what says otherwise. First file to open: `RenderProcessHost`.
@NullMarked
package bulkhead.browser.process;

import org.jspecify.annotations.NullMarked;
