package bulkhead.renderer.css.value;

/// Computed `empty-cells`.
public enum EmptyCells implements Keyword {
  SHOW,
  HIDE;
}
