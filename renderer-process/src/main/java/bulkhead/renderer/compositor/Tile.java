package bulkhead.renderer.compositor;

import bulkhead.renderer.paint.DisplayItemList;
import bulkhead.renderer.paint.Rects;
import bulkhead.renderer.raster.TileRaster;
import io.github.humbleui.types.IRect;

/// A square of a layer, and its pixels once they are drawn. Owned by the thread `Compositor`.
///
/// A tile can belong to two trees, when a commit did not change what it shows; it lives as long as
/// one of them has it.
final class Tile {
  /// In layer coordinates times `scale`.
  final IRect rect;

  /// The part of [#rect] that lies within the layer.
  final IRect seen;

  final float scale;
  final CompositorFrame.Opacity opacity;

  /// The newest list in which this tile shows what it shows.
  DisplayItemList items;

  State state = new Missing();
  int owners;

  /// @param seen the part of it that lies within the layer: nobody sees the rest
  Tile(IRect rect, IRect seen, float scale, DisplayItemList items) {
    this.rect = rect;
    this.seen = seen;
    this.scale = scale;
    this.items = items;
    this.opacity =
        switch (TileRaster.analyze(items, seen, scale)) {
          case TileRaster.OneColor(int argb) -> {
            state = new OneColor(argb);
            yield CompositorFrame.Opacity.TRANSLUCENT;
          }
          case TileRaster.ManyColors(boolean opaque) ->
              opaque ? CompositorFrame.Opacity.OPAQUE : CompositorFrame.Opacity.TRANSLUCENT;
        };
  }

  /// What there is of the pixels.
  sealed interface State {}

  /// Nothing, and nobody draws.
  record Missing() implements State {}

  /// A raster worker has it; it alone writes the slot.
  record Drawing(Slot slot) implements State {}

  record Ready(Slot slot) implements State {}

  /// All pixels are this colour; no slot is needed.
  record OneColor(int argb) implements State {}

  /// Whether what is known of it holds too where that part of it is seen.
  boolean isRightFor(IRect part) {
    boolean knownOnlyWhereSeen =
        opacity == CompositorFrame.Opacity.OPAQUE || state instanceof OneColor;
    return !knownOnlyWhereSeen || Rects.contains(seen.toRect(), part.toRect());
  }

  boolean isReady() {
    return switch (state) {
      case Missing m -> false;
      case Drawing d -> false;
      case Ready r -> true;
      case OneColor c -> true;
    };
  }
}
