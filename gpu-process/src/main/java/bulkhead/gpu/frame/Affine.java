package bulkhead.gpu.frame;

/// The 2-D matrix `x' = a x + c y + e`, `y' = b x + d y + f`.
public record Affine(float a, float b, float c, float d, float e, float f) {
  public static final Affine IDENTITY = new Affine(1, 0, 0, 1, 0, 0);

  public static Affine translation(float x, float y) {
    return new Affine(1, 0, 0, 1, x, y);
  }

  public float mapX(float x, float y) {
    return a * x + c * y + e;
  }

  public float mapY(float x, float y) {
    return b * x + d * y + f;
  }

  /// The matrix that applies `inner` first and this one to the result.
  public Affine then(Affine inner) {
    return new Affine(
        a * inner.a + c * inner.b,
        b * inner.a + d * inner.b,
        a * inner.c + c * inner.d,
        b * inner.c + d * inner.d,
        a * inner.e + c * inner.f + e,
        b * inner.e + d * inner.f + f);
  }

  /// Whether upright rectangles stay upright, neither turned nor mirrored.
  public boolean keepsRectsUpright() {
    return b == 0 && c == 0 && a > 0 && d > 0;
  }

  public boolean isFinite() {
    return Float.isFinite(a)
        && Float.isFinite(b)
        && Float.isFinite(c)
        && Float.isFinite(d)
        && Float.isFinite(e)
        && Float.isFinite(f);
  }

  public double determinant() {
    return (double) a * d - (double) b * c;
  }

  /// The smallest upright rectangle around the image of `rect`.
  public RectF mapBounds(RectF rect) {
    float x0 = mapX(rect.x(), rect.y());
    float y0 = mapY(rect.x(), rect.y());
    float x1 = mapX(rect.right(), rect.y());
    float y1 = mapY(rect.right(), rect.y());
    float x2 = mapX(rect.right(), rect.bottom());
    float y2 = mapY(rect.right(), rect.bottom());
    float x3 = mapX(rect.x(), rect.bottom());
    float y3 = mapY(rect.x(), rect.bottom());
    float left = Math.min(Math.min(x0, x1), Math.min(x2, x3));
    float top = Math.min(Math.min(y0, y1), Math.min(y2, y3));
    float right = Math.max(Math.max(x0, x1), Math.max(x2, x3));
    float bottom = Math.max(Math.max(y0, y1), Math.max(y2, y3));
    return new RectF(left, top, right - left, bottom - top);
  }
}
