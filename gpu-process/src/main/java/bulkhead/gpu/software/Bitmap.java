package bulkhead.gpu.software;

import bulkhead.gpu.frame.PixelRect;
import bulkhead.gpu.frame.PixelSize;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Pixels in memory: BGRA premultiplied, which as little-endian ints are ARGB.
///
/// @param memory from the first row's first byte on
/// @param stride bytes a row
record Bitmap(MemorySegment memory, int stride, PixelSize size) {
  private static final ValueLayout.OfInt PIXEL = ValueLayout.JAVA_INT_UNALIGNED;

  /// Fresh transparent pixels. They are outside of the heap, which is small in this process.
  static Bitmap allocate(Arena arena, PixelSize size) {
    long bytes = 4L * size.width() * size.height();
    return new Bitmap(arena.allocate(bytes, 4), size.width() * 4, size);
  }

  void readRow(int x, int y, int[] pixels, int count) {
    MemorySegment.copy(memory, PIXEL, offset(x, y), pixels, 0, count);
  }

  void writeRow(int x, int y, int[] pixels, int count) {
    MemorySegment.copy(pixels, 0, memory, PIXEL, offset(x, y), count);
  }

  /// Copies `count` pixels of another bitmap's row.
  void copyRow(int x, int y, Bitmap source, int sourceX, int sourceY, int count) {
    MemorySegment.copy(
        source.memory, source.offset(sourceX, sourceY), memory, offset(x, y), 4L * count);
  }

  /// Copies a part that both bitmaps have at the same place.
  void copyFrom(Bitmap source, PixelRect part) {
    for (int y = part.top(); y < part.bottom(); y++) {
      copyRow(part.left(), y, source, part.left(), y, part.width());
    }
  }

  private long offset(int x, int y) {
    return (long) y * stride + 4L * x;
  }
}
