package bulkhead.gpu.software;

import bulkhead.gpu.frame.DrawList;
import bulkhead.gpu.frame.PixelRect;
import bulkhead.gpu.frame.PixelSize;
import bulkhead.gpu.output.OutputDevice;
import bulkhead.gpu.output.OutputFailedException;
import bulkhead.gpu.output.Renderer.SharedBitmap;
import java.lang.foreign.MemorySegment;
import java.util.function.LongConsumer;

/// A window whose pictures the browser process shows from shared memory. There are two buffers: one
/// is shown, the other is drawn to. Each picture starts as a copy of what changed since that buffer
/// was last written, so that only damage is drawn. Thread: `GpuMain`.
public final class SharedBitmapOutput implements OutputDevice {
  private final SharedBitmap shared;
  private final Bitmap[] buffers = new Bitmap[2];
  private PixelSize size;
  private int shown = 1;

  /// Where the buffer that is not shown lacks the latest picture.
  private PixelRect stale = PixelRect.EMPTY;

  private boolean waiting;

  /// @throws OutputFailedException when the bitmap is too small
  public SharedBitmapOutput(SharedBitmap shared, PixelSize size) throws OutputFailedException {
    PixelSize max = shared.maxSize();
    if (shared.memory().byteSize() < SharedBitmap.bytes(max)
        || size.width() > max.width()
        || size.height() > max.height()) {
      throw new OutputFailedException(
          "a bitmap of "
              + shared.memory().byteSize()
              + " bytes for "
              + max
              + " cannot hold "
              + size);
    }
    this.shared = shared;
    resize(size);
  }

  @Override
  public boolean isReady() {
    return !waiting;
  }

  @Override
  public void draw(DrawList list, PixelRect damage, LongConsumer presented) {
    int next = 1 - shown;
    Bitmap target = buffers[next];
    if (!damage.contains(stale)) {
      target.copyFrom(buffers[shown], stale.intersect(size.bounds()));
    }
    Painter.paint(list, damage, target);
    stale = damage;
    shown = next;
    waiting = true;
    shared
        .listener()
        .bitmapChanged(
            next,
            size,
            damage,
            () -> {
              waiting = false;
              presented.accept(System.nanoTime());
            });
  }

  @Override
  public void resize(PixelSize newSize) {
    size = newSize;
    stale = PixelRect.EMPTY;
    PixelSize max = shared.maxSize();
    int stride = max.width() * 4;
    long bytes = (long) stride * max.height();
    for (int i = 0; i < buffers.length; i++) {
      buffers[i] = new Bitmap(shared.memory().asSlice(i * bytes, bytes), stride, size);
    }
  }

  @Override
  public void copy(DrawList list, MemorySegment target) {
    Painter.paint(list, size.bounds(), new Bitmap(target, size.width() * 4, size));
  }

  @Override
  public void close() {}
}
