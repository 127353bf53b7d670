package bulkhead.gpu.software;

import bulkhead.gpu.frame.DrawList;
import bulkhead.gpu.frame.PixelRect;
import bulkhead.gpu.frame.PixelSize;
import bulkhead.gpu.output.OutputDevice;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// An offscreen picture in plain memory. Thread: `GpuMain`.
final class MemoryOutput implements OutputDevice {
  private Arena memory = Arena.ofConfined();
  private Bitmap picture;
  private @Nullable DrawList drawn;

  MemoryOutput(PixelSize size) {
    picture = Bitmap.allocate(memory, size);
  }

  @Override
  public boolean isReady() {
    return true;
  }

  @Override
  public void draw(DrawList list, PixelRect damage, LongConsumer presented) {
    Painter.paint(list, damage, picture);
    drawn = list;
    presented.accept(System.nanoTime());
  }

  @Override
  public void resize(PixelSize size) {
    memory.close();
    memory = Arena.ofConfined();
    picture = Bitmap.allocate(memory, size);
    drawn = null;
  }

  @Override
  public void copy(DrawList list, MemorySegment target) {
    if (!list.equals(drawn)) {
      draw(list, list.size().bounds(), shown -> {});
    }
    MemorySegment.copy(picture.memory(), 0, target, 0, picture.memory().byteSize());
  }

  @Override
  public void close() {
    memory.close();
  }
}
