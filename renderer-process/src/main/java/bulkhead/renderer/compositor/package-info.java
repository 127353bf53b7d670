/// The compositor: shows what the main thread committed, scrolls it and keeps showing it while the
/// main thread is busy.
///
/// Everything here belongs to the thread `Compositor`, except what says otherwise. It reads commits
/// (room `paint`), has tiles drawn by the workers of room `raster`, and sends frames to the GPU
/// process through `FrameSink`. First file to open: `Compositor`.
@NullMarked
package bulkhead.renderer.compositor;

import org.jspecify.annotations.NullMarked;
