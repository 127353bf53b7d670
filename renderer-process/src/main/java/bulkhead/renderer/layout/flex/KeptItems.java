package bulkhead.renderer.layout.flex;

import bulkhead.renderer.layout.tree.ElementBox;
import org.jspecify.annotations.Nullable;

/// The items of one flex container with many of them, as they were laid out: the container's box
/// keeps this, so that after a change only the changed items are asked for their sizes again.
/// Owned by `RendererMain`.
///
/// @param percentageHeight which an aspect ratio may make definite where the height is not
/// @param mainSize of the container, before its items were looked at
/// @param crossSize the same
/// @param items one for each child; null for those that are not in flow
/// @param older for another space: a container that is a flex item is laid out in two
record KeptItems(
    float percentageHeight,
    float mainSize,
    float crossSize,
    @Nullable FlexItem[] items,
    @Nullable KeptItems older) {
  /// With fewer there is little to win.
  private static final int LEAST = 64;

  /// What is known of the items in that space.
  static @Nullable KeptItems of(FlexContainer flex) {
    KeptItems kept = flex.container.cachedParts() instanceof KeptItems known ? known : null;
    while (kept != null && !kept.isFor(flex)) {
      kept = kept.older;
    }
    return kept;
  }

  private boolean isFor(FlexContainer flex) {
    return Float.compare(percentageHeight, flex.percentageHeight) == 0
        && Float.compare(mainSize, flex.mainSize) == 0
        && Float.compare(crossSize, flex.crossSize) == 0;
  }

  /// Keeps the items, before they are laid out.
  ///
  /// @param items one for each child of the container
  static void keep(FlexContainer flex, @Nullable FlexItem[] items) {
    Object before = flex.container.cachedParts();
    if (items.length < LEAST) {
      if (before != null) {
        flex.container.keepParts(null);
      }
      return;
    }
    KeptItems other = before instanceof KeptItems known ? known : null;
    if (other != null && other.isFor(flex)) {
      other = other.older;
    }
    flex.container.keepParts(
        new KeptItems(
            flex.percentageHeight,
            flex.mainSize,
            flex.crossSize,
            items,
            other == null ? null : other.alone()));
  }

  private KeptItems alone() {
    return older == null ? this : new KeptItems(percentageHeight, mainSize, crossSize, items, null);
  }

  /// The item that was made of that child, if its box is as it was.
  ///
  /// @param index among the children as they are now
  /// @param count of the children as they are now
  @Nullable FlexItem find(ElementBox child, int index, int count) {
    FlexItem item = at(child, index);
    if (item == null) {
      item = at(child, index - (count - items.length));
    }
    return item != null && item.isCurrent() ? item : null;
  }

  private @Nullable FlexItem at(ElementBox child, int index) {
    FlexItem item = index >= 0 && index < items.length ? items[index] : null;
    return item != null && item.box == child ? item : null;
  }
}
