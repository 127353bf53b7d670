package bulkhead.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bulkhead.testing.BrowserProcess;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// A start where no window can be opened: one line says so.
class NoWindowSystemIT {
  @Test
  void withoutADisplay() {
    assertOneLine(null);
  }

  /// Seen to fail with the stack trace of a window that was shown nevertheless.
  @Test
  void withADisplayThatDoesNotAnswer() {
    assertOneLine(":4711");
  }

  private static void assertOneLine(@Nullable String display) {
    try (BrowserProcess browser = BrowserProcess.startOn(display, "about:blank")) {
      BrowserProcess.Run run = browser.result();
      assertEquals(1, run.errLines().size(), run.err());
      assertTrue(run.err().startsWith("bulkhead: no window can be opened: "), run.err());
      assertEquals(1, run.status());
    }
  }
}
