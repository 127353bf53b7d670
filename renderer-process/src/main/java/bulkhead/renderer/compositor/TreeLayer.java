package bulkhead.renderer.compositor;

import bulkhead.renderer.paint.Layer;
import bulkhead.renderer.paint.Rects;
import bulkhead.renderer.paint.Transform;
import io.github.humbleui.types.IRect;
import io.github.humbleui.types.Rect;
import org.jspecify.annotations.Nullable;

/// A layer in a tree: where it is now, and its tiles. Owned by the thread `Compositor`.
final class TreeLayer {
  private static final float SMALLEST_SCALE = 0.05f;
  private static final float LARGEST_SCALE = 16;
  private static final Rect LARGEST_BOUNDS = Rect.makeLTRB(-1e8f, -1e8f, 1e8f, 1e8f);

  final Layer layer;

  /// For painted layers only.
  final @Nullable Tiling tiling;

  /// From the layer's space to device pixels.
  Transform toDevice = Transform.IDENTITY;

  /// In device pixels.
  Rect clip = Rects.EMPTY;

  float opacity = 1;

  /// In tiling pixels; empty without a tiling.
  IRect visible = IRect.makeWH(0, 0);

  IRect near = IRect.makeWH(0, 0);
  IRect far = IRect.makeWH(0, 0);

  /// @param toDevice the layer's transform, which the tiles' scale is chosen for
  TreeLayer(Layer layer, Transform toDevice) {
    this.layer = layer;
    if (layer.contents() instanceof Layer.Painted(var items)) {
      float scale = rasterScale(toDevice);
      Rect scaled = Transform.scale(scale, scale).mapBounds(layer.bounds());
      IRect bounds = DrawProperties.toIRect(Rects.intersection(scaled, LARGEST_BOUNDS));
      tiling = new Tiling(items, scale, bounds);
    } else {
      tiling = null;
    }
  }

  private static float rasterScale(Transform t) {
    float scale = Math.max((float) Math.hypot(t.a(), t.b()), (float) Math.hypot(t.c(), t.d()));
    return Float.isFinite(scale) ? Math.clamp(scale, SMALLEST_SCALE, LARGEST_SCALE) : 1;
  }

  void update(DrawProperties properties) {
    Transform exact = properties.toDevice(layer.state());
    toDevice = DrawProperties.onWholePixels(exact);
    clip = properties.clip(layer.state());
    opacity = properties.opacity(layer.state());
    Tiling tiles = tiling;
    if (tiles != null) {
      visible = seenThrough(clip, tiles);
      near = seenThrough(properties.nearClip(layer.state()), tiles);
      far = seenThrough(properties.farClip(layer.state()), tiles);
    }
  }

  /// From tiling pixels to device pixels.
  Transform tilesToDevice(Tiling tiles) {
    return toDevice.times(Transform.scale(1 / tiles.scale(), 1 / tiles.scale()));
  }

  private IRect seenThrough(Rect deviceClip, Tiling tiles) {
    Transform fromTiles = tilesToDevice(tiles);
    if (Rects.isEmpty(deviceClip) || opacity == 0 || !fromTiles.isInvertible()) {
      return IRect.makeWH(0, 0);
    }
    Rect seen = fromTiles.inverse().mapBounds(deviceClip);
    IRect bounds = tiles.bounds();
    return DrawProperties.toIRect(Rects.intersection(nearlyWhole(seen), bounds.toRect()));
  }

  /// Takes away what is only a rounding error: it would ask for a whole row of tiles more.
  private static Rect nearlyWhole(Rect rect) {
    return Rects.of(
        rect.getLeft() + 0.01f,
        rect.getTop() + 0.01f,
        rect.getRight() - 0.01f,
        rect.getBottom() - 0.01f);
  }
}
