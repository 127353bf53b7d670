package bulkhead.renderer.css.value;

/// Computed `backface-visibility`.
public enum BackfaceVisibility implements Keyword {
  VISIBLE,
  HIDDEN;
}
