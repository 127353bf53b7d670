package bulkhead.renderer.css.value;

/// The classic values of `white-space`, out of its two longhands.
public enum WhiteSpace implements Keyword {
  NORMAL,
  NOWRAP,
  PRE,
  PRE_WRAP,
  PRE_LINE,
  BREAK_SPACES;

  /// Whether runs of spaces and tabs are collapsed.
  public boolean collapsesSpaces() {
    return this == NORMAL || this == NOWRAP || this == PRE_LINE;
  }

  /// Whether a line feed in the source ends the line.
  public boolean preservesNewlines() {
    return this != NORMAL && this != NOWRAP;
  }

  /// Whether lines may be broken to fit.
  public boolean wraps() {
    return this != NOWRAP && this != PRE;
  }
}
