package bulkhead.plugin.api;

/// A rectangle of device pixels: of a plugin's box, origin top-left, y down, unless said otherwise.
/// Empty when it has no width or no height; never negative.
public record PixelRect(int x, int y, int width, int height) {
  public static final PixelRect EMPTY = new PixelRect(0, 0, 0, 0);

  public PixelRect {
    width = Math.max(0, width);
    height = Math.max(0, height);
  }

  /// The rectangle with these edges, empty if they cross.
  public static PixelRect ofEdges(int left, int top, int right, int bottom) {
    return new PixelRect(left, top, right - left, bottom - top);
  }

  public int right() {
    return x + width;
  }

  public int bottom() {
    return y + height;
  }

  public boolean isEmpty() {
    return width == 0 || height == 0;
  }

  public boolean contains(int px, int py) {
    return px >= x && py >= y && px < right() && py < bottom();
  }

  public boolean intersects(PixelRect other) {
    return !intersect(other).isEmpty();
  }

  public PixelRect intersect(PixelRect other) {
    return ofEdges(
        Math.max(x, other.x),
        Math.max(y, other.y),
        Math.min(right(), other.right()),
        Math.min(bottom(), other.bottom()));
  }

  /// The smallest rectangle around both; an empty one adds nothing.
  public PixelRect union(PixelRect other) {
    if (isEmpty()) {
      return other;
    }
    if (other.isEmpty()) {
      return this;
    }
    return ofEdges(
        Math.min(x, other.x),
        Math.min(y, other.y),
        Math.max(right(), other.right()),
        Math.max(bottom(), other.bottom()));
  }

  public PixelRect translate(int dx, int dy) {
    return new PixelRect(x + dx, y + dy, width, height);
  }

  @Override
  public String toString() {
    return "(" + x + "," + y + " " + width + "x" + height + ")";
  }
}
