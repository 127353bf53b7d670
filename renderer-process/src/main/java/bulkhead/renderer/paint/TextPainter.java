package bulkhead.renderer.paint;

import bulkhead.renderer.css.value.Shadow;
import bulkhead.renderer.css.value.Size;
import bulkhead.renderer.css.value.TextDecoration;
import bulkhead.renderer.css.value.TextDecorationStyle;
import bulkhead.renderer.css.value.Visibility;
import bulkhead.renderer.layout.fragment.TextFragment;
import bulkhead.renderer.layout.tree.Box;
import bulkhead.renderer.layout.tree.ElementBox;
import bulkhead.renderer.style.ComputedStyle;
import bulkhead.renderer.style.PseudoElement;
import bulkhead.renderer.text.SizedFont;
import io.github.humbleui.skija.BlendMode;
import io.github.humbleui.skija.Path;
import io.github.humbleui.skija.PathBuilder;
import io.github.humbleui.skija.TextBlob;
import io.github.humbleui.types.Rect;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Draws text with its decorations, shadows and highlights (CSS Text Decoration 3). Owned by
/// `RendererMain`.
final class TextPainter {
  /// Thicker underlines keep no more distance from glyphs than this.
  private static final float MOST_INK_GAP = 13;

  private static final int BLACK = 0xff000000;

  private final Highlights highlights;
  private final Ink ink;

  /// The shapes of the text in black, whatever its colours.
  private final boolean shapesOnly;

  TextPainter(Highlights highlights, Ink ink) {
    this(highlights, ink, false);
  }

  private TextPainter(Highlights highlights, Ink ink, boolean shapesOnly) {
    this.highlights = highlights;
    this.ink = ink;
    this.shapesOnly = shapesOnly;
  }

  /// For a mask: everything that the text covers.
  static TextPainter ofShapes(Ink ink) {
    return new TextPainter(Highlights.NONE, ink, true);
  }

  void text(TextFragment fragment, float x, float y, PaintContext outside) {
    ComputedStyle style = fragment.box().style();
    if (style.visibility() != Visibility.VISIBLE) {
      return;
    }
    PaintContext context =
        style.opacity() < 1 && isPlaceholder(fragment.box())
            ? outside.with(
                new DisplayItem.PushEffect(style.opacity(), BlendMode.SRC_OVER, List.of()))
            : outside;
    switch (fragment.turn()) {
      case NONE -> {}
      case RIGHT -> {
        Transform right = new Transform(0, 1, -1, 0, x + fragment.width(), y);
        text(
            fragment.turned(TextFragment.Turn.NONE),
            0,
            0,
            context.with(new DisplayItem.PushTransform(right)));
        return;
      }
      case LEFT -> {
        Transform left = new Transform(0, -1, 1, 0, x, y + fragment.height());
        text(
            fragment.turned(TextFragment.Turn.NONE),
            0,
            0,
            context.with(new DisplayItem.PushTransform(left)));
        return;
      }
    }
    TextBlob blob = fragment.shape().blob(fragment.from(), fragment.to(), fragment.expansion());
    float baseline = y + fragment.baseline();
    List<Highlights.Mark> marks = highlights.of(fragment);
    for (Highlights.Mark mark : marks) {
      ink.draw(context, new DisplayItem.FillRect(rectOf(mark, x, y), mark.backgroundArgb()));
    }
    List<TextDecoration> decorations = style.textDecorations();
    for (TextDecoration decoration : decorations) {
      if (decoration.has(TextDecoration.UNDERLINE)) {
        decorationLine(fragment, decoration, TextDecoration.UNDERLINE, x, baseline, context);
      }
      if (decoration.has(TextDecoration.OVERLINE)) {
        decorationLine(fragment, decoration, TextDecoration.OVERLINE, x, baseline, context);
      }
    }
    if (blob != null) {
      DisplayItem.Glyphs glyphs =
          fragment.shape().hasColoredGlyphs()
              ? DisplayItem.Glyphs.COLORED
              : DisplayItem.Glyphs.OUTLINES;
      List<Shadow> shadows = shapesOnly ? List.of() : style.textShadow();
      for (Shadow shadow : shadows.reversed()) {
        ink.draw(
            context,
            new DisplayItem.DrawTextBlob(
                blob,
                blob,
                x + shadow.offsetX(),
                baseline + shadow.offsetY(),
                shadow.color().resolve(style.color()).argb(),
                shadow.blur() / 2,
                glyphs));
      }
      int argb = shapesOnly ? BLACK : style.webkitTextFillColor().argb();
      float reach = fragment.height() * 2;
      for (LetterParts.Part part : LetterParts.of(fragment.width(), reach, argb, marks)) {
        if (part.argb() >>> 24 != 0) {
          Rect shown =
              Rect.makeLTRB(x + part.left(), baseline - reach, x + part.right(), baseline + reach);
          ink.draw(
              part.whole() ? context : context.with(new DisplayItem.PushClipRect(shown)),
              new DisplayItem.DrawTextBlob(blob, blob, x, baseline, part.argb(), 0, glyphs));
        }
      }
    }
    for (TextDecoration decoration : decorations) {
      if (decoration.has(TextDecoration.LINE_THROUGH)) {
        decorationLine(fragment, decoration, TextDecoration.LINE_THROUGH, x, baseline, context);
      }
    }
  }

  /// A placeholder has a style, but no box of its own.
  private static boolean isPlaceholder(Box text) {
    Box each = text;
    while (each != null && !(each instanceof ElementBox box && box.element() != null)) {
      each = each.parent();
    }
    return each instanceof ElementBox box
        && box.element() != null
        && ComputedStyle.of(box.element(), PseudoElement.PLACEHOLDER) == text.style();
  }

  private static Rect rectOf(Highlights.Mark mark, float x, float y) {
    return Rect.makeLTRB(x + mark.left(), y + mark.top(), x + mark.right(), y + mark.bottom());
  }

  private void decorationLine(
      TextFragment fragment,
      TextDecoration decoration,
      int line,
      float x,
      float baseline,
      PaintContext context) {
    if (fragment.width() <= 0) {
      return;
    }
    SizedFont font = fragment.fonts().primary();
    Size thicknessProperty = decoration.thickness();
    float thickness =
        Math.max(1, thicknessProperty.resolveOr(decoration.fontSize(), decoration.fontSize() / 10));
    float top;
    if (line == TextDecoration.UNDERLINE) {
      float gap = Math.max(1, (float) Math.ceil(thickness / 2));
      top =
          baseline
              + (decoration.autoOffset()
                  ? gap
                  : decoration.underlineOffset().resolve(decoration.fontSize()));
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
              x,
              y + i * second,
              x + fragment.width(),
              y + i * second,
              thickness,
              style,
              shapesOnly ? BLACK : decoration.color().argb()));
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
