package bulkhead.testing;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Waits for what another process does: asks again and again until a deadline. The deadline is
/// generous, for a loaded machine; a condition that holds costs no more than the time until it
/// does.
public final class Await {
  /// Enough for a JVM to start on a machine that does other things too.
  public static final Duration LONG = Duration.ofSeconds(120);

  private static final Duration PAUSE = Duration.ofMillis(15);

  private Await() {}

  /// Fails, with `evidence` in its message, when the condition does not hold within `limit`.
  public static void until(
      String what, Duration limit, BooleanSupplier condition, Supplier<String> evidence) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError(
            "not within " + limit.toMillis() + " ms: " + what + "\n" + evidence.get());
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }
}
