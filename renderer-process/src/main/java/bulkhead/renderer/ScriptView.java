package bulkhead.renderer;

import bulkhead.renderer.css.value.Overflow;
import bulkhead.renderer.css.value.Position;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.ElementState;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.dom.Text;
import bulkhead.renderer.layout.LayoutResult;
import bulkhead.renderer.layout.fragment.BoxFragment;
import bulkhead.renderer.layout.tree.ElementBox;
import bulkhead.renderer.paint.ScrollRange;
import bulkhead.renderer.script.bindings.View;
import bulkhead.renderer.selection.TextPosition;
import bulkhead.renderer.style.ComputedStyle;
import bulkhead.renderer.svg.SvgPlaces;
import io.github.humbleui.types.Point;
import io.github.humbleui.types.Rect;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A document's geometry as its scripts see it (CSSOM View). Thread: `RendererMain`.
final class ScriptView implements View {
  private final LocalFrame frame;
  private final PagePipeline pipeline;

  ScriptView(LocalFrame frame, PagePipeline pipeline) {
    this.frame = frame;
    this.pipeline = pipeline;
  }

  /// Border boxes in the viewport, as text.
  String rects(Element element) {
    if (SvgPlaces.isInside(element)) {
      List<Rect> found = pipeline.boxes().svgPlaces().rects(element);
      return found.isEmpty() ? "" : exact(found.getFirst());
    }
    List<Rect> rects = pipeline.boxes().clientRects().of(element);
    Element foreign = rects.isEmpty() ? ForeignPlaces.around(element) : null;
    return text(foreign == null ? rects : pipeline.boxes().foreignPlaces().rects(foreign, element));
  }

  private static String exact(Rect box) {
    return numbers(box.getLeft(), box.getTop(), box.getWidth(), box.getHeight());
  }

  private static String text(List<Rect> rects) {
    StringBuilder out = new StringBuilder();
    for (Rect rect : rects) {
      out.append(out.isEmpty() ? "" : ";").append(rounded(rect.getLeft())).append(',');
      out.append(rounded(rect.getTop())).append(',').append(rounded(rect.getWidth()));
      out.append(',').append(rounded(rect.getHeight()));
    }
    return out.toString();
  }

  /// Chromium's lengths are multiples of 1/64 px.
  private static double rounded(float length) {
    return Math.round(length * 64.0) / 64.0;
  }

  @Override
  public String textRects(Text node, int from, int to) {
    if (node.parentElement() instanceof Element parent && SvgPlaces.isInside(parent)) {
      return text(pipeline.boxes().svgPlaces().rects(node));
    }
    Element foreign = ForeignPlaces.around(node);
    if (foreign != null) {
      pipeline.update();
      return text(pipeline.boxes().foreignPlaces().rects(foreign, node, from, to));
    }
    return text(pipeline.textRects().of(node, from, to, pipeline.boxes().clientRects()));
  }

  @Override
  public String svgGeometry(Element element, int which, double at) {
    pipeline.update();
    SvgPlaces places = pipeline.boxes().svgPlaces();
    return switch (which) {
      case 0 -> exact(places.boundingBox(element));
      case 1 -> numbers(places.matrix(element, false));
      case 2 -> numbers(places.matrix(element, true));
      case 3 -> numbers(places.length(element));
      case 4 -> {
        Point point = places.pointAt(element, (float) at);
        yield numbers(point.getX(), point.getY());
      }
      case 5 -> numbers(places.textLength(element));
      default -> "";
    };
  }

  private static String numbers(float @Nullable ... values) {
    StringBuilder out = new StringBuilder();
    if (values != null) {
      for (float value : values) {
        out.append(out.isEmpty() ? "" : ",").append(value);
      }
    }
    return out.toString();
  }

  @Override
  public String caretRect(Node node, int offset) {
    pipeline.update();
    Rect at = RichCaret.place(pipeline, node, offset);
    return at == null ? "" : text(List.of(at));
  }

  @Override
  public void revealCaret(Node node, int offset) {
    LayoutResult layout = pipeline.update();
    Rect at = RichCaret.place(pipeline, node, offset);
    if (at != null) {
      Rect place = at.offset(pipeline.viewportX(), pipeline.viewportY());
      pipeline.scroll().intoView(layout, place, node.parent(), PageScroll.Align.NEAREST);
    }
  }

