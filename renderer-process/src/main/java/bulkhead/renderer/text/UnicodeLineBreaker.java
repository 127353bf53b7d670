package bulkhead.renderer.text;

import java.text.BreakIterator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Break opportunities by UAX 14: pairs of ASCII characters by Chromium's rules (measured against
/// it), the rest by the platform's break iterator, which is loaded with the first text that needs
/// it. Owned by `RendererMain`.
public final class UnicodeLineBreaker implements LineBreaker {
  private static final String BREAK_BEFORE_OPENING = "!\"#%&)*+,.:;=>\\]|}~";
  private static final String NO_BREAK_AFTER_HYPHEN = "!$),-./:;?]}";
  private static final String NO_BREAK_AFTER_QUESTION = "!\"'),-./:;?]}";

  private @Nullable BreakIterator iterator;

  @Override
  public boolean[] opportunities(String text) {
    int length = text.length();
    boolean[] result = new boolean[length + 1];
    boolean ascii = true;
    for (int i = 1; i < length; i++) {
      char before = text.charAt(i - 1);
      char after = text.charAt(i);
      if (before < 0x80 && after < 0x80) {
        result[i] = asciiBreak(text, i, before, after);
      } else if (before == ' ' || before == 0x200b) {
        result[i] = after != ' ' && !isGlue(after);
      } else if (isPlainLatin(before) && isPlainLatin(after)) {
        result[i] = false;
      } else {
        ascii = false;
      }
    }
    if (!ascii) {
      addUnicode(text, result);
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
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c > 0xbf;
  }

  private static boolean isGlue(char c) {
    return c == 0xa0 || c == 0x2060 || c == 0xfeff || c == 0x202f;
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

  private void addUnicode(String text, boolean[] result) {
    BreakIterator breaks = iterator;
    if (breaks == null) {
      breaks = BreakIterator.getLineInstance(Locale.ROOT);
      iterator = breaks;
    }
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
      if (!decided && after != ' ') {
        result[at] = true;
      }
    }
    for (int i = 1; i < text.length(); i++) {
      // U+00AD, U+200B and ideographic spaces allow a break after them; the JDK's tables know the
      // first two.
      char before = text.charAt(i - 1);
      if (before == 0x200b || before == 0xad || before == 0x2014) {
        result[i] |= text.charAt(i) != ' ' && !isGlue(text.charAt(i));
      }
    }
  }
}
