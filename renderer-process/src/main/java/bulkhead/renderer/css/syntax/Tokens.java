package bulkhead.renderer.css.syntax;

import java.util.Arrays;

/// The tokens of one style sheet (or one value) in flat arrays: kinds and source positions. Names
/// and numbers are read from the source only when somebody asks, which is rarely: most declarations
/// of a sheet never apply. Immutable once made.
///
/// For a token that opens a block, [#match] is the index of the one that closes it, or [#count] at
/// the end of the input, so that a block is skipped in one step however deep it nests.
public final class Tokens {
  public static final byte EOF = 0;
  public static final byte IDENT = 1;
  public static final byte FUNCTION = 2;
  public static final byte AT_KEYWORD = 3;
  public static final byte HASH = 4;
  public static final byte HASH_ID = 5;
  public static final byte STRING = 6;
  public static final byte BAD_STRING = 7;
  public static final byte URL = 8;
  public static final byte BAD_URL = 9;
  public static final byte DELIM = 10;
  public static final byte NUMBER = 11;
  public static final byte INTEGER = 12;
  public static final byte PERCENTAGE = 13;
  public static final byte DIMENSION = 14;
  public static final byte WHITESPACE = 15;
  public static final byte CDO = 16;
  public static final byte CDC = 17;
  public static final byte COLON = 18;
  public static final byte SEMICOLON = 19;
  public static final byte COMMA = 20;
  public static final byte OPEN_BRACKET = 21;
  public static final byte CLOSE_BRACKET = 22;
  public static final byte OPEN_PAREN = 23;
  public static final byte CLOSE_PAREN = 24;
  public static final byte OPEN_BRACE = 25;
  public static final byte CLOSE_BRACE = 26;

  final String source;
  private byte[] kinds;
  private int[] starts;
  private int[] ends;
  private int[] extras;
  private int count;

  Tokens(String source, int expected) {
    this.source = source;
    kinds = new byte[expected];
    starts = new int[expected];
    ends = new int[expected];
    extras = new int[expected];
  }

  /// Tokenizes a style sheet or a value. Never fails.
  public static Tokens of(String text) {
    return new Tokenizer(Tokenizer.preprocess(text)).run();
  }

  void add(byte kind, int start, int end, int extra) {
    if (count == kinds.length) {
      int size = count * 2;
      kinds = Arrays.copyOf(kinds, size);
      starts = Arrays.copyOf(starts, size);
      ends = Arrays.copyOf(ends, size);
      extras = Arrays.copyOf(extras, size);
    }
    kinds[count] = kind;
    starts[count] = start;
    ends[count] = end;
    extras[count] = extra;
    count++;
  }

  void setMatch(int index, int match) {
    extras[index] = match;
  }

  Tokens trimmed() {
    if (count < kinds.length) {
      kinds = Arrays.copyOf(kinds, count);
      starts = Arrays.copyOf(starts, count);
      ends = Arrays.copyOf(ends, count);
      extras = Arrays.copyOf(extras, count);
    }
    return this;
  }

  public int count() {
    return count;
  }

  /// The kind of a token; [#EOF] from [#count] on.
  public byte kind(int index) {
    return index < count ? kinds[index] : EOF;
  }

  /// For a token that opens a block: the index of the one that closes it, or [#count].
  public int match(int index) {
    return extras[index];
  }

  public int start(int index) {
    return index < count ? starts[index] : source.length();
  }

  public int end(int index) {
    return index < count ? ends[index] : source.length();
  }

  /// All of the source.
  public String source() {
    return source;
  }

  /// The source text of the tokens from `from` up to, not with, `to`.
  public String sourceText(int from, int to) {
    return from >= to ? "" : source.substring(start(from), end(to - 1));
  }

  /// Whether the token is this one character.
  public boolean isDelim(int index, char c) {
    return index < count && kinds[index] == DELIM && source.charAt(starts[index]) == c;
  }

  /// The code unit of a delim token.
  public char delim(int index) {
    return source.charAt(starts[index]);
  }

