package bulkhead.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bulkhead.testing.BrowserProcess;
import bulkhead.testing.DevToolsPage;
import bulkhead.testing.TestCertificates;
import bulkhead.testing.ViceServer;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A server that has signed for itself: not believed, but by those who ask for it.
class CertificatesIT {
  private ViceServer server;

  @BeforeEach
  void serve(@TempDir Path folder) throws Exception {
    TestCertificates keys = new TestCertificates(folder);
    keys.make("own", "-ext", "san=ip:127.0.0.1");
    server = keys.server("own");
    server.on("/", new ViceServer.Page("text/html", "<title>sealed</title>"));
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  @Test
  void thePageIsAnErrorPage() {
    BrowserProcess.Run run = BrowserProcess.headless("--dump-dom", server.url("/"));
    assertEquals(1, run.status(), run.err());
    assertTrue(run.err().contains("ERR_CERT_AUTHORITY_INVALID"), run.err());
    assertTrue(run.out().contains("Your connection is not private"), run.out());
  }

  @Test
  void theSwitchBelievesEverybody() {
    BrowserProcess.Run run =
        BrowserProcess.headless("--ignore-certificate-errors", "--dump-dom", server.url("/"));
    assertEquals(0, run.status(), run.err());
    assertTrue(run.out().contains("sealed"), run.out());
  }

  @Test
  void aClientBelievesEverybodyForItsPage() {
    try (BrowserProcess browser =
            BrowserProcess.start("--headless", "--remote-debugging-port=0", "about:blank");
        DevToolsPage page = DevToolsPage.of(browser)) {
      String go = "{\"url\":\"" + server.url("/") + "\"}";
      JsonObject refused = page.call("Page.navigate", go);
      assertEquals("net::ERR_CERT_AUTHORITY_INVALID", refused.get("errorText").getAsString());
      page.call("Security.setIgnoreCertificateErrors", "{\"ignore\":true}");
      JsonObject believed = page.call("Page.navigate", go);
      assertTrue(!believed.has("errorText"), believed.toString());
      page.await("sealed", "document.title");

      // Not by others, and no longer when the client has had enough.
      try (DevToolsPage other = DevToolsPage.another(browser, "about:blank")) {
        assertTrue(other.call("Page.navigate", go).has("errorText"));
      }
      page.call("Security.setIgnoreCertificateErrors", "{\"ignore\":false}");
      assertTrue(page.call("Page.navigate", go).has("errorText"));
    }
  }
}