  @Override
  public List<Element> elementsAt(double x, double y) {
    LayoutResult layout = pipeline.update();
    boolean inside =
        x >= 0 && y >= 0 && x <= layout.viewportWidth() && y <= layout.viewportHeight();
    return inside ? pipeline.boxes().elementsAt((float) x, (float) y) : List.of();
  }

  @Override
  public @Nullable TextPosition caretAt(double x, double y) {
    float deviceX = (float) x * pipeline.viewport().scale();
    float deviceY = (float) y * pipeline.viewport().scale();
    int index = pipeline.textIndexAt(pipeline.boxes().hit(deviceX, deviceY), deviceX, deviceY);
    return index < 0 ? null : pipeline.text().position(index);
  }

  // Boxes (CSSOM View §6, §7)

  /// See `Page.boxMetric`. In the element's own px (CSS Viewport 1 §6.2).
  double metric(Element element, int which) {
    if (which == 12) {
      return zoom(SvgPlaces.outermost(element));
    }
    pipeline.update(); // styles say which element stands for the viewport
    return which >= 2 && which <= 7 && isViewportElement(element)
        ? viewportMetric(which)
        : pageMetric(element, which) / zoom(element);
  }

  private static float zoom(@Nullable Element element) {
    ComputedStyle style = element == null ? null : ComputedStyle.of(element);
    return style == null ? 1 : style.zoom().factor();
  }

  private double pageMetric(Element element, int which) {
    BoxFragment box = pipeline.boxes().boxOf(element);
    if (box == null) {
      return 0;
    }
    boolean inline = box.box().kind() == ElementBox.Kind.INLINE;
    if (inline && which <= 7) {
      return 0;
    }
    Rect place = which >= 8 ? placeOf(element, inline) : null;
    return switch (which) {
      case 0 -> box.border().top();
      case 1 -> box.border().left();
      case 2 -> box.width() - box.border().horizontal();
      case 3 -> box.height() - box.border().vertical();
      case 4 -> scrollWidth(box);
      case 5 -> scrollHeight(box);
      case 6 -> pipeline.y(element);
      case 7 -> pipeline.x(element);
      case 8 -> place == null ? 0 : place.getTop() - offsetOrigin(element, true);
      case 9 -> place == null ? 0 : place.getLeft() - offsetOrigin(element, false);
      case 10 -> inline && place != null ? place.getWidth() : box.width();
      case 11 -> inline && place != null ? place.getHeight() : box.height();
      default -> 0;
    };
  }

  private static float scrollWidth(BoxFragment box) {
    float padding = box.width() - box.border().horizontal();
    if (box.scrollsLeft()) {
      return padding + box.scrollableBefore();
    }
    float right = box.scrollableOverflow().getRight();
    boolean more = box.box().isScrollContainer() || right > box.width();
    return more ? Math.max(padding, right - box.border().left()) : padding;
  }

  private static float scrollHeight(BoxFragment box) {
    float padding = box.height() - box.border().vertical();
    if (box.scrollsUp()) {
      return padding + box.scrollableAbove();
    }
    float bottom = box.scrollableOverflow().getBottom();
    boolean more = box.box().isScrollContainer() || bottom > box.height();
    return more ? Math.max(padding, bottom - box.border().top()) : padding;
  }

  /// In the document, without transforms but for what inline boxes have around them.
  private @Nullable Rect placeOf(Element element, boolean inline) {
    if (!inline) {
      return pipeline.boxes().placeOf(element);
    }
    Rect place = pipeline.boxes().clientRects().bounds(element);
    Rect first = pipeline.boxes().placeOf(element);
    return first == null
        ? null
        : Rect.makeXYWH(first.getLeft(), first.getTop(), place.getWidth(), place.getHeight());
  }

  /// Whether `scrollTop` and the like of the element are the viewport's.
  private static boolean isViewportElement(Element element) {
    Document document = element.ownerDocument();
    boolean quirks = document.mode() == Document.Mode.QUIRKS;
    if (element == document.documentElement()) {
      return !quirks;
    }
    return quirks && element == document.body() && !isPotentiallyScrollable(element);
  }

