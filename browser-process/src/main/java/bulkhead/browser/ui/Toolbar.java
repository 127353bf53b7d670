package bulkhead.browser.ui;

import bulkhead.browser.storage.Bookmark;
import bulkhead.browser.ui.BrowserCommands.Cache;
import bulkhead.browser.ui.BrowserCommands.Direction;
import java.awt.Dimension;
import java.awt.Graphics;
import java.util.List;
import java.util.function.Consumer;
import javax.swing.JComponent;
import org.jspecify.annotations.Nullable;

/// Back, forward, reload or stop, the omnibox, and the menu button. Thread: EDT.
final class Toolbar extends JComponent {
  private static final long serialVersionUID = 1L;
  private static final int BUTTON = 34;

  private final transient Look look;
  private final IconButton back;
  private final IconButton forward;
  private final IconButton reload;
  private final IconButton menu;
  private final TextButton zoom; // how large the page is shown, if not in its own size
  final Omnibox omnibox;
  private transient TabState tab;

  /// @param showMenu opens the main menu below the component it is given
  Toolbar(
      Look look,
      BrowserCommands commands,
      TabState first,
      BookmarkBubble bubble,
      Runnable focusPage,
      Consumer<JComponent> showMenu) {
    this.look = look;
    this.tab = first;
    back = new IconButton(look, Glyph.BACK, "Back (Alt+Left)", BUTTON, 18);
    forward = new IconButton(look, Glyph.FORWARD, "Forward (Alt+Right)", BUTTON, 18);
    reload = new IconButton(look, Glyph.RELOAD, "Reload (Ctrl+R)", BUTTON, 17);
    menu = new IconButton(look, Glyph.MENU, "Menu", BUTTON, 16);
    omnibox = new Omnibox(look, commands, first, bubble, focusPage);
    back.addActionListener(event -> commands.back(tab.id()));
    forward.addActionListener(event -> commands.forward(tab.id()));
    HistoryMenu.of(back, commands, () -> tab.id(), Direction.BACKWARD);
    HistoryMenu.of(forward, commands, () -> tab.id(), Direction.FORWARD);
    reload.addActionListener(
        event -> {
          if (tab.loading()) {
            commands.stop(tab.id());
          } else {
            commands.reload(tab.id(), Cache.USE);
          }
        });
    menu.addActionListener(event -> showMenu.accept(menu));
    setOpaque(true);
    add(back);
    add(forward);
    add(reload);
    zoom =
        new TextButton(look, "100 %", TextButton.Kind.QUIET, () -> commands.setZoom(tab.id(), 100));
    zoom.setToolTipText("Back to 100 % (Ctrl+0)");
    zoom.setVisible(false);
    add(omnibox);
    add(zoom);
    add(menu);
    showButtons();
  }

  void show(TabState newTab, @Nullable Bookmark bookmark, List<TabState> all) {
    tab = newTab;
    omnibox.show(newTab, bookmark, all);
    showButtons();
    showZoom(newTab.zoomPercent());
  }

  private void showZoom(int percent) {
    boolean shown = percent != 100;
    String label = percent + " %";
    if (shown != zoom.isVisible() || !label.equals(zoom.getText())) {
      zoom.setText(label);
      zoom.setVisible(shown);
      revalidate();
      repaint();
    }
  }

  private void showButtons() {
    back.setEnabled(tab.canGoBack());
    forward.setEnabled(tab.canGoForward());
    reload.setGlyph(
        tab.loading() ? Glyph.STOP : Glyph.RELOAD,
        tab.loading() ? "Stop loading (Esc)" : "Reload (Ctrl+R)");
  }

  /// As a click on its button.
  void openMenu() {
    menu.doClick();
  }

  @Override
  public void doLayout() {
    int size = look.px(BUTTON);
    int y = (getHeight() - size) / 2;
    int x = look.px(6);
    back.setBounds(x, y, size, size);
    x += size + look.px(2);
    forward.setBounds(x, y, size, size);
    x += size + look.px(2);
    reload.setBounds(x, y, size, size);
    x += size + look.px(9);
    int menuX = getWidth() - size - look.px(6);
    menu.setBounds(menuX, y, size, size);
    int end = menuX - look.px(8);
    if (zoom.isVisible()) {
      Dimension wanted = zoom.getPreferredSize();
      zoom.setBounds(
          end - wanted.width, (getHeight() - wanted.height) / 2, wanted.width, wanted.height);
      end -= wanted.width + look.px(6);
    }
    omnibox.setBounds(x, y, Math.max(look.px(60), end - x), size);
  }

  @Override
  protected void paintComponent(Graphics g) {
    g.setColor(look.palette().toolbar());
    g.fillRect(0, 0, getWidth(), getHeight());
  }
}
