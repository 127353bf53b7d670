package bulkhead.renderer.layout.tree;

import java.util.Locale;

/// The predefined counter styles (CSS Counter Styles 3 §6).
final class PredefinedCounters {
  private static final int[] ROMAN_VALUES = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
  private static final String[] ROMAN = {
    "m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"
  };
  private static final String GREEK = "αβγδεζηθικλμνξοπρστυφχψω";
  private static final String HIRAGANA = "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわゐゑをん";
  private static final String KATAKANA = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヰヱヲン";
  private static final String CJK_DIGITS = "〇一二三四五六七八九";

  private PredefinedCounters() {}

  /// Whether a marker of that style is a drawn symbol.
  static boolean isSymbol(String style) {
    return switch (style) {
      case "disc", "circle", "square", "disclosure-open", "disclosure-closed" -> true;
      default -> false;
    };
  }

  /// The counter's text, without prefix and suffix.
  static String text(String style, int value) {
    return switch (style) {
      case "none" -> "";
      case "disc" -> "•";
      case "circle" -> "◦";
      case "square" -> "▪";
      case "disclosure-open" -> "▾";
      case "disclosure-closed" -> "▸";
      case "decimal-leading-zero" -> leadingZero(value);
      case "lower-roman" -> roman(value);
      case "upper-roman" -> roman(value).toUpperCase(Locale.ROOT);
      case "lower-alpha", "lower-latin" -> alphabetic(value, 'a', 26, null);
      case "upper-alpha", "upper-latin" -> alphabetic(value, 'A', 26, null);
      case "lower-greek" -> alphabetic(value, 'α', GREEK.length(), GREEK);
      case "armenian", "upper-armenian" -> armenian(value, '\u0531');
      case "lower-armenian" -> armenian(value, '\u0561');
      case "georgian" -> georgian(value);
      case "hebrew" -> hebrew(value);
      case "hiragana" -> alphabetic(value, 0, HIRAGANA.length(), HIRAGANA);
      case "katakana" -> alphabetic(value, 0, KATAKANA.length(), KATAKANA);
      case "cjk-decimal" -> digits(value, CJK_DIGITS);
      case "arabic-indic" -> digits(value, "٠١٢٣٤٥٦٧٨٩");
      case "persian" -> digits(value, "۰۱۲۳۴۵۶۷۸۹");
      case "devanagari" -> digits(value, "०१२३४५६७८९");
      case "bengali" -> digits(value, "০১২৩৪৫৬৭৮৯");
      case "gujarati" -> digits(value, "૦૧૨૩૪૫૬૭૮૯");
      case "gurmukhi" -> digits(value, "੦੧੨੩੪੫੬੭੮੯");
      case "kannada" -> digits(value, "೦೧೨೩೪೫೬೭೮೯");
      case "khmer", "cambodian" -> digits(value, "០១២៣៤៥៦៧៨៩");
      case "lao" -> digits(value, "໐໑໒໓໔໕໖໗໘໙");
      case "malayalam" -> digits(value, "൦൧൨൩൪൫൬൭൮൯");
      case "mongolian" -> digits(value, "᠐᠑᠒᠓᠔᠕᠖᠗᠘᠙");
      case "myanmar" -> digits(value, "၀၁၂၃၄၅၆၇၈၉");
      case "oriya" -> digits(value, "୦୧୨୩୪୫୬୭୮୯");
      case "tamil" -> digits(value, "௦௧௨௩௪௫௬௭௮௯");
      case "telugu" -> digits(value, "౦౧౨౩౪౫౬౭౮౯");
      case "tibetan" -> digits(value, "༠༡༢༣༤༥༦༧༨༩");
      case "thai" -> digits(value, "๐๑๒๓๔๕๖๗๘๙");
      default -> Integer.toString(value);
    };
  }

  static String suffix(String style) {
    return switch (style) {
      case "none" -> "";
      case "disc", "circle", "square", "disclosure-open", "disclosure-closed" -> " ";
      case "hiragana", "katakana", "cjk-decimal" -> "、";
      default -> ". ";
    };
  }

