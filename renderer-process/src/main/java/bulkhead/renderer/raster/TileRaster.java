package bulkhead.renderer.raster;

import bulkhead.renderer.paint.DisplayItem;
import bulkhead.renderer.paint.DisplayItemList;
import bulkhead.renderer.paint.Rects;
import bulkhead.renderer.paint.Transform;
import io.github.humbleui.skija.Canvas;
import io.github.humbleui.skija.ColorAlphaType;
import io.github.humbleui.skija.ColorInfo;
import io.github.humbleui.skija.ColorSpace;
import io.github.humbleui.skija.ColorType;
import io.github.humbleui.skija.ImageInfo;
import io.github.humbleui.skija.PixelGeometry;
import io.github.humbleui.skija.Surface;
import io.github.humbleui.skija.SurfaceProps;
import io.github.humbleui.types.IRect;
import io.github.humbleui.types.Rect;

/// Draws one tile of a layer. Stateless; any thread, usually a `RasterWorker`.
public final class TileRaster {
  private static final ColorInfo BGRA =
      new ColorInfo(ColorType.BGRA_8888, ColorAlphaType.PREMUL, ColorSpace.getSRGB());
  private static final SurfaceProps GREY_TEXT = new SurfaceProps(PixelGeometry.UNKNOWN);

  private TileRaster() {}

  /// Draws what `items` have in `tile` into `target`, over transparency.
  ///
  /// @param tile the part to draw, in layer coordinates times `scale`
  /// @param scale pixels per CSS px
  public static void draw(DisplayItemList items, IRect tile, float scale, RasterTarget target) {
    ImageInfo info = new ImageInfo(BGRA, target.width(), target.height());
    try (Surface surface =
        Surface.makeRasterDirect(info, target.pixels().address(), target.stride(), GREY_TEXT)) {
      int margin = (int) Math.ceil(items.backdropReach() * scale);
      if (margin > 0) {
        drawWithin(surface, items, tile, scale, margin);
      } else {
        draw(surface.getCanvas(), items, tile, tile, scale);
      }
    }
  }

  /// Filters of what is below see what lies beside the tile, so more than the tile is drawn.
  private static void drawWithin(
      Surface target, DisplayItemList items, IRect tile, float scale, int margin) {
    IRect around =
        IRect.makeLTRB(
            tile.getLeft() - margin,
            tile.getTop() - margin,
            tile.getRight() + margin,
            tile.getBottom() + margin);
    ImageInfo info = new ImageInfo(BGRA, around.getWidth(), around.getHeight());
    try (Surface larger = Surface.makeRaster(info, 0, GREY_TEXT)) {
      draw(larger.getCanvas(), items, around, tile, scale);
      target.getCanvas().clear(0);
      larger.draw(target.getCanvas(), -margin, -margin, null);
    }
  }

  /// @param area what the canvas shows
  private static void draw(
      Canvas canvas, DisplayItemList items, IRect area, IRect tile, float scale) {
    canvas.clear(0);
    Transform toTile = new Transform(scale, 0, 0, scale, -area.getLeft(), -area.getTop());
    ScopedCanvas scoped = new ScopedCanvas(canvas, items, toTile, ItemPainter.Medium.SCREEN);
    try (ItemPainter painter = new ItemPainter(canvas, ItemPainter.Medium.SCREEN)) {
      for (int drawing : items.in(affecting(tile, scale, items))) {
        scoped.enter(items.scopeOf(drawing));
        painter.draw(items.drawing(drawing), scoped.toDevice());
      }
    }
    scoped.enter(DisplayItemList.NO_SCOPE);
  }

  /// Which part of a layer, in CSS px, has to do with a tile's pixels: the tile and one pixel
  /// around it, since edges are moved to whole pixels and smoothed.
  public static Rect affecting(IRect tile, float scale, DisplayItemList items) {
    Rect outset = Rects.outset(tile.toRect(), 1 + items.backdropReach() * scale);
    return Rect.makeLTRB(
        outset.getLeft() / scale,
        outset.getTop() / scale,
        outset.getRight() / scale,
        outset.getBottom() / scale);
  }

  /// What can be said about a tile without drawing it.
  public sealed interface Analysis {}

  /// All its pixels are this colour, which may be transparent.
  public record OneColor(int argb) implements Analysis {}

  /// It has to be drawn; all its pixels will be opaque if `opaque`.
  public record ManyColors(boolean opaque) implements Analysis {}

  private static final int MOST_ITEMS_OF_ONE_COLOR = 8;

  /// Finds tiles that need no pixels of their own, and those that hide what is below.
  public static Analysis analyze(DisplayItemList items, IRect tile, float scale) {
    Rect inner =
        Rect.makeLTRB(
            tile.getLeft() / scale,
            tile.getTop() / scale,
            tile.getRight() / scale,
            tile.getBottom() / scale);
    int[] drawings = items.in(affecting(tile, scale, items));
    boolean opaque = false;
    boolean oneColor = drawings.length <= MOST_ITEMS_OF_ONE_COLOR;
    int color = 0;
    for (int drawing : drawings) {
      if (!Rects.intersects(touched(items, drawing, scale), inner)) {
        continue;
      }
      boolean covers =
          items.drawing(drawing) instanceof DisplayItem.FillRect fill
              && Rects.contains(fill.rect(), inner)
              && covers(items, items.scopeOf(drawing), inner);
      if (covers && items.drawing(drawing) instanceof DisplayItem.FillRect fill) {
        if (fill.argb() >>> 24 == 255) {
          opaque = true;
          oneColor = true;
          color = fill.argb();
        } else if (fill.argb() >>> 24 != 0) {
          oneColor = false;
        }
      } else if (!isInvisible(items.drawing(drawing))) {
        oneColor = false;
      }
    }
    return oneColor ? new OneColor(color) : new ManyColors(opaque);
  }

  /// Fills end at whole pixels, so one that meets a tile only by less than half a pixel is not seen
  /// in it.
  private static Rect touched(DisplayItemList items, int drawing, float scale) {
    Rect bounds = items.visualBounds(drawing);
    if (items.drawing(drawing) instanceof DisplayItem.FillRect
        && items.scopeOf(drawing) == DisplayItemList.NO_SCOPE) {
      return Snap.toPixels(bounds, Transform.scale(scale, scale));
    }
    return Rects.outset(bounds, 1 / scale);
  }

  private static boolean isInvisible(DisplayItem.Drawing drawing) {
    return drawing instanceof DisplayItem.FillRect fill && fill.argb() >>> 24 == 0;
  }

  /// Whether all of `rect` is inside the scopes' clips, and nothing else happens in them.
  private static boolean covers(DisplayItemList items, int innermost, Rect rect) {
    for (int scope = innermost; scope != DisplayItemList.NO_SCOPE; scope = items.outerOf(scope)) {
      boolean clear =
          switch (items.scope(scope)) {
            case DisplayItem.PushClipRect(Rect clip) -> Rects.contains(clip, rect);
            case DisplayItem.PushClipRRect clip -> false;
            case DisplayItem.PushClipPath clip -> false;
            case DisplayItem.PushTransform(Transform transform) -> transform.isIdentity();
            case DisplayItem.PushEffect effect -> false;
            case DisplayItem.PushMask mask -> false;
          };
      if (!clear) {
        return false;
      }
    }
    return true;
  }
}
