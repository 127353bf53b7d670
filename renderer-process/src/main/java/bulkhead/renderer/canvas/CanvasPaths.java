package bulkhead.renderer.canvas;

import bulkhead.renderer.paint.SvgPathParser;
import io.github.humbleui.skija.Matrix33;
import io.github.humbleui.skija.Path;
import io.github.humbleui.skija.PathBuilder;
import io.github.humbleui.types.Point;
import io.github.humbleui.types.RRect;
import io.github.humbleui.types.Rect;
import java.util.ArrayDeque;
import java.util.Deque;

/// Adds to a path what a script says (HTML §4.12.5.1.6). A step is a letter and numbers: `M x y`,
/// `L`, `Q`, `C`, `T` for arcTo, `R` a rectangle, `O` a rounded one, `E` an ellipse, `S` SVG path
/// data, `(` a transform for the steps up to `)`. Thread: `RendererMain`.
final class CanvasPaths {
  private CanvasPaths() {}

  /// The path of a `Path2D`, whose steps are joined by U+001D.
  static Path parse(String steps) {
    try (PathBuilder out = new PathBuilder()) {
      Deque<Matrix33> around = new ArrayDeque<>();
      Matrix33 matrix = Matrix33.IDENTITY;
      for (String step : steps.split("\u001d")) {
        if (step.startsWith("(")) {
          around.push(matrix);
          float[] m = numbers(step);
          matrix = matrix.makeConcat(new Matrix33(m[0], m[2], m[4], m[1], m[3], m[5], 0, 0, 1));
        } else if (step.startsWith(")")) {
          matrix = around.pop();
        } else {
          add(out, step, matrix);
        }
      }
      return out.build();
    }
  }

  private static float[] numbers(String step) {
    String[] parts = step.split(" ");
    float[] out = new float[parts.length - 1];
    for (int i = 0; i < out.length; i++) {
      out[i] = (float) Double.parseDouble(parts[i + 1]);
    }
    return out;
  }

  /// @param matrix from the step's coordinates to those of the path
  static void add(PathBuilder out, String step, Matrix33 matrix) {
    char kind = step.isEmpty() ? ' ' : step.charAt(0);
    if (kind == 'S') {
      try (Path path = SvgPathParser.parse(step.substring(1))) {
        out.addPath(path, matrix);
      }
      return;
    }
    float[] n = numbers(step);
    switch (kind) {
      case 'Z' -> out.closePath();
      case 'M' -> moveTo(out, matrix, n[0], n[1]);
      case 'L' -> {
        start(out, matrix, n[0], n[1]);
        out.lineTo(map(matrix, n[0], n[1]));
      }
      case 'Q' -> {
        start(out, matrix, n[0], n[1]);
        out.quadTo(map(matrix, n[0], n[1]), map(matrix, n[2], n[3]));
      }
      case 'C' -> {
        start(out, matrix, n[0], n[1]);
        out.cubicTo(map(matrix, n[0], n[1]), map(matrix, n[2], n[3]), map(matrix, n[4], n[5]));
      }
      case 'T' -> tangent(out, matrix, n);
      case 'R' -> {
        moveTo(out, matrix, n[0], n[1]);
        out.lineTo(map(matrix, n[0] + n[2], n[1]));
        out.lineTo(map(matrix, n[0] + n[2], n[1] + n[3]));
        out.lineTo(map(matrix, n[0], n[1] + n[3]));
        out.closePath();
        moveTo(out, matrix, n[0], n[1]);
      }
      case 'O' -> rounded(out, matrix, n);
      case 'E' -> ellipse(out, matrix, n);
      default -> {}
    }
  }

  private static Point map(Matrix33 matrix, float x, float y) {
    float[] m = matrix.getMat();
    return new Point(m[0] * x + m[1] * y + m[2], m[3] * x + m[4] * y + m[5]);
  }

  private static void moveTo(PathBuilder out, Matrix33 matrix, float x, float y) {
    Point point = map(matrix, x, y);
    out.moveTo(point.getX(), point.getY());
  }

  private static void start(PathBuilder out, Matrix33 matrix, float x, float y) {
    if (out.isEmpty()) {
      moveTo(out, matrix, x, y);
    }
  }

