/// Raster: draws display items into pixels with Skia, on the threads `RasterWorker-N`.
///
/// First file to open: `TileRaster` (one tile), then `RasterWorkers` (the threads and the order of
/// their work).
@NullMarked
package bulkhead.renderer.raster;

import org.jspecify.annotations.NullMarked;
