package bulkhead.renderer.layout.transform;

import io.github.humbleui.types.Rect;

/// A map of space in homogeneous coordinates, sixteen values in column-major order as in CSS
/// `matrix3d()`. Immutable.
public final class Matrix4 {
  public static final Matrix4 IDENTITY =
      new Matrix4(new double[] {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1});

  /// Smaller divisors are taken as this: what they divide is far away then, not everywhere.
  private static final double TINY = 1e-9;

  private final double[] m;

  Matrix4(double[] columns) {
    m = columns;
  }

  /// The sixteen values, column by column.
  public double[] columns() {
    return m.clone();
  }

  public static Matrix4 translate(double x, double y, double z) {
    return new Matrix4(new double[] {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, x, y, z, 1});
  }

  static Matrix4 scale(double x, double y, double z) {
    return new Matrix4(new double[] {x, 0, 0, 0, 0, y, 0, 0, 0, 0, z, 0, 0, 0, 0, 1});
  }

  static Matrix4 skew(double xDegrees, double yDegrees) {
    double tanX = Math.tan(Math.toRadians(xDegrees));
    double tanY = Math.tan(Math.toRadians(yDegrees));
    return new Matrix4(new double[] {1, tanY, 0, 0, tanX, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1});
  }

  /// CSS Transforms 2 §12: a distance below 1 px is taken as 1 px; infinite for none.
  static Matrix4 perspective(double distance) {
    double w = Double.isInfinite(distance) ? 0 : -1 / Math.max(1, distance);
    return new Matrix4(new double[] {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, w, 0, 0, 0, 1});
  }

  /// Around an axis; none for an axis of no length.
  static Matrix4 rotate(double x, double y, double z, double degrees) {
    double length = Math.sqrt(x * x + y * y + z * z);
    if (length == 0) {
      return IDENTITY;
    }
    double ux = x / length;
    double uy = y / length;
    double uz = z / length;
    double c = cos(degrees);
    double s = sin(degrees);
    double t = 1 - c;
    return new Matrix4(
        new double[] {
          c + ux * ux * t,
          uy * ux * t + uz * s,
          uz * ux * t - uy * s,
          0,
          ux * uy * t - uz * s,
          c + uy * uy * t,
          uz * uy * t + ux * s,
          0,
          ux * uz * t + uy * s,
          uy * uz * t - ux * s,
          c + uz * uz * t,
          0,
          0,
          0,
          0,
          1
        });
  }

  /// Exact at the quarters of a turn.
  private static double cos(double degrees) {
    return degrees % 180 == 0
        ? (degrees % 360 == 0 ? 1 : -1)
        : degrees % 90 == 0 ? 0 : Math.cos(Math.toRadians(degrees));
  }

  private static double sin(double degrees) {
    return cos(degrees - 90);
  }

  /// The map that applies `inner` first and this one to its result.
  public Matrix4 times(Matrix4 inner) {
    double[] out = new double[16];
    for (int column = 0; column < 4; column++) {
      for (int row = 0; row < 4; row++) {
        double sum = 0;
        for (int k = 0; k < 4; k++) {
          sum += m[k * 4 + row] * inner.m[column * 4 + k];
        }
        out[column * 4 + row] = sum;
      }
    }
    return new Matrix4(out);
  }

  public boolean isIdentity() {
    return java.util.Arrays.equals(m, IDENTITY.m);
  }

  /// How the plane z = 0 is seen from straight ahead: a, b, c, d, e, f of CSS `matrix()`, what x
  /// and y are multiplied with in the divisor, and what the divisor is at the origin.
  public double[] seenFromAhead() {
    return new double[] {m[0], m[1], m[4], m[5], m[12], m[13], m[3], m[7], m[15]};
  }

  /// The upright rectangle around what a rectangle of the plane z = 0 becomes for who looks from
  /// straight ahead. What comes to lie behind the eye counts as before it.
  public Rect boundsOf(Rect rect) {
    double left = Double.POSITIVE_INFINITY;
    double top = Double.POSITIVE_INFINITY;
    double right = Double.NEGATIVE_INFINITY;
    double bottom = Double.NEGATIVE_INFINITY;
    for (int corner = 0; corner < 4; corner++) {
      double x = (corner & 1) == 0 ? rect.getLeft() : rect.getRight();
      double y = (corner & 2) == 0 ? rect.getTop() : rect.getBottom();
      double w = Math.max(TINY, m[3] * x + m[7] * y + m[15]);
      double seenX = (m[0] * x + m[4] * y + m[12]) / w;
      double seenY = (m[1] * x + m[5] * y + m[13]) / w;
      left = Math.min(left, seenX);
      top = Math.min(top, seenY);
      right = Math.max(right, seenX);
      bottom = Math.max(bottom, seenY);
    }
    return Rect.makeLTRB((float) left, (float) top, (float) right, (float) bottom);
  }

  /// How near a point of the plane z = 0 comes to who looks at it.
  public double depthOf(double x, double y) {
    double w = m[3] * x + m[7] * y + m[15];
    double z = m[2] * x + m[6] * y + m[14];
    return Math.abs(w) < TINY ? z / TINY : z / w;
  }

  /// Whether the plane z = 0 shows its back: the front's normal points away (CSS Transforms 2
  /// §10.1).
  public boolean facesAway() {
    // The z of the inverse's third column is this minor over the determinant.
    double minor =
        m[0] * (m[5] * m[15] - m[13] * m[7])
            - m[4] * (m[1] * m[15] - m[13] * m[3])
            + m[12] * (m[1] * m[7] - m[5] * m[3]);
    return minor * determinant() < 0;
  }

  public boolean isInvertible() {
    double determinant = determinant();
    return determinant != 0 && Double.isFinite(determinant);
  }

  private double determinant() {
    double sum = 0;
    for (int column = 0; column < 4; column++) {
      double sign = column % 2 == 0 ? 1 : -1;
      sum += sign * m[column * 4] * minorOfTopRow(column);
    }
    return sum;
  }

  private double minorOfTopRow(int column) {
    int[] c = new int[3];
    for (int k = 0, at = 0; k < 4; k++) {
      if (k != column) {
        c[at++] = k * 4;
      }
    }
    return m[c[0] + 1] * (m[c[1] + 2] * m[c[2] + 3] - m[c[2] + 2] * m[c[1] + 3])
        - m[c[1] + 1] * (m[c[0] + 2] * m[c[2] + 3] - m[c[2] + 2] * m[c[0] + 3])
        + m[c[2] + 1] * (m[c[0] + 2] * m[c[1] + 3] - m[c[1] + 2] * m[c[0] + 3]);
  }
}
