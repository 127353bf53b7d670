package bulkhead.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bulkhead.testing.BrowserProcess;
import bulkhead.testing.BrowserProcess.Run;
import bulkhead.testing.LinuxProcess;
import bulkhead.testing.ViceServer;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Headless mode as scripts use it: Chromium's flags, what is written where, and exit statuses.
/// Needs no display.
@Timeout(600)
class HeadlessIT {
  private static final String TIMEOUT = "--timeout=20000";

  private Path folder;
  private ViceServer server;

  @BeforeEach
  void serve(@TempDir Path empty) throws IOException {
    folder = empty;
    server = new ViceServer();
  }

  @AfterEach
  void stopServing() throws IOException {
    server.close();
  }

  /// Also where no process had anything yet that could die. Seen to fail: it waited for ever.
  @Test
  void aRendererThatDiesIsSaid() {
    for (String manner : List.of("crash", "exit", "badmessage")) {
      Run run = BrowserProcess.headless("--dump-dom", "bulkhead://" + manner);
      assertNotEquals(0, run.status(), manner);
      assertEquals(
          1, run.errLines().stream().filter(line -> line.startsWith("bulkhead: ")).count());
      assertEquals("", run.out());
    }
  }

  // What is written

  /// Byte for byte. Seen to fail with another document.
  @Test
  void dumpsTheDocument() {
    server.on(
        "/",
        new ViceServer.Page(
            "text/html;charset=utf-8",
            "<!doctype html><title>T</title><p class=a>one<p>two &amp; three<br>é"));
    Run run = BrowserProcess.headless("--dump-dom", server.url("/"));
    assertEquals(
        "<!DOCTYPE html>\n<html><head><title>T</title></head><body><p class=\"a\">one</p>"
            + "<p>two &amp; three<br>é</p></body></html>\n",
        run.out());
    assertEquals("", run.err());
    assertEquals(0, run.status());
  }

  /// Seen to fail, in some runs, when the channels said their last words to threads that had ended.
  @Test
  void inOneProcessItEndsWithoutAWord() {
    server.on("/", new ViceServer.Page("text/html", "<p>one<iframe src=/two></iframe>"));
    server.on("/two", new ViceServer.Page("text/html", "<p>two"));
    Run run = BrowserProcess.headless("--single-process", "--dump-dom", server.url("/"));
    assertTrue(run.out().contains("<p>one"), run.out());
    assertEquals("", run.err());
    assertEquals(0, run.status());
  }

  @Test
  void dumpsTheComputedValuesOfWhatASelectorSelects() {
    server.on(
        "/",
        new ViceServer.Page(
            "text/html",
            "<!doctype html><style>p { color: #0055aa; margin: 0 } p::after { content: 'x' }</style>"
                + "<p id=a>one<p id=b>two"));
    Run run = BrowserProcess.headless("--dump-style=#a, #none", server.url("/"));
    assertEquals(
        """
        <p#a>
          color: rgb(0, 85, 170)
          display: block
          unicode-bidi: isolate
        <p#a>::after
          color: rgb(0, 85, 170)
          content: "x"

        """,
        run.out());
    assertEquals(0, run.status(), run.err());
  }

  @Test
  void aSwitchThatIsGivenTwiceCountsAsItWasGivenLast() {
    server.on("/", new ViceServer.Page("text/html", "<!doctype html><p>one"));
    Run run =
        BrowserProcess.headless(
            "--dump-dom", "--window-size=x", "--window-size=300,200", server.url("/"));
    assertTrue(run.out().contains("<p>one"), run.out() + run.err());
  }

