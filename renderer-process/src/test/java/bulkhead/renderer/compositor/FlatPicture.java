package bulkhead.renderer.compositor;

import bulkhead.renderer.paint.CommitData;
import bulkhead.renderer.paint.Layer;
import bulkhead.renderer.paint.PropertyTrees.ScrollNode;
import bulkhead.renderer.paint.Rects;
import bulkhead.renderer.paint.ScrollRequest;
import bulkhead.renderer.paint.ScrollbarPainter;
import bulkhead.renderer.paint.ScrollbarPainter.ThumbState;
import bulkhead.renderer.paint.Transform;
import bulkhead.renderer.raster.RasterTarget;
import bulkhead.renderer.raster.TileRaster;
import io.github.humbleui.skija.Bitmap;
import io.github.humbleui.skija.Canvas;
import io.github.humbleui.skija.ColorAlphaType;
import io.github.humbleui.skija.ColorInfo;
import io.github.humbleui.skija.ColorSpace;
import io.github.humbleui.skija.ColorType;
import io.github.humbleui.skija.Image;
import io.github.humbleui.skija.ImageInfo;
import io.github.humbleui.skija.Paint;
import io.github.humbleui.types.IRect;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.List;

/// One commit as one picture, drawn at once on the calling thread: what tiles, frames and the GPU
/// process come to in the end. For tests that compare pages.
public final class FlatPicture {
  private final Scrolls scrolls = new Scrolls();

  private static final ColorInfo BGRA =
      new ColorInfo(ColorType.BGRA_8888, ColorAlphaType.PREMUL, ColorSpace.getSRGB());

  /// Does the scrolling that a commit asks for; returns what has moved since the last time.
  public List<ScrollOffset> scroll(CommitData commit) {
    LayerTree tree = new LayerTree(commit, List.of(), scrolls);
    for (ScrollRequest request : tree.scrollRequests) {
      ScrollNode node = tree.scrollNode(request.element());
      if (node != null) {
        scrolls.scrollTo(node, request.x(), request.y(), ScrollRequest.ScrollBehavior.INSTANT);
      }
    }
    scrolls.limit(commit.trees().scrolls());
    return scrolls.takeChanges();
  }

  /// The pixels as `0xAARRGGBB`, row by row, in the viewport's size.
  public int[] draw(CommitData commit) {
    scroll(commit);
    LayerTree tree = new LayerTree(commit, List.of(), scrolls);
    try (Bitmap bitmap = new Bitmap()) {
      bitmap.allocPixels(new ImageInfo(BGRA, tree.width, tree.height));
      Canvas canvas = new Canvas(bitmap);
      canvas.clear(commit.backgroundArgb());
      for (TreeLayer layer : tree.layers) {
        if (layer.opacity > 0 && !Rects.isEmpty(layer.clip)) {
          int saved = canvas.save();
          canvas.clipRect(layer.clip);
          draw(canvas, tree, layer, scrolls);
          canvas.restoreToCount(saved);
        }
      }
      byte[] bytes = bitmap.readPixels();
      int[] pixels = new int[bytes.length / 4];
      MemorySegment.ofArray(bytes)
          .asByteBuffer()
          .order(ByteOrder.LITTLE_ENDIAN)
          .asIntBuffer()
          .get(pixels);
      return pixels;
    }
  }

  private static void draw(Canvas canvas, LayerTree tree, TreeLayer layer, Scrolls scrolls) {
    switch (layer.layer.contents()) {
      case Layer.Painted(var items) -> {
        Tiling tiling = layer.tiling;
        IRect seen = layer.visible;
        if (tiling == null || seen.getWidth() <= 0 || seen.getHeight() <= 0) {
          return;
        }
        int stride = 4 * seen.getWidth();
        byte[] pixels;
        try (Arena arena = Arena.ofConfined()) {
          MemorySegment memory = arena.allocate((long) stride * seen.getHeight(), 64);
          TileRaster.draw(
              items,
              seen,
              tiling.scale(),
              new RasterTarget(memory, stride, seen.getWidth(), seen.getHeight()));
          pixels = memory.toArray(ValueLayout.JAVA_BYTE);
        }
        ImageInfo info = new ImageInfo(BGRA, seen.getWidth(), seen.getHeight());
        try (Image image = Image.makeRasterFromBytes(info, pixels, stride);
            Paint paint = new Paint().setAlphaf(layer.opacity)) {
          Transform toDevice = layer.tilesToDevice(tiling);
          canvas.concat(toDevice.toMatrix33());

          canvas.drawImage(image, seen.getLeft(), seen.getTop(), paint);
        }
      }
      case Layer.Solid(int argb) -> {
        try (Paint paint = new Paint().setColor(argb)) {
          paint.setAlphaf(paint.getAlphaf() * layer.opacity);
          canvas.concat(layer.toDevice.toMatrix33());
          canvas.drawRect(layer.layer.bounds(), paint);
        }
      }
      case Layer.External external -> {}
      case Layer.Scrollbar(int scroll, var orientation) -> {
        ScrollNode node = tree.commit.trees().scrolls().get(scroll);
        try (Paint paint = new Paint()) {
          ScrollbarPainter.paint(
              FrameBuilder.geometry(layer.layer, node, orientation, scrolls),
              node.scrollbars(),
              ThumbState.IDLE,
              (rect, argb) ->
                  canvas.drawRect(layer.toDevice.mapBounds(rect), paint.setColor(argb)));
        }
      }
    }
  }
}
