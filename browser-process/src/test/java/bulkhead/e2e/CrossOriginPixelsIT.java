package bulkhead.e2e;

import bulkhead.testing.BrowserProcess;
import bulkhead.testing.DevToolsPage;
import bulkhead.testing.ViceServer;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Whose pixels a script may read from a canvas.
class CrossOriginPixelsIT {
  private static final byte[] PIXEL =
      Base64.getDecoder()
          .decode(
              "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

  private static final String PAGE =
      """
      <!doctype html><title>pixels</title><script>
      const told = {};
      function read(name, src, cors) {
        const image = new Image();
        if (cors !== undefined) image.crossOrigin = cors;
        image.onerror = () => { told[name] = 'error'; };
        image.onload = () => {
          const canvas = document.createElement('canvas'), context = canvas.getContext('2d');
          context.drawImage(image, 0, 0);
          const second = document.createElement('canvas');
          second.getContext('2d').drawImage(canvas, 0, 0);
          const steps = [() => context.getImageData(0, 0, 1, 1), () => second.toDataURL(),
            () => canvas.toBlob(() => { })];
          const outcomes = steps.map(step => { try { step(); return 'read'; } catch (e) { return e.name; } });
          canvas.width = 1;
          context.getImageData(0, 0, 1, 1);
          told[name] = [...new Set(outcomes)].join();
        };
        image.src = src;
      }
      </script>
      """;

  @Test
  void ofTheOwnOriginAndOfThoseWhoAllowIt() throws IOException {
    try (ViceServer server = new ViceServer()) {
      server.on("/", new ViceServer.Page("text/html", PAGE));
      server.on("/closed", new ViceServer.Page("image/png", PIXEL, List.of()));
      server.on(
          "/open",
          new ViceServer.Page("image/png", PIXEL, List.of("Access-Control-Allow-Origin: *")));
      server.on("/away", new ViceServer.Redirect(302, Pages.otherSite(server, "/closed")));
      String other = Pages.otherSite(server, "");
      try (BrowserProcess browser =
              BrowserProcess.start("--headless", "--remote-debugging-port=0", server.url("/"));
          DevToolsPage page = DevToolsPage.of(browser)) {
        page.await("function", "typeof read");
        page.evaluate(
            "(read('own', '/closed'), read('away', '/away'), read('theirs', '%1$s/closed'),"
                    .formatted(other)
                + " read('open', '%1$s/open'), read('asked', '%1$s/open', ''),".formatted(other)
                + " read('refused', '%1$s/closed', 'anonymous'),".formatted(other)
                + " read('data', 'data:image/png;base64,"
                + Base64.getEncoder().encodeToString(PIXEL)
                + "'))");
        page.await("read", "told.own");
        page.await("read", "told.data");
        page.await("read", "told.asked");
        page.await("SecurityError", "told.theirs");
        page.await("SecurityError", "told.open");
        page.await("SecurityError", "told.away");
        page.await("error", "told.refused");
      }
    }
  }
}
