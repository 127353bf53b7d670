package bulkhead.renderer.layout.fragment;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How the children of a long block container were placed, with what was true between some of them:
/// after a change, placing begins again a little before it, and ends where everything is as it was.
/// Immutable.
///
/// ```
/// state   state        state           state
///   | a b c | d e f X g | h i j ... y z |
///   ^ taken over        ^ taken over, moved down
///           ^ placed    anew
/// ```
/// The floats in it are put where they were, or lower, too.
/// @param edges of the container
/// @param contentWidth of the container
/// @param percentageHeight what percentages of the children's heights refer to
/// @param takesPercentages whether there are any
/// @param children where they were placed
/// @param waiting the positioned boxes among and in them
/// @param states in order; the first is before all children, the last after them
/// @param originX of the content box among the floats of its formatting context
/// @param originY the same
/// @param floats that were put there while the children were placed, in order
/// @param besideFloats there were some at the end, in the container or before it
public record FlowHistory(
    Insets edges,
    float contentWidth,
    float percentageHeight,
    boolean takesPercentages,
    List<Fragment.Child> children,
    List<OutOfFlow> waiting,
    List<State> states,
    float originX,
    float originY,
    List<FloatContext.Placed> floats,
    boolean besideFloats) {
  /// What is true before a child is placed.
  ///
  /// @param box how many of the container's children come before it
  /// @param children how many fragments they have
  /// @param waiting how many positioned boxes
  /// @param y bottom border edge of the last block, in the content box
  /// @param margins that may go on collapsing
  /// @param keepsMargins they do not collapse with the container's
  /// @param ignoresQuirky quirky margins do not count
  /// @param atTop nothing separates the child's top margin from the container's
  /// @param firstBaseline from the container's top edge; NaN for none
  /// @param lastBaseline the same
  /// @param lastBaselineBox the number of the child that has it
  /// @param right the right margin edge of what was placed since the state before this one
  /// @param floats how many floats were put there
  /// @param outline of the floats from `y` on; null if it is like no other
  /// @param asked the least y, in the content box, at which floats played a part since the state
  ///     before this one; infinity for none
  public record State(
      int box,
      int children,
      int waiting,
      float y,
      MarginStrut margins,
      boolean keepsMargins,
      boolean ignoresQuirky,
      boolean atTop,
      float firstBaseline,
      float lastBaseline,
      int lastBaselineBox,
      float right,
      int floats,
      FloatContext.@Nullable Outline outline,
      float asked) {
    /// Whether what follows would be placed in the same way, only higher or lower.
    public boolean isAlike(State other) {
      return keepsMargins == other.keepsMargins
          && ignoresQuirky == other.ignoresQuirky
          && atTop == other.atTop
          && outline != null
          && outline.equals(other.outline)
          && margins.equals(other.margins);
    }
  }

  /// Whether it was made in this room.
  boolean isFor(Insets wantedEdges, float wantedWidth, float wantedHeight) {
    return wantedWidth == contentWidth
        && (!takesPercentages || Float.compare(wantedHeight, percentageHeight) == 0)
        && wantedEdges.equals(edges);
  }

  /// The least y, in the content box, at which floats played a part between two states.
  ///
  /// @param from number of the state before
  /// @param to number of the state after
  public float asked(int from, int to) {
    float least = Float.POSITIVE_INFINITY;
    for (State state : states.subList(from + 1, to + 1)) {
      least = Math.min(least, state.asked);
    }
    return least;
  }

  /// The last state that is before the child of that number or before an earlier one.
  public int stateBefore(int box) {
    int low = 0;
    int high = states.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (states.get(middle).box <= box) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }
}
