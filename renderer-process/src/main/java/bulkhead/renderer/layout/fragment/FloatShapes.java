package bulkhead.renderer.layout.fragment;

import bulkhead.renderer.css.value.BasicShape;
import bulkhead.renderer.css.value.CornerRadius;
import bulkhead.renderer.css.value.LengthPercentage;
import bulkhead.renderer.css.value.PositionValue;
import bulkhead.renderer.css.value.ShapeBox;
import bulkhead.renderer.css.value.ShapeOutside;
import bulkhead.renderer.css.value.WritingMode;
import bulkhead.renderer.style.ComputedStyle;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes the float areas that `shape-outside` asks for (CSS Shapes 1). Curves become polygons so
/// fine that nobody can tell. Stateless.
public final class FloatShapes {
  /// Corners of the polygon that stands for a quarter of an ellipse.
  private static final int QUARTER = 64;

  private FloatShapes() {}

  /// The area of a float that has been laid out; null if it is simply the margin box.
  ///
  /// @param margin the used margins, in the lines' own coordinates as `fragment` is
  /// @param width of the containing block, for percentages
  public static @Nullable FloatShape of(BoxFragment fragment, Insets margin, float width) {
    ComputedStyle style = fragment.box().style();
    ShapeOutside wanted = style.shapeOutside();
    if (wanted == ShapeOutside.NONE) {
      return null;
    }
    var page =
        new Page(
            fragment.box().viewedIn(),
            fragment.width() + margin.horizontal(),
            fragment.height() + margin.vertical());
    float[] outline =
        switch (wanted) {
          case ShapeOutside.None none -> null;
          case ShapeOutside.Alpha alpha -> null;
          case ShapeOutside.Box(ShapeBox box) -> rounded(fragment, margin, box, page);
          case ShapeOutside.Shape(BasicShape shape, ShapeBox box) ->
              shape(shape, page.box(fragment, margin, box));
        };
    if (outline == null) {
      return null;
    }
    page.toLines(outline);
    LengthPercentage around = style.shapeMargin();
    float[][] outlines = outline.length == 0 ? new float[0][] : new float[][] {outline};
    return new FloatShape(outlines, Math.max(0, around.resolve(width)));
  }

  /// A box on the page, from the corner of the margin box.
  private record Area(float left, float top, float width, float height) {}

  /// The margin box as it lies on the page, and in lines that may be turned ([Turning]).
  ///
  /// @param width of the margin box along the lines
  private record Page(WritingMode mode, float width, float height) {
    Area box(BoxFragment fragment, Insets margin, ShapeBox box) {
      Insets in = within(fragment, margin, box);
      float[] corners = {in.left(), in.top(), width - in.right(), height - in.bottom()};
      toPage(corners);
      float left = Math.min(corners[0], corners[2]);
      float top = Math.min(corners[1], corners[3]);
      return new Area(
          left, top, Math.abs(corners[2] - corners[0]), Math.abs(corners[3] - corners[1]));
    }

    private void toPage(float[] points) {
      for (int i = 0; i < points.length; i += 2) {
        float x = points[i];
        float y = points[i + 1];
        switch (mode) {
          case HORIZONTAL_TB -> {}
          case VERTICAL_RL, SIDEWAYS_RL -> set(points, i, height - y, x);
          case VERTICAL_LR -> set(points, i, y, x);
          case SIDEWAYS_LR -> set(points, i, y, width - x);
        }
      }
    }

    void toLines(float[] points) {
      for (int i = 0; i < points.length; i += 2) {
        float x = points[i];
        float y = points[i + 1];
        switch (mode) {
          case HORIZONTAL_TB -> {}
          case VERTICAL_RL, SIDEWAYS_RL -> set(points, i, y, height - x);
          case VERTICAL_LR -> set(points, i, y, x);
          case SIDEWAYS_LR -> set(points, i, width - y, x);
        }
      }
    }

    private static void set(float[] points, int at, float x, float y) {
      points[at] = x;
      points[at + 1] = y;
    }
  }

  /// How far a box is inside of the margin box.
  private static Insets within(BoxFragment fragment, Insets margin, ShapeBox box) {
    return switch (box) {
      case MARGIN_BOX -> Insets.NONE;
      case BORDER_BOX, STROKE_BOX, VIEW_BOX, NO_CLIP -> margin;
      case PADDING_BOX -> margin.plus(fragment.border());
      case CONTENT_BOX, FILL_BOX -> margin.plus(fragment.border()).plus(fragment.padding());
    };
  }

  // ---------------------------------------------------------------- boxes

