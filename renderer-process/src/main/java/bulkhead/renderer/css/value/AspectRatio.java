package bulkhead.renderer.css.value;

import bulkhead.renderer.css.syntax.CssNumbers;

/// Computed `aspect-ratio`. `auto` lets a replaced element's natural ratio win; a ratio of 0 is
/// "none given".
public record AspectRatio(boolean auto, float width, float height) {
  public static final AspectRatio AUTO = new AspectRatio(true, 0, 0);

  /// Whether a ratio is given that can be used.
  public boolean hasRatio() {
    return width > 0 && height > 0;
  }

  public float ratio() {
    return width / height;
  }

  @Override
  public String toString() {
    if (width == 0 && height == 0) {
      return "auto";
    }
    return (auto ? "auto " : "") + CssNumbers.format(width) + " / " + CssNumbers.format(height);
  }
}
