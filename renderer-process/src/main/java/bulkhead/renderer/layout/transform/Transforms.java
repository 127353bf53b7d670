package bulkhead.renderer.layout.transform;

import bulkhead.renderer.css.value.TransformFunction;
import bulkhead.renderer.css.value.TransformOrigin;
import bulkhead.renderer.style.ComputedStyle;
import io.github.humbleui.types.Rect;
import java.util.List;

/// The maps of a style's transform functions and perspective (CSS Transforms 1 §8, 2 §8).
public final class Transforms {
  private Transforms() {}

  /// From the element's own plane to its parent's space, in the coordinates of its two boxes.
  public static Matrix4 of(ComputedStyle style, Rect borderBox, Rect contentBox) {
    Rect reference =
        switch (style.transformBox()) {
          case "content-box", "fill-box" -> contentBox;
          default -> borderBox;
        };
    float x = reference.getLeft();
    float y = reference.getTop();
    float width = reference.getWidth();
    float height = reference.getHeight();
    TransformOrigin origin = style.transformOrigin();
    float ox = x + origin.x().resolve(width);
    float oy = y + origin.y().resolve(height);
    Matrix4 result = Matrix4.translate(ox, oy, origin.z());
    for (TransformFunction function : style.transforms()) {
      result = result.times(of(function, width, height));
    }
    return result.times(Matrix4.translate(-ox, -oy, -origin.z()));
  }

  /// What `perspective` does to the element's children.
  public static Matrix4 perspective(
      ComputedStyle style, float x, float y, float width, float height) {
    if (style.perspective() < 0) {
      return Matrix4.IDENTITY;
    }
    float ox = x + style.perspectiveOrigin().x().resolve(width);
    float oy = y + style.perspectiveOrigin().y().resolve(height);
    return Matrix4.translate(ox, oy, 0)
        .times(Matrix4.perspective(style.perspective()))
        .times(Matrix4.translate(-ox, -oy, 0));
  }

  private static Matrix4 of(List<TransformFunction> functions, float width, float height) {
    Matrix4 result = Matrix4.IDENTITY;
    for (TransformFunction function : functions) {
      result = result.times(of(function, width, height));
    }
    return result;
  }

  public static Matrix4 of(TransformFunction function, float width, float height) {
    return switch (function) {
      case TransformFunction.Translate translate ->
          Matrix4.translate(
              translate.x().resolve(width), translate.y().resolve(height), translate.z());
      case TransformFunction.Scale scale -> Matrix4.scale(scale.x(), scale.y(), scale.z());
      case TransformFunction.Rotate rotate ->
          Matrix4.rotate(rotate.x(), rotate.y(), rotate.z(), rotate.degrees());
      case TransformFunction.Skew skew -> Matrix4.skew(skew.xDegrees(), skew.yDegrees());
      case TransformFunction.Matrix(List<Float> values) -> {
        double[] columns = new double[16];
        for (int i = 0; i < columns.length; i++) {
          columns[i] = values.get(i);
        }
        yield new Matrix4(columns);
      }
      case TransformFunction.Perspective perspective -> Matrix4.perspective(perspective.px());
      case TransformFunction.Interpolated(var from, var to, double progress) ->
          DecomposedMatrix.between(of(from, width, height), of(to, width, height), progress);
    };
  }
}
