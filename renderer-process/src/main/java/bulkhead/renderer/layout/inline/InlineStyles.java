package bulkhead.renderer.layout.inline;

import bulkhead.renderer.css.value.Direction;
import bulkhead.renderer.css.value.LineHeight;
import bulkhead.renderer.css.value.UnicodeBidi;
import bulkhead.renderer.layout.fragment.BoxModel;
import bulkhead.renderer.layout.fragment.Insets;
import bulkhead.renderer.layout.fragment.LayoutContext;
import bulkhead.renderer.layout.fragment.Px;
import bulkhead.renderer.layout.tree.ElementBox;
import bulkhead.renderer.style.ComputedStyle;
import bulkhead.renderer.style.Properties;
import bulkhead.renderer.style.PseudoElement;
import bulkhead.renderer.text.SizedFont;
import bulkhead.renderer.text.TextSpacing;
import bulkhead.renderer.text.VerticalOrientation;
import java.util.List;

/// What lines need of a style.
public final class InlineStyles {
  private InlineStyles() {}

  /// Whether the parts of an inline box have edges of their own.
  static boolean clones(ElementBox box) {
    return !box.isAnonymous() && box.style().clonesDecorations();
  }

  static boolean hasStartEdge(ElementBox box) {
    return !box.isAnonymous() && (box.isStartPart() || clones(box));
  }

  static boolean hasEndEdge(ElementBox box) {
    return !box.isAnonymous() && (box.isEndPart() || clones(box));
  }

  /// Margin, border and padding at the start (or the end) of an inline box: the right ones where it
  /// is written from right to left (CSS 2.2 §8.6).
  ///
  /// @param basis what percentages refer to
  static float edge(ElementBox box, boolean start, float basis) {
    if (!(start ? hasStartEdge(box) : hasEndEdge(box))) {
      return 0;
    }
    Insets margin = BoxModel.margin(box, basis);
    Insets edges = BoxModel.border(box).plus(BoxModel.padding(box, basis));
    return start == isRightToLeft(box)
        ? margin.right() + edges.right()
        : margin.left() + edges.left();
  }

  static boolean isRightToLeft(ElementBox box) {
    return box.style().direction() == Direction.RTL;
  }

  static TextSpacing spacing(ComputedStyle style) {
    float letter = style.letterSpacing().resolve(style.fontSize());
    float word = style.wordSpacing().resolve(style.fontSize());
    List<String> features = style.hasFontFeatures() ? FontFeatures.of(style) : List.of();
    VerticalOrientation orientation = orientation(style);
    if (letter == 0
        && word == 0
        && features.isEmpty()
        && orientation == VerticalOrientation.SIDEWAYS) {
      return TextSpacing.NONE;
    }
    return new TextSpacing(letter, word, features, orientation);
  }

  private static VerticalOrientation orientation(ComputedStyle style) {
    return switch (style.writingMode()) {
      case HORIZONTAL_TB, SIDEWAYS_RL, SIDEWAYS_LR -> VerticalOrientation.SIDEWAYS;
      case VERTICAL_RL, VERTICAL_LR ->
          switch (style.get(Properties.TEXT_ORIENTATION).toString()) {
            case "upright" -> VerticalOrientation.UPRIGHT;
            case "mixed" -> VerticalOrientation.MIXED;
            default -> VerticalOrientation.SIDEWAYS;
          };
    };
  }

  /// Used line height in CSS px, for a style whose first available font is `font`.
  public static float lineHeight(ComputedStyle style, SizedFont font) {
    return switch (style.lineHeight()) {
      case LineHeight.Normal normal -> font.lineSpacing();
      case LineHeight.Number(float factor) -> Px.floor(factor * Px.round(style.fontSize()));
      case LineHeight.Px(float px) -> Px.round(px);
    };
  }

  /// "Other space separators" of CSS Text 3 §4: they are not collapsed, but hang at the end of a
  /// line.
  static boolean isOtherSpace(char c) {
    return c == 0x3000 || c == 0x1680 || (c >= 0x2000 && c <= 0x200a && c != 0x2007) || c == 0x205f;
  }

  /// Whether a grapheme cluster begins here, as far as two neighbours tell.
  static boolean isClusterStart(String text, int at) {
    char c = text.charAt(at);
    if (c < 0x300) {
      return c != '\n' || at == 0 || text.charAt(at - 1) != '\r';
    }
    if (Character.isLowSurrogate(c)) {
      return false;
    }
    int codePoint = text.codePointAt(at);
    int type = Character.getType(codePoint);
    boolean joined =
        type == Character.NON_SPACING_MARK
            || type == Character.ENCLOSING_MARK
            || type == Character.COMBINING_SPACING_MARK
            || codePoint == 0x0e33
            || codePoint == 0x0eb3
            || codePoint == 0x200d
            || codePoint == 0x200c
            || (codePoint >= 0x1f3fb && codePoint <= 0x1f3ff)
            || (at > 0 && text.charAt(at - 1) == 0x200d);
    return !joined;
  }

  /// What a line that is broken at a soft hyphen ends with.
  static String hyphen(ComputedStyle style, SizedFont font) {
    String own = style.hyphenateCharacter();
    return !own.equals("auto") ? own : font.has(0x2010) ? "\u2010" : "-";
  }

  /// `unicode-bidi` of an inline box. Of those that no element has made only a marker has its own.
  static UnicodeBidi unicodeBidi(ElementBox box) {
    return box.isAnonymous() && box.pseudo() != PseudoElement.MARKER
        ? UnicodeBidi.NORMAL
        : box.style().unicodeBidi();
  }

  /// The distance of a preserved tab at `x` from the start of the line to the next tab stop. Stops
  /// are as far apart as the spaces of the block container are wide (CSS Text 3 §4.2).
  static float tabAdvance(
      LayoutContext context, ComputedStyle style, ComputedStyle block, float x) {
    SizedFont font = context.fonts(block).primary();
    float spaces = style.tabSizeSpaces();
    float stop =
        spaces >= 0
            ? spaces
                * (font.spaceWidth()
                    + block.letterSpacing().resolve(block.fontSize())
                    + block.wordSpacing().resolve(block.fontSize()))
            : style.tabSizePx();
    if (!(stop > 0)) {
      return 0;
    }
    float width = stop - (x % stop);
    return width < font.zeroWidth() / 2 ? width + stop : width;
  }
}
