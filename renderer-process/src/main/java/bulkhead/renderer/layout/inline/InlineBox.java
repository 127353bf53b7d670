package bulkhead.renderer.layout.inline;

import bulkhead.renderer.layout.tree.ElementBox;
import bulkhead.renderer.style.ComputedStyle;
import bulkhead.renderer.text.SizedFont;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An inline box on this line; the root inline box is one without a box.
final class InlineBox {
  final @Nullable ElementBox box;
  final ComputedStyle style;
  final SizedFont font;
  final @Nullable InlineBox parent;
  final List<Object> children = new ArrayList<>();
  BaselineGroup group = new BaselineGroup(null);

  /// Of its baseline below the group's.
  float shift;

  float left;
  float right;
  /// Whether its font and `line-height` count for the line, which in quirks mode they do by its own
  /// text alone.
  boolean hasText;

  /// Whether anything in it counts for the line's height.
  boolean measured;

  boolean startEdge;
  boolean endEdge;

  /// Of the font, above and below the baseline that the line goes by.
  final float fontAscent;

  final float fontDescent;

  /// Half-leading counted in.
  float ascent;

  float descent;

  InlineBox(
      @Nullable ElementBox box,
      ComputedStyle style,
      SizedFont font,
      FontBaseline baseline,
      @Nullable InlineBox parent) {
    this.box = box;
    this.style = style;
    this.font = font;
    fontAscent = baseline.ascent(font);
    fontDescent = baseline.descent(font);
    this.parent = parent;
  }
}
