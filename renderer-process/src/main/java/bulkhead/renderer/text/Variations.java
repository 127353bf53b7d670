package bulkhead.renderer.text;

import bulkhead.renderer.css.value.FontSetting;
import io.github.humbleui.skija.FontVariation;
import io.github.humbleui.skija.FontVariationAxis;
import io.github.humbleui.skija.Typeface;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Places on the axes of variable fonts.
public final class Variations {
  private Variations() {}

  /// The typeface at that place; settings for axes that it lacks are passed over, of two for one
  /// axis the later counts, and the axes that are not named keep their values.
  public static Typeface apply(Typeface typeface, List<FontSetting> settings) {
    FontVariationAxis[] axes = settings.isEmpty() ? null : typeface.getVariationAxes();
    if (axes == null || axes.length == 0) {
      return typeface;
    }
    Map<String, FontVariation> place = new LinkedHashMap<>();
    FontVariation[] now = typeface.getVariations();
    for (FontVariation each : now == null ? new FontVariation[0] : now) {
      place.put(each.getTag(), each);
    }
    boolean any = false;
    for (FontSetting setting : settings) {
      for (FontVariationAxis axis : axes) {
        if (axis.getTag().equals(setting.tag())) {
          float value = Math.clamp(setting.value(), axis.getMinValue(), axis.getMaxValue());
          place.put(setting.tag(), new FontVariation(setting.tag(), value));
          any = true;
        }
      }
    }
    return any ? typeface.makeClone(place.values().toArray(FontVariation[]::new)) : typeface;
  }
}
