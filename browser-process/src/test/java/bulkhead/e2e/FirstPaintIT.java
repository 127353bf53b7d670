package bulkhead.e2e;

import bulkhead.testing.BrowserWindowDriver;
import bulkhead.testing.ViceServer;
import org.junit.jupiter.api.Test;

/// What has come of a page is shown while the rest is on its way.
class FirstPaintIT extends WindowTest {
  @Test
  void theFirstHalfOfALongPageIsOnScreenBeforeTheSecondIsSent() {
    ViceServer.SlowRoute slow =
        new ViceServer.SlowRoute(
            "text/html",
            Pages.html(Pages.BLUE, "<p style=\"height:900px\">" + "<br>".repeat(50_000)),
            "<style>html{background:#%06x}</style>".formatted(Pages.GREEN));
    server.on("/", slow);
    slow.release();
    try (BrowserWindowDriver window = BrowserWindowDriver.open(server.url("/"))) {
      window.awaitPage(Pages.BLUE);
      slow.release();
      window.awaitPage(Pages.GREEN);
    }
  }
}
