package bulkhead.browser.ui;

import bulkhead.browser.storage.Favicon;
import bulkhead.browser.ui.BrowserCommands.Cache;
import bulkhead.browser.ui.BrowserCommands.Placement;
import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.event.HierarchyEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.event.MouseWheelEvent;
import java.awt.geom.Arc2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.util.List;
import javax.swing.JMenuItem;
import javax.swing.JPanel;
import javax.swing.JPopupMenu;
import javax.swing.JToolTip;
import javax.swing.SwingUtilities;
import javax.swing.Timer;
import javax.swing.ToolTipManager;
import org.jspecify.annotations.Nullable;

/// The row of tabs, drawn by one component. Its only state beyond the model's snapshot is where the
/// pointer is and what it drags. A timer turns the spinners, and runs only while one is to be seen.
/// Thread: EDT.
final class TabStrip extends JPanel {
  private static final long serialVersionUID = 1L;
  private static final int SPINNER_PERIOD_MS = 33;
  private static final double SPINNER_TURN_MS = 1_200;

  // Lengths at scale 1.
  private static final int LEFT = 8;
  private static final int TOP = 6;
  private static final int GAP = 6; // between two tabs
  private static final int CORNER = 10;
  private static final int FAVICON = 16;
  private static final int NEW_TAB_BUTTON = 28;
  private static final int CLOSE_BUTTON = 18;
  private static final int DRAG_THRESHOLD = 5;

  private final transient Look look;
  private final transient BrowserCommands commands;
  private final transient FaviconCache favicons;
  private final Timer spinner;

  private transient List<TabState> tabs = List.of();
  private transient @Nullable TabId active;
  private transient TabStripLayout layout;
  private int heldWidth; // while closing with the mouse; 0 for none

  private int pointerX = -1;
  private int pointerY = -1;
  private boolean closePressed; // the button went down on a cross
  private transient @Nullable TabId pressed;
  private int pressedX;
  private int grabOffset; // from the pressed tab's left edge to the pointer
  private boolean dragging;
  private int requestedIndex; // the place last asked for, so that it is asked for once

  TabStrip(Look look, BrowserCommands commands, FaviconCache favicons) {
    super(null);
    this.look = look;
    this.commands = commands;
    this.favicons = favicons;
    this.layout = TabStripLayout.of(1, 0, 1, 1, 1);
    this.spinner = new Timer(SPINNER_PERIOD_MS, event -> repaintSpinners());
    setOpaque(true);
    setFocusable(false);
    var listener = new Listener();
    addMouseListener(listener);
    addMouseMotionListener(listener);
    addMouseWheelListener(listener);
    addHierarchyListener(
        event -> {
          if ((event.getChangeFlags() & HierarchyEvent.SHOWING_CHANGED) != 0) {
            runSpinnerIfNeeded();
          }
        });
    ToolTipManager.sharedInstance().registerComponent(this);
    getAccessibleContext().setAccessibleName("Tabs");
  }

  void show(List<TabState> newTabs, TabId newActive) {
    if (newTabs.equals(tabs) && newActive.equals(active)) {
      return;
    }
    tabs = newTabs;
    active = newActive;
    if (pressed != null && indexOf(pressed) < 0) {
      endDrag();
    }
    relayout();
    runSpinnerIfNeeded();
    repaint();
  }

  private void relayout() {
    int available = Math.max(1, getWidth() - look.px(LEFT + NEW_TAB_BUTTON + 2 * GAP));
    int widest = heldWidth > 0 ? heldWidth : look.px(TabStripLayout.STANDARD);
    if (!tabs.isEmpty() && active != null) {
      layout =
          TabStripLayout.of(
              tabs.size(), Math.max(0, indexOf(active)), available, widest, look.ownScale());
    }
  }

  @Override
  public void setBounds(int x, int y, int width, int height) {
    super.setBounds(x, y, width, height);
    relayout();
  }

