package bulkhead.renderer.css.value;

/// Computed `float`.
public enum Floating implements Keyword {
  NONE,
  LEFT,
  RIGHT,
  INLINE_START,
  INLINE_END;
}
