package bulkhead.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bulkhead.testing.BrowserProcess;
import bulkhead.testing.BrowserProcess.Run;
import bulkhead.testing.DevToolsPage;
import bulkhead.testing.ViceServer;
import com.google.gson.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What servers and pages do wrong: each gives a page or a plain error, never a hang or a dead
/// process. A run that hangs fails by its deadline; a renderer that dies gives a status that is not
/// 0. Needs no display.
@Timeout(600)
class BadInputIT {
  private ViceServer server;

  @BeforeEach
  void serve() throws IOException {
    server = new ViceServer();
  }

  @AfterEach
  void stopServing() throws IOException {
    server.close();
  }

  private Run dump() {
    return BrowserProcess.headless("--dump-dom", server.url("/"));
  }

  /// The page is there, and as much of it as could be understood.
  private void shows(String expectedPart) {
    Run run = dump();
    assertEquals(0, run.status(), run.err());
    assertTrue(run.out().contains(expectedPart), run.out());
  }

  /// The page could not be had: its cause is on the error page and on standard error.
  private void failsWith(String cause) {
    Run run = dump();
    assertEquals(1, run.status(), run.err());
    assertEquals(1, run.errLines().size(), run.err());
    assertTrue(run.err().contains(cause), run.err());
    assertTrue(run.out().contains(cause), run.out());
  }

  /// Seen to fail with a parser that stops at the first fault.
  @Test
  void brokenHtmlAndCss() {
    server.on(
        "/",
        new ViceServer.Page(
            "text/html",
            "<!doctype<html><style>p{color:red;;}}}p{@media{{{{ /* </style></div></p><table><b><p>in"
                + "<tr><td></b></i></table><p style='width:1e99px;height:-5px;:;;color:#ggg;margin:;font:/'>"
                + "<a <b href='x' x=\"><p id=end>end"));
    shows("<p>in</p>");
  }

  @Test
  void aBodyCutShort() {
    server.on("/", new ViceServer.CutShortRoute("<p>what came", 5000));
    Run run = dump();
    assertTrue(run.out().contains("what came"), run.out() + run.err());
  }

  @Test
  void moreThanWasAnnounced() {
    server.on("/", new ViceServer.WrongLengthRoute("<p>one<p>two", 6));
    shows("<p>one</p></body>");
  }

  @Test
  void noAnswerAtAll() {
    server.on("/", new ViceServer.EmptyAnswerRoute());
    failsWith("ERR_EMPTY_RESPONSE");
  }

  @Test
  void gzipThatIsNone() {
    server.on("/", new ViceServer.LyingGzipRoute("<p>plain text"));
    failsWith("ERR_CONTENT_DECODING_FAILED");
  }

  @Test
  void gzipThatBreaksOff() {
    server.on("/", new ViceServer.GzipRoute("text/html", "<p>begin" + " more".repeat(50_000), 40));
    Run run = dump();
    assertTrue(run.out().contains("<p>begin more"), run.err());
  }

  @Test
  void redirectsWithoutEnd() {
    server.on("/", new ViceServer.RedirectLoopRoute());
    failsWith("ERR_TOO_MANY_REDIRECTS");
  }

  private static String head(String... fields) {
    return "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + String.join("\r\n", fields) + "\r\n";
  }

  /// Serves bytes again and again until the client has had enough.
  private void floods(String begin, String piece) {
    server.on(
        "/",
        (request, connection, out) -> {
          out.write(begin.getBytes(StandardCharsets.ISO_8859_1));
          byte[] more = piece.repeat(1000).getBytes(StandardCharsets.ISO_8859_1);
          while (true) {
            out.write(more);
          }
        });
  }

  @Test
  void tenThousandHeaders() {
    server.on(
        "/",
        new ViceServer.Raw(
            head("X-Some: value\r\n".repeat(10_000) + "Connection: close") + "\r\n<p>there"));
    shows("<p>there");
  }

  @Test
  void aHeaderOfTenMegabytes() {
    server.on("/", new ViceServer.HugeHeaderRoute(10_000_000));
    failsWith("ERR_RESPONSE_HEADERS_TOO_BIG");
  }

  @Test
  void headersWithoutEnd() {
    floods(head("X-Begin: 1"), "X-More: value\r\n");
    failsWith("ERR_RESPONSE_HEADERS_T");
  }

  @Test
  void interimAnswersWithoutEnd() {
    floods("", "HTTP/1.1 103 Early Hints\r\n\r\n");
    failsWith("ERR_RESPONSE_HEADERS_T");
  }

