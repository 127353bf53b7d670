package bulkhead.renderer.css.value;

import bulkhead.renderer.css.syntax.CssNumbers;

/// Computed `contain-intrinsic-width` or `-height` (CSS Sizing 4 §5.2).
///
/// @param remembered with `auto`: the size that was remembered counts while contents are skipped
/// @param px NaN for `none`
public record IntrinsicSize(boolean remembered, float px) {
  public static final IntrinsicSize NONE = new IntrinsicSize(false, Float.NaN);

  @Override
  public String toString() {
    String size = Float.isNaN(px) ? "none" : CssNumbers.format(px) + "px";
    return remembered ? "auto " + size : size;
  }
}
