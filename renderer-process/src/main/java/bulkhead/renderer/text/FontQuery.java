package bulkhead.renderer.text;

import bulkhead.renderer.css.value.FontSetting;
import java.util.List;

/// Everything of a style that decides which faces its text uses. Equal queries share one
/// [FontGroup].
///
/// @param families names and generic names (`serif`, `monospace`, ...) in order of preference; may
///     be empty
/// @param size in CSS px
/// @param weight 1 to 1000; 400 is normal
/// @param stretch in percent; 100 is normal
/// @param locale BCP 47, or "" if not known; chooses among Han fonts
/// @param variations `font-variation-settings`
public record FontQuery(
    List<String> families,
    float size,
    int weight,
    float stretch,
    FontSlant slant,
    String locale,
    List<FontSetting> variations) {
  public FontQuery(
      List<String> families,
      float size,
      int weight,
      float stretch,
      FontSlant slant,
      String locale) {
    this(families, size, weight, stretch, slant, locale, List.of());
  }

  public FontQuery {
    families = List.copyOf(families);
    variations = List.copyOf(variations);
  }
}