  /// The flags that scripts pass by habit change nothing; the page's timers run for their time.
  @Test
  void doesWhatChromiumsFlagsSayOfAPage() throws IOException {
    server.on(
        "/",
        new ViceServer.Page(
            "text/html",
            "<!doctype html><p id=late>early<script>setTimeout(() => late.textContent = 'late', 100);"
                + "document.body.append(navigator.userAgent + ' ' + navigator.language)</script>"));
    Path pdf = folder.resolve("page.pdf");
    Run run =
        BrowserProcess.headless(
            "--headless=new",
            "--disable-extensions",
            "--no-first-run",
            "--run-all-compositor-stages-before-draw",
            "--virtual-time-budget=3000",
            "--user-agent=Somebody/1.0",
            "--lang=de-AT",
            "--no-pdf-header-footer",
            "--print-to-pdf=" + pdf,
            "--dump-dom",
            server.url("/"));
    assertEquals(0, run.status(), run.err());
    assertTrue(run.out().contains(">late</p>Somebody/1.0 de-AT"), run.out());
    assertTrue(Files.readString(pdf, StandardCharsets.ISO_8859_1).startsWith("%PDF-"));
    assertEquals(Files.size(pdf) + " bytes written to file " + pdf, run.err().strip());
  }

  /// Text stays text, as style sheets for print have it, on as many pages as it needs.
  @Test
  void paperHoldsTheTextOfThePage() throws IOException {
    server.on(
        "/",
        new ViceServer.Page(
            "text/html",
            "<!doctype html><title>On paper</title><style>@media print { .screen { display: none } }"
                + " h2 { break-before: page } header { position: fixed; bottom: 0 }</style>"
                + "<header>everywhere</header><h1>First</h1><p class=screen>screen only"
                + "<h2>Second</h2><p>Gr&uuml;&szlig;e</p>"));
    Path file = folder.resolve("paper.pdf");
    Run run = BrowserProcess.headless("--print-to-pdf=" + file, server.url("/"));
    assertEquals(0, run.status(), run.err());
    try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
      assertEquals("On paper", pdf.getDocumentInformation().getTitle());
      assertEquals(2, pdf.getNumberOfPages());
      PDFTextStripper reader = new PDFTextStripper();
      reader.setSortByPosition(true);
      reader.setEndPage(1);
      String first = reader.getText(pdf);
      assertTrue(first.contains("First") && first.contains("everywhere"), first);
      assertFalse(first.contains("screen only"), first);
      assertTrue(first.contains("On paper") && first.contains("1/2"), first); // in the margins
      reader.setStartPage(2);
      reader.setEndPage(2);
      String second = reader.getText(pdf);
      assertTrue(second.contains("Second") && second.contains("Grüße"), second);
      assertTrue(second.contains("everywhere") && second.contains("2/2"), second);
    }
  }

  /// Seen to fail when workers told of themselves to clients that there were not.
  @Test
  void aPageHasWorkersAlsoWithoutClients() {
    server.on(
        "/worker",
        new ViceServer.Page(
            "text/html",
            "<!doctype html><p>waits</p><script>onload = () => {"
                + " const worker = new Worker('data:,postMessage(6 * 7)');"
                + " worker.onmessage = e => {"
                + " document.querySelector('p').textContent = 'heard ' + e.data; worker.terminate();"
                + " } }</script>"));
    Run run =
        BrowserProcess.headless("--dump-dom", "--virtual-time-budget=3000", server.url("/worker"));
    assertEquals(0, run.status(), run.err());
    assertTrue(run.out().contains("<p>heard 42</p>"), run.out());
  }

  /// The images of the page are not asked for, the rest is.
  @Test
  void loadsNoImagesWhenToldSo() {
    server.on(
        "/",
        new ViceServer.Page(
            "text/html", "<!doctype html><img src=/picture><img src=/picture?2><p>text"));
    server.on("/picture", new ViceServer.Page("image/png", "none"));
    Run run =
        BrowserProcess.headless(
            "--blink-settings=imagesEnabled=false", "--dump-dom", server.url("/"));
    assertTrue(run.out().contains("<p>text"), run.out() + run.err());
    assertEquals(0, run.status(), run.err());
    assertTrue(
        server.requests().stream().noneMatch(request -> request.path().startsWith("/picture")),
        () -> server.requests().toString());
  }

  /// Seen to fail without the switch.
  @Test
  void runsNoScriptsWhenToldSo() {
    server.on(
        "/", new ViceServer.Page("text/html", "<p id=p>still<script>p.textContent = 1</script>"));
    Run run =
        BrowserProcess.headless(
            "--blink-settings=imagesEnabled=false,scriptEnabled=false",
            "--dump-dom",
            server.url("/"));
    assertTrue(run.out().contains(">still<"), run.out() + run.err());
  }

  /// What kind of file it is, its name says; one that is none is refused before anything is loaded.
  /// Seen to fail when everything was a PNG.
  @Test
  void thePicturesNameSaysItsKind() throws IOException {
    server.on("/", Pages.of(Pages.GREEN));
    Path webp = folder.resolve("page.WEBP");
    assertEquals(0, BrowserProcess.headless("--screenshot=" + webp, server.url("/")).status());
    byte[] head = Arrays.copyOf(Files.readAllBytes(webp), 16);
    assertEquals("RIFF", new String(head, 0, 4, StandardCharsets.ISO_8859_1));
    assertEquals("WEBPVP8L", new String(head, 8, 8, StandardCharsets.ISO_8859_1));
    fails(BrowserProcess.headless("--screenshot=page.gif", server.url("/")), "page.gif");
    fails(BrowserProcess.headless("--screenshot=page", server.url("/")), "--screenshot");
  }

  /// Seen to fail with the colours swapped and with another size.
  @Test
  void takesAPictureOfTheWindowsSize() throws IOException {
    server.on(
        "/",
        new ViceServer.Page(
            "text/html",
            "<!doctype html><style>body{margin:0;background:#0055aa}div{width:100px;height:50px;background:#cc6600}</style><div></div>"));
    Path file = folder.resolve("page.png");
    Run run =
        BrowserProcess.headless("--screenshot=" + file, "--window-size=400,300", server.url("/"));
    assertEquals(0, run.status(), run.err());
    BufferedImage picture = ImageIO.read(file.toFile());
    assertEquals("400x300", picture.getWidth() + "x" + picture.getHeight());
    assertEquals("ffcc6600", argb(picture, 0, 0));
    assertEquals("ffcc6600", argb(picture, 99, 49));
    assertEquals("ff0055aa", argb(picture, 100, 49));
    assertEquals("ff0055aa", argb(picture, 99, 50));
    assertEquals("ff0055aa", argb(picture, 399, 299));
    assertEquals(Files.size(file) + " bytes written to file " + file + "\n", run.err());
  }

  /// The picture waits for the plugin. Seen to fail without that: the box was empty. What a server
  /// has no type for is what the element says; seen to fail: it was refused.
  @Test
  void takesAPictureOfADocumentThatAPluginShows() throws IOException {
    server.on("/red.pdf", new ViceServer.Page("application/pdf", Pages.redPdf()));
    server.on("/", Pages.of(Pages.BLUE, "<embed src=/red.pdf width=300 height=250>"));
    server.on("/red", new ViceServer.Page("application/octet-stream", Pages.redPdf()));
    server.on(
        "/typed",
        Pages.of(Pages.BLUE, "<embed src=/red type=application/pdf width=300 height=250>"));
    for (String path : List.of("/", "/red.pdf", "/typed")) {
      Path file = folder.resolve("plugin.png");
      Run run =
          BrowserProcess.headless(
              "--screenshot=" + file, "--window-size=400,300", server.url(path));
      assertEquals(0, run.status(), run.err());
      assertEquals("ffff0000", argb(ImageIO.read(file.toFile()), 150, 120), path);
    }
  }

  /// As on systems without epoll: files carry the pixels, this process what children say to each
  /// other, and no renderer is locked, which is said. Seen to fail: it waited for ever.
  @Test
  void whereDescriptorsDoNotPassThePictureIsTheSame() throws IOException {
    server.on("/red.pdf", new ViceServer.Page("application/pdf", Pages.redPdf()));
    server.on("/", Pages.of(Pages.BLUE, "<embed src=/red.pdf width=300 height=250>"));
    Path file = folder.resolve("page.png");
    try (BrowserProcess browser =
        BrowserProcess.startIn(
            Map.of("JAVA_TOOL_OPTIONS", "-Dbulkhead.ipc.nio=true"),
            "--headless",
            "--window-size=400,300",
            "--screenshot=" + file,
            server.url("/"))) {
      Run run = browser.result();
      assertEquals(0, run.status(), run.err());
      assertTrue(run.err().contains("pixels go through files in "), run.err());
      assertTrue(run.err().contains("pages are not kept in a sandbox: "), run.err());
      BufferedImage picture = ImageIO.read(file.toFile());
      assertEquals("ffff0000", argb(picture, 150, 120), "what the plugin has drawn");
      assertEquals("ff0055aa", argb(picture, 399, 299));
    }
  }

  /// Without a file's name the picture is `screenshot.png` where the browser was started, of 800 by
  /// 600 pixels. In software, it is the same. Seen to fail with another default.
  @Test
  void takesAPictureWithoutAnyValues() throws IOException {
    server.on("/", Pages.of(Pages.GREEN));
    try (BrowserProcess browser =
        BrowserProcess.startHeadless("--screenshot", "--disable-gpu", server.url("/"))) {
      assertEquals(0, browser.result().status());
      BufferedImage picture = ImageIO.read(browser.folder().resolve("screenshot.png").toFile());
      assertEquals("800x600", picture.getWidth() + "x" + picture.getHeight());
      assertEquals("ff118844", argb(picture, 799, 599));
    }
  }

  /// Seen to fail without the factor.
  @Test
  void scalesThePicture() throws IOException {
    server.on(
        "/",
        new ViceServer.Page(
            "text/html",
            "<!doctype html><style>body{margin:0;background:#0055aa}div{width:50%;height:50px;background:#cc6600}</style><div></div>"));
    Path file = folder.resolve("page.png");
    Run run =
        BrowserProcess.headless(
            "--screenshot=" + file,
            "--window-size=200,100",
            "--force-device-scale-factor=2",
            server.url("/"));
    assertEquals(0, run.status(), run.err());
    BufferedImage picture = ImageIO.read(file.toFile());
    assertEquals("400x200", picture.getWidth() + "x" + picture.getHeight());
    assertEquals("ffcc6600", argb(picture, 199, 99));
    assertEquals("ff0055aa", argb(picture, 200, 99));
    assertEquals("ff0055aa", argb(picture, 199, 100));
  }

  /// A page without a background of its own. Seen to fail without the switch.
  @Test
  void paintsTheDefaultBackground() throws IOException {
    server.on("/", new ViceServer.Page("text/html", "<!doctype html><title>plain</title>"));
    Path opaque = folder.resolve("opaque.png");
    Path clear = folder.resolve("clear.png");
    assertEquals(
        0,
        BrowserProcess.headless(
                "--screenshot=" + opaque, "--default-background-color=336699ff", server.url("/"))
            .status());
    assertEquals(
        0,
        BrowserProcess.headless(
                "--screenshot=" + clear, "--default-background-color=00000000", server.url("/"))
            .status());
    assertEquals("ff336699", argb(ImageIO.read(opaque.toFile()), 400, 300));
    assertEquals("00000000", argb(ImageIO.read(clear.toFile()), 400, 300));
  }

  /// What a new tab shows. Seen to fail without the page's colour scheme.
  @Test
  void anEmptyTabIsDarkInADarkBrowser() throws IOException {
    Path file = folder.resolve("dark.png");
    Run run =
        BrowserProcess.headless("--force-dark-mode", "--screenshot=" + file, "bulkhead://newtab");
    assertEquals(0, run.status(), run.err());
    assertEquals("ff121212", argb(ImageIO.read(file.toFile()), 400, 300));
  }

  private static String argb(BufferedImage picture, int x, int y) {
    return String.format("%08x", picture.getRGB(x, y));
  }

  // Time

  /// Half a page has come when the time is over: that half is dumped, and the run is no failure.
  /// Seen to fail without the switch, when the run does not end.
  @Test
  void aPageThatNeverEndsIsDumpedAsFarAsItCame() {
    ViceServer.SlowRoute slow =
        new ViceServer.SlowRoute(
            "text/html", "<!doctype html>" + "<p>first".repeat(2000), "<p>last");
    server.on("/", slow);
    Run run;
    int timeoutMillis = 2000;
    do { // how long a start takes is this machine's affair
      timeoutMillis *= 2;
      slow.release();
      run = BrowserProcess.headless("--dump-dom", "--timeout=" + timeoutMillis, server.url("/"));
    } while (!run.out().contains("first") && timeoutMillis < 64_000);
    assertTrue(run.out().contains("<p>first</p><p>first</p>"), run.out());
    assertFalse(run.out().contains("last"));
    assertEquals(0, run.status(), run.err());
  }

  @Test
  void aServerThatNeverAnswersIsNotWaitedForLongerThanTold() {
    server.on("/", new ViceServer.NeverAnswersRoute());
    Run run = BrowserProcess.headless("--dump-dom", "--timeout=1000", server.url("/"));
    fails(run, "no answer in 1000 ms");
    assertEquals("<html><head></head><body></body></html>\n", run.out());
  }

  /// Seen to fail, with a page that does not answer, where loading went on when the time was over.
  @Test
  void aScriptThatNeverEndsIsEndedWithTheTime() {
    server.on("/", new ViceServer.Page("text/html", "<p>before<script>for (;;);</script>"));
    Run run;
    int timeoutMillis = 1000;
    do { // how long a start takes is this machine's affair
      timeoutMillis *= 2;
      run = BrowserProcess.headless("--dump-dom", "--timeout=" + timeoutMillis, server.url("/"));
    } while (run.err().contains("no answer in") && timeoutMillis < 64_000);
    assertEquals(0, run.status(), run.err());
    assertTrue(run.out().startsWith("<html><head></head><body><p>before<script>"), run.out());
  }

  // Failures: a status that is not 0, and one line

  @Test
  void aHostThatRefusesIsNamed() throws IOException {
    int port = server.port();
    server.close();
    fails(
        BrowserProcess.headless("--dump-dom", TIMEOUT, "http://127.0.0.1:" + port + "/"),
        "ERR_CONNECTION_REFUSED");
  }

  @Test
  void aHostWithoutAnAddressIsNamed() {
    fails(
        BrowserProcess.headless("--dump-dom", TIMEOUT, "http://no-such-host.invalid/"),
        "ERR_NAME_NOT_RESOLVED");
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    fails(
        BrowserProcess.headless("--dump-dom", TIMEOUT, folder.resolve("none.html").toString()),
        "ERR_FILE_NOT_FOUND");
  }

  @Test
  void aSchemeThatNobodyKnowsIsNamed() {
    fails(
        BrowserProcess.headless("--dump-dom", TIMEOUT, "gopher://example.org/"),
        "ERR_UNKNOWN_URL_SCHEME");
  }

  /// Not a search, as a word in the window is. Seen to fail when it was one.
  @Test
  void aWordIsAHost() {
    fails(BrowserProcess.headless("--dump-dom", TIMEOUT, "no-such-host"), "ERR_NAME_NOT_RESOLVED");
  }

  /// Seen to fail when the second was not heard of.
  @Test
  void moreThanOneAddressIsRefused() {
    fails(BrowserProcess.headless("--dump-dom", "about:blank", "about:blank"), "one address");
  }

  /// Seen to fail when the missing page was a second line.
  @Test
  void anAnswerThatIsNoDocumentIsOneLine() {
    server.on("/", new ViceServer.Raw("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n"));
    Run run = BrowserProcess.headless("--dump-dom", TIMEOUT, server.url("/"));
    fails(run, "ERR_ABORTED");
    assertEquals("", run.out());
  }

  /// Seen to fail when it was an empty page, and no error.
  @Test
  void anErrorWithoutABodyHasAPageThatSaysSo() {
    server.on(
        "/",
        new ViceServer.Raw("HTTP/1.1 500 No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
    Run run = BrowserProcess.headless("--dump-dom", TIMEOUT, server.url("/"));
    fails(run, "ERR_HTTP_RESPONSE_CODE_FAILURE");
    assertTrue(run.out().contains("This page isn’t working"), run.out());
  }

  /// Seen to fail when the proxy was not told from the server behind it.
  @Test
  void aProxyThatDoesNotAnswerIsNamed() throws IOException {
    int port = server.port();
    server.close();
    fails(
        BrowserProcess.headless(
            "--dump-dom", TIMEOUT, "--proxy-server=127.0.0.1:" + port, "http://example.invalid/"),
        "ERR_PROXY_CONNECTION_FAILED");
  }

  /// Seen to fail with a line for the picture besides.
  @Test
  void aPictureOfAnErrorPageIsAFailureAllTheSame() {
    fails(BrowserProcess.headless("--screenshot", TIMEOUT, "http://a.invalid/"), "NOT_RESOLVED");
  }

  /// The renderer is at work when it is killed: it has asked for a resource of the page. Seen to
  /// fail without the kill.
  @Test
  void aRendererKilledWhileLoadingIsSaid() {
    server.on("/style.css", new ViceServer.NeverAnswersRoute());
    server.on(
        "/",
        new ViceServer.Page("text/html", "<!doctype html><link rel=stylesheet href=/style.css>"));
    try (BrowserProcess browser =
        BrowserProcess.startHeadless("--dump-dom", TIMEOUT, server.url("/"))) {
      while (!server.awaitRequest().path().equals("/style.css")) {
        // the page itself and its icon come before, or between
      }
      browser.renderers().forEach(LinuxProcess::kill);
      fails(browser.result(), "KILLED");
    }
  }

  private static void fails(Run run, String reason) {
    assertNotEquals(0, run.status(), () -> "no failure, but: " + run.out() + run.err());
    assertEquals(1, run.errLines().size(), run.err());
    assertTrue(run.err().startsWith("bulkhead: ") && run.err().contains(reason), run.err());
  }

  /// The page with the cause is dumped all the same, as Chromium does. Seen to fail with another
  /// cause.
  @Test
  void theErrorPageNamesTheCause() throws IOException {
    int port = server.port();
    server.close();
    Run run = BrowserProcess.headless("--dump-dom", TIMEOUT, "http://127.0.0.1:" + port + "/");
    assertTrue(run.out().contains("ERR_CONNECTION_REFUSED"), run.out());
  }

  // Other switches

  @Test
  void saysItsVersionAndItsSwitches() {
    Run version = BrowserProcess.headless("--version");
    assertTrue(version.out().matches("Bulkhead \\d+\\.\\d+\\.\\d+\n"), version.out());
    assertEquals(0, version.status());
    Run help = BrowserProcess.headless("--help");
    assertTrue(help.out().contains("--dump-dom "), help.out());
    assertTrue(help.out().contains("--window-size=W,H"), help.out());
    assertEquals(0, help.status());
  }

  @Test
  void aValueThatMakesNoSenseIsOneLine() {
    Run run = BrowserProcess.headless("--window-size=large");
    fails(run, "--window-size");
    assertFalse(run.err().contains("Exception"));
  }

  @Test
  void aProfileThatCannotBeUsedIsNamed(@TempDir Path folder) throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    Run run = BrowserProcess.headless("--user-data-dir=" + file, "--dump-dom", "about:blank");
    fails(run, "cannot use the profile " + file + ": there is a file of that name");
  }

  /// Seen to fail: the dump was lost, and nobody told.
  @Test
  void aFullDiskUnderTheDumpIsAFailure(@TempDir Path folder) throws Exception {
    List<String> command = new ArrayList<>(BrowserProcess.command());
    command.addAll(List.of("--headless", "--dump-dom", "about:blank"));
    Path err = folder.resolve("err");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(new File("/dev/full"))
            .redirectError(err.toFile())
            .start();
    assertEquals(1, process.waitFor(), () -> read(err));
    assertEquals("bulkhead: cannot write to the standard output\n", read(err));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
