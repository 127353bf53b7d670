package bulkhead.renderer.paint;

import bulkhead.renderer.layout.transform.Matrix4;
import io.github.humbleui.skija.Matrix33;
import io.github.humbleui.types.Point;
import io.github.humbleui.types.Rect;

/// A map of the plane, with the letters of CSS `matrix(a, b, c, d, e, f)`: x' = (ax + cy + e) / w,
/// y' = (bx + dy + f) / w. Seen in perspective w is gx + hy + i, else 1; where it is not positive,
/// the plane is behind the eye. `i` itself may be negative: then the origin is.
public record Transform(
    float a, float b, float c, float d, float e, float f, float g, float h, float i) {
  public static final Transform IDENTITY = new Transform(1, 0, 0, 1, 0, 0);

  /// What is behind the eye, or nearer to it than this, has no place in the plane.
  private static final float NEAREST = 1e-5f;

  private static final Rect EVERYWHERE = Rect.makeLTRB(-1e9f, -1e9f, 1e9f, 1e9f);

  /// An affine map.
  public Transform(float a, float b, float c, float d, float e, float f) {
    this(a, b, c, d, e, f, 0, 0, 1);
  }

  /// As an affine map if it is one, else with an `i` of 1 or -1 if the origin is not next to where
  /// the eye is.
  private static Transform normal(
      double a, double b, double c, double d, double e, double f, double g, double h, double i) {
    double by = Math.abs(i) < NEAREST ? 1 : Math.abs(i);
    return new Transform(
        (float) (a / by),
        (float) (b / by),
        (float) (c / by),
        (float) (d / by),
        (float) (e / by),
        (float) (f / by),
        (float) (g / by),
        (float) (h / by),
        (float) (i / by));
  }

  /// How the plane is seen from straight ahead.
  public static Transform of(Matrix4 matrix) {
    double[] m = matrix.seenFromAhead();
    return normal(m[0], m[1], m[2], m[3], m[4], m[5], m[6], m[7], m[8]);
  }

  public static Transform translate(float x, float y) {
    return new Transform(1, 0, 0, 1, x, y);
  }

  public static Transform scale(float x, float y) {
    return new Transform(x, 0, 0, y, 0, 0);
  }

  /// The map that applies `inner` first and this one to its result.
  public Transform times(Transform inner) {
    if (!isAffine() || !inner.isAffine()) {
      return timesInPerspective(inner);
    }
    return new Transform(
        a * inner.a + c * inner.b,
        b * inner.a + d * inner.b,
        a * inner.c + c * inner.d,
        b * inner.c + d * inner.d,
        a * inner.e + c * inner.f + e,
        b * inner.e + d * inner.f + f);
  }

  private Transform timesInPerspective(Transform inner) {
    return normal(
        a * inner.a + c * inner.b + e * inner.g,
        b * inner.a + d * inner.b + f * inner.g,
        a * inner.c + c * inner.d + e * inner.h,
        b * inner.c + d * inner.d + f * inner.h,
        a * inner.e + c * inner.f + e * inner.i,
        b * inner.e + d * inner.f + f * inner.i,
        g * inner.a + h * inner.b + i * inner.g,
        g * inner.c + h * inner.d + i * inner.h,
        g * inner.e + h * inner.f + i * inner.i);
  }

  /// Not in perspective.
  public boolean isAffine() {
    return g == 0 && h == 0 && i == 1;
  }

  public boolean isIdentity() {
    return isTranslation() && e == 0 && f == 0;
  }

  public boolean isTranslation() {
    return a == 1 && b == 0 && c == 0 && d == 1 && isAffine();
  }

  /// True if rectangles stay upright rectangles and nothing is mirrored.
  public boolean isScaleAndTranslation() {
    return b == 0 && c == 0 && a > 0 && d > 0 && isAffine();
  }

  public boolean isInvertible() {
    float determinant = determinant();
    return Float.isFinite(determinant)
        && determinant != 0
        && Float.isFinite(1 / determinant)
        && Float.isFinite(e)
        && Float.isFinite(f);
  }

  private float determinant() {
    float affine = a * d - b * c;
    return isAffine() ? affine : affine * i + (b * h - d * g) * e + (c * g - a * h) * f;
  }

  /// @throws IllegalStateException if it is not invertible
  public Transform inverse() {
    if (!isInvertible()) {
      throw new IllegalStateException("not invertible: " + this);
    }
    if (!isAffine()) {
      return inverseInPerspective();
    }
    float determinant = a * d - b * c;
    return new Transform(
        d / determinant,
        -b / determinant,
        -c / determinant,
        a / determinant,
        (c * f - d * e) / determinant,
        (b * e - a * f) / determinant);
  }

  private Transform inverseInPerspective() {
    // The adjugate over the determinant, whose sign tells what is behind the eye.
    double by = determinant();
    return normal(
        (d * i - f * h) / by,
        (f * g - b * i) / by,
        (e * h - c * i) / by,
        (a * i - e * g) / by,
        (c * f - e * d) / by,
        (e * b - a * f) / by,
        (b * h - d * g) / by,
        (c * g - a * h) / by,
        (a * d - b * c) / by);
  }

  public Point map(float x, float y) {
    if (!isAffine()) {
      float w = Math.max(NEAREST, g * x + h * y + i);
      return new Point((a * x + c * y + e) / w, (b * x + d * y + f) / w);
    }
    return new Point(a * x + c * y + e, b * x + d * y + f);
  }

  /// The smallest upright rectangle around the image of `rect`.
  public Rect mapBounds(Rect rect) {
    if (isTranslation()) {
      return e == 0 && f == 0 ? Rects.plain(rect) : Rects.plain(rect).offset(e, f);
    }
    if (!isAffine() && !isBeforeEye(rect)) {
      return EVERYWHERE;
    }
    Point p = map(rect.getLeft(), rect.getTop());
    Point q = map(rect.getRight(), rect.getTop());
    Point r = map(rect.getLeft(), rect.getBottom());
    Point s = map(rect.getRight(), rect.getBottom());
    return Rects.of(
        Math.min(Math.min(p.getX(), q.getX()), Math.min(r.getX(), s.getX())),
        Math.min(Math.min(p.getY(), q.getY()), Math.min(r.getY(), s.getY())),
        Math.max(Math.max(p.getX(), q.getX()), Math.max(r.getX(), s.getX())),
        Math.max(Math.max(p.getY(), q.getY()), Math.max(r.getY(), s.getY())));
  }

  private boolean isBeforeEye(Rect rect) {
    float left = g * rect.getLeft() + i;
    float right = g * rect.getRight() + i;
    float top = h * rect.getTop();
    float bottom = h * rect.getBottom();
    return Math.min(left, right) + Math.min(top, bottom) > NEAREST;
  }

  public Matrix33 toMatrix33() {
    return new Matrix33(a, c, e, b, d, f, g, h, i);
  }
}
