package bulkhead.browser.ui;

import bulkhead.browser.storage.Bookmark;
import bulkhead.browser.ui.BrowserCommands.Placement;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.ArrayList;
import java.util.List;
import javax.swing.JMenuItem;
import javax.swing.JPanel;
import javax.swing.JPopupMenu;
import javax.swing.JToolTip;
import javax.swing.SwingUtilities;
import javax.swing.ToolTipManager;
import org.jspecify.annotations.Nullable;

/// The row of bookmarks. What does not fit is in a menu at its right end. Thread: EDT.
final class BookmarksBar extends JPanel {
  private static final long serialVersionUID = 1L;
  private static final int WIDEST = 180;
  private static final int CHIP_HEIGHT = 26;

  private final transient Look look;
  private final transient BrowserCommands commands;
  private transient List<Bookmark> bookmarks = List.of();
  private boolean loaded;
  private transient List<Rectangle> chips = List.of(); // of those that fit, in order
  private transient TabId tab;
  private int hovered = -1; // chips.size() is the overflow button

  BookmarksBar(Look look, BrowserCommands commands, TabId tab) {
    super(null);
    this.look = look;
    this.commands = commands;
    this.tab = tab;
    setOpaque(true);
    setFont(look.font(12.5f));
    var listener = new Listener();
    addMouseListener(listener);
    addMouseMotionListener(listener);
    ToolTipManager.sharedInstance().registerComponent(this);
    getAccessibleContext().setAccessibleName("Bookmarks");
  }

  void show(@Nullable List<Bookmark> newBookmarks, TabId activeTab) {
    tab = activeTab;
    if (newBookmarks != null && (!loaded || !newBookmarks.equals(bookmarks))) {
      loaded = true;
      bookmarks = newBookmarks;
      relayout();
      repaint();
    }
  }

  @Override
  public void setBounds(int x, int y, int width, int height) {
    super.setBounds(x, y, width, height);
    relayout();
  }

  private void relayout() {
    FontMetrics metrics = getFontMetrics(getFont());
    List<Rectangle> placed = new ArrayList<>();
    int x = look.px(8);
    int height = look.px(CHIP_HEIGHT);
    int y = (getHeight() - height) / 2;
    for (int i = 0; i < bookmarks.size(); i++) {
      String label = label(bookmarks.get(i));
      int text = metrics.stringWidth(label.length() > 60 ? label.substring(0, 60) : label);
      int width = Math.min(look.px(WIDEST), look.px(8 + 16 + 6 + 10) + text);
      boolean last = i == bookmarks.size() - 1;
      if (x + width > getWidth() - (last ? look.px(8) : look.px(44))) {
        break;
      }
      placed.add(new Rectangle(x, y, width, height));
      x += width + look.px(2);
    }
    chips = placed;
  }

  private static String label(Bookmark bookmark) {
    return bookmark.title().isBlank() ? bookmark.url() : bookmark.title();
  }

  private Rectangle overflowButton() {
    int size = look.px(CHIP_HEIGHT);
    return new Rectangle(getWidth() - size - look.px(8), (getHeight() - size) / 2, size, size);
  }

  private boolean overflows() {
    return chips.size() < bookmarks.size();
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    Graphics2D g = Draw.smooth(graphics);
    Palette palette = look.palette();
    g.setColor(palette.toolbar());
    g.fillRect(0, 0, getWidth(), getHeight());
    g.setFont(getFont());
    FontMetrics metrics = g.getFontMetrics();
    if (loaded && bookmarks.isEmpty()) {
      g.setColor(palette.mutedText());
      g.drawString(
          "For quick access, place your bookmarks here with the star in the address bar.",
          look.px(16),
          Draw.baseline(metrics, 0, getHeight()));
    }
    for (int i = 0; i < chips.size(); i++) {
      Rectangle chip = chips.get(i);
      if (i == hovered) {
        g.setColor(palette.hover());
        g.fillRoundRect(chip.x, chip.y, chip.width, chip.height, chip.height, chip.height);
      }
      Glyph.GLOBE.paint(
          g,
          chip.x + look.px(8),
          chip.y + (chip.height - look.px(14)) / 2.0,
          look.px(14),
          palette.mutedText(),
          1.2);
      g.setColor(palette.text());
      int room = chip.width - look.px(8 + 16 + 6 + 8);
      g.drawString(
          Draw.fit(metrics, label(bookmarks.get(i)), room),
          chip.x + look.px(8 + 16 + 6),
          Draw.baseline(metrics, chip.y, chip.height));
    }
    if (overflows()) {
      Rectangle button = overflowButton();
      if (hovered == chips.size()) {
        g.setColor(palette.hover());
        g.fillOval(button.x, button.y, button.width, button.height);
      }
      Glyph.MORE.paint(
          g, button.x + look.px(6), button.y + look.px(6), look.px(14), palette.icon());
    }
    g.dispose();
  }

