package bulkhead.renderer.layout.inline;

import bulkhead.renderer.layout.fragment.LayoutContext;
import bulkhead.renderer.layout.fragment.RubyExtents;
import bulkhead.renderer.text.SizedFont;

/// What emphasis marks and ruby annotations need above and below the texts of one line (CSS Text
/// Decoration 4 §3.5, CSS Ruby 1 §3.4). As
/// in Chromium they count from the em boxes of the texts, and may use the room that the line before
/// leaves under its own. Owned by the layout's thread.
final class Annotations {
  private final FontBaseline baselines;
  private float over = Float.NEGATIVE_INFINITY;
  private float under = Float.NEGATIVE_INFINITY;
  private float textOver = Float.NEGATIVE_INFINITY;
  private float textUnder = Float.NEGATIVE_INFINITY;

  Annotations(FontBaseline baselines) {
    this.baselines = baselines;
  }

  void add(LayoutContext context, InlineBox inline) {
    SizedFont font = inline.font;
    float above = font.emAscent();
    float below = font.emDescent();
    if (baselines == FontBaseline.CENTRAL) {
      below = (float) Math.floor(font.emHeight() / 2);
      above = font.emHeight() - below;
    }
    above -= inline.shift;
    below += inline.shift;
    textOver = Math.max(textOver, above);
    textUnder = Math.max(textUnder, below);
    String mark = inline.style.emphasisMark();
    if (mark.isEmpty()) {
      return;
    }
    float room = context.fonts(inline.style).emphasisMark(mark).height();
    if (inline.style.isEmphasisOver()) {
      over = Math.max(over, above + room);
    } else {
      under = Math.max(under, below + room);
    }
  }

  /// @param shift of the column's baseline, downwards
  void add(RubyExtents ruby, float shift) {
    if (ruby.annotatedOver()) {
      over = Math.max(over, ruby.over() - shift);
      textUnder = Math.max(textUnder, ruby.under() + shift);
    } else {
      under = Math.max(under, ruby.under() + shift);
      textOver = Math.max(textOver, ruby.over() - shift);
    }
  }

  /// How far the line reaches above its baseline.
  ///
  /// @param free above the line, for the marks of the side that is towards the line before
  /// @param overBehind whether that is the under side
  float ascent(float ascent, float free, boolean overBehind) {
    return Math.max(ascent, overBehind ? over : over - free);
  }

  float descent(float descent, float free, boolean overBehind) {
    return Math.max(descent, overBehind ? under - free : under);
  }

  /// What is left for the marks of the next line.
  float freeBehind(float ascent, float descent, boolean overBehind) {
    float free =
        overBehind ? ascent - Math.max(textOver, over) : descent - Math.max(textUnder, under);
    return Float.isInfinite(free) ? 0 : Math.max(0, free);
  }
}
