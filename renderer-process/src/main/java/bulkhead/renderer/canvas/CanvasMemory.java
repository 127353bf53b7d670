package bulkhead.renderer.canvas;

import java.lang.ref.Cleaner;
import java.util.concurrent.atomic.AtomicLong;

/// How much memory the pixels of this process's canvases take, which neither V8 nor Java knows of
/// when they decide whether to collect. Safe from any thread.
public final class CanvasMemory {
  /// From here on a new canvas gets no pixels, as where there is no memory.
  private static final long MOST_BYTES = 3L << 30;

  private static final Cleaner CLEANER =
      Cleaner.create(
          task -> {
            Thread thread = new Thread(task, "CanvasMemory");
            thread.setDaemon(true);
            return thread;
          });

  private static final AtomicLong USED = new AtomicLong();

  private CanvasMemory() {}

  /// In bytes; may tell more for a while than there is.
  public static long used() {
    return USED.get();
  }

  /// Whether there may be so many more bytes. What is out of reach is found between tasks; in the
  /// middle of one only where there would be no room otherwise.
  static boolean hasRoom(long bytes) {
    if (USED.get() + bytes > MOST_BYTES) {
      System.gc();
    }
    return USED.get() + bytes <= MOST_BYTES;
  }

  /// Counts bytes until the owner is out of reach, or what this gives is cleaned.
  static Cleaner.Cleanable take(Object owner, long bytes) {
    USED.addAndGet(bytes);
    return CLEANER.register(owner, () -> USED.addAndGet(-bytes));
  }
}
