package bulkhead.renderer.css.value;

/// Computed `clear`.
public enum Clear implements Keyword {
  NONE,
  LEFT,
  RIGHT,
  BOTH,
  INLINE_START,
  INLINE_END;
}
