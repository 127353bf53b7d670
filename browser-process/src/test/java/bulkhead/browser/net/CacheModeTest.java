package bulkhead.browser.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import bulkhead.browser.net.FetchParameters.CacheMode;
import bulkhead.browser.net.RequestOptions.HeaderField;
import bulkhead.testing.ViceServer;
import bulkhead.testing.ViceServer.Raw;
import bulkhead.url.ReferrerPolicy;
import bulkhead.url.Url;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What the cache modes of `fetch` do with a cache that has the answer (Fetch §4.6).
@Timeout(60)
class CacheModeTest {
  private ViceServer server;
  private UrlLoaderFactory factory;

  @BeforeEach
  void setUp(@TempDir Path folder) throws IOException {
    server = new ViceServer();
    factory = new UrlLoaderFactory(folder, "en");
    server.on(
        "/fresh",
        new Raw("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nCache-Control: max-age=600\r\n\r\nok"));
    server.on(
        "/stale",
        new Raw(
            "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nETag: \"1\"\r\n"
                + "Cache-Control: max-age=0\r\n\r\nok"));
  }

  @AfterEach
  void tearDown() throws IOException {
    factory.close();
    server.close();
  }

  private RecordingClient fetch(String path, CacheMode mode, HeaderField... headers)
      throws InterruptedException {
    String origin = Url.expectParse(server.url("/")).origin().toString();
    FetchParameters parameters =
        new FetchParameters(
            "GET",
            List.of(headers),
            null,
            FetchParameters.Mode.SAME_ORIGIN,
            FetchParameters.Credentials.SAME_ORIGIN,
            FetchParameters.Redirects.FOLLOW,
            mode,
            origin,
            "",
            ReferrerPolicy.DEFAULT,
            false,
            FetchParameters.Purpose.NONE);
    return RecordingClient.load(
        factory,
        UrlRequest.subresource(
                Url.expectParse(server.url(path)), null, UrlRequest.Destination.FETCH)
            .with(parameters));
  }

  private int asked() {
    return server.requests().size();
  }

  @Test
  void aFreshAnswerIsUsedAgain() throws InterruptedException {
    fetch("/fresh", CacheMode.DEFAULT);
    fetch("/fresh", CacheMode.DEFAULT);
    assertEquals(1, asked());
  }

  @Test
  void noStoreNeitherReadsNorWrites() throws InterruptedException {
    fetch("/fresh", CacheMode.NO_STORE);
    assertEquals("no-cache", server.requests().getFirst().headers().get("cache-control"));
    assertEquals("no-cache", server.requests().getFirst().headers().get("pragma"));
    fetch("/fresh", CacheMode.DEFAULT);
    fetch("/fresh", CacheMode.NO_STORE);
    assertEquals(3, asked());
  }

  @Test
  void reloadWritesOnly() throws InterruptedException {
    fetch("/fresh", CacheMode.DEFAULT);
    fetch("/fresh", CacheMode.RELOAD);
    assertEquals(2, asked());
    fetch("/fresh", CacheMode.DEFAULT);
    assertEquals(2, asked());
  }

  @Test
  void forceCacheTakesWhatIsStaleAndTellsNoServer() throws InterruptedException {
    fetch("/stale", CacheMode.FORCE_CACHE);
    assertEquals(1, asked());
    assertNull(server.requests().getFirst().headers().get("cache-control"));
    fetch("/stale", CacheMode.FORCE_CACHE);
    assertEquals(1, asked());
    fetch("/stale", CacheMode.DEFAULT);
    assertEquals(2, asked());
  }

  @Test
  void onlyIfCachedFailsWithoutTheCache() throws InterruptedException {
    assertEquals(List.of("failed FAILED"), fetch("/fresh", CacheMode.ONLY_IF_CACHED).events());
    assertEquals(0, asked());
    fetch("/fresh", CacheMode.DEFAULT);
    fetch("/fresh", CacheMode.ONLY_IF_CACHED);
    assertEquals(1, asked());
  }

  @Test
  void conditionsOfTheScriptGoToTheServer() throws InterruptedException {
    fetch("/fresh", CacheMode.DEFAULT);
    fetch("/fresh", CacheMode.DEFAULT, new HeaderField("If-None-Match", "\"2\""));
    assertEquals(2, asked());
    assertEquals("\"2\"", server.requests().getLast().headers().get("if-none-match"));
  }
}
