package bulkhead.gpu.x11;

import bulkhead.gpu.output.OutputFailedException;
import bulkhead.platform.Libc;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;

/// Hears what the X server has to say: that it has lost part of a window's picture (the window was
/// covered by another, or was mapped only after it had been drawn), and that it has read a picture
/// from shared memory. It has an X connection of its own, used by `GpuMain` alone: where one thread
/// waits for an event and another for an answer, an answer that is an error (the window has just
/// been closed) may reach neither of the two, and Xlib ends the process. So the thread `X11Events`,
/// which lives as long as the process, only waits until there is something to read.
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
  private final Executor gpuMain;
  private final MemorySegment event = Arena.ofAuto().allocate(EVENT_BYTES, 8);
  private final Map<Long, Runnable> windows = new HashMap<>();
  private final Map<Long, Runnable> segments = new HashMap<>();

  private X11Events(X11Connection x11, int completion, Executor gpuMain) {
    this.x11 = x11;
    this.completion = completion;
    this.gpuMain = gpuMain;
  }

  /// Starts the thread.
  ///
  /// @param gpuMain runs tasks on `GpuMain`
  /// @throws OutputFailedException when there is no X server to be reached
  public static X11Events start(Executor gpuMain) throws OutputFailedException {
    return start(X11Connection.open(), NO_SHARED_MEMORY, gpuMain);
  }

  /// As [#start], for memory shared with the server too.
  ///
  /// @throws OutputFailedException when there is no X server to be reached, or it shares no memory
  public static X11Events startWithSharedMemory(Executor gpuMain) throws OutputFailedException {
    X11Connection x11 = X11Connection.open(Xlib.open("libX11.so.6", "libXext.so.6"));
    if ((int) x11.xlib.call("XShmQueryExtension", x11.display()) == 0) {
      x11.close();
      throw new OutputFailedException("the X server has no MIT-SHM");
    }
    return start(x11, (int) x11.xlib.call("XShmGetEventBase", x11.display()), gpuMain);
  }

  private static X11Events start(X11Connection x11, int completion, Executor gpuMain) {
    X11Events events = new X11Events(x11, completion, gpuMain);
    int descriptor = x11.descriptor();
    Thread.ofPlatform().name("X11Events").daemon().start(() -> events.waitForInput(descriptor));
    return events;
  }

  X11Connection connection() {
    return x11;
  }

  /// @param exposed run on `GpuMain`
  public void watch(long window, Runnable exposed) {
    windows.put(window, exposed);
    x11.selectInput(window, EXPOSURE_MASK);
    flush();
  }

  public void forget(long window) {
    windows.remove(window);
  }

  /// @param read run on `GpuMain` each time the server has read of that segment
  void watchSegment(long segment, Runnable read) {
    segments.put(segment, read);
  }

  void forgetSegment(long segment) {
    segments.remove(segment);
  }

  /// Sends what waits to be sent. To be called after each use of the connection: Xlib may have read
  /// events while it waited for an answer or for room to send, and with those the thread is not
  /// woken.
  void flush() {
    if (x11.hasEvent()) {
      gpuMain.execute(this::tell);
    }
  }

  private void waitForInput(int descriptor) {
    Semaphore told = new Semaphore(0);
    while (Libc.waitUntilReadable(descriptor)) {
      gpuMain.execute(
          () -> {
            tell();
            told.release();
          });
      told.acquireUninterruptibly();
    }
  }

  private void tell() {
    while (x11.hasEvent()) {
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
