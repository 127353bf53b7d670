package bulkhead.gpu.gl;

import bulkhead.gpu.frame.DrawList;
import bulkhead.gpu.frame.PixelRect;
import bulkhead.gpu.frame.PixelSize;
import bulkhead.gpu.output.OutputDevice;
import bulkhead.gpu.output.OutputFailedException;
import bulkhead.gpu.output.Renderer;
import bulkhead.gpu.x11.X11Events;
import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.function.LongConsumer;

/// A window of the browser process, drawn to through EGL. The window may be destroyed or have
/// another size than the browser process said last: the picture stays at its top left corner.
/// Thread: `GpuMain`.
final class GlWindowOutput implements OutputDevice {
  private static final int REMEMBERED_DAMAGES = 4;

  private final Egl egl;
  private final GlPainter painter;
  private final long surface;
  private final X11Events events;
  private final long window;

  /// Of the pictures before this one, latest first: with a back buffer of known age only what has
  /// changed since then is drawn.
  private final Deque<PixelRect> damages = new ArrayDeque<>();

  private boolean lost;

  GlWindowOutput(
      Egl egl, GlPainter painter, long surface, X11Events events, Renderer.WindowTarget target) {
    this.egl = egl;
    this.painter = painter;
    this.surface = surface;
    this.events = events;
    this.window = target.x11Window();
    events.watch(window, target.exposed());
  }

  @Override
  public boolean isReady() {
    return true;
  }

  @Override
  public void draw(DrawList list, PixelRect damage, LongConsumer presented) {
    if (!lost) {
      try {
        egl.makeCurrent(surface);
        painter.paint(list, changedInBackBuffer(list, damage), target(list.size()));
        remember(damage);
        lost = !egl.swap(surface);
      } catch (OutputFailedException e) {
        lost = true;
      }
    }
    presented.accept(lost ? NOT_PRESENTED : System.nanoTime());
  }

  private GlPainter.Target target(PixelSize size) {
    return new GlPainter.Target(0, size, egl.heightOf(surface), true);
  }

  private PixelRect changedInBackBuffer(DrawList list, PixelRect damage) {
    int age = egl.hasBufferAge() ? egl.bufferAgeOf(surface) : 0;
    if (age == 0 || age - 1 > damages.size()) {
      return list.size().bounds();
    }
    PixelRect changed = damage;
    Iterator<PixelRect> before = damages.iterator();
    for (int i = 1; i < age; i++) {
      changed = changed.union(before.next());
    }
    return changed;
  }

  private void remember(PixelRect damage) {
    damages.addFirst(damage);
    if (damages.size() > REMEMBERED_DAMAGES) {
      damages.removeLast();
    }
  }

  @Override
  public void resize(PixelSize size) {
    damages.clear();
  }

  @Override
  public void copy(DrawList list, MemorySegment to) {
    try (RenderTarget target = RenderTarget.create(list.size())) {
      painter.paint(list, list.size().bounds(), GlPainter.Target.of(target));
      painter.read(target, to);
    } catch (OutputFailedException e) {
      System.getLogger("bulkhead.gpu").log(System.Logger.Level.ERROR, e.getMessage());
    }
  }

  @Override
  public void close() {
    events.forget(window);
    egl.destroySurface(surface);
  }
}
