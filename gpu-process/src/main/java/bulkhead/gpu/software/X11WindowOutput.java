package bulkhead.gpu.software;

import bulkhead.gpu.frame.DrawList;
import bulkhead.gpu.frame.PixelRect;
import bulkhead.gpu.frame.PixelSize;
import bulkhead.gpu.output.OutputDevice;
import bulkhead.gpu.output.OutputFailedException;
import bulkhead.gpu.output.Renderer.SharedBitmap;
import bulkhead.gpu.output.Renderer.WindowTarget;
import bulkhead.gpu.x11.SharedPictures;
import bulkhead.gpu.x11.X11Events;
import java.lang.foreign.MemorySegment;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// A window of the browser process, drawn in software into memory that the X server reads by
/// itself. The window may be destroyed or have another size than the browser process said last: the
/// picture stays at its top left corner. Thread: `GpuMain`.
final class X11WindowOutput implements OutputDevice {
  /// Pixels by which the memory's sides grow.
  private static final int STEP = 128;

  private final X11Events events;
  private final WindowTarget window;
  private SharedPictures pictures;
  private SharedBitmapOutput bitmap;
  private PixelSize size;
  private boolean lost;

  /// What to run when the server has read the picture that it was told of last.
  private @Nullable Runnable whenRead;

  /// Counts [#pictures]: what the server says of earlier ones is late.
  private int generation;

  /// @throws OutputFailedException when the X server cannot read this process's memory, or there is
  ///     no such window
  X11WindowOutput(X11Events events, WindowTarget window, PixelSize size)
      throws OutputFailedException {
    this.events = events;
    this.window = window;
    this.size = size;
    this.pictures = share(size, size);
    this.bitmap = bitmap(pictures, size);
    events.watch(window.x11Window(), window.exposed());
  }

  /// Memory with some room, so that not each step of a window that grows needs another.
  private SharedPictures share(PixelSize least, PixelSize alsoLeast) throws OutputFailedException {
    PixelSize max =
        new PixelSize(
            roomy(Math.max(least.width(), alsoLeast.width())),
            roomy(Math.max(least.height(), alsoLeast.height())));
    int of = ++generation;
    return SharedPictures.create(events, window.x11Window(), max, () -> read(of));
  }

  private static int roomy(int pixels) {
    return (pixels + STEP - 1) / STEP * STEP;
  }

  private SharedBitmapOutput bitmap(SharedPictures of, PixelSize shownSize)
      throws OutputFailedException {
    SharedBitmap shared =
        new SharedBitmap(
            of.memory(),
            of.max(),
            (index, pictureSize, damage, shown) -> {
              whenRead = shown;
              of.put(index, damage);
            });
    return new SharedBitmapOutput(shared, shownSize);
  }

  private void read(int ofGeneration) {
    Runnable waiting = whenRead;
    if (ofGeneration == generation && waiting != null) {
      whenRead = null;
      waiting.run();
      window.ready().run();
    }
  }

  @Override
  public boolean isReady() {
    return bitmap.isReady();
  }

  @Override
  public void draw(DrawList list, PixelRect damage, LongConsumer presented) {
    if (lost) {
      presented.accept(NOT_PRESENTED);
    } else {
      bitmap.draw(list, damage, presented);
    }
  }

  @Override
  public void resize(PixelSize newSize) {
    size = newSize;
    if (lost) {
      return;
    }
    PixelSize max = pictures.max();
    if (newSize.width() <= max.width() && newSize.height() <= max.height()) {
      bitmap.resize(newSize);
      return;
    }
    Runnable unanswered = whenRead;
    whenRead = null;
    pictures.close(); // the server has read all of it then
    if (unanswered != null) {
      unanswered.run();
    }
    try {
      pictures = share(newSize, max);
      bitmap = bitmap(pictures, newSize);
    } catch (OutputFailedException e) {
      lost = true;
      System.getLogger("bulkhead.gpu").log(System.Logger.Level.ERROR, e.getMessage());
    }
  }

  @Override
  public void copy(DrawList list, MemorySegment target) {
    Painter.paint(list, size.bounds(), new Bitmap(target, size.width() * 4, size));
  }

  @Override
  public void close() {
    generation++;
    events.forget(window.x11Window());
    if (!lost) {
      pictures.close();
    }
  }
}
