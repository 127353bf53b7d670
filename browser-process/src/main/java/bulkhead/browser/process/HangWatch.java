package bulkhead.browser.process;

import java.util.concurrent.TimeUnit;

/// Whether a process hangs: it has not answered for long, and has not worked either. One that works
/// (a large picture, a busy computer) gets more time. Times are the caller's; single-threaded.
final class HangWatch {
  /// How often to look.
  static final int LOOK_MILLIS = 2000;

  private static final long ASK_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final long IDLE_LIMIT_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final long BUSY_LIMIT_NANOS = TimeUnit.SECONDS.toNanos(60);

  /// What an idle process uses by itself in the shorter of these times.
  private static final long IDLE_CPU_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  private boolean asked;
  private boolean waiting;
  private long sinceNanos;
  private long cpuThen;
  private long lastLookNanos;

  /// @param cpuNanos how much the process has worked since it was started
  /// @return whether to send a question now
  boolean asks(long nowNanos, long cpuNanos) {
    lastLookNanos = nowNanos;
    if (waiting || asked && nowNanos - sinceNanos < ASK_NANOS) {
      return false;
    }
    asked = true;
    waiting = true;
    sinceNanos = nowNanos;
    cpuThen = cpuNanos;
    return true;
  }

  void answered(long nowNanos) {
    waiting = false;
    sinceNanos = nowNanos;
  }

  /// @param cpuNanos as above
  boolean isHung(long nowNanos, long cpuNanos) {
    if (!waiting) {
      return false;
    }
    if (nowNanos - lastLookNanos > 2 * TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS)) {
      // This process had no time itself (a computer that sleeps, or is overloaded).
      sinceNanos = nowNanos;
      cpuThen = cpuNanos;
      return false;
    }
    long waited = nowNanos - sinceNanos;
    boolean idle = cpuNanos - cpuThen < IDLE_CPU_NANOS;
    return waited >= (idle ? IDLE_LIMIT_NANOS : BUSY_LIMIT_NANOS);
  }
}
