package bulkhead.browser.ui;

import java.awt.Canvas;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Rectangle;

/// The hovered link's target, over the page's lower left corner. A native window like the page's
/// canvas, as nothing else can lie above that. Thread: EDT.
final class StatusBubble extends Canvas {
  private static final long serialVersionUID = 1L;
  private static final int HEIGHT = 24;

  private final transient Look look;
  private String text = "";

  StatusBubble(Look look) {
    this.look = look;
    setVisible(false);
    setFocusable(false);
    setFont(look.font(12.5f));
    setBackground(look.palette().toolbar());
    setForeground(look.palette().mutedText());
  }

  /// @param page the page area, in the parent's coordinates
  void show(String newText, Rectangle page) {
    if (newText.equals(text) && isVisible() == !newText.isEmpty()) {
      return;
    }
    text = newText;
    if (newText.isEmpty()) {
      setVisible(false);
      return;
    }
    placeOn(page);
    if (isVisible()) {
      repaint();
    } else {
      setVisible(true);
    }
  }

  void placeOn(Rectangle page) {
    if (text.isEmpty()) {
      return;
    }
    FontMetrics metrics = getFontMetrics(getFont());
    String bounded = text.length() > 300 ? text.substring(0, 300) : text;
    int width =
        Math.min(metrics.stringWidth(bounded) + look.px(18), Math.max(look.px(80), page.width / 2));
    int height = look.px(HEIGHT);
    setBounds(page.x, page.y + page.height - height, width, height);
  }

  @Override
  public void update(Graphics g) {
    paint(g);
  }

  @Override
  public void paint(Graphics graphics) {
    Graphics2D g = Draw.smooth(graphics);
    g.setColor(getBackground());
    g.fillRect(0, 0, getWidth(), getHeight());
    g.setColor(look.palette().line());
    g.drawLine(0, 0, getWidth() - 1, 0);
    g.drawLine(getWidth() - 1, 0, getWidth() - 1, getHeight());
    g.setColor(getForeground());
    g.setFont(getFont());
    FontMetrics metrics = g.getFontMetrics();
    g.drawString(
        Draw.fit(metrics, text, getWidth() - look.px(14)),
        look.px(8),
        Draw.baseline(metrics, 0, getHeight()));
    g.dispose();
  }
}
