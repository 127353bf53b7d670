package bulkhead.renderer.animation;

import bulkhead.renderer.css.value.LengthPercentage;
import bulkhead.renderer.css.value.TransformFunction;
import bulkhead.renderer.css.value.TransformFunction.*;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Transforms (CSS Transforms 2 §11): function by function as far as two lists match, the rest as
/// decomposed matrices, which is worked out where the box is known ([Interpolated]).
final class TransformInterpolation {
  private TransformInterpolation() {}

  @SuppressWarnings("unchecked")
  private static @Nullable List<TransformFunction> listOf(Object value) {
    return value instanceof List<?> list ? (List<TransformFunction>) list : null;
  }

  /// Values of `transform`.
  static @Nullable Object lists(Object from, Object to, double p) {
    List<TransformFunction> a = listOf(from);
    List<TransformFunction> b = listOf(to);
    if (a == null || b == null) {
      return null;
    }
    int count = Math.max(a.size(), b.size());
    List<TransformFunction> out = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      TransformFunction x = i < a.size() ? a.get(i) : neutral(b.get(i));
      TransformFunction y = i < b.size() ? b.get(i) : neutral(a.get(i));
      TransformFunction value = function(x, y, p);
      boolean matrices = value == null || value instanceof Interpolated;
      if (matrices && (isSingular(x) || isSingular(y))) {
        return null; // What cannot be taken apart flips half-way, and the whole list with it.
      }
      if (value == null) {
        out.add(
            new Interpolated(
                a.subList(Math.min(i, a.size()), a.size()),
                b.subList(Math.min(i, b.size()), b.size()),
                p));
        break;
      }
      out.add(value);
    }
    return List.copyOf(out);
  }

  private static boolean isSingular(TransformFunction function) {
    if (!(function instanceof Matrix(List<Float> m))) {
      return function instanceof Scale scale && scale.x() * scale.y() * scale.z() == 0;
    }
    double determinant = 0;
    for (int column = 0; column < 4; column++) {
      int[] c = new int[3];
      for (int k = 0, at = 0; k < 4; k++) {
        if (k != column) {
          c[at++] = k * 4;
        }
      }
      double minor =
          m.get(c[0] + 1) * two(m, c[1], c[2])
              - m.get(c[1] + 1) * two(m, c[0], c[2])
              + m.get(c[2] + 1) * two(m, c[0], c[1]);
      determinant += (column % 2 == 0 ? 1 : -1) * m.get(column * 4) * minor;
    }
    return determinant == 0;
  }

  /// The lower two rows of two columns.
  private static double two(List<Float> m, int a, int b) {
    return (double) m.get(a + 2) * m.get(b + 3) - (double) m.get(b + 2) * m.get(a + 3);
  }

  /// Values of `translate`, `rotate` or `scale`; empty for `none`.
  static @Nullable Object individual(String name, Object from, Object to, double p) {
    List<TransformFunction> a = listOf(from);
    List<TransformFunction> b = listOf(to);
    if (a == null || b == null) {
      return null;
    }
    if (b.isEmpty() && (a.isEmpty() || p == 1)) {
      return List.of();
    }
    TransformFunction x = a.isEmpty() ? neutral(b.getFirst()) : a.getFirst();
    TransformFunction y = b.isEmpty() ? neutral(a.getFirst()) : b.getFirst();
    TransformFunction value = function(x, y, p);
    return value == null ? null : List.of(value);
  }

  /// The function of that kind that changes nothing.
  private static TransformFunction neutral(TransformFunction like) {
    return switch (like) {
      case Translate translate -> new Translate(LengthPercentage.ZERO, LengthPercentage.ZERO, 0);
      case Scale scale -> new Scale(1, 1, 1);
      case Rotate(float x, float y, float z, float degrees) -> new Rotate(x, y, z, 0);
      case Skew skew -> new Skew(0, 0);
      case Matrix matrix -> IDENTITY;
      case Perspective perspective -> new Perspective(Float.POSITIVE_INFINITY);
      case Interpolated interpolated -> IDENTITY;
    };
  }

  private static final Matrix IDENTITY =
      new Matrix(List.of(1f, 0f, 0f, 0f, 0f, 1f, 0f, 0f, 0f, 0f, 1f, 0f, 0f, 0f, 0f, 1f));

  private static float mix(float a, float b, double p) {
    return (float) (a + (b - a) * p);
  }

  /// Two functions of the same kind; null for others.
  private static @Nullable TransformFunction function(
      TransformFunction from, TransformFunction to, double p) {
    if (from instanceof Translate a && to instanceof Translate b) {
      return new Translate(
          Interpolation.length(a.x(), b.x(), 1 - p, p),
          Interpolation.length(a.y(), b.y(), 1 - p, p),
          mix(a.z(), b.z(), p));
    }
    if (from instanceof Scale a && to instanceof Scale b) {
      return new Scale(mix(a.x(), b.x(), p), mix(a.y(), b.y(), p), mix(a.z(), b.z(), p));
    }
    if (from instanceof Rotate a && to instanceof Rotate b) {
      return rotate(a, b, p);
    }
    if (from instanceof Skew a && to instanceof Skew b) {
      return new Skew(mix(a.xDegrees(), b.xDegrees(), p), mix(a.yDegrees(), b.yDegrees(), p));
    }
    if (from instanceof Perspective a && to instanceof Perspective b) {
      // By what the matrices hold, the inverse of the distance.
      double inverse = inverse(a) + (inverse(b) - inverse(a)) * p;
      return new Perspective(inverse <= 0 ? Float.POSITIVE_INFINITY : (float) (1 / inverse));
    }
    if (from instanceof Matrix && to instanceof Matrix) {
      return new Interpolated(List.of(from), List.of(to), p);
    }
    return null;
  }

  private static double inverse(Perspective perspective) {
    return Float.isInfinite(perspective.px()) ? 0 : 1 / Math.max(1, (double) perspective.px());
  }

  /// §11.1: around one axis by the angle, else by quaternions.
  private static Rotate rotate(Rotate a, Rotate b, double p) {
    double[] u = axis(a);
    double[] v = axis(b);
    boolean noA = a.degrees() == 0 || u[0] == 0 && u[1] == 0 && u[2] == 0;
    boolean noB = b.degrees() == 0 || v[0] == 0 && v[1] == 0 && v[2] == 0;
    double same = u[0] * v[0] + u[1] * v[1] + u[2] * v[2];
    if (noA || noB || same > 1 - 1e-6) {
      Rotate along = noA && !noB ? b : a;
      float from = noA && !noB ? (same > 1 - 1e-6 ? a.degrees() : 0) : a.degrees();
      float to = noB && !noA ? (same > 1 - 1e-6 ? b.degrees() : 0) : b.degrees();
      return new Rotate(along.x(), along.y(), along.z(), mix(from, to, p));
    }
    double[] first = quaternion(u, a.degrees());
    double[] second = quaternion(v, b.degrees());
    double product = 0;
    for (int i = 0; i < 4; i++) {
      product += first[i] * second[i];
    }
    product = Math.clamp(product, -1, 1);
    double[] q = first;
    if (Math.abs(product) < 1) {
      double theta = Math.acos(product);
      double w = Math.sin(p * theta) / Math.sqrt(1 - product * product);
      q = new double[4];
      for (int i = 0; i < 4; i++) {
        q[i] = first[i] * (Math.cos(p * theta) - product * w) + second[i] * w;
      }
    }
    double angle = 2 * Math.acos(Math.clamp(q[3], -1, 1));
    double length = Math.sqrt(q[0] * q[0] + q[1] * q[1] + q[2] * q[2]);
    return length < 1e-9
        ? new Rotate(0, 0, 1, 0)
        : new Rotate(
            (float) (q[0] / length),
            (float) (q[1] / length),
            (float) (q[2] / length),
            (float) Math.toDegrees(angle));
  }

  private static double[] axis(Rotate rotate) {
    double length =
        Math.sqrt(
            (double) rotate.x() * rotate.x()
                + (double) rotate.y() * rotate.y()
                + (double) rotate.z() * rotate.z());
    return length == 0
        ? new double[3]
        : new double[] {rotate.x() / length, rotate.y() / length, rotate.z() / length};
  }

  private static double[] quaternion(double[] axis, double degrees) {
    double half = Math.toRadians(degrees) / 2;
    double s = Math.sin(half);
    return new double[] {axis[0] * s, axis[1] * s, axis[2] * s, Math.cos(half)};
  }

  // Addition

  /// §11.2 "accumulation" of `transform`.
  static @Nullable Object accumulated(Object underlying, Object value) {
    List<TransformFunction> a = listOf(underlying);
    List<TransformFunction> b = listOf(value);
    if (a == null || b == null) {
      return null;
    }
    List<TransformFunction> out = new ArrayList<>();
    for (int i = 0; i < Math.max(a.size(), b.size()); i++) {
      TransformFunction x = i < a.size() ? a.get(i) : neutral(b.get(i));
      TransformFunction y = i < b.size() ? b.get(i) : neutral(a.get(i));
      TransformFunction sum = sum(x, y);
      if (sum == null) {
        out.clear();
        out.addAll(a);
        out.addAll(b);
        break;
      }
      out.add(sum);
    }
    return List.copyOf(out);
  }

  /// `translate` and `rotate` add up, `scale` multiplies.
  static @Nullable Object sum(String name, Object underlying, Object value) {
    List<TransformFunction> a = listOf(underlying);
    List<TransformFunction> b = listOf(value);
    if (a == null || b == null || a.isEmpty()) {
      return value;
    }
    if (b.isEmpty()) {
      return underlying;
    }
    TransformFunction x = a.getFirst();
    TransformFunction y = b.getFirst();
    if (x instanceof Scale m && y instanceof Scale n) {
      return List.of(new Scale(m.x() * n.x(), m.y() * n.y(), m.z() * n.z()));
    }
    TransformFunction sum = sum(x, y);
    return sum == null ? value : List.of(sum);
  }

  private static @Nullable TransformFunction sum(TransformFunction x, TransformFunction y) {
    if (x instanceof Translate a && y instanceof Translate b) {
      return new Translate(
          Interpolation.length(a.x(), b.x(), 1, 1),
          Interpolation.length(a.y(), b.y(), 1, 1),
          a.z() + b.z());
    }
    if (x instanceof Scale a && y instanceof Scale b) {
      return new Scale(a.x() + b.x() - 1, a.y() + b.y() - 1, a.z() + b.z() - 1);
    }
    if (x instanceof Skew a && y instanceof Skew b) {
      return new Skew(a.xDegrees() + b.xDegrees(), a.yDegrees() + b.yDegrees());
    }
    if (x instanceof Rotate a && y instanceof Rotate b) {
      double[] u = axis(a);
      double[] v = axis(b);
      boolean same = u[0] * v[0] + u[1] * v[1] + u[2] * v[2] > 1 - 1e-6;
      return same ? new Rotate(a.x(), a.y(), a.z(), a.degrees() + b.degrees()) : null;
    }
    return null;
  }
}
