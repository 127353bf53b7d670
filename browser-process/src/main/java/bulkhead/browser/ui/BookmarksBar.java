package bulkhead.browser.ui;

import bulkhead.browser.storage.Bookmark;
import bulkhead.browser.storage.Favicon;
import bulkhead.browser.ui.BrowserCommands.Placement;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Point;
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
  private static final int DRAG_FROM = 5;

  private final transient Look look;
  private final transient BrowserCommands commands;
  private final transient FaviconCache favicons;
  private final BookmarkBubble bubble;
  private transient List<Bookmark> bookmarks = List.of();
  private boolean loaded;
  private transient List<Rectangle> chips = List.of(); // of those that fit, in order
  private transient TabState tab; // the active one
  private int dragged = -1; // the chip that the button went down on
  private int dragTo = -1; // before which one it would be put
  private transient Point pressedAt = new Point();
  private int hovered = -1; // chips.size() is the overflow button

  BookmarksBar(
      Look look,
      BrowserCommands commands,
      FaviconCache favicons,
      BookmarkBubble bubble,
      TabState tab) {
    super(null);
    this.look = look;
    this.commands = commands;
    this.favicons = favicons;
    this.bubble = bubble;
    this.tab = tab;
    setOpaque(true);
    setFont(look.font(12.5f));
    var listener = new Listener();
    addMouseListener(listener);
    addMouseMotionListener(listener);
    ToolTipManager.sharedInstance().registerComponent(this);
    getAccessibleContext().setAccessibleName("Bookmarks");
  }

  void show(@Nullable List<Bookmark> newBookmarks, TabState activeTab) {
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
      paintIcon(g, bookmarks.get(i).icon(), chip.x + look.px(8), chip);
      g.setColor(palette.text());
      int room = chip.width - look.px(8 + 16 + 6 + 8);
      g.drawString(
          Draw.fit(metrics, label(bookmarks.get(i)), room),
          chip.x + look.px(8 + 16 + 6),
          Draw.baseline(metrics, chip.y, chip.height));
    }
    if (dragTo >= 0) {
      g.setColor(palette.accent());
      int x =
          dragTo < chips.size() ? chips.get(dragTo).x : chips.getLast().x + chips.getLast().width;
      g.fillRect(x - look.px(2), look.px(4), look.px(2), getHeight() - look.px(8));
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

  private void paintIcon(Graphics2D g, @Nullable Favicon icon, int x, Rectangle chip) {
    if (icon != null) {
      int size = look.px(16);
      favicons.paint(g, icon, x, chip.y + (chip.height - size) / 2, size);
    } else {
      int size = look.px(14);
      double y = chip.y + (chip.height - size) / 2.0;
      Glyph.GLOBE.paint(g, x, y, size, look.palette().mutedText(), 1.2);
    }
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
      } else if (SwingUtilities.isLeftMouseButton(event)) {
        dragged = chipAt(event);
        pressedAt = event.getPoint();
      }
    }

    @Override
    public void mouseDragged(MouseEvent event) {
      boolean far = pressedAt.distance(event.getPoint()) > look.px(DRAG_FROM) || dragTo >= 0;
      if (dragged >= 0 && dragged < chips.size() && far) {
        int to = 0;
        while (to < chips.size() && event.getX() > chips.get(to).getCenterX()) {
          to++;
        }
        dragTo = to;
        repaint();
      }
    }

    /// @return whether the release ends a drag
    private boolean drop() {
      int from = dragged;
      int to = dragTo;
      dragged = -1;
      dragTo = -1;
      if (to < 0 || from >= bookmarks.size()) {
        return false;
      }
      repaint();
      int index = to > from ? to - 1 : to;
      if (index != from) {
        commands.moveBookmark(bookmarks.get(from).id(), index);
      }
      return true;
    }

    @Override
    public void mouseReleased(MouseEvent event) {
      int index = chipAt(event);
      if (drop()) {
        return;
      }
      if (event.isPopupTrigger()) {
        menuFor(event);
      } else if (index >= 0 && index < chips.size()) {
        String url = bookmarks.get(index).url();
        if (SwingUtilities.isMiddleMouseButton(event)
            || (SwingUtilities.isLeftMouseButton(event) && event.isControlDown())) {
          commands.newTab(url, Placement.BACKGROUND);
        } else if (SwingUtilities.isLeftMouseButton(event)) {
          commands.navigate(tab.id(), url);
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
      menu.add(item("Open", () -> commands.navigate(tab.id(), bookmark.url())));
      menu.add(
          item("Open in new tab", () -> commands.newTab(bookmark.url(), Placement.FOREGROUND)));
      menu.addSeparator();
      menu.add(item("Edit…", () -> edit(bookmark, chips.get(index))));
      menu.add(
          item(
              "Copy address",
              () -> SystemClipboards.write(bookmark.url(), BrowserWindow.Clipboard.STANDARD)));
      menu.add(item("Remove", () -> commands.removeBookmark(bookmark.id())));
      menu.addSeparator();
    }
    boolean isPage = !tab.url().isEmpty();
    JMenuItem add = item("Add this page", () -> commands.addBookmark(tab.title(), tab.url()));
    add.setEnabled(isPage && bookmarks.stream().noneMatch(each -> each.url().equals(tab.url())));
    menu.add(add);
    menu.add(item("Hide bookmarks bar", () -> commands.setBookmarksBar(false)));
    menu.show(this, event.getX(), event.getY());
  }

  private void edit(Bookmark bookmark, Rectangle chip) {
    Point corner = new Point(chip.x + bubble.width(), getHeight());
    bubble.open(bookmark, "Edit bookmark", tab.id(), this, corner, null);
  }

  private void showOverflow() {
    var menu = new JPopupMenu();
    for (Bookmark bookmark : bookmarks.subList(chips.size(), bookmarks.size())) {
      String label = label(bookmark);
      menu.add(
          item(
              label.length() > 60 ? label.substring(0, 60) + "…" : label,
              () -> commands.navigate(tab.id(), bookmark.url())));
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
