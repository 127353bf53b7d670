package bulkhead.e2e;

import bulkhead.testing.BrowserProcess;
import bulkhead.testing.DevToolsPage;
import bulkhead.testing.ViceServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/// What tests share that drive a browser without a window through the DevTools protocol: for each a
/// server, a browser, and its tabs, which end with it.
@Timeout(600)
abstract class DrivenTest {
  ViceServer server;
  private @Nullable BrowserProcess started;
  private final List<DevToolsPage> tabs = new ArrayList<>();

  @BeforeEach
  void serve() throws IOException {
    server = new ViceServer();
  }

  @AfterEach
  void end() throws IOException {
    tabs.forEach(DevToolsPage::close);
    if (started != null) {
      started.close();
    }
    server.close();
  }

  /// Has the server give that page.
  void page(String path, String html) {
    server.on(path, new ViceServer.Page("text/html", html));
  }

  void script(String path, String javascript) {
    server.on(path, new ViceServer.Page("text/javascript", javascript));
  }

  BrowserProcess browser() {
    if (started == null) {
      throw new IllegalStateException("open comes first");
    }
    return started;
  }

  /// Starts the browser with that page of the server.
  DevToolsPage open(String path) {
    BrowserProcess browser =
        BrowserProcess.start("--headless", "--remote-debugging-port=0", server.url(path));
    started = browser;
    return kept(DevToolsPage.of(browser));
  }

  /// One more tab of the browser.
  DevToolsPage openAnother(String url) {
    return kept(DevToolsPage.another(browser(), url));
  }

  private DevToolsPage kept(DevToolsPage tab) {
    tabs.add(tab);
    return tab;
  }
}
