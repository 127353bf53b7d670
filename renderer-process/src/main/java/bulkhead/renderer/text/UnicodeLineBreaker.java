package bulkhead.renderer.text;

import io.github.humbleui.skija.BreakIterator;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// Break opportunities by UAX 14: pairs of ASCII characters by Chromium's rules (measured against
/// it), the rest by ICU, which comes with Skia and has dictionaries for Thai and its like. Owned by
/// `RendererMain`.
public final class UnicodeLineBreaker implements LineBreaker {
  private static final String BREAK_BEFORE_OPENING = "!\"#%&)*+,.:;=>\\]|}~";
  private static final String NO_BREAK_AFTER_HYPHEN = "!$),./:;?]}";
  private static final String NO_BREAK_AFTER_QUESTION = "!\"'),./:;?]}";

  /// The class HH of UAX 14.
  private static final String HYPHENS = "\u058a\u05be\u1400\u2010\u2012\u2013\u2e17\u2e40\u2e5d";

  /// Spaces, glue and atomic inlines, which stand as U+FFFC.
  private static final String BEFORE_WORDS = " \n\u00a0\u200b\u202f\ufffc";

  private static final String SYMBOLS_OF_WORDS = "#&*<=>@^_`~";

  private static final int MAX_ITERATORS = 64;
  private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z0-9]{1,8}(-[A-Za-z0-9]{1,8})*");

  private final Map<String, BreakIterator> iterators = new HashMap<>();

  @Override
  public boolean[] opportunities(String text, Strictness strictness, String language) {
    int length = text.length();
    boolean[] result = new boolean[length + 1];
    boolean ascii = true;
    for (int i = 1; i < length; i++) {
      char before = text.charAt(i - 1);
      char after = text.charAt(i);
      if (before < 0x80 && after < 0x80) {
        result[i] = asciiBreak(text, i, before, after);
      } else if (before == ' ' || before == 0x200b) {
        result[i] = after != ' ' && !isWordJoiner(after);
      } else if (isPlainLatin(before) && isPlainLatin(after)) {
        result[i] = false;
      } else {
        ascii = false;
      }
    }
    if (!ascii) {
      addUnicode(text, result, strictness, language);
    }
    return result;
  }

  private static boolean asciiBreak(String text, int i, char before, char after) {
    if (after == ' ' || after == '\n' || after == '\t') {
      return before == '\t' && after != ' ';
    }
    if (before == ' ' || before == '\t' || before == '\n') {
      return true;
    }
    if (before == '-') {
      if (after >= '0' && after <= '9') {
        return i >= 2 && isAlphanumeric(text.charAt(i - 2));
      }
      return NO_BREAK_AFTER_HYPHEN.indexOf(after) < 0;
    }
    if (before == '?') {
      return NO_BREAK_AFTER_QUESTION.indexOf(after) < 0;
    }
    return (after == '(' || after == '<' || after == '[' || after == '{')
        && BREAK_BEFORE_OPENING.indexOf(before) >= 0;
  }

  private static boolean isAlphanumeric(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }

  /// UAX 14 LB11: no break before one, also behind spaces, behind which glue (LB12a) lets lines
  /// break.
  private static boolean isWordJoiner(char c) {
    return c == 0x2060 || c == 0xfeff;
  }

  /// Letters and marks with no break between them: Latin, and no-break space around anything Latin.
  private static boolean isPlainLatin(char c) {
    return c == 0xa0
        || (c > 0xbf && c < 0x250)
        || (c < 0x80 && isAlphanumeric(c))
        || c == '\''
        || c == ','
        || c == '.';
  }

  private void addUnicode(String text, boolean[] result, Strictness strictness, String language) {
    BreakIterator breaks = iterator(strictness, language);
    breaks.setText(text);
    for (int at = breaks.first(); at != BreakIterator.DONE; at = breaks.next()) {
      if (at <= 0 || at >= text.length()) {
        continue;
      }
      char before = text.charAt(at - 1);
      char after = text.charAt(at);
      boolean decided =
          (before < 0x80 && after < 0x80)
              || before == ' '
              || (isPlainLatin(before) && isPlainLatin(after));
      if (!decided && after != ' ' && !isBehindInitialHyphen(text, at)) {
        result[at] = true;
      }
    }
  }

  /// UAX 14 LB20a, of Unicode 17: no break between a hyphen that begins a word and its first
  /// letter. ICU knows the rule for U+2010 and letters that are not Hebrew only.
  private static boolean isBehindInitialHyphen(String text, int at) {
    char hyphen = text.charAt(at - 1);
    return (hyphen == '-' || HYPHENS.indexOf(hyphen) >= 0)
        && (at == 1 || BEFORE_WORDS.indexOf(text.charAt(at - 2)) >= 0)
        && isAlphabetic(text.codePointAt(at));
  }

  /// Of the classes AL and HL, which no ideograph, syllable or kana is of.
  private static boolean isAlphabetic(int c) {
    return SYMBOLS_OF_WORDS.indexOf(c) >= 0
        || (Character.isLetter(c)
            && switch (Character.UnicodeScript.of(c)) {
              case HAN, HIRAGANA, KATAKANA, HANGUL, YI, BOPOMOFO -> false;
              default -> true;
            });
  }

  /// ICU's rules for a language and `line-break`: small kana, CJK hyphens and their like.
  private BreakIterator iterator(Strictness strictness, String language) {
    boolean plain = language.length() > 35 || !LANGUAGE.matcher(language).matches();
    String locale = plain ? "en" : language;
    String name =
        switch (strictness) {
          case AUTO -> locale;
          case LOOSE -> locale + "@lb=loose";
          case NORMAL -> locale + "@lb=normal";
          case STRICT -> locale + "@lb=strict";
        };
    BreakIterator found = iterators.get(name);
    if (found == null) {
      if (iterators.size() >= MAX_ITERATORS) {
        iterators.clear();
      }
      found = BreakIterator.makeLineInstance(name);
      iterators.put(name, found);
    }
    return found;
  }
}
