package bulkhead.renderer.css.value;

/// Computed `position`.
public enum Position implements Keyword {
  STATIC,
  RELATIVE,
  ABSOLUTE,
  FIXED,
  STICKY;

  /// Absolutely positioned: out of flow, by `absolute` or `fixed`.
  public boolean isOutOfFlow() {
    return this == ABSOLUTE || this == FIXED;
  }
}
