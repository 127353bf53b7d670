package bulkhead.renderer.css.syntax;

/// A cursor over a range of [Tokens], for the parsers of values, selectors and preludes. Its `peek`
/// methods look at the next token that is not white space; `position` and `rewind` allow to try one
/// grammar and then another.
public final class TokenStream {
  private final Tokens tokens;
  private int position;
  private final int end;

  public TokenStream(Tokens tokens, int start, int end) {
    this.tokens = tokens;
    this.position = start;
    this.end = Math.min(end, tokens.count());
  }

  public static TokenStream of(String text) {
    Tokens tokens = Tokens.of(text);
    return new TokenStream(tokens, 0, tokens.count());
  }

  public Tokens tokens() {
    return tokens;
  }

  /// The index of the next token, white space or not.
  public int position() {
    return position;
  }

  public void rewind(int to) {
    position = to;
  }

  public int end() {
    return end;
  }

  public void skipSpace() {
    while (position < end && tokens.kind(position) == Tokens.WHITESPACE) {
      position++;
    }
  }

  /// The kind of the next token, white space included.
  public byte rawKind() {
    return position < end ? tokens.kind(position) : Tokens.EOF;
  }

  /// The kind of the next token that is not white space; moves to it.
  public byte peek() {
    skipSpace();
    return rawKind();
  }

  /// Whether only white space is left.
  public boolean atEnd() {
    return peek() == Tokens.EOF;
  }

  /// The index of the next token, which is passed over.
  public int next() {
    return position++;
  }

  /// Passes over the next token or, when it opens one, its whole block.
  public void skipComponent() {
    byte kind = rawKind();
    if (kind == Tokens.FUNCTION
        || kind == Tokens.OPEN_PAREN
        || kind == Tokens.OPEN_BRACKET
        || kind == Tokens.OPEN_BRACE) {
      position = Math.min(end, tokens.match(position) + 1);
    } else {
      position++;
    }
  }

  public boolean takeComma() {
    if (peek() == Tokens.COMMA) {
      position++;
      return true;
    }
    return false;
  }

  public boolean takeDelim(char c) {
    if (peek() == Tokens.DELIM && tokens.delim(position) == c) {
      position++;
      return true;
    }
    return false;
  }

  /// Whether the next token is an ident of this lower-case name.
  public boolean peekIdent(String lowerCase) {
    return peek() == Tokens.IDENT && tokens.textIs(position, lowerCase);
  }

  public boolean takeIdent(String lowerCase) {
    if (peekIdent(lowerCase)) {
      position++;
      return true;
    }
    return false;
  }

  /// Whether the next token is a function of this lower-case name.
  public boolean peekFunction(String lowerCase) {
    return peek() == Tokens.FUNCTION && tokens.textIs(position, lowerCase);
  }

  /// The text of the next token, whatever it is called for; see [Tokens#text].
  public String text() {
    return tokens.text(position);
  }

  public String lowerText() {
    return tokens.lowerText(position);
  }

  public double number() {
    return tokens.number(position);
  }

  /// The inside of the block or function that the next token opens, which is passed over.
  public TokenStream block() {
    int match = tokens.match(position);
    TokenStream inside = new TokenStream(tokens, position + 1, Math.min(match, end));
    position = Math.min(end, match + 1);
    return inside;
  }

  /// The source of what is left, without white space at its ends.
  public String remainingText() {
    skipSpace();
    int last = end;
    while (last > position && tokens.kind(last - 1) == Tokens.WHITESPACE) {
      last--;
    }
    return tokens.sourceText(position, last);
  }
}
