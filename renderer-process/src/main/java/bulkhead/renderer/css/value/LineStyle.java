package bulkhead.renderer.css.value;

/// Style of a border, an outline or a column rule.
public enum LineStyle implements Keyword {
  NONE,
  HIDDEN,
  DOTTED,
  DASHED,
  SOLID,
  DOUBLE,
  GROOVE,
  RIDGE,
  INSET,
  OUTSET,
  AUTO;

  /// `none` or `hidden`: the used width is zero.
  public boolean isNone() {
    return this == NONE || this == HIDDEN;
  }
}
