package bulkhead.renderer.layout.grid;

import bulkhead.renderer.layout.fragment.ConstraintSpace;
import bulkhead.renderer.layout.tree.ElementBox;
import bulkhead.renderer.style.ComputedStyle;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The items of one grid container with many of them, as they were laid out: the container's box
/// keeps this, so that after a change only the changed items are asked for their sizes again.
/// Owned by `RendererMain`.
///
/// @param items one for each child; null for those that are not in flow
/// @param settled null if the tracks cannot be taken over
record KeptGridItems(@Nullable GridItem[] items, @Nullable Settled settled) {
  /// Tracks that are as they were while the container, the space for it, the properties of its
  /// items and what these contribute are. No item shares a baseline with another one.
  ///
  /// @param style the container's
  /// @param width of the container's content box
  /// @param contentHeight the height that the rows were aligned in
  record Settled(
      ConstraintSpace space,
      ComputedStyle style,
      float width,
      float contentHeight,
      List<GridTrack> columns,
      List<GridTrack> rows,
      TrackPositions columnAt,
      TrackPositions rowAt,
      GridAreas lines) {}

  /// With fewer there is little to win.
  private static final int LEAST = 64;

  static @Nullable KeptGridItems of(ElementBox container) {
    return container.cachedParts() instanceof KeptGridItems kept ? kept : null;
  }

  /// @param items one for each child of the container
  static void keep(ElementBox container, @Nullable GridItem[] items, @Nullable Settled settled) {
    if (items.length >= LEAST) {
      container.keepParts(new KeptGridItems(items, settled));
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
