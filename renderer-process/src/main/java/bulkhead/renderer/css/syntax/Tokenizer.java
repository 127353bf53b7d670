package bulkhead.renderer.css.syntax;

import java.util.Arrays;

/// CSS Syntax 3 §4: the tokenizer. Comments make no token. One use each.
final class Tokenizer {
  private final String source;
  private final int length;
  private final Tokens tokens;
  private int position;

  /// Indices of tokens whose block is open.
  private int[] open = new int[16];

  private int openCount;

  Tokenizer(String source) {
    this.source = source;
    this.length = source.length();
    this.tokens = new Tokens(source, Math.max(8, length / 4));
  }

  /// CSS Syntax 3 §3.3: line ends to LF, NUL and lone surrogates to U+FFFD.
  static String preprocess(String text) {
    int i = 0;
    int length = text.length();
    while (i < length) {
      char c = text.charAt(i);
      if (c == '\r' || c == '\f' || c == 0 || isLoneSurrogate(text, i)) {
        break;
      }
      i++;
    }
    if (i == length) {
      return text;
    }
    StringBuilder out = new StringBuilder(length);
    out.append(text, 0, i);
    for (; i < length; i++) {
      char c = text.charAt(i);
      if (c == '\r') {
        if (i + 1 < length && text.charAt(i + 1) == '\n') {
          i++;
        }
        out.append('\n');
      } else if (c == '\f') {
        out.append('\n');
      } else if (c == 0 || isLoneSurrogate(text, i)) {
        out.append('\uFFFD');
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  private static boolean isLoneSurrogate(String text, int i) {
    char c = text.charAt(i);
    return Character.isHighSurrogate(c)
        ? i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))
        : Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
  }

  static boolean isSpace(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
  }

  Tokens run() {
    while (true) {
      skipComments();
      if (position >= length) {
        break;
      }
      token();
    }
    while (openCount > 0) {
      tokens.setMatch(open[--openCount], tokens.count());
    }
    return tokens.trimmed();
  }

  private int at(int index) {
    return index < length ? source.charAt(index) : -1;
  }

  private void skipComments() {
    while (at(position) == '/' && at(position + 1) == '*') {
      int end = source.indexOf("*/", position + 2);
      position = end < 0 ? length : end + 2;
    }
  }

  private void token() {
    int start = position;
    char c = source.charAt(position);
    switch (c) {
      case ' ', '\n', '\t' -> {
        do {
          position++;
        } while (position < length && isSpace(source.charAt(position)));
        tokens.add(Tokens.WHITESPACE, start, position, 0);
      }
      case '"', '\'' -> string(c);
      case '#' -> {
        if (isName(at(position + 1)) || isEscape(position + 1)) {
          boolean id = startsIdent(position + 1);
          position++;
          name();
          tokens.add(id ? Tokens.HASH_ID : Tokens.HASH, start, position, 0);
        } else {
          delim();
        }
      }
      case '(' -> opening(Tokens.OPEN_PAREN);
      case '[' -> opening(Tokens.OPEN_BRACKET);
      case '{' -> opening(Tokens.OPEN_BRACE);
      case ')' -> closing(Tokens.CLOSE_PAREN);
      case ']' -> closing(Tokens.CLOSE_BRACKET);
      case '}' -> closing(Tokens.CLOSE_BRACE);
      case ',' -> single(Tokens.COMMA);
      case ':' -> single(Tokens.COLON);
      case ';' -> single(Tokens.SEMICOLON);
      case '+', '.' -> {
        if (startsNumber(position)) {
          numeric();
        } else {
          delim();
        }
      }
      case '-' -> {
        if (startsNumber(position)) {
          numeric();
        } else if (at(position + 1) == '-' && at(position + 2) == '>') {
          position += 3;
          tokens.add(Tokens.CDC, start, position, 0);
        } else if (startsIdent(position)) {
          identLike();
        } else {
          delim();
        }
      }
      case '<' -> {
        if (source.startsWith("<!--", position)) {
          position += 4;
          tokens.add(Tokens.CDO, start, position, 0);
        } else {
          delim();
        }
      }
      case '@' -> {
        if (startsIdent(position + 1)) {
          position++;
          name();
          tokens.add(Tokens.AT_KEYWORD, start, position, 0);
        } else {
          delim();
        }
      }
      case '\\' -> {
        if (isEscape(position)) {
          identLike();
        } else {
          delim();
        }
      }
      case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> numeric();
      default -> {
        if (isNameStart(c)) {
          identLike();
        } else {
          delim();
        }
      }
    }
  }

  private void single(byte kind) {
    tokens.add(kind, position, position + 1, 0);
    position++;
  }

  private void delim() {
    single(Tokens.DELIM);
  }

  private void opening(byte kind) {
    pushOpen();
    single(kind);
  }

  private void pushOpen() {
    if (openCount == open.length) {
      open = Arrays.copyOf(open, openCount * 2);
    }
    open[openCount++] = tokens.count();
  }

  /// A closing token that does not close the innermost block is a token like any other.
  private void closing(byte kind) {
    if (openCount > 0) {
      byte opener = tokens.kind(open[openCount - 1]);
      byte wanted =
          opener == Tokens.OPEN_BRACE
              ? Tokens.CLOSE_BRACE
              : opener == Tokens.OPEN_BRACKET ? Tokens.CLOSE_BRACKET : Tokens.CLOSE_PAREN;
      if (wanted == kind) {
        tokens.setMatch(open[--openCount], tokens.count());
      }
    }
    single(kind);
  }

  // §4.3.5 Consume a string token. `extra` is 1 when the closing quote was there.
  private void string(char quote) {
    int start = position++;
    while (position < length) {
      char c = source.charAt(position);
      if (c == quote) {
        position++;
        tokens.add(Tokens.STRING, start, position, 1);
        return;
      }
      if (c == '\n') {
        tokens.add(Tokens.BAD_STRING, start, position, 0);
        return;
      }
      position += c == '\\' && position + 1 < length ? 2 : 1;
    }
    tokens.add(Tokens.STRING, start, position, 0);
  }

  // §4.3.4 Consume an ident-like token.
  private void identLike() {
    int start = position;
    name();
    if (at(position) != '(') {
      tokens.add(Tokens.IDENT, start, position, 0);
      return;
    }
    position++;
    if (position - start == 4 && source.regionMatches(true, start, "url(", 0, 4)) {
      int i = position;
      while (i < length && isSpace(source.charAt(i))) {
        i++;
      }
      if (at(i) != '"' && at(i) != '\'') {
        url(start, i);
        return;
      }
    }
    pushOpen();
    tokens.add(Tokens.FUNCTION, start, position, 0);
  }

  // §4.3.6 Consume a url token. `extra` is where its contents start.
  private void url(int start, int contents) {
    position = contents;
    while (position < length) {
      char c = source.charAt(position);
      if (c == ')') {
        position++;
        tokens.add(Tokens.URL, start, position, contents);
        return;
      }
      if (isSpace(c)) {
        int i = position;
        while (i < length && isSpace(source.charAt(i))) {
          i++;
        }
        if (i >= length || source.charAt(i) == ')') {
          position = Math.min(length, i + 1);
          tokens.add(Tokens.URL, start, position, contents);
          return;
        }
        badUrl(start);
        return;
      }
      if (c == '"' || c == '\'' || c == '(' || c < 32 && c != '\t' || c == 127) {
        badUrl(start);
        return;
      }
      if (c == '\\') {
        if (!isEscape(position)) {
          badUrl(start);
          return;
        }
        position += 2;
      } else {
        position++;
      }
    }
    position = length;
    tokens.add(Tokens.URL, start, position, contents);
  }

  private void badUrl(int start) {
    while (position < length) {
      char c = source.charAt(position);
      if (c == ')') {
        position++;
        break;
      }
      position += isEscape(position) ? 2 : 1;
    }
    position = Math.min(position, length);
    tokens.add(Tokens.BAD_URL, start, position, 0);
  }

  // §4.3.3 Consume a numeric token.
  private void numeric() {
    int start = position;
    boolean integer = true;
    if (at(position) == '+' || at(position) == '-') {
      position++;
    }
    digits();
    if (at(position) == '.' && isDigit(at(position + 1))) {
      integer = false;
      position++;
      digits();
    }
    int e = at(position);
    if (e == 'e' || e == 'E') {
      int sign = at(position + 1);
      if (isDigit(sign) || (sign == '+' || sign == '-') && isDigit(at(position + 2))) {
        integer = false;
        position += 2;
        digits();
      }
    }
    if (startsIdent(position)) {
      int unit = position;
      name();
      tokens.add(Tokens.DIMENSION, start, position, unit);
    } else if (at(position) == '%') {
      position++;
      tokens.add(Tokens.PERCENTAGE, start, position, 0);
    } else {
      tokens.add(integer ? Tokens.INTEGER : Tokens.NUMBER, start, position, 0);
    }
  }

  private void digits() {
    while (isDigit(at(position))) {
      position++;
    }
  }

  private void name() {
    while (position < length) {
      char c = source.charAt(position);
      if (isName(c)) {
        position++;
      } else if (c == '\\' && isEscape(position)) {
        skipEscape();
      } else {
        break;
      }
    }
  }

  private void skipEscape() {
    position++;
    if (position >= length) {
      return;
    }
    if (!isHex(source.charAt(position))) {
      position +=
          Character.isHighSurrogate(source.charAt(position)) && position + 1 < length ? 2 : 1;
      return;
    }
    int end = Math.min(length, position + 6);
    while (position < end && isHex(source.charAt(position))) {
      position++;
    }
    if (position < length && isSpace(source.charAt(position))) {
      position++;
    }
  }

  // §4.3.8 to §4.3.10: what the next code points start.

  private boolean isEscape(int index) {
    return at(index) == '\\' && at(index + 1) != '\n' && at(index + 1) != -1;
  }

  private boolean startsIdent(int index) {
    int c = at(index);
    if (c == '-') {
      int second = at(index + 1);
      return second == '-' || isNameStart(second) || isEscape(index + 1);
    }
    return isNameStart(c) || isEscape(index);
  }

  private boolean startsNumber(int index) {
    int c = at(index);
    if (c == '+' || c == '-') {
      c = at(++index);
    }
    return isDigit(c) || c == '.' && isDigit(at(index + 1));
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isNameStart(int c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c >= 0x80;
  }

  private static boolean isName(int c) {
    return isNameStart(c) || isDigit(c) || c == '-';
  }

  private static boolean isHex(char c) {
    return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
  }

  /// §4.3.7: replaces escapes; in strings also an escaped line end, by nothing.
  static String unescape(String source, int start, int end) {
    StringBuilder out = new StringBuilder(end - start);
    int i = start;
    while (i < end) {
      char c = source.charAt(i);
      if (c != '\\') {
        out.append(c);
        i++;
        continue;
      }
      i++;
      if (i >= end) {
        break;
      }
      c = source.charAt(i);
      if (c == '\n') {
        i++;
      } else if (isHex(c)) {
        int value = 0;
        int stop = Math.min(end, i + 6);
        while (i < stop && isHex(source.charAt(i))) {
          value = value * 16 + Character.digit(source.charAt(i), 16);
          i++;
        }
        if (i < end && isSpace(source.charAt(i))) {
          i++;
        }
        boolean valid = value != 0 && value <= 0x10FFFF && !(value >= 0xD800 && value <= 0xDFFF);
        out.appendCodePoint(valid ? value : 0xFFFD);
      } else {
        out.append(c);
        i++;
      }
    }
    return out.toString();
  }
}
