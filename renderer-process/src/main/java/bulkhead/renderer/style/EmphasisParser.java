package bulkhead.renderer.style;

import bulkhead.renderer.css.syntax.TokenStream;
import bulkhead.renderer.css.syntax.Tokens;
import bulkhead.renderer.css.value.EmphasisPosition;
import bulkhead.renderer.css.value.EmphasisStyle;
import bulkhead.renderer.css.value.EmphasisStyle.Fill;
import bulkhead.renderer.css.value.EmphasisStyle.Shape;
import org.jspecify.annotations.Nullable;

/// `text-emphasis-style` and `text-emphasis-position` (CSS Text Decoration 4 §3). Stateless.
final class EmphasisParser {
  private EmphasisParser() {}

  /// `none | [ [ filled | open ] || <shape> ] | <string>`
  static @Nullable EmphasisStyle style(TokenStream in) {
    if (in.peek() == Tokens.STRING) {
      String text = in.text();
      in.next();
      return new EmphasisStyle.Text(text);
    }
    if (in.takeIdent("none")) {
      return EmphasisStyle.NONE;
    }
    Fill fill = fill(in);
    Shape shape = shape(in);
    if (fill == Fill.UNSAID) {
      fill = fill(in);
    }
    return fill == Fill.UNSAID && shape == Shape.BY_LINES
        ? null
        : new EmphasisStyle.Marks(fill, shape);
  }

  private static Fill fill(TokenStream in) {
    return in.takeIdent("filled") ? Fill.FILLED : in.takeIdent("open") ? Fill.OPEN : Fill.UNSAID;
  }

  private static Shape shape(TokenStream in) {
    for (Shape shape : Shape.values()) {
      if (shape != Shape.BY_LINES && in.takeIdent(shape.cssName())) {
        return shape;
      }
    }
    return Shape.BY_LINES;
  }

  /// `[ over | under ] && [ right | left ]?`
  static @Nullable EmphasisPosition position(TokenStream in) {
    @Nullable Boolean over = null;
    @Nullable Boolean right = null;
    while (in.peek() == Tokens.IDENT) {
      if (over == null && in.takeIdent("over")) {
        over = true;
      } else if (over == null && in.takeIdent("under")) {
        over = false;
      } else if (right == null && in.takeIdent("right")) {
        right = true;
      } else if (right == null && in.takeIdent("left")) {
        right = false;
      } else {
        return null;
      }
    }
    return over == null ? null : new EmphasisPosition(over, right == null || right, right != null);
  }
}
