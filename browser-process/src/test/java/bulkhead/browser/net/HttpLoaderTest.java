package bulkhead.browser.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bulkhead.testing.ViceServer;
import bulkhead.testing.ViceServer.CutShortRoute;
import bulkhead.testing.ViceServer.EmptyAnswerRoute;
import bulkhead.testing.ViceServer.EndlessRoute;
import bulkhead.testing.ViceServer.ForEverRoute;
import bulkhead.testing.ViceServer.GzipRoute;
import bulkhead.testing.ViceServer.HugeHeaderRoute;
import bulkhead.testing.ViceServer.LyingGzipRoute;
import bulkhead.testing.ViceServer.NeverAnswersRoute;
import bulkhead.testing.ViceServer.NulBytesRoute;
import bulkhead.testing.ViceServer.Page;
import bulkhead.testing.ViceServer.Raw;
import bulkhead.testing.ViceServer.Redirect;
import bulkhead.testing.ViceServer.RedirectLoopRoute;
import bulkhead.testing.ViceServer.ResetRoute;
import bulkhead.testing.ViceServer.SlowRoute;
import bulkhead.testing.ViceServer.WrongLengthRoute;
import bulkhead.url.Url;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Loads over http from a server that does everything wrong.
@Timeout(60)
class HttpLoaderTest {
  private ViceServer server;
  private UrlLoaderFactory factory;

  @BeforeEach
  void setUp() throws IOException {
    server = new ViceServer();
    factory = new UrlLoaderFactory(null, "en-GB,en;q=0.8");
  }

  @AfterEach
  void tearDown() throws IOException {
    factory.close();
    server.close();
  }

  private Url url(String path) {
    return Url.expectParse(server.url(path));
  }

  private RecordingClient navigate(String path) throws InterruptedException {
    return RecordingClient.load(factory, UrlRequest.navigation(url(path), true, false));
  }

  // ---- What works ----

  @Test
  void loadsAPage() throws InterruptedException {
    server.on("/a", new Page("Text/HTML; Charset=\"windows-1252\"", "<p>hello"));
    RecordingClient client = navigate("/a?b=c d#e");
    assertEquals(List.of("response 200 text/html", "finished"), client.events());
    assertEquals("<p>hello", client.body());
    assertEquals("windows-1252", client.head().charset());
    assertEquals(8, client.head().contentLength());
    assertEquals(url("/a?b=c%20d#e"), client.head().url());
    Map<String, String> headers = server.awaitRequest().headers();
    assertEquals("en-GB,en;q=0.8", headers.get("accept-language"));
    assertTrue(headers.getOrDefault("accept", "").startsWith("text/html,"), headers::toString);
    assertTrue(headers.getOrDefault("user-agent", "").contains("Bulkhead/"), headers::toString);
    assertEquals("/a?b=c%20d", server.requests().getFirst().target());
  }

  @Test
  void errorStatusIsAPageLikeAnother() throws InterruptedException {
    RecordingClient client = navigate("/missing");
    assertEquals(List.of("response 404 text/html", "finished"), client.events());
    assertEquals("<title>Not here</title>", client.body());
  }

  @Test
  void sendsABodyAsItArrives() throws InterruptedException {
    SlowRoute slow = new SlowRoute("text/html", "<p>one", "<p>two");
    server.on("/", slow);
    RecordingClient client = new RecordingClient();
    factory.start(UrlRequest.navigation(url("/"), true, false), client).grant(1 << 20);
    slow.release();
    client.awaitBytes(6);
    assertEquals("<p>one", client.body());
    slow.release();
    client.awaitEnd();
    assertEquals("<p>one<p>two", client.body());
  }

  @Test
  void slowPlainTextIsShownAsItArrives() throws InterruptedException {
    SlowRoute slow = new SlowRoute("text/plain", "one", "two");
    server.on("/", slow);
    RecordingClient client = new RecordingClient();
    factory.start(UrlRequest.navigation(url("/"), true, false), client).grant(1 << 20);
    slow.release();
    client.awaitBytes(3);
    slow.release();
    client.awaitEnd();
    assertEquals("onetwo", client.body());
  }

