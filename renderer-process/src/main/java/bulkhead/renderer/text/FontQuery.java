package bulkhead.renderer.text;

import bulkhead.renderer.css.value.FontSetting;
import bulkhead.renderer.css.value.FontSizeAdjust;
import java.util.List;

/// Everything of a style that decides which faces its text uses. Equal queries share one
/// [FontGroup].
///
/// @param families names and generic names (`serif`, `monospace`, ...) in order of preference; may
///     be empty
/// @param size in CSS px; hundredths are all that counts of it
/// @param weight 1 to 1000; 400 is normal
/// @param stretch in percent; 100 is normal
/// @param locale BCP 47, or "" if not known; chooses among Han fonts
/// @param variations `font-variation-settings`
/// @param tuning what may be done to the faces
public record FontQuery(
    List<String> families,
    float size,
    int weight,
    float stretch,
    FontSlant slant,
    String locale,
    List<FontSetting> variations,
    FontTuning tuning) {
  public FontQuery(
      List<String> families,
      float size,
      int weight,
      float stretch,
      FontSlant slant,
      String locale) {
    this(families, size, weight, stretch, slant, locale, List.of(), FontTuning.USUAL);
  }

  /// The same with another `font-size-adjust`.
  FontQuery adjustedBy(FontSizeAdjust adjust) {
    FontTuning other =
        new FontTuning(
            adjust, tuning.weight(), tuning.style(), tuning.smallCaps(), tuning.opticalSizing());
    return new FontQuery(families, size, weight, stretch, slant, locale, variations, other);
  }

  public FontQuery {
    // Not in the spec: what Chromium keeps its fonts by.
    size = (float) Math.floor(size * 100f) / 100f;
    families = List.copyOf(families);
    variations = List.copyOf(variations);
  }
}
