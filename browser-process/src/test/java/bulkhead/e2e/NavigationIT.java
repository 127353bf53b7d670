package bulkhead.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bulkhead.testing.BrowserWindowDriver;
import bulkhead.testing.LinuxProcess;
import bulkhead.testing.Screen;
import bulkhead.testing.ViceServer;
import java.awt.event.KeyEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Which page a tab is left with.
class NavigationIT extends WindowTest {
  private static final int DARK = 0x121212;

  /// An answer without a document, and one that is to be saved. Seen to fail with an error page in
  /// their place.
  @Test
  void whatBringsNoDocumentKeepsThePage() {
    server.on("/none", new ViceServer.Raw("HTTP/1.1 204 No Content\r\n\r\n"));
    server.on(
        "/file",
        new ViceServer.Raw(
            "HTTP/1.1 200 OK\r\nContent-Type: application/x-thing\r\nContent-Length: 1\r\n"
                + "Content-Disposition: attachment\r\n\r\nx"));
    try (BrowserWindowDriver window = BrowserWindowDriver.open(server.url("/blue"))) {
      window.awaitPage(Pages.BLUE);
      for (String path : List.of("/none", "/file")) {
        window.go(server.url(path));
        window
            .browser()
            .await(
                "request for " + path,
                () -> server.requests().stream().anyMatch(request -> request.path().equals(path)));
      }
      window.clickPage(); // the link of the page that is still there
      window.awaitPage(Pages.GREEN);
    }
    assertEquals(4, documentLoads());
  }

  /// Nobody clicks into it first. Seen to fail: the new tab's page had the keyboard.
  @Test
  void anAddressIsTypedIntoANewTab() {
    try (BrowserWindowDriver window = BrowserWindowDriver.open(server.url("/blue"))) {
      window.awaitPage(Pages.BLUE);
      window.clickPage();
      window.awaitPage(Pages.GREEN);
      window.newTab();
      window.type(server.url("/blue"));
      window.press(KeyEvent.VK_ENTER);
      window.awaitPage(Pages.BLUE);
      window.press(KeyEvent.VK_CONTROL, KeyEvent.VK_W); // the page before has it again
      window.awaitPage(Pages.GREEN);
      window.press(KeyEvent.VK_ALT, KeyEvent.VK_LEFT);
      window.awaitPage(Pages.BLUE);
    }
  }

  /// Neither an empty page nor one that has not drawn yet. Seen to fail with a white output.
  @Test
  void aNewTabOfADarkWindowIsDark() {
    try (BrowserWindowDriver window =
        BrowserWindowDriver.open("--force-dark-mode", server.url("/blue"))) {
      window.awaitPage(Pages.BLUE);
      LinuxProcess next = window.browser().renderer(2);
      next.send(LinuxProcess.Signal.STOP);
      window.press(KeyEvent.VK_CONTROL, KeyEvent.VK_T);
      window.awaitPage(DARK);
      next.send(LinuxProcess.Signal.CONT);
      window.browser().renderer(3); // after the page is loaded
      window.awaitPage(DARK);
    }
  }

  /// Icons are decoded and drawn by the page's renderer. Seen to fail without SVG among them.
  @Test
  void anIconMayBeSvg() {
    server.on(
        "/icon.svg",
        new ViceServer.Page(
            "image/svg+xml",
            "<svg xmlns='http://www.w3.org/2000/svg'><rect width='9999' height='9999' fill='#f0f'/></svg>"));
    server.on(
        "/page", new ViceServer.Page("text/html", "<!doctype html><link rel=icon href=icon.svg>"));
    try (BrowserWindowDriver window = BrowserWindowDriver.open(server.url("/page"))) {
      window.browser().await("the icon in the tab", () -> Screen.color(25, 20) == 0xff00ff);
    }
  }

  /// As a bookmark of that address does, and whatever the page's policies say; the tab stays where it
  /// is. Seen to fail with the error page of an unknown scheme.
  @Test
  void aTypedScriptRunsInThePage() {
    server.on(
        "/strict",
        new ViceServer.Raw(
            "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 34\r\n"
                + "Content-Security-Policy: default-src 'none'\r\n\r\n"
                + "<!doctype html><body bgcolor=blue>"));
    try (BrowserWindowDriver window = BrowserWindowDriver.open(server.url("/strict"))) {
      window.awaitPage(0x0000ff);
      window.go("javascript:document.bgColor='lime';void 0");
      window.awaitPage(0x00ff00);
      window.go("javascript:'<body bgcolor=red>'"); // a text is the next document
      window.awaitPage(0xff0000);
      window.press(KeyEvent.VK_F5); // of the same address
      window.awaitPage(0x0000ff);
    }
  }
}
