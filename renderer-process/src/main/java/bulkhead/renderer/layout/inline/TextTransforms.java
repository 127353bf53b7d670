package bulkhead.renderer.layout.inline;

import bulkhead.renderer.css.value.TextTransform;
import java.text.Normalizer;
import java.util.Locale;

/// `text-transform` (CSS Text 3 §2.1), as the text's language has it: Turkish and Azeri dots,
/// Lithuanian accents, Dutch IJ, Greek capitals without accents. Pure.
final class TextTransforms {
  private TextTransforms() {}

  /// @param language a BCP 47 tag, or ""
  /// @param before the character before the text; 0 at the start
  static String apply(String data, TextTransform transform, String language, char before) {
    return switch (transform) {
      case UPPERCASE -> upper(data, language);
      case LOWERCASE -> data.toLowerCase(locale(language));
      case CAPITALIZE -> capitalized(data, language, before);
      case MATH_AUTO -> mathItalic(data);
      case NONE, FULL_WIDTH, FULL_SIZE_KANA -> data;
    };
  }

  private static boolean is(String language, String primary) {
    return language.regionMatches(true, 0, primary, 0, primary.length())
        && (language.length() == primary.length() || language.charAt(primary.length()) == '-');
  }

  private static Locale locale(String language) {
    return is(language, "tr") || is(language, "az") || is(language, "lt")
        ? Locale.of(language.substring(0, 2).toLowerCase(Locale.ROOT))
        : Locale.ROOT;
  }

  private static String upper(String data, String language) {
    return is(language, "el") ? greekUpper(data) : data.toUpperCase(locale(language));
  }

  // ---------------------------------------------------------------- capitalize

  private static String capitalized(String data, String language, char before) {
    StringBuilder out = new StringBuilder(data.length());
    boolean wordStart = !isLetter(before);
    boolean turkish = is(language, "tr") || is(language, "az");
    boolean dutch = is(language, "nl");
    for (int i = 0; i < data.length(); ) {
      int c = data.codePointAt(i);
      i += Character.charCount(c);
      boolean letter = isLetter(c);
      if (!letter || !wordStart) {
        out.appendCodePoint(c);
      } else if (turkish && c == 'i') {
        out.append('\u0130');
      } else if (dutch && (c == 'i' || c == 'I') && i < data.length() && isJ(data.charAt(i))) {
        out.append("IJ");
        i++;
      } else {
        out.appendCodePoint(Character.toTitleCase(c));
      }
      wordStart = !letter && c != '\'' && c != '\u2019' && !isMark(c);
    }
    return out.toString();
  }

  private static boolean isJ(char c) {
    return c == 'j' || c == 'J';
  }

  /// A typographic letter unit: letters and numbers, not symbols.
  private static boolean isLetter(int c) {
    int type = Character.getType(c);
    return Character.isLetterOrDigit(c)
        || type == Character.LETTER_NUMBER
        || type == Character.OTHER_NUMBER;
  }

  private static boolean isMark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
  }

  // ---------------------------------------------------------------- Greek

  /// Capitals lose their accents, but for an eta that is a word; a dialytika stays, and is added
  /// where an accent said that two vowels are apart (Unicode's special casing for Greek).
  private static String greekUpper(String data) {
    String apart = Normalizer.normalize(data, Normalizer.Form.NFD);
    StringBuilder out = new StringBuilder(data.length());
    boolean afterAccent = false;
    boolean afterLetter = false;
    for (int i = 0; i < apart.length(); ) {
      int c = apart.codePointAt(i);
      i += Character.charCount(c);
      if (!isGreek(c)) {
        out.append(Character.toString(c).toUpperCase(Locale.ROOT));
        afterAccent = false;
        afterLetter = Character.isLetter(c) || afterLetter && isMark(c);
        continue;
      }
      boolean accent = false;
      boolean dialytika = false;
      boolean subscript = false;
      while (i < apart.length() && isGreekMark(apart.charAt(i))) {
        char mark = apart.charAt(i++);
        accent |= mark == '\u0300' || mark == '\u0301' || mark == '\u0342';
        dialytika |= mark == '\u0308';
        subscript |= mark == '\u0345';
      }
      int capital = Character.toUpperCase(c);
      boolean wide = capital == '\u0399' || capital == '\u03a5';
      if (wide && (dialytika || afterAccent)) {
        out.append(capital == '\u0399' ? '\u03aa' : '\u03ab');
        dialytika = true;
      } else if (capital == '\u0397' && accent && !afterLetter && !startsLetter(apart, i)) {
        out.append('\u0389');
      } else {
        out.appendCodePoint(capital);
      }
      if (subscript) {
        out.append('\u0399');
      }
      afterAccent = accent && !dialytika && "ΑΕΗΙΟΥΩ".indexOf(capital) >= 0;
      afterLetter = true;
    }
    return Normalizer.normalize(out, Normalizer.Form.NFC);
  }

  private static boolean startsLetter(String text, int at) {
    return at < text.length() && Character.isLetter(text.codePointAt(at));
  }

  private static boolean isGreek(int c) {
    return c >= 0x370 && c < 0x400 && Character.isLetter(c);
  }

  private static boolean isGreekMark(char c) {
    return switch (c) {
      case '\u0300', '\u0301', '\u0304', '\u0306', '\u0308', '\u0313', '\u0314' -> true;
      case '\u0342', '\u0343', '\u0345' -> true;
      default -> false;
    };
  }

  // ---------------------------------------------------------------- mathematics

  /// MathML Core §4.2: a text of a single character becomes its italic form.
  private static String mathItalic(String data) {
    if (data.isEmpty() || data.codePointCount(0, data.length()) != 1) {
      return data;
    }
    int c = data.codePointAt(0);
    int italic =
        switch (c) {
          case 'h' -> 0x210e;
          case 0x131 -> 0x1d6a4;
          case 0x237 -> 0x1d6a5;
          case 0x3f4 -> 0x1d6f3;
          case 0x2207 -> 0x1d6fb;
          case 0x2202 -> 0x1d715;
          case 0x3f5 -> 0x1d716;
          case 0x3d1 -> 0x1d717;
          case 0x3f0 -> 0x1d718;
          case 0x3d5 -> 0x1d719;
          case 0x3f1 -> 0x1d71a;
          case 0x3d6 -> 0x1d71b;
          default -> shifted(c);
        };
    return Character.toString(italic);
  }

  private static int shifted(int c) {
    if (c >= 'A' && c <= 'Z') {
      return 0x1d434 + c - 'A';
    }
    if (c >= 'a' && c <= 'z') {
      return 0x1d44e + c - 'a';
    }
    if (c >= 0x391 && c <= 0x3a9 && c != 0x3a2) {
      return 0x1d6e2 + c - 0x391;
    }
    return c >= 0x3b1 && c <= 0x3c9 ? 0x1d6fc + c - 0x3b1 : c;
  }
}
