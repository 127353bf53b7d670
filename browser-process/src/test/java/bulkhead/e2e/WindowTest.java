package bulkhead.e2e;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bulkhead.browser.ui.SadTab;
import bulkhead.browser.ui.SadTabPicture;
import bulkhead.testing.BrowserWindowDriver;
import bulkhead.testing.DevToolsPage;
import bulkhead.testing.LinuxProcess;
import bulkhead.testing.Screen;
import bulkhead.testing.ViceServer;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// What tests with a window share: the display, a server with pages of one colour each, and the sad
/// tab's look. One class at a time has the display.
@Timeout(600)
@Execution(ExecutionMode.SAME_THREAD)
abstract class WindowTest {
  /// As in the log of the browser process, which is where a person would look, too.
  record Death(SadTab.Kind kind, String detail) {}

  ViceServer server;

  @BeforeAll
  static void needsADisplay() {
    SadTabPicture.setUp();
    String why = Screen.whyNoWindows();
    assumeTrue(why == null, why);
  }

  @BeforeEach
  void serve() throws IOException {
    server = new ViceServer();
    server.on("/blue", Pages.of(Pages.BLUE, "<a href=/green></a>"));
    server.on("/green", Pages.of(Pages.GREEN, "<a href=/blue></a>"));
    server.on("/orange", Pages.of(Pages.ORANGE, "<a href=/green></a>"));
  }

  @AfterEach
  void stopServing() throws IOException {
    server.close();
  }

  /// A window with that page, `/page`, that a client of the DevTools protocol can look into.
  BrowserWindowDriver openDebugged(String html) {
    server.on("/page", new ViceServer.Page("text/html", html));
    return BrowserWindowDriver.open("--remote-debugging-port=0", server.url("/page"));
  }

  /// That page's scripts, once it is loaded and its blue is in the window.
  static DevToolsPage loadedBlue(BrowserWindowDriver window) {
    DevToolsPage page = DevToolsPage.of(window.browser());
    page.await("complete", "document.readyState");
    window.awaitPage(Pages.BLUE);
    return page;
  }

  /// Waits until the window shows exactly the sad tab with those words in the page's place.
  static void awaitSadTab(BrowserWindowDriver window, SadTab sadTab) {
    BufferedImage expected = picture(sadTab);
    window.browser().await(sadTab.toString(), () -> shows(expected));
  }

  /// The same, where it is not known which of some processes the page lived in.
  static void awaitKilledTab(BrowserWindowDriver window, List<LinuxProcess> killed) {
    List<BufferedImage> expected = new ArrayList<>();
    for (LinuxProcess process : killed) {
      expected.add(picture(new SadTab(SadTab.Kind.KILLED, "SIGKILL", process.pid())));
    }
    window
        .browser()
        .await("sad tab of one of " + killed, () -> expected.stream().anyMatch(WindowTest::shows));
  }

  private static BufferedImage picture(SadTab sadTab) {
    return SadTabPicture.paint(
        sadTab, BrowserWindowDriver.PAGE.width, BrowserWindowDriver.PAGE.height);
  }

  /// How many documents were asked for; icons do not count.
  long documentLoads() {
    return server.requests().stream().filter(request -> !request.path().contains(".")).count();
  }

  private static boolean shows(BufferedImage expected) {
    Rectangle page = BrowserWindowDriver.PAGE;
    return Screen.difference(
            expected,
            Screen.capture(new Rectangle(page.x, page.y, page.width, expected.getHeight())))
        == 0;
  }

  static void clickReloadOf(BrowserWindowDriver window, SadTab sadTab) {
    Rectangle page = BrowserWindowDriver.PAGE;
    Rectangle button = SadTabPicture.button(sadTab, page.width, page.height);
    window.click(page.x + (int) button.getCenterX(), page.y + (int) button.getCenterY());
  }

  /// Waits until the browser has logged that process's end, and returns how it took it.
  static Death awaitDeath(BrowserWindowDriver window, LinuxProcess renderer) {
    String begin = "renderer-" + renderer.clientId() + " is gone: TerminationStatus[kind=";
    window
        .browser()
        .await(
            "log of the end of " + renderer,
            () -> window.browser().standardError().contains(begin));
    String log = window.browser().standardError();
    String status = log.substring(log.indexOf(begin) + begin.length());
    String kind = status.substring(0, status.indexOf(','));
    String detail =
        status.substring(status.indexOf("detail=") + "detail=".length(), status.indexOf(']'));
    return new Death(SadTab.Kind.valueOf(kind.toUpperCase(Locale.ROOT)), detail);
  }
}
