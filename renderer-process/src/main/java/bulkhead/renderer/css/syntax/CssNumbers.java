package bulkhead.renderer.css.syntax;

/// Numbers as CSS text.
public final class CssNumbers {
  private CssNumbers() {}

  /// CSSOM §6.7.2 serialization of a number: at most six decimals, no exponent, no trailing zeros.
  public static String format(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      return Long.toString((long) value);
    }
    if (Double.isNaN(value)) {
      return "NaN";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "infinity" : "-infinity";
    }
    StringBuilder out = new StringBuilder();
    if (value < 0) {
      out.append('-');
      value = -value;
    }
    if (value >= 1e12) {
      return out.append((long) value).toString();
    }
    // As Chromium: six significant digits, and never more than six decimals.
    int decimals = 6;
    for (double limit = 1; limit <= value && decimals > 0; limit *= 10) {
      decimals--;
    }
    long scale = 1;
    for (int i = 0; i < decimals; i++) {
      scale *= 10;
    }
    long scaled = Math.round(value * scale);
    if (scaled == 0) {
      return "0";
    }
    out.append(scaled / scale);
    long fraction = scaled % scale;
    if (fraction != 0) {
      out.append('.');
      for (long digit = scale / 10; fraction != 0 && digit > 0; digit /= 10) {
        out.append((char) ('0' + fraction / digit));
        fraction %= digit;
      }
    }
    return out.toString();
  }
}
