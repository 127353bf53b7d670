package bulkhead.renderer.css.value;

/// Computed `vertical-align`.
public sealed interface VerticalAlign {
  enum Alignment implements VerticalAlign, Keyword {
    BASELINE,
    SUB,
    SUPER,
    TEXT_TOP,
    TEXT_BOTTOM,
    MIDDLE,
    TOP,
    BOTTOM,
    WEBKIT_BASELINE_MIDDLE;

    @Override
    public String toString() {
      return css();
    }
  }

  /// Raised by this much above the parent's baseline; 100% is the element's line height.
  record Raise(LengthPercentage by) implements VerticalAlign {
    @Override
    public String toString() {
      return by.toString();
    }
  }
}
