package bulkhead.browser.ui;

import bulkhead.browser.ui.BrowserCommands.Cache;
import bulkhead.browser.ui.BrowserCommands.Opens;
import bulkhead.browser.ui.BrowserCommands.Placement;
import bulkhead.browser.ui.BrowserWindow.Clipboard;
import java.awt.Component;
import java.util.function.BiConsumer;
import javax.swing.JMenuItem;
import javax.swing.JPopupMenu;

/// The menu of the page's right button: what can be done with the link, the image or the selection
/// under the pointer, or with the page. The page only said what is there. Thread: EDT.
final class PageContextMenu {
  private static final int LONGEST = 32;

  private final BrowserCommands commands;
  private final BiConsumer<String, Clipboard> copy;
  private final PageMenu about;
  private final TabState tab;
  private final JPopupMenu menu = new JPopupMenu();

  /// @param copy puts a text on the clipboard
  PageContextMenu(
      BrowserCommands commands, BiConsumer<String, Clipboard> copy, PageMenu about, TabState tab) {
    this.commands = commands;
    this.copy = copy;
    this.about = about;
    this.tab = tab;
  }

  void show(Component page, int x, int y) {
    boolean something = false;
    if (!about.linkUrl().isEmpty()) {
      link(about.linkUrl());
      something = true;
    }
    if (!about.imageUrl().isEmpty()) {
      separate();
      image(about.imageUrl());
      something = true;
    }
    if (!about.selection().isEmpty()) {
      separate();
      selection(about.selection());
      something = true;
    }
    if (!something) {
      page();
    }
    menu.show(page, x, y);
  }

  private void separate() {
    if (menu.getComponentCount() > 0) {
      menu.addSeparator();
    }
  }

  private void link(String url) {
    item("Open link in new tab", "", () -> commands.openFromPage(tab.id(), url, Opens.NEW_TAB));
    item(
        "Open link in new window",
        "",
        () -> commands.openFromPage(tab.id(), url, Opens.NEW_WINDOW));
    menu.addSeparator();
    item("Copy link address", "", () -> copy.accept(url, Clipboard.STANDARD));
  }

  private void image(String url) {
    item("Open image in new tab", "", () -> commands.openFromPage(tab.id(), url, Opens.NEW_TAB));
    item("Copy image address", "", () -> copy.accept(url, Clipboard.STANDARD));
  }

  private void selection(String text) {
    item("Copy", "Ctrl+C", () -> commands.copySelection(tab.id()));
    String oneLine = text.replaceAll("\\s+", " ");
    switch (OmniboxInput.of(oneLine)) {
      case OmniboxInput.Address(String url) when isWeb(url) ->
          item("Go to " + shortened(oneLine), "", () -> commands.newTab(url, Placement.FOREGROUND));
      case OmniboxInput.Address address -> search(oneLine);
      case OmniboxInput.Words words -> search(oneLine);
      case OmniboxInput.Empty empty -> {}
    }
  }

  private static boolean isWeb(String url) {
    return url.startsWith("http:") || url.startsWith("https:");
  }

  private void search(String words) {
    item(
        "Search for “" + shortened(words) + "”",
        "",
        () -> commands.newTab("?" + words, Placement.FOREGROUND));
  }

  private static String shortened(String text) {
    return text.length() > LONGEST ? text.substring(0, LONGEST - 1).strip() + "…" : text;
  }

  private void page() {
    item("Back", "Alt+Left", () -> commands.back(tab.id())).setEnabled(tab.canGoBack());
    item("Forward", "Alt+Right", () -> commands.forward(tab.id())).setEnabled(tab.canGoForward());
    item("Reload", "Ctrl+R", () -> commands.reload(tab.id(), Cache.USE));
    menu.addSeparator();
    item("Select all", "Ctrl+A", () -> commands.selectAll(tab.id()));
    menu.addSeparator();
    item("View page source", "Ctrl+U", () -> commands.viewSource(tab.id()))
        .setEnabled(!tab.url().isEmpty() && !tab.url().startsWith("view-source:"));
  }

  private JMenuItem item(String label, String keys, Runnable action) {
    var item = new MenuItemWithKeys(label, keys);
    item.addActionListener(event -> action.run());
    menu.add(item);
    return item;
  }
}