  private int indexOf(@Nullable TabId id) {
    for (int i = 0; i < tabs.size(); i++) {
      if (tabs.get(i).id().equals(id)) {
        return i;
      }
    }
    return -1;
  }

  private Rectangle tabBounds(int index) {
    int x = look.px(LEFT) + layout.x(index);
    if (dragging && tabs.get(index).id().equals(pressed)) {
      x = draggedX();
    }
    return new Rectangle(
        x, look.px(TOP), layout.width(index) - look.px(GAP), getHeight() - look.px(TOP));
  }

  private int draggedX() {
    int last = look.px(LEFT) + layout.x(layout.count() - 1);
    return Math.clamp(pointerX - grabOffset, Math.min(look.px(LEFT), last), last);
  }

  private boolean hasCloseButton(int index) {
    return layout.width(index) >= look.px(TabStripLayout.NARROWEST_ACTIVE)
        || (tabs.get(index).id().equals(active) && layout.width(index) >= look.px(52));
  }

  private Rectangle closeButton(int index) {
    Rectangle tab = tabBounds(index);
    int size = look.px(CLOSE_BUTTON);
    return new Rectangle(
        tab.x + tab.width - size - look.px(7), tab.y + (look.px(28) - size) / 2, size, size);
  }

  private Rectangle newTabButton() {
    int size = look.px(NEW_TAB_BUTTON);
    return new Rectangle(look.px(LEFT) + layout.end() - look.px(1), look.px(TOP), size, size);
  }

  private Rectangle faviconBounds(int index) {
    Rectangle tab = tabBounds(index);
    int size = look.px(FAVICON);
    boolean narrow = tab.width < look.px(44);
    int x = narrow ? tab.x + (tab.width - size) / 2 : tab.x + look.px(9);
    return new Rectangle(x, tab.y + (look.px(28) - size) / 2, size, size);
  }

  // Spinners

  private void runSpinnerIfNeeded() {
    boolean needed = false;
    for (TabState tab : tabs) {
      needed |= tab.loading();
    }
    if (needed && isShowing()) {
      spinner.start();
    } else {
      spinner.stop();
    }
  }

  private void repaintSpinners() {
    for (int i = 0; i < tabs.size(); i++) {
      if (tabs.get(i).loading()) {
        repaint(faviconBounds(i));
      }
    }
  }

  // Painting

  @Override
  protected void paintComponent(Graphics graphics) {
    Graphics2D g = Draw.smooth(graphics);
    g.setColor(look.palette().frame());
    g.fillRect(0, 0, getWidth(), getHeight());
    g.setFont(look.font());
    int activeIndex = indexOf(active);
    Rectangle clip = g.getClipBounds();
    for (int i = 0; i < tabs.size(); i++) {
      boolean dragged = dragging && tabs.get(i).id().equals(pressed);
      if (i != activeIndex && !dragged && tabBounds(i).x <= clip.x + clip.width) {
        paintTab(g, i);
      }
    }
    if (activeIndex >= 0) {
      paintTab(g, activeIndex);
    }
    paintNewTabButton(g);
    g.dispose();
  }

  private void paintTab(Graphics2D g, int index) {
    TabState tab = tabs.get(index);
    Palette palette = look.palette();
    Rectangle bounds = tabBounds(index);
    boolean isActive = tab.id().equals(active);
    boolean hovered = isHovered(index);
    if (isActive) {
      g.setColor(palette.toolbar());
      g.fill(activeShape(bounds));
    } else {
      if (hovered) {
        g.setColor(palette.hover());
        g.fill(
            new RoundRectangle2D.Double(
                bounds.x,
                bounds.y,
                bounds.width,
                look.px(28),
                look.px(CORNER * 2),
                look.px(CORNER * 2)));
      }
      boolean besideActive = index + 1 == indexOf(active);
      if (!besideActive && !hovered && !isHovered(index + 1)) {
        g.setColor(palette.tabSeparator());
        g.fillRect(
            bounds.x + bounds.width + look.px(GAP) / 2 - 1,
            bounds.y + look.px(6),
            look.px(2),
            look.px(16));
      }
    }
    paintContents(g, index, bounds, isActive);
  }

