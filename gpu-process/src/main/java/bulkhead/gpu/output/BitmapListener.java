package bulkhead.gpu.output;

import bulkhead.gpu.frame.PixelRect;
import bulkhead.gpu.frame.PixelSize;

/// Hears of new pictures in a shared bitmap. Thread: `GpuMain`.
@FunctionalInterface
public interface BitmapListener {
  /// Buffer `index` (0 or 1) holds a new picture of `size`, which differs from the one before
  /// within `damage`. `shown` is to be run on `GpuMain` when the other buffer may be written.
  void bitmapChanged(int index, PixelSize size, PixelRect damage, Runnable shown);
}
