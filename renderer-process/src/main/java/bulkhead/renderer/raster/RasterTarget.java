package bulkhead.renderer.raster;

import java.lang.foreign.MemorySegment;

/// Memory for the pixels of one tile: BGRA, premultiplied, top row first. Whoever holds it may
/// write it.
///
/// @param pixels exactly `height` rows of `stride` bytes
public record RasterTarget(MemorySegment pixels, int stride, int width, int height) {
  public RasterTarget {
    if (pixels.byteSize() < (long) stride * height || stride < 4 * width) {
      throw new IllegalArgumentException(
          pixels.byteSize() + " bytes for " + width + "x" + height + ", stride " + stride);
    }
  }
}
