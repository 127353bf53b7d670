package bulkhead.browser.ui;

/// One window of the browser. Thread: any thread may call these; each returns at once and takes
/// effect on the EDT.
public interface BrowserWindow {

  /// Shows a snapshot. Only the latest of several that arrive while the EDT is busy is shown.
  void show(WindowState state);

  PageArea pageArea();

  /// Gives the keyboard to the omnibox, its text selected: what a new tab begins with.
  void focusOmnibox();

  /// Gives the keyboard to the page.
  void focusPage();

  void close();
}
