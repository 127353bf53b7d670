package bulkhead.renderer.layout.fragment;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The floats of one block formatting context (CSS 2.2 §9.5), as margin boxes in the coordinates of
/// its root's border box. Lines see some of them as other shapes (CSS Shapes 1 §2): the others, and
/// boxes with a formatting context of their own, do not. Mutable, lives as long as the layout of
/// that context.
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

  /// A float that was put somewhere.
  ///
  /// @param width of its margin box
  /// @param height of its margin box
  /// @param shape what lines see of it; null for the margin box
  public record Placed(
      Side side, Place place, float width, float height, @Nullable FloatShape shape) {}

  /// What there is to be seen of floats from some y on, with that as 0. What is placed further down
  /// is placed alike where these are equal.
  ///
  /// @param left as [FloatSide#outline] gives it
  /// @param right the same
  /// @param lastTop no float may be placed above it; 0 where that says nothing
  /// @param lowestLeft the lower end of the floats on that side; 0 if that is above
  /// @param lowestRight the same
  /// @param shapes whether there are shapes at all
  public record Outline(
      List<Float> left,
      List<Float> right,
      float lastTop,
      float lowestLeft,
      float lowestRight,
      boolean shapes) {
    private static final Outline NOTHING = new Outline(List.of(), List.of(), 0, 0, 0, false);
  }

  /// How often a line is tried beside one shape, which may be many millions of pixels high.
  private static final int MOST_STEPS = 4096;

  /// Reach to the right from the left edge of the root's border box.
  private final FloatSide left = new FloatSide();

  /// Reach to the left, so with the sign turned.
  private final FloatSide right = new FloatSide();

  private float lastTop = Float.NEGATIVE_INFINITY;

  /// All floats, in order.
  private final List<Placed> placed = new ArrayList<>();

  /// The least y that anybody asked about since [#forgetAsked].
  private float asked = Float.POSITIVE_INFINITY;

  /// The floats that lines see as another shape; null while there is none.
  private @Nullable Shaped shaped;

  /// A float with a shape, and those before it.
  ///
  /// @param others all floats without a shape
  /// @param lowest the lower end of the lowest of them
  record Shaped(
      Side side,
      Place place,
      float width,
      float height,
      FloatShape shape,
      Others others,
      @Nullable Shaped before,
      float lowest) {
    static Shaped of(
        Side side,
        Place place,
        float width,
        float height,
        FloatShape shape,
        Others others,
        @Nullable Shaped before) {
      float own = place.y + height;
      float lowest = before == null ? own : Math.max(own, before.lowest);
      return new Shaped(side, place, width, height, shape, others, before, lowest);
    }
  }

  private record Others(FloatSide left, FloatSide right) {
    State state() {
      return new State(left.state(), right.state());
    }

    void reset(State state) {
      left.reset(state.left);
      right.reset(state.right);
    }
  }

  private record State(FloatSide.State left, FloatSide.State right) {}

  /// For taking back floats of a line that is broken earlier after all.
  public record Mark(
      FloatSide.State left,
      FloatSide.State right,
      float lastTop,
      @Nullable Shaped shaped,
      @Nullable State others) {}

  public Mark mark() {
    return new Mark(
        left.state(),
        right.state(),
        lastTop,
        shaped,
        shaped == null ? null : shaped.others.state());
  }

  public void reset(Mark mark) {
    left.reset(mark.left);
    right.reset(mark.right);
    lastTop = mark.lastTop;
    shaped = mark.shaped;
    if (shaped != null && mark.others != null) {
      shaped.others.reset(mark.others);
    }
    placed.subList(count(), placed.size()).clear();
  }

  public int count() {
    return left.count() + right.count();
  }

  /// The floats from the one of that number on, in order.
  public List<Placed> placedSince(int first) {
    return List.copyOf(placed.subList(first, placed.size()));
  }

  /// The least y that was asked about since [#forgetAsked]; infinity for none. What is above it
  /// played no part.
  public float asked() {
    return asked;
  }

  /// @param before what was asked about earlier and still counts; infinity for nothing
  public void forgetAsked(float before) {
    asked = before;
  }

  private void ask(float y) {
    asked = Math.min(asked, y);
  }

  /// What there is to be seen from `y` on; null if that is too much to be compared.
  public @Nullable Outline outline(float y) {
    for (Shaped each = shaped; each != null && each.lowest > y; each = each.before) {
      if (each.place.y + each.height > y) {
        return null;
      }
    }
    if (!(left.lowest() > y || right.lowest() > y || lastTop > y || shaped != null)) {
      return Outline.NOTHING;
    }
    List<Float> leftSteps = left.outline(y);
    List<Float> rightSteps = right.outline(y);
    return leftSteps == null || rightSteps == null
        ? null
        : new Outline(
            leftSteps,
            rightSteps,
            Math.max(0, lastTop - y),
            Math.max(0, left.lowest() - y),
            Math.max(0, right.lowest() - y),
            shaped != null);
  }

  /// Whether any float reaches below `y`.
  public boolean reachesBelow(float y) {
    ask(y);
    return left.lowest() > y || right.lowest() > y;
  }

  /// The line-left edge available between `y` and `y + height`, at least `from`.
  public float leftEdge(float y, float height, float from) {
    ask(y);
    return Math.max(from, left.reach(y, y + Math.max(height, 1f / 64)));
  }

  /// The line-right edge available between `y` and `y + height`, at most `from`.
  public float rightEdge(float y, float height, float from) {
    ask(y);
    return Math.min(from, -right.reach(y, y + Math.max(height, 1f / 64)));
  }

  /// The left edge for a line of text, which may reach into a float's margin box.
  public float lineLeftEdge(float y, float height, float from) {
    ask(y);
    Shaped last = shaped;
    if (last == null) {
      return leftEdge(y, height, from);
    }
    float edge = Math.max(from, last.others.left.reach(y, y + Math.max(height, 1f / 64)));
    for (Shaped each = last; each != null && each.lowest > y; each = each.before) {
      FloatShape.Extent extent = each.side == Side.LEFT ? extentOf(each, y, height) : null;
      if (extent != null) {
        edge = Math.max(edge, each.place.x + Math.min(extent.right(), each.width));
      }
    }
    return edge;
  }

  /// The right edge for a line of text.
  public float lineRightEdge(float y, float height, float from) {
    ask(y);
    Shaped last = shaped;
    if (last == null) {
      return rightEdge(y, height, from);
    }
    float edge = Math.min(from, -last.others.right.reach(y, y + Math.max(height, 1f / 64)));
    for (Shaped each = last; each != null && each.lowest > y; each = each.before) {
      FloatShape.Extent extent = each.side == Side.RIGHT ? extentOf(each, y, height) : null;
      if (extent != null) {
        edge = Math.min(edge, each.place.x + Math.max(extent.left(), 0));
      }
    }
    return edge;
  }

  /// A shape counts as far as it is in the margin box (CSS Shapes 1 §2.1).
  private static FloatShape.@Nullable Extent extentOf(Shaped each, float y, float height) {
    float top = Math.max(0, y - each.place.y);
    float bottom = Math.min(each.height, y + Math.max(height, 1f / 64) - each.place.y);
    return bottom <= top ? null : each.shape.between(top, bottom);
  }

  /// Whether lines see some floats as another shape than others do.
  public boolean hasShapes() {
    return shaped != null;
  }

  /// Where a line that does not fit at `y` is tried next; `y` if there is no such place. Beside a
  /// shape each height is another, so that is little below `y`.
  public float nextLineBelow(float y) {
    float edge = nextEdgeBelow(y);
    float step = Float.POSITIVE_INFINITY;
    for (Shaped each = shaped; each != null && each.lowest > y; each = each.before) {
      if (y < each.place.y + each.height && y >= each.place.y - 1) {
        step = Math.min(step, Math.max(1, each.height / MOST_STEPS));
      }
    }
    float next = y + step;
    return next > y && next < Float.POSITIVE_INFINITY && !(edge > y && edge < next) ? next : edge;
  }

  /// Where more room may be below `y`, as floats end there; `y` if there is no such place.
  public float nextEdgeBelow(float y) {
    ask(y);
    float result = Math.min(left.nextEnd(y), right.nextEnd(y));
    return result == Float.POSITIVE_INFINITY ? y : result;
  }

  /// The first y from `y` on that is below the floats that `clear` names.
  public float clearance(Clear clear, float y) {
    if (clear != Clear.NONE) {
      ask(y);
    }
    return switch (clear) {
      case NONE -> y;
      case LEFT -> Math.max(y, left.lowest());
      case RIGHT -> Math.max(y, right.lowest());
      case BOTH -> Math.max(y, Math.max(left.lowest(), right.lowest()));
    };
  }

  /// Puts a float (CSS 2.2 §9.5.1) of that margin-box size no higher than `y` between two edges.
  ///
  /// @param shape what lines see of it; null for the margin box
  public Place add(
      Side side,
      float y,
      float width,
      float height,
      float from,
      float to,
      @Nullable FloatShape shape) {
    Place place = find(side, y, width, from, to);
    put(new Placed(side, place, width, height, shape));
    return place;
  }

  /// Puts a float where it was in an earlier layout, or lower.
  public void addPlaced(Placed earlier, float dy) {
    Place place = earlier.place;
    put(
        dy == 0
            ? earlier
            : new Placed(
                earlier.side,
                new Place(place.x, place.y + dy),
                earlier.width,
                earlier.height,
                earlier.shape));
  }

  private void put(Placed each) {
    FloatShape shape = each.shape;
    Shaped last = shaped;
    if (shape != null) {
      Others others =
          last == null ? new Others(new FloatSide(left), new FloatSide(right)) : last.others;
      shaped = Shaped.of(each.side, each.place, each.width, each.height, shape, others, last);
    } else if (last != null) {
      put(each.side == Side.LEFT ? last.others.left : last.others.right, each);
    }
    lastTop = each.place.y;
    put(each.side == Side.LEFT ? left : right, each);
    placed.add(each);
  }

  private static void put(FloatSide floats, Placed each) {
    Place place = each.place;
    if (each.width > 0 && each.height > 0) {
      float reach = each.side == Side.LEFT ? place.x + each.width : -place.x;
      floats.add(reach, place.y, place.y + each.height);
    } else {
      floats.addEmpty(place.y + each.height);
    }
  }

  private Place find(Side side, float y, float width, float from, float to) {
    ask(y);
    float top = Math.max(y, lastTop);
    while (true) {
      float l = leftEdge(top, 0, from);
      float r = rightEdge(top, 0, to);
      float below = nextEdgeBelow(top);
      if (r - l >= width || below <= top || (l <= from && r >= to)) {
        return new Place(side == Side.LEFT ? l : r - width, top);
      }
      top = below;
    }
  }

  /// The lower end of all floats, or negative infinity.
  public float bottom() {
    return Math.max(left.lowest(), right.lowest());
  }
}
