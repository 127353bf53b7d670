package bulkhead.renderer.layout.flex;

import bulkhead.renderer.css.value.AlignKeyword;
import bulkhead.renderer.layout.fragment.BoxFragment;
import bulkhead.renderer.layout.fragment.BoxModel;
import bulkhead.renderer.layout.fragment.Insets;
import bulkhead.renderer.layout.fragment.KeptFragments;
import bulkhead.renderer.layout.tree.ElementBox;
import org.jspecify.annotations.Nullable;

/// A flex item while it is laid out. Sizes are of the border box, "main" and "cross" as the
/// container's direction says.
final class FlexItem {
  final ElementBox box;
  final Insets margin;

  /// Border plus padding.
  final Insets edges;

  final boolean autoMarginMainStart;
  final boolean autoMarginMainEnd;
  final boolean autoMarginCrossStart;
  final boolean autoMarginCrossEnd;
  final float marginMain;
  final float marginCross;
  final float edgesMain;

  /// The least border-box length.
  final float leastMain;

  final AlignKeyword align;
  final int order;
  final float grow;
  final float shrink;

  /// Whether [FlexBaseSizes] has determined the four sizes that follow.
  boolean hasBaseSizes;

  float flexBaseSize;

  /// Whether the base size is not that of the contents.
  boolean hasDefiniteBasis;
  float minMain;
  float maxMain;
  float hypotheticalMainSize;
  float targetMainSize;
  boolean frozen;
  float violation;
  float crossSize;
  float mainOffset;
  float crossOffset;

  /// Of the border box, in the container's.
  float finalTop;
  @Nullable BoxFragment fragment;

  /// The result of step 7, and the main size that it was laid out with.
  @Nullable BoxFragment hypothetical;

  float hypotheticalFor;

  /// The fragment and the cross size that step 11 made of that, and the line's share of the cross
  /// size that it was given.
  @Nullable BoxFragment stretched;

  float stretchedCrossSize;
  float stretchedFor;

  FlexItem(
      ElementBox box,
      Insets margin,
      Insets edges,
      boolean row,
      boolean[] autoMargins,
      AlignKeyword align) {
    this.box = box;
    this.margin = margin;
    this.edges = edges;
    this.align = align;
    boolean anonymous = box.isAnonymous();
    order = anonymous ? 0 : box.style().order();
    grow = anonymous ? 0 : Math.max(0, box.style().flexGrow());
    shrink = anonymous ? 1 : Math.max(0, box.style().flexShrink());
    marginMain = row ? margin.horizontal() : margin.vertical();
    marginCross = row ? margin.vertical() : margin.horizontal();
    edgesMain = row ? edges.horizontal() : edges.vertical();
    leastMain = row ? BoxModel.leastWidth(box, edgesMain) : BoxModel.leastHeight(box, edgesMain);
    autoMarginMainStart = autoMargins[0];
    autoMarginMainEnd = autoMargins[1];
    autoMarginCrossStart = autoMargins[2];
    autoMarginCrossEnd = autoMargins[3];
  }

  /// Whether the box is as it was when this was laid out.
  boolean isCurrent() {
    return fragment != null && KeptFragments.holds(box.cachedLayout, fragment);
  }

  float outerTarget() {
    return targetMainSize + marginMain;
  }

  float outerHypothetical() {
    return hypotheticalMainSize + marginMain;
  }

  float outerCross() {
    return crossSize + marginCross;
  }

  BoxFragment laidOut() {
    BoxFragment done = fragment;
    if (done == null) {
      throw new IllegalStateException("not laid out: " + box);
    }
    return done;
  }
}
