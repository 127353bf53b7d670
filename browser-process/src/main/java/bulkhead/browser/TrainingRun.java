package bulkhead.browser;

import bulkhead.browser.tab.BrowserModel;
import bulkhead.browser.tab.Tab;
import bulkhead.browser.tab.WindowModel;

/// What a window goes through while the launcher script records what each role loads at its start
/// ([bulkhead.browser.process.Installation#TRAINING_PROPERTY]): a first page, a second tab, a
/// renderer's end, and the end of all. Thread: `BrowserMain`.
final class TrainingRun {
  /// After a page's load: its plugins, its icon and the spare renderer come later.
  private static final int SETTLE_MILLIS = 1000;

  private final BrowserModel browser;
  private final String url;

  TrainingRun(BrowserModel browser, String url) {
    this.browser = browser;
    this.url = url;
  }

  void start() {
    WindowModel window = browser.openWindow(url);
    Tab first = window.tabs().getFirst();
    first.onLoad(result -> later(() -> second(window)));
  }

  private void second(WindowModel window) {
    browser.openTab(window, url, true);
    Tab second = window.tabs().getLast();
    second.onLoad(result -> later(() -> sadTab(second)));
  }

  private void sadTab(Tab tab) {
    browser.navigateTyped(tab, "bulkhead://exit");
    later(browser::quit);
  }

  private void later(Runnable step) {
    browser.loop().postDelayed(step, SETTLE_MILLIS);
  }
}
