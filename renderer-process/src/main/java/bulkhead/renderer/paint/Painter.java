package bulkhead.renderer.paint;

import bulkhead.renderer.css.value.Appearance;
import bulkhead.renderer.css.value.BackgroundAttachment;
import bulkhead.renderer.css.value.BackgroundLayer;
import bulkhead.renderer.css.value.Color;
import bulkhead.renderer.css.value.Image;
import bulkhead.renderer.css.value.Visibility;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.layout.LayoutResult;
import bulkhead.renderer.layout.fragment.BorderLine;
import bulkhead.renderer.layout.fragment.BoxFragment;
import bulkhead.renderer.layout.fragment.ColumnRules;
import bulkhead.renderer.layout.fragment.Insets;
import bulkhead.renderer.layout.fragment.Stacking;
import bulkhead.renderer.layout.fragment.TableParts;
import bulkhead.renderer.layout.fragment.TextFragment;
import bulkhead.renderer.layout.positioned.StickyBox;
import bulkhead.renderer.layout.tree.ElementBox;
import bulkhead.renderer.layout.tree.ElementBox.Kind;
import bulkhead.renderer.layout.tree.ImageProvider;
import bulkhead.renderer.layout.tree.ReplacedContent;
import bulkhead.renderer.layout.tree.ViewportOverflow;
import bulkhead.renderer.style.ComputedStyle;
import io.github.humbleui.skija.Picture;
import io.github.humbleui.types.Point;
import io.github.humbleui.types.RRect;
import io.github.humbleui.types.Rect;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Turns a laid-out document into layers of display items and the property trees they are in. Owned
/// by `RendererMain`.
///
/// ```
/// PaintResult painted = new Painter(result, images, surfaces, ids, 800, 600).paint();
/// ```
/// Layers: the viewport's contents scroll; boxes fixed to the viewport do not; a scroll container
/// whose contents are larger than itself scrolls on its own; plugins show pixels of their process.
/// Inside transforms and effects everything is painted in place.
public final class Painter extends PaintWalk<PaintContext> {
  private static final int PLUGIN_PLACEHOLDER = 0xffe8e8e8;
  private static final float DARK_CANVAS = 18 / 255f;

  /// The base of a canvas that nothing shows through.
  private static final int OPAQUE = 0xffffffff;
  private static final int BROKEN_PLUGIN = 0xff70757a;

  private final FrameContents frame;
  private final LayoutResult layout;
  private final SurfaceProvider surfaces;
  private final ElementIds ids;
  private final PaintOutput out;
  private final PropertyTrees.Builder trees;
  private final Backgrounds backgrounds;
  private final PaintPlan plan;
  private final Effects effects;
  private final BoxPainter boxes;
  private final TextPainter text;
  private final PicturePainter pictures;
  private final ControlPainter controls;
  private final ScrollerPainter scrollers;
  private final Map<BoxFragment, PaintContext> clips = new IdentityHashMap<>();
  private final Map<StickyBox, Integer> stickySpaces = new IdentityHashMap<>();
  private PaintContext fixedContext = PaintContext.of(PropertyTrees.State.ROOT);

  /// Of what scrolls with the document and nothing else, and how much of that is painted; null
  /// where all is.
  private PropertyTrees.@Nullable State scrolledState;

  private final PaintRange range;
  private int backgroundArgb = 0xffffffff;
  private final Canvas canvas;
  private final Inks inks;
  private Part part = Part.ALL;
  private final @Nullable ElementBox canvasSource;

  /// For a page without frames.
  ///
  /// @param windowWidth of the page area with its scrollbars, in CSS px
  public Painter(
      LayoutResult layout,
      ImageProvider images,
      SurfaceProvider surfaces,
      ElementIds ids,
      float windowWidth,
      float windowHeight) {
    this(
        new FrameContents(
            layout,
            ElementId.VIEWPORT,
            ScrollOffsets.NONE,
            images,
            surfaces,
            FrameProvider.NONE,
            SvgProvider.NONE,
            Highlights.NONE,
            windowWidth,
            windowHeight,
            1,
            0),
        ids);
  }

