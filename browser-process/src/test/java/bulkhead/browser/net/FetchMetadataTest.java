package bulkhead.browser.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bulkhead.browser.net.FetchParameters.Purpose;
import bulkhead.testing.ViceServer;
import bulkhead.testing.ViceServer.Page;
import bulkhead.testing.ViceServer.Redirect;
import bulkhead.url.Url;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What servers are told by Sec-Fetch-Dest, -Mode, -Site and -User: in this order, `-` for none.
@Timeout(60)
class FetchMetadataTest {
  private ViceServer server;
  private final UrlLoaderFactory network = new UrlLoaderFactory(null, "en");

  @BeforeEach
  void serve() throws IOException {
    server = new ViceServer().on("/", new Page("text/html", "page"));
    server.on("/away", new Redirect(302, "http://localhost:" + server.port() + "/back"));
    server.on("/back", new Redirect(302, server.url("/")));
  }

  @AfterEach
  void stop() throws IOException {
    network.close();
    server.close();
  }

  /// What the last request for it says.
  private String told(UrlRequest request) throws InterruptedException {
    RecordingClient.load(network, request);
    ViceServer.Request last = server.requests().getLast();
    StringBuilder told = new StringBuilder();
    for (String name : new String[] {"dest", "mode", "site", "user"}) {
      told.append(told.isEmpty() ? "" : " ")
          .append(last.headers().getOrDefault("sec-fetch-" + name, "-"));
    }
    return told.toString();
  }

  private UrlRequest subresource(String path, String document, UrlRequest.Destination kind) {
    return UrlRequest.subresource(
        Url.expectParse(server.url(path)), Url.expectParse(document), kind);
  }

  @Test
  void navigations() throws InterruptedException {
    Url url = Url.expectParse(server.url("/"));
    UrlRequest byUser = UrlRequest.navigation(url, true, false);
    assertEquals("document navigate none ?1", told(byUser));
    FetchParameters byPage =
        FetchParameters.navigation("GET", null, "", "http://other.test", "http://other.test/");
    assertEquals("document navigate cross-site -", told(byUser.with(byPage)));
    assertEquals(
        "document navigate cross-site ?1", told(byUser.with(byPage.with(new Purpose("", true)))));
  }

  @Test
  void whatDocumentsUse() throws InterruptedException {
    String here = server.url("/page");
    assertEquals(
        "image no-cors same-origin -", told(subresource("/", here, UrlRequest.Destination.IMAGE)));
    assertEquals(
        "font cors same-origin -", told(subresource("/", here, UrlRequest.Destination.FONT)));
    assertEquals(
        "iframe navigate same-site -",
        told(subresource("/", "http://127.0.0.1:1/", UrlRequest.Destination.DOCUMENT)));
    assertEquals(
        "worker same-origin same-origin -",
        told(
            subresource("/", here, UrlRequest.Destination.SCRIPT)
                .with(FetchParameters.DEFAULT.with(new Purpose("worker", false)))));
  }

  @Test
  void theFarthestAddressOnTheWayCounts() throws InterruptedException {
    String here = server.url("/page");
    assertEquals(
        "style no-cors cross-site -",
        told(subresource("/away", here, UrlRequest.Destination.STYLE)));
  }
}
