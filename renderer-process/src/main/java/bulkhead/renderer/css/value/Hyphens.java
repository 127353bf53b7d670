package bulkhead.renderer.css.value;

/// Computed `hyphens`.
public enum Hyphens implements Keyword {
  MANUAL,
  NONE,
  AUTO;
}