  /// @param main the page's main frame; those inside it are painted with it
  public Painter(FrameContents main, ElementIds ids) {
    this(main, ids, new PaintOutput(), Canvas.PAINTED, Inks.ALL);
  }

  /// Whether the root element's background is that of everything.
  private enum Canvas {
    PAINTED,
    NONE
  }

  /// What is painted of a document for paper, whose pages all show what is fixed.
  private enum Part {
    ALL,
    FLOWING,
    FIXED
  }

  /// A part of a page that was laid out by itself, as one list of items; coordinates are those of
  /// its root. Nothing in it scrolls by itself.
  public static DisplayItemList itemsOf(FrameContents part, ElementIds ids) {
    return new Painter(part, ids, new PaintOutput(), Canvas.NONE, Inks.ALL).items(Part.ALL);
  }

  /// A document for paper: what is on one of its pages only.
  public static DisplayItemList itemsOnce(FrameContents main, ElementIds ids, Inks inks) {
    return new Painter(main, ids, new PaintOutput(), Canvas.PAINTED, inks).items(Part.FLOWING);
  }

  /// A document for paper: what is fixed to the page area, and so is on each of its pages.
  public static DisplayItemList itemsOnEachPage(FrameContents main, ElementIds ids, Inks inks) {
    return new Painter(main, ids, new PaintOutput(), Canvas.NONE, inks).items(Part.FIXED);
  }

  private DisplayItemList items(Part wanted) {
    part = wanted;
    // Inside of an effect there is one layer.
    PaintContext root =
        PaintContext.of(PropertyTrees.State.ROOT)
            .with(new DisplayItem.PushTransform(Transform.IDENTITY));
    fixedContext =
        wanted == Part.ALL ? root : root.with(new DisplayItem.PushTransform(Transform.IDENTITY));
    walk(layout.root(), root);
    for (Layer layer : out.layers()) {
      if (layer.contents() instanceof Layer.Painted(DisplayItemList items)) {
        return items;
      }
    }
    return DisplayItemList.EMPTY;
  }

  private Painter(FrameContents frame, ElementIds ids, PaintOutput out, Canvas canvas, Inks inks) {
    this.frame = frame;
    this.layout = frame.layout();
    this.surfaces = frame.surfaces();
    this.ids = ids;
    this.out = out;
    this.trees = out.trees();
    backgrounds = new Backgrounds(frame.images(), this::fixedArea);
    this.canvas = canvas;
    this.inks = inks;
    canvasSource = canvas == Canvas.PAINTED ? canvasSource() : null;
    range = PaintRange.around(frame.offsets().viewportY(), frame.height());
    plan = PaintPlan.of(layout.root());
    effects = new Effects(frame, backgrounds, plan, this::draw);
    boxes =
        new BoxPainter(
            inks,
            frame.images(),
            backgrounds,
            canvasSource,
            (fragment, border, context) ->
                insideClip(fragment, border.getLeft(), border.getTop(), context),
            this::draw);
    text = new TextPainter(inks, frame.highlights(), this::draw);
    pictures = new PicturePainter(this::draw);
    controls = new ControlPainter(this::draw);
    scrollers = new ScrollerPainter(frame, ids, out, this::draw);
  }

  public PaintResult paint() {
    int rootScroll = viewport(PaintContext.of(PropertyTrees.State.ROOT));
    return new PaintResult(
        out.layers(), trees.build(), backgroundArgb, rootScroll, out.inPlace().elements());
  }

