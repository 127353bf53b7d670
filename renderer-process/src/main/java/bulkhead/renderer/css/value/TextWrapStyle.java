package bulkhead.renderer.css.value;

/// Computed `text-wrap-style`.
public enum TextWrapStyle implements Keyword {
  AUTO,
  BALANCE,
  STABLE,
  PRETTY;
}
