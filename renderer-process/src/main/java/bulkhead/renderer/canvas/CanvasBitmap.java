package bulkhead.renderer.canvas;

import bulkhead.renderer.layout.tree.ImageResource;
import io.github.humbleui.skija.Canvas;
import io.github.humbleui.skija.ColorAlphaType;
import io.github.humbleui.skija.Image;
import io.github.humbleui.skija.ImageInfo;
import io.github.humbleui.skija.Surface;
import org.jspecify.annotations.Nullable;

/// The pixels of one canvas. Thread: `RendererMain`; the images that it gives are for any thread.
final class CanvasBitmap implements ImageResource {
  /// A larger canvas draws nothing, as in other browsers.
  private static final long MOST_PIXELS = 1L << 26;

  private final int width;
  private final int height;
  private final @Nullable Surface surface;
  private @Nullable Image image;

  CanvasBitmap(int width, int height) {
    this.width = width;
    this.height = height;
    surface =
        width > 0 && height > 0 && (long) width * height <= MOST_PIXELS
            ? Surface.makeRaster(ImageInfo.makeN32Premul(width, height), 0, null)
            : null;
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /// To draw on; null for a canvas without pixels.
  @Nullable Canvas canvas() {
    image = null;
    return surface == null ? null : surface.getCanvas();
  }

  @Override
  public State state() {
    return State.COMPLETE;
  }

  @Override
  public float naturalWidth() {
    return width;
  }

  @Override
  public float naturalHeight() {
    return height;
  }

  /// As it is now; later drawing does not change it.
  @Override
  public @Nullable Image image() {
    Image current = image;
    if (current == null && surface != null) {
      current = surface.makeImageSnapshot();
      image = current;
    }
    return current;
  }

  static ImageInfo unpremultiplied(int width, int height) {
    return new ImageInfo(
        width, height, io.github.humbleui.skija.ColorType.RGBA_8888, ColorAlphaType.UNPREMUL);
  }
}
