package bulkhead.renderer.css.value;

/// Computed `overflow-x` or `overflow-y`.
public enum Overflow implements Keyword {
  VISIBLE,
  HIDDEN,
  CLIP,
  SCROLL,
  AUTO;

  /// Whether the box is a scroll container.
  public boolean isScrollContainer() {
    return this == HIDDEN || this == SCROLL || this == AUTO;
  }
}
