package bulkhead.renderer.paint;

/// The part of a scrolled document that is painted, from top to bottom in CSS px: what is seen, and
/// so much around it that scrolling goes on without the main thread. What lies further away costs
/// neither time nor memory until it comes near.
public record PaintRange(float top, float bottom) {
  /// At least so much is painted above and below what is seen; the range moves by that much.
  private static final float STEP = 4000;

  /// @param offset how far the document is scrolled down
  /// @param height of what is seen
  public static PaintRange around(float offset, float height) {
    float step = (float) Math.floor(offset / STEP);
    return new PaintRange((step - 1) * STEP, (step + 2) * STEP + height);
  }

  /// Whether nothing between two edges is in the range.
  boolean excludes(float from, float to) {
    return to < top || from > bottom;
  }
}
