package bulkhead.renderer.css.value;

/// Computed `box-decoration-break`.
public enum BoxDecorationBreak implements Keyword {
  SLICE,
  CLONE;
}