  private boolean isHovered(int index) {
    if (index >= tabs.size() || pointerX < 0 || dragging) {
      return false;
    }
    return tabBounds(index).contains(pointerX, pointerY);
  }

  /// Rounded at the top, and flowing into the toolbar at the bottom.
  private Path2D activeShape(Rectangle b) {
    double r = look.px(CORNER);
    double bottom = b.y + b.height;
    double k = r * 0.45; // where a quarter circle's control points lie, from its end
    Path2D path = new Path2D.Double();
    path.moveTo(b.x - r, bottom);
    path.curveTo(b.x - r + (r - k), bottom, b.x, bottom - k, b.x, bottom - r);
    path.lineTo(b.x, b.y + r);
    path.curveTo(b.x, b.y + k, b.x + k, b.y, b.x + r, b.y);
    path.lineTo(b.x + b.width - r, b.y);
    path.curveTo(b.x + b.width - k, b.y, b.x + b.width, b.y + k, b.x + b.width, b.y + r);
    path.lineTo(b.x + b.width, bottom - r);
    path.curveTo(b.x + b.width, bottom - k, b.x + b.width + k, bottom, b.x + b.width + r, bottom);
    path.closePath();
    return path;
  }

  private void paintContents(Graphics2D g, int index, Rectangle bounds, boolean isActive) {
    TabState tab = tabs.get(index);
    Palette palette = look.palette();
    Rectangle icon = faviconBounds(index);
    boolean close = hasCloseButton(index);
    boolean iconFits = !close || bounds.width > look.px(60);
    if (iconFits) {
      paintIcon(g, tab, icon);
    }
    int textLeft = icon.x + icon.width + look.px(8);
    int textRight =
        close ? closeButton(index).x - look.px(4) : bounds.x + bounds.width - look.px(8);
    if (textRight - textLeft > look.px(6)) {
      g.setColor(isActive ? palette.text() : palette.mutedText());
      String title = tab.title().isEmpty() ? tab.url() : tab.title();
      var metrics = g.getFontMetrics();
      g.drawString(
          Draw.fit(metrics, oneLine(title), textRight - textLeft),
          textLeft,
          Draw.baseline(metrics, bounds.y, look.px(28)));
    }
    if (close) {
      Rectangle button = closeButton(index);
      if (button.contains(pointerX, pointerY) && !dragging) {
        g.setColor(closePressed ? palette.pressed() : palette.hover());
        g.fillOval(button.x, button.y, button.width, button.height);
      }
      Glyph.CLOSE.paint(
          g,
          button.x + look.px(1),
          button.y + look.px(1),
          look.px(16),
          isActive ? palette.text() : palette.mutedText(),
          1.4);
    }
  }

  private static String oneLine(String title) {
    return title.indexOf('\n') < 0 ? title : title.replaceAll("\\s+", " ");
  }

  private void paintIcon(Graphics2D g, TabState tab, Rectangle at) {
    Palette palette = look.palette();
    Favicon favicon = tab.favicon();
    if (tab.sadTab() != null) {
      Glyph.SAD_PAGE.paint(g, at.x, at.y, at.width, palette.mutedText(), 1.2);
    } else if (tab.loading()) {
      paintSpinner(g, at, tab.progress() > 0);
    } else if (favicon != null) {
      favicons.paint(g, favicon, at.x, at.y, at.width);
    } else {
      Glyph.GLOBE.paint(g, at.x, at.y, at.width, palette.mutedText(), 1.2);
    }
    boolean asks = tab.dialog() != null;
    if (asks || tab.responsiveness() != TabState.Responsiveness.RESPONSIVE) {
      int dot = look.px(8);
      g.setColor(asks ? palette.accent() : palette.warning());
      g.fillOval(at.x + at.width - dot + look.px(2), at.y + at.height - dot + look.px(2), dot, dot);
    }
  }