  /// The name of an ident, function, at-keyword or hash, the unit of a dimension, the text of a
  /// string or URL; escapes done.
  public String text(int index) {
    int start = starts[index];
    int end = ends[index];
    switch (kinds[index]) {
      case FUNCTION -> end--;
      case AT_KEYWORD, HASH, HASH_ID -> start++;
      case STRING -> {
        char quote = source.charAt(start);
        start++;
        if (end > start && source.charAt(end - 1) == quote && extras[index] != 0) {
          end--;
        }
      }
      case URL -> {
        start = extras[index];
        if (end > start && source.charAt(end - 1) == ')') {
          end--;
        }
        while (end > start && Tokenizer.isSpace(source.charAt(end - 1))) {
          end--;
        }
      }
      case DIMENSION -> start = extras[index];
      default -> {}
    }
    for (int i = start; i < end; i++) {
      if (source.charAt(i) == '\\') {
        return Tokenizer.unescape(source, start, end);
      }
    }
    return source.substring(start, end);
  }

  /// [#text] in ASCII lower case.
  public String lowerText(int index) {
    return asciiLower(text(index));
  }

  /// Whether the name is `lowerCase` apart from ASCII case; takes no memory.
  public boolean textIs(int index, String lowerCase) {
    int start = starts[index];
    int end = ends[index];
    byte kind = kinds[index];
    if (kind == FUNCTION) {
      end--;
    } else if (kind == AT_KEYWORD || kind == HASH || kind == HASH_ID) {
      start++;
    } else if (kind == DIMENSION) {
      start = extras[index];
    }
    int length = lowerCase.length();
    if (end - start != length) {
      return end - start > length
          && source.indexOf('\\', start, end) >= 0
          && lowerText(index).equals(lowerCase);
    }
    for (int i = 0; i < length; i++) {
      char c = source.charAt(start + i);
      if (c >= 'A' && c <= 'Z') {
        c += 32;
      }
      if (c != lowerCase.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /// The value of a number, percentage or dimension; finite.
  public double number(int index) {
    int end = kinds[index] == DIMENSION ? extras[index] : ends[index];
    if (kinds[index] == PERCENTAGE) {
      end--;
    }
    return parseNumber(source, starts[index], end);
  }

  /// Whether a number was written with a sign.
  public boolean hasSign(int index) {
    char c = source.charAt(starts[index]);
    return c == '+' || c == '-';
  }

  static double parseNumber(String source, int start, int end) {
    int i = start;
    boolean negative = false;
    if (i < end && (source.charAt(i) == '-' || source.charAt(i) == '+')) {
      negative = source.charAt(i) == '-';
      i++;
    }
    long digits = 0;
    int scale = 0;
    int used = 0;
    boolean fraction = false;
    for (; i < end; i++) {
      char c = source.charAt(i);
      if (c == '.') {
        fraction = true;
      } else if (c >= '0' && c <= '9') {
        if (used < 17) {
          digits = digits * 10 + (c - '0');
          if (digits != 0) {
            used++;
          }
          if (fraction) {
            scale++;
          }
        } else if (!fraction) {
          scale--;
        }
      } else {
        break;
      }
    }
    if (i < end) { // an exponent
      i++;
      boolean down = false;
      if (i < end && (source.charAt(i) == '-' || source.charAt(i) == '+')) {
        down = source.charAt(i) == '-';
        i++;
      }
      int exponent = 0;
      for (; i < end; i++) {
        exponent = Math.min(exponent * 10 + (source.charAt(i) - '0'), 5000);
      }
      scale += down ? exponent : -exponent;
    }
    double value =
        scale == 0
            ? digits
            : scale > 0 && scale <= 22
                ? digits / POWERS[scale]
                : scale < 0 && scale >= -22
                    ? digits * POWERS[-scale]
                    : digits * Math.pow(10, -scale);
    value = Math.min(value, Float.MAX_VALUE);
    return negative ? -value : value;
  }

  private static final double[] POWERS = {
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
    1e18, 1e19, 1e20, 1e21, 1e22
  };

  /// `text` with A to Z in lower case; the same object when there are none.
  public static String asciiLower(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 'A' && c <= 'Z') {
        char[] chars = text.toCharArray();
        for (; i < chars.length; i++) {
          if (chars[i] >= 'A' && chars[i] <= 'Z') {
            chars[i] += 32;
          }
        }
        return new String(chars);
      }
    }
    return text;
  }
}
