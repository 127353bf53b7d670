package bulkhead.browser.ui;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.geom.RoundRectangle2D;
import javax.swing.JButton;
import javax.swing.plaf.basic.BasicButtonUI;

/// A pill with a word on it: filled for the thing to do, or quiet beside it. Thread: EDT.
final class TextButton extends JButton {
  private static final long serialVersionUID = 1L;

  enum Kind {
    FILLED,
    QUIET
  }

  private final transient Look look;
  private final Kind kind;

  TextButton(Look look, String label, Kind kind, Runnable action) {
    this.look = look;
    this.kind = kind;
    Draw.plainText(this);
    setUI(new BasicButtonUI());
    setText(label);
    setFont(look.font(13));
    setBorder(null);
    setOpaque(false);
    setContentAreaFilled(false);
    setRolloverEnabled(true);
    addActionListener(event -> action.run());
    FontMetrics metrics = getFontMetrics(getFont());
    setPreferredSize(new Dimension(metrics.stringWidth(label) + look.px(32), look.px(32)));
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    Graphics2D g = Draw.smooth(graphics);
    Palette palette = look.palette();
    var pill =
        new RoundRectangle2D.Double(
            0.5, 0.5, getWidth() - 1, getHeight() - 1, getHeight(), getHeight());
    Color text = palette.accent();
    if (kind == Kind.FILLED) {
      g.setColor(palette.accent());
      g.fill(pill);
      text = palette.onAccent();
    } else {
      g.setColor(palette.line());
      g.draw(pill);
    }
    if (getModel().isRollover()) {
      g.setColor(getModel().isPressed() ? palette.pressed() : palette.hover());
      g.fill(pill);
    }
    if (isFocusOwner()) {
      g.setColor(palette.text());
      g.draw(
          new RoundRectangle2D.Double(
              2.5, 2.5, getWidth() - 5, getHeight() - 5, getHeight() - 4, getHeight() - 4));
    }
    g.setColor(text);
    g.setFont(getFont());
    FontMetrics metrics = g.getFontMetrics();
    g.drawString(
        getText(),
        (getWidth() - metrics.stringWidth(getText())) / 2,
        Draw.baseline(metrics, 0, getHeight()));
    g.dispose();
  }
}
