package bulkhead.renderer;

import bulkhead.ipc.api.PictureArea;
import bulkhead.ipc.api.ViewportParams;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Element;
import java.util.List;

/// How wide a main frame's document is laid out, and how much larger or smaller than that it is
/// shown: as wide as the area and as it is, or on a phone by its [ViewportMeta]. The visual
/// viewport is what fits the screen at that scale; it does not move inside the layout viewport.
/// While a picture of more than that is taken, the layout is held. Thread: `RendererMain`.
final class PageScale {
  private final Document document;
  private boolean mobile;
  private boolean held;
  private double deviceWidth;
  private double deviceHeight;
  private List<Element> elements = List.of();
  private long elementsOf = -1;
  private ViewportMeta meta = ViewportMeta.NONE;
  private double contentWidth;
  private double factor = 1;

  PageScale(Document document) {
    this.document = document;
  }

  void setViewport(ViewportParams params) {
    PictureArea picture = params.getPicture();
    boolean asLaidOut = picture != PictureArea.NONE && picture != PictureArea.PAPER;
    held = asLaidOut && deviceWidth > 0;
    if (held) {
      factor = 1;
      return;
    }
    double unit = Math.max(0.01, params.getDeviceScaleFactor() * params.getPageZoom());
    mobile = params.getMobile() && params.getSize().getWidth() > 0;
    deviceWidth = params.getSize().getWidth() / unit;
    deviceHeight = params.getSize().getHeight() / unit;
    readElements();
    begin();
  }

  boolean isMobile() {
    return mobile;
  }

  /// Whether the area that is painted is not the one that was laid out.
  boolean showsAnotherSize() {
    return mobile || held;
  }

  /// How much larger than on a desk the page is shown.
  double factor() {
    return factor;
  }

  /// Of the initial containing block, CSS px.
  double layoutWidth() {
    return mobile ? meta.layoutWidth(deviceWidth) : deviceWidth;
  }

  double layoutHeight() {
    return mobile ? Math.floor(layoutWidth() * deviceHeight / deviceWidth) : deviceHeight;
  }

  /// What `innerWidth` says: as much of the page as the screen could ever show, CSS px.
  double innerWidth() {
    return mobile ? deviceWidth / meta.leastScaleFor(deviceWidth, contentWidth) : deviceWidth;
  }

  double innerHeight() {
    return mobile ? Math.ceil(innerWidth() * deviceHeight / deviceWidth) : deviceHeight;
  }

  /// Reads again what the document says.
  ///
  /// @return whether the layout's size has changed by it
  boolean read() {
    if (!mobile || held) {
      return false;
    }
    ViewportMeta before = meta;
    readElements();
    if (meta.equals(before)) {
      return false;
    }
    begin();
    return true;
  }

  private void readElements() {
    if (!mobile) {
      return;
    }
    if (elementsOf != document.treeVersion()) {
      elementsOf = document.treeVersion();
      elements = ViewportMeta.elements(document);
    }
    meta = ViewportMeta.of(document, elements, deviceWidth, deviceHeight);
  }

  private void begin() {
    contentWidth = layoutWidth();
    factor = mobile ? meta.scaleFor(deviceWidth, contentWidth) : 1;
  }

  /// The page reaches that far, CSS px: it may be shown at another scale now.
  void laidOut(double width) {
    if (mobile && !held) {
      contentWidth = Math.max(width, layoutWidth());
      factor = meta.scaleFor(deviceWidth, contentWidth);
    }
  }
}
