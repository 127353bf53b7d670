package bulkhead.renderer.layout.grid;

import bulkhead.renderer.layout.tree.ElementBox;
import org.jspecify.annotations.Nullable;

/// The items of one grid container with many of them, as they were laid out: the container's box
/// keeps this, so that after a change only the changed items are asked for their sizes again.
/// Owned by `RendererMain`.
///
/// @param items one for each child; null for those that are not in flow
record KeptGridItems(@Nullable GridItem[] items) {
  /// With fewer there is little to win.
  private static final int LEAST = 64;

  static @Nullable KeptGridItems of(ElementBox container) {
    return container.cachedParts() instanceof KeptGridItems kept ? kept : null;
  }

  /// @param items one for each child of the container
  static void keep(ElementBox container, @Nullable GridItem[] items) {
    if (items.length >= LEAST) {
      container.keepParts(new KeptGridItems(items));
    } else if (container.cachedParts() != null) {
      container.keepParts(null);
    }
  }

  /// The item that was made of that child, if its box is as it was.
  ///
  /// @param index among the children as they are now
  /// @param count of the children as they are now
  @Nullable GridItem find(ElementBox child, int index, int count) {
    GridItem item = at(child, index);
    if (item == null) {
      item = at(child, index - (count - items.length));
    }
    return item != null && item.isCurrent() ? item : null;
  }

  private @Nullable GridItem at(ElementBox child, int index) {
    GridItem item = index >= 0 && index < items.length ? items[index] : null;
    return item != null && item.box == child ? item : null;
  }
}
