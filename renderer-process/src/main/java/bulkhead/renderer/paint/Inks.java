package bulkhead.renderer.paint;

import bulkhead.renderer.style.ComputedStyle;
import bulkhead.renderer.style.Properties;

/// Whether a document is painted in all its colours, or for paper, where backgrounds are left out
/// and light text is darkened for what asks for no exact colours (CSS Color Adjustment 1 §3,
/// `print-color-adjust`). Thread: any.
public enum Inks {
  ALL,
  ECONOMY;

  /// The square of how far from white a colour has to be; Chromium's.
  private static final int LEGIBLE = 255 * 255;

  private static final float DARKER = 0.33f;

  boolean hasBackground(ComputedStyle style) {
    return style.hasBackground() && (this == ALL || isExact(style));
  }

  /// The colour of text on what may be white paper.
  int text(ComputedStyle style, int argb) {
    return this == ALL || isExact(style) ? argb : legible(argb);
  }

  private static boolean isExact(ComputedStyle style) {
    return style.get(Properties.PRINT_COLOR_ADJUST).toString().equals("exact");
  }

  private static int legible(int argb) {
    int r = argb >> 16 & 0xff;
    int g = argb >> 8 & 0xff;
    int b = argb & 0xff;
    int fromWhite = (255 - r) * (255 - r) + (255 - g) * (255 - g) + (255 - b) * (255 - b);
    if (fromWhite > LEGIBLE) {
      return argb;
    }
    float brightest = Math.max(r, Math.max(g, b)) / 255f;
    float factor = Math.max(0, (brightest - DARKER) / brightest);
    return argb & 0xff000000
        | Math.round(r * factor) << 16
        | Math.round(g * factor) << 8
        | Math.round(b * factor);
  }
}
