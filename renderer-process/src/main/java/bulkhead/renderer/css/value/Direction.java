package bulkhead.renderer.css.value;

/// Computed `direction`.
public enum Direction implements Keyword {
  LTR,
  RTL;
}
