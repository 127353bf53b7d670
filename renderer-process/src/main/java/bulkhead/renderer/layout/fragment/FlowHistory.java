package bulkhead.renderer.layout.fragment;

import java.util.List;

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
/// @param edges of the container
/// @param contentWidth of the container
/// @param percentageHeight what percentages of the children's heights refer to
/// @param takesPercentages whether there are any
/// @param children where they were placed
/// @param waiting the positioned boxes among and in them
/// @param states in order; the first is before all children, the last after them
public record FlowHistory(
    Insets edges,
    float contentWidth,
    float percentageHeight,
    boolean takesPercentages,
    List<Fragment.Child> children,
    List<OutOfFlow> waiting,
    List<State> states) {
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
      float right) {
    /// Whether what follows would be placed in the same way, only higher or lower.
    public boolean isAlike(State other) {
      return keepsMargins == other.keepsMargins
          && ignoresQuirky == other.ignoresQuirky
          && atTop == other.atTop
          && margins.equals(other.margins);
    }
  }

  /// Whether it was made in this room.
  boolean isFor(Insets wantedEdges, float wantedWidth, float wantedHeight) {
    return wantedWidth == contentWidth
        && (!takesPercentages || Float.compare(wantedHeight, percentageHeight) == 0)
        && wantedEdges.equals(edges);
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
