package bulkhead.renderer.paint;

import io.github.humbleui.skija.ImageFilter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One function of the CSS `filter` property, applied to a group of items as a whole. Source:
/// https://www.w3.org/TR/filter-effects-1/#FilterFunction
public sealed interface Filter {
  /// `sigma`: standard deviation in CSS px.
  record Blur(float sigma) implements Filter {}

  record DropShadow(float dx, float dy, float sigma, int argb) implements Filter {}

  /// `grayscale()`, `sepia()`, `invert()` and the like: 20 numbers, four rows of five, applied to
  /// unpremultiplied R, G, B, A between 0 and 1, and a last column that is added.
  record ColorMatrix(List<Float> values) implements Filter {
    public ColorMatrix {
      values = List.copyOf(values);
      if (values.size() != 20) {
        throw new IllegalArgumentException("a colour matrix has 20 numbers, not " + values.size());
      }
    }
  }

  /// The luminance of each pixel becomes its alpha (CSS Masking 1 §7.10).
  record Luminance() implements Filter {}

  /// A whole graph of filter primitives, in the coordinates of the display list.
  ///
  /// @param key equal for filters that do the same
  record Graph(ImageFilter filter, Object key, float outset) implements Filter {
    @Override
    public boolean equals(@Nullable Object object) {
      return object instanceof Graph other && key.equals(other.key);
    }

    @Override
    public int hashCode() {
      return key.hashCode();
    }
  }

  /// How far beyond its input a filter can draw, in CSS px.
  default float outset() {
    return switch (this) {
      case Blur(float sigma) -> 3 * sigma;
      case DropShadow shadow ->
          3 * shadow.sigma() + Math.max(Math.abs(shadow.dx()), Math.abs(shadow.dy()));
      case ColorMatrix matrix -> 0;
      case Luminance luminance -> 0;
      case Graph graph -> graph.outset();
    };
  }
}
