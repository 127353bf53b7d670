package bulkhead.renderer.layout.block;

import bulkhead.renderer.layout.fragment.BoxModel;
import bulkhead.renderer.layout.fragment.FloatContext;
import bulkhead.renderer.layout.fragment.FloatStyles;
import bulkhead.renderer.layout.fragment.LayoutContext;
import bulkhead.renderer.layout.fragment.MinMax;
import bulkhead.renderer.layout.fragment.Px;
import bulkhead.renderer.layout.tree.Box;
import bulkhead.renderer.layout.tree.ElementBox;

/// What some children of a block container that follow one another add to its min-content and
/// max-content width (CSS Sizing 3 §5.1), whatever comes before and after them. Immutable.
///
/// Floats are as wide as all of them beside each other, up to where a block or `clear` parts them
/// from the next:
/// ```
/// float float block float clearing-float block float
/// |   head   |      |            max          | tail |
/// ```
/// Sums are exact in practice (`double`), so that it is all the same how children are grouped.
///
/// @param count of children
/// @param min the min-content width
/// @param parted whether floats before the first part are not beside those after the last
/// @param head what is beside floats from before, in px, if it is parted
/// @param max the max-content width of what is between head and tail
/// @param tail the floats at the end; all of them if nothing is parted
/// @param hasBlocks there is one that is in flow
record FlowSizes(
    int count, float min, boolean parted, double head, double max, double tail, boolean hasBlocks) {
  static final FlowSizes NOTHING = new FlowSizes(0, 0, false, 0, 0, 0, false);
  private static final FlowSizes OUT_OF_FLOW = new FlowSizes(1, 0, false, 0, 0, 0, false);

  static FlowSizes of(LayoutContext context, Box each) {
    if (!(each instanceof ElementBox child) || child.isOutOfFlow()) {
      return OUT_OF_FLOW;
    }
    MinMax sizes = context.contentSizes(child).plus(BoxModel.margin(child, Float.NaN).horizontal());
    boolean clears = FloatStyles.clear(child) != FloatContext.Clear.NONE;
    if (child.isFloating()) {
      return new FlowSizes(1, sizes.min(), clears, 0, 0, Math.max(0, sizes.max()), false);
    }
    boolean beside = child.isNewFormattingContext() && !clears;
    return beside
        ? new FlowSizes(1, sizes.min(), true, sizes.max(), 0, 0, true)
        : new FlowSizes(1, sizes.min(), true, 0, sizes.max(), 0, true);
  }

  /// These children and those after them.
  FlowSizes then(FlowSizes next) {
    double floats = next.parted ? tail + next.head : tail + next.tail;
    boolean meet = parted && next.parted;
    return new FlowSizes(
        count + next.count,
        Math.max(min, next.min),
        parted || next.parted,
        parted ? head : next.parted ? floats : 0,
        Math.max(Math.max(max, next.max), meet ? floats : 0),
        next.parted ? next.tail : floats,
        hasBlocks || next.hasBlocks);
  }

  /// The max-content width where nothing is before and after.
  float maxWidth() {
    return Px.clamp((float) Math.max(max, Math.max(head, tail)));
  }
}