  @Test
  void reportsRedirectsHopByHopAndKeepsTheFragment() throws InterruptedException {
    server.on("/a", new Redirect(301, "b?x"));
    server.on("/b", new Redirect(307, "//127.0.0.1:" + server.port() + "/c"));
    server.on("/c", new Page("text/html", "there"));
    RecordingClient client = navigate("/a#f");
    assertEquals(
        List.of(
            "redirected " + url("/b?x#f"),
            "redirected " + url("/c#f"),
            "response 200 text/html",
            "finished"),
        client.events());
  }

  @Test
  void undoesGzipAndDeflate() throws InterruptedException {
    String text = "<p>" + "the quick brown fox ".repeat(100_000);
    server.on("/gzip", new GzipRoute("text/html", text, 0));
    RecordingClient client = navigate("/gzip");
    assertEquals(text, client.body());
    assertEquals(-1, client.head().contentLength());
    assertTrue(client.largestChunk() <= 64 << 10, "chunk of " + client.largestChunk());
    byte[] zlib = {120, -100, 75, 4, 0, 0, 98, 0, 98};
    byte[] bare = {75, 4, 0};
    server.on("/zlib", new Page("text/html", zlib, List.of("Content-Encoding: deflate")));
    server.on("/bare", new Page("text/html", bare, List.of("Content-Encoding: deflate")));
    assertEquals("a", navigate("/zlib").body());
    assertEquals("a", navigate("/bare").body());
  }

  @Test
  void cachesWhatTheServerAllowsAndAsksAgainOnReload(@TempDir Path profile)
      throws InterruptedException {
    try (UrlLoaderFactory cached = new UrlLoaderFactory(profile.resolve("Cache"), "en")) {
      server.on("/kept", new Page("text/html", "kept", "Cache-Control: max-age=3600"));
      server.on("/not-kept", new Page("text/html", "not kept", "Cache-Control: no-store"));
      for (String path : List.of("/kept", "/kept", "/not-kept", "/not-kept")) {
        RecordingClient.load(cached, UrlRequest.navigation(url(path), true, false));
      }
      RecordingClient again =
          RecordingClient.load(cached, UrlRequest.navigation(url("/kept"), true, true));
      assertEquals("kept", again.body());
    }
    assertEquals(
        List.of("/kept", "/not-kept", "/not-kept", "/kept"),
        server.requests().stream().map(ViceServer.Request::path).toList());
  }

  // ---- Who asks ----

  @Test
  void sendsTheReferrerThatThePolicyAllows() throws InterruptedException {
    server.on("/x", new Page("text/css", ""));
    Url same = Url.expectParse(server.url("/page?q#f").replace("//", "//user:secret@"));
    for (Url document :
        List.of(same, Url.expectParse("http://example.org/page"), Url.expectParse("https://a/"))) {
      RecordingClient.load(
          factory, UrlRequest.subresource(url("/x"), document, UrlRequest.Destination.STYLE));
    }
    List<String> referrers =
        server.requests().stream().map(r -> r.headers().getOrDefault("referer", "none")).toList();
    assertEquals(List.of(server.url("/page?q"), "http://example.org/", "none"), referrers);
  }

  @Test
  void cookiesStayWithTheirSite() throws InterruptedException {
    server.on(
        "/set", new Page("text/html", "", "Set-Cookie: a=1", "Set-Cookie: gone=1; Max-Age=0"));
    server.on("/deep/set", new Page("text/html", "", "Set-Cookie: b=2"));
    server.on("/show", new Page("text/html", ""));
    navigate("/set");
    navigate("/deep/set");
    navigate("/show");
    navigate("/deep/show");
    for (String document : List.of(server.url("/"), "http://example.org/")) {
      RecordingClient.load(
          factory,
          UrlRequest.subresource(
              url("/show"), Url.expectParse(document), UrlRequest.Destination.IMAGE));
    }
    List<String> sent =
        server.requests().stream().map(r -> r.headers().getOrDefault("cookie", "none")).toList();
    assertEquals(List.of("none", "a=1", "a=1", "b=2; a=1", "a=1", "none"), sent);
  }

