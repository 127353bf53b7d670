package bulkhead.renderer.layout.fragment;

/// The floats of one block formatting context (CSS 2.2 §9.5), as margin boxes in the coordinates of
/// its root's border box. Mutable, lives as long as the layout of that context.
public final class FloatContext {
  /// Which floats an element must be below.
  public enum Clear {
    NONE,
    LEFT,
    RIGHT,
    BOTH
  }

  public enum Side {
    LEFT,
    RIGHT
  }

  /// Where a margin box was put.
  public record Place(float x, float y) {}

  /// Reach to the right from the left edge of the root's border box.
  private final FloatSide left = new FloatSide();

  /// Reach to the left, so with the sign turned.
  private final FloatSide right = new FloatSide();

  private float lastTop = Float.NEGATIVE_INFINITY;

  /// For taking back floats of a line that is broken earlier after all.
  public record Mark(FloatSide.State left, FloatSide.State right, float lastTop) {}

  public Mark mark() {
    return new Mark(left.state(), right.state(), lastTop);
  }

  public void reset(Mark mark) {
    left.reset(mark.left);
    right.reset(mark.right);
    lastTop = mark.lastTop;
  }

  public int count() {
    return left.count() + right.count();
  }

  /// Whether any float reaches below `y`.
  public boolean reachesBelow(float y) {
    return left.lowest() > y || right.lowest() > y;
  }

  /// The line-left edge available between `y` and `y + height`, at least `from`.
  public float leftEdge(float y, float height, float from) {
    return Math.max(from, left.reach(y, y + Math.max(height, 1f / 64)));
  }

  /// The line-right edge available between `y` and `y + height`, at most `from`.
  public float rightEdge(float y, float height, float from) {
    return Math.min(from, -right.reach(y, y + Math.max(height, 1f / 64)));
  }

  /// Where more room may be below `y`, as floats end there; `y` if there is no such place.
  public float nextEdgeBelow(float y) {
    float result = Math.min(left.nextEnd(y), right.nextEnd(y));
    return result == Float.POSITIVE_INFINITY ? y : result;
  }

  /// The first y from `y` on that is below the floats that `clear` names.
  public float clearance(Clear clear, float y) {
    return switch (clear) {
      case NONE -> y;
      case LEFT -> Math.max(y, left.lowest());
      case RIGHT -> Math.max(y, right.lowest());
      case BOTH -> Math.max(y, Math.max(left.lowest(), right.lowest()));
    };
  }

  /// Puts a float (CSS 2.2 §9.5.1) of that margin-box size no higher than `y` between two edges.
  public Place add(Side side, float y, float width, float height, float from, float to) {
    float top = Math.max(y, lastTop);
    while (true) {
      float l = leftEdge(top, 0, from);
      float r = rightEdge(top, 0, to);
      float below = nextEdgeBelow(top);
      if (r - l >= width || below <= top || (l <= from && r >= to)) {
        float x = side == Side.LEFT ? l : r - width;
        lastTop = top;
        FloatSide floats = side == Side.LEFT ? left : right;
        if (width > 0 && height > 0) {
          floats.add(side == Side.LEFT ? x + width : -x, top, top + height);
        } else {
          floats.addEmpty(top + height);
        }
        return new Place(x, top);
      }
      top = below;
    }
  }

  /// The lower end of all floats, or negative infinity.
  public float bottom() {
    return Math.max(left.lowest(), right.lowest());
  }
}
