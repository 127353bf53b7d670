package bulkhead.renderer.script;

/// The moment that a realm's clocks count from (High Resolution Time §4). Safe from any thread.
public record TimeOrigin(long nanos, long wallMillis) {
  public static TimeOrigin now() {
    return new TimeOrigin(System.nanoTime(), System.currentTimeMillis());
  }

  /// Milliseconds since then, in steps of 0.1 ms (High Resolution Time §9.1, coarse time).
  public double millis(long atNanos) {
    return (atNanos - nanos) / 100_000 / 10.0;
  }
}
