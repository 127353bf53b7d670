package bulkhead.renderer;

import bulkhead.ipc.api.CommitNavigationRequest;
import bulkhead.ipc.api.RendererSetUp;
import bulkhead.ipc.api.ViewportParams;
import bulkhead.renderer.canvas.Canvases;
import bulkhead.renderer.compositor.ScrollOffset;
import bulkhead.renderer.css.value.Display;
import bulkhead.renderer.css.value.Overflow;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.FlatTree;
import bulkhead.renderer.dom.Namespaces;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.layout.LayoutEngine;
import bulkhead.renderer.layout.LayoutResult;
import bulkhead.renderer.layout.LayoutTreeDump;
import bulkhead.renderer.layout.fragment.BoxFragment;
import bulkhead.renderer.layout.fragment.Fragment;
import bulkhead.renderer.layout.fragment.LineFragment;
import bulkhead.renderer.layout.fragment.TextFragment;
import bulkhead.renderer.layout.tree.ElementBox;
import bulkhead.renderer.layout.tree.ImageResource;
import bulkhead.renderer.paint.CommitData;
import bulkhead.renderer.paint.DisplayItemList;
import bulkhead.renderer.paint.DisplayListDump;
import bulkhead.renderer.paint.ElementId;
import bulkhead.renderer.paint.ElementIds;
import bulkhead.renderer.paint.FrameContents;
import bulkhead.renderer.paint.Highlights;
import bulkhead.renderer.paint.HitResult;
import bulkhead.renderer.paint.Inks;
import bulkhead.renderer.paint.PaintRange;
import bulkhead.renderer.paint.PaintResult;
import bulkhead.renderer.paint.Painter;
import bulkhead.renderer.paint.ScrollOffsets;
import bulkhead.renderer.paint.ScrollRange;
import bulkhead.renderer.paint.ScrollRequest;
import bulkhead.renderer.print.Paper;
import bulkhead.renderer.print.PaperPrinter;
import bulkhead.renderer.selection.PageText;
import bulkhead.renderer.selection.TextRects;
import bulkhead.renderer.style.ComputedStyle;
import bulkhead.renderer.style.Containers;
import bulkhead.renderer.style.StyleDump;
import bulkhead.renderer.svg.SvgPictures;
import bulkhead.trace.Trace;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Style, layout and paint of one document, each done again only when something before it changed.
/// Thread: `RendererMain`.
final class PagePipeline implements ScrollOffsets {
  /// Containers so deep inside each other are styled by their sizes.
  private static final int MOST_CONTAINER_ROUNDS = 16;

  private final Document document;
  private final StyleSheets sheets;
  private final WebFonts fonts;
  private final LayoutEngine layoutEngine;
  private final PageSvgImages svgImages;
  private final SvgPictures svgs;
  private final PageImages images;
  private final PagePlugins plugins;
  private final ElementIds ids;
  private final ElementId viewportId;
  private final Frames frames;
  private final Map<ElementId, ScrollOffset> offsets = new HashMap<>();
  private final PageScroll scroll;
  private final PageViewport viewport;
  private final PageBoxes boxes;
  private final PageMarks marks;
  private @Nullable PageFields fields;
  private boolean layoutStale = true;
  private @Nullable LayoutResult layout;
  private @Nullable PaintResult painted;

  /// The pipelines of the frames around and inside this one.
  interface Frames {
    /// For a document by itself.
    Frames NONE =
        new Frames() {
          @Override
          public @Nullable PagePipeline parent() {
            return null;
          }

          @Override
          public @Nullable PagePipeline inside(Element owner) {
            return null;
          }

          @Override
          public List<PagePipeline> all() {
            return List.of();
          }
        };

    @Nullable PagePipeline parent();

    /// Of the frame that an element of this document shows.
    @Nullable PagePipeline inside(Element owner);

    List<PagePipeline> all();

    /// The page is shown at another scale than before.
    default void pageScaleChanged(double factor) {}
  }

