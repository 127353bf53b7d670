package bulkhead.renderer.css.value;

/// Computed `baseline-source` (CSS Inline 3 §4.2.1).
public enum BaselineSource implements Keyword {
  AUTO,
  FIRST,
  LAST
}
