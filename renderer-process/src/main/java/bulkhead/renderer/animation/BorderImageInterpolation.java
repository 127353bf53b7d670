package bulkhead.renderer.animation;

import bulkhead.renderer.css.syntax.CssNumbers;
import bulkhead.renderer.css.syntax.TokenStream;
import bulkhead.renderer.css.syntax.Tokens;
import bulkhead.renderer.css.value.Computable;
import bulkhead.renderer.css.value.ComputeContext;
import bulkhead.renderer.css.value.LengthPercentage;
import bulkhead.renderer.css.value.RawText;
import bulkhead.renderer.css.value.ValueParser;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `border-image-slice`, `-width` and `-outset`: side by side, where the sides are of one kind.
final class BorderImageInterpolation {
  private BorderImageInterpolation() {}

  /// Parts of both as in [Interpolation#mix].
  static @Nullable Object mix(String from, String to, double first, double second) {
    List<Object> a = new ArrayList<>();
    List<Object> b = new ArrayList<>();
    boolean fill = read(from, a);
    if (fill != read(to, b) || a.isEmpty() || b.isEmpty()) {
      return null;
    }
    List<String> out = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Object x = side(a, i);
      Object y = side(b, i);
      if (x instanceof Double m && y instanceof Double n) {
        out.add(CssNumbers.format((float) Math.max(0, m * first + n * second)));
      } else if (x instanceof LengthPercentage m && y instanceof LengthPercentage n) {
        out.add(Interpolation.nonNegative(Interpolation.length(m, n, first, second)).toString());
      } else if (x.equals(y)) {
        out.add(x.toString());
      } else {
        return null;
      }
    }
    if (out.get(3).equals(out.get(1))) {
      out.removeLast();
      if (out.get(2).equals(out.get(0))) {
        out.removeLast();
        if (out.get(1).equals(out.get(0))) {
          out.removeLast();
        }
      }
    }
    return new RawText(String.join(" ", out) + (fill ? " fill" : ""));
  }

  private static Object side(List<Object> sides, int i) {
    int count = sides.size();
    return sides.get(i < count ? i : i == 3 && count > 1 ? 1 : i == 2 && count > 2 ? 2 : 0);
  }

  /// Whether there is `fill`.
  private static boolean read(String text, List<Object> out) {
    TokenStream in = TokenStream.of(text);
    boolean fill = false;
    while (!in.atEnd()) {
      int start = in.position();
      if (in.peek() == Tokens.IDENT) {
        String word = in.lowerText();
        in.next();
        if (word.equals("fill")) {
          fill = true;
        } else {
          out.add(word);
        }
        continue;
      }
      Double number = ValueParser.number(in);
      if (number != null) {
        out.add(number);
        continue;
      }
      in.rewind(start);
      Object length = ValueParser.lengthPercentage(in, ValueParser.Range.ALL);
      if (length == null) {
        out.clear();
        return fill;
      }
      out.add(Computable.compute(length, new ComputeContext.Initial(0, 0)));
    }
    return fill;
  }
}
