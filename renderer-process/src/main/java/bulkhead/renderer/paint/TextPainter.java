package bulkhead.renderer.paint;

import bulkhead.renderer.css.value.Color;
import bulkhead.renderer.css.value.Shadow;
import bulkhead.renderer.css.value.TextDecoration;
import bulkhead.renderer.css.value.Visibility;
import bulkhead.renderer.layout.fragment.TextFragment;
import bulkhead.renderer.layout.tree.Box;
import bulkhead.renderer.layout.tree.ElementBox;
import bulkhead.renderer.style.ComputedStyle;
import bulkhead.renderer.style.PseudoElement;
import io.github.humbleui.skija.BlendMode;
import io.github.humbleui.skija.TextBlob;
import io.github.humbleui.types.Rect;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Draws text with its decorations, shadows and highlights (CSS Text Decoration 3). Owned by
/// `RendererMain`.
final class TextPainter {
  private static final int BLACK = 0xff000000;

  private final Inks inks;
  private final Highlights highlights;
  private final Ink ink;
  private final DecorationLines lines;
  private final EmphasisPainter emphasis;

  /// The shapes of the text in black, whatever its colours.
  private final boolean shapesOnly;

  TextPainter(Inks inks, Highlights highlights, Ink ink) {
    this(inks, highlights, ink, false);
  }

  private TextPainter(Inks inks, Highlights highlights, Ink ink, boolean shapesOnly) {
    this.inks = inks;
    this.highlights = highlights;
    this.ink = ink;
    this.lines = new DecorationLines(ink);
    this.emphasis = new EmphasisPainter(ink);
    this.shapesOnly = shapesOnly;
  }

  /// For a mask: everything that the text covers.
  static TextPainter ofShapes(Ink ink) {
    return new TextPainter(Inks.ALL, Highlights.NONE, ink, true);
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
    List<Highlights.Mark> marks = highlights.of(fragment);
    switch (fragment.turn()) {
      case NONE -> {
        shadows(fragment, x, y, context);
        for (Highlights.Mark mark : marks) {
          background(mark, rectOf(mark, x, y), context);
        }
        letters(fragment, marks, x, y, context);
      }
      case RIGHT ->
          turned(fragment, marks, new Transform(0, 1, -1, 0, x + fragment.width(), y), context);
      case LEFT ->
          turned(fragment, marks, new Transform(0, -1, 1, 0, x, y + fragment.height()), context);
    }
  }

  /// Text of a vertical line; rectangles keep to whole pixels only where nothing turns them.
  private void turned(
      TextFragment fragment, List<Highlights.Mark> marks, Transform turn, PaintContext context) {
    TextFragment line = fragment.turned(TextFragment.Turn.NONE);
    PaintContext inLine = context.with(new DisplayItem.PushTransform(turn));
    shadows(line, 0, 0, inLine);
    for (Highlights.Mark mark : marks) {
      background(mark, turn.mapBounds(rectOf(mark, 0, 0)), context);
    }
    letters(line, marks, 0, 0, inLine);
  }

  private void background(Highlights.Mark mark, Rect place, PaintContext context) {
    ink.draw(context, new DisplayItem.FillRect(place, mark.look().backgroundArgb()));
  }

  /// The shadows that the text casts when it is not marked, with those of its lines.
  private void shadows(TextFragment fragment, float x, float y, PaintContext context) {
    ComputedStyle style = fragment.box().style();
    float baseline = y + fragment.baseline();
    List<TextDecoration> decorations = style.textDecorations();
    List<Shadow> shadows = shapesOnly ? List.of() : style.textShadow();
    for (Shadow shadow : shadows.reversed()) {
      int argb = shadow.color().resolve(style.color()).argb();
      PaintContext blurred =
          decorations.isEmpty() || shadow.blur() == 0
              ? context
              : context.with(
                  new DisplayItem.PushEffect(
                      1, BlendMode.SRC_OVER, List.of(new Filter.Blur(shadow.blur() / 2))));
      for (TextDecoration decoration : decorations) {
        lines.all(
            fragment, decoration, x + shadow.offsetX(), baseline + shadow.offsetY(), argb, blurred);
      }
      shadow(fragment, fragment.from(), fragment.to(), shadow, argb, x, baseline, context);
    }
  }

