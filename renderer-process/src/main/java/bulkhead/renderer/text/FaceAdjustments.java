package bulkhead.renderer.text;

/// What the descriptors of an `@font-face` rule change about its face (CSS Fonts 5 §10).
///
/// @param ranges the only characters it is used for
/// @param sizeAdjust factor of the font size; 1 for none
/// @param ascent share of the used font size, instead of the font's own; NaN for `normal`
public record FaceAdjustments(
    UnicodeRanges ranges, float sizeAdjust, float ascent, float descent, float lineGap) {
  public static final FaceAdjustments NONE =
      new FaceAdjustments(UnicodeRanges.ALL, 1, Float.NaN, Float.NaN, Float.NaN);
}