  /// Paints the document into a viewport whose top left is the origin of `outside`'s space. Returns
  /// its scroll node.
  private int viewport(PaintContext outside) {
    PropertyTrees.State state = outside.state;
    Rect viewport = Rect.makeWH(layout.viewportWidth(), layout.viewportHeight());
    int scroll = scrollers.viewport(outside);
    int transform = trees.add(new PropertyTrees.ScrollTranslation(state.transform(), scroll));
    int clip = trees.add(new PropertyTrees.ClipNode(state.clip(), state.transform(), viewport));
    fixedContext = outside;
    PropertyTrees.State scrolled = new PropertyTrees.State(transform, clip, state.effect());
    scrolledState = scrolled;
    walk(layout.root(), PaintContext.of(scrolled));
    scrollers.viewportScrollbars(scroll, PaintContext.of(state));
    return scroll;
  }

  /// CSS Color Adjustment 1 §2.3: a frame is opaque if its document has another colour scheme than
  /// the frame's element.
  private static FrameContents basedIn(BoxFragment owner, FrameContents contents) {
    return owner.box().style().isDark() == contents.isDark() ? contents : contents.withBase(OPAQUE);
  }

  /// Paints the document of a frame into the box of its element.
  private void frame(BoxFragment fragment, Element owner, Rect area, PaintContext context) {
    FrameContents contents = isInPart(context) ? frame.frames().frameOf(owner) : null;
    if (contents == null || Rects.isEmpty(area)) {
      external(owner, area, 0, context);
      return;
    }
    Painter inside = new Painter(basedIn(fragment, contents), ids, out, Canvas.PAINTED, inks);
    // A frame's pixels are its own grid's.
    float left = Math.round(area.getLeft());
    float top = Math.round(area.getTop());
    Rect shape =
        BoxShapes.isRounded(fragment.box().style())
            ? BoxShapes.inset(
                BoxShapes.rounded(
                    fragment,
                    BoxShapes.borderBox(
                        fragment,
                        area.getLeft() - fragment.border().left() - fragment.padding().left(),
                        area.getTop() - fragment.border().top() - fragment.padding().top())),
                fragment.border().plus(fragment.padding()))
            : Rect.makeXYWH(left, top, area.getWidth(), area.getHeight());
    if (context.inEffect) {
      PaintContext clipped =
          context.with(
              shape instanceof RRect rounded
                  ? new DisplayItem.PushClipRRect(rounded)
                  : new DisplayItem.PushClipRect(shape));
      inside.inPlace(clipped, left, top);
      return;
    }
    PropertyTrees.State state = out.withClips(context).state;
    int clip = trees.add(new PropertyTrees.ClipNode(state.clip(), state.transform(), shape));
    int transform =
        trees.add(
            new PropertyTrees.TransformedSpace(state.transform(), Transform.translate(left, top)));
    inside.viewport(PaintContext.of(new PropertyTrees.State(transform, clip, state.effect())));
  }

  /// Paints the document at the place, as it is scrolled now: inside transforms and effects there
  /// are no layers.
  private void inPlace(PaintContext outside, float left, float top) {
    fixedContext = outside.with(new DisplayItem.PushTransform(Transform.translate(left, top)));
    int scroll = scrollers.viewport(fixedContext);
    PaintContext inside =
        outside.with(
            new DisplayItem.PushTransform(
                Transform.translate(
                    left - frame.offsets().viewportX(), top - frame.offsets().viewportY())));
    out.inPlace().inside(inside, scroll);
    walk(layout.root(), inside);
    scrollers.viewportScrollbars(scroll, fixedContext);
  }

  // ---------------------------------------------------------------- drawing in a context

  private void draw(PaintContext context, DisplayItem.Drawing item) {
    if (!context.hidden && isInPart(context)) {
      out.draw(context, item);
    }
  }

  private boolean isInPart(PaintContext context) {
    return switch (part) {
      case ALL -> true;
      case FLOWING -> !isFixed(context);
      case FIXED -> isFixed(context);
    };
  }

  private boolean isFixed(PaintContext context) {
    for (PaintContext each = context; each != null; each = each.outer) {
      if (each == fixedContext) {
        return true;
      }
    }
    return false;
  }

