package bulkhead.renderer.layout.fragment;

import java.util.Arrays;

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

  /// Floats of one side; tops never decrease, so a look-up goes backwards until nothing earlier can
  /// reach down.
  private static final class Stack {
    float[] edge = new float[8];
    float[] top = new float[8];
    float[] bottom = new float[8];
    float[] lowestSoFar = new float[8];
    int count;

    void add(float innerEdge, float y, float end) {
      if (count == edge.length) {
        edge = Arrays.copyOf(edge, 2 * count);
        top = Arrays.copyOf(top, 2 * count);
        bottom = Arrays.copyOf(bottom, 2 * count);
        lowestSoFar = Arrays.copyOf(lowestSoFar, 2 * count);
      }
      edge[count] = innerEdge;
      top[count] = y;
      bottom[count] = end;
      lowestSoFar[count] = Math.max(end, lowest());
      count++;
    }

    float lowest() {
      return count == 0 ? Float.NEGATIVE_INFINITY : lowestSoFar[count - 1];
    }
  }

  private final Stack left = new Stack();
  private final Stack right = new Stack();
  private float lastTop = Float.NEGATIVE_INFINITY;

  /// For taking back floats of a line that is broken earlier after all.
  public record Mark(int left, int right, float lastTop) {}

  public Mark mark() {
    return new Mark(left.count, right.count, lastTop);
  }

  public void reset(Mark mark) {
    left.count = mark.left;
    right.count = mark.right;
    lastTop = mark.lastTop;
  }

  public boolean isEmpty() {
    return left.count == 0 && right.count == 0;
  }

  public int count() {
    return left.count + right.count;
  }

  /// Whether any float reaches below `y`.
  public boolean reachesBelow(float y) {
    return left.lowest() > y || right.lowest() > y;
  }

  /// The line-left edge available between `y` and `y + height`, at least `from`.
  public float leftEdge(float y, float height, float from) {
    float end = y + Math.max(height, 1f / 64);
    float result = from;
    for (int i = left.count - 1; i >= 0 && left.lowestSoFar[i] > y; i--) {
      if (left.bottom[i] > y && left.top[i] < end) {
        result = Math.max(result, left.edge[i]);
      }
    }
    return result;
  }

  /// The line-right edge available between `y` and `y + height`, at most `from`.
  public float rightEdge(float y, float height, float from) {
    float end = y + Math.max(height, 1f / 64);
    float result = from;
    for (int i = right.count - 1; i >= 0 && right.lowestSoFar[i] > y; i--) {
      if (right.bottom[i] > y && right.top[i] < end) {
        result = Math.min(result, right.edge[i]);
      }
    }
    return result;
  }

  /// The nearest bottom edge of a float below `y`, or `y` if there is none: where more room may be.
  public float nextEdgeBelow(float y) {
    float result = Float.POSITIVE_INFINITY;
    for (int i = left.count - 1; i >= 0 && left.lowestSoFar[i] > y; i--) {
      if (left.bottom[i] > y) {
        result = Math.min(result, left.bottom[i]);
      }
    }
    for (int i = right.count - 1; i >= 0 && right.lowestSoFar[i] > y; i--) {
      if (right.bottom[i] > y) {
        result = Math.min(result, right.bottom[i]);
      }
    }
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
        if (width > 0 && height > 0) {
          if (side == Side.LEFT) {
            left.add(x + width, top, top + height);
          } else {
            right.add(x, top, top + height);
          }
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