  @Override
  public @Nullable String getToolTipText(MouseEvent event) {
    int index = chipAt(event);
    return index >= 0 && index < chips.size()
        ? label(bookmarks.get(index)) + "  " + bookmarks.get(index).url()
        : null;
  }

  @Override
  public JToolTip createToolTip() {
    return Draw.plainText(super.createToolTip());
  }

  private int chipAt(MouseEvent event) {
    for (int i = 0; i < chips.size(); i++) {
      if (chips.get(i).contains(event.getPoint())) {
        return i;
      }
    }
    return overflows() && overflowButton().contains(event.getPoint()) ? chips.size() : -1;
  }

  private final class Listener extends MouseAdapter {
    @Override
    public void mousePressed(MouseEvent event) {
      if (event.isPopupTrigger()) {
        menuFor(event);
      } else if (chipAt(event) == chips.size() && overflows()) {
        showOverflow();
      }
    }

    @Override
    public void mouseReleased(MouseEvent event) {
      int index = chipAt(event);
      if (event.isPopupTrigger()) {
        menuFor(event);
      } else if (index >= 0 && index < chips.size()) {
        String url = bookmarks.get(index).url();
        if (SwingUtilities.isMiddleMouseButton(event)
            || (SwingUtilities.isLeftMouseButton(event) && event.isControlDown())) {
          commands.newTab(url, Placement.BACKGROUND);
        } else if (SwingUtilities.isLeftMouseButton(event)) {
          commands.navigate(tab, url);
        }
      }
    }

    @Override
    public void mouseMoved(MouseEvent event) {
      hover(chipAt(event));
    }

    @Override
    public void mouseExited(MouseEvent event) {
      hover(-1);
    }

    private void hover(int index) {
      if (index != hovered) {
        hovered = index;
        repaint();
      }
    }
  }

  private void menuFor(MouseEvent event) {
    int index = chipAt(event);
    var menu = new JPopupMenu();
    if (index >= 0 && index < chips.size()) {
      Bookmark bookmark = bookmarks.get(index);
      menu.add(item("Open", () -> commands.navigate(tab, bookmark.url())));
      menu.add(
          item("Open in new tab", () -> commands.newTab(bookmark.url(), Placement.FOREGROUND)));
      menu.addSeparator();
      menu.add(item("Remove", () -> commands.removeBookmark(bookmark.id())));
      menu.addSeparator();
    }
    menu.add(item("Hide bookmarks bar", () -> commands.setBookmarksBar(false)));
    menu.show(this, event.getX(), event.getY());
  }

  private void showOverflow() {
    var menu = new JPopupMenu();
    for (Bookmark bookmark : bookmarks.subList(chips.size(), bookmarks.size())) {
      String label = label(bookmark);
      menu.add(
          item(
              label.length() > 60 ? label.substring(0, 60) + "…" : label,
              () -> commands.navigate(tab, bookmark.url())));
    }
    Rectangle button = overflowButton();
    menu.show(this, button.x + button.width - menu.getPreferredSize().width, getHeight());
  }

  private static JMenuItem item(String label, Runnable action) {
    var item = Draw.plainText(new JMenuItem());
    item.setText(label);
    item.addActionListener(event -> action.run());
    return item;
  }
}
