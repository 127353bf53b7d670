package bulkhead.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bulkhead.testing.BrowserProcess;
import bulkhead.testing.BrowserWindowDriver;
import bulkhead.testing.DevToolsPage;
import bulkhead.testing.LinuxProcess;
import bulkhead.testing.ViceServer;
import org.junit.jupiter.api.Test;

/// Scripts that take memory without end: their tab ends and says why, and nothing else does.
class MemoryExhaustionIT extends WindowTest {
  private static ViceServer.Page script(String script) {
    return new ViceServer.Page("text/html", "<body><script>" + script + "</script>");
  }

  /// There is an end to them, before that of the machine: the script hears of it, and goes on.
  @Test
  void arrayBuffersWithoutEnd() {
    server.on("/", script(""));
    try (BrowserProcess browser =
            BrowserProcess.start("--headless", "--remote-debugging-port=0", server.url("/"));
        DevToolsPage page = DevToolsPage.of(browser)) {
      assertEquals(
          "RangeError true",
          page.evaluate(
              """
              (() => {
                const all = [];
                try { while (all.length < 40) all.push(new ArrayBuffer(2 ** 30)); }
                catch (error) { return error.name + ' ' + (all.length > 2); }
              })()"""));
      assertEquals("2", page.evaluate("1 + 1"));
    }
  }

  /// Those for which there are no pixels draw nothing.
  @Test
  void canvasesWithoutEnd() {
    server.on("/", script(""));
    try (BrowserProcess browser =
            BrowserProcess.start("--headless", "--remote-debugging-port=0", server.url("/"));
        DevToolsPage page = DevToolsPage.of(browser)) {
      assertEquals(
          "255 0",
          page.evaluate(
              """
              (() => {
                const all = [];
                for (let i = 0; i < 120; i++) {
                  all.push(new OffscreenCanvas(4096, 4096).getContext('2d'));
                  all[i].fillRect(0, 0, 1, 1);
                }
                const alpha = context => context.getImageData(0, 0, 1, 1).data[3];
                return alpha(all[0]) + ' ' + alpha(all[119]);
              })()"""));
    }
  }

  @Test
  void nodesWithoutEnd() {
    ends("for (let i = 0;; i++) document.body.append('x'.repeat(1 << 20) + i);");
  }

  @Test
  void objectsWithoutEnd() {
    ends("const all = []; for (;;) all.push({ x: [1, 2, 3, 4, 5, 6, 7, 8] });");
  }

  /// The page is opened in a second tab; the first one's process is not touched.
  private void ends(String script) {
    server.on("/greedy", script(script));
    try (BrowserWindowDriver window = BrowserWindowDriver.open(server.url("/blue"))) {
      window.awaitPage(Pages.BLUE);
      LinuxProcess modest = window.browser().renderer(1);
      window.newTab();
      window.go(Pages.otherSite(server, "/greedy"));
      window
          .browser()
          .await(
              "the end of the greedy one",
              () -> window.browser().standardError().contains("kind=OUT_OF_MEMORY"));
      window.selectTab(1);
      window.awaitPage(Pages.BLUE);
      window.clickPage();
      window.awaitPage(Pages.GREEN);
      assertTrue(modest.isAlive());
    }
  }

  /// A worker's heap is its own: it ends with an error, and its page goes on.
  @Test
  void aWorkersHeap() {
    server.on(
        "/worker.js",
        new ViceServer.Page(
            "text/javascript",
            "const all = []; for (;;) all.push({ x: [1, 2, 3, 4, 5, 6, 7, 8] });"));
    server.on(
        "/",
        script(
            "document.title = 'busy'; const worker = new Worker('worker.js');"
                + "worker.onerror = e => { document.title = e.type; };"));
    try (BrowserProcess browser =
            BrowserProcess.start("--headless", "--remote-debugging-port=0", server.url("/"));
        DevToolsPage page = DevToolsPage.of(browser)) {
      page.await("error", "document.title");
      assertEquals("2", page.evaluate("1 + 1"));
    }
  }
}
