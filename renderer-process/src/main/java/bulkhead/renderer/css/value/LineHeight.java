package bulkhead.renderer.css.value;

import bulkhead.renderer.css.syntax.CssNumbers;

/// Computed `line-height`.
public sealed interface LineHeight {
  Normal NORMAL = new Normal();

  /// From the font's metrics.
  record Normal() implements LineHeight {
    @Override
    public String toString() {
      return "normal";
    }
  }

  /// Times the font size of the element that uses it.
  record Number(float factor) implements LineHeight {
    @Override
    public String toString() {
      return CssNumbers.format(factor);
    }
  }

  record Px(float px) implements LineHeight {
    @Override
    public String toString() {
      return CssNumbers.format(px) + "px";
    }
  }
}