  /// @param ids of the page, for the elements of all its frames
  /// @param viewportId what the compositor calls this document's own scroller
  PagePipeline(
      Document document,
      StyleSheets sheets,
      WebFonts fonts,
      PageImages images,
      PagePlugins plugins,
      RendererSetUp settings,
      CommitNavigationRequest navigation,
      ElementIds ids,
      ElementId viewportId,
      Frames frames) {
    this.document = document;
    this.sheets = sheets;
    this.images = images;
    this.plugins = plugins;
    this.fonts = fonts;
    this.ids = ids;
    this.viewportId = viewportId;
    this.frames = frames;
    this.layoutEngine = new LayoutEngine(fonts, images);
    layoutEngine.setFirstLineStyles(sheets.firstLineStyles());
    this.svgImages = new PageSvgImages(images);
    this.svgs =
        new SvgPictures(
            layoutEngine::fonts,
            svgImages,
            new PageForeignObjects(layoutEngine, this::contents, ids));
    sheets.setFontUnits(layoutEngine.fontUnits());
    images.canvases().setFonts(layoutEngine::fonts);
    this.scroll = new PageScroll(this, ids, viewportId);
    this.viewport = new PageViewport(document, frames, settings);
    this.boxes = new PageBoxes(this, sheets, layoutEngine);
    this.marks = new PageMarks(this, document);
    scroll.restore(navigation.getScrollX(), navigation.getScrollY());
  }

  /// Where the document is to be scrolled.
  PageScroll scroll() {
    return scroll;
  }

  /// How large it is laid out and seen.
  PageViewport viewport() {
    return viewport;
  }

  /// Where what it shows is.
  PageBoxes boxes() {
    return boxes;
  }

  void setViewport(ViewportParams params) {
    boolean pictured = viewport.isPicturedFromStart();
    viewport.set(params);
    if (pictured != viewport.isPicturedFromStart()) {
      if (pictured) {
        scroll.endPicture();
      } else {
        scroll.beginPicture(viewportX(), viewportY());
      }
    }
    sheets.setTextZoom(params.getTextZoom() > 0 ? params.getTextZoom() : 1);
    mediaChanged();
  }

  /// The box that shows this document was laid out; CSS px.
  private void setBox(float width, float height, boolean mayScroll) {
    if (viewport.setBox(width, height, mayScroll)) {
      mediaChanged();
    }
  }

  private void mediaChanged() {
    sheets.mediaChanged(viewport.mediaValues());
    layoutStale = true;
  }

  void imagesChanged() {
    layoutStale = true;
  }

  /// The elements whose contents are skipped while they are not relevant to the user, as far as a
  /// layout has met them; who finds that one is not such an element any more takes it out.
  Set<Element> skippable() {
    return layoutEngine.skippable();
  }

  WebFonts fonts() {
    return fonts;
  }

  /// Text has other fonts than before.
  void fontsChanged() {
    layoutEngine.fontsChanged(document);
    sheets.setFontUnits(layoutEngine.fontUnits());
    layoutStale = true;
  }

  void contentChanged() {
    layoutStale = true;
  }

  /// Brings layout up to date with the document: first of the documents around it, which say how
  /// large its box is, then of those inside it.
  LayoutResult update() {
    PagePipeline parent = frames.parent();
    if (parent != null) {
      parent.updateOutwards();
    }
    return updateInwards();
  }

  /// Brings up to date how large the document's box is, which the documents around it say.
  void updateBox() {
    PagePipeline parent = frames.parent();
    if (parent != null) {
      parent.updateOutwards();
    }
  }

  /// Brings the styles of an element and of all that it is in up to date, and of layout only what
  /// says how large the document's box is.
  void updateStylesOf(Element element) {
    if (sheets.containers().areAsked()) {
      update();
      return;
    }
    updateBox();
    takeFontRules();
    sheets.updateStylesOf(element);
  }

  private void takeFontRules() {
    if (fonts.setRules(sheets.fontFaces())) {
      fontsChanged();
    }
  }

