package bulkhead.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bulkhead.testing.BrowserProcess;
import bulkhead.testing.BrowserWindowDriver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The browser is started again with a profile that is open already.
class FurtherStartIT extends WindowTest {
  /// Seen to fail: the further start ended with an error.
  @Test
  void itsPageOpensInTheWindowThatIsThere() {
    try (BrowserWindowDriver window = BrowserWindowDriver.open(server.url("/blue"))) {
      window.awaitPage(Pages.BLUE);
      try (BrowserProcess further = again(window, server.url("/green"))) {
        assertEquals(
            new BrowserProcess.Run(0, "Opening in existing browser session.\n", ""),
            further.result());
      }
      window.awaitPage(Pages.GREEN);
      window.selectTab(1);
      window.awaitPage(Pages.BLUE);
    }
  }

  @Test
  void withoutAWindowItIsTold() {
    try (BrowserWindowDriver window = BrowserWindowDriver.open(server.url("/blue"))) {
      window.awaitPage(Pages.BLUE);
      try (BrowserProcess further = again(window, "--headless", server.url("/green"))) {
        assertEquals(1, further.result().status());
        assertEquals(
            "bulkhead: The profile "
                + window.browser().profile()
                + " is in use by another Bulkhead (process "
                + window.browser().pid()
                + "). Close it, or choose another folder with --user-data-dir.\n",
            further.result().err());
      }
    }
  }

  /// One that has no windows says so in its profile, so that nobody waits for it.
  @Test
  void aBrowserWithoutWindowsIsNotWaitedFor() throws IOException {
    try (BrowserProcess headless =
        BrowserProcess.startHeadless("--remote-debugging-port=0", server.url("/blue"))) {
      headless.await("its page", () -> !server.requests().isEmpty());
      assertEquals(
          Path.of("none"), Files.readSymbolicLink(headless.profile().resolve("SingletonSocket")));
      try (BrowserProcess further =
          BrowserProcess.startWith(headless.profile(), server.url("/green"))) {
        assertEquals(1, further.result().status());
        assertTrue(further.result().err().contains("is in use by"), further.result().err());
      }
    }
  }

  private static BrowserProcess again(BrowserWindowDriver window, String... arguments) {
    return BrowserProcess.startWith(window.browser().profile(), arguments);
  }
}
