package bulkhead.renderer.css.value;

/// Computed `text-wrap-mode`.
public enum TextWrapMode implements Keyword {
  WRAP,
  NOWRAP;
}
