package bulkhead.renderer;

import bulkhead.ipc.api.CommitNavigationRequest;
import bulkhead.ipc.api.RendererSetUp;
import bulkhead.ipc.api.ViewportParams;
import bulkhead.renderer.compositor.ScrollOffset;
import bulkhead.renderer.css.MediaValues;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.layout.LayoutEngine;
import bulkhead.renderer.layout.LayoutResult;
import bulkhead.renderer.layout.LayoutTreeDump;
import bulkhead.renderer.layout.fragment.BoxFragment;
import bulkhead.renderer.layout.fragment.Fragment;
import bulkhead.renderer.layout.fragment.LineFragment;
import bulkhead.renderer.layout.fragment.TextFragment;
import bulkhead.renderer.layout.tree.ElementBox;
import bulkhead.renderer.paint.CommitData;
import bulkhead.renderer.paint.DisplayListDump;
import bulkhead.renderer.paint.ElementId;
import bulkhead.renderer.paint.ElementIds;
import bulkhead.renderer.paint.HitResult;
import bulkhead.renderer.paint.HitTester;
import bulkhead.renderer.paint.PaintResult;
import bulkhead.renderer.paint.Painter;
import bulkhead.renderer.paint.ScrollOffsets;
import bulkhead.renderer.paint.ScrollRequest;
import bulkhead.renderer.selection.PageText;
import bulkhead.renderer.style.StyleDump;
import bulkhead.renderer.text.FontCatalog;
import bulkhead.trace.Trace;
import io.github.humbleui.types.Rect;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Style, layout and paint of one document, each done again only when something before it changed.
/// Thread: `RendererMain`.
final class PagePipeline implements ScrollOffsets {
  /// Classic scrollbars, as Chromium's on Linux; CSS px.
  private static final float SCROLLBAR = 15;

  private final Document document;
  private final StyleSheets sheets;
  private final LayoutEngine layoutEngine;
  private final PageImages images;
  private final PagePlugins plugins;
  private final boolean hideScrollbars;
  private final int defaultBackground;
  private final ElementIds ids = new ElementIds();
  private final Map<ElementId, ScrollOffset> offsets = new HashMap<>();
  private final List<ScrollRequest> scrollRequests = new ArrayList<>();
  private final PageMarks marks = new PageMarks(this);
  private ViewportParams viewport = ViewportParams.getDefaultInstance();
  private @Nullable ScrollRequest restoring;
  private boolean layoutStale = true;
  private @Nullable LayoutResult layout;
  private @Nullable PaintResult painted;

  PagePipeline(
      Document document,
      StyleSheets sheets,
      FontCatalog fonts,
      PageImages images,
      PagePlugins plugins,
      RendererSetUp settings,
      CommitNavigationRequest navigation) {
    this.document = document;
    this.sheets = sheets;
    this.images = images;
    this.plugins = plugins;
    this.hideScrollbars = settings.getHideScrollbars();
    this.defaultBackground = settings.getDefaultBackgroundColor();
    this.layoutEngine = new LayoutEngine(fonts, images);
    sheets.setFontUnits(layoutEngine.fontUnits());
    restoreScroll(navigation.getScrollX(), navigation.getScrollY());
  }

  /// The viewport is to scroll there now.
  void requestScroll(float x, float y) {
    stopRestoringScroll();
    scrollRequests.add(
        new ScrollRequest(ElementId.VIEWPORT, x, y, ScrollRequest.ScrollBehavior.INSTANT));
  }

  /// The viewport is to scroll there as soon as there is something to scroll.
  void restoreScroll(float x, float y) {
    restoring = new ScrollRequest(ElementId.VIEWPORT, x, y, ScrollRequest.ScrollBehavior.INSTANT);
  }

  /// The user has taken the page elsewhere, or no more of it will come.
  void stopRestoringScroll() {
    restoring = null;
  }

  /// Brings a fragment's target to the top of whatever scrolls around it.
  void scrollToTop(Rect place, Element target) {
    scrollIntoView(place, target.parent(), Align.START);
  }

  void setViewport(ViewportParams params) {
    viewport = params;
    sheets.mediaChanged(mediaValues());
    layoutStale = true;
  }

  /// CSS px in the viewport's width, its scrollbar included.
  private float windowWidth() {
    return viewport.getSize().getWidth() / scale();
  }

  float windowHeight() {
    return viewport.getSize().getHeight() / scale();
  }

  /// Device pixels for one CSS px.
  float scale() {
    return Math.max(0.01f, viewport.getDeviceScaleFactor() * viewport.getPageZoom());
  }

  MediaValues mediaValues() {
    return new MediaValues(
        windowWidth(), windowHeight(), scale(), viewport.getDark(), false, true, false);
  }

