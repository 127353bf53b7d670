package bulkhead.renderer.raster;

import bulkhead.renderer.paint.Filter;
import io.github.humbleui.skija.ColorFilter;
import io.github.humbleui.skija.ColorMatrix;
import io.github.humbleui.skija.FilterTileMode;
import io.github.humbleui.skija.ImageFilter;
import io.github.humbleui.types.Rect;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes Skia's filters of the display list's. Any thread.
final class ImageFilters {
  private ImageFilters() {}

  /// One filter that does them all in order; null for none.
  static @Nullable ImageFilter of(List<Filter> filters) {
    return of(filters, FilterTileMode.DECAL);
  }

  /// @param edge what blurs see outside of the picture
  static @Nullable ImageFilter of(List<Filter> filters, FilterTileMode edge) {
    ImageFilter chain = null;
    for (Filter filter : filters) {
      chain =
          switch (filter) {
            case Filter.Blur(float sigma) ->
                ImageFilter.makeBlur(sigma, sigma, edge, chain, (Rect) null);
            case Filter.DropShadow shadow ->
                ImageFilter.makeDropShadow(
                    shadow.dx(),
                    shadow.dy(),
                    shadow.sigma(),
                    shadow.sigma(),
                    shadow.argb(),
                    chain,
                    (Rect) null);
            case Filter.ColorMatrix(List<Float> values) ->
                ImageFilter.makeColorFilter(colorMatrix(values), chain);
            case Filter.Luminance luminance ->
                ImageFilter.makeColorFilter(ColorFilter.getLuma(), chain);
            case Filter.Graph graph ->
                chain == null ? graph.filter() : ImageFilter.makeCompose(graph.filter(), chain);
          };
    }
    return chain;
  }

  private static ColorFilter colorMatrix(List<Float> values) {
    float[] numbers = new float[20];
    for (int i = 0; i < 20; i++) {
      numbers[i] = values.get(i);
    }
    return ColorFilter.makeMatrix(new ColorMatrix(numbers));
  }
}
