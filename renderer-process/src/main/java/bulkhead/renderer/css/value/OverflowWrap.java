package bulkhead.renderer.css.value;

/// Computed `overflow-wrap`.
public enum OverflowWrap implements Keyword {
  NORMAL,
  BREAK_WORD,
  ANYWHERE;
}