  private static String leadingZero(int value) {
    if (value >= 0 && value < 10) {
      return "0" + value;
    }
    return value < 0 && value > -10 ? "-0" + -value : Integer.toString(value);
  }

  /// Nine letters for each decimal place, in the order of the alphabet.
  private static String armenian(int value, char first) {
    if (value < 1 || value > 9999) {
      return Integer.toString(value);
    }
    StringBuilder out = new StringBuilder();
    int unit = 1000;
    for (int place = 3; place >= 0; place--) {
      int digit = value / unit % 10;
      if (digit > 0) {
        out.append((char) (first + 9 * place + digit - 1));
      }
      unit /= 10;
    }
    return out.toString();
  }

  private static final String[] GEORGIAN = {
    "აბგდევზჱთ", "იკლმნჲოპჟ", "რსტჳფქღყშ", "ჩცძწჭხჴჯჰ", "ჵ"
  };

  private static String georgian(int value) {
    if (value < 1 || value > 19_999) {
      return Integer.toString(value);
    }
    StringBuilder out = new StringBuilder();
    int unit = 10_000;
    for (int place = 4; place >= 0; place--) {
      int digit = value / unit % 10;
      if (digit > 0) {
        out.append(GEORGIAN[place].charAt(digit - 1));
      }
      unit /= 10;
    }
    return out.toString();
  }

  private static final String HEBREW_UNITS = "אבגדהוזחט";
  private static final String HEBREW_TENS = "יכלמנסעפצ";
  private static final String HEBREW_HUNDREDS = "קרש";

  private static String hebrew(int value) {
    if (value < 1 || value > 10_999) {
      return Integer.toString(value);
    }
    StringBuilder out = new StringBuilder();
    if (value >= 1000) {
      int thousands = value / 1000;
      out.append(thousands == 10 ? 'י' : HEBREW_UNITS.charAt(thousands - 1)).append('׳');
    }
    int rest = value % 1000;
    while (rest >= 400) {
      out.append('ת');
      rest -= 400;
    }
    if (rest >= 100) {
      out.append(HEBREW_HUNDREDS.charAt(rest / 100 - 1));
      rest %= 100;
    }
    if (rest == 15 || rest == 16) { // not the letters of the divine name
      return out.append('ט').append(HEBREW_UNITS.charAt(rest - 10)).toString();
    }
    if (rest >= 10) {
      out.append(HEBREW_TENS.charAt(rest / 10 - 1));
    }
    if (rest % 10 > 0) {
      out.append(HEBREW_UNITS.charAt(rest % 10 - 1));
    }
    return out.toString();
  }

  private static String roman(int value) {
    if (value < 1 || value > 3999) {
      return Integer.toString(value);
    }
    StringBuilder out = new StringBuilder();
    int rest = value;
    for (int i = 0; i < ROMAN_VALUES.length; i++) {
      while (rest >= ROMAN_VALUES[i]) {
        out.append(ROMAN[i]);
        rest -= ROMAN_VALUES[i];
      }
    }
    return out.toString();
  }

  private static String alphabetic(
      int value, int first, int count, @org.jspecify.annotations.Nullable String symbols) {
    if (value < 1) {
      return Integer.toString(value);
    }
    StringBuilder out = new StringBuilder();
    int rest = value;
    while (rest > 0) {
      rest--;
      int digit = rest % count;
      out.append(symbols == null ? (char) (first + digit) : symbols.charAt(digit));
      rest /= count;
    }
    return out.reverse().toString();
  }

  private static String digits(int value, String symbols) {
    String decimal = Integer.toString(value);
    StringBuilder out = new StringBuilder(decimal.length());
    for (int i = 0; i < decimal.length(); i++) {
      char c = decimal.charAt(i);
      out.append(c == '-' ? c : symbols.charAt(c - '0'));
    }
    return out.toString();
  }
}
