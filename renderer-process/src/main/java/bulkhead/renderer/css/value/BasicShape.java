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

    /// In a reference box of that size.
    public Rounded resolve(float boxWidth, float boxHeight) {
      float fromLeft = left.resolve(boxWidth);
      float fromRight = right.resolve(boxWidth);
      float fromTop = top.resolve(boxHeight);
      float fromBottom = bottom.resolve(boxHeight);
      // What is more than the whole is made smaller in proportion.
      float fx = Rounded.ratio(boxWidth, fromLeft + fromRight);
      float fy = Rounded.ratio(boxHeight, fromTop + fromBottom);
      float[] corners = new float[8];
      for (int i = 0; i < 4; i++) {
        corners[2 * i] = Math.max(0, radii.get(i).horizontal().resolve(boxWidth));
        corners[2 * i + 1] = Math.max(0, radii.get(i).vertical().resolve(boxHeight));
      }
      return new Rounded(
              fromLeft * fx,
              fromTop * fy,
              boxWidth - (fromLeft + fromRight) * fx,
              boxHeight - (fromTop + fromBottom) * fy,
              corners)
          .fitted();
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

  /// A rectangle with rounded corners, from the reference box's corner.
  ///
  /// @param radii eight: horizontal and vertical, from the top left clockwise. Not copied
  record Rounded(float left, float top, float width, float height, float[] radii) {
    /// Corners that meet are made smaller together (CSS Backgrounds 3 §4.5).
    public Rounded fitted() {
      float f = fitting(width, height, radii);
      float[] smaller = new float[8];
      for (int i = 0; i < 8; i++) {
        smaller[i] = radii[i] * f;
      }
      return new Rounded(left, top, width, height, smaller);
    }

    /// By what the corners of a box of that size are to be multiplied; at most 1.
    public static float fitting(float width, float height, float[] radii) {
      float f = Math.min(ratio(width, radii[0] + radii[2]), ratio(width, radii[4] + radii[6]));
      f = Math.min(f, ratio(height, radii[1] + radii[7]));
      return Math.min(f, ratio(height, radii[3] + radii[5]));
    }

    /// By what parts that come to `sum` are to be multiplied so that they fit; at most 1.
    private static float ratio(float length, float sum) {
      return sum > length && sum > 0 ? length / sum : 1;
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

    /// Of a circle around (`cx`, `cy`) in a box of that size (CSS Shapes 1 §3.1).
    public float resolve(float cx, float cy, float width, float height) {
      if (length != null) {
        return length.resolve((float) Math.sqrt((width * width + height * height) / 2));
      }
      float farX = Math.max(Math.abs(cx), Math.abs(width - cx));
      float farY = Math.max(Math.abs(cy), Math.abs(height - cy));
      float nearX = Math.min(Math.abs(cx), Math.abs(width - cx));
      float nearY = Math.min(Math.abs(cy), Math.abs(height - cy));
      return switch (extent) {
        case CLOSEST_SIDE -> Math.min(nearX, nearY);
        case FARTHEST_SIDE -> Math.max(farX, farY);
        case CLOSEST_CORNER -> (float) Math.hypot(nearX, nearY);
        case FARTHEST_CORNER -> (float) Math.hypot(farX, farY);
      };
    }

    /// Of an ellipse, along one axis of a box of that size.
    public float resolve(float center, float size) {
      if (length != null) {
        return length.resolve(size);
      }
      float a = Math.abs(center);
      float b = Math.abs(size - center);
      return switch (extent) {
        case CLOSEST_SIDE -> Math.min(a, b);
        case FARTHEST_SIDE -> Math.max(a, b);
        case CLOSEST_CORNER -> Math.min(a, b) * (float) Math.sqrt(2);
        case FARTHEST_CORNER -> Math.max(a, b) * (float) Math.sqrt(2);
      };
    }

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
