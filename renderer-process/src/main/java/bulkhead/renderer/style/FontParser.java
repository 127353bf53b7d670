package bulkhead.renderer.style;

import bulkhead.renderer.css.syntax.TokenStream;
import bulkhead.renderer.css.syntax.Tokens;
import bulkhead.renderer.css.value.FontFamily;
import bulkhead.renderer.css.value.FontSetting;
import bulkhead.renderer.css.value.FontSizeAdjust;
import bulkhead.renderer.css.value.FontStyle;
import bulkhead.renderer.css.value.Ident;
import bulkhead.renderer.css.value.ValueParser;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Values of the font properties (CSS Fonts 4).
final class FontParser {
  private FontParser() {}

  static @Nullable List<FontFamily> family(TokenStream in) {
    List<FontFamily> families = new ArrayList<>(4);
    do {
      if (in.peek() == Tokens.STRING) {
        families.add(new FontFamily(in.text(), false));
        in.next();
        continue;
      }
      StringBuilder name = new StringBuilder();
      int words = 0;
      while (in.peek() == Tokens.IDENT) {
        if (words++ > 0) {
          name.append(' ');
        }
        name.append(in.text());
        in.next();
      }
      if (words == 0) {
        return null;
      }
      String text = name.toString();
      String lower = Tokens.asciiLower(text);
      if (words == 1 && isReserved(lower)) {
        return null;
      }
      boolean generic = words == 1 && isGeneric(lower);
      families.add(new FontFamily(generic ? lower : text, generic));
    } while (in.takeComma());
    return List.copyOf(families);
  }

  private static boolean isReserved(String name) {
    return switch (name) {
      case "initial", "inherit", "unset", "revert", "revert-layer", "default" -> true;
      default -> false;
    };
  }

  private static boolean isGeneric(String name) {
    return switch (name) {
      case "serif",
          "sans-serif",
          "monospace",
          "cursive",
          "fantasy",
          "system-ui",
          "ui-serif",
          "ui-sans-serif",
          "ui-monospace",
          "ui-rounded",
          "math",
          "emoji",
          "fangsong",
          "-webkit-body",
          "-webkit-standard" ->
          true;
      default -> false;
    };
  }

  static @Nullable Object size(TokenStream in, boolean quirks) {
    if (in.peek() == Tokens.IDENT) {
      Object size =
          switch (in.lowerText()) {
            case "xx-small" -> new FontSize.Absolute(1);
            case "x-small" -> new FontSize.Absolute(2);
            case "small" -> new FontSize.Absolute(3);
            case "medium" -> new FontSize.Absolute(4);
            case "large" -> new FontSize.Absolute(5);
            case "x-large" -> new FontSize.Absolute(6);
            case "xx-large" -> new FontSize.Absolute(7);
            case "xxx-large", "-webkit-xxx-large" -> new FontSize.Absolute(8);
            case "larger" -> new FontSize.Relative(true);
            case "smaller" -> new FontSize.Relative(false);
            default -> null;
          };
      if (size != null) {
        in.next();
      }
      return size;
    }
    return ValueParser.lengthPercentage(in, ValueParser.Range.NONNEGATIVE, true, quirks);
  }

  /// A Float, or the Idents `bolder` and `lighter`.
  static @Nullable Object weight(TokenStream in) {
    if (in.takeIdent("normal")) {
      return 400f;
    }
    if (in.takeIdent("bold")) {
      return 700f;
    }
    if (in.takeIdent("bolder")) {
      return new Ident("bolder");
    }
    if (in.takeIdent("lighter")) {
      return new Ident("lighter");
    }
    Double value = ValueParser.number(in);
    return value == null || value < 1 || value > 1000 ? null : (Float) value.floatValue();
  }

  static @Nullable Object style(TokenStream in) {
    if (in.takeIdent("normal")) {
      return FontStyle.NORMAL;
    }
    if (in.takeIdent("italic")) {
      return FontStyle.ITALIC;
    }
    if (!in.takeIdent("oblique")) {
      return null;
    }
    int start = in.position();
    Double angle = ValueParser.angle(in, false);
    if (angle == null) {
      in.rewind(start);
      return FontStyle.OBLIQUE;
    }
    return Math.abs(angle) > 90 ? null : new FontStyle(FontStyle.Slant.OBLIQUE, angle.floatValue());
  }

