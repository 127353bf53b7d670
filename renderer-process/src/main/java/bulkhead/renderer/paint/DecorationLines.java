package bulkhead.renderer.paint;

import bulkhead.renderer.css.value.Size;
import bulkhead.renderer.css.value.TextDecoration;
import bulkhead.renderer.css.value.TextDecorationStyle;
import bulkhead.renderer.layout.fragment.TextFragment;
import bulkhead.renderer.layout.inline.FontBaseline;
import bulkhead.renderer.style.ComputedStyle;
import bulkhead.renderer.text.SizedFont;
import io.github.humbleui.skija.Path;
import io.github.humbleui.skija.PathBuilder;
import io.github.humbleui.types.Rect;
import org.jspecify.annotations.Nullable;

/// Draws the lines of text decorations (CSS Text Decoration 3 §2). Owned by `RendererMain`.
final class DecorationLines {
  /// Thicker underlines keep no more distance from glyphs than this.
  private static final float MOST_INK_GAP = 13;

  private final Ink ink;

  DecorationLines(Ink ink) {
    this.ink = ink;
  }

  /// The lines that text is drawn over.
  void behind(
      TextFragment fragment,
      TextDecoration decoration,
      float x,
      float baseline,
      int argb,
      PaintContext context) {
    line(fragment, decoration, TextDecoration.UNDERLINE, x, baseline, argb, context);
    line(fragment, decoration, TextDecoration.OVERLINE, x, baseline, argb, context);
  }

  /// The line that is drawn over text.
  void across(
      TextFragment fragment,
      TextDecoration decoration,
      float x,
      float baseline,
      int argb,
      PaintContext context) {
    line(fragment, decoration, TextDecoration.LINE_THROUGH, x, baseline, argb, context);
  }

  void all(
      TextFragment fragment,
      TextDecoration decoration,
      float x,
      float baseline,
      int argb,
      PaintContext context) {
    behind(fragment, decoration, x, baseline, argb, context);
    across(fragment, decoration, x, baseline, argb, context);
  }

  private void line(
      TextFragment fragment,
      TextDecoration decoration,
      int line,
      float x,
      float baseline,
      int argb,
      PaintContext context) {
    if (!decoration.has(line) || fragment.width() <= 0) {
      return;
    }
    SizedFont font = fragment.fonts().primary();
    Size thicknessProperty = decoration.thickness();
    float thickness =
        Math.max(1, thicknessProperty.resolveOr(decoration.fontSize(), decoration.fontSize() / 10));
    float top;
    if (line == TextDecoration.UNDERLINE) {
      float offset =
          decoration.autoOffset()
              ? Math.max(1, (float) Math.ceil(thickness / 2))
              : decoration.underlineOffset().resolve(decoration.fontSize());
      top = baseline + offset;
      ComputedStyle style = fragment.box().style();
      if (FontBaseline.of(style) == FontBaseline.CENTRAL) {
        top =
            isOnTheRight(style) ? baseline - font.ascent() - thickness : baseline + font.descent();
      }
    } else if (line == TextDecoration.OVERLINE) {
      top = baseline - font.ascent() - (thickness > 1 ? thickness - 1 : 0);
    } else {
      top = baseline - (float) Math.floor(font.ascent() / 3) - thickness / 2;
    }
    float y = top + thickness / 2;
    // The second line of a double one, and the middle of a wave, are this much further out.
    float second = (float) Math.floor(thickness + 1);
    if (line == TextDecoration.OVERLINE) {
      second = -second;
    }
    float from = top;
    float to = top + thickness;
    switch (decoration.style()) {
      case SOLID, DOTTED, DASHED -> {}
      case DOUBLE -> {
        from += Math.min(0, second);
        to += Math.max(0, second);
      }
      case WAVY -> {
        y += line == TextDecoration.LINE_THROUGH ? 0 : second;
        from = y - 2 * thickness;
        to = y + 2 * thickness;
      }
    }
    PaintContext around = context;
    if (line != TextDecoration.LINE_THROUGH) {
      Path gaps = besideInk(fragment, Math.round(from), to - from, x, baseline, thickness);
      around = gaps == null ? context : context.with(new DisplayItem.PushClipPath(gaps));
    }
    boolean twice = decoration.style() == TextDecorationStyle.DOUBLE;
    DisplayItem.LineStyle style =
        twice ? DisplayItem.LineStyle.SOLID : lineStyle(decoration.style());
    for (int i = 0; i < (twice ? 2 : 1); i++) {
      ink.draw(
          around,
          new DisplayItem.DrawLine(
              x, y + i * second, x + fragment.width(), y + i * second, thickness, style, argb));
    }
  }

  /// `text-decoration-skip-ink`: all of the line but what comes near the glyphs that cross it; null
  /// if none does. The gaps are Chromium's: as wide as the line is thick, on either side.
  private static @Nullable Path besideInk(
      TextFragment fragment, float from, float height, float x, float baseline, float thickness) {
    String skip = fragment.box().style().textDecorationSkipInk();
    if (skip.equals("none") || skip.equals("auto") && hasIdeographs(fragment)) {
      return null;
    }
    float[] ink =
        fragment
            .shape()
            .ink(
                fragment.from(),
                fragment.to(),
                fragment.expansion(),
                from - baseline,
                from - baseline + height);
    if (ink.length < 2) {
      return null;
    }
    float gap = Math.min(thickness, MOST_INK_GAP);
    try (PathBuilder builder = new PathBuilder()) {
      float left = x - thickness;
      for (int i = 0; i + 1 < ink.length; i += 2) {
        float right = Math.round(x + ink[i] - gap);
        if (right > left) {
          builder.addRect(Rect.makeLTRB(left, from - 1, right, from + height + 1));
        }
        left = Math.max(left, Math.round(x + ink[i + 1] + gap));
      }
      float end = x + fragment.width() + thickness;
      if (end > left) {
        builder.addRect(Rect.makeLTRB(left, from - 1, end, from + height + 1));
      }
      return builder.build();
    }
  }

  /// CSS Text Decoration 4 §2.6: vertical Japanese and Korean is underlined on its right side.
  private static boolean isOnTheRight(ComputedStyle style) {
    String language = style.language();
    return language != null && (language.startsWith("ja") || language.startsWith("ko"));
  }

  private static boolean hasIdeographs(TextFragment fragment) {
    String text = fragment.shape().text();
    for (int i = fragment.from(); i < fragment.to(); i++) {
      if (text.charAt(i) >= 0x2e80 && text.charAt(i) < 0xd7ff) {
        return true;
      }
    }
    return false;
  }

  private static DisplayItem.LineStyle lineStyle(TextDecorationStyle style) {
    return switch (style) {
      case SOLID -> DisplayItem.LineStyle.SOLID;
      case DOUBLE -> DisplayItem.LineStyle.DOUBLE;
      case DOTTED -> DisplayItem.LineStyle.DOTTED;
      case DASHED -> DisplayItem.LineStyle.DASHED;
      case WAVY -> DisplayItem.LineStyle.WAVY;
    };
  }
}
