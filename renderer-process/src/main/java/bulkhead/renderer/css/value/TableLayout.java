package bulkhead.renderer.css.value;

/// Computed `table-layout`.
public enum TableLayout implements Keyword {
  AUTO,
  FIXED;
}
