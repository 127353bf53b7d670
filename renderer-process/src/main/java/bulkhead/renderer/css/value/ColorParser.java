package bulkhead.renderer.css.value;

import bulkhead.renderer.css.syntax.TokenStream;
import bulkhead.renderer.css.syntax.Tokens;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// Colours of CSS Color 4 and 5: names, hex, `rgb()` to `oklch()`, `color()`, `color-mix()`,
/// `light-dark()`, and relative colours (`rgb(from …)`) of an absolute origin.
public final class ColorParser {
  private static final int MAX_DEPTH = 16;

  private ColorParser() {}

  /// Takes a colour, or returns null.
  public static @Nullable ColorValue parse(TokenStream in) {
    return parse(in, 0);
  }

  /// What a text is as a colour; null when it is not one, or more than one.
  public static @Nullable ColorValue parse(String text) {
    TokenStream in = TokenStream.of(text);
    ColorValue color = parse(in);
    return color == null || !in.atEnd() ? null : color;
  }

  /// Quirks mode's colours without `#` (Quirks §3.1), or what [#parse] takes.
  public static @Nullable ColorValue parseQuirky(TokenStream in) {
    int start = in.position();
    byte kind = in.peek();
    if (kind == Tokens.INTEGER || kind == Tokens.DIMENSION || kind == Tokens.IDENT) {
      int at = in.next();
      String digits = in.tokens().sourceText(at, at + 1);
      if (kind != Tokens.IDENT && in.rawKind() == Tokens.EOF) {
        digits = "0".repeat(Math.max(0, 6 - digits.length())) + digits;
      }
      if ((digits.length() == 6 || digits.length() == 3 && kind == Tokens.IDENT)
          && in.peek() != Tokens.DELIM) {
        Color color = hex(digits);
        if (color != null) {
          return color;
        }
      }
      in.rewind(start);
    }
    return parse(in, 0);
  }

  private static @Nullable ColorValue parse(TokenStream in, int depth) {
    if (depth > MAX_DEPTH) {
      return null;
    }
    switch (in.peek()) {
      case Tokens.HASH, Tokens.HASH_ID -> {
        Color color = hex(in.text());
        in.next();
        return color;
      }
      case Tokens.IDENT -> {
        String name = in.lowerText();
        if (name.equals("currentcolor")) {
          in.next();
          return ColorValue.CURRENT;
        }
        Color color = NamedColors.byName(name);
        if (color == null) {
          return null;
        }
        in.next();
        Color dark = DarkSystemColors.byName(name);
        return dark == null ? color : new ColorValue.LightDark(color, dark);
      }
      case Tokens.FUNCTION -> {
        String name = in.lowerText();
        TokenStream inside = in.block();
        ColorValue color = function(name, inside, depth);
        return color != null && inside.atEnd() ? color : null;
      }
      default -> {
        return null;
      }
    }
  }

  /// The colour of 3, 4, 6 or 8 hexadecimal digits, or null.
  public static @Nullable Color hex(String digits) {
    int length = digits.length();
    if (length != 3 && length != 4 && length != 6 && length != 8) {
      return null;
    }
    int[] parts = {0, 0, 0, 255};
    boolean shortForm = length < 6;
    int count = shortForm ? length : length / 2;
    for (int i = 0; i < count; i++) {
      int high = hexDigit(digits.charAt(shortForm ? i : 2 * i));
      int low = shortForm ? high : hexDigit(digits.charAt(2 * i + 1));
      if (high < 0 || low < 0) {
        return null;
      }
      parts[i] = high * 16 + low;
    }
    return Color.argb(parts[3] << 24 | parts[0] << 16 | parts[1] << 8 | parts[2]);
  }

  private static int hexDigit(char c) {
    return c >= '0' && c <= '9'
        ? c - '0'
        : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
  }