  /// CSSOM View §3 "potentially scrollable", of the body.
  private static boolean isPotentiallyScrollable(Element body) {
    ComputedStyle style = ComputedStyle.of(body);
    Element parent = body.parentElement();
    ComputedStyle around = parent == null ? null : ComputedStyle.of(parent);
    return style != null && around != null && hidesOverflow(style) && hidesOverflow(around);
  }

  private static boolean hidesOverflow(ComputedStyle style) {
    return isSet(style.overflowX()) || isSet(style.overflowY());
  }

  private static boolean isSet(Overflow overflow) {
    return overflow != Overflow.VISIBLE && overflow != Overflow.CLIP;
  }

  private double viewportMetric(int which) {
    LayoutResult layout = pipeline.update();
    return switch (which) {
      case 2 -> layout.viewportWidth();
      case 3 -> layout.viewportHeight();
      case 4 -> Math.max(layout.scrollWidth(), layout.viewportWidth());
      case 5 -> Math.max(layout.scrollHeight(), layout.viewportHeight());
      case 6 -> pipeline.viewportY();
      default -> pipeline.viewportX();
    };
  }

  /// The padding edge of the `offsetParent`; a body that is not positioned counts for nothing.
  private float offsetOrigin(Element element, boolean vertical) {
    Element parent = offsetParent(element);
    Rect around = parent == null ? null : pipeline.boxes().placeOf(parent);
    BoxFragment box = parent == null ? null : pipeline.boxes().boxOf(parent);
    if (parent == null || around == null || box == null) {
      return 0;
    }
    if (parent.is("body")) {
      return box.box().isPositioned() ? (vertical ? around.getTop() : around.getLeft()) : 0;
    }
    float scrolled =
        !box.box().isScrollContainer() ? 0 : vertical ? pipeline.y(parent) : pipeline.x(parent);
    return (vertical
            ? around.getTop() + box.border().top()
            : around.getLeft() + box.border().left())
        - scrolled;
  }

  /// CSSOM View §7 `offsetParent`.
  @Nullable Element offsetParent(Element element) {
    pipeline.update();
    ComputedStyle own = ComputedStyle.of(element);
    boolean none =
        own == null
            || !(element.layoutObject() instanceof ElementBox)
            || element == element.ownerDocument().documentElement()
            || element == element.ownerDocument().body()
            || own.position() == Position.FIXED && !isInFixedContainer(element);
    if (none) {
      return null;
    }
    for (Element at = element.parentElement(); at != null; at = at.parentElement()) {
      boolean positioned = at.layoutObject() instanceof ElementBox box && box.isAbsoluteContainer();
      boolean cell = at.is("td") || at.is("th") || at.is("table");
      boolean isStatic = own != null && own.position() == Position.STATIC;
      boolean zooms = zoom(at) != zoom(element);
      if (positioned || zooms || at == at.ownerDocument().body() || cell && isStatic) {
        return at;
      }
    }
    return null;
  }

  private static boolean isInFixedContainer(Element element) {
    if (element.hasState(ElementState.TOP_LAYER)) {
      return false;
    }
    for (Element at = element.parentElement(); at != null; at = at.parentElement()) {
      if (at.layoutObject() instanceof ElementBox box && box.isFixedContainer()) {
        return true;
      }
    }
    return false;
  }

  // Scrolling

  @Override
  public boolean isScroller(Element element) {
    pipeline.update();
    return PageScroll.isScroller(element);
  }

  @Override
  public double nearestOffset(@Nullable Element element, double to, boolean vertical) {
    float zoom = zoom(element);
    ScrollRange range = pipeline.scrollRange(element);
    return (vertical ? range.y(to * zoom) : range.x(to * zoom)) / zoom;
  }

  @Override
  public double scrollOffset(@Nullable Element element, boolean vertical) {
    pipeline.update();
    if (element == null) {
      return vertical ? pipeline.viewportY() : pipeline.viewportX();
    }
    return (vertical ? pipeline.y(element) : pipeline.x(element)) / zoom(element);
  }

  @Override
  public void scroll(@Nullable Element element, double x, double y, boolean smooth) {
    float zoom = zoom(element);
    if (pipeline.scrollTo(element, x * zoom, y * zoom, smooth)) {
      frame.places().scrolledByScript(element);
    }
    frame.page().rendering().contentChanged();
  }
}
