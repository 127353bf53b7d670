package bulkhead.gpu.frame;

/// A rectangle of whole device pixels: `left` and `top` are in it, `right` and `bottom` are not.
/// Empty when they do not come after `left` and `top`.
public record PixelRect(int left, int top, int right, int bottom) {
  public static final PixelRect EMPTY = new PixelRect(0, 0, 0, 0);

  /// A clip that clips nothing.
  public static final PixelRect EVERYTHING =
      new PixelRect(
          Integer.MIN_VALUE / 2,
          Integer.MIN_VALUE / 2,
          Integer.MAX_VALUE / 2,
          Integer.MAX_VALUE / 2);

  public boolean isEmpty() {
    return left >= right || top >= bottom;
  }

  public int width() {
    return right - left;
  }

  public int height() {
    return bottom - top;
  }

  public boolean contains(PixelRect other) {
    return other.left >= left && other.top >= top && other.right <= right && other.bottom <= bottom;
  }

  public PixelRect intersect(PixelRect other) {
    PixelRect common =
        new PixelRect(
            Math.max(left, other.left),
            Math.max(top, other.top),
            Math.min(right, other.right),
            Math.min(bottom, other.bottom));
    return common.isEmpty() ? EMPTY : common;
  }

  /// The smallest rectangle that holds both; an empty one adds nothing.
  public PixelRect union(PixelRect other) {
    if (isEmpty()) {
      return other;
    }
    if (other.isEmpty()) {
      return this;
    }
    return new PixelRect(
        Math.min(left, other.left),
        Math.min(top, other.top),
        Math.max(right, other.right),
        Math.max(bottom, other.bottom));
  }
}
