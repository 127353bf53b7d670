package bulkhead.renderer.selection;

import bulkhead.renderer.selection.PageSelection.Range;

/// Where words begin and end, by the default rules of UAX 29 as far as letters, digits and the
/// marks between them go; ideographs are words of their own. Pure.
final class Words {
  private Words() {}

  /// The word, the run of white space, or the single sign that the character at `index` is in.
  static Range at(String text, int index) {
    if (text.isEmpty()) {
      return new Range(0, 0);
    }
    int at = Math.min(index, text.length() - 1);
    if (at == index
        && index > 0
        && !isWord(text, at)
        && isWord(text, at - 1)
        && isBreak(text, at)) {
      at--; // behind the last word of a line or block
    }
    int from = at;
    int to = at + 1;
    if (isWord(text, at)) {
      while (from > 0 && joins(text, from - 1)) {
        from--;
      }
      while (to < text.length() && joins(text, to)) {
        to++;
      }
    } else if (text.charAt(at) == ' ' || text.charAt(at) == '\u00a0') {
      while (from > 0 && (text.charAt(from - 1) == ' ' || text.charAt(from - 1) == '\u00a0')) {
        from--;
      }
      while (to < text.length() && (text.charAt(to) == ' ' || text.charAt(to) == '\u00a0')) {
        to++;
      }
    } else if (to < text.length() && Character.isSurrogatePair(text.charAt(at), text.charAt(to))) {
      to++;
    }
    return new Range(from, to);
  }

  /// The start of the word before `index`.
  static int startBefore(String text, int index) {
    int at = index;
    while (at > 0 && !isWord(text, at - 1)) {
      at--;
    }
    while (at > 0 && joins(text, at - 1)) {
      at--;
    }
    return at;
  }

  /// The end of the word at or behind `index`.
  static int endAfter(String text, int index) {
    int at = index;
    while (at < text.length() && !isWord(text, at)) {
      at++;
    }
    while (at < text.length() && joins(text, at)) {
      at++;
    }
    return at;
  }

  private static boolean isBreak(String text, int index) {
    char c = text.charAt(index);
    return c == '\n' || c == '\t';
  }

  private static boolean isWord(String text, int index) {
    int c = codePoint(text, index);
    return Character.isLetterOrDigit(c)
        || c == '_'
        || Character.getType(c) == Character.NON_SPACING_MARK
        || Character.getType(c) == Character.COMBINING_SPACING_MARK;
  }

  private static int codePoint(String text, int index) {
    char c = text.charAt(index);
    return Character.isLowSurrogate(c) && index > 0
        ? text.codePointAt(index - 1)
        : text.codePointAt(index);
  }

  /// Whether the character goes on a word of its neighbours: also an apostrophe or full stop
  /// between two letters or digits (WB6, WB7, WB11, WB12).
  private static boolean joins(String text, int index) {
    if (Character.isIdeographic(codePoint(text, index))) {
      return false;
    }
    if (isWord(text, index)) {
      return true;
    }
    char c = text.charAt(index);
    if (index == 0 || index + 1 >= text.length()) {
      return false;
    }
    boolean letters =
        Character.isLetter(text.charAt(index - 1)) && Character.isLetter(text.charAt(index + 1));
    boolean digits =
        Character.isDigit(text.charAt(index - 1)) && Character.isDigit(text.charAt(index + 1));
    return switch (c) {
      case '\'', '\u2019', '.' -> letters || digits;
      case ':', '\u00b7' -> letters;
      case ',' -> digits;
      default -> false;
    };
  }
}
