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

  /// Seen to fail (the machine's memory went instead) without the renderer's limit.
  @Test
  void arrayBuffersWithoutEnd() {
    ends(
        "const all = [];" + "for (;;) all.push(new Uint8Array(new ArrayBuffer(1 << 26)).fill(1));");
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