  /// Seen to fill the browser's memory when nobody counted.
  @Test
  void aChunkWhoseLengthHasNoEnd() {
    floods(head("Transfer-Encoding: chunked") + "\r\n8;", "extension");
    failsWith("ERR_INVALID_CHUNKED_ENCODING");
  }

  @Test
  void chunksOfNonsenseLengths() {
    for (String length : new String[] {"FFFFFFFFFFFFFFFFF", "-5", "eight"}) {
      server.on(
          "/",
          new ViceServer.Raw(
              head("Transfer-Encoding: chunked") + "\r\n" + length + "\r\n<p>there"));
      failsWith("ERR_INVALID_CHUNKED_ENCODING");
    }
  }

  @Test
  void twoHundredThousandChunksOfAByte() {
    server.on(
        "/",
        new ViceServer.Raw(
            head("Transfer-Encoding: chunked")
                + "\r\n"
                + "1\r\nx\r\n".repeat(200_000)
                + "4\r\n<hr>\r\n0\r\n\r\n"));
    shows("x".repeat(1000));
  }

  @Test
  void severalLengthsAndNegativeOnes() {
    server.on(
        "/", new ViceServer.Raw(head("Content-Length: 8", "Content-Length: 3") + "\r\n<p>there"));
    failsWith("ERR_RESPONSE_HEADERS_MULTIPLE_CONTENT_LENGTH");
    server.on("/", new ViceServer.Raw(head("Content-Length: -3") + "\r\n<p>there"));
    failsWith("ERR_INVALID_HTTP_RESPONSE");
  }

  @Test
  void fiveThousandCookies() {
    StringBuilder cookies = new StringBuilder();
    for (int i = 0; i < 5000; i++) {
      cookies.append("Set-Cookie: c").append(i).append("=v\r\n");
    }
    server.on(
        "/",
        new ViceServer.Raw(
            head(cookies + "Connection: close")
                + "\r\n<p><script>document.write(document.cookie.split(';').length <= 180)</script>"));
    shows("true");
  }

  @Test
  void nulBytes() {
    server.on("/", new ViceServer.NulBytesRoute());
    shows("after");
  }

  /// One megabyte of it; fifty take as long as they take. Seen to fail with a parser that calls
  /// itself for each level.
  @Test
  void tagsNestedTwoHundredThousandTimes() {
    server.on("/", new ViceServer.Page("text/html", "<div>".repeat(200_000) + "<p>deep"));
    shows("deep");
  }

  /// As long as a command line lets it be is not enough: a page and a redirect lead there.
  @Test
  void anAddressOfAMegabyte() {
    String longPath = "/" + "a".repeat(1 << 20);
    server.on("/", new ViceServer.Redirect(302, longPath));
    server.on(longPath, new ViceServer.Page("text/html", "<p>arrived"));
    Run run = dump();
    assertTrue(run.status() == 0 || run.errLines().size() == 1, run.err());
    server.on(
        "/",
        new ViceServer.Page(
            "text/html",
            "<p>before<a href=%s>x</a><img src=%s><link rel=stylesheet href=%s><p>after"
                .formatted(longPath, longPath, longPath)));
    shows("<p>after</p>");
  }

  /// One that is that long, one that says so, and one that says so in both directions, which no
  /// memory holds. The page around them stands.
  @Test
  void picturesOfAHundredThousandPixels() throws IOException {
    server.on("/long.png", png(100_000, 1, 100_000 / 8 + 1));
    server.on("/tall.png", png(1, 100_000, 2 * 100_000));
    server.on("/huge.png", png(100_000, 100_000, 1 << 20));
    server.on(
        "/",
        new ViceServer.Page(
            "text/html",
            "<style>body{background:url(huge.png)}</style><p>before<img src=long.png>"
                + "<img src=tall.png><img src=huge.png><p>after"));
    java.nio.file.Path picture = java.nio.file.Files.createTempFile("bulkhead-it-", ".png");
    try {
      Run run = BrowserProcess.headless("--dump-dom", "--screenshot=" + picture, server.url("/"));
      assertEquals(0, run.status(), run.err());
      assertTrue(run.out().contains("<p>after</p>"), run.out());
      assertTrue(java.nio.file.Files.size(picture) > 0);
    } finally {
      java.nio.file.Files.delete(picture);
    }
  }

  /// What real pages carry in themselves, and more. The page around it stands.
  @Test
  void namesAndPicturesOfMegabytes() {
    server.on(
        "/",
        new ViceServer.Page(
            "text/html",
            "<title>%s</title><p>before<img src='data:image/png;base64,%s'><a href='data:,%s'>x</a><p>after"
                .formatted("t".repeat(1 << 20), "A".repeat(3 << 20), "a".repeat(3 << 20))));
    shows("<p>after</p>");
  }

