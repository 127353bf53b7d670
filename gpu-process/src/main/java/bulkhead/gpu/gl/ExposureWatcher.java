package bulkhead.gpu.gl;

import bulkhead.gpu.output.OutputFailedException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.lwjgl.system.MemoryUtil;

/// Hears when the X server has lost part of a window's picture: the window was covered by another,
/// or was mapped only after it had been drawn. Its thread `X11Events` has an X connection of its
/// own, on which it waits, and lives as long as the process. Any thread may watch and forget.
final class ExposureWatcher {
  /// From X.h and Xlib.h on 64-bit systems.
  private static final long EXPOSURE_MASK = 1L << 15;

  private static final int EXPOSE = 12;
  private static final int EVENT_BYTES = 192;
  private static final int EXPOSE_WINDOW_OFFSET = 32;
  private static final int EXPOSE_COUNT_OFFSET = 56;

  private final X11Connection x11;
  private final Map<Long, Runnable> watched = new ConcurrentHashMap<>();

  private ExposureWatcher(X11Connection x11) {
    this.x11 = x11;
  }

  static ExposureWatcher start() throws OutputFailedException {
    ExposureWatcher watcher = new ExposureWatcher(X11Connection.open());
    Thread.ofPlatform().name("X11Events").daemon().start(watcher::run);
    return watcher;
  }

  /// @param exposed run on the thread `X11Events`
  void watch(long window, Runnable exposed) {
    watched.put(window, exposed);
    x11.selectInput(window, EXPOSURE_MASK);
  }

  void forget(long window) {
    watched.remove(window);
  }

  private void run() {
    long event = MemoryUtil.nmemAllocChecked(EVENT_BYTES);
    while (true) {
      x11.nextEvent(event);
      if (MemoryUtil.memGetInt(event) == EXPOSE
          && MemoryUtil.memGetInt(event + EXPOSE_COUNT_OFFSET) == 0) {
        Runnable exposed = watched.get(MemoryUtil.memGetLong(event + EXPOSE_WINDOW_OFFSET));
        if (exposed != null) {
          exposed.run();
        }
      }
    }
  }
}