  /// Whether what is between two edges is too far from what is seen to be painted.
  private boolean isFar(float top, float bottom, PaintContext context) {
    return context.state == scrolledState && !context.inEffect && range.excludes(top, bottom);
  }

  @Override
  boolean isElsewhere(BoxFragment fragment, float x, float y, PaintContext context) {
    if (context.state != scrolledState || context.inEffect || !fragment.isPlain()) {
      return false;
    }
    Rect all = fragment.scrollableOverflow();
    return range.excludes(y + all.getTop(), y + all.getBottom());
  }

  // ---------------------------------------------------------------- contexts

  @Override
  PaintContext fixed(PaintContext context) {
    boolean stays = part == Part.ALL ? context.inEffect : isInGroup(context);
    return stays ? context : fixedContext;
  }

  private static boolean isInGroup(PaintContext context) {
    for (PaintContext each = context; each != null; each = each.outer) {
      if (each.scope instanceof DisplayItem.PushEffect
          || each.scope instanceof DisplayItem.PushMask) {
        return true;
      }
    }
    return false;
  }

  /// A sticky box has a space of its own, which the compositor moves; inside transforms and effects
  /// it is where it belongs at the present offsets.
  @Override
  PaintContext sticky(BoxFragment fragment, PaintContext context) {
    StickyBox sticky = layout.sticky().find(fragment);
    if (sticky == null) {
      return context;
    }
    if (context.inEffect) {
      Point shift = sticky.shift(frame.offsets()::of);
      return context.with(
          new DisplayItem.PushTransform(Transform.translate(shift.getX(), shift.getY())));
    }
    PropertyTrees.State state = out.withClips(context).state;
    Integer kept = stickySpaces.get(sticky);
    if (kept == null) {
      kept =
          trees.add(
              new PropertyTrees.StickyTranslation(
                  state.transform(),
                  scrollOf(sticky, state.transform()),
                  stickySpace(sticky.around()),
                  stickySpace(sticky.containingAround()),
                  sticky.limits()));
      stickySpaces.put(sticky, kept);
    }
    return PaintContext.of(new PropertyTrees.State(kept, state.clip(), state.effect()));
  }

  private int stickySpace(@Nullable StickyBox sticky) {
    Integer space = sticky == null ? null : stickySpaces.get(sticky);
    return space == null ? PropertyTrees.NOT_STICKY : space;
  }

  /// The scroll node of what it heeds, if there is one: what has nothing to scroll has none.
  private int scrollOf(StickyBox sticky, int transform) {
    int scroll = trees.scrollAround(transform);
    Element scroller = sticky.scroller().element();
    ElementId wanted = scroller == null ? frame.viewport() : ids.idOf(scroller);
    return sticky.scrolls()
            && scroll != PropertyTrees.NO_SCROLL
            && trees.scroll(scroll).element().equals(wanted)
        ? scroll
        : PropertyTrees.NO_SCROLL;
  }

  @Override
  PaintContext insideEffects(BoxFragment fragment, float x, float y, PaintContext context) {
    ElementBox box = fragment.box();
    if (box.isAnonymous()) {
      return context;
    }
    ComputedStyle style = box.style();
    Space.Placed<PaintContext> placed = Space.place(fragment, x, y, context.space);
    PaintContext inside = context;
    boolean hidden = context.hidden;
    if (placed.base() != null && isMoved(box, context)) {
      inside = placed.base();
      hidden = inside.hidden;
    }
    // CSS Transforms 1 §13: what has no way back is not seen.
    hidden |= !placed.matrix().isInvertible();
    if (Stacking.hidesBack(box)) {
      hidden |= placed.matrix().facesAway();
    }
    if (inside != context || style.hasTransform() && box.isTransformable()) {
      inside = inside.with(new DisplayItem.PushTransform(Transform.of(placed.matrix())));
    }
    inside = inside.within(Space.within(fragment, x, y, placed, context), hidden);
    return Effects.hasAny(style) || style.clip() != null || plan.isBlendGroup(box)
        ? effects.inside(fragment, x, y, inside)
        : inside;
  }

