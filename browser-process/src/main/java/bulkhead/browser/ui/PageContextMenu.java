package bulkhead.browser.ui;

import bulkhead.browser.ui.BrowserCommands.Cache;
import bulkhead.browser.ui.BrowserCommands.Edit;
import bulkhead.browser.ui.BrowserCommands.Opens;
import bulkhead.browser.ui.BrowserCommands.Placement;
import bulkhead.browser.ui.BrowserWindow.Clipboard;
import java.awt.Component;
import java.awt.event.KeyEvent;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import javax.swing.JMenuItem;
import javax.swing.JPopupMenu;
import javax.swing.MenuElement;
import javax.swing.MenuSelectionManager;

/// The menu of the page's right button: what can be done with the link, the image or the selection
/// under the pointer, or with the page. The page only said what is there. While it is open it has
/// the keys ([#key]), but not the focus: the page shows its own as before. Thread: EDT.
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
    if (about.editable()) {
      separate();
      editing(!about.selection().isEmpty());
      something = true;
    } else if (!about.selection().isEmpty()) {
      separate();
      selection(about.selection());
      something = true;
    }
    if (!something) {
      page();
    }
    menu.show(page, x, y);
  }

  boolean isOpen() {
    return menu.isVisible();
  }

  void close() {
    menu.setVisible(false);
  }

  /// A key went down: Up, Down, Home and End choose, Enter and the space bar do it, Escape closes.
  void key(KeyEvent event) {
    List<JMenuItem> items =
        Stream.of(menu.getComponents())
            .filter(each -> each instanceof JMenuItem item && item.isEnabled())
            .map(JMenuItem.class::cast)
            .toList();
    MenuSelectionManager selection = MenuSelectionManager.defaultManager();
    MenuElement[] path = selection.getSelectedPath();
    int at = path.length == 0 ? -1 : items.indexOf(path[path.length - 1]);
    int count = items.size();
    switch (event.getKeyCode()) {
      case KeyEvent.VK_ESCAPE -> selection.clearSelectedPath();
      case KeyEvent.VK_DOWN -> choose(items.get((at + 1) % count));
      case KeyEvent.VK_UP -> choose(items.get((Math.max(at, 0) + count - 1) % count));
      case KeyEvent.VK_HOME -> choose(items.getFirst());
      case KeyEvent.VK_END -> choose(items.getLast());
      case KeyEvent.VK_ENTER, KeyEvent.VK_SPACE -> {
        if (at >= 0) {
          selection.clearSelectedPath();
          items.get(at).doClick(0);
        }
      }
      default -> {}
    }
  }

  private void choose(JMenuItem item) {
    MenuSelectionManager.defaultManager().setSelectedPath(new MenuElement[] {menu, item});
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

  private void editing(boolean selected) {
    edit("Undo", "Ctrl+Z", Edit.UNDO);
    edit("Redo", "Ctrl+Shift+Z", Edit.REDO);
    menu.addSeparator();
    edit("Cut", "Ctrl+X", Edit.CUT).setEnabled(selected);
    edit("Copy", "Ctrl+C", Edit.COPY).setEnabled(selected);
    edit("Paste", "Ctrl+V", Edit.PASTE);
    edit("Select all", "Ctrl+A", Edit.SELECT_ALL);
  }

  private JMenuItem edit(String label, String keys, Edit edit) {
    return item(label, keys, () -> commands.edit(tab.id(), edit));
  }

  private void selection(String text) {
    edit("Copy", "Ctrl+C", Edit.COPY);
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
    edit("Select all", "Ctrl+A", Edit.SELECT_ALL);
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
