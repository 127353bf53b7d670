package bulkhead.renderer.paint;

import io.github.humbleui.skija.Matrix33;
import io.github.humbleui.types.Point;
import io.github.humbleui.types.Rect;

/// An affine map of the plane, with the letters of CSS `matrix(a, b, c, d, e, f)`: x' = ax + cy +
/// e, y' = bx + dy + f.
public record Transform(float a, float b, float c, float d, float e, float f) {
  public static final Transform IDENTITY = new Transform(1, 0, 0, 1, 0, 0);

  public static Transform translate(float x, float y) {
    return new Transform(1, 0, 0, 1, x, y);
  }

  public static Transform scale(float x, float y) {
    return new Transform(x, 0, 0, y, 0, 0);
  }

  /// The map that applies `inner` first and this one to its result.
  public Transform times(Transform inner) {
    return new Transform(
        a * inner.a + c * inner.b,
        b * inner.a + d * inner.b,
        a * inner.c + c * inner.d,
        b * inner.c + d * inner.d,
        a * inner.e + c * inner.f + e,
        b * inner.e + d * inner.f + f);
  }

  public boolean isIdentity() {
    return isTranslation() && e == 0 && f == 0;
  }

  public boolean isTranslation() {
    return a == 1 && b == 0 && c == 0 && d == 1;
  }

  /// True if rectangles stay upright rectangles and nothing is mirrored.
  public boolean isScaleAndTranslation() {
    return b == 0 && c == 0 && a > 0 && d > 0;
  }

  public boolean isInvertible() {
    float determinant = a * d - b * c;
    return Float.isFinite(determinant)
        && determinant != 0
        && Float.isFinite(1 / determinant)
        && Float.isFinite(e)
        && Float.isFinite(f);
  }

  /// @throws IllegalStateException if it is not invertible
  public Transform inverse() {
    if (!isInvertible()) {
      throw new IllegalStateException("not invertible: " + this);
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

  public Point map(float x, float y) {
    return new Point(a * x + c * y + e, b * x + d * y + f);
  }

  /// The smallest upright rectangle around the image of `rect`.
  public Rect mapBounds(Rect rect) {
    if (isTranslation()) {
      return e == 0 && f == 0 ? Rects.plain(rect) : Rects.plain(rect).offset(e, f);
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

  public Matrix33 toMatrix33() {
    return new Matrix33(a, c, e, b, d, f, 0, 0, 1);
  }
}
