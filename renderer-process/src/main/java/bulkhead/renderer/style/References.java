package bulkhead.renderer.style;

import bulkhead.renderer.css.syntax.Tokens;

/// References to values that are known only when an element is styled: `var()`, `env()`, `attr()`.
/// What is wrong with them is found when they are parsed (CSS Variables 1 §3, CSS Values 5 §7.7).
final class References {
  private References() {}

  /// Whether there is one in a value of `property`. `content` takes a plain `attr()` itself.
  static boolean isAny(Tokens tokens, int start, int end, Property property) {
    for (int i = start; i < end; i++) {
      if (tokens.kind(i) != Tokens.FUNCTION) {
        continue;
      }
      if (tokens.textIs(i, "var") || tokens.textIs(i, "env")) {
        return true;
      }
      if (tokens.textIs(i, "attr")
          && (property != Properties.CONTENT || !isPlain(tokens, i + 1, tokens.match(i)))) {
        return true;
      }
    }
    return false;
  }

  /// Nothing but a name, which may have a namespace prefix.
  private static boolean isPlain(Tokens tokens, int start, int end) {
    int names = 0;
    for (int i = start; i < end; i++) {
      if (tokens.kind(i) == Tokens.COMMA || tokens.kind(i) == Tokens.FUNCTION) {
        return false;
      }
      names += tokens.kind(i) == Tokens.IDENT ? 1 : 0;
    }
    return names < 2 || tokens.kind(start + 1) != Tokens.WHITESPACE;
  }

  /// Whether each `var()` has a name and its fallback has no `!` or `;` at its top level.
  static boolean areValid(Tokens tokens, int start, int end) {
    for (int i = start; i < end; i++) {
      if (tokens.kind(i) == Tokens.BAD_STRING || tokens.kind(i) == Tokens.BAD_URL) {
        return false;
      }
      if (tokens.kind(i) == Tokens.FUNCTION
          && tokens.textIs(i, "var")
          && !isValid(tokens, i + 1, Math.min(tokens.match(i), end))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isValid(Tokens tokens, int start, int end) {
    int at = skipSpace(tokens, start, end);
    if (at >= end || tokens.kind(at) != Tokens.IDENT || !isCustomName(tokens.text(at))) {
      return false;
    }
    at = skipSpace(tokens, at + 1, end);
    if (at >= end) {
      return true;
    }
    if (tokens.kind(at) != Tokens.COMMA) {
      return false;
    }
    for (int i = at + 1; i < end; i++) {
      byte kind = tokens.kind(i);
      if (kind == Tokens.SEMICOLON || kind == Tokens.DELIM && tokens.isDelim(i, '!')) {
        return false;
      }
      if (kind == Tokens.FUNCTION
          || kind == Tokens.OPEN_BRACE
          || kind == Tokens.OPEN_PAREN
          || kind == Tokens.OPEN_BRACKET) {
        i = Math.max(i, tokens.match(i));
      }
    }
    return true;
  }

  /// `--` alone is reserved (CSS Variables 1 §2).
  static boolean isCustomName(String name) {
    return name.startsWith("--") && name.length() > 2;
  }

  private static int skipSpace(Tokens tokens, int start, int end) {
    int at = start;
    while (at < end && tokens.kind(at) == Tokens.WHITESPACE) {
      at++;
    }
    return at;
  }
}