  @Test
  void answersAChallengeWithTheCredentialsOfTheUrl() throws InterruptedException {
    server.on(
        "/",
        (request, connection, out) ->
            "Basic dTpw".equals(request.headers().get("authorization"))
                ? new Page("text/html", "welcome").serve(request, connection, out)
                : new Raw("HTTP/1.1 401 No\r\nWWW-Authenticate: Basic realm=x\r\n\r\n")
                    .serve(request, connection, out));
    Url url = Url.expectParse(server.url("/").replace("//", "//u:p@"));
    RecordingClient client = RecordingClient.load(factory, UrlRequest.navigation(url, true, false));
    assertEquals("welcome", client.body());
  }

  // ---- Vices ----

  @Test
  void eachViceHasItsError() throws InterruptedException {
    server.on("/cut-short", new CutShortRoute("<p>some", 100));
    server.on(
        "/cut-chunk",
        new Raw(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Type: text/html\r\n\r\n9\r\n<p>some"));
    server.on(
        "/bad-chunk",
        new Raw(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Type: text/html\r\n\r\nzz\r\n<p>some"));
    server.on("/lying-gzip", new LyingGzipRoute("<p>not packed at all"));
    server.on("/empty", new EmptyAnswerRoute());
    server.on("/reset", new ResetRoute());
    server.on("/not-http", new Raw("SSH-2.0-OpenSSH_9.6\r\n"));
    server.on("/head-cut", new Raw("HTTP/1.1 200 OK\r\nContent-Ty"));
    server.on("/huge-header", new HugeHeaderRoute(1 << 20));
    server.on("/loop", new RedirectLoopRoute());
    server.on("/to-file", new Redirect(302, "file:///etc/passwd"));
    server.on("/to-data", new Redirect(302, "data:text/html,x"));
    server.on("/to-nothing", new Redirect(302, "http://[/"));
    server.on("/no-content", new Raw("HTTP/1.1 204 No\r\n\r\n"));
    String head = "HTTP/1.1 200 OK\r\n";
    String chunked = head + "Content-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n";
    server.on("/early-hints", new ForEverRoute("", "HTTP/1.1 103 Early Hints\r\n\r\n"));
    server.on("/headers", new ForEverRoute(head, "X: y\r\n"));
    server.on("/chunk-line", new ForEverRoute(chunked + "6;", "x"));
    server.on("/trailers", new ForEverRoute(chunked + "0\r\n", "X: y\r\n"));
    StringBuilder result = new StringBuilder();
    for (String path :
        List.of(
            "/cut-short",
            "/cut-chunk",
            "/bad-chunk",
            "/lying-gzip",
            "/empty",
            "/reset",
            "/not-http",
            "/head-cut",
            "/huge-header",
            "/loop",
            "/to-file",
            "/to-data",
            "/to-nothing",
            "/no-content",
            "/early-hints",
            "/headers",
            "/chunk-line",
            "/trailers")) {
      RecordingClient client = navigate(path);
      result
          .append(path)
          .append(" ")
          .append(client.error())
          .append(" ")
          .append(client.body())
          .append("\n");
    }
    assertEquals(
        """
        /cut-short CONTENT_LENGTH_MISMATCH <p>some
        /cut-chunk INCOMPLETE_CHUNKED_ENCODING <p>some
        /bad-chunk INVALID_CHUNKED_ENCODING\s
        /lying-gzip CONTENT_DECODING_FAILED\s
        /empty EMPTY_RESPONSE\s
        /reset CONNECTION_RESET\s
        /not-http INVALID_HTTP_RESPONSE\s
        /head-cut RESPONSE_HEADERS_TRUNCATED\s
        /huge-header RESPONSE_HEADERS_TOO_BIG\s
        /loop TOO_MANY_REDIRECTS\s
        /to-file UNSAFE_REDIRECT\s
        /to-data UNSAFE_REDIRECT\s
        /to-nothing INVALID_REDIRECT\s
        /no-content ABORTED\s
        /early-hints RESPONSE_HEADERS_TRUNCATED\s
        /headers RESPONSE_HEADERS_TRUNCATED\s
        /chunk-line INVALID_CHUNKED_ENCODING\s
        /trailers INCOMPLETE_CHUNKED_ENCODING\s
        """,
        result.toString());
  }

  @Test
  void redirectsAreFollowedTwentyTimes() throws InterruptedException {
    server.on("/loop", new RedirectLoopRoute());
    assertEquals(21, navigate("/loop").events().size());
    assertEquals(21, server.requests().size());
  }

  @Test
  void gzipThatLacksItsEndIsTakenAsItIs() throws InterruptedException {
    server.on("/", new GzipRoute("text/html", "<p>some text", 8));
    RecordingClient client = navigate("/");
    assertEquals("<p>some text", client.body());
    assertNull(client.error());
  }

  @ParameterizedTest
  @ValueSource(strings = {"words", "", "7.5", "0x07", "7, 7", "1 2", "99999999999999999999"})
  void whatIsNoLengthIsNotBelieved(String length) throws InterruptedException {
    server.on(
        "/",
        (request, connection, out) -> {
          String head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: ";
          out.write((head + length + "\r\n\r\n<p>some").getBytes(StandardCharsets.US_ASCII));
          return false;
        });
    RecordingClient client = navigate("/");
    assertEquals("<p>some", client.body());
    assertNull(client.error());
  }

  @Test
  void nulBytesArePassedOn() throws InterruptedException {
    server.on("/", new NulBytesRoute());
    RecordingClient client = navigate("/");
    assertEquals("response 200 text/html", client.events().getFirst());
    assertEquals(7, client.body().chars().filter(c -> c == 0).count());
  }

  @Test
  void whatTheServerSentTooMuchDoesNotSpoilTheNextResponse() throws InterruptedException {
    server.on("/", new WrongLengthRoute("<p>12345", 3));
    for (int i = 0; i < 3; i++) {
      RecordingClient client = navigate("/");
      assertEquals("<p>", client.body());
      assertNull(client.error());
    }
  }

  @Test
  void aServerThatNeverAnswersTimesOut() throws InterruptedException {
    server.on("/", new NeverAnswersRoute());
    UrlLoaderFactory.Settings hasty =
        new UrlLoaderFactory.Settings(Duration.ofSeconds(5), Duration.ofMillis(100), null);
    try (UrlLoaderFactory impatient = new UrlLoaderFactory(null, "en", hasty)) {
      RecordingClient client =
          RecordingClient.load(impatient, UrlRequest.navigation(url("/"), true, false));
      assertEquals(NetError.TIMED_OUT, client.error());
    }
  }

  @Test
  void cancelFreesTheConnectionOfAServerThatNeverAnswers() throws InterruptedException {
    NeverAnswersRoute never = new NeverAnswersRoute();
    server.on("/", never);
    RecordingClient client = new RecordingClient();
    LoaderHandle handle = factory.start(UrlRequest.navigation(url("/"), true, false), client);
    server.awaitRequest();
    handle.cancel();
    assertTrue(never.awaitClientGone());
    assertEquals(List.of(), client.events());
  }

  @Test
  void takesNoMoreThanWasGrantedAndHoldsNoThreadMeanwhile() throws InterruptedException {
    EndlessRoute endless = new EndlessRoute();
    server.on("/", endless);
    RecordingClient client = new RecordingClient();
    LoaderHandle handle = factory.start(UrlRequest.navigation(url("/"), true, false), client);
    handle.grant(100_000);
    client.awaitBytes(100_000);
    handle.grant(1);
    client.awaitBytes(100_001);
    assertEquals(100_001, client.size());
    handle.cancel();
    assertTrue(endless.awaitClientGone());
  }

  @Test
  void loadsThatNobodyReadsDoNotStopOthers() throws InterruptedException, IOException {
    try (ViceServer other = new ViceServer()) {
      server.on("/endless", new EndlessRoute());
      other.on("/", new Page("text/html", "fine"));
      List<LoaderHandle> ignored = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        ignored.add(
            factory.start(
                UrlRequest.navigation(url("/endless"), true, false), new RecordingClient()));
      }
      // Six of them are running, the others wait for these.
      for (int i = 0; i < 6; i++) {
        server.awaitRequest();
      }
      Url fine = Url.expectParse(other.url("/"));
      assertEquals(
          "fine", RecordingClient.load(factory, UrlRequest.navigation(fine, true, false)).body());
      assertEquals(6, server.requests().size());
      ignored.forEach(LoaderHandle::cancel);
    }
  }

  @Test
  void loadsOfOneDocumentThatNeverEndLeaveRoomForAnother() throws InterruptedException {
    server.on("/never", new NeverAnswersRoute());
    server.on("/", new Page("text/html", "fine"));
    UrlLoaderFactory.Settings everyNameIsHere =
        new UrlLoaderFactory.Settings(
            Duration.ofSeconds(5),
            Duration.ofSeconds(60),
            null,
            null,
            new HostRules("MAP *.test 127.0.0.1"));
    try (UrlLoaderFactory network = new UrlLoaderFactory(null, "en", everyNameIsHere)) {
      List<LoaderHandle> stuck = new ArrayList<>();
      for (int i = 0; i < 300; i++) {
        stuck.add(
            network.start(of("evil.test", "n" + i + ".test", "/never"), new RecordingClient()));
      }
      RecordingClient other = RecordingClient.load(network, of("good.test", "other.test", "/"));
      assertEquals("fine", other.body());
      stuck.forEach(LoaderHandle::cancel);
    }
  }

  private UrlRequest of(String document, String host, String path) {
    return UrlRequest.subresource(
        Url.expectParse("http://" + host + ":" + server.port() + path),
        Url.expectParse("http://" + document + "/"),
        UrlRequest.Destination.IMAGE);
  }

  @Test
  void bodiesThatTakeTooMuchMemoryAreNotSent() throws InterruptedException {
    server.on("/never", new NeverAnswersRoute());
    FetchParameters.Content large = new FetchParameters.Content(new byte[60 << 20]);
    UrlRequest post =
        UrlRequest.navigation(url("/never"), true, false)
            .with(FetchParameters.navigation("POST", large, "", "", ""));
    List<LoaderHandle> stuck = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      stuck.add(factory.start(post, new RecordingClient()));
    }
    assertEquals(NetError.INSUFFICIENT_RESOURCES, RecordingClient.load(factory, post).error());
    stuck.forEach(LoaderHandle::cancel);
  }

  @Test
  void cancellingOneLoadLetsTheNextToThatHostBegin() throws InterruptedException {
    NeverAnswersRoute never = new NeverAnswersRoute();
    server.on("/never", never);
    server.on("/", new Page("text/html", "fine"));
    List<LoaderHandle> stuck = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      stuck.add(
          factory.start(UrlRequest.navigation(url("/never"), true, false), new RecordingClient()));
    }
    RecordingClient client = new RecordingClient();
    factory.start(UrlRequest.navigation(url("/"), true, false), client).grant(1000);
    stuck.getFirst().cancel();
    client.awaitEnd();
    assertEquals("fine", client.body());
  }

  // ---- Nobody there ----

  @Test
  void refusedConnection() throws InterruptedException, IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    Url url = Url.expectParse("http://127.0.0.1:" + free + "/");
    assertEquals(
        NetError.CONNECTION_REFUSED,
        RecordingClient.load(factory, UrlRequest.navigation(url, true, false)).error());
  }

  @Test
  void addressesThatCannotBeAskedAreErrors() throws InterruptedException {
    Map<String, NetError> expected =
        Map.of(
            "http://no-such-host.invalid/",
            NetError.NAME_NOT_RESOLVED,
            "http://" + "a".repeat(300) + "/",
            NetError.NAME_NOT_RESOLVED,
            "http://a..b/",
            NetError.NAME_NOT_RESOLVED,
            "http://127.0.0.1:25/",
            NetError.UNSAFE_PORT,
            "http://127.0.0.1/" + "a".repeat(3 << 20),
            NetError.INVALID_URL);
    for (Map.Entry<String, NetError> entry : expected.entrySet()) {
      Url url = Url.expectParse(entry.getKey());
      NetError error =
          RecordingClient.load(factory, UrlRequest.navigation(url, true, false)).error();
      assertEquals(
          entry.getValue(), error, url.href().substring(0, Math.min(40, url.href().length())));
    }
  }

  @Test
  void aUrlOfOneMegabyteIsAskedFor() throws InterruptedException {
    server.on("/" + "a".repeat(1 << 20), new Page("text/html", "long"));
    assertEquals("long", navigate("/" + "a".repeat(1 << 20)).body());
  }
}
