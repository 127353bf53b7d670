package bulkhead.renderer.canvas;

import bulkhead.renderer.layout.tree.ImageResource;
import io.github.humbleui.skija.Bitmap;
import io.github.humbleui.skija.Canvas;
import io.github.humbleui.skija.ColorAlphaType;
import io.github.humbleui.skija.Image;
import io.github.humbleui.skija.ImageInfo;
import io.github.humbleui.skija.Surface;
import org.jspecify.annotations.Nullable;

/// The pixels of one canvas. Thread: the isolate's; the images that it gives are for any thread.
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
            ? surface(ImageInfo.makeN32Premul(width, height))
            : null;
  }

  /// Null where there is no memory for it; such a canvas is like one that is too large.
  private static @Nullable Surface surface(ImageInfo pixels) {
    try {
      return Surface.makeRaster(pixels, 0, null);
    } catch (IllegalArgumentException noMemory) { // as Skija tells it
      return null;
    }
  }

  /// What is not drawn on any more.
  CanvasBitmap(Image image) {
    this.width = image.getWidth();
    this.height = image.getHeight();
    this.surface = null;
    this.image = image;
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /// To draw on; null for a canvas without pixels, and for what is not drawn on.
  @Nullable Canvas canvas() {
    if (surface == null) {
      return null;
    }
    image = null;
    return surface.getCanvas();
  }

  /// Makes all pixels this, whatever clip there is.
  void erase(int argb) {
    Canvas canvas = canvas();
    if (canvas != null) {
      try (Bitmap pixels = new Bitmap()) {
        pixels.allocPixels(ImageInfo.makeN32Premul(width, height));
        pixels.erase(argb);
        canvas.writePixels(pixels, 0, 0);
      }
    }
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
