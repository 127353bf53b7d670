package bulkhead.renderer.css.value;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A shape inside a reference box (CSS Shapes 1 §3.1, 2 §2).
public sealed interface BasicShape {
  /// Distances from the sides of the box. `radii` begin top left and go clockwise.
  record Inset(
      LengthPercentage top,
      LengthPercentage right,
      LengthPercentage bottom,
      LengthPercentage left,
      List<CornerRadius> radii)
      implements BasicShape {
    public Inset {
      radii = List.copyOf(radii);
    }

    @Override
    public String toString() {
      StringBuilder out = new StringBuilder("inset(").append(top);
      boolean sides = !left.equals(right);
      if (sides || !bottom.equals(top) || !right.equals(top)) {
        out.append(' ').append(right);
      }
      if (sides || !bottom.equals(top)) {
        out.append(' ').append(bottom);
      }
      if (sides) {
        out.append(' ').append(left);
      }
      if (radii.stream().anyMatch(each -> !each.isZero())) {
        out.append(" round ").append(corners());
      }
      return out.append(')').toString();
    }

    private String corners() {
      String horizontal = join(radii.stream().map(CornerRadius::horizontal).toList());
      String vertical = join(radii.stream().map(CornerRadius::vertical).toList());
      return horizontal.equals(vertical) ? horizontal : horizontal + " / " + vertical;
    }

    private static String join(List<LengthPercentage> four) {
      int count = 4;
      if (four.get(3).equals(four.get(1))) {
        count = 3;
        if (four.get(2).equals(four.get(0))) {
          count = four.get(1).equals(four.get(0)) ? 1 : 2;
        }
      }
      return four.subList(0, count).stream().map(Object::toString).collect(Collectors.joining(" "));
    }
  }

  /// How long a radius is when no length says it.
  enum Extent implements Keyword {
    CLOSEST_SIDE,
    FARTHEST_SIDE,
    CLOSEST_CORNER,
    FARTHEST_CORNER
  }

  /// A length, or an extent where `length` is null.
  record Radius(@Nullable LengthPercentage length, Extent extent) {
    public static final Radius CLOSEST_SIDE = new Radius(null, Extent.CLOSEST_SIDE);

    @Override
    public String toString() {
      return length == null ? extent.css() : length.toString();
    }
  }

  /// @param center null where none was given, which is the middle
  record Circle(Radius radius, @Nullable PositionValue center) implements BasicShape {
    @Override
    public String toString() {
      String size = radius.equals(Radius.CLOSEST_SIDE) ? "" : radius.toString();
      return "circle(" + size + at(center, size.isEmpty()) + ")";
    }
  }

  record Ellipse(Radius radiusX, Radius radiusY, @Nullable PositionValue center)
      implements BasicShape {
    @Override
    public String toString() {
      boolean plain = radiusX.equals(Radius.CLOSEST_SIDE) && radiusY.equals(Radius.CLOSEST_SIDE);
      String size = plain ? "" : radiusX + " " + radiusY;
      return "ellipse(" + size + at(center, size.isEmpty()) + ")";
    }
  }

  private static String at(@Nullable PositionValue center, boolean first) {
    return center == null ? "" : (first ? "at " : " at ") + center;
  }

  record Polygon(FillRule rule, List<PositionValue> points) implements BasicShape {
    public Polygon {
      points = List.copyOf(points);
    }

    @Override
    public String toString() {
      return points.stream()
          .map(Object::toString)
          .collect(
              Collectors.joining(
                  ", ", rule == FillRule.EVENODD ? "polygon(evenodd, " : "polygon(", ")"));
    }
  }

  /// `path()`: SVG path data in CSS px.
  record PathData(FillRule rule, String data) implements BasicShape {
    @Override
    public String toString() {
      return (rule == FillRule.EVENODD ? "path(evenodd, \"" : "path(\"") + data + "\")";
    }
  }

  /// Which parts of a shape that crosses itself are inside.
  enum FillRule implements Keyword {
    NONZERO,
    EVENODD
  }
}
