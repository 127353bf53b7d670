package bulkhead.renderer.animation;

import bulkhead.renderer.css.value.Color;
import bulkhead.renderer.css.value.FilterFunction;
import bulkhead.renderer.css.value.Shadow;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lists of filter functions (Filter Effects 1 §13): function by function where they match, the
/// shorter list filled up with functions that change nothing.
final class FilterInterpolation {
  private FilterInterpolation() {}

  static @Nullable Object between(Interpolation.Context context, Object from, Object to, double p) {
    return pairs(from, to, (x, y) -> between(context, x, y, p));
  }

  static @Nullable Object accumulated(
      Interpolation.Context context, Object underlying, Object value) {
    return pairs(
        underlying,
        value,
        (x, y) -> {
          if (x instanceof FilterFunction.Blur(float a)
              && y instanceof FilterFunction.Blur(float b)) {
            return new FilterFunction.Blur(a + b);
          }
          if (x instanceof FilterFunction.Adjust(FilterFunction.Kind kind, float a)
              && y instanceof FilterFunction.Adjust(FilterFunction.Kind other, float b)
              && kind == other) {
            return clamped(kind, a + b - neutral(kind));
          }
          if (x instanceof FilterFunction.DropShadow(Shadow a)
              && y instanceof FilterFunction.DropShadow(Shadow b)) {
            return new FilterFunction.DropShadow(
                new Shadow(
                    a.offsetX() + b.offsetX(),
                    a.offsetY() + b.offsetY(),
                    a.blur() + b.blur(),
                    0,
                    false,
                    Interpolation.color(context, a.color(), b.color(), 1, 1)));
          }
          return null;
        });
  }

  private interface Pair {
    @Nullable FilterFunction of(FilterFunction x, FilterFunction y);
  }

  private static @Nullable Object pairs(Object from, Object to, Pair pair) {
    if (!(from instanceof List<?> a) || !(to instanceof List<?> b)) {
      return null;
    }
    int count = Math.max(a.size(), b.size());
    List<Object> out = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      FilterFunction x =
          i < a.size() ? (FilterFunction) a.get(i) : nothing((FilterFunction) b.get(i));
      FilterFunction y =
          i < b.size() ? (FilterFunction) b.get(i) : nothing((FilterFunction) a.get(i));
      FilterFunction value = x == null || y == null ? null : pair.of(x, y);
      if (value == null) {
        return null;
      }
      out.add(value);
    }
    return List.copyOf(out);
  }

  private static float neutral(FilterFunction.Kind kind) {
    return switch (kind) {
      case BRIGHTNESS, CONTRAST, OPACITY, SATURATE -> 1;
      case GRAYSCALE, HUE_ROTATE, INVERT, SEPIA -> 0;
    };
  }

  private static @Nullable FilterFunction nothing(FilterFunction like) {
    return switch (like) {
      case FilterFunction.Blur blur -> new FilterFunction.Blur(0);
      case FilterFunction.Adjust(FilterFunction.Kind kind, float amount) ->
          new FilterFunction.Adjust(kind, neutral(kind));
      case FilterFunction.DropShadow shadow ->
          new FilterFunction.DropShadow(new Shadow(0, 0, 0, 0, false, Color.TRANSPARENT));
      case FilterFunction.Reference reference -> null;
    };
  }

  private static FilterFunction clamped(FilterFunction.Kind kind, double amount) {
    return new FilterFunction.Adjust(
        kind,
        (float)
            switch (kind) {
              case BRIGHTNESS, CONTRAST, SATURATE -> Math.max(0, amount);
              case GRAYSCALE, INVERT, OPACITY, SEPIA -> Math.clamp(amount, 0, 1);
              case HUE_ROTATE -> amount;
            });
  }

  private static @Nullable FilterFunction between(
      Interpolation.Context context, FilterFunction x, FilterFunction y, double p) {
    if (x instanceof FilterFunction.Blur(float a) && y instanceof FilterFunction.Blur(float b)) {
      return new FilterFunction.Blur((float) Math.max(0, a + (b - a) * p));
    }
    if (x instanceof FilterFunction.Adjust(FilterFunction.Kind kind, float a)
        && y instanceof FilterFunction.Adjust(FilterFunction.Kind other, float b)
        && kind == other) {
      return clamped(kind, a + (b - a) * p);
    }
    if (x instanceof FilterFunction.DropShadow(Shadow a)
        && y instanceof FilterFunction.DropShadow(Shadow b)) {
      return new FilterFunction.DropShadow(ShadowInterpolation.between(context, a, b, p));
    }
    return x.equals(y) ? x : null;
  }
}
