package bulkhead.renderer.style;

import bulkhead.renderer.css.syntax.CssNumbers;
import bulkhead.renderer.css.syntax.TokenStream;
import bulkhead.renderer.css.syntax.Tokens;
import bulkhead.renderer.css.value.ValueParser;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Descriptors of `@font-face` as text for the object model (CSS Fonts 4 §4): what is valid, and
/// its canonical form. Safe from any thread.
public final class FontFaceText {
  private static final int MOST_RANGES = 1000;
  private static final double DEFAULT_SLANT = 14;
  private static final Pattern RANGE =
      Pattern.compile(
          "[uU]\\+(?:([0-9a-fA-F]{0,5})(\\?{1,6})|([0-9a-fA-F]{1,6})(?:-([0-9a-fA-F]{1,6}))?)");

  private FontFaceText() {}

  /// The canonical text of a descriptor's value; null where it is not valid.
  public static @Nullable String of(String name, String text) {
    TokenStream in = TokenStream.of(text);
    String canonical =
        switch (name) {
          case "unicode-range" -> unicodeRanges(text);
          case "font-weight" -> weight(in);
          case "font-stretch", "font-width" -> stretch(in);
          case "font-style" -> style(in);
          case "font-display" -> word(in, "auto", "block", "swap", "fallback", "optional");
          default -> text;
        };
    boolean tokens =
        switch (name) {
          case "font-weight", "font-stretch", "font-width", "font-style", "font-display" -> true;
          default -> false;
        };
    return tokens && !in.atEnd() ? null : canonical;
  }

  private static @Nullable String word(TokenStream in, String... words) {
    for (String word : words) {
      if (in.takeIdent(word)) {
        return word;
      }
    }
    return null;
  }

  // §4.3: `auto | <font-weight-absolute>{1,2}`
  private static @Nullable String weight(TokenStream in) {
    String named = word(in, "auto", "normal", "bold");
    if (named != null) {
      return named;
    }
    Double first = weightNumber(in);
    Double second = first == null || in.atEnd() ? first : weightNumber(in);
    return first == null || second == null ? null : range(first, second, "");
  }

  private static @Nullable Double weightNumber(TokenStream in) {
    boolean math = in.peek() == Tokens.FUNCTION;
    Double value = ValueParser.number(in);
    return value == null || !math && (value < 1 || value > 1000)
        ? null
        : (Double) Math.clamp(value, 1, 1000);
  }

  // §4.4: `auto | <'font-stretch'>{1,2}`
  private static @Nullable String stretch(TokenStream in) {
    String named =
        word(
            in,
            "auto",
            "normal",
            "ultra-condensed",
            "extra-condensed",
            "condensed",
            "semi-condensed",
            "semi-expanded",
            "expanded",
            "extra-expanded",
            "ultra-expanded");
    if (named != null) {
      return named;
    }
    Double first = percentage(in);
    Double second = first == null || in.atEnd() ? first : percentage(in);
    return first == null || second == null ? null : range(first, second, "%");
  }

  private static @Nullable Double percentage(TokenStream in) {
    boolean math = in.peek() == Tokens.FUNCTION;
    if (!math && in.peek() != Tokens.PERCENTAGE) {
      return null;
    }
    int start = in.position();
    if (math && ValueParser.number(in) != null) {
      return null; // A number, not a percentage.
    }
    in.rewind(start);
    Double value = ValueParser.numberOrPercent(in);
    return value == null || !math && value < 0 ? null : (Double) (Math.max(0, value) * 100);
  }

  // §4.5: `auto | normal | italic | oblique [<angle>{1,2}]?`
  private static @Nullable String style(TokenStream in) {
    String named = word(in, "auto", "normal", "italic", "oblique");
    if (!"oblique".equals(named) || in.atEnd()) {
      return named;
    }
    Double first = slant(in);
    Double second = first == null || in.atEnd() ? first : slant(in);
    if (first == null || second == null) {
      return null;
    }
    return first == DEFAULT_SLANT && second == DEFAULT_SLANT
        ? "oblique"
        : "oblique " + range(first, second, "deg");
  }

  private static @Nullable Double slant(TokenStream in) {
    boolean math = in.peek() == Tokens.FUNCTION;
    Double angle = ValueParser.angle(in, false);
    return angle == null || !math && Math.abs(angle) > 90
        ? null
        : (Double) Math.clamp(angle, -90, 90);
  }

  private static String range(double first, double second, String unit) {
    String from = CssNumbers.format(first) + unit;
    return first == second ? from : from + " " + CssNumbers.format(second) + unit;
  }

  // CSS Syntax 3 §7
  private static @Nullable String unicodeRanges(String text) {
    StringJoiner out = new StringJoiner(", ");
    for (String part : text.replaceAll("/\\*.*?\\*/", "").split(",", MOST_RANGES)) {
      Matcher range = RANGE.matcher(part.strip());
      if (!range.matches()) {
        return null;
      }
      boolean wild = range.group(2) != null;
      String digits = wild ? range.group(1) + range.group(2) : range.group(3);
      if (digits.length() > 6) {
        return null;
      }
      int first = Integer.parseInt(digits.replace('?', '0'), 16);
      int last =
          wild
              ? Integer.parseInt(digits.replace('?', 'F'), 16)
              : range.group(4) == null ? first : Integer.parseInt(range.group(4), 16);
      if (last > Character.MAX_CODE_POINT || first > last) {
        return null;
      }
      String from = Integer.toHexString(first).toUpperCase(Locale.ROOT);
      String to = Integer.toHexString(last).toUpperCase(Locale.ROOT);
      out.add(first == last ? "U+" + from : "U+" + from + "-" + to);
    }
    return out.toString();
  }
}
