package bulkhead.gpu.gl;

import bulkhead.gpu.frame.DrawList;
import bulkhead.gpu.frame.PixelRect;
import bulkhead.gpu.frame.PixelSize;
import bulkhead.gpu.output.OutputDevice;
import bulkhead.gpu.output.OutputFailedException;
import java.lang.foreign.MemorySegment;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// A picture in the graphics library's memory. Thread: `GpuMain`.
final class GlOffscreenOutput implements OutputDevice {
  private final GlPainter painter;

  /// Null when a size was asked for that the library cannot do: nothing is drawn until the next.
  private @Nullable RenderTarget target;

  private @Nullable DrawList drawn;

  GlOffscreenOutput(GlPainter painter, PixelSize size) throws OutputFailedException {
    this.painter = painter;
    this.target = RenderTarget.create(size);
  }

  @Override
  public boolean isReady() {
    return true;
  }

  @Override
  public void draw(DrawList list, PixelRect damage, LongConsumer presented) {
    if (target == null) {
      presented.accept(NOT_PRESENTED);
      return;
    }
    painter.paint(list, damage, GlPainter.Target.of(target));
    drawn = list;
    presented.accept(System.nanoTime());
  }

  @Override
  public void resize(PixelSize size) {
    close();
    try {
      target = RenderTarget.create(size);
    } catch (OutputFailedException e) {
      System.getLogger("bulkhead.gpu").log(System.Logger.Level.ERROR, e.getMessage());
    }
  }

  @Override
  public void copy(DrawList list, MemorySegment to) {
    if (!list.equals(drawn)) {
      draw(list, list.size().bounds(), shown -> {});
    }
    if (target != null) {
      painter.read(target, to);
    }
  }

  @Override
  public void close() {
    if (target != null) {
      target.close();
    }
    target = null;
    drawn = null;
  }
}