  void imagesChanged() {
    layoutStale = true;
  }

  void contentChanged() {
    layoutStale = true;
  }

  /// Brings layout up to date with the document.
  LayoutResult update() {
    LayoutResult current = layout;
    sheets.updateStyles();
    takeDirtyBits();
    if (current != null && !layoutStale) {
      return current;
    }
    long start = Trace.now();
    float width = windowWidth();
    float height = windowHeight();
    LayoutResult result =
        layoutEngine.layout(document, width, height, hideScrollbars ? 0 : SCROLLBAR);
    layoutStale = false;
    layout = result;
    painted = null;
    Trace.complete("renderer", "Layout", start, 0);
    placePlugins(result.root());
    return result;
  }

  /// Reads what the DOM and the style engine have marked since the last time. Layout clears what it
  /// has done.
  private void takeDirtyBits() {
    int paintBits = Node.PAINT | Node.CHILD_PAINT;
    if (document.isDirty(Node.BOXES | Node.CHILD_BOXES | Node.LAYOUT | Node.CHILD_LAYOUT)) {
      layoutStale = true;
      return;
    }
    if (!document.isDirty(paintBits)) {
      return;
    }
    painted = null;
    Node node = document;
    while (node != null) {
      boolean descend = node.isDirty(Node.CHILD_PAINT);
      node.clearDirty(paintBits);
      node = descend ? node.nextInTree(document) : node.nextSkippingChildren(document);
    }
  }

  /// Tells each plugin's box its size.
  private void placePlugins(BoxFragment root) {
    if (plugins.isEmpty()) {
      return;
    }
    ArrayDeque<Fragment> open = new ArrayDeque<>();
    open.add(root);
    while (!open.isEmpty()) {
      switch (open.poll()) {
        case BoxFragment box -> {
          Element element = box.box().element();
          if (element != null) {
            plugins.laidOut(
                element,
                Math.round(contentWidth(box) * scale()),
                Math.round(contentHeight(box) * scale()),
                scale());
          }
          for (int i = 0; i < box.childCount(); i++) {
            open.add(box.child(i).fragment());
          }
        }
        case LineFragment line -> {
          for (Fragment.Child child : line.children()) {
            open.add(child.fragment());
          }
        }
        case TextFragment text -> {}
      }
    }
  }

  private static float contentWidth(BoxFragment box) {
    return box.width() - box.border().horizontal() - box.padding().horizontal();
  }

  private static float contentHeight(BoxFragment box) {
    return box.height() - box.border().vertical() - box.padding().vertical();
  }

  private PaintResult paint() {
    LayoutResult result = update();
    PaintResult current = painted;
    if (current == null) {
      long start = Trace.now();
      current =
          new Painter(result, images, plugins, ids, windowWidth(), windowHeight())
              .with(marks.of(result))
              .paint();
      painted = current;
      Trace.complete("renderer", "Paint", start, 0);
    }
    return current;
  }

  /// A picture of the document as it is now, for the compositor.
  CommitData commit(long number) {
    PaintResult result = paint();
    List<ScrollRequest> requests = new ArrayList<>();
    ScrollRequest restore = restoring;
    LayoutResult laidOut = layout;
    if (restore != null && laidOut != null) {
      requests.add(restore);
      // While the document is still growing, the place may not be there yet: ask again next time.
      if (restore.y() <= laidOut.scrollHeight() - laidOut.viewportHeight()) {
        restoring = null;
      }
    }
    requests.addAll(scrollRequests);
    scrollRequests.clear();
    return new CommitData(
        number,
        result.layers(),
        result.trees(),
        windowWidth(),
        windowHeight(),
        scale(),
        1,
        background(result),
        result.rootScroll(),
        requests,
        number);
  }

  /// The painter's canvas colour lies over white; a page without one shows the default background.
  private int background(PaintResult result) {
    return result.backgroundArgb() == 0xffffffff ? defaultBackground : result.backgroundArgb();
  }

  /// What changes only how the page looks, not where things are.
  void repaint() {
    painted = null;
  }

  // Scrolling

  void setScrollOffset(ScrollOffset offset) {
    offsets.put(offset.element(), offset);
    if (!isRootScroller(offset.element())) {
      marks.innerScroll();
    }
  }

  boolean isRootScroller(ElementId element) {
    return element.equals(ElementId.VIEWPORT);
  }

  @Override
  public float viewportX() {
    ScrollOffset offset = offsets.get(ElementId.VIEWPORT);
    return offset == null ? 0 : offset.x();
  }

  @Override
  public float viewportY() {
    ScrollOffset offset = offsets.get(ElementId.VIEWPORT);
    return offset == null ? 0 : offset.y();
  }