  private static @Nullable ColorValue function(String name, TokenStream in, int depth) {
    return switch (name) {
      case "rgb", "rgba", "hsl", "hsla", "hwb", "lab", "lch", "oklab", "oklch", "color" -> {
        if (!in.takeIdent("from")) {
          yield components(name, in, null);
        }
        ColorValue origin = parse(in, depth + 1);
        if (origin == null) {
          yield null;
        }
        if (origin instanceof Color color) {
          yield components(name, in, color);
        }
        int start = in.position();
        if (components(name, in, Color.BLACK) == null) {
          yield null;
        }
        String rest = in.tokens().sourceText(start, in.position()).strip();
        yield new ColorValue.Relative(name, origin, rest);
      }
      case "color-mix" -> mix(in, depth);
      case "light-dark" -> {
        ColorValue light = parse(in, depth + 1);
        ColorValue dark = light == null || !in.takeComma() ? null : parse(in, depth + 1);
        yield light == null || dark == null ? null : new ColorValue.LightDark(light, dark);
      }
      default -> null;
    };
  }

  /// The colour of a function that refers to the components of `origin`; what follows `from` and
  /// the origin in it was found to be right before.
  static Color relative(String function, Color origin, String rest) {
    Color color = components(function, TokenStream.of(rest), origin);
    return color == null ? origin : color;
  }

  /// The space of a colour function; null for `color()`, which names its own.
  private static @Nullable ColorSpace spaceOf(String function) {
    return switch (function) {
      case "rgb", "rgba" -> ColorSpace.SRGB;
      case "hsl", "hsla" -> ColorSpace.HSL;
      case "color" -> null;
      default -> ColorSpace.byName(function);
    };
  }

  /// The three components and alpha of a colour function.
  private static @Nullable Color components(
      String function, TokenStream in, @Nullable Color origin) {
    ColorSpace given = spaceOf(function);
    boolean legacyAllowed = given == ColorSpace.SRGB || given == ColorSpace.HSL;
    ColorSpace space = given;
    if (space == null) {
      if (in.peek() != Tokens.IDENT) {
        return null;
      }
      space = ColorSpace.byName(in.lowerText());
      if (space == null || "hsl hwb lab lch oklab oklch".contains(in.lowerText())) {
        return null;
      }
      in.next();
    }
    double[] from = origin == null ? null : space.fromColor(origin);
    if (from != null && given == ColorSpace.SRGB) {
      from = new double[] {from[0] * 255, from[1] * 255, from[2] * 255};
    }
    double[] values = new double[3];
    boolean legacy = false;
    boolean percentages = false;
    boolean mathBefore = false;
    for (int i = 0; i < 3; i++) {
      if (i > 0) {
        boolean comma = in.takeComma();
        if (i == 1) {
          legacy = comma;
        } else if (comma != legacy) {
          return null;
        }
        if (legacy && (!legacyAllowed || origin != null)) {
          return null;
        }
      }
      boolean math = in.peek() == Tokens.FUNCTION;
      boolean percentage = in.peek() == Tokens.PERCENTAGE || math && percentages;
      if (legacy && i > 0 && space == ColorSpace.SRGB && percentage != percentages && !mathBefore) {
        return null; // The old syntax takes numbers or percentages, not both.
      }
      percentages = percentage;
      mathBefore = math;
      if (legacy
          && i > 0
          && space == ColorSpace.HSL
          && !percentage
          && in.peek() != Tokens.FUNCTION) {
        return null; // Saturation and lightness are percentages there.
      }
      Double value = component(space, i, in, given != null, from, origin);
      if (value == null) {
        return null;
      }
      values[i] = value;
    }
    if (legacy && Double.isNaN(values[0] + values[1] + values[2])) {
      return null; // The old syntax has no `none`.
    }
    double alpha = origin == null ? 1 : origin.alpha();
    if (legacy ? in.takeComma() : in.takeDelim('/')) {
      Double parsed;
      if (!legacy && in.takeIdent("none")) {
        parsed = Double.NaN;
      } else if (origin != null && in.takeIdent("alpha")) {
        parsed = (double) origin.alpha();
      } else if (from != null && origin != null && in.peek() == Tokens.FUNCTION) {
        parsed = ValueParser.numberOrPercent(substituted(in, names(space), from, origin));
      } else {
        parsed = ValueParser.numberOrPercent(in);
      }
      if (parsed == null) {
        return null;
      }
      alpha = Double.isNaN(parsed) ? parsed : Math.clamp(parsed, 0, 1);
    }
    switch (space) {
      case SRGB -> {
        if (given != null) {
          for (int i = 0; i < 3; i++) {
            values[i] =
                origin != null
                    ? values[i] / 255
                    : Math.round(Math.clamp(values[i], 0, 255)) / 255.0;
          }
        }
      }
      case HSL -> {
        values[1] = Math.max(0, Math.min(100, values[1]));
        values[2] = Math.max(0, Math.min(100, values[2]));
      }
      case LAB, LCH -> {
        values[0] = Math.max(0, Math.min(100, values[0]));
        if (space == ColorSpace.LCH) {
          values[1] = Math.max(0, values[1]);
        }
      }
      case OKLAB, OKLCH -> {
        values[0] = Math.max(0, Math.min(1, values[0]));
        if (space == ColorSpace.OKLCH) {
          values[1] = Math.max(0, values[1]);
        }
      }
      case HWB, SRGB_LINEAR, DISPLAY_P3, A98_RGB, PROPHOTO_RGB, REC2020, XYZ_D50, XYZ_D65 -> {}
    }
    boolean ownSpace =
        origin != null
            || given != ColorSpace.SRGB && given != ColorSpace.HSL && given != ColorSpace.HWB;
    return ownSpace
        ? space.spacedColor(values[0], values[1], values[2], alpha)
        : space.toColor(values[0], values[1], values[2], alpha);
  }

