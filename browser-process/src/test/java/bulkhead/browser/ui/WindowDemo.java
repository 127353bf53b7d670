package bulkhead.browser.ui;

import bulkhead.browser.storage.Bookmark;
import bulkhead.browser.storage.Favicon;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/// The window with made-up tabs, to look at: `WindowDemo [dark] [scale=1.5] [many] [sad] [bars]
/// [loading]`. Prints to standard error how long its parts took to appear.
final class WindowDemo {
  private WindowDemo() {}

  public static void main(String[] args) throws Exception {
    long begin = System.nanoTime();
    Set<String> wants = Set.of(args);
    OptionalDouble scale = OptionalDouble.empty();
    for (String arg : args) {
      if (arg.startsWith("scale=")) {
        scale = OptionalDouble.of(Double.parseDouble(arg.substring(6)));
      }
    }
    BrowserUi ui =
        BrowserUi.start(
            new UiOptions(
                wants.contains("dark"),
                scale,
                new UiOptions.Position(0, 0),
                new UiOptions.Size(1280, 800)));
    var model = new FakeBrowser();
    TabId first = model.state().activeTab();
    model.change(() -> {});
    BrowserWindow window = ui.open(model.state(), null, model);
    model.attach(window);
    PageViewport viewport = model.firstViewport.get();
    System.err.printf(
        "native page area %.0f ms: %s%n", (System.nanoTime() - begin) / 1e6, viewport);
    model.changeTab(
        first,
        tab ->
            FakeBrowser.page(
                first, "The first page, which has a rather long title", "https://example.org/"));
    int count = wants.contains("many") ? 30 : 3;
    TabId file = model.addTab("A file", "file:///usr/share/doc/index.html");
    for (int i = 1; i < count; i++) {
      model.addTab("Page " + i, "http://localhost:8000/page" + i);
    }
    List<Bookmark> bookmarks = new ArrayList<>();
    for (String name :
        List.of(
            "Example",
            "Python documentation",
            "A bookmark with quite a long name indeed",
            "News")) {
      bookmarks.add(
          new Bookmark(
              100 + bookmarks.size(), name, "https://" + name.split(" ", 2)[0] + ".org/", null));
    }
    model.setBookmarks(bookmarks);
    if (wants.contains("bars")) {
      model.setInfoBars(
          List.of(InfoBar.NO_SANDBOX, InfoBar.softwareRendering("the GPU process failed 3 times")));
    }
    if (wants.contains("loading")) {
      model.changeTab(first, tab -> FakeBrowser.loading(tab, 0.4));
      model.changeTab(file, tab -> FakeBrowser.loading(tab, 0));
    } else {
      int[] pixels = new int[32 * 32];
      for (int i = 0; i < pixels.length; i++) {
        pixels[i] = 0xFF000000 | (i % 32 * 8) << 16 | (i / 32 * 8) << 8 | 0x80;
      }
      var favicon = new Favicon(32, 32, pixels);
      model.changeTab(
          first,
          tab ->
              FakeBrowser.status(
                  tab,
                  "https://example.org/where/the/link/goes.html",
                  wants.contains("hung")
                      ? TabState.Responsiveness.HUNG
                      : TabState.Responsiveness.RESPONSIVE,
                  favicon));
    }
    if (wants.contains("sad")) {
      Thread.sleep(2_500);
      model.changeTab(
          first, tab -> FakeBrowser.sad(tab, new SadTab(SadTab.Kind.KILLED, "SIGKILL", 4711)));
    }
  }
}
