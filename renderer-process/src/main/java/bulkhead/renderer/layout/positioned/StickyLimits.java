package bulkhead.renderer.layout.positioned;

import io.github.humbleui.types.Point;
import io.github.humbleui.types.Rect;

/// What a sticky box's place depends on besides scrolling (css-position-3 §3.4). All rectangles are
/// where layout has put them, in the coordinates of the scroller's contents. Immutable; the
/// compositor works with it too.
///
/// ```
/// view        what is seen of the contents while nothing is scrolled; it moves by the offset
/// box         pushed by the insets from the view's edges towards its middle,
/// containing  but only within this
/// ```
///
/// @param box its border box; of an inline box, around all its lines
/// @param containing the containing block, less the box's margins
/// @param top NaN for `auto`, as for the other insets
public record StickyLimits(
    Rect view, Rect box, Rect containing, float left, float top, float right, float bottom) {

  /// How far the box is moved from where layout has put it.
  ///
  /// @param scroll the scroller's offset
  /// @param around how far sticky boxes around this one move it along
  /// @param containingAround how far they move its containing block
  public Point shift(Point scroll, Point around, Point containingAround) {
    return new Point(
        shift(
            view.getLeft() + scroll.getX(),
            view.getRight() + scroll.getX(),
            box.getLeft() + around.getX(),
            box.getRight() + around.getX(),
            containing.getLeft() + containingAround.getX(),
            containing.getRight() + containingAround.getX(),
            left,
            right),
        shift(
            view.getTop() + scroll.getY(),
            view.getBottom() + scroll.getY(),
            box.getTop() + around.getY(),
            box.getBottom() + around.getY(),
            containing.getTop() + containingAround.getY(),
            containing.getBottom() + containingAround.getY(),
            top,
            bottom));
  }

  /// In one direction. The end inset is weaker: where there is no room for both, the start one
  /// counts.
  private static float shift(
      float viewStart,
      float viewEnd,
      float boxStart,
      float boxEnd,
      float containingStart,
      float containingEnd,
      float start,
      float end) {
    float by = 0;
    if (!Float.isNaN(end)) {
      float inset = end;
      if (!Float.isNaN(start)) {
        inset = Math.min(inset, viewEnd - viewStart - (boxEnd - boxStart) - start);
      }
      float past = Math.min(0, viewEnd - inset - boxEnd);
      by += Math.max(past, Math.min(0, containingStart - boxStart));
    }
    if (!Float.isNaN(start)) {
      float past = Math.max(0, viewStart + start - (boxStart + by));
      by += Math.min(past, Math.max(0, containingEnd - (boxEnd + by)));
    }
    return by;
  }

  /// Everywhere that `rect` may come to by the shift.
  public Rect reach(Rect rect) {
    return Rect.makeLTRB(
        rect.getLeft() + Math.min(0, containing.getLeft() - box.getLeft()),
        rect.getTop() + Math.min(0, containing.getTop() - box.getTop()),
        rect.getRight() + Math.max(0, containing.getRight() - box.getRight()),
        rect.getBottom() + Math.max(0, containing.getBottom() - box.getBottom()));
  }
}
