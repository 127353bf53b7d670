package bulkhead.renderer.paint;

import io.github.humbleui.types.Rect;

/// What Skija's [Rect] lacks: an empty rectangle, union, intersection without null.
public final class Rects {
  public static final Rect EMPTY = Rect.makeLTRB(0, 0, 0, 0);

  private Rects() {}

  /// A rectangle from its edges; empty where they are the wrong way round or not numbers.
  public static Rect of(float left, float top, float right, float bottom) {
    return left <= right && top <= bottom ? Rect.makeLTRB(left, top, right, bottom) : EMPTY;
  }

  /// The rectangle itself, without rounded corners if it has any.
  public static Rect plain(Rect rect) {
    return rect.getClass() == Rect.class
        ? rect
        : Rect.makeLTRB(rect.getLeft(), rect.getTop(), rect.getRight(), rect.getBottom());
  }

  public static boolean isEmpty(Rect rect) {
    return !(rect.getLeft() < rect.getRight() && rect.getTop() < rect.getBottom());
  }

  public static boolean intersects(Rect a, Rect b) {
    return a.getLeft() < b.getRight()
        && b.getLeft() < a.getRight()
        && a.getTop() < b.getBottom()
        && b.getTop() < a.getBottom();
  }

  /// [#EMPTY] if they do not meet.
  public static Rect intersection(Rect a, Rect b) {
    return of(
        Math.max(a.getLeft(), b.getLeft()),
        Math.max(a.getTop(), b.getTop()),
        Math.min(a.getRight(), b.getRight()),
        Math.min(a.getBottom(), b.getBottom()));
  }

  /// The smallest rectangle around both; an empty one adds nothing.
  public static Rect union(Rect a, Rect b) {
    if (isEmpty(a)) {
      return plain(b);
    }
    if (isEmpty(b)) {
      return plain(a);
    }
    return Rect.makeLTRB(
        Math.min(a.getLeft(), b.getLeft()),
        Math.min(a.getTop(), b.getTop()),
        Math.max(a.getRight(), b.getRight()),
        Math.max(a.getBottom(), b.getBottom()));
  }

  public static boolean contains(Rect outer, Rect inner) {
    return outer.getLeft() <= inner.getLeft()
        && outer.getTop() <= inner.getTop()
        && outer.getRight() >= inner.getRight()
        && outer.getBottom() >= inner.getBottom();
  }

  /// So many times as large, and as far from the origin.
  public static Rect scaled(Rect rect, float by) {
    return of(rect.getLeft() * by, rect.getTop() * by, rect.getRight() * by, rect.getBottom() * by);
  }

  /// Larger by `by` on each side.
  public static Rect outset(Rect rect, float by) {
    return of(rect.getLeft() - by, rect.getTop() - by, rect.getRight() + by, rect.getBottom() + by);
  }
}