  /// Shadows of what is marked; then each part's lines below, letters, and lines across (CSS Pseudo
  /// 4 §3.6).
  private void letters(
      TextFragment fragment, List<Highlights.Mark> marks, float x, float y, PaintContext context) {
    float baseline = y + fragment.baseline();
    for (Highlights.Mark mark : marks) {
      Highlights.Look look = mark.look();
      int from = fragment.from() + mark.from();
      int to = fragment.from() + mark.to();
      for (Shadow shadow : look.shadows().reversed()) {
        int argb = shadow.color().resolve(Color.argb(look.textArgb())).argb();
        shadow(fragment, from, to, shadow, argb, x + mark.left(), baseline, context);
      }
    }
    float reach = fragment.height() * 2;
    for (LetterParts.Part part : LetterParts.of(fragment.width(), reach, marks)) {
      Rect shown =
          Rect.makeLTRB(x + part.left(), baseline - reach, x + part.right(), baseline + reach);
      part(
          fragment,
          part.look(),
          x,
          baseline,
          part.whole() ? context : context.with(new DisplayItem.PushClipRect(shown)));
    }
  }

  private void shadow(
      TextFragment fragment,
      int from,
      int to,
      Shadow shadow,
      int argb,
      float x,
      float baseline,
      PaintContext context) {
    TextBlob blob = fragment.shape().blob(from, to, fragment.expansion());
    float left = x + shadow.offsetX();
    float below = baseline + shadow.offsetY();
    float blur = shadow.blur() / 2;
    if (blob != null) {
      ink.draw(
          context,
          new DisplayItem.DrawTextBlob(blob, blob, left, below, argb, blur, 0, glyphs(fragment)));
    }
    emphasis.draw(fragment, from, to, left, below, argb, blur, context);
  }

  /// The letters of one look with their lines.
  private void part(
      TextFragment fragment,
      Highlights.@Nullable Look look,
      float x,
      float baseline,
      PaintContext context) {
    ComputedStyle style = fragment.box().style();
    int own = inks.text(style, style.webkitTextFillColor().argb());
    int argb = shapesOnly ? BLACK : look == null ? own : look.textArgb();
    boolean recolors = shapesOnly || look != null && look.recolors();
    List<TextDecoration> decorations = style.textDecorations();
    List<TextDecoration> added = look == null ? List.of() : look.decorations();
    for (TextDecoration decoration : decorations) {
      int color = recolors ? argb : inks.text(style, decoration.color().argb());
      lines.behind(fragment, decoration, x, baseline, color, context);
    }
    for (TextDecoration decoration : added) {
      lines.behind(fragment, decoration, x, baseline, decoration.color().argb(), context);
    }
    TextBlob blob = fragment.shape().blob(fragment.from(), fragment.to(), fragment.expansion());
    if (blob != null) {
      float width = style.webkitTextStrokeWidth();
      int stroke = recolors ? argb : style.webkitTextStrokeColor().argb();
      boolean strokeFirst = width > 0 && style.paintOrder().startsWith("stroke");
      if (strokeFirst) {
        glyphs(fragment, blob, stroke, width, x, baseline, context);
      }
      glyphs(fragment, blob, argb, 0, x, baseline, context);
      if (width > 0 && !strokeFirst) {
        glyphs(fragment, blob, stroke, width, x, baseline, context);
      }
    }
    int marks = recolors ? argb : inks.text(style, style.emphasisColor().argb());
    emphasis.draw(fragment, fragment.from(), fragment.to(), x, baseline, marks, 0, context);
    for (TextDecoration decoration : decorations) {
      int color = recolors ? argb : inks.text(style, decoration.color().argb());
      lines.across(fragment, decoration, x, baseline, color, context);
    }
    for (TextDecoration decoration : added) {
      lines.across(fragment, decoration, x, baseline, decoration.color().argb(), context);
    }
  }

  private void glyphs(
      TextFragment fragment,
      TextBlob blob,
      int argb,
      float strokeWidth,
      float x,
      float baseline,
      PaintContext context) {
    if (argb >>> 24 != 0) {
      ink.draw(
          context,
          new DisplayItem.DrawTextBlob(
              blob, blob, x, baseline, argb, 0, strokeWidth, glyphs(fragment)));
    }
  }

  private static DisplayItem.Glyphs glyphs(TextFragment fragment) {
    return fragment.shape().hasColoredGlyphs()
        ? DisplayItem.Glyphs.COLORED
        : DisplayItem.Glyphs.OUTLINES;
  }

  /// A placeholder has a style, but no box of its own.
  private static boolean isPlaceholder(Box text) {
    Box each = text;
    while (each != null && !(each instanceof ElementBox box && box.element() != null)) {
      each = each.parent();
    }
    return each instanceof ElementBox box
        && box.element() != null
        && ComputedStyle.used(box.element(), PseudoElement.PLACEHOLDER) == text.style();
  }

  private static Rect rectOf(Highlights.Mark mark, float x, float y) {
    return Rect.makeLTRB(x + mark.left(), y + mark.top(), x + mark.right(), y + mark.bottom());
  }
}
