package bulkhead.renderer.canvas;

import bulkhead.renderer.css.syntax.TokenStream;
import bulkhead.renderer.css.value.Color;
import bulkhead.renderer.css.value.ColorParser;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.dom.ScriptObject;
import bulkhead.renderer.layout.tree.ImageProvider;
import bulkhead.renderer.layout.tree.ImageResource;
import bulkhead.renderer.style.ComputedStyle;
import bulkhead.renderer.text.FontGroup;
import bulkhead.renderer.text.FontQuery;
import io.github.humbleui.skija.Bitmap;
import io.github.humbleui.skija.Data;
import io.github.humbleui.skija.EncoderJPEG;
import io.github.humbleui.skija.EncoderPNG;
import io.github.humbleui.skija.EncoderWEBP;
import io.github.humbleui.skija.Image;
import io.github.humbleui.skija.ImageInfo;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The canvases of one document or worker: of elements and of [CanvasSurface]s. Thread: the
/// isolate's.
public final class Canvases implements CanvasSources {
  /// A picture with more pixels is not decoded.
  private static final long MOST_PIXELS = 100_000_000;

  private final ImageProvider images;
  private final Map<ScriptObject, CanvasContext> contexts = new WeakHashMap<>();
  private final Map<Element, CanvasPlaceholder> placeholders = new WeakHashMap<>();
  private CanvasFonts fonts;
  private Runnable changed = () -> {};
  private Executor main = Runnable::run;

  /// @param images of the elements that are drawn on canvases
  public Canvases(ImageProvider images) {
    this.images = images;
    this.fonts =
        new CanvasFonts(
            query -> {
              throw new IllegalStateException("no fonts yet");
            });
  }

  public void setFonts(Function<FontQuery, FontGroup> groups) {
    fonts = new CanvasFonts(groups);
  }

  /// @param action a canvas shows something else than before
  /// @param thread runs what other threads have for elements
  public void onChange(Runnable action, Executor thread) {
    changed = action;
    main = thread;
  }

  /// Null for a canvas on which nothing was drawn.
  public @Nullable ImageResource imageOf(Element canvas) {
    CanvasPlaceholder placeholder = placeholders.get(canvas);
    if (placeholder != null) {
      return placeholder.shown();
    }
    CanvasContext context = contexts.get(canvas);
    return context == null ? null : context.bitmap();
  }

  /// Clears the canvas, which has that size now.
  public void reset(ScriptObject canvas, int width, int height) {
    put(canvas, new CanvasBitmap(width, height));
    look(canvas, Node.BOXES);
  }

  private void put(ScriptObject canvas, CanvasBitmap bitmap) {
    CanvasContext before = contexts.put(canvas, new CanvasContext(bitmap, fonts, this));
    if (before != null) {
      before.bitmap().close();
    }
  }

  private void look(ScriptObject canvas, int dirt) {
    if (canvas instanceof Element element) {
      element.markDirty(dirt);
      changed.run();
    }
  }

  private CanvasContext context(ScriptObject canvas) {
    CanvasContext context = contexts.get(canvas);
    if (context == null) {
      Element element = canvas instanceof Element known ? known : null;
      reset(canvas, size(element, "width", 300), size(element, "height", 150));
      context = contexts.get(canvas);
    }
    if (context == null) {
      throw new IllegalStateException("no context after reset");
    }
    return context;
  }

