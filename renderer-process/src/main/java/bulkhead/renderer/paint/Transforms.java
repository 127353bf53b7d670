package bulkhead.renderer.paint;

import bulkhead.renderer.css.value.TransformFunction;
import bulkhead.renderer.css.value.TransformOrigin;
import bulkhead.renderer.style.ComputedStyle;
import java.util.List;

/// The plane map of a style's transform functions (CSS Transforms 1 and 2). Depth is left out: what
/// turns around another axis is seen from straight ahead.
final class Transforms {
  private Transforms() {}

  /// @param x left edge of the border box, which percentages and the origin refer to
  static Transform of(ComputedStyle style, float x, float y, float width, float height) {
    TransformOrigin origin = style.transformOrigin();
    float ox = x + origin.x().resolve(width);
    float oy = y + origin.y().resolve(height);
    Transform result = Transform.translate(ox, oy);
    for (TransformFunction function : style.transforms()) {
      result = result.times(of(function, width, height));
    }
    return result.times(Transform.translate(-ox, -oy));
  }

  private static Transform of(TransformFunction function, float width, float height) {
    return switch (function) {
      case TransformFunction.Translate translate ->
          Transform.translate(translate.x().resolve(width), translate.y().resolve(height));
      case TransformFunction.Scale scale -> Transform.scale(scale.x(), scale.y());
      case TransformFunction.Rotate rotate -> rotate(rotate);
      case TransformFunction.Skew skew ->
          new Transform(
              1,
              (float) Math.tan(Math.toRadians(skew.yDegrees())),
              (float) Math.tan(Math.toRadians(skew.xDegrees())),
              1,
              0,
              0);
      case TransformFunction.Matrix(List<Float> m) ->
          new Transform(m.get(0), m.get(1), m.get(4), m.get(5), m.get(12), m.get(13));
      case TransformFunction.Perspective perspective -> Transform.IDENTITY;
    };
  }

  private static Transform rotate(TransformFunction.Rotate rotate) {
    double length =
        Math.sqrt(
            (double) rotate.x() * rotate.x()
                + (double) rotate.y() * rotate.y()
                + (double) rotate.z() * rotate.z());
    if (length == 0) {
      return Transform.IDENTITY;
    }
    double ux = rotate.x() / length;
    double uy = rotate.y() / length;
    double uz = rotate.z() / length;
    double angle = Math.toRadians(rotate.degrees());
    double c = Math.cos(angle);
    double s = Math.sin(angle);
    // The upper left of the rotation matrix around an axis; the third dimension is dropped.
    return new Transform(
        (float) (c + ux * ux * (1 - c)),
        (float) (uy * ux * (1 - c) + uz * s),
        (float) (ux * uy * (1 - c) - uz * s),
        (float) (c + uy * uy * (1 - c)),
        0,
        0);
  }
}
