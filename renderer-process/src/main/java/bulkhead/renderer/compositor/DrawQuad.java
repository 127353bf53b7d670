package bulkhead.renderer.compositor;

import bulkhead.renderer.paint.SurfaceId;
import bulkhead.renderer.paint.Transform;
import io.github.humbleui.types.IRect;
import io.github.humbleui.types.Rect;

/// One rectangle of a frame. Immutable.
public sealed interface DrawQuad {
  Placement placement();

  /// Pixels of a tile; `source` in pixels of the resource.
  record TileQuad(long resourceId, Rect source, Placement placement) implements DrawQuad {}

  record SolidColorQuad(int argb, Placement placement) implements DrawQuad {}

  /// What another process draws; `fallbackArgb` while it draws nothing.
  record SurfaceQuad(SurfaceId surface, int fallbackArgb, Placement placement)
      implements DrawQuad {}

  /// Where a quad goes.
  ///
  /// @param rect in the quad's own space
  /// @param toDevice from there to device pixels of the frame
  /// @param clip in device pixels of the frame
  /// @param opacity 0 to 1
  record Placement(Rect rect, Transform toDevice, IRect clip, float opacity) {}
}
