package bulkhead.browser.ui;

import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import javax.swing.JButton;
import javax.swing.JToolTip;
import javax.swing.plaf.basic.BasicButtonUI;

/// A round button of one icon. Thread: EDT.
final class IconButton extends JButton {
  private static final long serialVersionUID = 1L;

  private final transient Look look;
  private final int iconSize;
  private Glyph glyph;
  private boolean accented;

  /// @param iconSize at scale 1
  IconButton(Look look, Glyph glyph, String tooltip, int size, int iconSize) {
    this.look = look;
    this.glyph = glyph;
    this.iconSize = iconSize;
    setUI(new BasicButtonUI());
    setBorder(null);
    setOpaque(false);
    setFocusable(false);
    setRolloverEnabled(true);
    setContentAreaFilled(false);
    setToolTipText(tooltip);
    getAccessibleContext().setAccessibleName(tooltip);
    setPreferredSize(new Dimension(look.px(size), look.px(size)));
  }

  void setGlyph(Glyph newGlyph, String tooltip) {
    if (newGlyph != glyph) {
      glyph = newGlyph;
      setToolTipText(tooltip);
      getAccessibleContext().setAccessibleName(tooltip);
      repaint();
    }
  }

  void setAccented(boolean on) {
    if (on != accented) {
      accented = on;
      repaint();
    }
  }

  @Override
  public JToolTip createToolTip() {
    return Draw.plainText(super.createToolTip());
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    Graphics2D g = Draw.smooth(graphics);
    Palette palette = look.palette();
    int size = Math.min(getWidth(), getHeight());
    int x = (getWidth() - size) / 2;
    int y = (getHeight() - size) / 2;
    if (isEnabled() && (getModel().isRollover() || getModel().isPressed())) {
      g.setColor(getModel().isPressed() ? palette.pressed() : palette.hover());
      g.fillOval(x, y, size, size);
    }
    int icon = look.px(iconSize);
    var color =
        !isEnabled() ? palette.disabledIcon() : accented ? palette.accent() : palette.icon();
    glyph.paint(g, x + (size - icon) / 2.0, y + (size - icon) / 2.0, icon, color);
    g.dispose();
  }
}
