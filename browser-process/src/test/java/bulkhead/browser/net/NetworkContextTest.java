package bulkhead.browser.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import bulkhead.testing.ViceServer;
import bulkhead.testing.ViceServer.Request;
import bulkhead.testing.ViceServer.Route;
import bulkhead.url.Url;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What a browser context has of the network is seen in no other.
@Timeout(60)
class NetworkContextTest {
  private ViceServer server;
  private UrlLoaderFactory factory;

  @BeforeEach
  void setUp(@TempDir Path folder) throws IOException {
    server = new ViceServer();
    factory = new UrlLoaderFactory(folder, "en");
    server.on("/fresh", answer("Cache-Control: max-age=600\r\nSet-Cookie: seen=yes", "ok"));
    server.on("/tagged", answer("ETag: \"1\"\r\nCache-Control: max-age=0", "ok"));
  }

  @AfterEach
  void tearDown() throws IOException {
    factory.close();
    server.close();
  }

  private static Route answer(String headers, String body) {
    String all =
        "HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n" + headers + "\r\n\r\n" + body;
    return (request, connection, out) -> {
      out.write(all.getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
      return true;
    };
  }

  private String load(NetworkContext context, String url) throws InterruptedException {
    RequestOptions options = new RequestOptions(null, null, List.of(), context, null, false);
    return RecordingClient.load(
            factory, UrlRequest.navigation(Url.expectParse(url), true, false).withOptions(options))
        .body();
  }

  @Test
  void whatIsInOneCacheIsAskedForAgainInAnother() throws Exception {
    NetworkContext first = factory.newContext(null, "");
    load(factory.context(), server.url("/fresh"));
    assertEquals("ok", load(first, server.url("/fresh")));
    assertEquals("ok", load(first, server.url("/fresh")), "from its own cache");
    assertEquals(2, server.requests().size(), "one for each context");
    first.close();
    load(factory.newContext(null, ""), server.url("/fresh"));
    assertEquals(3, server.requests().size(), "the closed context's cache is gone");
  }

  @Test
  void noContextTellsAServerWhatAnotherHasSeen() throws Exception {
    NetworkContext first = factory.newContext(null, "");
    for (int times = 0; times < 2; times++) {
      load(first, server.url("/tagged"));
    }
    load(factory.newContext(null, ""), server.url("/tagged"));
    List<Request> seen = server.requests();
    assertEquals("\"1\"", seen.get(1).headers().get("if-none-match"));
    assertNull(seen.get(2).headers().get("if-none-match"), "in a new context");
  }

  @Test
  void cookiesAndConnectionsAreEachContextsOwn() throws Exception {
    NetworkContext first = factory.newContext(null, "");
    load(first, server.url("/fresh"));
    load(first, server.url("/tagged"));
    load(factory.newContext(null, ""), server.url("/tagged"));
    List<Request> seen = server.requests();
    assertEquals("seen=yes", seen.get(1).headers().get("cookie"));
    assertEquals(seen.get(0).connection(), seen.get(1).connection());
    assertNull(seen.get(2).headers().get("cookie"), "in another context");
    assertNotEquals(seen.get(1).connection(), seen.get(2).connection());
  }

  @Test
  void clearedCachesAreEmpty() throws Exception {
    NetworkContext context = factory.newContext(null, "");
    load(context, server.url("/fresh"));
    context.clearCache();
    load(context, server.url("/fresh"));
    assertEquals(2, server.requests().size());
  }

  @Test
  void eachContextHasItsProxy() throws Exception {
    try (ViceServer proxy = new ViceServer()) {
      proxy.on("http://far.test/page", answer("Content-Type: text/plain", "by the proxy"));
      NetworkContext through = factory.newContext("127.0.0.1:" + proxy.port(), "");
      assertEquals("by the proxy", load(through, "http://far.test/page"));
      assertEquals("ok", load(through, server.url("/tagged")), "this computer is asked directly");
      proxy.on(server.url("/tagged"), answer("Content-Type: text/plain", "by the proxy"));
      NetworkContext all = factory.newContext("127.0.0.1:" + proxy.port(), "<-loopback>");
      assertEquals("by the proxy", load(all, server.url("/tagged")));
      assertEquals("ok", load(factory.newContext(null, ""), server.url("/tagged")));
    }
  }
}
