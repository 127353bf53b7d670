package bulkhead.renderer.css.value;

/// Computed `flex-wrap`.
public enum FlexWrap implements Keyword {
  NOWRAP,
  WRAP,
  WRAP_REVERSE;
}
