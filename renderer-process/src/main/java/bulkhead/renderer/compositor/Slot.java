package bulkhead.renderer.compositor;

import bulkhead.renderer.raster.RasterTarget;

/// Room for one tile's pixels in shared memory. A slot that is given out anew is a new object with
/// a new resource id, so an id always means the same pixels.
///
/// @param resourceId how frames name these pixels; never used twice in this process
/// @param offset bytes from the arena's start
public record Slot(long resourceId, long offset, RasterTarget target) {}
