package bulkhead.browser.ui;

import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Toolkit;
import java.util.Map;
import javax.swing.JComponent;

/// Small helps for components that paint themselves. Thread: EDT.
final class Draw {
  private Draw() {}

  /// A copy of `graphics` that smooths edges, and text as the desktop wants it. The caller disposes
  /// of it.
  static Graphics2D smooth(Graphics graphics) {
    Graphics2D g = (Graphics2D) graphics.create();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    if (Toolkit.getDefaultToolkit().getDesktopProperty("awt.font.desktophints")
        instanceof Map<?, ?> hints) {
      g.addRenderingHints(hints);
    } else {
      g.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    }
    return g;
  }

  /// The baseline that centres a line of text in a box.
  static int baseline(FontMetrics metrics, int top, int height) {
    return top + (height - metrics.getHeight()) / 2 + metrics.getAscent();
  }

  /// The longest beginning of `text` that fits, with an ellipsis if it is not all of it.
  static String fit(FontMetrics metrics, String text, int width) {
    // A page chooses its title: one of a megabyte must not be measured whole each time.
    String bounded = text.length() > 300 ? text.substring(0, 300) : text;
    if (metrics.stringWidth(bounded) <= width) {
      return bounded.length() == text.length() ? bounded : bounded + "…";
    }
    int room = width - metrics.stringWidth("…");
    int low = 0;
    int high = bounded.length();
    while (low < high) {
      int middle = (low + high + 1) / 2;
      if (metrics.stringWidth(bounded.substring(0, middle)) <= room) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    if (low > 0 && Character.isHighSurrogate(bounded.charAt(low - 1))) {
      low--;
    }
    return low == 0 ? "" : bounded.substring(0, low).stripTrailing() + "…";
  }

  /// Swing takes text that begins with `<html>` for HTML, and would even load its pictures. Texts
  /// here come from pages.
  static <C extends JComponent> C plainText(C component) {
    component.putClientProperty("html.disable", Boolean.TRUE);
    return component;
  }
}
