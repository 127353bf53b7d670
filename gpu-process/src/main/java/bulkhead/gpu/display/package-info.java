/// Surfaces of clients, put together into the pictures of outputs, and the clock that paces both.
/// Independent of how pixels are drawn and of how messages travel; all of it belongs to the thread
/// `GpuMain`.
@NullMarked
package bulkhead.gpu.display;

import org.jspecify.annotations.NullMarked;
