package bulkhead.browser;

import bulkhead.browser.devtools.DevTools;
import bulkhead.browser.devtools.PageClient;
import bulkhead.browser.tab.BrowserModel;
import bulkhead.browser.tab.Tab;
import bulkhead.browser.tab.WindowModel;
import bulkhead.browser.ui.PageInput.Button;
import bulkhead.browser.ui.PageInput.Modifiers;
import bulkhead.browser.ui.PageInput.Mouse;
import bulkhead.browser.ui.PageInput.MouseKind;
import bulkhead.browser.ui.PageInput.Wheel;
import bulkhead.ipc.Outcome;
import java.util.concurrent.CompletableFuture;

/// What a window goes through while the launcher script records what each role loads at its start
/// ([bulkhead.browser.process.Installation#TRAINING_PROPERTY]): a first page that is scrolled and
/// clicked, a second tab that a DevTools client drives, a renderer's end, and the end of all.
/// Thread: `BrowserMain`.
final class TrainingRun {
  /// After a page's load: its plugins, its icon and the spare renderer come later.
  private static final int SETTLE_MILLIS = 1000;

  /// Device pixels, somewhere in the page.
  private static final int X = 300;

  private static final int Y = 200;

  private final BrowserModel browser;
  private final String url;
  private final DevTools devTools;
  private final int longestMillis;

  /// @param longestMillis after which it ends where it is: somebody may touch the window, so that a
  ///     step never ends, and the start goes on all the same
  TrainingRun(BrowserModel browser, String url, DevTools devTools, int longestMillis) {
    this.browser = browser;
    this.url = url;
    this.devTools = devTools;
    this.longestMillis = longestMillis;
  }

  void start() {
    browser.loop().postDelayed(browser::quit, longestMillis);
    WindowModel window = browser.openWindow(url);
    Tab first = window.tabs().getFirst();
    first.navigator().onLoad(result -> later(() -> use(first, window)));
  }

  private void use(Tab tab, WindowModel window) {
    tab.input(mouse(MouseKind.MOVED, 0));
    tab.input(new Wheel(X, Y, 0, 300, 0, 2.5f, false, Modifiers.NONE, System.nanoTime()));
    tab.input(mouse(MouseKind.PRESSED, 1));
    tab.input(mouse(MouseKind.RELEASED, 0));
    later(() -> second(window));
  }

  private static Mouse mouse(MouseKind kind, int buttonsHeld) {
    Button button = kind == MouseKind.MOVED ? Button.NONE : Button.LEFT;
    return new Mouse(kind, X, Y, button, buttonsHeld, 1, Modifiers.NONE, System.nanoTime());
  }

  private void second(WindowModel window) {
    browser.openTab(window, url, true);
    Tab second = window.tabs().getLast();
    second.navigator().onLoad(result -> later(() -> drive(second)));
  }

  private void drive(Tab tab) {
    PageClient client = devTools.client(tab);
    CompletableFuture<?> loaded = new CompletableFuture<>();
    client.on("Page.loadEventFired", event -> loaded.complete(null));
    client.call("Page.enable");
    client.call("Runtime.enable");
    client.call("Network.enable");
    client.call("Page.navigate", "url", url);
    Outcome.either(
        loaded
            .thenCompose(done -> client.call("DOM.getDocument", "depth", 2))
            .thenCompose(
                root ->
                    client.call(
                        "Runtime.evaluate",
                        "expression",
                        "new Promise(requestAnimationFrame).then(time => ({ time, all: document.all }))",
                        "awaitPromise",
                        true))
            .thenCompose(
                value ->
                    client.call("Runtime.evaluate", "expression", "'a' + 1", "returnByValue", true))
            .thenCompose(value -> client.call("Page.captureScreenshot")),
        (picture, failure) -> later(() -> sadTab(tab)));
  }

  private void sadTab(Tab tab) {
    browser.navigateTyped(tab, "bulkhead://exit");
    later(browser::quit);
  }

  private void later(Runnable step) {
    browser.loop().postDelayed(step, SETTLE_MILLIS);
  }
}
