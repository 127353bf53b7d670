package bulkhead.browser.ui;

import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import javax.swing.JMenuItem;
import javax.swing.UIManager;

/// A menu item that tells its shortcut without acting on it: shortcuts are the whole window's
/// ([Shortcut]), and Swing's accelerators would run them twice. Thread: EDT.
final class MenuItemWithKeys extends JMenuItem {
  private static final long serialVersionUID = 1L;

  private final String keys;

  MenuItemWithKeys(String label, String keys) {
    super(label);
    this.keys = keys;
  }

  @Override
  public Dimension getPreferredSize() {
    Dimension size = super.getPreferredSize();
    return new Dimension(
        size.width + getFontMetrics(getFont()).stringWidth(keys) + 3 * size.height,
        size.height + size.height / 4);
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    super.paintComponent(graphics);
    Graphics2D g = Draw.smooth(graphics);
    g.setFont(getFont());
    g.setColor(isArmed() ? getForeground() : UIManager.getColor("MenuItem.acceleratorForeground"));
    var metrics = g.getFontMetrics();
    g.drawString(
        keys,
        getWidth() - metrics.stringWidth(keys) - getHeight() / 2,
        Draw.baseline(metrics, 0, getHeight()));
    g.dispose();
  }
}
