package bulkhead.renderer;

import bulkhead.renderer.dom.Element;
import bulkhead.renderer.layout.LayoutEngine;
import bulkhead.renderer.layout.LayoutResult;
import bulkhead.renderer.layout.fragment.BoxFragment;
import bulkhead.renderer.layout.fragment.Insets;
import bulkhead.renderer.paint.ClientRects;
import bulkhead.renderer.paint.HitResult;
import bulkhead.renderer.paint.HitTester;
import bulkhead.renderer.svg.SvgPlaces;
import io.github.humbleui.types.Point;
import io.github.humbleui.types.Rect;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where the boxes of one document are, for input and for scripts. Who asks gets what is up to
/// date: layout is done first if it has to be. Thread: `RendererMain`.
final class PageBoxes {
  private final PagePipeline pipeline;
  private final StyleSheets sheets;
  private final LayoutEngine layoutEngine;
  private @Nullable ClientRects clientRects;
  private @Nullable LayoutResult clientRectsOf;
  private @Nullable SvgPlaces svgPlaces;
  private @Nullable ForeignPlaces foreignPlaces;

  PageBoxes(PagePipeline pipeline, StyleSheets sheets, LayoutEngine layoutEngine) {
    this.pipeline = pipeline;
    this.sheets = sheets;
    this.layoutEngine = layoutEngine;
  }

  /// Something in the document, or all of it, is elsewhere by scrolling.
  void scrolled() {
    clientRects = null;
  }

  /// What is at a point of the page area (device pixels).
  HitResult hit(float x, float y) {
    float scale = pipeline.viewport().scale();
    return HitTester.hit(pipeline.update(), pipeline, x / scale, y / scale);
  }

  /// All elements at a point of the viewport (CSS px), the topmost first.
  List<Element> elementsAt(float x, float y) {
    return HitTester.all(pipeline.update(), pipeline, x, y);
  }

  /// Where a point of the page area (device pixels) is in an element's border box, CSS px.
  Point placeIn(Element element, float x, float y) {
    float scale = pipeline.viewport().scale();
    Point place = HitTester.placeIn(pipeline.update(), pipeline, element, x / scale, y / scale);
    return place == null ? Point.ZERO : place;
  }

  /// The element's border box in the document, CSS px; null without a box.
  @Nullable Rect placeOf(Element target) {
    return ElementPlaces.of(pipeline.update(), pipeline, target);
  }

  /// Whether an element is being rendered.
  boolean isRendered(Element element) {
    pipeline.updateBox(); // media queries ask how large it is
    sheets.updateStylesOf(element);
    Boolean known = RenderedElements.byStyle(element);
    return known != null ? known : placeOf(element) != null;
  }

  /// Where an element's box begins in the page area: x and y, device pixels; null without a box.
  float @Nullable [] originOf(Element target) {
    Rect place = placeOf(target);
    float scale = pipeline.viewport().scale();
    return place == null
        ? null
        : new float[] {
          (place.getLeft() - pipeline.viewportX()) * scale,
          (place.getTop() - pipeline.viewportY()) * scale
        };
  }

  /// Where an element's content box begins in its border box: x and y, CSS px; null without a box.
  float @Nullable [] contentEdge(Element target) {
    BoxFragment box = boxOf(target);
    return box == null
        ? null
        : new float[] {
          box.border().left() + box.padding().left(), box.border().top() + box.padding().top()
        };
  }

  /// As [#boxOf], of the layout as it is.
  @Nullable BoxFragment laidOutBoxOf(Element target) {
    LayoutResult current = pipeline.laidOut();
    return current == null ? null : current.finder().boxOf(target);
  }

  /// The first fragment of the element's box; null without one.
  @Nullable BoxFragment boxOf(Element target) {
    return pipeline.update().finder().boxOf(target);
  }

  /// The used margins of an element that has a box, CSS px.
  Insets marginOf(Element element) {
    ResolvedStyle style = new ResolvedStyle(pipeline, sheets);
    return new Insets(
        margin(style, element, "margin-top"),
        margin(style, element, "margin-right"),
        margin(style, element, "margin-bottom"),
        margin(style, element, "margin-left"));
  }

  private static float margin(ResolvedStyle style, Element element, String name) {
    String text = style.text(element, name, "");
    try {
      return text.endsWith("px") ? Float.parseFloat(text.substring(0, text.length() - 2)) : 0;
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /// The rectangles of everything, as scripts ask for them.
  ClientRects clientRects() {
    LayoutResult current = pipeline.update();
    ClientRects kept = clientRects;
    if (kept == null || clientRectsOf != current) {
      kept = new ClientRects(current, pipeline);
      clientRects = kept;
      clientRectsOf = current;
      svgPlaces = null;
    }
    return kept;
  }

  /// The places of what is in SVG trees.
  SvgPlaces svgPlaces() {
    ClientRects boxes = clientRects();
    SvgPlaces kept = svgPlaces;
    if (kept == null) {
      kept = new SvgPlaces(boxes, layoutEngine::fonts);
      svgPlaces = kept;
      foreignPlaces = new ForeignPlaces(layoutEngine, kept);
    }
    return kept;
  }

  /// The places of what is inside of `foreignObject` elements.
  ForeignPlaces foreignPlaces() {
    SvgPlaces places = svgPlaces();
    ForeignPlaces kept = foreignPlaces;
    return kept != null ? kept : new ForeignPlaces(layoutEngine, places);
  }
}
