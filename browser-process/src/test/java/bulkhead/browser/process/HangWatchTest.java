package bulkhead.browser.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// The clock and the process's work are this test's.
class HangWatchTest {
  private static final int NEVER = -1;

  private final HangWatch watch = new HangWatch();
  private long now;
  private long cpu;

  /// Looks, as the host does, that many seconds long.
  /// @param cpuMillisPerLook how much the process works from one look to the next
  /// @return after how many seconds it was hung
  private int look(int seconds, int cpuMillisPerLook) {
    long begin = now;
    while (now - begin <= TimeUnit.SECONDS.toNanos(seconds)) {
      if (watch.isHung(now, cpu)) {
        return (int) TimeUnit.NANOSECONDS.toSeconds(now - begin);
      }
      watch.asks(now, cpu);
      now += TimeUnit.MILLISECONDS.toNanos(HangWatch.LOOK_MILLIS);
      cpu += TimeUnit.MILLISECONDS.toNanos(cpuMillisPerLook);
    }
    return NEVER;
  }

  @Test
  void oneThatDoesNothingHangsAfterTenSeconds() {
    assertEquals(10, look(100, 0));
  }

  @Test
  void oneThatWorksGetsAMinute() {
    assertEquals(60, look(100, 1000));
  }

  @Test
  void oneThatAnswersDoesNotHang() {
    assertTrue(watch.asks(now, cpu));
    watch.answered(now);
    assertFalse(watch.asks(now + 1, cpu), "not again at once");
    assertFalse(watch.isHung(now + TimeUnit.SECONDS.toNanos(11), cpu));
  }

  @Test
  void aComputerThatSleptIsNoHang() {
    assertTrue(watch.asks(now, cpu));
    now += TimeUnit.HOURS.toNanos(1);
    assertFalse(watch.isHung(now, cpu));
    watch.answered(now);
    assertEquals(NEVER, look(8, 0));
  }
}
