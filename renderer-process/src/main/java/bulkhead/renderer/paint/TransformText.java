package bulkhead.renderer.paint;

import bulkhead.renderer.css.syntax.CssNumbers;
import bulkhead.renderer.css.value.TransformFunction;
import bulkhead.renderer.layout.transform.Matrix4;
import bulkhead.renderer.layout.transform.Transforms;
import bulkhead.renderer.style.ComputedStyle;

/// `transform` as scripts see it (CSS Transforms 2 §15 "serialization of the computed value").
public final class TransformText {
  private TransformText() {}

  /// One `matrix()` or `matrix3d()`, in a box of that size; `none` without a transform.
  public static String of(ComputedStyle style, float width, float height) {
    if (style.transform().isEmpty()) {
      return "none";
    }
    Matrix4 matrix = Matrix4.IDENTITY;
    for (TransformFunction function : style.transform()) {
      matrix = matrix.times(Transforms.of(function, width, height));
    }
    double[] m = matrix.columns();
    boolean flat =
        m[2] == 0
            && m[3] == 0
            && m[6] == 0
            && m[7] == 0
            && m[8] == 0
            && m[9] == 0
            && m[10] == 1
            && m[11] == 0
            && m[14] == 0
            && m[15] == 1;
    StringBuilder out = new StringBuilder(flat ? "matrix(" : "matrix3d(");
    int[] shown =
        flat
            ? new int[] {0, 1, 4, 5, 12, 13}
            : new int[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
    for (int i = 0; i < shown.length; i++) {
      out.append(i == 0 ? "" : ", ").append(CssNumbers.format(m[shown[i]]));
    }
    return out.append(')').toString();
  }

  /// The sixteen values of a function's matrix, column by column, in a box of that size.
  public static double[] columns(TransformFunction function, float width, float height) {
    return Transforms.of(function, width, height).columns();
  }
}
