package bulkhead.renderer.layout.fragment;

/// What a box is told by the one that lays it out; the same space always gives the same fragment.
///
/// @param availableWidth room for the border box: the containing block, less margins, and floats
///     where they count
/// @param availableHeight the same in height, or [Px#INDEFINITE]
/// @param percentageWidth what percentages of width, margin and padding refer to
/// @param percentageHeight what percentages of height refer to, or [Px#INDEFINITE]
/// @param fixedWidth a border-box width that is already decided (flex item, table cell), or
///     [Px#INDEFINITE]
/// @param fixedHeight the same in height
/// @param fixedHeightIsDefinite whether children may take percentages of `fixedHeight`
/// @param widthMode how `auto` is resolved
public record ConstraintSpace(
    float availableWidth,
    float availableHeight,
    float percentageWidth,
    float percentageHeight,
    float fixedWidth,
    float fixedHeight,
    boolean fixedHeightIsDefinite,
    WidthMode widthMode) {

  public enum WidthMode {
    /// As wide as there is room.
    STRETCH,
    /// Shrink-to-fit (CSS 2.2 §10.3.5).
    FIT_CONTENT
  }

  public static ConstraintSpace of(
      float availableWidth, float percentageWidth, float percentageHeight, WidthMode mode) {
    return new ConstraintSpace(
        availableWidth,
        Px.INDEFINITE,
        percentageWidth,
        percentageHeight,
        Px.INDEFINITE,
        Px.INDEFINITE,
        false,
        mode);
  }

  public ConstraintSpace withFixedWidth(float width) {
    return new ConstraintSpace(
        availableWidth,
        availableHeight,
        percentageWidth,
        percentageHeight,
        width,
        fixedHeight,
        fixedHeightIsDefinite,
        widthMode);
  }

  public ConstraintSpace withFixedHeight(float height, boolean definite) {
    return new ConstraintSpace(
        availableWidth,
        availableHeight,
        percentageWidth,
        percentageHeight,
        fixedWidth,
        height,
        definite,
        widthMode);
  }

  public ConstraintSpace withAvailableHeight(float height) {
    return new ConstraintSpace(
        availableWidth,
        height,
        percentageWidth,
        percentageHeight,
        fixedWidth,
        fixedHeight,
        fixedHeightIsDefinite,
        widthMode);
  }

  /// Without what percentages of height refer to, for a box that has none
  /// ([BoxModel#usesPercentageHeight]).
  public ConstraintSpace withoutPercentageHeight() {
    return Float.isNaN(percentageHeight)
        ? this
        : new ConstraintSpace(
            availableWidth,
            availableHeight,
            percentageWidth,
            Px.INDEFINITE,
            fixedWidth,
            fixedHeight,
            fixedHeightIsDefinite,
            widthMode);
  }

  /// Equality, on the path where it counts: each box that is laid out asks for it.
  public boolean isSame(ConstraintSpace other) {
    return this == other
        || widthMode == other.widthMode
            && fixedHeightIsDefinite == other.fixedHeightIsDefinite
            && Float.compare(availableWidth, other.availableWidth) == 0
            && Float.compare(fixedHeight, other.fixedHeight) == 0
            && Float.compare(fixedWidth, other.fixedWidth) == 0
            && Float.compare(percentageHeight, other.percentageHeight) == 0
            && Float.compare(percentageWidth, other.percentageWidth) == 0
            && Float.compare(availableHeight, other.availableHeight) == 0;
  }
}
