package bulkhead.browser.process;

import java.util.ArrayDeque;

/// Counts deaths within a sliding time: more than `most` within `withinMillis` is too many. Each
/// death is forgiven when that time has passed. Thread: its owner's.
public final class DeathLimit {
  private final int most;
  private final long withinNanos;
  private final ArrayDeque<Long> deaths = new ArrayDeque<>();

  public DeathLimit(int most, long withinMillis) {
    this.most = most;
    this.withinNanos = withinMillis * 1_000_000;
  }

  /// Records a death at `nowNanos` (`System.nanoTime()`) and says whether the limit is now
  /// exceeded.
  public boolean exceededBy(long nowNanos) {
    forgive(nowNanos);
    deaths.add(nowNanos);
    return deaths.size() > most;
  }

  /// Whether the deaths within the time before `nowNanos` are still too many.
  public boolean exceeded(long nowNanos) {
    forgive(nowNanos);
    return deaths.size() > most;
  }

  private void forgive(long nowNanos) {
    while (!deaths.isEmpty() && nowNanos - deaths.getFirst() > withinNanos) {
      deaths.removeFirst();
    }
  }
}