  /// A box with its rounded corners: those of the border box, as much larger or smaller as the box
  /// (§3.2; CSS Backgrounds 3 §4.2).
  private static float[] rounded(BoxFragment fragment, Insets margin, ShapeBox box, Page page) {
    ComputedStyle style = fragment.box().style();
    Area border = page.box(fragment, margin, ShapeBox.BORDER_BOX);
    Area area = page.box(fragment, margin, box);
    float[] radii = new float[8];
    List<CornerRadius> corners =
        List.of(
            style.borderTopLeftRadius(),
            style.borderTopRightRadius(),
            style.borderBottomRightRadius(),
            style.borderBottomLeftRadius());
    for (int i = 0; i < 4; i++) {
      radii[2 * i] = Math.max(0, corners.get(i).horizontal().resolve(border.width));
      radii[2 * i + 1] = Math.max(0, corners.get(i).vertical().resolve(border.height));
    }
    float[] fitted =
        new BasicShape.Rounded(0, 0, border.width, border.height, radii).fitted().radii();
    float left = border.left - area.left;
    float top = border.top - area.top;
    float right = area.left + area.width - border.left - border.width;
    float bottom = area.top + area.height - border.top - border.height;
    float[] out = {left, top, right, top, right, bottom, left, bottom};
    for (int i = 0; i < 4; i++) {
      float rx = fitted[2 * i];
      float ry = fitted[2 * i + 1];
      fitted[2 * i] = outset(rx, ry, out[2 * i]);
      fitted[2 * i + 1] = outset(ry, rx, out[2 * i + 1]);
    }
    return outline(
        new BasicShape.Rounded(area.left, area.top, area.width, area.height, fitted).fitted());
  }

  /// §3.2: the margin box's corners are sharp where the border box's are, and grow into full ones.
  private static float outset(float radius, float other, float by) {
    if (by <= 0 || radius <= 0 || other <= 0) {
      return Math.max(0, radius + Math.min(by, 0));
    }
    float ratio = radius / by;
    return ratio >= 1 ? radius + by : radius + by * (1 + (float) Math.pow(ratio - 1, 3));
  }

  private static float[] outline(BasicShape.Rounded box) {
    float right = box.left() + box.width();
    float bottom = box.top() + box.height();
    float[] r = box.radii();
    var out = new Outline(4 * (QUARTER + 1));
    out.quarter(box.left() + r[0], box.top() + r[1], r[0], r[1], 2);
    out.quarter(right - r[2], box.top() + r[3], r[2], r[3], 3);
    out.quarter(right - r[4], bottom - r[5], r[4], r[5], 0);
    out.quarter(box.left() + r[6], bottom - r[7], r[6], r[7], 1);
    return out.points;
  }

  // ---------------------------------------------------------------- basic shapes

  private static float[] shape(BasicShape shape, Area box) {
    return switch (shape) {
      case BasicShape.Inset inset -> {
        BasicShape.Rounded in = inset.resolve(box.width, box.height);
        yield in.width() <= 0 || in.height() <= 0
            ? new float[0]
            : outline(
                new BasicShape.Rounded(
                    box.left + in.left(), box.top + in.top(), in.width(), in.height(), in.radii()));
      }
      case BasicShape.Circle(BasicShape.Radius radius, PositionValue given) -> {
        PositionValue center = given == null ? PositionValue.CENTER : given;
        float cx = center.x().resolve(box.width);
        float cy = center.y().resolve(box.height);
        float r = radius.resolve(cx, cy, box.width, box.height);
        yield ellipse(box.left + cx, box.top + cy, r, r);
      }
      case BasicShape.Ellipse(BasicShape.Radius rx, BasicShape.Radius ry, PositionValue given) -> {
        PositionValue center = given == null ? PositionValue.CENTER : given;
        float cx = center.x().resolve(box.width);
        float cy = center.y().resolve(box.height);
        yield ellipse(
            box.left + cx, box.top + cy, rx.resolve(cx, box.width), ry.resolve(cy, box.height));
      }
      case BasicShape.Polygon(BasicShape.FillRule rule, List<PositionValue> corners) -> {
        float[] points = new float[2 * corners.size()];
        for (int i = 0; i < corners.size(); i++) {
          points[2 * i] = box.left + corners.get(i).x().resolve(box.width);
          points[2 * i + 1] = box.top + corners.get(i).y().resolve(box.height);
        }
        yield points;
      }
      case BasicShape.PathData path -> new float[0]; // not for floats
    };
  }

  private static float[] ellipse(float cx, float cy, float rx, float ry) {
    if (rx <= 0 || ry <= 0) {
      return new float[0];
    }
    var out = new Outline(4 * (QUARTER + 1));
    for (int quarter = 0; quarter < 4; quarter++) {
      out.quarter(cx, cy, rx, ry, quarter);
    }
    return out.points;
  }

  private static final class Outline {
    final float[] points;
    private int count;

    Outline(int corners) {
      points = new float[2 * corners];
    }

    /// @param quarter of four, clockwise from the one at the bottom right
    void quarter(float cx, float cy, float rx, float ry, int quarter) {
      for (int i = 0; i <= QUARTER; i++) {
        double angle = Math.PI / 2 * (quarter + (double) i / QUARTER);
        points[count++] = cx + rx * (float) Math.cos(angle);
        points[count++] = cy + ry * (float) Math.sin(angle);
      }
    }
  }
}