  static @Nullable Object stretch(TokenStream in) {
    if (in.peek() == Tokens.IDENT) {
      float percent =
          switch (in.lowerText()) {
            case "normal" -> 100;
            case "ultra-condensed" -> 50;
            case "extra-condensed" -> 62.5f;
            case "condensed" -> 75;
            case "semi-condensed" -> 87.5f;
            case "semi-expanded" -> 112.5f;
            case "expanded" -> 125;
            case "extra-expanded" -> 150;
            case "ultra-expanded" -> 200;
            default -> -1;
          };
      if (percent < 0) {
        return null;
      }
      in.next();
      return percent;
    }
    if (in.peek() != Tokens.PERCENTAGE || in.number() < 0) {
      return null;
    }
    float percent = (float) in.number();
    in.next();
    return percent;
  }

  /// CSS Fonts 5 §4.1: a number alone is one of `ex-height`.
  static @Nullable FontSizeAdjust sizeAdjust(TokenStream in) {
    if (in.takeIdent("none")) {
      return FontSizeAdjust.NONE;
    }
    FontSizeAdjust.Metric metric = FontSizeAdjust.Metric.EX_HEIGHT;
    for (FontSizeAdjust.Metric each : FontSizeAdjust.Metric.values()) {
      if (each != FontSizeAdjust.Metric.NONE && in.takeIdent(each.css())) {
        metric = each;
        break;
      }
    }
    if (in.takeIdent("from-font")) {
      return new FontSizeAdjust(metric, Float.NaN);
    }
    Double ratio = ValueParser.number(in);
    return ratio == null || ratio < 0 ? null : new FontSizeAdjust(metric, ratio.floatValue());
  }

  /// @param features whether the values are whole numbers or `on` and `off`
  static @Nullable Object settings(TokenStream in, boolean features) {
    if (in.takeIdent("normal")) {
      return List.of();
    }
    List<FontSetting> settings = new ArrayList<>(2);
    do {
      if (in.peek() != Tokens.STRING || !isTag(in.text())) {
        return null;
      }
      String tag = in.text();
      in.next();
      float value = 1;
      if (features && in.takeIdent("off")) {
        value = 0;
      } else if (!features || !in.takeIdent("on") && !in.atEnd() && in.peek() != Tokens.COMMA) {
        if (features && in.peek() == Tokens.NUMBER) {
          return null;
        }
        Double number = ValueParser.number(in);
        if (number == null || features && number < 0) {
          return null;
        }
        value = features ? Math.round(number) : number.floatValue();
      }
      settings.add(new FontSetting(tag, value));
    } while (in.takeComma());
    return List.copyOf(settings);
  }

  private static boolean isTag(String text) {
    return text.length() == 4 && text.chars().allMatch(c -> c >= 0x20 && c <= 0x7e);
  }

  /// `normal` or `none`, or several of the property's words in any order, of those that exclude
  /// each other one.
  static @Nullable Object variantWords(Property property, TokenStream in) {
    Set<String> groups = new HashSet<>();
    Set<String> words = new HashSet<>();
    while (in.peek() == Tokens.IDENT && contains(property.names, in.lowerText())) {
      String word = in.lowerText();
      if (!groups.add(group(word))) {
        return null;
      }
      words.add(word);
      in.next();
    }
    return ordered(property, words);
  }

  /// The words in the property's own order; null for none of them, and for a word that stands alone
  /// beside others.
  static @Nullable Object ordered(Property property, Set<String> words) {
    boolean alone = words.contains("normal") || words.contains("none");
    if (words.isEmpty() || alone && words.size() > 1) {
      return null;
    }
    StringBuilder out = new StringBuilder();
    for (String each : property.names) {
      if (words.contains(each)) {
        out.append(out.isEmpty() ? "" : " ").append(each);
      }
    }
    return new Ident(out.toString());
  }

  /// CSS Fonts 4 §6: words of one group exclude each other.
  static String group(String word) {
    return switch (word) {
      case "lining-nums", "oldstyle-nums" -> "figure";
      case "proportional-nums", "tabular-nums" -> "spacing";
      case "diagonal-fractions", "stacked-fractions" -> "fraction";
      case "jis78", "jis83", "jis90", "jis04", "simplified", "traditional" -> "variant";
      case "full-width", "proportional-width" -> "width";
      case "sub", "super" -> "position";
      default -> word.startsWith("no-") ? word.substring(3) : word;
    };
  }

  static boolean contains(String[] names, String word) {
    for (String name : names) {
      if (name.equals(word)) {
        return true;
      }
    }
    return false;
  }
}
