package bulkhead.renderer.canvas;

import java.lang.ref.Cleaner;
import java.util.concurrent.atomic.AtomicLong;

/// How much memory the pixels of this process's canvases take, which neither V8 nor Java knows of
/// when they decide whether to collect. Safe from any thread.
public final class CanvasMemory {
  /// From here on a new canvas gets no pixels, as where there is no memory.
  private static final long MOST_BYTES = 3L << 30;

  /// How much is taken before Java is made to look, in the middle of a task, which of it is out of
  /// reach.
  private static final long COLLECT_EVERY_BYTES = 512L << 20;

  private static final Cleaner CLEANER =
      Cleaner.create(
          task -> {
            Thread thread = new Thread(task, "CanvasMemory");
            thread.setDaemon(true);
            return thread;
          });

  private static final AtomicLong USED = new AtomicLong();
  private static final AtomicLong COLLECT_AT = new AtomicLong(COLLECT_EVERY_BYTES);

  private CanvasMemory() {}

  /// In bytes; may tell more for a while than there is.
  public static long used() {
    return USED.get();
  }

  /// Whether there may be so many more bytes.
  static boolean hasRoom(long bytes) {
    long after = USED.get() + bytes;
    if (after > COLLECT_AT.get()) {
      System.gc();
      COLLECT_AT.set(USED.get() + bytes + COLLECT_EVERY_BYTES);
    }
    return USED.get() + bytes <= MOST_BYTES;
  }

  /// Counts bytes until the owner is out of reach, or what this gives is cleaned.
  static Cleaner.Cleanable take(Object owner, long bytes) {
    USED.addAndGet(bytes);
    return CLEANER.register(owner, () -> USED.addAndGet(-bytes));
  }
}
