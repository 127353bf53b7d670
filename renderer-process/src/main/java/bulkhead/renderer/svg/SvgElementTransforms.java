package bulkhead.renderer.svg;

import bulkhead.renderer.css.value.TransformFunction;
import bulkhead.renderer.css.value.TransformOrigin;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.paint.TransformText;
import bulkhead.renderer.style.ComputedStyle;
import bulkhead.renderer.style.Properties;
import io.github.humbleui.skija.Matrix33;
import io.github.humbleui.types.Rect;
import java.util.List;
import java.util.function.Supplier;

/// The transform of an SVG element: the property's, or the attribute's (CSS Transforms 1 §7). Pure.
final class SvgElementTransforms {
  private SvgElementTransforms() {}

  /// @param viewport the size of the nearest one
  /// @param box the element's bounding box
  static Matrix33 of(
      Element element, ComputedStyle style, SvgLengths viewport, Supplier<Rect> box) {
    if (!style.hasTransform()) {
      Matrix33 matrix = SvgTransforms.parse(element.attribute("transform"));
      return matrix.equals(Matrix33.IDENTITY)
          ? matrix
          : around(matrix, style.transformOrigin(), reference(style, viewport, box));
    }
    Rect reference = reference(style, viewport, box);
    Matrix33 matrix = of(style.transforms(), reference.getWidth(), reference.getHeight());
    if (style.get(Properties.TRANSFORM) instanceof List<?> own && own.isEmpty()) {
      matrix = matrix.makeConcat(SvgTransforms.parse(element.attribute("transform")));
    }
    return around(matrix, style.transformOrigin(), reference);
  }

  private static boolean usesBox(ComputedStyle style) {
    return switch (style.transformBox()) {
      case "fill-box", "stroke-box", "content-box", "border-box" -> true;
      default -> false;
    };
  }

  private static Rect reference(ComputedStyle style, SvgLengths viewport, Supplier<Rect> box) {
    return usesBox(style) ? box.get() : Rect.makeWH(viewport.width(), viewport.height());
  }

  private static Matrix33 around(Matrix33 matrix, TransformOrigin origin, Rect reference) {
    float x = reference.getLeft() + origin.x().resolve(reference.getWidth());
    float y = reference.getTop() + origin.y().resolve(reference.getHeight());
    return Matrix33.makeTranslate(x, y)
        .makeConcat(matrix)
        .makeConcat(Matrix33.makeTranslate(-x, -y));
  }

  static Matrix33 of(List<TransformFunction> functions, float width, float height) {
    Matrix33 result = Matrix33.IDENTITY;
    for (TransformFunction function : functions) {
      result = result.makeConcat(of(function, width, height));
    }
    return result;
  }

  private static Matrix33 of(TransformFunction function, float width, float height) {
    return switch (function) {
      case TransformFunction.Translate translate ->
          Matrix33.makeTranslate(translate.x().resolve(width), translate.y().resolve(height));
      case TransformFunction.Scale scale ->
          Matrix33.makeScale((float) scale.x(), (float) scale.y());
      case TransformFunction.Rotate rotate ->
          rotate.z() == 0
              ? Matrix33.IDENTITY
              : SvgTransforms.rotate(
                  (float) (rotate.z() < 0 ? -rotate.degrees() : rotate.degrees()));
      case TransformFunction.Skew skew ->
          new Matrix33(
              1,
              (float) Math.tan(Math.toRadians(skew.xDegrees())),
              0,
              (float) Math.tan(Math.toRadians(skew.yDegrees())),
              1,
              0,
              0,
              0,
              1);
      case TransformFunction.Matrix(List<Float> m) ->
          new Matrix33(m.get(0), m.get(4), m.get(12), m.get(1), m.get(5), m.get(13), 0, 0, 1);
      case TransformFunction.Perspective perspective -> Matrix33.IDENTITY;
      case TransformFunction.Interpolated interpolated -> {
        double[] m = TransformText.columns(interpolated, width, height);
        yield new Matrix33(
            (float) m[0],
            (float) m[4],
            (float) m[12],
            (float) m[1],
            (float) m[5],
            (float) m[13],
            0,
            0,
            1);
      }
    };
  }
}
