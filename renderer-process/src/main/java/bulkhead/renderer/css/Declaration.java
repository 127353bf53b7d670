package bulkhead.renderer.css;

import bulkhead.renderer.css.syntax.Tokens;

/// `name: value !important` with the value still as tokens, `start` up to `end`, without
/// `!important`. The name is in lower case except for custom properties.
public record Declaration(String name, Tokens tokens, int start, int end, boolean important) {
  public boolean isCustom() {
    return name.startsWith("--") && name.length() > 2;
  }

  /// The value's source text, without white space at its ends.
  public String text() {
    int from = start;
    int to = end;
    while (from < to && tokens.kind(from) == Tokens.WHITESPACE) {
      from++;
    }
    while (to > from && tokens.kind(to - 1) == Tokens.WHITESPACE) {
      to--;
    }
    return tokens.sourceText(from, to);
  }
}
