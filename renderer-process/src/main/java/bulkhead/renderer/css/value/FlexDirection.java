package bulkhead.renderer.css.value;

/// Computed `flex-direction`.
public enum FlexDirection implements Keyword {
  ROW,
  ROW_REVERSE,
  COLUMN,
  COLUMN_REVERSE;

  public boolean isRow() {
    return this == ROW || this == ROW_REVERSE;
  }

  public boolean isReverse() {
    return this == ROW_REVERSE || this == COLUMN_REVERSE;
  }
}
