package bulkhead.renderer.script;

/// The moment that a realm's clocks count from (High Resolution Time §4). Safe from any thread.
public record TimeOrigin(long nanos, double wallMillis) {
  private static final double NANOS_PER_MILLI = 1_000_000;

  public static TimeOrigin now() {
    return at(System.nanoTime());
  }

  /// @param nanos a moment of [System#nanoTime]
  public static TimeOrigin at(long nanos) {
    double since = (System.nanoTime() - nanos) / NANOS_PER_MILLI;
    return new TimeOrigin(nanos, Math.floor((System.currentTimeMillis() - since) * 10) / 10);
  }

  /// Milliseconds since then, in steps of 0.1 ms (High Resolution Time §9.1, coarse time).
  public double millis(long atNanos) {
    return (atNanos - nanos) / 100_000 / 10.0;
  }
}