  /// Whether a box in a 3D rendering context has a plane of its own.
  private static boolean isMoved(ElementBox box, PaintContext context) {
    return box.style().hasTransform()
        || Space.keepsDepth(box)
        || Stacking.hidesBack(box)
        || context.space != null && !context.space.perspective().isIdentity();
  }

  @Override
  @Nullable Space<PaintContext> space(PaintContext context) {
    return context.space;
  }

  @Override
  PaintContext insideClip(BoxFragment fragment, float x, float y, PaintContext context) {
    PaintContext kept = clips.get(fragment);
    if (kept != null) {
      return kept;
    }
    PaintContext made = scrollers.inside(fragment, x, y, context);
    clips.put(fragment, made);
    return made;
  }

  @Override
  PaintContext insideArea(BoxFragment fragment, Rect area, PaintContext context) {
    return context.with(new DisplayItem.PushClipRect(area));
  }

  // ---------------------------------------------------------------- boxes and text

  @Override
  void decorations(BoxFragment fragment, float x, float y, PaintContext context) {
    if (fragment.box().kind() == Kind.ROOT) {
      if (canvas == Canvas.PAINTED && !rootHasEffects()) {
        canvas(context);
      }
    } else {
      if (isRootElement(fragment.box()) && rootHasEffects()) {
        canvas(context);
      }
      if (!isFar(y, y + fragment.height(), context) || mayAskForImages(fragment)) {
        boxes.decorations(fragment, x, y, context);
      }
      if (fragment.scrollbars() != Insets.NONE && fragment.box().clipsOverflow()) {
        insideClip(fragment, x, y, context); // makes its scroll node
        if (fragment.box().style().visibility() == Visibility.VISIBLE) {
          scrollers.scrollbars(fragment);
        }
      }
      ResizeGrip.paint(fragment, x, y, rect -> draw(context, rect));
    }
  }

  /// Painting asks for images, wherever they are: the load event waits for them.
  private static boolean mayAskForImages(BoxFragment fragment) {
    ComputedStyle style = fragment.box().style();
    return fragment.extra() instanceof TableParts // has its columns' backgrounds
        || style.hasBackgroundImage()
        || style.borderImageSource() != Image.NONE;
  }

  @Override
  void outline(BoxFragment fragment, float x, float y, PaintContext context) {
    boxes.outline(fragment, x, y, context);
  }

  @Override
  void text(TextFragment fragment, float x, float y, PaintContext context) {
    if (!isFar(y, y + fragment.height(), context)) {
      text.text(fragment, x, y, context);
    }
  }

  // ---------------------------------------------------------------- canvas

  /// The box whose background is the canvas's (CSS Backgrounds 3 §2.11.2): the root element's, or
  /// the body's.
  private @Nullable ElementBox canvasSource() {
    Element root = layout.document().documentElement();
    if (root == null || !(root.layoutObject() instanceof ElementBox box)) {
      return null;
    }
    if (box.style().hasBackground()) {
      return box;
    }
    Element body = layout.document().body();
    return body != null
            && !ViewportOverflow.isContained(box.style())
            && body.layoutObject() instanceof ElementBox bodyBox
            && !ViewportOverflow.isContained(bodyBox.style())
            && bodyBox.style().hasBackground()
        ? bodyBox
        : null;
  }

  private boolean isRootElement(ElementBox box) {
    return box.element() != null && box.element() == layout.document().documentElement();
  }

  /// The canvas is painted inside the root element's effects (Filter Effects 1 §5).
  private boolean rootHasEffects() {
    Element root = layout.document().documentElement();
    return root != null
        && root.layoutObject() instanceof ElementBox box
        && Stacking.isContext(box)
        && Effects.hasAny(box.style());
  }