  @Test
  void widthsThatNoScreenHas() {
    server.on(
        "/",
        new ViceServer.Page(
            "text/html",
            "<div style='width:1e30px;height:1e30px;border:99999999px solid;font-size:1e9px'>x</div>"
                + "<table><td colspan=99999999 rowspan=99999999>x</table><p>after"));
    Run run = BrowserProcess.headless("--dump-dom", "--screenshot", server.url("/"));
    assertEquals(0, run.status(), run.err());
    assertTrue(run.out().contains("<p>after</p>"), run.out());
  }

  /// In one browser, tab after tab: the page beside them goes on drawing, and keeps what it has.
  /// Seen to fail without an answer to the longest addresses.
  @Test
  void aPageBesideAllOfItGoesOn() throws IOException {
    server.on(
        "/witness",
        new ViceServer.Page(
            "text/html",
            "<input id=i><script>let n = 0; (function f() { n++; requestAnimationFrame(f) })()</script>"));
    server.on("/short", new ViceServer.CutShortRoute("<p>what came", 5000));
    server.on("/wrong", new ViceServer.WrongLengthRoute("<p>one<p>two", 6));
    server.on("/gzip", new ViceServer.LyingGzipRoute("<p>plain text"));
    server.on("/empty", new ViceServer.EmptyAnswerRoute());
    server.on("/reset", new ViceServer.ResetRoute());
    server.on("/loop", new ViceServer.RedirectLoopRoute());
    server.on("/nul", new ViceServer.NulBytesRoute());
    server.on("/never", new ViceServer.NeverAnswersRoute());
    server.on("/endless", new ViceServer.EndlessRoute());
    server.on("/header", new ViceServer.HugeHeaderRoute(10_000_000));
    server.on("/huge.png", png(100_000, 100_000, 1 << 20));
    server.on("/picture", new ViceServer.Page("text/html", "<img src=huge.png>"));
    server.on("/long", new ViceServer.Redirect(302, "/" + "a".repeat(1 << 20)));
    server.on("/tags", new ViceServer.Page("text/html", "<div>".repeat(200_000)));
    server.on(
        "/broken",
        new ViceServer.Page(
            "text/html", "<style>p{:;;}}@media{{{/*</style></b><table><b><p =\"><a <"));
    try (BrowserProcess browser =
            BrowserProcess.start(
                "--headless", "--remote-debugging-port=0", server.url("/witness"));
        DevToolsPage witness = DevToolsPage.of(browser)) {
      witness.await("true", "n > 3");
      witness.evaluate("i.value = 'kept'");
      List<String> addresses = new ArrayList<>(List.of("foo:bar", "http://no.such.host.invalid/"));
      for (String path :
          "short wrong gzip empty reset loop nul never endless header picture long tags broken"
              .split(" ")) {
        addresses.add(server.url("/" + path));
      }
      for (String address : addresses) {
        String before = witness.evaluate("n");
        DevToolsPage.another(browser, address).close();
        witness.await("true", "n > " + before + " + 30");
        assertEquals("kept", witness.evaluate("i.value"), address);
      }
      try (DevToolsPage victim = DevToolsPage.another(browser, "about:blank")) {
        for (String begin : List.of(server.url("/"), "data:text/html,", "")) {
          String tooLong = begin + "a".repeat(3 << 20);
          JsonObject answer = victim.call("Page.navigate", "{\"url\":\"" + tooLong + "\"}");
          assertTrue(
              answer.toString().contains(begin.isEmpty() ? "invalid URL" : "ERR_ABORTED"),
              answer::toString);
        }
      }
    }
  }

  /// A one-bit PNG of that size whose body, unpacked, has that many zero bytes.
  private static ViceServer.Page png(int width, int height, int bytes) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    DataOutputStream fields = new DataOutputStream(header);
    fields.writeInt(width);
    fields.writeInt(height);
    fields.write(new byte[] {1, 0, 0, 0, 0}); // one bit of grey
    chunk(file, "IHDR", header.toByteArray());
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (DeflaterOutputStream body = new DeflaterOutputStream(packed)) {
      body.write(new byte[bytes]);
    }
    chunk(file, "IDAT", packed.toByteArray());
    chunk(file, "IEND", new byte[0]);
    return new ViceServer.Page("image/png", file.toByteArray(), List.of());
  }

  private static void chunk(ByteArrayOutputStream file, String type, byte[] data)
      throws IOException {
    DataOutputStream out = new DataOutputStream(file);
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    out.writeInt(data.length);
    out.write(name);
    out.write(data);
    CRC32 checksum = new CRC32();
    checksum.update(name);
    checksum.update(data);
    out.writeInt((int) checksum.getValue());
  }
}
