package bulkhead.browser.devtools;

import bulkhead.browser.image.Picture;
import bulkhead.browser.process.ArenaOwner;
import bulkhead.browser.tab.BrowserModel;
import bulkhead.browser.tab.Tab;
import bulkhead.browser.tab.TabOutput;
import bulkhead.browser.tab.TabViewport;
import bulkhead.devtools.Json;
import bulkhead.devtools.ProtocolError;
import bulkhead.ipc.api.CopyOutputReply;
import bulkhead.ipc.api.PictureArea;
import bulkhead.ipc.api.Size;
import bulkhead.ipc.api.ViewportParams;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// `Page.captureScreenshot`: the page as it is drawn once everything that is loaded is in the
/// picture. Thread: `BrowserMain`.
final class Screenshot {
  private static final int MOST_PIXELS = 16384;
  private static final int DEFAULT_QUALITY = 80;

  /// @param x of the document, CSS pixels
  record Clip(double x, double y, double width, double height, @Nullable Double scale) {
    double scaleOrOne() {
      return scale == null || scale <= 0 ? 1 : scale;
    }
  }

  record Request(
      @Nullable String format,
      @Nullable Integer quality,
      @Nullable Clip clip,
      @Nullable Boolean fromSurface,
      @Nullable Boolean captureBeyondViewport,
      @Nullable Boolean optimizeForSpeed) {}

  private Screenshot() {}

  static CompletableFuture<JsonObject> capture(Session session, Request request)
      throws ProtocolError {
    Picture.Format format = format(request.format());
    int quality = request.quality() == null ? DEFAULT_QUALITY : request.quality();
    Function<Picture, JsonObject> encoder =
        picture ->
            Json.object(
                "data", Base64.getEncoder().encodeToString(picture.encoded(format, quality)));
    Clip clip = request.clip();
    if (clip != null && !(clip.width() > 0 && clip.height() > 0)) {
      throw ProtocolError.because(
          clip.width() > 0
              ? "Unable to capture screenshot: height must be positive"
              : "Unable to capture screenshot: width must be positive");
    }
    PageTarget page = session.page();
    Tab tab = page.tab();
    if (tab.page() == null) {
      throw ProtocolError.because("Unable to capture screenshot");
    }
    // A clip is of the page as it is laid out, however small a phone shows it.
    boolean beyond =
        request.captureBeyondViewport() != null && request.captureBeyondViewport()
            || clip != null && tab.viewport().pageScale() != 1;
    RendererSession renderer = session.renderer();
    if (!beyond || renderer == null) {
      return capture(session, tab, clip, null, encoder);
    }
    return renderer
        .ask("Page.getLayoutMetrics", new JsonObject())
        .thenCompose(
            metrics -> {
              Clip wanted = clip == null ? withScrollbars(tab, wholePage(metrics)) : clip;
              return capture(session, tab, wanted, room(wanted), encoder);
            });
  }

  /// How large an area the page has to be shown in for a picture, in CSS pixels, and from its
  /// start. Whether it is scrolled is not asked: just after another picture it may not be back yet
  /// at the place where it was.
  private record Room(double width, double height) {}

  /// What the clip needs.
  private static @Nullable Room room(@Nullable Clip clip) {
    return clip == null ? null : new Room(clip.x() + clip.width(), clip.y() + clip.height());
  }

  private static @Nullable Clip wholePage(JsonObject metrics) {
    double width = number(metrics, "cssContentSize", "width");
    double height = number(metrics, "cssContentSize", "height");
    return width > 0 && height > 0 ? new Clip(0, 0, width, height, null) : null;
  }

  /// The whole page and the whole area, of which scrollbars may take a part.
  private static @Nullable Clip withScrollbars(Tab tab, @Nullable Clip page) {
    Size area = tab.viewport().params().getSize();
    double scale = tab.viewport().scale();
    return page == null
        ? null
        : new Clip(
            0,
            0,
            Math.max(page.width(), area.getWidth() / scale),
            Math.max(page.height(), area.getHeight() / scale),
            null);
  }

  /// A renderer's answer may be anything.
  static double number(JsonObject answer, String member, String name) {
    return answer.get(member) instanceof JsonObject inside
            && inside.get(name) instanceof JsonPrimitive value
            && value.isNumber()
            && Double.isFinite(value.getAsDouble())
        ? value.getAsDouble()
        : 0;
  }

  private record Scroll(double x, double y) {}

