package bulkhead.browser.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bulkhead.testing.ViceServer;
import bulkhead.testing.ViceServer.Raw;
import bulkhead.url.Url;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What is written down of a load, and which answers let another origin's page see it.
@Timeout(60)
class LoadTimingTest {
  private ViceServer own;
  private ViceServer other;
  private UrlLoaderFactory factory;

  @BeforeEach
  void setUp() throws IOException {
    own = new ViceServer();
    other = new ViceServer();
    factory = new UrlLoaderFactory(null, "en");
  }

  @AfterEach
  void tearDown() throws IOException {
    factory.close();
    own.close();
    other.close();
  }

  private static Raw answer(String headers) {
    return new Raw("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n" + headers + "\r\nabc");
  }

  private static Raw redirect(String to, String headers) {
    return new Raw(
        "HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: " + to + "\r\n" + headers + "\r\n");
  }

  private LoadTiming timing(String url) throws InterruptedException {
    Url document = Url.expectParse(own.url("/page"));
    RecordingClient client =
        RecordingClient.load(
            factory,
            UrlRequest.subresource(Url.expectParse(url), document, UrlRequest.Destination.IMAGE));
    LoadTiming timing = client.timing();
    assertNotNull(timing);
    return timing;
  }

  @Test
  void momentsComeInTheirOrder() throws InterruptedException {
    own.on("/a", answer("Server-Timing: db;dur=5\r\n"));
    LoadTiming timing = timing(own.url("/a"));
    assertTrue(timing.allowed());
    assertTrue(timing.start() <= timing.fetchStart());
    assertTrue(timing.fetchStart() <= timing.connectStart());
    assertTrue(timing.connectStart() <= timing.connectEnd());
    assertTrue(timing.connectEnd() <= timing.requestStart());
    assertTrue(timing.requestStart() <= timing.responseStart());
    assertTrue(timing.responseStart() <= timing.responseEnd());
    assertEquals(0, timing.redirectStart());
    assertEquals(3, timing.encodedSize());
    assertEquals(3, timing.decodedSize());
    assertEquals(List.of("db;dur=5"), timing.serverTiming());
    assertEquals("http/1.1", timing.protocol());
  }

  @Test
  void anotherOriginHasToAllowIt() throws InterruptedException {
    other.on("/silent", answer(""));
    other.on("/star", answer("Timing-Allow-Origin: *\r\n"));
    other.on("/named", answer("Timing-Allow-Origin: http://a.example, " + originOf(own) + "\r\n"));
    other.on("/others", answer("Timing-Allow-Origin: http://a.example\r\n"));
    assertFalse(timing(other.url("/silent")).allowed());
    assertTrue(timing(other.url("/star")).allowed());
    assertTrue(timing(other.url("/named")).allowed());
    assertFalse(timing(other.url("/others")).allowed());
  }

  @Test
  void eachAnswerOnTheWayHasToAllowIt() throws InterruptedException {
    other.on("/silent", redirect(own.url("/end"), ""));
    other.on("/star", redirect(own.url("/open"), "Timing-Allow-Origin: *\r\n"));
    own.on("/end", answer("Timing-Allow-Origin: *\r\n"));
    own.on("/open", answer("Timing-Allow-Origin: *\r\n"));
    LoadTiming silent = timing(other.url("/silent"));
    assertFalse(silent.allowed());
    assertTrue(silent.crossed());
    assertEquals(1, silent.redirects());
    assertTrue(timing(other.url("/star")).allowed());
  }

  @Test
  void ownRedirectsAreSeen() throws InterruptedException {
    own.on("/from", redirect(own.url("/to"), ""));
    own.on("/to", answer(""));
    LoadTiming timing = timing(own.url("/from"));
    assertTrue(timing.allowed());
    assertFalse(timing.crossed());
    assertEquals(timing.start(), timing.redirectStart());
    assertEquals(timing.fetchStart(), timing.redirectEnd());
  }

  private static String originOf(ViceServer server) {
    return Url.expectParse(server.url("/")).origin().toString();
  }
}