  private void updateOutwards() {
    PagePipeline parent = frames.parent();
    if (parent != null) {
      parent.updateOutwards();
    }
    updateOwn();
  }

  private LayoutResult updateInwards() {
    LayoutResult result = updateOwn();
    for (PagePipeline inside : frames.all()) {
      inside.updateInwards();
    }
    return result;
  }

  private LayoutResult updateOwn() {
    LayoutResult current = layout;
    if (viewport.readScale()) {
      mediaChanged();
    }
    takeFontRules();
    sheets.updateStyles();
    takeDirtyBits();
    if (current != null && !layoutStale) {
      if (frames.all().stream().anyMatch(inside -> !inside.viewport.hasBox())) {
        placeEmbedded(current.root()); // a frame has another document since
      }
      return current;
    }
    long start = Trace.now();
    float width = viewport.layoutWidth();
    float height = viewport.layoutHeight();
    float scrollbar = viewport.scrollbarGutter();
    LayoutResult result = layoutEngine.layout(document, width, height, scrollbar);
    for (int i = 0; i < MOST_CONTAINER_ROUNDS && tellContainers(result); i++) {
      sheets.updateStyles();
      result = layoutEngine.layout(document, width, height, scrollbar);
    }
    layoutStale = false;
    layout = result;
    repaint();
    viewport.laidOut(result.scrollWidth());
    Trace.complete("renderer", "Layout", start, 0);
    placeEmbedded(result.root());
    return result;
  }

  private boolean tellContainers(LayoutResult result) {
    return sheets
        .containers()
        .laidOut(
            element -> {
              BoxFragment box = result.finder().boxOf(element);
              return box == null
                  ? null
                  : new Containers.Size(contentWidth(box), contentHeight(box));
            });
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
    if (needsOtherBoxes()) {
      layoutStale = true;
      return;
    }
    repaint();
    Node node = document;
    while (node != null) {
      boolean descend = node.isDirty(Node.CHILD_PAINT);
      node.clearDirty(paintBits);
      node =
          descend ? FlatTree.next(node, document) : FlatTree.nextSkippingChildren(node, document);
    }
  }

  /// Boxes keep the style that they were made with: an element that is to look otherwise has
  /// others. What a canvas shows, and what is inside an SVG picture, is only painted again.
  private boolean needsOtherBoxes() {
    Node node = document;
    while (node != null) {
      if (node.isDirty(Node.PAINT) && node instanceof Element element) {
        ComputedStyle style = ComputedStyle.used(element);
        boolean boxless = style == null || style.display() == Display.NONE;
        boolean same =
            element.layoutObject() instanceof ElementBox box
                ? box.pageStyle() == style
                : boxless || element.namespace() == Namespaces.SVG;
        if (!same) {
          return true;
        }
      }
      node =
          node.isDirty(Node.CHILD_PAINT)
              ? FlatTree.next(node, document)
              : FlatTree.nextSkippingChildren(node, document);
    }
    return false;
  }

