package bulkhead.renderer.animation;

import bulkhead.renderer.css.syntax.CssNumbers;
import bulkhead.renderer.css.syntax.Tokens;
import org.jspecify.annotations.Nullable;

/// Values that are kept as text: number by number, where two texts differ in numbers alone.
final class TextInterpolation {
  private TextInterpolation() {}

  static @Nullable String between(String from, String to, double p) {
    Tokens a = Tokens.of(from);
    Tokens b = Tokens.of(to);
    if (a.count() != b.count()) {
      return null;
    }
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < a.count(); i++) {
      byte kind = a.kind(i);
      boolean number = isNumber(kind);
      if (number != isNumber(b.kind(i))) {
        return null;
      }
      if (!number) {
        if (!a.sourceText(i, i + 1).equals(b.sourceText(i, i + 1))) {
          return null;
        }
        out.append(a.sourceText(i, i + 1));
        continue;
      }
      String unit = unit(a, i);
      String other = unit(b, i);
      if (!unit.equals(other)) {
        return null;
      }
      double value = a.number(i) + (b.number(i) - a.number(i)) * p;
      out.append(CssNumbers.format(value)).append(unit);
    }
    return out.toString();
  }

  private static boolean isNumber(byte kind) {
    return kind == Tokens.NUMBER
        || kind == Tokens.INTEGER
        || kind == Tokens.PERCENTAGE
        || kind == Tokens.DIMENSION;
  }

  private static String unit(Tokens tokens, int i) {
    return switch (tokens.kind(i)) {
      case Tokens.PERCENTAGE -> "%";
      case Tokens.DIMENSION -> tokens.lowerText(i);
      default -> "";
    };
  }
}
