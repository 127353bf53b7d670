/// The X server: connections of this process, what happens to the browser process's windows, and
/// memory shared with it. Xlib is called through the FFM API.
@NullMarked
package bulkhead.gpu.x11;

import org.jspecify.annotations.NullMarked;
