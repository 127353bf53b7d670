package bulkhead.renderer.layout.grid;

import bulkhead.renderer.css.value.LengthPercentage;
import bulkhead.renderer.css.value.TrackBreadth;
import bulkhead.renderer.css.value.TrackSize;
import bulkhead.renderer.layout.fragment.Px;

/// A row or column while tracks are sized (css-grid-2 §12.3).
final class GridTrack {
  static final float INFINITE = Float.POSITIVE_INFINITY;

  final TrackSize size;

  /// An empty track of `auto-fit`: neither it nor a gutter of its own takes room (§7.2.3.2).
  final boolean collapsed;

  /// The sizing functions as they count now: percentages of an unknown size are `auto`.
  TrackBreadth min = TrackBreadth.Keyword.AUTO;

  TrackBreadth max = TrackBreadth.Keyword.AUTO;

  /// Of `fit-content()`, in px; otherwise infinite.
  float fitLimit = INFINITE;

  float base;
  float growthLimit;
  boolean infinitelyGrowable;

  // While extra space is distributed.
  float planned;
  float incurred;
  boolean frozen;

  /// An item asked for room in it in this phase, be it none.
  boolean touched;

  GridTrack(TrackSize size, boolean collapsed) {
    this.size = size;
    this.collapsed = collapsed;
  }

  /// §12.4 Initialize track sizes.
  ///
  /// @param available what percentages refer to, or NaN
  void initialize(float available) {
    infinitelyGrowable = false;
    if (collapsed) {
      min = max = new TrackBreadth.Fixed(LengthPercentage.ZERO);
      base = growthLimit = 0;
      return;
    }
    min = used(size.min(), available);
    max = used(size.max(), available);
    LengthPercentage limit = size.limit();
    fitLimit =
        limit == null || (limit.hasPercent() && Float.isNaN(available))
            ? INFINITE
            : Px.floor(Math.max(0, limit.resolve(Float.isNaN(available) ? 0 : available)));
    base = min instanceof TrackBreadth.Fixed fixed ? length(fixed, available) : 0;
    growthLimit =
        max instanceof TrackBreadth.Fixed fixed
            ? Math.max(length(fixed, available), base)
            : INFINITE;
  }

  private static TrackBreadth used(TrackBreadth breadth, float available) {
    return breadth instanceof TrackBreadth.Fixed(var length)
            && length.hasPercent()
            && Float.isNaN(available)
        ? TrackBreadth.Keyword.AUTO
        : breadth;
  }

  private static float length(TrackBreadth.Fixed fixed, float available) {
    return Px.floor(Math.max(0, fixed.length().resolve(Float.isNaN(available) ? 0 : available)));
  }

  boolean isFlexible() {
    return max instanceof TrackBreadth.Flex;
  }

  float flexFactor() {
    return max instanceof TrackBreadth.Flex(float factor) ? factor : 0;
  }

  boolean hasIntrinsicMin() {
    return min instanceof TrackBreadth.Keyword;
  }

  boolean hasIntrinsicMax() {
    return max instanceof TrackBreadth.Keyword;
  }

  boolean hasFixedMax() {
    return max instanceof TrackBreadth.Fixed;
  }

  float finiteGrowthLimit() {
    return growthLimit == INFINITE ? base : growthLimit;
  }
}
