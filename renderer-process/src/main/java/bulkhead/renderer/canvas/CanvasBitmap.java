package bulkhead.renderer.canvas;

import bulkhead.renderer.layout.tree.ImageResource;
import io.github.humbleui.skija.Bitmap;
import io.github.humbleui.skija.Canvas;
import io.github.humbleui.skija.ColorAlphaType;
import io.github.humbleui.skija.Image;
import io.github.humbleui.skija.ImageInfo;
import io.github.humbleui.skija.Surface;
import java.lang.ref.Cleaner;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The pixels of one canvas. Thread: the isolate's; the images that it gives are for any thread.
final class CanvasBitmap implements ImageResource {
  /// A larger canvas draws nothing, as in other browsers.
  private static final long MOST_PIXELS = 1L << 26;

  private static final int BYTES_PER_PIXEL = 4;

  private final int width;
  private final int height;
  private final Cleaner.Cleanable memory;
  private @Nullable Surface surface;
  private @Nullable Image image; // as others have seen it; null after it was drawn on

  CanvasBitmap(int width, int height) {
    this.width = width;
    this.height = height;
    long pixels = (long) width * height;
    surface =
        width > 0
                && height > 0
                && pixels <= MOST_PIXELS
                && CanvasMemory.hasRoom(pixels * BYTES_PER_PIXEL)
            ? surface(ImageInfo.makeN32Premul(width, height))
            : null;
    memory = CanvasMemory.take(this, surface == null ? 0 : pixels * BYTES_PER_PIXEL);
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
    memory = CanvasMemory.take(this, (long) width * height * BYTES_PER_PIXEL);
  }

  /// Gives the pixels back that nothing but this knows; whoever has asked for the picture keeps it.
  void close() {
    Surface drawn = surface;
    if (drawn != null) {
      surface = null;
      drawn.close();
      if (image == null) {
        memory.clean();
      }
    }
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /// To draw on; null for a canvas without pixels, and for what is not drawn on.
  @Nullable Canvas canvas() {
    Surface drawn = surface;
    if (drawn == null) {
      return null;
    }
    image = null;
    return drawn.getCanvas();
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
    Surface drawn = surface;
    if (current == null && drawn != null) {
      current = drawn.makeImageSnapshot();
      image = current;
    }
    return current;
  }

  /// Looks at it as it is now. Only what [#image] gives is for keeping: the pixels of it stay until
  /// Java finds that nobody has it any more.
  ///
  /// @param use gets null for a canvas without pixels
  <T extends @Nullable Object> T look(Function<@Nullable Image, T> use) {
    Surface drawn = surface;
    if (image != null || drawn == null) {
      return use.apply(image);
    }
    try (Image seen = drawn.makeImageSnapshot()) {
      return use.apply(seen);
    }
  }

  /// It was drawn on since [#canvas] gave what to draw on.
  void drawn() {
    if (surface != null) {
      image = null;
    }
  }

  static ImageInfo unpremultiplied(int width, int height) {
    return new ImageInfo(
        width, height, io.github.humbleui.skija.ColorType.RGBA_8888, ColorAlphaType.UNPREMUL);
  }
}