  /// The names of a space's components in relative colours.
  private static String names(ColorSpace space) {
    return switch (space) {
      case SRGB, SRGB_LINEAR, DISPLAY_P3, A98_RGB, PROPHOTO_RGB, REC2020 -> "rgb";
      case XYZ_D50, XYZ_D65 -> "xyz";
      case HSL -> "hsl";
      case HWB -> "hwb";
      case LAB, OKLAB -> "lab";
      case LCH, OKLCH -> "lch";
    };
  }

  /// Takes a function, and gives it with numbers instead of the names of the origin's components
  /// (CSS Color 5 §4.1).
  private static TokenStream substituted(
      TokenStream in, String names, double[] from, Color origin) {
    int start = in.position();
    in.skipComponent();
    Tokens tokens = in.tokens();
    StringBuilder out = new StringBuilder();
    for (int i = start; i < in.position(); i++) {
      String text = tokens.sourceText(i, i + 1);
      double value = Double.NaN;
      if (tokens.kind(i) == Tokens.IDENT) {
        String name = tokens.lowerText(i);
        int which = name.length() == 1 ? names.indexOf(name.charAt(0)) : -1;
        if (which >= 0 || name.equals("alpha")) {
          value = which < 0 ? origin.alpha() : Double.isNaN(from[which]) ? 0 : from[which];
        }
      }
      out.append(Double.isNaN(value) ? text : BigDecimal.valueOf(value).toPlainString());
    }
    return TokenStream.of(out.toString());
  }

