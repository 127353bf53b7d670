package bulkhead.renderer;

import bulkhead.ipc.api.FaviconNotice;
import bulkhead.ipc.api.PageHost;
import bulkhead.ipc.api.ResourceRequest;
import bulkhead.renderer.html.Subresource;
import bulkhead.renderer.loader.ResourceFetcher;
import bulkhead.renderer.svg.SvgImage;
import bulkhead.url.Url;
import com.google.protobuf.ByteString;
import io.github.humbleui.skija.Bitmap;
import io.github.humbleui.skija.Canvas;
import io.github.humbleui.skija.ColorAlphaType;
import io.github.humbleui.skija.ColorType;
import io.github.humbleui.skija.FilterTileMode;
import io.github.humbleui.skija.Image;
import io.github.humbleui.skija.ImageInfo;
import io.github.humbleui.skija.Paint;
import io.github.humbleui.skija.Picture;
import io.github.humbleui.skija.SamplingMode;
import io.github.humbleui.skija.Shader;
import io.github.humbleui.types.Rect;
import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/// The document's icon: chosen, loaded and decoded here, because the browser process decodes
/// nothing of a page. Thread: `RendererMain`.
final class PageIcon implements ResourceFetcher.Listener {
  private static final int SIDE = 32;
  private static final int MOST_BYTES = 2 << 20;

  private final int pageId;
  private final ResourceFetcher fetcher;
  private final PageHost browser;
  private final PageImages images;
  private final ByteArrayOutputStream received = new ByteArrayOutputStream();
  private @Nullable String url;
  private boolean failed;
  private boolean isSvg;
  private String charset = "";

  PageIcon(int pageId, ResourceFetcher fetcher, PageHost browser, PageImages images) {
    this.pageId = pageId;
    this.fetcher = fetcher;
    this.browser = browser;
    this.images = images;
  }

  /// The document names an icon. The last one counts.
  void candidate(Subresource.Icon icon) {
    url = icon.url();
  }

  /// All candidates are known. Sites that name none have theirs at /favicon.ico (HTML §4.6.6.8).
  void documentParsed(String documentUrl) {
    Url document = Url.parse(documentUrl);
    if (url == null && document != null && document.isHttpFamily()) {
      Url standard = document.resolve("/favicon.ico");
      url = standard == null ? null : standard.href();
    }
    if (url != null) {
      fetcher.start(
          ResourceFetcher.request(
                  pageId, url, ResourceRequest.Destination.OTHER, ResourceFetcher.Referrer.PAGE)
              .setPurpose("image"),
          this);
    }
  }

  @Override
  public void responseStarted(String finalUrl, String type, String charset) {
    failed = type.startsWith("text/");
    isSvg = type.equals("image/svg+xml");
    this.charset = charset;
  }

  @Override
  public void data(byte[] chunk) {
    if (received.size() + chunk.length > MOST_BYTES) {
      failed = true;
    } else {
      received.writeBytes(chunk);
    }
  }

  @Override
  public void finished() {
    if (failed || received.size() == 0) {
      return;
    }
    try (Bitmap bitmap = new Bitmap()) {
      bitmap.allocPixels(new ImageInfo(SIDE, SIDE, ColorType.BGRA_8888, ColorAlphaType.PREMUL));
      bitmap.erase(0);
      Canvas canvas = new Canvas(bitmap);
      if (isSvg) {
        drawSvg(canvas);
      } else {
        drawImage(canvas);
      }
      byte[] pixels = bitmap.readPixels();
      if (pixels != null && pixels.length == SIDE * SIDE * 4) {
        browser.faviconChanged(
            FaviconNotice.newBuilder()
                .setPageId(pageId)
                .setWidth(SIDE)
                .setHeight(SIDE)
                .setPixels(ByteString.copyFrom(pixels))
                .build());
      }
    } catch (IllegalArgumentException e) {
      // not an image: the tab keeps the general icon
    }
  }

  private void drawSvg(Canvas canvas) {
    SvgImage image = images.svg(received.toByteArray(), charset);
    Picture picture = image == null ? null : image.picture(SIDE, SIDE);
    if (picture == null) {
      throw new IllegalArgumentException("no SVG");
    }
    try (picture) {
      canvas.drawPicture(picture);
    }
  }

  private void drawImage(Canvas canvas) {
    try (Image image = Image.makeDeferredFromEncodedBytes(received.toByteArray())) {
      canvas.scale((float) SIDE / image.getWidth(), (float) SIDE / image.getHeight());
      try (Shader shader =
              image.makeShader(
                  FilterTileMode.CLAMP, FilterTileMode.CLAMP, SamplingMode.MITCHELL, null);
          Paint paint = new Paint().setShader(shader)) {
        canvas.drawRect(Rect.makeWH(image.getWidth(), image.getHeight()), paint);
      }
    }
  }

  @Override
  public void failed(String error) {
    failed = true;
  }
}
