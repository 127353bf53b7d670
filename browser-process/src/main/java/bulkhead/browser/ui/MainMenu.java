package bulkhead.browser.ui;

import bulkhead.browser.internals.InternalPages;
import bulkhead.browser.ui.BrowserCommands.Placement;
import javax.swing.JCheckBoxMenuItem;
import javax.swing.JComponent;
import javax.swing.JMenuItem;
import javax.swing.JPopupMenu;

/// The menu behind the toolbar's three dots. Made anew each time it opens, from the snapshot of
/// that moment. Thread: EDT.
final class MainMenu {
  private MainMenu() {}

  static void show(
      JComponent below,
      BrowserCommands commands,
      WindowState state,
      Runnable find,
      Runnable print,
      Runnable toggleFullscreen) {
    TabState tab = state.active();
    var menu = new JPopupMenu();
    menu.add(item("New tab", "Ctrl+T", () -> commands.newTab(null, Placement.FOREGROUND)));
    menu.add(item("New window", "Ctrl+N", commands::newWindow));
    menu.add(item("Reopen closed tab", "Ctrl+Shift+T", commands::reopenClosedTab));
    menu.addSeparator();
    menu.add(
        item("Zoom in", "Ctrl++", () -> commands.setZoom(tab.id(), Zoom.in(tab.zoomPercent()))));
    menu.add(
        item("Zoom out", "Ctrl+-", () -> commands.setZoom(tab.id(), Zoom.out(tab.zoomPercent()))));
    JMenuItem reset =
        item(
            "Reset zoom (" + tab.zoomPercent() + " %)",
            "Ctrl+0",
            () -> commands.setZoom(tab.id(), 100));
    reset.setEnabled(tab.zoomPercent() != 100);
    menu.add(reset);
    var textOnly = new JCheckBoxMenuItem("Zoom text only", state.zoomTextOnly());
    textOnly.addActionListener(event -> commands.setZoomTextOnly(!state.zoomTextOnly()));
    menu.add(textOnly);
    menu.add(item("Full screen", "F11", toggleFullscreen));
    menu.addSeparator();
    menu.add(item("Print…", "Ctrl+P", print));
    menu.add(item("Find…", "Ctrl+F", find));
    menu.add(
        item(
            "History",
            "Ctrl+H",
            () -> commands.newTab(InternalPages.HISTORY, Placement.FOREGROUND)));
    menu.add(
        item(
            "Downloads",
            "Ctrl+J",
            () -> commands.newTab(InternalPages.DOWNLOADS, Placement.FOREGROUND)));
    menu.add(item("View page source", "Ctrl+U", () -> commands.viewSource(tab.id())));
    menu.addSeparator();
    var bar = new JCheckBoxMenuItem("Show bookmarks bar", state.bookmarksBar());
    bar.addActionListener(event -> commands.setBookmarksBar(!state.bookmarksBar()));
    menu.add(bar);
    menu.addSeparator();
    menu.add(item("Exit", "Ctrl+Q", commands::quit));
    menu.show(below, below.getWidth() - menu.getPreferredSize().width, below.getHeight());
  }

  private static JMenuItem item(String label, String keys, Runnable action) {
    var item = new MenuItemWithKeys(label, keys);
    item.addActionListener(event -> action.run());
    return item;
  }
}