  private static int size(@Nullable Element canvas, String name, int otherwise) {
    if (canvas == null) {
      return 0;
    }
    try {
      return Math.max(0, Integer.parseInt(canvas.attributeOrEmpty(name).strip()));
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }

  /// Draws what a script noted; the format is told in `08-canvas.js`.
  public void run(
      ScriptObject canvas, String notes, Function<Integer, @Nullable ScriptObject> sources) {
    context(canvas).run(notes, sources);
    look(canvas, Node.PAINT);
  }

  private @Nullable ImageResource resourceOf(ScriptObject source) {
    if (!(source instanceof Element element)) {
      return context(source).bitmap();
    }
    return element.is("canvas") ? imageOf(element) : images.imageOf(element);
  }

  @Override
  public @Nullable Image kept(ScriptObject source) {
    ImageResource resource = resourceOf(source);
    return resource == null ? null : raster(resource);
  }

  @Override
  public <T extends @Nullable Object> T look(
      ScriptObject source, Function<@Nullable Image, T> use) {
    ImageResource resource = resourceOf(source);
    return resource instanceof CanvasBitmap bitmap
        ? bitmap.look(use)
        : use.apply(resource == null ? null : raster(resource));
  }

  private static @Nullable Image raster(ImageResource resource) {
    Image image = resource.image();
    return image != null || !resource.isVector()
        ? image
        : VectorPixels.of(resource, resource.naturalWidth(), resource.naturalHeight());
  }

  /// `width,height` of what can be drawn of a source, and `,foreign` if scripts may not read it;
  /// `broken`, or nothing while it is not there.
  public String drawable(ScriptObject source) {
    if (!(source instanceof Element element) || element.is("canvas")) {
      ImageResource shown =
          source instanceof Element element && placeholders.containsKey(element)
              ? imageOf(element)
              : context(source).bitmap();
      return shown == null ? "" : (int) shown.naturalWidth() + "," + (int) shown.naturalHeight();
    }
    ImageResource resource = images.imageOf(element);
    if (resource == null) {
      return "";
    }
    return switch (resource.state()) {
      case FAILED -> "broken";
      case LOADING, SIZE_KNOWN -> "";
      case COMPLETE ->
          resource.naturalWidth()
              + ","
              + resource.naturalHeight()
              + (resource.isForeign() ? ",foreign" : "");
    };
  }

  /// As a context's attributes read it back; null for what is no colour.
  ///
  /// @param canvas null where there is none
  public @Nullable String color(@Nullable ScriptObject canvas, String text) {
    var parsed = ColorParser.parse(TokenStream.of(text));
    if (parsed == null) {
      return null;
    }
    ComputedStyle style = canvas instanceof Element element ? ComputedStyle.of(element) : null;
    Color color = parsed.resolve(style == null ? Color.BLACK : style.color());
    int argb = color.argb();
    return argb >>> 24 == 255
        ? String.format(java.util.Locale.ROOT, "#%06x", argb & 0xffffff)
        : "rgba("
            + (argb >>> 16 & 255)
            + ", "
            + (argb >>> 8 & 255)
            + ", "
            + (argb & 255)
            + ", "
            + bulkhead.renderer.css.syntax.CssNumbers.format(color.alpha())
            + ")";
  }

  public @Nullable String font(ScriptObject canvas, String text) {
    return fonts.parse(text, canvas instanceof Element element ? element : null);
  }

  /// The numbers of a `TextMetrics`, in the order of its interface.
  public String measure(ScriptObject canvas, String text) {
    return context(canvas).measure(text);
  }

  /// Red, green, blue and alpha of each pixel; what is outside is transparent.
  public byte[] pixels(ScriptObject canvas, int x, int y, int width, int height) {
    ImageInfo info = CanvasBitmap.unpremultiplied(width, height);
    return context(canvas).bitmap().look(image -> pixels(image, info, x, y));
  }

  /// The pixels of all of it as Skia keeps them.
  public byte[] stored(ScriptObject canvas) {
    CanvasBitmap bitmap = context(canvas).bitmap();
    ImageInfo info = ImageInfo.makeN32Premul(bitmap.width(), bitmap.height());
    return bitmap.look(image -> pixels(image, info, 0, 0));
  }

  private static byte[] pixels(@Nullable Image image, ImageInfo info, int x, int y) {
    if (image == null) {
      return new byte[0];
    }
    try (Bitmap bitmap = new Bitmap()) {
      bitmap.allocPixels(info);
      bitmap.erase(0);
      image.readPixels(bitmap, x, y);
      byte[] bytes = bitmap.readPixels();
      return bytes == null ? new byte[0] : bytes;
    }
  }

  /// The file's type, whose bytes are `bytes`.
  public record Encoded(String type, byte[] bytes) {}

  /// Null for a canvas without pixels.
  ///
  /// @param quality 0 to 1; less for the default
  public @Nullable Encoded encoded(ScriptObject canvas, String type, double quality) {
    if (!contexts.containsKey(canvas)) { // an element that shows what another canvas presents
      Image shown = kept(canvas);
      if (shown != null) {
        return encoded(shown, type, quality);
      }
    }
    return context(canvas)
        .bitmap()
        .look(image -> image == null ? null : encoded(image, type, quality));
  }

  private static @Nullable Encoded encoded(Image image, String type, double quality) {
    int percent = quality < 0 ? 92 : (int) Math.round(quality * 100);
    Data data =
        switch (type) {
          case "image/jpeg" ->
              EncoderJPEG.encode(
                  image, io.github.humbleui.skija.EncodeJPEGOptions.DEFAULT.withQuality(percent));
          case "image/webp" ->
              EncoderWEBP.encode(
                  image,
                  io.github.humbleui.skija.EncodeWEBPOptions.DEFAULT.withQuality(
                      quality < 0 ? 80 : percent));
          default -> EncoderPNG.encode(image);
        };
    String used = type.equals("image/jpeg") || type.equals("image/webp") ? type : "image/png";
    return data == null ? null : new Encoded(used, data.getBytes());
  }

  /// @param path the steps of a `Path2D`; null for the context's own path
  public boolean hits(
      ScriptObject canvas,
      @Nullable String path,
      double x,
      double y,
      boolean evenOdd,
      boolean stroke) {
    return context(canvas).hits(path, (float) x, (float) y, evenOdd, stroke);
  }

  // Without an element

  /// The bitmap of an `OffscreenCanvas`.
  public CanvasSurface offscreen(int width, int height) {
    CanvasSurface made = new CanvasSurface(CanvasSurface.Kind.OFFSCREEN_CANVAS);
    put(made, new CanvasBitmap(width, height));
    return made;
  }

  /// What a source shows now, whatever is drawn later; transparent if it has no pixels.
  public CanvasSurface snapshot(ScriptObject source) {
    Image image = kept(source);
    CanvasBitmap seen = contexts.containsKey(source) ? context(source).bitmap() : null;
    return image != null
        ? bitmap(new CanvasBitmap(image))
        : bitmap(
            seen == null ? new CanvasBitmap(0, 0) : new CanvasBitmap(seen.width(), seen.height()));
  }

  private CanvasSurface bitmap(CanvasBitmap pixels) {
    CanvasSurface made = new CanvasSurface(CanvasSurface.Kind.IMAGE_BITMAP);
    put(made, pixels);
    return made;
  }

  /// A picture file's; null if it is none.
  public @Nullable CanvasSurface decode(byte[] file) {
    try (Image stored = Image.makeDeferredFromEncodedBytes(file)) {
      if ((long) stored.getWidth() * stored.getHeight() > MOST_PIXELS) {
        return null;
      }
      try (Bitmap pixels = new Bitmap()) {
        pixels.allocPixels(ImageInfo.makeN32Premul(stored.getWidth(), stored.getHeight()));
        return stored.readPixels(pixels)
            ? bitmap(new CanvasBitmap(Image.makeRasterFromBitmap(pixels.setImmutable())))
            : null;
      }
    } catch (IllegalArgumentException | UnsupportedOperationException e) {
      return null;
    }
  }

  /// Of pixels that [#stored] gave; null if they are not as many.
  public @Nullable CanvasSurface restore(int width, int height, byte[] pixels) {
    if (width < 0 || height < 0 || (long) width * height * 4 != pixels.length) {
      return null;
    }
    return bitmap(
        pixels.length == 0
            ? new CanvasBitmap(width, height)
            : new CanvasBitmap(
                Image.makeRasterFromBytes(
                    ImageInfo.makeN32Premul(width, height), pixels, 4L * width)));
  }

  /// Takes the picture from a canvas, whose state stays as it is.
  ///
  /// @param argb of each pixel from now on
  public void erase(ScriptObject canvas, int argb) {
    context(canvas).bitmap().erase(argb);
  }

  /// No script has use for its pixels any more.
  public void close(ScriptObject canvas) {
    put(canvas, new CanvasBitmap(0, 0));
  }

  // For elements that are drawn on from elsewhere

  /// The element shows what [#present] gives for this number from now on.
  public int placeholder(Element canvas, int width, int height) {
    CanvasPlaceholder made =
        new CanvasPlaceholder(
            canvas,
            width,
            height,
            main,
            (element, size) -> look(element, size ? Node.BOXES : Node.PAINT));
    placeholders.put(canvas, made);
    look(canvas, Node.BOXES);
    return made.number;
  }

  /// Has the element of that number, which may be another thread's, show what is on a canvas.
  public void present(ScriptObject canvas, int placeholder) {
    CanvasBitmap bitmap = context(canvas).bitmap();
    CanvasPlaceholder.present(placeholder, bitmap.image(), bitmap.width(), bitmap.height());
  }
}