  private void canvas(PaintContext context) {
    ElementBox source =
        canvasSource != null && inks.hasBackground(canvasSource.style()) ? canvasSource : null;
    Color color = source == null ? Color.TRANSPARENT : source.style().backgroundColor();
    boolean apart = rootHasEffects();
    if (!apart) {
      backgroundArgb = over(color);
    }
    Rect area = Rect.makeWH(layout.scrollWidth(), layout.scrollHeight());
    // The base belongs to the picture: things blend with it.
    int base = apart ? 0 : frame.baseArgb();
    int argb = base == OPAQUE ? over(color) : color.argb();
    if (argb >>> 24 != 0) {
      draw(context, new DisplayItem.FillRect(area, argb));
    }
    if (source == null) {
      return;
    }
    ComputedStyle style = source.style();
    if (style.hasBackgroundImage()) {
      Backgrounds.Boxes places = new Backgrounds.Boxes(area, area, area);
      if (layout.root().childCount() > 0
          && layout.root().child(0).fragment() instanceof BoxFragment html) {
        Rect border =
            BoxShapes.borderBox(html, layout.root().child(0).x(), layout.root().child(0).y());
        Rect padding = BoxShapes.inset(border, html.border());
        places = new Backgrounds.Boxes(border, padding, BoxShapes.inset(padding, html.padding()));
      }
      for (BackgroundLayer layer : style.backgroundLayers().reversed()) {
        boolean stays = layer.attachment() == BackgroundAttachment.FIXED && !rootHasEffects();
        PaintContext where = stays ? fixedContext : context;
        Rect seen = stays ? Rect.makeWH(layout.viewportWidth(), layout.viewportHeight()) : area;
        backgrounds.layer(style, layer, places, seen, where, item -> draw(where, item));
      }
    }
  }

  /// The viewport as it is scrolled now. What shows it has to be painted anew when the user
  /// scrolls.
  private @Nullable Rect fixedArea(PaintContext context) {
    for (PaintContext each = context; each != null && each != fixedContext; each = each.outer) {
      if (each.scope instanceof DisplayItem.PushTransform) {
        return null;
      }
    }
    float x = 0;
    float y = 0;
    int outside = fixedContext.state.transform();
    for (int i = context.state.transform(); i > outside; i = trees.transform(i).parent()) {
      if (trees.transform(i) instanceof PropertyTrees.ScrollTranslation(int around, int scroll)) {
        ElementId scroller = trees.scroll(scroll).element();
        Element element = scroller.equals(frame.viewport()) ? null : ids.elementOf(scroller);
        x += frame.offsets().of(element).getX();
        y += frame.offsets().of(element).getY();
        out.inPlace().repaintedFor(scroller);
      }
    }
    return Rect.makeXYWH(x, y, layout.viewportWidth(), layout.viewportHeight());
  }

  /// The colour over what is below every page: white, or nearly black in a dark colour scheme.
  private int over(Color color) {
    float a = color.alpha();
    float below = frame.isDark() ? DARK_CANVAS : 1;
    float rest = below * (1 - a);
    return new Color(color.red() * a + rest, color.green() * a + rest, color.blue() * a + rest, 1)
        .argb();
  }

  // ---------------------------------------------------------------- replaced elements, markers

