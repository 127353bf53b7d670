/// The GPU process: surfaces of renderers and plugins, put together into the pictures of windows
// and
/// offscreen outputs. This room holds what is independent of how pixels are drawn and of how
// messages
/// travel; all of it belongs to the thread `GpuMain`.
@NullMarked
package bulkhead.gpu;

import org.jspecify.annotations.NullMarked;