  /// Tells each plugin's and each frame's box its size.
  private void placeEmbedded(BoxFragment root) {
    if (plugins.isEmpty() && frames.all().isEmpty()) {
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
                Math.round(contentWidth(box) * viewport.scale()),
                Math.round(contentHeight(box) * viewport.scale()),
                viewport.scale());
            PagePipeline inside = frames.inside(element);
            if (inside != null) {
              inside.setBox(
                  contentWidth(box),
                  contentHeight(box),
                  !element.attributeOrEmpty("scrolling").equalsIgnoreCase("no"));
            }
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

  /// What an element shows, at whatever stage of loading it is; null for nothing.
  @Nullable ImageResource imageOf(Element element) {
    return images.imageOf(element);
  }

  Canvases canvases() {
    return images.canvases();
  }

  private PaintResult paint() {
    LayoutResult result = update();
    PaintResult current = painted;
    if (current == null) {
      long start = Trace.now();
      current = new Painter(contents(result), ids).paint();
      painted = current;
      Trace.complete("renderer", "Paint", start, 0);
    }
    return current;
  }

  /// Brings the boxes up to date, so that every image they show has been asked for.
  void requestImages() {
    update();
    svgImages.request(document);
  }

  /// What is painted: a phone's screen, and a picture, show more or less than was laid out.
  private LayoutResult seen(LayoutResult result) {
    return viewport.showsAnotherSize()
        ? result.seenIn(viewport.width(), viewport.height())
        : result;
  }

  private FrameContents contents(LayoutResult result) {
    return new FrameContents(
        seen(result),
        viewportId,
        this,
        images,
        plugins,
        this::contentsOf,
        svgs,
        highlights(result),
        viewport.width(),
        viewport.height(),
        viewport.scrollbarUnit(),
        frames.parent() == null ? viewport.defaultBackground() : 0);
  }

  private Highlights highlights(LayoutResult result) {
    Highlights marked = marks.of(result);
    PageFields own = fields;
    return own == null ? marked : own.over(marked);
  }

  /// Who draws into the text field that has the keyboard.
  void setFields(PageFields fields) {
    this.fields = fields;
  }

  private @Nullable FrameContents contentsOf(Element owner) {
    PagePipeline inside = frames.inside(owner);
    return inside == null || inside.sheets.blocksRendering()
        ? null
        : inside.contents(inside.updateInwards());
  }

  /// Scrolls that were asked for, in this document and those inside it.
  private void takeScrollRequests(List<ScrollRequest> taken) {
    scroll.take(layout, taken);
    for (PagePipeline inside : frames.all()) {
      inside.takeScrollRequests(taken);
    }
  }

  /// A picture of the document as it is now, for the compositor.
  CommitData commit(long number) {
    PaintResult result = paint();
    List<ScrollRequest> requests = new ArrayList<>();
    takeScrollRequests(requests);
    return new CommitData(
        number,
        result.layers(),
        result.trees(),
        viewport.width(),
        viewport.height(),
        viewport.scale(),
        1,
        background(result),
        result.rootScroll(),
        requests,
        number);
  }

  /// The document as it is laid out now, to be printed: all of it, from its beginning.
  ///
  /// @param paper one page of which is as high as the viewport
  PaperPrinter printer(Paper paper, Inks inks) {
    FrameContents contents = contentsForPaper();
    return new PaperPrinter(
        contents.layout(),
        Painter.itemsOnce(contents, ids, inks),
        Painter.itemsOnEachPage(contents, ids, inks),
        paper);
  }

  /// All that is not fixed, to be printed.
  DisplayItemList itemsForPaper(Inks inks) {
    return Painter.itemsOnce(contentsForPaper(), ids, inks);
  }

  private FrameContents contentsForPaper() {
    LayoutResult result = update();
    LayoutResult whole =
        result.seenIn(viewport.width(), Math.max(viewport.height(), result.scrollHeight()));
    return new FrameContents(
        whole,
        viewportId,
        ScrollOffsets.NONE,
        images,
        plugins,
        this::contentsOf,
        svgs,
        Highlights.NONE,
        whole.viewportWidth(),
        whole.viewportHeight(),
        viewport.scrollbarUnit(),
        0);
  }

  /// The painter's canvas colour lies over white; a page without one shows the default background.
  private int background(PaintResult result) {
    return result.backgroundArgb() == 0xffffffff
        ? viewport.defaultBackground()
        : result.backgroundArgb();
  }

  /// What changes only how the page looks, not where things are.
  void repaint() {
    painted = null;
    PagePipeline parent = frames.parent();
    if (parent != null) {
      parent.repaint(); // its picture has this one's inside
    }
  }

  // Scrolling

  /// Whether the picture has to be painted anew when this is scrolled.
  boolean isPaintedInPlace(ElementId scroller) {
    PagePipeline parent = frames.parent();
    return parent != null
        ? parent.isPaintedInPlace(scroller)
        : painted != null && painted.inPlace().contains(scroller);
  }

  /// Notes where something is scrolled to.
  ///
  /// @return whether other parts of the document are near now, and have to be painted
  boolean setScrollOffset(ScrollOffset offset) {
    PaintRange before = PaintRange.around(viewportY(), viewport.height());
    offsets.put(offset.element(), offset);
    boxes.scrolled();
    if (!isRootScroller(offset.element())) {
      marks.innerScroll();
    }
    boolean further = !PaintRange.around(viewportY(), viewport.height()).equals(before);
    if (further) {
      repaint();
    }
    return further;
  }

  /// The element of this document that an offset is of; null for the viewport and for others.
  @Nullable Element scrollerOf(ScrollOffset offset) {
    Element element = ids.elementOf(offset.element());
    return element != null && element.ownerDocument() == document ? element : null;
  }

  boolean isElsewhere(ScrollOffset offset) {
    ScrollOffset before = offsets.get(offset.element());
    return before == null
        ? offset.x() != 0 || offset.y() != 0
        : before.x() != offset.x() || before.y() != offset.y();
  }

  boolean isRootScroller(ElementId element) {
    return element.equals(viewportId);
  }

  @Override
  public float viewportX() {
    ScrollOffset offset = offsets.get(viewportId);
    return offset == null ? 0 : offset.x();
  }

  @Override
  public float viewportY() {
    ScrollOffset offset = offsets.get(viewportId);
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

  @Override
  public float fieldShift(Element field) {
    PageFields own = fields;
    return own == null ? 0 : own.fieldShift(field);
  }

  @Override
  public float pixelRatio() {
    return viewport.devicePixelRatio();
  }

  /// How far an element, or the viewport for null, can be scrolled in the layout as it is to be.
  ScrollRange scrollRange(@Nullable Element scroller) {
    return ScrollRange.of(update(), scroller, pixelRatio());
  }

  ElementId idOf(@Nullable Element scroller) {
    return scroller == null ? viewportId : ids.idOf(scroller);
  }

  /// The layout as it is; null before the first.
  @Nullable LayoutResult laidOut() {
    return layout;
  }

  /// A script scrolls, as near to a place as can be. Instant scrolling counts here at once, and the
  /// compositor follows.
  ///
  /// @return whether that is another place than before
  boolean scrollTo(@Nullable Element scroller, double toX, double toY, boolean smooth) {
    ScrollRange range = scrollRange(scroller);
    float x = range.x(toX);
    float y = range.y(toY);
    ElementId id = idOf(scroller);
    float fromX = scroller == null ? viewportX() : x(scroller);
    float fromY = scroller == null ? viewportY() : y(scroller);
    scroll.request(id, x, y, smooth);
    if (fromX == x && fromY == y) {
      return false;
    }
    boolean glides = smooth && (scroller == null || isUsersScroller(scroller));
    if (!glides) {
      setScrollOffset(new ScrollOffset(id, x, y));
      repaint();
    }
    return !glides;
  }

  /// What the compositor scrolls smoothly.
  private static boolean isUsersScroller(Element element) {
    ComputedStyle style = ComputedStyle.of(element);
    return style != null && (isUsers(style.overflowX()) || isUsers(style.overflowY()));
  }

  private static boolean isUsers(Overflow overflow) {
    return overflow == Overflow.AUTO || overflow == Overflow.SCROLL;
  }

  // Text

  PageMarks marks() {
    return marks;
  }

  PageText text() {
    return marks.text(update());
  }

  PageText searchedText() {
    return marks.searchedText(update());
  }

  /// The rectangles of text, as scripts ask for them.
  TextRects textRects() {
    return marks.rects(update());
  }

  /// The character of the page's text that a point of the page area is nearest to; -1 for none.
  int textIndexAt(HitResult hit, float x, float y) {
    PageText text = text();
    TextFragment fragment = hit.text();
    int index = fragment == null ? -1 : text.indexIn(fragment, hit.textX());
    return index >= 0
        ? index
        : text.nearestIndex(x / viewport.scale() + viewportX(), y / viewport.scale() + viewportY());
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
