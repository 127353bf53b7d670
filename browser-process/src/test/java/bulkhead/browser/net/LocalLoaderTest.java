package bulkhead.browser.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bulkhead.url.Url;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Loads that need no network: files, data: and about:.
@Timeout(60)
class LocalLoaderTest {
  private final UrlLoaderFactory factory = new UrlLoaderFactory(null, "en");

  @AfterEach
  void tearDown() {
    factory.close();
  }

  private RecordingClient navigate(String url) throws InterruptedException {
    return RecordingClient.load(factory, UrlRequest.navigation(Url.expectParse(url), true, false));
  }

  /// One line: the type, charset and body, or the error.
  private String line(String url) throws InterruptedException {
    RecordingClient client = navigate(url);
    return client.error() != null
        ? client.error().toString()
        : client.head().mimeType() + ";" + client.head().charset() + " " + client.body();
  }

  @Test
  void dataUrls() throws InterruptedException {
    assertEquals("text/plain;US-ASCII a b", line("data:,a%20b#c"));
    assertEquals("text/html; <p>?x", line("data:text/html,<p>?x"));
    assertEquals("text/plain;utf-8 é", line("data:;charset=utf-8,é"));
    assertEquals("text/html;UTF-8 hi", line("data:TEXT/html;charset=UTF-8;base64,aGk="));
    assertEquals("text/plain;US-ASCII hi", line("data:; BASE64 ,%20a%47k"));
    assertEquals("text/plain;US-ASCII x", line("data:nonsense,x"));
    assertEquals("INVALID_URL", line("data:text/html"));
    assertEquals("INVALID_URL", line("data:;base64,a"));
  }

  @Test
  void otherSchemes() throws InterruptedException {
    assertEquals("text/html;utf-8 ", line("about:blank"));
    assertEquals("INVALID_URL", line("about:config"));
    assertEquals("UNKNOWN_URL_SCHEME", line("gopher://example.org/"));
    assertEquals("UNKNOWN_URL_SCHEME", line("javascript:alert(1)"));
  }

  @Test
  void files(@TempDir Path folder) throws InterruptedException, IOException {
    Files.writeString(folder.resolve("a b.html"), "<p>é");
    Files.writeString(folder.resolve("untold"), "%PDF-1.7");
    Files.createFile(folder.resolve("empty"));
    String base = folder.toUri().toString();
    assertEquals("text/html; <p>é", line(base + "a b.html?q#f"));
    assertEquals("application/pdf; %PDF-1.7", line(base + "untold"));
    assertEquals("text/plain; ", line(base + "empty"));
    assertEquals("FILE_NOT_FOUND", line(base + "missing"));
    assertEquals("FILE_NOT_FOUND", line(base + "untold/below"));
    assertEquals("FILE_NOT_FOUND", line(base + "a%00b"));
    assertEquals("FILE_NOT_FOUND", line(base + "a".repeat(10_000)));
    assertEquals("FILE_NOT_FOUND", line("file://other-host/etc/passwd"));
  }

  @Test
  void devicesAreNotRead() throws InterruptedException {
    assertEquals("ACCESS_DENIED", line("file:///dev/zero"));
  }

  @Test
  void onlyTheUserAndFilesReadFiles(@TempDir Path folder) throws InterruptedException, IOException {
    Path file = Files.writeString(folder.resolve("style.css"), "p{}");
    Url url = Url.expectParse(file.toUri().toString());
    Url web = Url.expectParse("https://example.org/");
    Url local = Url.expectParse("file:///page.html");
    for (UrlRequest refused :
        List.of(
            UrlRequest.navigation(url, false, false),
            UrlRequest.subresource(url, web, UrlRequest.Destination.STYLE),
            UrlRequest.subresource(url, null, UrlRequest.Destination.STYLE))) {
      assertEquals(NetError.ACCESS_DENIED, RecordingClient.load(factory, refused).error());
    }
    UrlRequest allowed = UrlRequest.subresource(url, local, UrlRequest.Destination.STYLE);
    assertEquals("p{}", RecordingClient.load(factory, allowed).body());
  }

  @Test
  void foldersAreListed(@TempDir Path folder) throws InterruptedException, IOException {
    Files.createDirectory(folder.resolve("z-folder"));
    Files.writeString(folder.resolve("<b>&\"#?%.txt"), "1234");
    String base = folder.toUri().toString().replaceFirst("/$", "");
    RecordingClient client = navigate(base);
    assertEquals(
        List.of("redirected " + base + "/", "response 200 text/html", "finished"), client.events());
    String html = client.body();
    assertTrue(html.contains("<title>Index of " + folder + "/</title>"), html);
    assertTrue(
        html.contains(
            "<a href=\"./%3Cb%3E%26%22%23%3F%25.txt\">&lt;b&gt;&amp;&quot;#?%.txt</a></td><td class=\"detail\">4 B</td>"),
        html);
    assertTrue(html.indexOf("./z-folder/") < html.indexOf("./%3C"), html);
    assertFalse(html.contains("<b>"), html);
  }

  @Test
  void errorPageNamesTheCauseAndEscapesTheAddress() {
    String html = ErrorPage.html(NetError.CONNECTION_REFUSED, "http://example.org:81/x");
    assertTrue(
        html.contains(
            "<h1>This site can’t be reached</h1>\n<p><strong>example.org</strong></p>\n<p>The site refused to connect.</p>"),
        html);
    assertTrue(html.contains("ERR_CONNECTION_REFUSED"), html);
    String hostile = ErrorPage.html(NetError.INVALID_URL, "<script>\0" + "x".repeat(1 << 20));
    assertTrue(hostile.contains("&lt;script&gt;\uFFFDxxx"), "escaped");
    assertTrue(hostile.length() < 4000, "shortened to " + hostile.length());
  }

  @Test
  void sitesAreRegistrableDomains() {
    assertEquals("https://example.co.uk", site("https://a.b.example.co.uk:8443/"));
    assertEquals("http://example.com", site("http://example.com/"));
    assertEquals("https://co.uk", site("https://co.uk/"));
    assertEquals("http://localhost", site("http://localhost:8080/"));
    assertEquals("http://127.0.0.1", site("http://127.0.0.1:8080/"));
    assertEquals("http://[::1]", site("http://[::1]/"));
    assertEquals("https://xn--bcher-kva.example", site("https://www.bücher.example/"));
  }

  private static String site(String url) {
    return Sites.site(Url.expectParse(url));
  }
}
