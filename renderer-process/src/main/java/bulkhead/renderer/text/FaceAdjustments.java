package bulkhead.renderer.text;

import bulkhead.renderer.css.value.FontSetting;
import java.util.List;

/// What the descriptors of an `@font-face` rule change about its face (CSS Fonts 5 §10).
///
/// @param ranges the only characters it is used for
/// @param sizeAdjust factor of the font size; 1 for none
/// @param features `font-feature-settings`
/// @param ascent share of the used font size, instead of the font's own; NaN for `normal`
public record FaceAdjustments(
    UnicodeRanges ranges,
    float sizeAdjust,
    float ascent,
    float descent,
    float lineGap,
    List<FontSetting> features) {
  public static final FaceAdjustments NONE =
      new FaceAdjustments(UnicodeRanges.ALL, 1, Float.NaN, Float.NaN, Float.NaN, List.of());

  public FaceAdjustments {
    features = List.copyOf(features);
  }

  FaceAdjustments withSizeAdjust(float factor) {
    return new FaceAdjustments(ranges, factor, ascent, descent, lineGap, features);
  }
}
