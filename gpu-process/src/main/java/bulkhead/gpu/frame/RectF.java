package bulkhead.gpu.frame;

/// A rectangle with fractions of a pixel; width and height are not negative.
public record RectF(float x, float y, float width, float height) {
  public float right() {
    return x + width;
  }

  public float bottom() {
    return y + height;
  }

  public static RectF of(PixelSize size) {
    return new RectF(0, 0, size.width(), size.height());
  }

  /// The pixels whose centres lie in this rectangle: what drawing it without antialiasing covers.
  public PixelRect coveredPixels() {
    PixelRect covered =
        new PixelRect(firstCentre(x), firstCentre(y), firstCentre(right()), firstCentre(bottom()));
    return covered.isEmpty() ? PixelRect.EMPTY : covered;
  }

  private static int firstCentre(float edge) {
    double first = Math.ceil(edge - 0.5);
    return (int) Math.max(Integer.MIN_VALUE / 2, Math.min(Integer.MAX_VALUE / 2, first));
  }
}
