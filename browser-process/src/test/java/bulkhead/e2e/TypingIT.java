package bulkhead.e2e;

import bulkhead.testing.BrowserWindowDriver;
import bulkhead.testing.DevToolsPage;
import org.junit.jupiter.api.Test;

/// Clicks and keys in the order in which the user's hands made them, however fast.
class TypingIT extends WindowTest {
  private static final int ROUNDS = 60;

  private static final String PAGE =
      """
      <!doctype html><title>t</title><style>
      body { background: #0055aa }
      input { position: absolute; left: 100px; width: 600px; height: 30px; box-sizing: border-box; border: 0; padding: 0 }
      </style><input id=one style='top: 20px'><input id=two style='top: 60px'>
      """;

  /// Seen to fail where keys took a shorter way to the main thread than clicks did.
  @Test
  void whatIsTypedAfterAClickIsForWhatWasClicked() {
    try (BrowserWindowDriver window = openDebugged(PAGE);
        DevToolsPage page = loadedBlue(window)) {
      for (int i = 0; i < ROUNDS; i++) {
        window.click(650, BrowserWindowDriver.PAGE.y + 35);
        window.type("a");
        window.click(650, BrowserWindowDriver.PAGE.y + 75);
        window.type("b");
      }
      page.await("a".repeat(ROUNDS) + " " + "b".repeat(ROUNDS), "one.value + ' ' + two.value");
    }
  }
}
