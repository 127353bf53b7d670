package bulkhead.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;

/// The trace of this process: a ring buffer of the last [#CAPACITY] events. Any thread; a full ring
/// overwrites its oldest.
public final class Trace {
  /// How many events are kept.
  public static final int CAPACITY = 1 << 14;

  /// One event. Times are `System.nanoTime()`, which on Linux is CLOCK_MONOTONIC and so comparable
  /// between processes. `flowId` joins events of several threads and processes; 0 for none. An
  /// instant has duration 0.
  public record Event(
      String category,
      String name,
      String thread,
      long startNanos,
      long durationNanos,
      long flowId) {}

  private static final AtomicReferenceArray<Event> RING = new AtomicReferenceArray<>(CAPACITY);
  private static final AtomicLong NEXT = new AtomicLong();

  private Trace() {}

  /// The time for [#complete].
  public static long now() {
    return System.nanoTime();
  }

  /// Records what began at `startNanos` and ends now.
  public static void complete(String category, String name, long startNanos, long flowId) {
    add(category, name, startNanos, System.nanoTime() - startNanos, flowId);
  }

  public static void instant(String category, String name, long flowId) {
    add(category, name, System.nanoTime(), 0, flowId);
  }

  private static void add(String category, String name, long start, long duration, long flowId) {
    Event event =
        new Event(category, name, Thread.currentThread().getName(), start, duration, flowId);
    RING.setRelease((int) (NEXT.getAndIncrement() & (CAPACITY - 1)), event);
  }

  /// The number of the next event to come; what [#since] counts by.
  public static long nextSequence() {
    return NEXT.get();
  }

  /// At most `limit` events from number `sequence` on, oldest first; those already overwritten are
  /// left out.
  public static List<Event> since(long sequence, int limit) {
    long end = NEXT.get();
    List<Event> events = new ArrayList<>();
    for (long i = Math.max(sequence, end - CAPACITY); i < end && events.size() < limit; i++) {
      Event event = RING.getAcquire((int) (i & (CAPACITY - 1)));
      if (event != null) {
        events.add(event);
      }
    }
    return events;
  }
}
