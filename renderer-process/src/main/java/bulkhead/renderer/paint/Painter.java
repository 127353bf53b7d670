package bulkhead.renderer.paint;

import bulkhead.renderer.css.value.BackgroundBox;
import bulkhead.renderer.css.value.BackgroundLayer;
import bulkhead.renderer.css.value.Color;
import bulkhead.renderer.css.value.FilterFunction;
import bulkhead.renderer.css.value.LineStyle;
import bulkhead.renderer.css.value.ObjectFit;
import bulkhead.renderer.css.value.Overflow;
import bulkhead.renderer.css.value.Shadow;
import bulkhead.renderer.css.value.Size;
import bulkhead.renderer.css.value.TextDecoration;
import bulkhead.renderer.css.value.TextDecorationStyle;
import bulkhead.renderer.css.value.Visibility;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.ElementState;
import bulkhead.renderer.layout.LayoutResult;
import bulkhead.renderer.layout.fragment.BorderLine;
import bulkhead.renderer.layout.fragment.BoxFragment;
import bulkhead.renderer.layout.fragment.ColumnRules;
import bulkhead.renderer.layout.fragment.Insets;
import bulkhead.renderer.layout.fragment.TableParts;
import bulkhead.renderer.layout.fragment.TextFragment;
import bulkhead.renderer.layout.positioned.StickyBox;
import bulkhead.renderer.layout.tree.ElementBox;
import bulkhead.renderer.layout.tree.ElementBox.Kind;
import bulkhead.renderer.layout.tree.ImageProvider;
import bulkhead.renderer.layout.tree.ImageResource;
import bulkhead.renderer.layout.tree.ReplacedContent;
import bulkhead.renderer.style.ComputedStyle;
import bulkhead.renderer.text.SizedFont;
import io.github.humbleui.skija.BlendMode;
import io.github.humbleui.skija.Image;
import io.github.humbleui.skija.Path;
import io.github.humbleui.skija.PathBuilder;
import io.github.humbleui.skija.Picture;
import io.github.humbleui.skija.TextBlob;
import io.github.humbleui.types.Point;
import io.github.humbleui.types.RRect;
import io.github.humbleui.types.Rect;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
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
  private static final int BROKEN_PLUGIN = 0xff70757a;

  /// Thicker underlines keep no more distance from glyphs than this.
  private static final float MOST_INK_GAP = 13;

  private final FrameContents frame;
  private final LayoutResult layout;
  private final SurfaceProvider surfaces;
  private final ElementIds ids;
  private final PaintOutput out;
  private final PropertyTrees.Builder trees;
  private final Backgrounds backgrounds;
  private final Map<BoxFragment, PaintContext> clips = new IdentityHashMap<>();
  private final Map<StickyBox, Integer> stickySpaces = new IdentityHashMap<>();
  private PaintContext fixedContext = PaintContext.of(PropertyTrees.State.ROOT);
  private int backgroundArgb = 0xffffffff;
  private @Nullable ElementBox canvasSource;

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
            windowHeight),
        ids);
  }

  /// @param main the page's main frame; those inside it are painted with it
  public Painter(FrameContents main, ElementIds ids) {
    this(main, ids, new PaintOutput());
  }

  private Painter(FrameContents frame, ElementIds ids, PaintOutput out) {
    this.frame = frame;
    this.layout = frame.layout();
    this.surfaces = frame.surfaces();
    this.ids = ids;
    this.out = out;
    this.trees = out.trees();
    backgrounds =
        new Backgrounds(
            frame.images(), Rect.makeWH(layout.viewportWidth(), layout.viewportHeight()));
  }

  public PaintResult paint() {
    int rootScroll = viewport(PaintContext.of(PropertyTrees.State.ROOT));
    return new PaintResult(out.layers(), trees.build(), backgroundArgb, rootScroll);
  }

  /// Paints the document into a viewport whose top left is the origin of `outside`'s space. Returns
  /// its scroll node.
  private int viewport(PaintContext outside) {
    PropertyTrees.State state = outside.state;
    Rect viewport = Rect.makeWH(layout.viewportWidth(), layout.viewportHeight());
    boolean mayScroll = !viewportHidesOverflow();
    int scroll =
        trees.add(
            new PropertyTrees.ScrollNode(
                frame.viewport(),
                scrollOf(state.transform()),
                state.transform(),
                viewport,
                layout.scrollWidth(),
                layout.scrollHeight(),
                userScroll(mayScroll),
                userScroll(mayScroll),
                PropertyTrees.ScrollbarColors.LIGHT));
    int transform = trees.add(new PropertyTrees.ScrollTranslation(state.transform(), scroll));
    int clip = trees.add(new PropertyTrees.ClipNode(state.clip(), state.transform(), viewport));
    canvasSource = canvasSource();
    fixedContext = outside;
    walk(layout.root(), PaintContext.of(new PropertyTrees.State(transform, clip, state.effect())));
    out.state(state);
    if (frame.width() > layout.viewportWidth()) {
      out.scrollbar(
          scroll,
          Layer.Orientation.VERTICAL,
          Rect.makeLTRB(layout.viewportWidth(), 0, frame.width(), layout.viewportHeight()));
    }
    if (frame.height() > layout.viewportHeight()) {
      out.scrollbar(
          scroll,
          Layer.Orientation.HORIZONTAL,
          Rect.makeLTRB(0, layout.viewportHeight(), layout.viewportWidth(), frame.height()));
    }
    return scroll;
  }

  /// Paints the document of a frame into the box of its element.
  private void frame(BoxFragment fragment, Element owner, Rect area, PaintContext context) {
    FrameContents contents = frame.frames().frameOf(owner);
    if (contents == null || Rects.isEmpty(area)) {
      external(owner, area, 0, context);
      return;
    }
    Painter inside = new Painter(contents, ids, out);
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
    PropertyTrees.State state = stateWithClips(context).state;
    int clip = trees.add(new PropertyTrees.ClipNode(state.clip(), state.transform(), shape));
    int transform =
        trees.add(
            new PropertyTrees.TransformedSpace(state.transform(), Transform.translate(left, top)));
    inside.viewport(PaintContext.of(new PropertyTrees.State(transform, clip, state.effect())));
  }

  /// Paints the document at the place, as it is scrolled now: inside transforms and effects nothing
  /// scrolls by itself.
  private void inPlace(PaintContext outside, float left, float top) {
    canvasSource = canvasSource();
    fixedContext = outside.with(new DisplayItem.PushTransform(Transform.translate(left, top)));
    walk(
        layout.root(),
        outside.with(
            new DisplayItem.PushTransform(
                Transform.translate(
                    left - frame.offsets().viewportX(), top - frame.offsets().viewportY()))));
  }

  private static PropertyTrees.UserScroll userScroll(boolean allowed) {
    return allowed ? PropertyTrees.UserScroll.ALLOWED : PropertyTrees.UserScroll.PREVENTED;
  }

  private boolean viewportHidesOverflow() {
    Element root = layout.document().documentElement();
    ComputedStyle style = root == null ? null : ComputedStyle.of(root);
    if (style == null) {
      return false;
    }
    if (style.overflowY() == Overflow.VISIBLE && layout.document().body() != null) {
      ComputedStyle body = ComputedStyle.of(layout.document().body());
      return body != null && body.overflowY() == Overflow.HIDDEN;
    }
    return style.overflowY() == Overflow.HIDDEN;
  }

  // ---------------------------------------------------------------- drawing in a context

  private void draw(PaintContext context, DisplayItem.Drawing item) {
    if (context.hidden) {
      return;
    }
    out.draw(context, item);
  }

  // ---------------------------------------------------------------- contexts

  @Override
  PaintContext fixed(PaintContext context) {
    return context.inEffect ? context : fixedContext;
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
    PropertyTrees.State state = stateWithClips(context).state;
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
    int scroll = scrollOf(transform);
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
    if (Space.hidesBack(box)) {
      hidden |= placed.matrix().facesAway();
    }
    if (inside != context || style.hasTransform() && Space.isTransformable(box)) {
      inside = inside.with(new DisplayItem.PushTransform(placed.matrix().flatten()));
    }
    inside = inside.within(Space.within(fragment, x, y, placed, context), hidden);
    List<Filter> filters = filters(style);
    BlendMode blend = blendMode(style);
    if (style.opacity() < 1 || !filters.isEmpty() || blend != BlendMode.SRC_OVER) {
      inside =
          inside.with(new DisplayItem.PushEffect(Math.max(0, style.opacity()), blend, filters));
    }
    return inside;
  }

  /// Whether a box in a 3D rendering context has a plane of its own.
  private static boolean isMoved(ElementBox box, PaintContext context) {
    return box.style().hasTransform()
        || Space.keepsDepth(box)
        || Space.hidesBack(box)
        || context.space != null && !context.space.perspective().isIdentity();
  }

  @Override
  @Nullable Space<PaintContext> space(PaintContext context) {
    return context.space;
  }

  private static BlendMode blendMode(ComputedStyle style) {
    return switch (style.mixBlendMode()) {
      case NORMAL -> BlendMode.SRC_OVER;
      case MULTIPLY -> BlendMode.MULTIPLY;
      case SCREEN -> BlendMode.SCREEN;
      case OVERLAY -> BlendMode.OVERLAY;
      case DARKEN -> BlendMode.DARKEN;
      case LIGHTEN -> BlendMode.LIGHTEN;
      case COLOR_DODGE -> BlendMode.COLOR_DODGE;
      case COLOR_BURN -> BlendMode.COLOR_BURN;
      case HARD_LIGHT -> BlendMode.HARD_LIGHT;
      case SOFT_LIGHT -> BlendMode.SOFT_LIGHT;
      case DIFFERENCE -> BlendMode.DIFFERENCE;
      case EXCLUSION -> BlendMode.EXCLUSION;
      case HUE -> BlendMode.HUE;
      case SATURATION -> BlendMode.SATURATION;
      case COLOR -> BlendMode.COLOR;
      case LUMINOSITY -> BlendMode.LUMINOSITY;
      case PLUS_LIGHTER -> BlendMode.PLUS;
    };
  }

  private static List<Filter> filters(ComputedStyle style) {
    if (style.filter().isEmpty()) {
      return List.of();
    }
    List<Filter> out = new ArrayList<>();
    for (FilterFunction function : style.filter()) {
      switch (function) {
        case FilterFunction.Blur(float px) -> out.add(new Filter.Blur(px));
        case FilterFunction.DropShadow(Shadow shadow) ->
            out.add(
                new Filter.DropShadow(
                    shadow.offsetX(),
                    shadow.offsetY(),
                    shadow.blur() / 2,
                    shadow.color().resolve(style.color()).argb()));
        case FilterFunction.Adjust adjust -> out.add(ColorMatrices.of(adjust));
        case FilterFunction.Reference reference -> {}
      }
    }
    return out;
  }

  @Override
  PaintContext insideClip(BoxFragment fragment, float x, float y, PaintContext context) {
    PaintContext kept = clips.get(fragment);
    if (kept != null) {
      return kept;
    }
    PaintContext made = makeClip(fragment, x, y, context);
    clips.put(fragment, made);
    return made;
  }

  @Override
  PaintContext insideArea(BoxFragment fragment, Rect area, PaintContext context) {
    return context.with(new DisplayItem.PushClipRect(area));
  }

  private PaintContext makeClip(BoxFragment fragment, float x, float y, PaintContext context) {
    Rect padding = BoxShapes.paddingBox(fragment, x, y);
    ComputedStyle style = fragment.box().style();
    Element element = fragment.box().element();
    boolean rounded = BoxShapes.isRounded(style);
    Rect overflow = fragment.scrollableOverflow();
    boolean larger =
        overflow.getRight() > fragment.width() - fragment.border().right() + 1
            || overflow.getBottom() > fragment.height() - fragment.border().bottom() + 1;
    boolean userScrolls =
        style.overflowX() == Overflow.AUTO
            || style.overflowX() == Overflow.SCROLL
            || style.overflowY() == Overflow.AUTO
            || style.overflowY() == Overflow.SCROLL;
    if (element != null && !userScrolls && fragment.box().isScrollContainer()) {
      // A script can scroll it all the same.
      userScrolls = frame.offsets().x(element) != 0 || frame.offsets().y(element) != 0;
    }
    if (larger && userScrolls && element != null && !context.inEffect) {
      return scroller(fragment, x, y, context, padding, element);
    }
    if (rounded) {
      return context.with(
          new DisplayItem.PushClipRRect(
              BoxShapes.inset(
                  BoxShapes.rounded(fragment, BoxShapes.borderBox(fragment, x, y)),
                  fragment.border())));
    }
    return context.with(new DisplayItem.PushClipRect(padding));
  }

  /// A scroll container with a layer of its own. The clips that are scopes outside become nodes.
  private PaintContext scroller(
      BoxFragment fragment, float x, float y, PaintContext context, Rect padding, Element element) {
    ComputedStyle style = fragment.box().style();
    int clip = context.state.clip();
    List<Rect> outer = new ArrayList<>();
    for (PaintContext each = context; each != null; each = each.outer) {
      if (each.scope instanceof DisplayItem.PushClipRect(Rect rect)) {
        outer.add(rect);
      } else if (each.scope instanceof DisplayItem.PushClipRRect(RRect rrect)) {
        outer.add(rrect);
      }
    }
    for (Rect rect : outer.reversed()) {
      clip = trees.add(new PropertyTrees.ClipNode(clip, context.state.transform(), rect));
    }
    clip = trees.add(new PropertyTrees.ClipNode(clip, context.state.transform(), padding));
    Rect overflow = fragment.scrollableOverflow();
    int scroll =
        trees.add(
            new PropertyTrees.ScrollNode(
                ids.idOf(element),
                scrollOf(context.state.transform()),
                context.state.transform(),
                padding,
                Math.max(padding.getWidth(), overflow.getRight() - fragment.border().left()),
                Math.max(padding.getHeight(), overflow.getBottom() - fragment.border().top()),
                userScroll(style.overflowX() != Overflow.HIDDEN),
                userScroll(style.overflowY() != Overflow.HIDDEN),
                PropertyTrees.ScrollbarColors.LIGHT));
    int transform =
        trees.add(new PropertyTrees.ScrollTranslation(context.state.transform(), scroll));
    return PaintContext.of(new PropertyTrees.State(transform, clip, context.state.effect()));
  }

  private int scrollOf(int transform) {
    int node = transform;
    while (node != PropertyTrees.ROOT) {
      if (trees.transform(node) instanceof PropertyTrees.ScrollTranslation translation) {
        return translation.scroll();
      }
      node = trees.transform(node).parent();
    }
    return PropertyTrees.NO_SCROLL;
  }

  // ---------------------------------------------------------------- boxes

  @Override
  void decorations(BoxFragment fragment, float x, float y, PaintContext context) {
    ElementBox box = fragment.box();
    if (box.kind() == Kind.ROOT) {
      canvas(context);
      return;
    }
    if (box.isAnonymous() || box.style().visibility() != Visibility.VISIBLE) {
      return;
    }
    if (fragment.extra() instanceof TableParts part) {
      // A table's box without its captions.
      decorate(
          fragment, Rect.makeXYWH(x, y + part.top(), fragment.width(), part.height()), context);
      for (TableParts.Column column : part.columns()) {
        if (column.box().style().visibility() == Visibility.VISIBLE) {
          behindCells(
              column.box().style(), column.area().offset(x, y), column.cells(), x, y, context);
        }
      }
      return;
    }
    if (box.kind() == Kind.TABLE_ROW || box.kind() == Kind.TABLE_ROW_GROUP) {
      if (box.style().hasBackground()) {
        List<Rect> cells = new ArrayList<>();
        addCells(fragment, x, y, cells);
        behindCells(box.style(), BoxShapes.borderBox(fragment, x, y), cells, 0, 0, context);
      }
      return;
    }
    decorate(fragment, BoxShapes.borderBox(fragment, x, y), context);
  }

  private static void addCells(BoxFragment part, float x, float y, List<Rect> out) {
    for (int i = 0; i < part.childCount(); i++) {
      if (part.child(i).fragment() instanceof BoxFragment child) {
        float cx = x + part.child(i).x();
        float cy = y + part.child(i).y();
        if (child.box().kind() == Kind.TABLE_CELL) {
          out.add(Rect.makeXYWH(cx, cy, child.width(), child.height()));
        } else {
          addCells(child, cx, cy, out);
        }
      }
    }
  }

  /// The background of a row, a column or a group of them: one picture over all of `area`, seen
  /// behind the cells only (CSS 2.2 §17.5.1).
  private void behindCells(
      ComputedStyle style, Rect area, List<Rect> cells, float dx, float dy, PaintContext context) {
    Backgrounds.Boxes boxes = new Backgrounds.Boxes(area, area, area);
    List<BackgroundLayer> layers =
        style.hasBackgroundImage() ? style.backgroundLayers() : List.of();
    int argb = style.backgroundColor().argb();
    for (Rect each : cells) {
      Rect cell = each.offset(dx, dy);
      if (Rects.isEmpty(cell)) {
        continue;
      }
      if (argb >>> 24 != 0) {
        draw(context, new DisplayItem.FillRect(cell, argb));
      }
      for (BackgroundLayer layer : layers.reversed()) {
        backgrounds.layer(style, layer, boxes, cell, item -> draw(context, item));
      }
    }
  }

  private void decorate(BoxFragment fragment, Rect border, PaintContext context) {
    ElementBox box = fragment.box();
    ComputedStyle style = box.style();
    boolean shadows = !style.boxShadow().isEmpty();
    boolean rounded = BoxShapes.isRounded(style);
    boolean background = box != canvasSource && style.hasBackground();
    boolean borders = fragment.border() != Insets.NONE && box.collapsedBorder == null;
    boolean borderImage =
        style.borderImageSource() != bulkhead.renderer.css.value.Image.NONE
            && box.collapsedBorder == null;
    if (!shadows && !background && !borders && !borderImage) {
      return;
    }
    RRect shape = BoxShapes.rounded(fragment, border);
    if (shadows) {
      shadows(style, shape, DisplayItem.ShadowSide.OUTSET, context);
    }
    if (background) {
      background(fragment, style, border, shape, rounded, context);
    }
    if (shadows) {
      shadows(
          style, BoxShapes.inset(shape, fragment.border()), DisplayItem.ShadowSide.INSET, context);
    }
    if (borderImage && borderImage(fragment, style, border, context)) {
      return;
    }
    if (borders) {
      DisplayItem.BorderSide top =
          side(fragment.border().top(), style.borderTopStyle(), style.borderTopColor());
      DisplayItem.BorderSide right =
          side(fragment.border().right(), style.borderRightStyle(), style.borderRightColor());
      DisplayItem.BorderSide bottom =
          side(fragment.border().bottom(), style.borderBottomStyle(), style.borderBottomColor());
      DisplayItem.BorderSide left =
          side(fragment.border().left(), style.borderLeftStyle(), style.borderLeftColor());
      if (top.isVisible() || right.isVisible() || bottom.isVisible() || left.isVisible()) {
        draw(context, new DisplayItem.DrawBorder(shape, top, right, bottom, left));
      }
    }
  }

  private boolean borderImage(
      BoxFragment fragment, ComputedStyle style, Rect border, PaintContext context) {
    ImageResource resource =
        style.borderImageSource() instanceof bulkhead.renderer.css.value.Image.Url(String url)
            ? frame.images().imageAt(url)
            : null;
    return BorderImages.draw(
        backgrounds, resource, style, border, fragment.border(), context, this::draw);
  }

  private static DisplayItem.BorderSide side(float width, LineStyle style, Color color) {
    return width <= 0
        ? DisplayItem.BorderSide.NONE
        : new DisplayItem.BorderSide(width, borderStyle(style), color.argb());
  }

  private static DisplayItem.BorderStyle borderStyle(LineStyle style) {
    return switch (style) {
      case NONE, HIDDEN -> DisplayItem.BorderStyle.NONE;
      case DOTTED -> DisplayItem.BorderStyle.DOTTED;
      case DASHED -> DisplayItem.BorderStyle.DASHED;
      case SOLID, AUTO -> DisplayItem.BorderStyle.SOLID;
      case DOUBLE -> DisplayItem.BorderStyle.DOUBLE;
      case GROOVE -> DisplayItem.BorderStyle.GROOVE;
      case RIDGE -> DisplayItem.BorderStyle.RIDGE;
      case INSET -> DisplayItem.BorderStyle.INSET;
      case OUTSET -> DisplayItem.BorderStyle.OUTSET;
    };
  }

  private void shadows(
      ComputedStyle style, RRect box, DisplayItem.ShadowSide side, PaintContext context) {
    for (Shadow shadow : style.boxShadow().reversed()) {
      Color color = shadow.color().resolve(style.color());
      if (shadow.inset() == (side == DisplayItem.ShadowSide.INSET) && !color.isTransparent()) {
        draw(
            context,
            new DisplayItem.DrawBoxShadow(
                box,
                shadow.offsetX(),
                shadow.offsetY(),
                shadow.blur(),
                shadow.spread(),
                color.argb(),
                side));
      }
    }
  }

  private void background(
      BoxFragment fragment,
      ComputedStyle style,
      Rect border,
      RRect shape,
      boolean rounded,
      PaintContext context) {
    Rect padding = BoxShapes.inset(border, fragment.border());
    Backgrounds.Boxes boxes =
        new Backgrounds.Boxes(border, padding, BoxShapes.inset(padding, fragment.padding()));
    List<BackgroundLayer> layers =
        style.hasBackgroundImage() ? style.backgroundLayers() : List.of();
    Color color = style.backgroundColor();
    if (!color.isTransparent()) {
      BackgroundBox clip =
          style.backgroundLayers().isEmpty()
              ? BackgroundBox.BORDER_BOX
              : style.backgroundLayers().getLast().clip();
      if (rounded) {
        draw(context, new DisplayItem.FillRRect(clipShape(fragment, shape, clip), color.argb()));
      } else {
        Rect area = boxes.of(clip);
        if (!Rects.isEmpty(area)) {
          draw(context, new DisplayItem.FillRect(area, color.argb()));
        }
      }
    }
    for (BackgroundLayer layer : layers.reversed()) {
      PaintContext inside =
          rounded
              ? context.with(
                  new DisplayItem.PushClipRRect(clipShape(fragment, shape, layer.clip())))
              : context;
      backgrounds.layer(style, layer, boxes, boxes.of(layer.clip()), item -> draw(inside, item));
    }
  }

  private static RRect clipShape(BoxFragment fragment, RRect shape, BackgroundBox clip) {
    return switch (clip) {
      case BORDER_BOX, BORDER_AREA -> shape;
      case PADDING_BOX -> BoxShapes.inset(shape, fragment.border());
      case CONTENT_BOX, TEXT -> BoxShapes.inset(shape, fragment.border().plus(fragment.padding()));
    };
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
            && body.layoutObject() instanceof ElementBox bodyBox
            && bodyBox.style().hasBackground()
        ? bodyBox
        : null;
  }

  private void canvas(PaintContext context) {
    ElementBox source = canvasSource;
    if (source == null) {
      return;
    }
    ComputedStyle style = source.style();
    backgroundArgb = over(style.backgroundColor());
    Rect area = Rect.makeWH(layout.scrollWidth(), layout.scrollHeight());
    if (!style.backgroundColor().isTransparent()) {
      draw(context, new DisplayItem.FillRect(area, style.backgroundColor().argb()));
    }
    if (style.hasBackgroundImage()) {
      Backgrounds.Boxes boxes = new Backgrounds.Boxes(area, area, area);
      if (layout.root().childCount() > 0
          && layout.root().child(0).fragment() instanceof BoxFragment html) {
        Rect border =
            BoxShapes.borderBox(html, layout.root().child(0).x(), layout.root().child(0).y());
        Rect padding = BoxShapes.inset(border, html.border());
        boxes = new Backgrounds.Boxes(border, padding, BoxShapes.inset(padding, html.padding()));
      }
      Backgrounds.Boxes places = boxes;
      for (BackgroundLayer layer : style.backgroundLayers().reversed()) {
        backgrounds.layer(style, layer, places, area, item -> draw(context, item));
      }
    }
  }

  /// The colour over white.
  private static int over(Color color) {
    float a = color.alpha();
    return new Color(
            color.red() * a + 1 - a, color.green() * a + 1 - a, color.blue() * a + 1 - a, 1)
        .argb();
  }

  // ---------------------------------------------------------------- outlines

  @Override
  void outline(BoxFragment fragment, float x, float y, PaintContext context) {
    ComputedStyle style = fragment.box().style();
    if (style.visibility() != Visibility.VISIBLE || style.outlineStyle().isNone()) {
      return;
    }
    float width = style.outlineWidth();
    Rect border = BoxShapes.borderBox(fragment, x, y);
    // CSS UI 4 §4.4: the inner edge shrinks to nothing at most, in each direction for itself.
    float outX = Math.max(style.outlineOffset(), -border.getWidth() / 2) + width;
    float outY = Math.max(style.outlineOffset(), -border.getHeight() / 2) + width;
    Rect rect =
        Rects.of(
            border.getLeft() - outX,
            border.getTop() - outY,
            border.getRight() + outX,
            border.getBottom() + outY);
    if (Rects.isEmpty(rect)) {
      return;
    }
    DisplayItem.BorderSide side = side(width, style.outlineStyle(), style.outlineColor());
    RRect shape;
    if (BoxShapes.isRounded(style)) {
      RRect inner = BoxShapes.rounded(fragment, BoxShapes.borderBox(fragment, x, y));
      shape = BoxShapes.inset(inner, new Insets(-outY, -outX, -outY, -outX));
    } else {
      shape = RRect.makeLTRB(rect.getLeft(), rect.getTop(), rect.getRight(), rect.getBottom(), 0);
    }
    draw(context, new DisplayItem.DrawBorder(shape, side, side, side, side));
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
        collapsedBorder(line, x, y, context);
      }
    }
    if (fragment.extra() instanceof TableParts parts) {
      for (BorderLine line : parts.borders()) {
        collapsedBorder(line, x, y, context);
      }
    }
    if (box.kind() == Kind.MARKER && !box.markerSymbol().isEmpty()) {
      symbol(fragment, x, y, context);
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
          picture(box.style(), image, area, fragment, context);
        }
      }
      case ReplacedContent.Svg(Element element, var ratio) -> {
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
      case ReplacedContent.Control control -> control(control, box.style(), area, context);
    }
  }

  private void picture(
      ComputedStyle style,
      ImageResource image,
      Rect area,
      BoxFragment fragment,
      PaintContext context) {
    float w = area.getWidth();
    float h = area.getHeight();
    ObjectFit fit = style.objectFit();
    float naturalWidth = image.naturalWidth();
    float naturalHeight = image.naturalHeight();
    Float ratio = image.naturalRatio();
    if (fit != ObjectFit.FILL && !(naturalWidth > 0 && naturalHeight > 0) && ratio != null) {
      // Without a size of its own the image is as large as fits.
      naturalWidth =
          naturalWidth > 0
              ? naturalWidth
              : naturalHeight > 0 ? naturalHeight * ratio : Math.min(w, h * ratio);
      naturalHeight = naturalWidth / ratio;
    }
    if (fit != ObjectFit.FILL && naturalWidth > 0 && naturalHeight > 0) {
      float contain = Math.min(w / naturalWidth, h / naturalHeight);
      float scale =
          switch (fit) {
            case FILL, NONE -> 1;
            case CONTAIN -> contain;
            case COVER -> Math.max(w / naturalWidth, h / naturalHeight);
            case SCALE_DOWN -> Math.min(1, contain);
          };
      w = naturalWidth * scale;
      h = naturalHeight * scale;
    }
    float left = area.getLeft() + style.objectPosition().x().resolve(area.getWidth() - w);
    float top = area.getTop() + style.objectPosition().y().resolve(area.getHeight() - h);
    Rect dest = fit == ObjectFit.FILL ? area : Rect.makeXYWH(left, top, w, h);
    PaintContext inside = context;
    if (BoxShapes.isRounded(style)) {
      RRect border =
          BoxShapes.rounded(
              fragment,
              Rect.makeLTRB(
                  area.getLeft() - fragment.border().left() - fragment.padding().left(),
                  area.getTop() - fragment.border().top() - fragment.padding().top(),
                  area.getRight() + fragment.border().right() + fragment.padding().right(),
                  area.getBottom() + fragment.border().bottom() + fragment.padding().bottom()));
      inside =
          context.with(
              new DisplayItem.PushClipRRect(
                  BoxShapes.inset(border, fragment.border().plus(fragment.padding()))));
    } else if (!Rects.contains(area, dest)) {
      inside = context.with(new DisplayItem.PushClipRect(area));
    }
    Image pixels = image.image();
    if (pixels == null) {
      Picture picture = image.picture(dest.getWidth(), dest.getHeight());
      if (picture != null) {
        draw(
            inside,
            new DisplayItem.TilePicture(
                picture, dest.getWidth(), dest.getHeight(), dest, dest, 0, 0));
      }
      return;
    }
    draw(
        inside,
        new DisplayItem.DrawImage(
            pixels,
            Rect.makeWH(pixels.getWidth(), pixels.getHeight()),
            dest,
            Backgrounds.sampling(style)));
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
    out.external(stateWithClips(context), ids.idOf(element), area, surface, placeholder);
  }

  /// The same place with the scopes' clips as nodes of the property trees.
  private PaintContext stateWithClips(PaintContext context) {
    int clip = context.state.clip();
    for (PaintContext each = context; each != null; each = each.outer) {
      Rect rect = null;
      if (each.scope instanceof DisplayItem.PushClipRect(Rect plain)) {
        rect = plain;
      } else if (each.scope instanceof DisplayItem.PushClipRRect(RRect rrect)) {
        rect = rrect;
      }
      if (rect != null) {
        clip = trees.add(new PropertyTrees.ClipNode(clip, context.state.transform(), rect));
      }
    }
    return PaintContext.of(
        new PropertyTrees.State(context.state.transform(), clip, context.state.effect()));
  }

  private void control(
      ReplacedContent.Control control, ComputedStyle style, Rect area, PaintContext context) {
    Element element = control.element();
    boolean disabled = element.hasAttribute("disabled");
    int ink = disabled ? 0x4d767676 : 0xff767676;
    int accent = disabled ? 0xffb0b0b0 : 0xff0075ff;
    boolean checked = element.hasState(ElementState.CHECKED);
    float l = area.getLeft();
    float t = area.getTop();
    float r = area.getRight();
    float b = area.getBottom();
    switch (control.kind()) {
      case CHECKBOX -> {
        RRect box = RRect.makeLTRB(l, t, r, b, 2);
        draw(context, new DisplayItem.FillRRect(box, checked ? accent : 0xffffffff));
        if (checked) {
          float w = r - l;
          PathBuilder tick = new PathBuilder();
          tick.moveTo(l + w * 0.22f, t + w * 0.52f);
          tick.lineTo(l + w * 0.42f, t + w * 0.72f);
          tick.lineTo(l + w * 0.8f, t + w * 0.28f);
          draw(context, new DisplayItem.StrokePath(tick.build(), w * 0.15f, 0xffffffff));
        } else {
          frame(box, ink, context);
        }
      }
      case RADIO -> {
        RRect circle = RRect.makeLTRB(l, t, r, b, (r - l) / 2);
        draw(context, new DisplayItem.FillRRect(circle, 0xffffffff));
        frame(circle, checked ? accent : ink, context);
        if (checked) {
          float d = (r - l) * 0.25f;
          draw(
              context,
              new DisplayItem.FillRRect(
                  RRect.makeLTRB(l + d, t + d, r - d, b - d, (r - l) / 2 - d), accent));
        }
      }
      case RANGE -> {
        float middle = (t + b) / 2;
        float at = l + (r - l) * fraction(element, 50, 100);
        draw(
            context,
            new DisplayItem.FillRRect(RRect.makeLTRB(l, middle - 4, r, middle + 4, 4), 0xffefefef));
        draw(
            context,
            new DisplayItem.FillRRect(RRect.makeLTRB(l, middle - 4, at, middle + 4, 4), accent));
        draw(
            context,
            new DisplayItem.FillRRect(
                RRect.makeLTRB(at - 8, middle - 8, at + 8, middle + 8, 8), accent));
      }
      case COLOR -> {
        draw(context, new DisplayItem.FillRect(area, 0xffefefef));
        draw(context, new DisplayItem.FillRect(Rects.outset(area, -4), hexColor(element)));
      }
      case PROGRESS, METER -> {
        float h = Math.min(b - t, control.kind() == ReplacedContent.ControlKind.METER ? b - t : 8);
        float top = (t + b - h) / 2;
        float at = l + (r - l) * fraction(element, 0, 1);
        int fill = control.kind() == ReplacedContent.ControlKind.METER ? 0xff107c10 : accent;
        draw(
            context,
            new DisplayItem.FillRRect(RRect.makeLTRB(l, top, r, top + h, h / 2), 0xffefefef));
        if (at > l) {
          draw(
              context, new DisplayItem.FillRRect(RRect.makeLTRB(l, top, at, top + h, h / 2), fill));
        }
      }
    }
  }

  private void frame(RRect shape, int argb, PaintContext context) {
    DisplayItem.BorderSide side =
        new DisplayItem.BorderSide(1, DisplayItem.BorderStyle.SOLID, argb);
    draw(context, new DisplayItem.DrawBorder(shape, side, side, side, side));
  }

  private static float fraction(Element element, float value, float max) {
    String set = element.controlValue();
    float v = decimal(set != null ? set : element.attribute("value"), value);
    float m = decimal(element.attribute("max"), max);
    float low = decimal(element.attribute("min"), 0);
    return m > low ? Math.max(0, Math.min(1, (v - low) / (m - low))) : 0;
  }

  private static float decimal(@Nullable String text, float otherwise) {
    if (text == null) {
      return otherwise;
    }
    try {
      float value = Float.parseFloat(text.strip());
      return Float.isFinite(value) ? value : otherwise;
    } catch (NumberFormatException notANumber) {
      return otherwise;
    }
  }

  private static int hexColor(Element element) {
    String set = element.controlValue();
    String value = set != null ? set : element.attributeOrEmpty("value");
    if (value.length() != 7 || value.charAt(0) != '#') {
      return 0xff000000;
    }
    int argb = 0xff;
    for (int i = 1; i < 7; i++) {
      argb = argb << 4 | Math.max(0, Character.digit(value.charAt(i), 16));
    }
    return argb;
  }

  /// Disc, circle, square or triangle of a list item, with the geometry of Chromium's
  /// `ListMarker::RelativeSymbolMarkerRect`.
  private void symbol(BoxFragment fragment, float x, float y, PaintContext context) {
    int ascent = (int) fragment.firstBaseline();
    float size = (ascent * 2 / 3 + 1) / 2;
    float left = x + 1;
    float top = y + 3 * (ascent - ascent * 2 / 3) / 2;
    int argb = fragment.box().style().color().argb();
    RRect round = RRect.makeXYWH(left, top, size, size, size / 2);
    switch (fragment.box().markerSymbol()) {
      case "disc" -> draw(context, new DisplayItem.FillRRect(round, argb));
      case "circle" -> frame(round, argb, context);
      case "square" ->
          draw(context, new DisplayItem.FillRect(Rect.makeXYWH(left, top, size, size), argb));
      case "disclosure-closed" ->
          triangle(context, argb, left, top, left + size, top + size / 2, left, top + size);
      default -> triangle(context, argb, left, top, left + size, top, left + size / 2, top + size);
    }
  }

  private void triangle(
      PaintContext context, int argb, float x1, float y1, float x2, float y2, float x3, float y3) {
    PathBuilder builder = new PathBuilder();
    builder.moveTo(x1, y1);
    builder.lineTo(x2, y2);
    builder.lineTo(x3, y3);
    builder.closePath();
    Path path = builder.build();
    draw(context, new DisplayItem.FillPath(path, argb));
  }

  private void collapsedBorder(BorderLine line, float x, float y, PaintContext context) {
    Rect rect = Rect.makeLTRB(x + line.left(), y + line.top(), x + line.right(), y + line.bottom());
    DisplayItem.BorderSide side =
        new DisplayItem.BorderSide(
            line.horizontal() ? rect.getHeight() : rect.getWidth(),
            borderStyle(line.style()),
            line.color().argb());
    if (!side.isVisible()) {
      return;
    }
    RRect outer =
        RRect.makeLTRB(rect.getLeft(), rect.getTop(), rect.getRight(), rect.getBottom(), 0);
    DisplayItem.BorderSide none = DisplayItem.BorderSide.NONE;
    draw(
        context,
        line.horizontal()
            ? new DisplayItem.DrawBorder(outer, side, none, none, none)
            : new DisplayItem.DrawBorder(outer, none, none, none, side));
  }

  // ---------------------------------------------------------------- text

  @Override
  void text(TextFragment fragment, float x, float y, PaintContext context) {
    ComputedStyle style = fragment.box().style();
    if (style.visibility() != Visibility.VISIBLE) {
      return;
    }
    TextBlob blob = fragment.shape().blob(fragment.from(), fragment.to(), fragment.expansion());
    float baseline = y + fragment.baseline();
    List<Highlights.Mark> marks = frame.highlights().of(fragment);
    for (Highlights.Mark mark : marks) {
      draw(context, new DisplayItem.FillRect(rectOf(mark, x, y), mark.backgroundArgb()));
    }
    List<TextDecoration> decorations = style.textDecorations();
    for (TextDecoration decoration : decorations) {
      if (decoration.has(TextDecoration.UNDERLINE)) {
        decorationLine(fragment, decoration, TextDecoration.UNDERLINE, x, baseline, context);
      }
      if (decoration.has(TextDecoration.OVERLINE)) {
        decorationLine(fragment, decoration, TextDecoration.OVERLINE, x, baseline, context);
      }
    }
    if (blob != null) {
      DisplayItem.Glyphs glyphs =
          fragment.shape().hasColoredGlyphs()
              ? DisplayItem.Glyphs.COLORED
              : DisplayItem.Glyphs.OUTLINES;
      for (Shadow shadow : style.textShadow().reversed()) {
        draw(
            context,
            new DisplayItem.DrawTextBlob(
                blob,
                blob,
                x + shadow.offsetX(),
                baseline + shadow.offsetY(),
                shadow.color().resolve(style.color()).argb(),
                shadow.blur() / 2,
                glyphs));
      }
      int argb = style.webkitTextFillColor().argb();
      float reach = fragment.height() * 2;
      for (LetterParts.Part part : LetterParts.of(fragment.width(), reach, argb, marks)) {
        if (part.argb() >>> 24 != 0) {
          Rect shown =
              Rect.makeLTRB(x + part.left(), baseline - reach, x + part.right(), baseline + reach);
          draw(
              part.whole() ? context : context.with(new DisplayItem.PushClipRect(shown)),
              new DisplayItem.DrawTextBlob(blob, blob, x, baseline, part.argb(), 0, glyphs));
        }
      }
    }
    for (TextDecoration decoration : decorations) {
      if (decoration.has(TextDecoration.LINE_THROUGH)) {
        decorationLine(fragment, decoration, TextDecoration.LINE_THROUGH, x, baseline, context);
      }
    }
  }

  @Override
  void caret(BoxFragment fragment, float x, float y, PaintContext context) {
    Highlights.Caret caret = frame.highlights().caret();
    if (caret != null && caret.owner() == fragment) {
      PaintContext inside =
          fragment.box().clipsOverflow() ? insideClip(fragment, x, y, context) : context;
      draw(
          inside,
          new DisplayItem.FillRect(caret.rect().offset(x - fieldShift(fragment), y), caret.argb()));
    }
  }

  @Override
  float fieldShift(BoxFragment fragment) {
    Element element = fragment.box().controlSize() == null ? null : fragment.box().element();
    return element == null ? 0 : frame.offsets().fieldShift(element);
  }

  private static Rect rectOf(Highlights.Mark mark, float x, float y) {
    return Rect.makeLTRB(x + mark.left(), y + mark.top(), x + mark.right(), y + mark.bottom());
  }

  private void decorationLine(
      TextFragment fragment,
      TextDecoration decoration,
      int line,
      float x,
      float baseline,
      PaintContext context) {
    if (fragment.width() <= 0) {
      return;
    }
    SizedFont font = fragment.fonts().primary();
    Size thicknessProperty = decoration.thickness();
    float thickness =
        Math.max(1, thicknessProperty.resolveOr(decoration.fontSize(), decoration.fontSize() / 10));
    float top;
    if (line == TextDecoration.UNDERLINE) {
      float gap = Math.max(1, (float) Math.ceil(thickness / 2));
      top =
          baseline
              + (decoration.autoOffset()
                  ? gap
                  : decoration.underlineOffset().resolve(decoration.fontSize()));
    } else if (line == TextDecoration.OVERLINE) {
      top = baseline - font.ascent() - (thickness > 1 ? thickness - 1 : 0);
    } else {
      top = baseline - (float) Math.floor(font.ascent() / 3) - thickness / 2;
    }
    float y = top + thickness / 2;
    // The second line of a double one, and the middle of a wave, are this much further out.
    float second = (float) Math.floor(thickness + 1);
    if (line == TextDecoration.OVERLINE) {
      second = -second;
    }
    float from = top;
    float to = top + thickness;
    switch (decoration.style()) {
      case SOLID, DOTTED, DASHED -> {}
      case DOUBLE -> {
        from += Math.min(0, second);
        to += Math.max(0, second);
      }
      case WAVY -> {
        y += line == TextDecoration.LINE_THROUGH ? 0 : second;
        from = y - 2 * thickness;
        to = y + 2 * thickness;
      }
    }
    PaintContext around = context;
    if (line != TextDecoration.LINE_THROUGH) {
      Path gaps = besideInk(fragment, Math.round(from), to - from, x, baseline, thickness);
      around = gaps == null ? context : context.with(new DisplayItem.PushClipPath(gaps));
    }
    boolean twice = decoration.style() == TextDecorationStyle.DOUBLE;
    DisplayItem.LineStyle style =
        twice ? DisplayItem.LineStyle.SOLID : lineStyle(decoration.style());
    for (int i = 0; i < (twice ? 2 : 1); i++) {
      draw(
          around,
          new DisplayItem.DrawLine(
              x,
              y + i * second,
              x + fragment.width(),
              y + i * second,
              thickness,
              style,
              decoration.color().argb()));
    }
  }

  /// `text-decoration-skip-ink`: all of the line but what comes near the glyphs that cross it; null
  /// if none does. The gaps are Chromium's: as wide as the line is thick, on either side.
  private static @Nullable Path besideInk(
      TextFragment fragment, float from, float height, float x, float baseline, float thickness) {
    String skip = fragment.box().style().textDecorationSkipInk();
    if (skip.equals("none") || skip.equals("auto") && hasIdeographs(fragment)) {
      return null;
    }
    float[] ink =
        fragment
            .shape()
            .ink(
                fragment.from(),
                fragment.to(),
                fragment.expansion(),
                from - baseline,
                from - baseline + height);
    if (ink.length < 2) {
      return null;
    }
    float gap = Math.min(thickness, MOST_INK_GAP);
    try (PathBuilder builder = new PathBuilder()) {
      float left = x - thickness;
      for (int i = 0; i + 1 < ink.length; i += 2) {
        float right = Math.round(x + ink[i] - gap);
        if (right > left) {
          builder.addRect(Rect.makeLTRB(left, from - 1, right, from + height + 1));
        }
        left = Math.max(left, Math.round(x + ink[i + 1] + gap));
      }
      float end = x + fragment.width() + thickness;
      if (end > left) {
        builder.addRect(Rect.makeLTRB(left, from - 1, end, from + height + 1));
      }
      return builder.build();
    }
  }

  private static boolean hasIdeographs(TextFragment fragment) {
    String text = fragment.shape().text();
    for (int i = fragment.from(); i < fragment.to(); i++) {
      if (text.charAt(i) >= 0x2e80 && text.charAt(i) < 0xd7ff) {
        return true;
      }
    }
    return false;
  }

  private static DisplayItem.LineStyle lineStyle(TextDecorationStyle style) {
    return switch (style) {
      case SOLID -> DisplayItem.LineStyle.SOLID;
      case DOUBLE -> DisplayItem.LineStyle.DOUBLE;
      case DOTTED -> DisplayItem.LineStyle.DOTTED;
      case DASHED -> DisplayItem.LineStyle.DASHED;
      case WAVY -> DisplayItem.LineStyle.WAVY;
    };
  }
}
