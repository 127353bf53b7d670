package bulkhead.plugin;

import bulkhead.plugin.api.PixelRect;
import java.util.List;

/// Everything that one box shows from now on. Device pixels of the box. Immutable.
///
/// @param number rises with each frame of an instance
public record PluginFrame(int instanceId, long number, int width, int height, List<Tile> tiles) {
  /// @param place where the tile's pixels, from its top left, are shown
  /// @param offset bytes from the arena's start
  /// @param opaque whether every pixel is
  public record Tile(long resourceId, PixelRect place, long offset, int stride, boolean opaque) {}

  public PluginFrame {
    tiles = List.copyOf(tiles);
  }
}
