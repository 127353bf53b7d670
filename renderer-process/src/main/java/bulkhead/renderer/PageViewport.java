package bulkhead.renderer;

import bulkhead.ipc.api.PictureArea;
import bulkhead.ipc.api.RendererSetUp;
import bulkhead.ipc.api.ViewportParams;
import bulkhead.renderer.css.MediaValues;
import bulkhead.renderer.dom.Document;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The area that one document is laid out for and seen in: for the main frame's document the
/// page's, as its [PageScale] says, for others that of the box that shows them. Media queries are
/// about it. Thread: `RendererMain`.
final class PageViewport {
  /// Classic scrollbars, as Chromium's on Linux; CSS px.
  private static final float SCROLLBAR = 15;

  private final PagePipeline.Frames frames;
  private final PageScale pageScale;
  private final boolean hideScrollbars;
  private final boolean hasPointer;
  private final int defaultBackground;
  private ViewportParams params = ViewportParams.getDefaultInstance();

  /// What scripts find the window's size to be while the document is on paper, CSS px.
  private double screenWidth;

  private double screenHeight;

  /// In a frame's box, its size in CSS px; the main frame has the whole page area.
  private float boxWidth = Float.NaN;

  private float boxHeight = Float.NaN;
  private boolean scrollable = true;

  /// What media queries were about before what scripts have not heard of yet; null for nothing.
  private @Nullable MediaValues mediaBefore;

  PageViewport(Document document, PagePipeline.Frames frames, RendererSetUp settings) {
    this.frames = frames;
    this.pageScale = new PageScale(document);
    this.hideScrollbars = settings.getHideScrollbars();
    // As in Chromium, without a window there is no pointing device either.
    this.hasPointer = settings.getHasWindow();
    this.defaultBackground = settings.getDefaultBackgroundColor();
  }

  void set(ViewportParams params) {
    rememberMedia();
    if (params.getPicture() == PictureArea.PAPER && !isOnPaper()) {
      screenWidth = innerWidth();
      screenHeight = innerHeight();
    }
    this.params = params;
    pageScale.setViewport(params);
    tellPageScale();
  }

  /// Whether the document is laid out for paper; its window on the screen is as large as before.
  boolean isOnPaper() {
    return params.getPicture() == PictureArea.PAPER;
  }

  /// Whether a picture is taken that begins where the document does.
  boolean isPicturedFromStart() {
    return params.getPicture() == PictureArea.FROM_START;
  }

  /// The box that shows the document was laid out.
  ///
  /// @param width CSS px
  /// @param height CSS px
  /// @return whether that is another box than before
  boolean setBox(float width, float height, boolean mayScroll) {
    if (width == boxWidth && height == boxHeight && mayScroll == scrollable) {
      return false;
    }
    rememberMedia();
    boxWidth = width;
    boxHeight = height;
    scrollable = mayScroll;
    return true;
  }

  /// Whether the box that shows the document has ever been laid out.
  boolean hasBox() {
    return !Float.isNaN(boxWidth);
  }

  /// Reads again what the document says to a phone.
  ///
  /// @return whether it is to be laid out in another size
  boolean readScale() {
    if (!isMain() || !pageScale.isMobile()) {
      return false;
    }
    MediaValues before = mediaValues();
    if (!pageScale.read()) {
      return false;
    }
    if (mediaBefore == null) {
      mediaBefore = before;
    }
    tellPageScale();
    return true;
  }

  /// The document reaches that far, CSS px.
  void laidOut(double width) {
    pageScale.laidOut(width);
    tellPageScale();
  }

  private void tellPageScale() {
    if (isMain()) {
      frames.pageScaleChanged(pageScale.factor());
    }
  }

  private void rememberMedia() {
    // What has had no size was not shown to anybody.
    if (mediaBefore == null && width() > 0) {
      mediaBefore = mediaValues();
    }
  }

  boolean hasMediaNews() {
    return mediaBefore != null;
  }

  /// Once.
  @Nullable MediaValues takeMediaBefore() {
    MediaValues before = mediaBefore;
    mediaBefore = null;
    return before;
  }

  private boolean isMain() {
    return frames.parent() == null;
  }

  /// Whether the area that is seen is not the one that was laid out: on a phone, and in a picture.
  boolean showsAnotherSize() {
    return isMain() && pageScale.showsAnotherSize();
  }

  /// CSS px that are seen across, the scrollbar included.
  float width() {
    if (isMain()) {
      return params.getSize().getWidth() / scale();
    }
    return Float.isNaN(boxWidth) ? 0 : boxWidth;
  }

  /// CSS px that are seen from top to bottom, the scrollbar included.
  float height() {
    if (isMain()) {
      return params.getSize().getHeight() / scale();
    }
    return Float.isNaN(boxHeight) ? 0 : boxHeight;
  }

  /// CSS px in the viewport's width that the document is laid out in.
  float layoutWidth() {
    return showsAnotherSize() ? (float) pageScale.layoutWidth() : width();
  }

  float layoutHeight() {
    return showsAnotherSize() ? (float) pageScale.layoutHeight() : height();
  }

  /// What scripts find to be the window's width, CSS px.
  double innerWidth() {
    return isOnPaper() ? screenWidth : showsAnotherSize() ? pageScale.innerWidth() : width();
  }

  double innerHeight() {
    return isOnPaper() ? screenHeight : showsAnotherSize() ? pageScale.innerHeight() : height();
  }

  /// Device pixels for one CSS px.
  float scale() {
    return (float) (devicePixelRatio() * pageScaleFactor());
  }

  /// Device pixels for one CSS px on a page that is shown as large as it is.
  float devicePixelRatio() {
    return Math.max(0.01f, params.getDeviceScaleFactor() * params.getPageZoom());
  }

  /// How much larger or smaller than that the whole page is shown.
  double pageScaleFactor() {
    PagePipeline around = frames.parent();
    return around == null ? pageScale.factor() : around.viewport().pageScaleFactor();
  }

  /// CSS px in one px of a scrollbar: zoom leaves them as they are.
  float scrollbarUnit() {
    return params.getPageZoom() > 0 ? 1 / params.getPageZoom() : 1;
  }

  /// CSS px that the viewport's scrollbar takes from what it scrolls.
  float scrollbarGutter() {
    // A phone's scrollbars lie over the page, and paper has none.
    boolean over = params.getMobile() || isOnPaper();
    boolean gutters = scrollable && !hideScrollbars && !over;
    return gutters ? SCROLLBAR * scrollbarUnit() : 0;
  }

  /// What a page shows that says no colour. It is seen through or it is not: as in Chromium, a
  /// colour in between is as good as opaque.
  int defaultBackground() {
    int color = params.hasBackground() ? params.getBackground() : defaultBackground;
    return color >>> 24 == 0 ? color : color | 0xff000000;
  }

  MediaValues mediaValues() {
    float deviceScale = Math.max(0.01f, params.getDeviceScaleFactor());
    return new MediaValues(
        layoutWidth(),
        layoutHeight(),
        params.getSize().getWidth() / deviceScale,
        params.getSize().getHeight() / deviceScale,
        devicePixelRatio(),
        params.getDark(),
        params.getReducedMotion(),
        hasPointer,
        params.getPrint(),
        wishes());
  }

  private Map<String, String> wishes() {
    Map<String, String> wishes = new HashMap<>();
    params
        .getMediaFeaturesList()
        .forEach(feature -> wishes.put(feature.getName(), feature.getValue()));
    return wishes;
  }
}