  /// Where the page is scrolled to, once it has the area that the picture needs.
  private static CompletableFuture<Scroll> scroll(Session session, @Nullable Clip clip) {
    RendererSession renderer = session.renderer();
    if (clip == null || renderer == null) {
      return CompletableFuture.completedFuture(new Scroll(0, 0));
    }
    return renderer
        .ask("Page.getLayoutMetrics", new JsonObject())
        .thenApply(
            metrics ->
                new Scroll(
                    number(metrics, "cssVisualViewport", "pageX"),
                    number(metrics, "cssVisualViewport", "pageY")));
  }

  /// Takes a picture.
  /// @param clip null for what is in sight
  /// @param room that the page is given at least; null for its own
  /// @param use makes something of the picture, whose memory is given back then; on the thread
  ///     `Pictures`
  static <T> CompletableFuture<T> capture(
      Session session,
      Tab tab,
      @Nullable Clip clip,
      @Nullable Room room,
      Function<Picture, T> use) {
    DevTools devTools = session.devTools();
    BrowserModel browser = devTools.browser();
    VisionDeficiency vision = devTools.page(tab).visionDeficiency();
    ViewportParams usual = tab.viewport().params();
    TabViewport.Override before = tab.viewport().override();
    TabViewport.Override needed = needed(usual, clip, room);
    if (needed != null) {
      tab.viewport().setOverride(needed);
    }
    ViewportParams params = tab.viewport().params();
    TabOutput output = browser.outputOf(tab);
    ArenaOwner target =
        ArenaOwner.create(
            "screenshot",
            4L * params.getSize().getWidth() * params.getSize().getHeight(),
            browser.scratch());
    return browser
        .captures()
        .awaitFrame(tab)
        .thenCompose(done -> scroll(session, clip))
        .thenCompose(
            scroll ->
                browser
                    .gpu()
                    .copyOutput(output.id(), target)
                    .thenApply(reply -> picture(reply, target, params, clip, scroll)))
        .whenComplete(
            (picture, failure) -> {
              output.close();
              if (needed != null) {
                tab.viewport().setOverride(before);
              }
            })
        .thenApplyAsync(picture -> use.apply(vision.seen(picture)), devTools.pictures())
        .whenCompleteAsync((done, failure) -> target.close(), devTools.loop());
  }

  /// The area that the page must have for the picture; null if its own will do.
  private static TabViewport.@Nullable Override needed(
      ViewportParams usual, @Nullable Clip clip, @Nullable Room room) {
    if (clip == null) {
      return null;
    }
    double scale = usual.getDeviceScaleFactor();
    boolean asLaidOut = usual.getMobile() && room != null;
    double width = asLaidOut ? 0 : usual.getSize().getWidth() / scale;
    double height = asLaidOut ? 0 : usual.getSize().getHeight() / scale;
    double factor = scale * clip.scaleOrOne();
    if (room != null) {
      width = Math.max(width, room.width());
      height = Math.max(height, room.height());
    }
    int widthPx = (int) Math.clamp(Math.ceil(width * factor), 1, MOST_PIXELS);
    int heightPx = (int) Math.clamp(Math.ceil(height * factor), 1, MOST_PIXELS);
    return room == null
            && widthPx == usual.getSize().getWidth()
            && heightPx == usual.getSize().getHeight()
            && factor == scale
        ? null
        : new TabViewport.Override(
            widthPx,
            heightPx,
            (float) factor,
            usual.getMobile(),
            room == null ? PictureArea.IN_PLACE : PictureArea.FROM_START);
  }

  private static Picture picture(
      CopyOutputReply reply,
      ArenaOwner pixels,
      ViewportParams params,
      @Nullable Clip clip,
      Scroll scroll) {
    Size size = reply.getSize();
    if (!reply.getFailure().isEmpty() || size.getWidth() < 1 || size.getHeight() < 1) {
      throw new IllegalStateException("Unable to capture screenshot");
    }
    Picture picture = Picture.of(pixels.segment(), size.getWidth(), size.getHeight());
    if (clip != null) {
      double scale = params.getDeviceScaleFactor();
      int x = (int) Math.round((clip.x() - scroll.x()) * scale);
      int y = (int) Math.round((clip.y() - scroll.y()) * scale);
      picture =
          picture.crop(
              x,
              y,
              (int) Math.round(clip.width() * scale),
              (int) Math.round(clip.height() * scale));
    }
    return picture;
  }

  static Picture.Format format(@Nullable String name) throws ProtocolError {
    return switch (name) {
      case null -> Picture.Format.PNG;
      case "png" -> Picture.Format.PNG;
      case "jpeg" -> Picture.Format.JPEG;
      case "webp" -> Picture.Format.WEBP;
      default -> throw ProtocolError.refused("Invalid image format");
    };
  }
}