  /// Negative sizes turn the rectangle over.
  private static void rounded(PathBuilder out, Matrix33 matrix, float[] n) {
    float left = Math.min(n[0], n[0] + n[2]);
    float top = Math.min(n[1], n[1] + n[3]);
    float w = Math.abs(n[2]);
    float h = Math.abs(n[3]);
    float[] r = java.util.Arrays.copyOfRange(n, 4, 12);
    if (n[2] < 0) {
      r = new float[] {r[2], r[3], r[0], r[1], r[6], r[7], r[4], r[5]};
    }
    if (n[3] < 0) {
      r = new float[] {r[6], r[7], r[4], r[5], r[2], r[3], r[0], r[1]};
    }
    float f = 1;
    f = Math.min(f, fit(w, r[0] + r[2]));
    f = Math.min(f, fit(w, r[4] + r[6]));
    f = Math.min(f, fit(h, r[1] + r[7]));
    f = Math.min(f, fit(h, r[3] + r[5]));
    for (int i = 0; i < 8; i++) {
      r[i] *= f;
    }
    try (Path path = Path.makeRRect(RRect.makeComplexXYWH(left, top, w, h, r))) {
      out.addPath(path, matrix);
    }
    moveTo(out, matrix, n[0], n[1]);
  }

  private static float fit(float length, float sum) {
    return sum > length ? length / sum : 1;
  }

  /// arcTo(): in the path's coordinates, which are the untransformed ones of a `Path2D`.
  private static void tangent(PathBuilder out, Matrix33 matrix, float[] n) {
    start(out, matrix, n[0], n[1]);
    Point last = out.getLastPt();
    Matrix33 back = inverse(matrix);
    if (back == null || last == null) {
      return;
    }
    Point from = map(back, last.getX(), last.getY());
    try (PathBuilder arc = new PathBuilder()) {
      arc.moveTo(from.getX(), from.getY());
      arc.tangentArcTo(n[0], n[1], n[2], n[3], n[4]);
      try (Path path = arc.build()) {
        out.addPath(path, matrix, true);
      }
    }
  }

  /// Null for a matrix without one.
  static @org.jspecify.annotations.Nullable Matrix33 inverse(Matrix33 matrix) {
    float[] m = matrix.getMat();
    double det = (double) m[0] * m[4] - (double) m[1] * m[3];
    if (det == 0 || !Double.isFinite(det)) {
      return null;
    }
    float a = (float) (m[4] / det);
    float b = (float) (-m[1] / det);
    float c = (float) (-m[3] / det);
    float d = (float) (m[0] / det);
    return new Matrix33(a, b, -(a * m[2] + b * m[5]), c, d, -(c * m[2] + d * m[5]), 0, 0, 1);
  }

  /// §4.12.5.1.6 "ellipse": x, y, radii, rotation, start, end, counterclockwise.
  private static void ellipse(PathBuilder out, Matrix33 matrix, float[] n) {
    double start = n[5];
    double sweep = n[6] - start;
    boolean backwards = n[7] != 0;
    double turn = 2 * Math.PI;
    if (!backwards && sweep >= turn || backwards && -sweep >= turn) {
      sweep = backwards ? -turn : turn;
    } else {
      sweep = sweep % turn;
      if (!backwards && sweep < 0) {
        sweep += turn;
      } else if (backwards && sweep > 0) {
        sweep -= turn;
      }
    }
    Matrix33 place =
        matrix
            .makeConcat(Matrix33.makeTranslate(n[0], n[1]))
            .makeConcat(Matrix33.makeRotate((float) Math.toDegrees(n[4])));
    Rect oval = Rect.makeLTRB(-n[2], -n[3], n[2], n[3]);
    float from = (float) Math.toDegrees(start);
    float degrees = (float) Math.toDegrees(sweep);
    try (PathBuilder arc = new PathBuilder()) {
      if (Math.abs(degrees) >= 359.999f) {
        // Skia takes a whole turn for nothing.
        arc.arcTo(oval, from, degrees / 2, true);
        arc.arcTo(oval, from + degrees / 2, degrees / 2, false);
      } else {
        arc.arcTo(oval, from, degrees, true);
      }
      try (Path path = arc.build()) {
        out.addPath(path, place, !out.isEmpty());
      }
    }
  }
}
