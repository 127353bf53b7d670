package bulkhead.browser.ui;

import java.awt.Component;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.event.KeyAdapter;
import java.awt.event.KeyEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.function.IntConsumer;
import javax.swing.BorderFactory;
import javax.swing.DefaultListCellRenderer;
import javax.swing.JComponent;
import javax.swing.JList;
import javax.swing.JPopupMenu;
import javax.swing.JScrollPane;
import javax.swing.ListSelectionModel;

/// The list that a drop-down of the page opens, over the page and beyond its edge. Thread: EDT.
final class OptionsPopup {
  private static final int MOST_ROWS = 20;
  private static final int INDENT = 12;

  private final PageOptions shown;
  private final IntConsumer chosen;
  private final JPopupMenu popup = new JPopupMenu();
  private final JList<PageOptions.Option> list;

  /// @param chosen told the index of what the user has chosen
  OptionsPopup(PageOptions shown, IntConsumer chosen) {
    this.shown = shown;
    this.chosen = chosen;
    this.list = new JList<>(shown.options().toArray(new PageOptions.Option[0]));
    list.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
    list.setCellRenderer(new Cell());
    list.setVisibleRowCount(Math.min(MOST_ROWS, Math.max(1, shown.options().size())));
    list.setSelectedIndex(shown.selected());
    var mouse =
        new MouseAdapter() {
          @Override
          public void mouseMoved(MouseEvent event) {
            int at = list.locationToIndex(event.getPoint());
            if (at >= 0 && isChoosable(at)) {
              list.setSelectedIndex(at);
            }
          }

          @Override
          public void mouseReleased(MouseEvent event) {
            int at = list.locationToIndex(event.getPoint());
            if (at >= 0 && list.getCellBounds(at, at).contains(event.getPoint())) {
              choose(at);
            }
          }
        };
    list.addMouseListener(mouse);
    list.addMouseMotionListener(mouse);
    list.addKeyListener(
        new KeyAdapter() {
          @Override
          public void keyPressed(KeyEvent event) {
            if (event.getKeyCode() == KeyEvent.VK_ENTER
                || event.getKeyCode() == KeyEvent.VK_SPACE
                || event.getKeyCode() == KeyEvent.VK_TAB) {
              choose(list.getSelectedIndex());
              event.consume();
            } else if (event.getKeyCode() == KeyEvent.VK_ESCAPE) {
              popup.setVisible(false);
              event.consume();
            }
          }
        });
    var scroller = new JScrollPane(list);
    scroller.setBorder(BorderFactory.createEmptyBorder());
    popup.add(scroller);
  }

  private boolean isChoosable(int index) {
    PageOptions.Option option = shown.options().get(index);
    return !option.disabled() && !option.group();
  }

  private void choose(int index) {
    if (index >= 0 && isChoosable(index)) {
      popup.setVisible(false);
      chosen.accept(index);
    }
  }

  /// @param scale device pixels in one of AWT's
  void show(Component page, int scale) {
    Dimension wanted = popup.getPreferredSize();
    popup.setPreferredSize(
        new Dimension(Math.max(wanted.width, shown.widthPx() / scale), wanted.height));
    popup.show(page, shown.xPx() / scale, (shown.yPx() + shown.heightPx()) / scale);
    list.ensureIndexIsVisible(Math.max(0, shown.selected()));
    list.requestFocusInWindow();
  }

  boolean isOpen() {
    return popup.isVisible();
  }

  /// Without a choice.
  void close() {
    popup.setVisible(false);
  }

  private static final class Cell extends DefaultListCellRenderer {
    @Override
    public Component getListCellRendererComponent(
        JList<?> list, Object value, int index, boolean selected, boolean focused) {
      Component made = super.getListCellRendererComponent(list, value, index, selected, focused);
      if (value instanceof PageOptions.Option option && made instanceof JComponent cell) {
        setText(option.label().isEmpty() ? " " : option.label());
        putClientProperty("html.disable", Boolean.TRUE);
        cell.setEnabled(!option.disabled());
        cell.setFont(cell.getFont().deriveFont(option.group() ? Font.BOLD : Font.PLAIN));
        cell.setBorder(BorderFactory.createEmptyBorder(2, option.group() ? 4 : INDENT, 2, INDENT));
      }
      return made;
    }
  }
}