  private static @Nullable Double component(
      ColorSpace space,
      int index,
      TokenStream in,
      boolean function,
      double @Nullable [] from,
      @Nullable Color origin) {
    if (in.takeIdent("none")) {
      return Double.NaN;
    }
    boolean rgb = function && space == ColorSpace.SRGB;
    if (from != null && origin != null && in.peek() == Tokens.IDENT) {
      String name = in.lowerText();
      if (name.equals("alpha")) {
        in.next();
        return (double) origin.alpha();
      }
      String names = names(space);
      int which = name.length() == 1 ? names.indexOf(name.charAt(0)) : -1;
      if (which < 0) {
        return null;
      }
      in.next();
      return from[which];
    }
    TokenStream calc = in;
    if (from != null && origin != null && in.peek() == Tokens.FUNCTION) {
      calc = substituted(in, names(space), from, origin);
    }
    if (index == space.hueIndex()) {
      int start = calc.position();
      Double angle = ValueParser.angle(calc, false);
      if (angle != null) {
        return angle;
      }
      calc.rewind(start);
      return ValueParser.number(calc);
    }
    double whole =
        rgb
            ? 255
            : switch (space) {
              case HSL, HWB -> 100;
              case LAB -> index == 0 ? 100 : 125;
              case LCH -> index == 0 ? 100 : 150;
              case OKLAB, OKLCH -> index == 0 ? 1 : 0.4;
              case SRGB,
                  SRGB_LINEAR,
                  DISPLAY_P3,
                  A98_RGB,
                  PROPHOTO_RGB,
                  REC2020,
                  XYZ_D50,
                  XYZ_D65 ->
                  1;
            };
    if (in.peek() == Tokens.PERCENTAGE) {
      double value = in.number() / 100 * whole;
      in.next();
      return value;
    }
    int start = calc.position();
    Double number = ValueParser.number(calc);
    if (number != null) {
      return number;
    }
    calc.rewind(start);
    Double share = calc.peek() == Tokens.FUNCTION ? ValueParser.numberOrPercent(calc) : null;
    return share == null ? null : (Double) (share * whole);
  }

  // CSS Color 5 §2: color-mix( in <space> [<hue> hue]?, <color> <percentage>?, <color>
  // <percentage>? )
  private static @Nullable ColorValue mix(TokenStream in, int depth) {
    ColorSpace space = ColorSpace.OKLAB;
    ColorSpace.Hue hue = ColorSpace.Hue.SHORTER;
    if (in.takeIdent("in")) {
      if (in.peek() != Tokens.IDENT) {
        return null;
      }
      space = ColorSpace.byName(in.lowerText());
      if (space == null) {
        return null;
      }
      in.next();
      for (ColorSpace.Hue each : ColorSpace.Hue.values()) {
        if (in.takeIdent(each.css())) {
          hue = each;
          if (!in.takeIdent("hue")) {
            return null;
          }
        }
      }
      if (!in.takeComma()) {
        return null;
      }
    }
    ColorValue[] colors = new ColorValue[2];
    Double[] shares = new Double[2];
    for (int i = 0; i < 2; i++) {
      if (i == 1 && !in.takeComma()) {
        return null;
      }
      Double before = in.peek() == Tokens.PERCENTAGE ? ValueParser.numberOrPercent(in) : null;
      colors[i] = parse(in, depth + 1);
      if (colors[i] == null) {
        return null;
      }
      shares[i] =
          before != null
              ? before
              : in.peek() == Tokens.PERCENTAGE ? ValueParser.numberOrPercent(in) : null;
      if (shares[i] != null && (shares[i] < 0 || shares[i] > 1)) {
        return null;
      }
    }
    double first = shares[0] != null ? shares[0] : shares[1] != null ? 1 - shares[1] : 0.5;
    double second = shares[1] != null ? shares[1] : 1 - first;
    double sum = first + second;
    if (sum == 0) {
      return null;
    }
    float alphaFactor = sum < 1 ? (float) sum : 1;
    ColorValue.Mixed mixed =
        new ColorValue.Mixed(
            space,
            hue,
            colors[0],
            (float) (first / sum),
            colors[1],
            (float) (second / sum),
            alphaFactor);
    return colors[0] instanceof Color && colors[1] instanceof Color
        ? mixed.resolve(Color.BLACK)
        : mixed;
  }
}
