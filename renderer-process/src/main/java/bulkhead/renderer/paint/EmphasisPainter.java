package bulkhead.renderer.paint;

import bulkhead.renderer.layout.fragment.TextFragment;
import bulkhead.renderer.style.ComputedStyle;
import bulkhead.renderer.style.Properties;
import bulkhead.renderer.text.EmphasisMark;
import bulkhead.renderer.text.SizedFont;
import io.github.humbleui.skija.TextBlob;

/// Draws emphasis marks above or below text (CSS Text Decoration 4 §3). Owned by `RendererMain`.
final class EmphasisPainter {
  private final Ink ink;

  EmphasisPainter(Ink ink) {
    this.ink = ink;
  }

  /// @param from first character in the fragment's shape
  /// @param baseline of the text
  /// @param blur sigma of a shadow, or 0
  void draw(
      TextFragment fragment,
      int from,
      int to,
      float x,
      float baseline,
      int argb,
      float blur,
      PaintContext context) {
    ComputedStyle style = fragment.box().style();
    String text = style.emphasisMark();
    if (text.isEmpty() || argb >>> 24 == 0) {
      return;
    }
    EmphasisMark mark = fragment.fonts().emphasisMark(text);
    float spacing = style.letterSpacing().resolve(style.fontSize());
    TextBlob blob =
        fragment.shape().emphasis(mark, isUpright(style), spacing, from, to, fragment.expansion());
    if (blob == null) {
      return;
    }
    float up = above(fragment, mark, style.isEmphasisOver(), isUpright(style));
    ink.draw(
        context,
        new DisplayItem.DrawTextBlob(
            blob,
            blob,
            x,
            baseline - up,
            argb,
            blur,
            0,
            mark.font().hasColoredGlyphs()
                ? DisplayItem.Glyphs.COLORED
                : DisplayItem.Glyphs.OUTLINES));
  }

  /// Of the marks, above the text's baseline; the em boxes of both lie side by side.
  private static float above(
      TextFragment fragment, EmphasisMark mark, boolean over, boolean upright) {
    SizedFont font = fragment.fonts().primary();
    if (upright) {
      float apart = (font.size() + mark.height()) / 2;
      return fragment.baseline() - fragment.height() / 2 + (over ? apart : -apart);
    }
    return over ? font.emAscent() + mark.descent() : -font.emDescent() - mark.ascent();
  }

  private static boolean isUpright(ComputedStyle style) {
    return switch (style.writingMode()) {
      case HORIZONTAL_TB, SIDEWAYS_RL, SIDEWAYS_LR -> false;
      case VERTICAL_RL, VERTICAL_LR ->
          !style.get(Properties.TEXT_ORIENTATION).toString().equals("sideways");
    };
  }
}
