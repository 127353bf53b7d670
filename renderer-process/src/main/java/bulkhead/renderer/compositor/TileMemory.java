package bulkhead.renderer.compositor;

import org.jspecify.annotations.Nullable;

/// The shared memory that tiles are drawn into, divided into slots of [#TILE_SIZE] by [#TILE_SIZE]
/// pixels. One for all pages of a renderer; owned by the thread `Compositor`.
public interface TileMemory {
  /// Pixels on a side of a tile.
  int TILE_SIZE = 256;

  /// A free slot, or null if all are taken.
  @Nullable Slot allocate();

  /// Whether less than half of it is free, so that nobody should keep what is not seen.
  boolean isScarce();

  /// Takes a slot back. Nobody may read or write it any more, in any process.
  void free(Slot slot);
}
