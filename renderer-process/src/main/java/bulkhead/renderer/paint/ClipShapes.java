package bulkhead.renderer.paint;

import bulkhead.renderer.css.value.BasicShape;
import bulkhead.renderer.css.value.PositionValue;
import bulkhead.renderer.css.value.ShapeBox;
import bulkhead.renderer.layout.fragment.BoxFragment;
import bulkhead.renderer.layout.fragment.Insets;
import bulkhead.renderer.style.ComputedStyle;
import io.github.humbleui.skija.Matrix33;
import io.github.humbleui.skija.Path;
import io.github.humbleui.skija.PathBuilder;
import io.github.humbleui.skija.PathFillMode;
import io.github.humbleui.types.RRect;
import io.github.humbleui.types.Rect;
import java.util.List;

/// Basic shapes as paths (CSS Shapes 1 §3.1), and the boxes that they refer to (CSS Masking 1
/// §4.1).
public final class ClipShapes {
  private ClipShapes() {}

  /// The box of a fragment whose border box begins at x, y.
  static Rect referenceBox(BoxFragment fragment, float x, float y, ShapeBox box) {
    return switch (box) {
      case BORDER_BOX, STROKE_BOX, VIEW_BOX, NO_CLIP -> BoxShapes.borderBox(fragment, x, y);
      case PADDING_BOX -> BoxShapes.paddingBox(fragment, x, y);
      case CONTENT_BOX, FILL_BOX -> BoxShapes.contentBox(fragment, x, y);
      case MARGIN_BOX ->
          BoxShapes.inset(BoxShapes.borderBox(fragment, x, y), outset(fragment.box().style()));
    };
  }

  private static Insets outset(ComputedStyle style) {
    return new Insets(
        -style.marginTop().resolveOr(0, 0),
        -style.marginRight().resolveOr(0, 0),
        -style.marginBottom().resolveOr(0, 0),
        -style.marginLeft().resolveOr(0, 0));
  }

  /// A box with its rounded corners.
  static RRect boxShape(BoxFragment fragment, float x, float y, ShapeBox box) {
    RRect border = BoxShapes.rounded(fragment, BoxShapes.borderBox(fragment, x, y));
    return switch (box) {
      case BORDER_BOX, STROKE_BOX, VIEW_BOX, NO_CLIP -> border;
      case PADDING_BOX -> BoxShapes.inset(border, fragment.borderLines());
      case CONTENT_BOX, FILL_BOX ->
          BoxShapes.inset(border, fragment.border().plus(fragment.padding()));
      case MARGIN_BOX -> BoxShapes.inset(border, outset(fragment.box().style()));
    };
  }

  public static Path path(BasicShape shape, Rect box) {
    return switch (shape) {
      case BasicShape.Inset inset -> inset(inset, box);
      case BasicShape.Circle(BasicShape.Radius radius, var given) -> {
        PositionValue center = given == null ? PositionValue.CENTER : given;
        float cx = center.x().resolve(box.getWidth());
        float cy = center.y().resolve(box.getHeight());
        float r = radius.resolve(cx, cy, box.getWidth(), box.getHeight());
        yield oval(box.getLeft() + cx, box.getTop() + cy, r, r);
      }
      case BasicShape.Ellipse(BasicShape.Radius rx, BasicShape.Radius ry, var given) -> {
        PositionValue center = given == null ? PositionValue.CENTER : given;
        float cx = center.x().resolve(box.getWidth());
        float cy = center.y().resolve(box.getHeight());
        float w = box.getWidth();
        float h = box.getHeight();
        yield oval(box.getLeft() + cx, box.getTop() + cy, rx.resolve(cx, w), ry.resolve(cy, h));
      }
      case BasicShape.Polygon(BasicShape.FillRule rule, List<PositionValue> points) ->
          polygon(rule, points, box);
      case BasicShape.PathData(BasicShape.FillRule rule, String data) -> {
        try (Path parsed = SvgPathParser.parse(data)) {
          yield parsed
              .makeTransform(Matrix33.makeTranslate(box.getLeft(), box.getTop()))
              .makeWithFillMode(mode(rule));
        }
      }
    };
  }

  private static PathFillMode mode(BasicShape.FillRule rule) {
    return switch (rule) {
      case NONZERO -> PathFillMode.WINDING;
      case EVENODD -> PathFillMode.EVEN_ODD;
    };
  }

  private static Path inset(BasicShape.Inset inset, Rect box) {
    BasicShape.Rounded rounded = inset.resolve(box.getWidth(), box.getHeight());
    return Path.makeRRect(
        RRect.makeComplexXYWH(
            box.getLeft() + rounded.left(),
            box.getTop() + rounded.top(),
            rounded.width(),
            rounded.height(),
            rounded.radii()));
  }

  private static Path oval(float cx, float cy, float rx, float ry) {
    return Path.makeOval(Rect.makeLTRB(cx - rx, cy - ry, cx + rx, cy + ry));
  }

  private static Path polygon(BasicShape.FillRule rule, List<PositionValue> points, Rect box) {
    float[] xy = new float[2 * points.size()];
    for (int i = 0; i < points.size(); i++) {
      xy[2 * i] = box.getLeft() + points.get(i).x().resolve(box.getWidth());
      xy[2 * i + 1] = box.getTop() + points.get(i).y().resolve(box.getHeight());
    }
    try (PathBuilder builder = new PathBuilder(mode(rule))) {
      return builder.addPolygon(xy, true).build();
    }
  }
}
