package bulkhead.renderer.canvas;

import bulkhead.renderer.css.syntax.TokenStream;
import bulkhead.renderer.css.value.Color;
import bulkhead.renderer.css.value.ColorParser;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Node;
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
import java.util.Base64;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The canvases of one document. Thread: `RendererMain`.
public final class Canvases {
  private final ImageProvider images;
  private final Map<Element, CanvasContext> contexts = new WeakHashMap<>();
  private CanvasFonts fonts;
  private Runnable changed = () -> {};

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
  public void onChange(Runnable action) {
    changed = action;
  }

  /// Null for a canvas on which nothing was drawn.
  public @Nullable ImageResource imageOf(Element canvas) {
    CanvasContext context = contexts.get(canvas);
    return context == null ? null : context.bitmap();
  }

  /// Clears the canvas, which has that size now.
  public void reset(Element canvas, int width, int height) {
    contexts.put(canvas, new CanvasContext(new CanvasBitmap(width, height), fonts, this::pixelsOf));
    canvas.markDirty(Node.BOXES);
    changed.run();
  }

  private CanvasContext context(Element canvas) {
    CanvasContext context = contexts.get(canvas);
    if (context == null) {
      reset(canvas, size(canvas, "width", 300), size(canvas, "height", 150));
      context = contexts.get(canvas);
    }
    if (context == null) {
      throw new IllegalStateException("no context after reset");
    }
    return context;
  }

  private static int size(Element canvas, String name, int otherwise) {
    try {
      return Math.max(0, Integer.parseInt(canvas.attributeOrEmpty(name).strip()));
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }

  /// Draws what a script noted; the format is told in `08-canvas.js`.
  public void run(Element canvas, String notes, Function<Integer, @Nullable Element> elements) {
    context(canvas).run(notes, elements);
    canvas.markDirty(Node.PAINT);
    changed.run();
  }

  private @Nullable Image pixelsOf(Element element) {
    ImageResource resource = element.is("canvas") ? imageOf(element) : images.imageOf(element);
    return resource == null ? null : raster(resource);
  }

  private static @Nullable Image raster(ImageResource resource) {
    Image image = resource.image();
    return image != null || !resource.isVector()
        ? image
        : VectorPixels.of(resource, resource.naturalWidth(), resource.naturalHeight());
  }

  /// `width,height` of what can be drawn of an element, and `,foreign` if scripts may not read it;
  /// `broken`, or nothing while it is not there.
  public String drawable(Element element) {
    if (element.is("canvas")) {
      CanvasBitmap bitmap = context(element).bitmap();
      return bitmap.width() + "," + bitmap.height();
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
  public @Nullable String color(Element canvas, String text) {
    var parsed = ColorParser.parse(TokenStream.of(text));
    if (parsed == null) {
      return null;
    }
    ComputedStyle style = ComputedStyle.of(canvas);
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

  public @Nullable String font(Element canvas, String text) {
    return fonts.parse(text, canvas);
  }

  /// The numbers of a `TextMetrics`, in the order of its interface.
  public String measure(Element canvas, String text) {
    return context(canvas).measure(text);
  }

  /// Red, green, blue and alpha of each pixel as characters; what is outside is transparent.
  public String pixels(Element canvas, int x, int y, int width, int height) {
    Image image = context(canvas).bitmap().image();
    if (image == null) {
      return "";
    }
    try (Bitmap bitmap = new Bitmap()) {
      bitmap.allocPixels(CanvasBitmap.unpremultiplied(width, height));
      bitmap.erase(0);
      image.readPixels(bitmap, x, y);
      byte[] bytes = bitmap.readPixels();
      return bytes == null ? "" : new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
    }
  }

  /// A `data:` URL.
  ///
  /// @param quality 0 to 1; less for the default
  public String encoded(Element canvas, String type, double quality) {
    Image image = context(canvas).bitmap().image();
    if (image == null) {
      return "data:,";
    }
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
    return data == null
        ? "data:,"
        : "data:" + used + ";base64," + Base64.getEncoder().encodeToString(data.getBytes());
  }

  /// @param path the steps of a `Path2D`; null for the context's own path
  public boolean hits(
      Element canvas, @Nullable String path, double x, double y, boolean evenOdd, boolean stroke) {
    return context(canvas).hits(path, (float) x, (float) y, evenOdd, stroke);
  }
}
