package bulkhead.renderer.css.value;

import bulkhead.renderer.css.syntax.CssNumbers;

/// Computed `font-size-adjust` (CSS Fonts 5 §4.1): the font size is chosen so that a metric of the
/// font that is used is this share of the size that was asked for.
///
/// @param ratio NaN for `from-font`: what the first available font has itself
public record FontSizeAdjust(Metric metric, float ratio) {
  public enum Metric implements Keyword {
    NONE,
    EX_HEIGHT,
    CAP_HEIGHT,
    CH_WIDTH,
    IC_WIDTH,
    IC_HEIGHT
  }

  public static final FontSizeAdjust NONE = new FontSizeAdjust(Metric.NONE, Float.NaN);

  public boolean isFromFont() {
    return Float.isNaN(ratio);
  }

  @Override
  public String toString() {
    String number = isFromFont() ? "from-font" : CssNumbers.format(ratio);
    return switch (metric) {
      case NONE -> "none";
      case EX_HEIGHT -> number;
      case CAP_HEIGHT, CH_WIDTH, IC_WIDTH, IC_HEIGHT -> metric.css() + ' ' + number;
    };
  }
}
