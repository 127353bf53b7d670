package bulkhead.plugin.api;

import java.awt.Graphics2D;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferInt;
import java.awt.image.DirectColorModel;
import java.awt.image.Raster;
import java.awt.image.SinglePixelPackedSampleModel;

/// The pixels of one area of a plugin's box, to be filled by [PluginInstance#paint(PluginCanvas)].
///
/// A pixel is one `int`, `0xAARRGGBB` with colours multiplied by alpha, which in memory is B, G, R,
/// A. Pixel (x, y) of the box, in device pixels, is `pixels()[(y - area().y()) * area().width() + x
/// - area().x()]`. Thread: `PluginMain`; not to be kept after the call.
public final class PluginCanvas {
  private static final ColorModel PREMULTIPLIED_ARGB =
      new DirectColorModel(
          ColorSpace.getInstance(ColorSpace.CS_sRGB),
          32,
          0x00ff0000,
          0x0000ff00,
          0x000000ff,
          0xff000000,
          true,
          DataBuffer.TYPE_INT);

  private final PixelRect area;
  private final int[] pixels;

  /// @param pixels at least `area.width() * area.height()` of them
  public PluginCanvas(PixelRect area, int[] pixels) {
    if (area.isEmpty() || pixels.length < area.width() * area.height()) {
      throw new IllegalArgumentException(pixels.length + " pixels are not " + area);
    }
    this.area = area;
    this.pixels = pixels;
  }

  public PixelRect area() {
    return area;
  }

  public int[] pixels() {
    return pixels;
  }

  /// Java2D on these pixels, in the box's own coordinates and clipped to the area. Dispose of it
  /// after use.
  public Graphics2D graphics() {
    var samples =
        new SinglePixelPackedSampleModel(
            DataBuffer.TYPE_INT,
            area.width(),
            area.height(),
            new int[] {0x00ff0000, 0x0000ff00, 0x000000ff, 0xff000000});
    var raster =
        Raster.createWritableRaster(
            samples, new DataBufferInt(pixels, area.width() * area.height()), new Point(0, 0));
    Graphics2D graphics =
        new BufferedImage(PREMULTIPLIED_ARGB, raster, true, null).createGraphics();
    graphics.translate(-area.x(), -area.y());
    graphics.clip(new Rectangle(area.x(), area.y(), area.width(), area.height()));
    return graphics;
  }
}