  @Override
  void contents(BoxFragment fragment, float x, float y, PaintContext context) {
    ElementBox box = fragment.box();
    if (box.style().visibility() != Visibility.VISIBLE) {
      return;
    }
    if (fragment.extra() instanceof ColumnRules rules) {
      for (BorderLine line : rules.lines()) {
        boxes.collapsedBorder(line, x, y, context);
      }
    }
    if (fragment.extra() instanceof TableParts parts) {
      for (BorderLine line : parts.borders()) {
        boxes.collapsedBorder(line, x, y, context);
      }
    }
    if (!box.markerSymbol().isEmpty()) {
      boxes.symbol(fragment, x, y, context);
      return;
    }
    ReplacedContent content = box.replaced();
    if (content == null) {
      return;
    }
    Rect area = BoxShapes.contentBox(fragment, x, y);
    switch (content) {
      case ReplacedContent.Picture(var image) -> {
        if ((image.image() != null || image.isVector()) && !Rects.isEmpty(area)) {
          pictures.picture(box.style(), image, area, fragment, context);
        }
      }
      case ReplacedContent.Svg(Element element, var width, var height, var ratio) -> {
        Picture picture =
            Rects.isEmpty(area)
                ? null
                : frame.svgs().pictureOf(element, area.getWidth(), area.getHeight());
        if (picture != null) {
          draw(
              context,
              new DisplayItem.TilePicture(
                  picture, area.getWidth(), area.getHeight(), area, area, 0, 0));
        }
      }
      case ReplacedContent.Plugin(Element element) ->
          external(element, area, PLUGIN_PLACEHOLDER, context);
      case ReplacedContent.Frame(Element element) -> frame(fragment, element, area, context);
      case ReplacedContent.Blank blank -> {}
      case ReplacedContent.Broken broken -> boxes.brokenImage(broken, area, context);
      case ReplacedContent.Control control -> {
        boolean slider =
            control.kind() == ReplacedContent.ControlKind.RANGE
                && box.style().appearance() != Appearance.NONE;
        Rect whole = slider ? BoxShapes.borderBox(fragment, x, y) : area;
        controls.control(control, box.style(), whole, context);
      }
    }
  }

  /// A sad face in the middle of a box whose plugin is gone.
  private void brokenPlugin(Rect area, PaintContext context) {
    float unit = Math.max(1, Math.min(6, Math.min(area.getWidth(), area.getHeight()) / 12));
    float x = area.getLeft() + area.getWidth() / 2 - 4 * unit;
    float y = area.getTop() + area.getHeight() / 2 - 4 * unit;
    float[][] face = {
      {0, 0, 2, 2}, {6, 0, 2, 2}, {1, 5, 6, 1}, {0, 6, 1, 2}, {7, 6, 1, 2},
    };
    for (float[] part : face) {
      Rect rect =
          Rect.makeXYWH(x + part[0] * unit, y + part[1] * unit, part[2] * unit, part[3] * unit);
      draw(context, new DisplayItem.FillRect(rect, BROKEN_PLUGIN));
    }
  }

  private void external(Element element, Rect area, int placeholder, PaintContext context) {
    SurfaceId surface = context.inEffect ? null : surfaces.surfaceOf(element);
    if (Rects.isEmpty(area)) {
      return;
    }
    if (surface == null) {
      if (placeholder != 0) {
        draw(context, new DisplayItem.FillRect(area, placeholder));
      }
      if (surfaces.isBroken(element)) {
        brokenPlugin(area, context);
      }
      return;
    }
    out.external(out.withClips(context), ids.idOf(element), area, surface, placeholder);
  }

  @Override
  void caret(BoxFragment fragment, float x, float y, PaintContext context) {
    Highlights.Caret caret = frame.highlights().caret();
    if (caret != null && caret.owner() == fragment) {
      PaintContext inside =
          fragment.box().clipsOverflow() ? insideClip(fragment, x, y, context) : context;
      draw(
          inside,
          new DisplayItem.FillRect(
              caret.rect().offset(x - shiftX(fragment), y - shiftY(fragment)), caret.argb()));
    }
  }

  @Override
  float shiftX(BoxFragment fragment) {
    Element element = fragment.box().element();
    if (element == null) {
      return 0;
    }
    float field = fragment.box().controlSize() == null ? 0 : frame.offsets().fieldShift(element);
    return field + (isScrolledHere(fragment) ? frame.offsets().x(element) : 0);
  }

  @Override
  float shiftY(BoxFragment fragment) {
    Element element = fragment.box().element();
    return element != null && isScrolledHere(fragment) ? frame.offsets().y(element) : 0;
  }

  /// Whether a box is scrolled that the compositor does not know as a scroller.
  private boolean isScrolledHere(BoxFragment fragment) {
    return fragment.box().isScrollContainer() && !scrollers.isLayer(fragment);
  }
}