  @Override
  public float x(Element scroller) {
    ScrollOffset offset = offsets.get(ids.idOf(scroller));
    return offset == null ? 0 : offset.x();
  }

  @Override
  public float y(Element scroller) {
    ScrollOffset offset = offsets.get(ids.idOf(scroller));
    return offset == null ? 0 : offset.y();
  }

  ElementId idOf(@Nullable Element scroller) {
    return scroller == null ? ElementId.VIEWPORT : ids.idOf(scroller);
  }

  /// What is at a point of the page area (device pixels).
  HitResult hit(float x, float y) {
    return HitTester.hit(update(), this, x / scale(), y / scale());
  }

  /// The element's border box in the document, CSS px; null without a box.
  @Nullable Rect placeOf(Element target) {
    return ElementPlaces.of(update(), this, target);
  }

  /// Where an element's box begins in the page area: x and y, device pixels; null without a box.
  float @Nullable [] originOf(Element target) {
    Rect place = placeOf(target);
    return place == null
        ? null
        : new float[] {
          (place.getLeft() - viewportX()) * scale(), (place.getTop() - viewportY()) * scale()
        };
  }

  /// How much of the page's edge a place that is scrolled to keeps to itself.
  enum Align {
    /// As little scrolling as possible.
    NEAREST,
    /// In the middle, if it is not in sight.
    CENTER_IF_NEEDED,
    /// At the top, also if it is in sight.
    START
  }

  /// Scrolls whatever scrolls around a place, from the inside out, until it is in sight.
  ///
  /// @param rect in the document, CSS px
  void scrollIntoView(Rect rect, @Nullable Node inside, Align align) {
    LayoutResult result = update();
    Align aside = align == Align.START ? Align.NEAREST : align; // sideways, fragments need not move
    float dx = 0;
    float dy = 0;
    for (Node node = inside; node != null; node = node.parent()) {
      if (!(node instanceof Element element) || !isScroller(element)) {
        continue;
      }
      Rect box = ElementPlaces.of(result, this, element);
      if (box == null) {
        continue;
      }
      float moveX = move(
              rect.getLeft() + dx, rect.getRight() + dx, box.getLeft(), box.getRight(), aside);
      float moveY = move(rect.getTop() + dy, rect.getBottom() + dy, box.getTop(), box.getBottom(), align);
      if (moveX != 0 || moveY != 0) {
        scrollRequests.add(
            new ScrollRequest(
                ids.idOf(element),
                Math.max(0, x(element) + moveX),
                Math.max(0, y(element) + moveY),
                ScrollRequest.ScrollBehavior.INSTANT));
        dx -= moveX;
        dy -= moveY;
      }
    }
    float left = viewportX();
    float top = viewportY();
    float moveX =
        move(rect.getLeft() + dx, rect.getRight() + dx, left, left + result.viewportWidth(), aside);
    float moveY =
        move(rect.getTop() + dy, rect.getBottom() + dy, top, top + result.viewportHeight(), align);
    if (moveX != 0 || moveY != 0) {
      requestScroll(
          Math.clamp(left + moveX, 0, Math.max(0, result.scrollWidth() - result.viewportWidth())),
          Math.clamp(top + moveY, 0, Math.max(0, result.scrollHeight() - result.viewportHeight())));
    }
  }

  static boolean isScroller(Element element) {
    return !element.is("html")
        && !element.is("body")
        && element.layoutObject() instanceof ElementBox box
        && box.isScrollContainer();
  }

  private static float move(float from, float to, float start, float end, Align align) {
    if (from >= start && to <= end && align != Align.START) {
      return 0;
    }
    return switch (align) {
      case START -> from - start;
      case CENTER_IF_NEEDED -> (from + to) / 2 - (start + end) / 2;
      case NEAREST -> from < start || to - from > end - start ? from - start : to - end;
    };
  }

  // Text

  PageMarks marks() {
    return marks;
  }

  PageText text() {
    return marks.text(update());
  }

  /// The character of the page's text that a point of the page area is nearest to; -1 for none.
  int textIndexAt(HitResult hit, float x, float y) {
    PageText text = text();
    TextFragment fragment = hit.text();
    int index = fragment == null ? -1 : text.indexIn(fragment, hit.textX());
    return index >= 0
        ? index
        : text.nearestIndex(x / scale() + viewportX(), y / scale() + viewportY());
  }

  // Dumps

  String layoutTree() {
    return LayoutTreeDump.dump(update());
  }

  String styles(String selector) {
    update();
    return StyleDump.dump(document, selector);
  }

  String displayList() {
    return DisplayListDump.dump(paint());
  }
}
