package bulkhead.browser.ui;

import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Point;
import java.awt.Window;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.function.IntConsumer;
import javax.swing.BorderFactory;
import javax.swing.DefaultListCellRenderer;
import javax.swing.JList;
import javax.swing.JScrollPane;
import javax.swing.JWindow;
import javax.swing.ListSelectionModel;
import javax.swing.SwingUtilities;
import org.jspecify.annotations.Nullable;

/// What the page suggests for a text field, below it. The field keeps the keyboard: the page marks
/// what the arrows lead to, and shows the list again. Thread: EDT.
final class SuggestionsPopup {
  private static final int MOST_ROWS = 8;

  private final PageOptions shown;
  private final Look look;
  private final JList<PageOptions.Option> list;
  private @Nullable JWindow window;

  /// @param chosen told the index of what the mouse takes
  SuggestionsPopup(PageOptions shown, Look look, IntConsumer chosen) {
    this.shown = shown;
    this.look = look;
    Palette palette = look.palette();
    list = new JList<>(shown.options().toArray(new PageOptions.Option[0]));
    list.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
    list.setFocusable(false);
    list.setFont(look.font(13));
    list.setBackground(palette.toolbar());
    list.setForeground(palette.text());
    list.setSelectionBackground(palette.selection());
    list.setSelectionForeground(palette.text());
    list.setCellRenderer(new Cell());
    list.setVisibleRowCount(Math.min(MOST_ROWS, shown.options().size()));
    list.setSelectedIndex(shown.selected());
    var mouse =
        new MouseAdapter() {
          @Override
          public void mouseMoved(MouseEvent event) {
            list.setSelectedIndex(list.locationToIndex(event.getPoint()));
          }

          @Override
          public void mouseReleased(MouseEvent event) {
            int at = list.locationToIndex(event.getPoint());
            if (at >= 0 && list.getCellBounds(at, at).contains(event.getPoint())) {
              chosen.accept(at);
            }
          }
        };
    list.addMouseListener(mouse);
    list.addMouseMotionListener(mouse);
  }

  void show(Component page) {
    Window owner = SwingUtilities.getWindowAncestor(page);
    var opening = new JWindow(owner);
    opening.setFocusableWindowState(false);
    opening.setType(Window.Type.POPUP);
    var scroller = new JScrollPane(list);
    scroller.setBorder(BorderFactory.createLineBorder(look.palette().line()));
    scroller.setFocusable(false);
    opening.getContentPane().add(scroller, BorderLayout.CENTER);
    Dimension wanted = scroller.getPreferredSize();
    int scale = look.javaScale();
    opening.setSize(Math.max(wanted.width, shown.widthPx() / scale), wanted.height);
    Point corner = page.getLocationOnScreen();
    int below = corner.y + (shown.yPx() + shown.heightPx()) / scale;
    int bottom =
        page.getGraphicsConfiguration().getBounds().y
            + page.getGraphicsConfiguration().getBounds().height;
    int y =
        below + wanted.height <= bottom ? below : corner.y + shown.yPx() / scale - wanted.height;
    opening.setLocation(corner.x + shown.xPx() / scale, y);
    opening.setVisible(true);
    list.ensureIndexIsVisible(Math.max(0, shown.selected()));
    window = opening;
  }

  void close() {
    JWindow open = window;
    window = null;
    if (open != null) {
      open.dispose();
    }
  }

  /// The value, and at the row's end what the page says of it.
  private final class Cell extends DefaultListCellRenderer {
    private static final long serialVersionUID = 1L;
    private String note = "";

    @Override
    public Component getListCellRendererComponent(
        JList<?> from, Object value, int index, boolean selected, boolean focused) {
      Component made = super.getListCellRendererComponent(from, value, index, selected, false);
      if (value instanceof PageOptions.Option option) {
        Draw.plainText(this);
        String[] parts = option.label().split("\t", 2);
        note = parts.length > 1 ? parts[1] : "";
        setText(parts[0].isEmpty() ? " " : parts[0]);
        int right = note.isEmpty() ? 8 : 24 + getFontMetrics(getFont()).stringWidth(note);
        setBorder(BorderFactory.createEmptyBorder(4, look.px(8), 4, look.px(right)));
      }
      return made;
    }

    @Override
    protected void paintComponent(Graphics graphics) {
      super.paintComponent(graphics);
      if (!note.isEmpty()) {
        Color muted = look.palette().mutedText();
        graphics.setColor(muted);
        graphics.setFont(getFont());
        var metrics = graphics.getFontMetrics();
        graphics.drawString(
            note,
            getWidth() - look.px(8) - metrics.stringWidth(note),
            Draw.baseline(metrics, 0, getHeight()));
      }
    }
  }
}
