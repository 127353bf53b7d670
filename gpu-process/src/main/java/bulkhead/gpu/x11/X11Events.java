package bulkhead.gpu.x11;

import bulkhead.gpu.output.OutputFailedException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Hears what the X server has to say: that it has lost part of a window's picture (the window was
/// covered by another, or was mapped only after it had been drawn), and that it has read a picture
/// from shared memory. Its thread `X11Events` has an X connection of its own, on which it waits,
/// and lives as long as the process. Any thread may watch and forget.
public final class X11Events {
  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;

  /// From X.h and Xlib.h on 64-bit systems.
  private static final long EXPOSURE_MASK = 1L << 15;

  private static final int EXPOSE = 12;
  private static final int EVENT_BYTES = 192;
  private static final int EXPOSE_WINDOW = 32;
  private static final int EXPOSE_COUNT = 56;

  /// From XShm.h: `shmseg` of an XShmCompletionEvent.
  private static final int COMPLETION_SEGMENT = 48;

  /// No event has this number.
  private static final int NO_SHARED_MEMORY = -1;

  private final X11Connection x11;
  private final int completion;
  private final Map<Long, Runnable> windows = new ConcurrentHashMap<>();
  private final Map<Long, Runnable> segments = new ConcurrentHashMap<>();

  private X11Events(X11Connection x11, int completion) {
    this.x11 = x11;
    this.completion = completion;
  }

  /// Starts the thread.
  ///
  /// @throws OutputFailedException when there is no X server to be reached
  public static X11Events start() throws OutputFailedException {
    return start(X11Connection.open(), NO_SHARED_MEMORY);
  }

  /// As [#start()], for memory shared with the server too.
  ///
  /// @throws OutputFailedException when there is no X server to be reached, or it shares no memory
  public static X11Events startWithSharedMemory() throws OutputFailedException {
    X11Connection x11 = X11Connection.open(Xlib.open("libX11.so.6", "libXext.so.6"));
    if ((int) x11.xlib.call("XShmQueryExtension", x11.display()) == 0) {
      x11.close();
      throw new OutputFailedException("the X server has no MIT-SHM");
    }
    return start(x11, (int) x11.xlib.call("XShmGetEventBase", x11.display()));
  }

  private static X11Events start(X11Connection x11, int completion) {
    X11Events events = new X11Events(x11, completion);
    Thread.ofPlatform().name("X11Events").daemon().start(events::run);
    return events;
  }

  X11Connection connection() {
    return x11;
  }

  /// @param exposed run on the thread `X11Events`
  public void watch(long window, Runnable exposed) {
    windows.put(window, exposed);
    x11.selectInput(window, EXPOSURE_MASK);
  }

  public void forget(long window) {
    windows.remove(window);
  }

  /// @param read run on the thread `X11Events` each time the server has read of that segment
  void watchSegment(long segment, Runnable read) {
    segments.put(segment, read);
  }

  void forgetSegment(long segment) {
    segments.remove(segment);
  }

  private void run() {
    MemorySegment event = Arena.global().allocate(EVENT_BYTES, 8);
    while (true) {
      x11.nextEvent(event);
      int type = event.get(INT, 0);
      Runnable listener = null;
      if (type == completion) {
        listener = segments.get(event.get(LONG, COMPLETION_SEGMENT));
      } else if (type == EXPOSE && event.get(INT, EXPOSE_COUNT) == 0) {
        listener = windows.get(event.get(LONG, EXPOSE_WINDOW));
      }
      if (listener != null) {
        listener.run();
      }
    }
  }
}
