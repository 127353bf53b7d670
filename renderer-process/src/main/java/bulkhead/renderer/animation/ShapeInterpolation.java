package bulkhead.renderer.animation;

import bulkhead.renderer.css.value.BasicShape;
import bulkhead.renderer.css.value.ClipPath;
import bulkhead.renderer.css.value.CornerRadius;
import bulkhead.renderer.css.value.LengthPercentage;
import bulkhead.renderer.css.value.PositionValue;
import bulkhead.renderer.css.value.ShapeBox;
import bulkhead.renderer.css.value.ShapeOutside;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Basic shapes of the same kind in the same box (CSS Shapes 1 §4.3).
final class ShapeInterpolation {
  private ShapeInterpolation() {}

  static @Nullable Object between(Object from, Object to, double p) {
    if (from instanceof ClipPath.Shape(BasicShape a, ShapeBox box)
        && to instanceof ClipPath.Shape(BasicShape b, ShapeBox other)
        && box == other) {
      BasicShape shape = shape(a, b, p);
      return shape == null ? null : new ClipPath.Shape(shape, box);
    }
    if (from instanceof ShapeOutside.Shape(BasicShape a, ShapeBox box)
        && to instanceof ShapeOutside.Shape(BasicShape b, ShapeBox other)
        && box == other) {
      BasicShape shape = shape(a, b, p);
      return shape == null ? null : new ShapeOutside.Shape(shape, box);
    }
    return null;
  }

  private static @Nullable BasicShape shape(BasicShape from, BasicShape to, double p) {
    if (from instanceof BasicShape.Inset a && to instanceof BasicShape.Inset b) {
      List<CornerRadius> radii = new ArrayList<>(4);
      for (int i = 0; i < 4; i++) {
        CornerRadius x = a.radii().get(i);
        CornerRadius y = b.radii().get(i);
        radii.add(
            new CornerRadius(
                Interpolation.nonNegative(mix(x.horizontal(), y.horizontal(), p)),
                Interpolation.nonNegative(mix(x.vertical(), y.vertical(), p))));
      }
      return new BasicShape.Inset(
          mix(a.top(), b.top(), p),
          mix(a.right(), b.right(), p),
          mix(a.bottom(), b.bottom(), p),
          mix(a.left(), b.left(), p),
          radii);
    }
    if (from instanceof BasicShape.Circle a && to instanceof BasicShape.Circle b) {
      BasicShape.Radius radius = radius(a.radius(), b.radius(), p);
      return radius == null
          ? null
          : new BasicShape.Circle(radius, center(a.center(), b.center(), p));
    }
    if (from instanceof BasicShape.Ellipse a && to instanceof BasicShape.Ellipse b) {
      BasicShape.Radius x = radius(a.radiusX(), b.radiusX(), p);
      BasicShape.Radius y = radius(a.radiusY(), b.radiusY(), p);
      return x == null || y == null
          ? null
          : new BasicShape.Ellipse(x, y, center(a.center(), b.center(), p));
    }
    if (from instanceof BasicShape.Polygon a
        && to instanceof BasicShape.Polygon b
        && a.rule() == b.rule()
        && a.points().size() == b.points().size()) {
      List<PositionValue> points = new ArrayList<>();
      for (int i = 0; i < a.points().size(); i++) {
        points.add(position(a.points().get(i), b.points().get(i), p));
      }
      return new BasicShape.Polygon(a.rule(), points);
    }
    return null;
  }

  private static BasicShape.@Nullable Radius radius(
      BasicShape.Radius a, BasicShape.Radius b, double p) {
    LengthPercentage x = a.length();
    LengthPercentage y = b.length();
    if (x == null || y == null) {
      return a.equals(b) ? a : null;
    }
    return new BasicShape.Radius(Interpolation.nonNegative(mix(x, y, p)), a.extent());
  }

  private static @Nullable PositionValue center(
      @Nullable PositionValue a, @Nullable PositionValue b, double p) {
    return a == null && b == null
        ? null
        : position(a == null ? PositionValue.CENTER : a, b == null ? PositionValue.CENTER : b, p);
  }

  private static PositionValue position(PositionValue a, PositionValue b, double p) {
    return new PositionValue(mix(a.x(), b.x(), p), mix(a.y(), b.y(), p));
  }

  private static LengthPercentage mix(LengthPercentage a, LengthPercentage b, double p) {
    return Interpolation.length(a, b, 1 - p, p);
  }
}
