package bulkhead.renderer.css.value;

/// Computed `line-break`.
public enum LineBreak implements Keyword {
  AUTO,
  LOOSE,
  NORMAL,
  STRICT,
  ANYWHERE;
}