  /// As Chromium's: backwards and grey while nothing has come, forwards and blue once it comes.
  private void paintSpinner(Graphics2D g, Rectangle at, boolean receiving) {
    double turn = (System.nanoTime() / 1e6 % SPINNER_TURN_MS) / SPINNER_TURN_MS * 360;
    Color color = receiving ? look.palette().accent() : look.palette().mutedText();
    var stroke = g.getStroke();
    g.setStroke(new BasicStroke(look.px(2), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    double inset = look.px(2) / 2.0 + 0.5;
    g.setColor(color);
    g.draw(
        new Arc2D.Double(
            at.x + inset,
            at.y + inset,
            at.width - 2 * inset,
            at.height - 2 * inset,
            receiving ? -turn : turn,
            receiving ? 250 : 90,
            Arc2D.OPEN));
    g.setStroke(stroke);
  }

  private void paintNewTabButton(Graphics2D g) {
    Rectangle button = newTabButton();
    if (button.contains(pointerX, pointerY) && !dragging) {
      g.setColor(look.palette().hover());
      g.fillOval(button.x, button.y, button.width, button.height);
    }
    if (dragging) {
      g.setComposite(AlphaComposite.SrcOver.derive(0.5f));
    }
    int icon = look.px(14);
    Glyph.PLUS.paint(
        g,
        button.x + (button.width - icon) / 2.0,
        button.y + (button.height - icon) / 2.0,
        icon,
        look.palette().icon(),
        1.6);
  }

  // Tooltips

  @Override
  public @Nullable String getToolTipText(MouseEvent event) {
    int x = event.getX();
    int y = event.getY();
    if (newTabButton().contains(x, y)) {
      return "New tab (Ctrl+T)";
    }
    int index = layout.indexAt(x - look.px(LEFT));
    if (index < 0 || index >= tabs.size()) {
      return null;
    }
    TabState tab = tabs.get(index);
    String title = oneLine(tab.title().isEmpty() ? tab.url() : tab.title());
    return title.length() > 200 ? title.substring(0, 200) + "…" : title;
  }

  @Override
  public JToolTip createToolTip() {
    return Draw.plainText(super.createToolTip());
  }

  // Mouse

  private int tabAt(int x, int y) {
    if (y
        < look.px(TOP)
            - look.px(
                4)) { // the strip's top edge belongs to the tabs: a target that cannot be missed
      return layout.indexAt(x - look.px(LEFT));
    }
    int index = layout.indexAt(x - look.px(LEFT));
    return index < tabs.size() ? index : -1;
  }

  private void endDrag() {
    dragging = false;
    pressed = null;
    closePressed = false;
    repaint();
  }

  private final class Listener extends MouseAdapter {
    @Override
    public void mousePressed(MouseEvent event) {
      track(event);
      int index = tabAt(event.getX(), event.getY());
      if (event.isPopupTrigger() && index >= 0) {
        showMenu(index, event);
        return;
      }
      if (!SwingUtilities.isLeftMouseButton(event) || index < 0) {
        return;
      }
      if (hasCloseButton(index) && closeButton(index).contains(event.getPoint())) {
        closePressed = true;
        pressed = tabs.get(index).id();
      } else {
        pressed = tabs.get(index).id();
        pressedX = event.getX();
        grabOffset = event.getX() - tabBounds(index).x;
        requestedIndex = index;
        commands.selectTab(tabs.get(index).id());
      }
      repaint();
    }

    @Override
    public void mouseReleased(MouseEvent event) {
      track(event);
      int index = tabAt(event.getX(), event.getY());
      TabId wasPressed = pressed;
      boolean wasClose = closePressed;
      boolean wasDragging = dragging;
      endDrag();
      if (wasDragging) {
        return;
      }
      if (event.isPopupTrigger() && index >= 0) {
        showMenu(index, event);
      } else if (SwingUtilities.isMiddleMouseButton(event) && index >= 0) {
        closeByMouse(index);
      } else if (wasClose
          && index >= 0
          && tabs.get(index).id().equals(wasPressed)
          && closeButton(index).contains(event.getPoint())) {
        closeByMouse(index);
      } else if (SwingUtilities.isLeftMouseButton(event)
          && newTabButton().contains(event.getPoint())) {
        commands.newTab(null, Placement.FOREGROUND);
      }
    }

    @Override
    public void mouseDragged(MouseEvent event) {
      track(event);
      TabId dragged = pressed;
      if (dragged == null || closePressed) {
        return;
      }
      if (!dragging
          && Math.abs(event.getX() - pressedX) > look.px(DRAG_THRESHOLD)
          && tabs.size() > 1) {
        dragging = true;
      }
      if (dragging) {
        int now = indexOf(dragged);
        int target = layout.dropIndex(now, draggedX() - look.px(LEFT));
        if (target != now && target != requestedIndex) {
          requestedIndex = target;
          commands.moveTab(dragged, target);
        } else if (target == now) {
          requestedIndex = now;
        }
        repaint();
      }
    }

    @Override
    public void mouseMoved(MouseEvent event) {
      track(event);
      repaint();
    }

    @Override
    public void mouseExited(MouseEvent event) {
      if (!dragging) {
        pointerX = -1;
        pointerY = -1;
      }
      if (heldWidth > 0) {
        heldWidth = 0;
        relayout();
      }
      repaint();
    }

    @Override
    public void mouseWheelMoved(MouseWheelEvent event) {
      int next = indexOf(active) + (event.getWheelRotation() > 0 ? 1 : -1);
      if (next >= 0
          && next < tabs.size()
          && layout.x(0) < 0) { // only where there is something to scroll
        commands.selectTab(tabs.get(next).id());
      }
    }

    private void track(MouseEvent event) {
      pointerX = event.getX();
      pointerY = event.getY();
    }
  }

  private void closeByMouse(int index) {
    if (index < tabs.size() - 1) {
      heldWidth = layout.width(index); // the next cross comes to lie under the pointer
    }
    commands.closeTab(tabs.get(index).id());
  }

  private void showMenu(int index, MouseEvent event) {
    TabState tab = tabs.get(index);
    List<TabState> atOpening = tabs;
    var menu = new JPopupMenu();
    menu.add(item("New tab", () -> commands.newTab(null, Placement.FOREGROUND)));
    menu.addSeparator();
    menu.add(item("Reload", () -> commands.reload(tab.id(), Cache.USE)));
    menu.add(item("Duplicate", () -> commands.duplicateTab(tab.id())));
    menu.addSeparator();
    menu.add(item("Close", () -> commands.closeTab(tab.id())));
    JMenuItem others = item("Close other tabs", () -> closeAll(atOpening, 0, tab.id()));
    others.setEnabled(atOpening.size() > 1);
    menu.add(others);
    JMenuItem right =
        item("Close tabs to the right", () -> closeAll(atOpening, index + 1, tab.id()));
    right.setEnabled(index < atOpening.size() - 1);
    menu.add(right);
    menu.addSeparator();
    menu.add(item("Reopen closed tab", commands::reopenClosedTab));
    menu.show(this, event.getX(), event.getY());
  }

  private void closeAll(List<TabState> all, int from, TabId except) {
    for (TabState tab : all.subList(from, all.size())) {
      if (!tab.id().equals(except)) {
        commands.closeTab(tab.id());
      }
    }
  }

  private static JMenuItem item(String label, Runnable action) {
    var item = new JMenuItem(label);
    item.addActionListener(event -> action.run());
    return item;
  }
}
