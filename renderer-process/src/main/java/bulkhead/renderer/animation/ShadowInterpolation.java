package bulkhead.renderer.animation;

import bulkhead.renderer.css.value.Color;
import bulkhead.renderer.css.value.Shadow;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lists of shadows (CSS Backgrounds 3 §6.1): the shorter one is filled up with transparent ones.
final class ShadowInterpolation {
  private ShadowInterpolation() {}

  static @Nullable Object between(Interpolation.Context context, Object from, Object to, double p) {
    if (!(from instanceof List<?> a) || !(to instanceof List<?> b)) {
      return null;
    }
    int count = Math.max(a.size(), b.size());
    List<Object> out = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      Shadow x = i < a.size() ? (Shadow) a.get(i) : nothing((Shadow) b.get(i));
      Shadow y = i < b.size() ? (Shadow) b.get(i) : nothing((Shadow) a.get(i));
      if (x.inset() != y.inset()) {
        return null;
      }
      out.add(between(context, x, y, p));
    }
    return List.copyOf(out);
  }

  private static Shadow nothing(Shadow like) {
    return new Shadow(0, 0, 0, 0, like.inset(), Color.TRANSPARENT);
  }

  static Shadow between(Interpolation.Context context, Shadow x, Shadow y, double p) {
    return new Shadow(
        mix(x.offsetX(), y.offsetX(), p),
        mix(x.offsetY(), y.offsetY(), p),
        Math.max(0, mix(x.blur(), y.blur(), p)),
        mix(x.spread(), y.spread(), p),
        x.inset(),
        x.color().equals(y.color())
            ? x.color()
            : Interpolation.color(context, x.color(), y.color(), 1 - p, p));
  }

  private static float mix(float a, float b, double p) {
    return (float) (a + (b - a) * p);
  }
}
