package bulkhead.e2e;

import static org.junit.jupiter.api.Assertions.assertTrue;

import bulkhead.testing.BrowserWindowDriver;
import bulkhead.testing.LinuxProcess;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The browser process dies.
class BrowserDeathIT extends WindowTest {
  private static final Duration LIMIT = Duration.ofSeconds(2);

  /// One renderer is hung, so that it cannot notice its socket's end. Seen to fail without the
  /// death signal, which then leaves the hung one behind.
  @Test
  void nothingIsLeftBehind() {
    try (BrowserWindowDriver window =
        BrowserWindowDriver.open(server.url("/blue"), server.url("/green"))) {
      window.awaitPage(Pages.BLUE);
      window.browser().awaitRenderers(3);
      window.browser().gpu();
      List<LinuxProcess> children = window.browser().children();
      assertTrue(children.size() >= 4);
      window.browser().renderer(1).send(LinuxProcess.Signal.STOP);
      window.browser().kill();
      window
          .browser()
          .await("no child lives", LIMIT, () -> children.stream().noneMatch(LinuxProcess::isAlive));
    }
  }
}
