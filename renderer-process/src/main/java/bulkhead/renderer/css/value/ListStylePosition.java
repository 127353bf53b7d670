package bulkhead.renderer.css.value;

/// Computed `list-style-position`.
public enum ListStylePosition implements Keyword {
  OUTSIDE,
  INSIDE;
}
