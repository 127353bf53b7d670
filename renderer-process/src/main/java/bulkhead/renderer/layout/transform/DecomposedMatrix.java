package bulkhead.renderer.layout.transform;

import org.jspecify.annotations.Nullable;

/// A matrix taken apart into what can be interpolated (CSS Transforms 2 §12.1).
record DecomposedMatrix(
    double[] translation,
    double[] scale,
    double[] skew,
    double[] perspective,
    double[] quaternion) {

  /// The matrix at `p` between two; flips half-way when one of them cannot be taken apart.
  static Matrix4 between(Matrix4 from, Matrix4 to, double p) {
    DecomposedMatrix a = of(from);
    DecomposedMatrix b = of(to);
    if (a == null || b == null) {
      return p < 0.5 ? from : to;
    }
    return new DecomposedMatrix(
            mix(a.translation, b.translation, p),
            mix(a.scale, b.scale, p),
            mix(a.skew, b.skew, p),
            mix(a.perspective, b.perspective, p),
            slerp(a.quaternion, b.quaternion, p))
        .recompose();
  }

  private static double[] mix(double[] a, double[] b, double p) {
    double[] out = new double[a.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = a[i] + (b[i] - a[i]) * p;
    }
    return out;
  }

  private static @Nullable DecomposedMatrix of(Matrix4 matrix) {
    double[] m = matrix.columns();
    if (m[15] == 0) {
      return null;
    }
    double w = m[15];
    for (int i = 0; i < 16; i++) {
      m[i] /= w;
    }
    double[] plain = m.clone();
    plain[3] = 0;
    plain[7] = 0;
    plain[11] = 0;
    plain[15] = 1;
    if (!new Matrix4(plain).isInvertible()) {
      return null;
    }
    double[] perspective = {0, 0, 0, 1};
    if (m[3] != 0 || m[7] != 0 || m[11] != 0) {
      double[] inverse = inverse(plain);
      double[] right = {m[3], m[7], m[11], m[15]};
      for (int i = 0; i < 4; i++) {
        // The transpose of the inverse times the right-hand side.
        perspective[i] = 0;
        for (int j = 0; j < 4; j++) {
          perspective[i] += right[j] * inverse[i * 4 + j];
        }
      }
    }
    double[] translation = {m[12], m[13], m[14]};
    double[][] row = new double[3][];
    for (int i = 0; i < 3; i++) {
      row[i] = new double[] {m[i * 4], m[i * 4 + 1], m[i * 4 + 2]};
    }
    double[] scale = new double[3];
    double[] skew = new double[3];
    scale[0] = length(row[0]);
    divide(row[0], scale[0]);
    skew[0] = dot(row[0], row[1]);
    row[1] = combine(row[1], row[0], -skew[0]);
    scale[1] = length(row[1]);
    divide(row[1], scale[1]);
    skew[0] /= scale[1];
    skew[1] = dot(row[0], row[2]);
    row[2] = combine(row[2], row[0], -skew[1]);
    skew[2] = dot(row[1], row[2]);
    row[2] = combine(row[2], row[1], -skew[2]);
    scale[2] = length(row[2]);
    divide(row[2], scale[2]);
    skew[1] /= scale[2];
    skew[2] /= scale[2];
    double[] cross = {
      row[1][1] * row[2][2] - row[1][2] * row[2][1],
      row[1][2] * row[2][0] - row[1][0] * row[2][2],
      row[1][0] * row[2][1] - row[1][1] * row[2][0]
    };
    if (dot(row[0], cross) < 0) {
      for (int i = 0; i < 3; i++) {
        scale[i] *= -1;
        divide(row[i], -1);
      }
    }
    return new DecomposedMatrix(translation, scale, skew, perspective, quaternion(row));
  }

  private static double length(double[] v) {
    return Math.sqrt(dot(v, v));
  }

  private static double dot(double[] a, double[] b) {
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  }

  private static void divide(double[] v, double by) {
    for (int i = 0; i < 3 && by != 0; i++) {
      v[i] /= by;
    }
  }

  private static double[] combine(double[] a, double[] b, double factor) {
    return new double[] {a[0] + b[0] * factor, a[1] + b[1] * factor, a[2] + b[2] * factor};
  }

  /// Of a rotation whose columns are `row`, by the largest of the four components.
  private static double[] quaternion(double[][] row) {
    double trace = row[0][0] + row[1][1] + row[2][2];
    double x;
    double y;
    double z;
    double w;
    if (trace > 0) {
      double s = Math.sqrt(trace + 1) * 2;
      w = s / 4;
      x = (row[1][2] - row[2][1]) / s;
      y = (row[2][0] - row[0][2]) / s;
      z = (row[0][1] - row[1][0]) / s;
    } else if (row[0][0] > row[1][1] && row[0][0] > row[2][2]) {
      double s = Math.sqrt(1 + row[0][0] - row[1][1] - row[2][2]) * 2;
      x = s / 4;
      y = (row[1][0] + row[0][1]) / s;
      z = (row[2][0] + row[0][2]) / s;
      w = (row[1][2] - row[2][1]) / s;
    } else if (row[1][1] > row[2][2]) {
      double s = Math.sqrt(1 + row[1][1] - row[0][0] - row[2][2]) * 2;
      y = s / 4;
      x = (row[1][0] + row[0][1]) / s;
      z = (row[2][1] + row[1][2]) / s;
      w = (row[2][0] - row[0][2]) / s;
    } else {
      double s = Math.sqrt(1 + row[2][2] - row[0][0] - row[1][1]) * 2;
      z = s / 4;
      x = (row[2][0] + row[0][2]) / s;
      y = (row[2][1] + row[1][2]) / s;
      w = (row[0][1] - row[1][0]) / s;
    }
    return new double[] {x, y, z, w};
  }

  private static double[] slerp(double[] a, double[] b, double p) {
    double product = 0;
    for (int i = 0; i < 4; i++) {
      product += a[i] * b[i];
    }
    double[] to = b.clone();
    if (product < 0) {
      product = -product;
      for (int i = 0; i < 4; i++) {
        to[i] = -to[i];
      }
    }
    product = Math.min(product, 1);
    if (product > 1 - 1e-9) {
      return a;
    }
    double theta = Math.acos(product);
    double w = Math.sin(p * theta) / Math.sqrt(1 - product * product);
    double[] out = new double[4];
    for (int i = 0; i < 4; i++) {
      out[i] = a[i] * (Math.cos(p * theta) - product * w) + to[i] * w;
    }
    return out;
  }

  private Matrix4 recompose() {
    double[] m = Matrix4.IDENTITY.columns();
    m[3] = perspective[0];
    m[7] = perspective[1];
    m[11] = perspective[2];
    m[15] = perspective[3];
    double x = quaternion[0];
    double y = quaternion[1];
    double z = quaternion[2];
    double w = quaternion[3];
    Matrix4 rotation =
        new Matrix4(
            new double[] {
              1 - 2 * (y * y + z * z),
              2 * (x * y + z * w),
              2 * (x * z - y * w),
              0,
              2 * (x * y - z * w),
              1 - 2 * (x * x + z * z),
              2 * (y * z + x * w),
              0,
              2 * (x * z + y * w),
              2 * (y * z - x * w),
              1 - 2 * (x * x + y * y),
              0,
              0,
              0,
              0,
              1
            });
    Matrix4 result =
        new Matrix4(m)
            .times(Matrix4.translate(translation[0], translation[1], translation[2]))
            .times(rotation);
    double[][] skews = {{skew[2], 9}, {skew[1], 8}, {skew[0], 4}};
    for (double[] each : skews) {
      if (each[0] != 0) {
        double[] columns = Matrix4.IDENTITY.columns();
        columns[(int) each[1]] = each[0];
        result = result.times(new Matrix4(columns));
      }
    }
    return result.times(Matrix4.scale(scale[0], scale[1], scale[2]));
  }

  /// By Gauss and Jordan; of a matrix that has an inverse.
  private static double[] inverse(double[] columns) {
    double[][] a = new double[4][8];
    for (int r = 0; r < 4; r++) {
      for (int c = 0; c < 4; c++) {
        a[r][c] = columns[c * 4 + r];
      }
      a[r][4 + r] = 1;
    }
    for (int i = 0; i < 4; i++) {
      int best = i;
      for (int r = i + 1; r < 4; r++) {
        best = Math.abs(a[r][i]) > Math.abs(a[best][i]) ? r : best;
      }
      double[] swap = a[i];
      a[i] = a[best];
      a[best] = swap;
      double pivot = a[i][i] == 0 ? 1e-12 : a[i][i];
      for (int c = 0; c < 8; c++) {
        a[i][c] /= pivot;
      }
      for (int r = 0; r < 4; r++) {
        double factor = r == i ? 0 : a[r][i];
        for (int c = 0; c < 8 && factor != 0; c++) {
          a[r][c] -= factor * a[i][c];
        }
      }
    }
    double[] out = new double[16];
    for (int r = 0; r < 4; r++) {
      for (int c = 0; c < 4; c++) {
        out[c * 4 + r] = a[r][4 + c];
      }
    }
    return out;
  }
}
