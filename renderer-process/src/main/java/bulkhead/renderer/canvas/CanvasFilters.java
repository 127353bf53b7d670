package bulkhead.renderer.canvas;

import bulkhead.renderer.css.value.FilterFunction;
import bulkhead.renderer.paint.ColorMatrices;
import io.github.humbleui.skija.ColorFilter;
import io.github.humbleui.skija.ColorMatrix;
import io.github.humbleui.skija.FilterTileMode;
import io.github.humbleui.skija.ImageFilter;
import io.github.humbleui.types.Rect;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The `filter` of a 2-D context: CSS filter functions but for references and shadows. Pure.
final class CanvasFilters {
  private static final Pattern FUNCTION =
      Pattern.compile("([a-z-]+)\\(\\s*(-?[\\d.]+)?(px|%|deg|rad|turn)?\\s*\\)");

  private CanvasFilters() {}

  /// Null for none.
  static @Nullable ImageFilter parse(String text) {
    ImageFilter chain = null;
    Matcher functions = FUNCTION.matcher(text.toLowerCase(Locale.ROOT));
    while (functions.find()) {
      float amount = functions.group(2) == null ? Float.NaN : Float.parseFloat(functions.group(2));
      if (functions.group(1).equals("blur")) {
        float sigma = Float.isNaN(amount) ? 0 : amount;
        chain = ImageFilter.makeBlur(sigma, sigma, FilterTileMode.DECAL, chain, (Rect) null);
        continue;
      }
      for (FilterFunction.Kind kind : FilterFunction.Kind.values()) {
        if (kind.css().equals(functions.group(1))) {
          chain =
              ImageFilter.makeColorFilter(
                  matrix(kind, amount, functions.group(3)), chain, (Rect) null);
        }
      }
    }
    return chain;
  }

  private static ColorFilter matrix(FilterFunction.Kind kind, float amount, @Nullable String unit) {
    float value = Float.isNaN(amount) ? (kind == FilterFunction.Kind.HUE_ROTATE ? 0 : 1) : amount;
    value =
        switch (unit == null ? "" : unit) {
          case "%" -> value / 100;
          case "rad" -> (float) Math.toDegrees(value);
          case "turn" -> value * 360;
          default -> value;
        };
    List<Float> values = ColorMatrices.of(new FilterFunction.Adjust(kind, value)).values();
    float[] numbers = new float[20];
    for (int i = 0; i < 20; i++) {
      numbers[i] = values.get(i);
    }
    return ColorFilter.makeMatrix(new ColorMatrix(numbers));
  }
}
