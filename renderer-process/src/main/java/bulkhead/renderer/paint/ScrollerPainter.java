package bulkhead.renderer.paint;

import bulkhead.renderer.css.value.Overflow;
import bulkhead.renderer.dom.DropDowns;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.layout.LayoutResult;
import bulkhead.renderer.layout.fragment.BoxFragment;
import bulkhead.renderer.layout.fragment.Insets;
import bulkhead.renderer.layout.fragment.OverflowClip;
import bulkhead.renderer.layout.fragment.Scrollbars;
import bulkhead.renderer.layout.tree.FormControls;
import bulkhead.renderer.layout.tree.ViewportOverflow;
import bulkhead.renderer.style.ComputedStyle;
import io.github.humbleui.types.Point;
import io.github.humbleui.types.Rect;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/// Paints what scrolls: the scroll nodes of the viewport and of scroll containers, the spaces
/// inside them, and their scrollbars. One per painted frame; owned by `RendererMain`.
final class ScrollerPainter {
  private final FrameContents frame;
  private final LayoutResult layout;
  private final ElementIds ids;
  private final PaintOutput out;
  private final PropertyTrees.Builder trees;
  private final BiConsumer<PaintContext, DisplayItem.Drawing> draw;

  /// With layers of their own.
  private final Map<BoxFragment, ScrollerPlace> scrollers = new IdentityHashMap<>();

  /// Painted as they are scrolled now.
  private final Map<BoxFragment, ScrollerPlace> inPlaceScrollers = new IdentityHashMap<>();

  /// A scroll container that the user may scroll.
  ///
  /// @param view where its contents are seen
  /// @param outside what is around it
  private record ScrollerPlace(int scroll, Rect view, PaintContext outside) {}

  ScrollerPainter(
      FrameContents frame,
      ElementIds ids,
      PaintOutput out,
      BiConsumer<PaintContext, DisplayItem.Drawing> draw) {
    this.frame = frame;
    this.ids = ids;
    this.out = out;
    this.draw = draw;
    layout = frame.layout();
    trees = out.trees();
  }

  /// Whether the box scrolls as a layer of its own, which the compositor moves.
  boolean isLayer(BoxFragment fragment) {
    return scrollers.containsKey(fragment);
  }

  /// Adds the viewport's scroll node.
  int viewport(PaintContext outside) {
    return trees.add(
        new PropertyTrees.ScrollNode(
            frame.viewport(),
            out.inPlace().around(outside),
            out.inPlace().stateOf(outside).transform(),
            Rect.makeWH(layout.viewportWidth(), layout.viewportHeight()),
            ScrollRange.of(layout, frame.offsets().pixelRatio()),
            userScroll(!ViewportOverflow.isHidden(layout.document(), true)),
            userScroll(!ViewportOverflow.isHidden(layout.document(), false)),
            viewportLook()));
  }

  private PropertyTrees.ScrollbarLook viewportLook() {
    Element root = frame.layout().document().documentElement();
    ComputedStyle style = root == null ? null : ComputedStyle.of(root);
    return PropertyTrees.ScrollbarLook.of(
            frame.isDark(), style == null ? null : style.scrollbarColor(), frame.scrollbarUnit())
        .with(frame.highlights().ticks());
  }

  /// Paints the viewport's scrollbars, if the frame has room for them.
  void viewportScrollbars(int scroll, PaintContext outside) {
    float right = layout.viewportWidth();
    float bottom = layout.viewportHeight();
    if (frame.width() > right) {
      scrollbar(
          scroll,
          Layer.Orientation.VERTICAL,
          Rect.makeLTRB(right, 0, frame.width(), bottom),
          frame.offsets().of(null),
          outside);
    }
    if (frame.height() > bottom) {
      scrollbar(
          scroll,
          Layer.Orientation.HORIZONTAL,
          Rect.makeLTRB(0, bottom, right, frame.height()),
          frame.offsets().of(null),
          outside);
    }
    if (frame.width() > right && frame.height() > bottom) {
      draw.accept(
          outside,
          new DisplayItem.FillRect(
              Rect.makeLTRB(right, bottom, frame.width(), frame.height()), viewportLook().track()));
    }
  }

  /// A layer, or inside of transforms and effects a picture.
  private void scrollbar(
      int scroll, Layer.Orientation orientation, Rect track, Point offset, PaintContext outside) {
    if (!outside.inEffect) {
      out.state(outside.state);
      out.scrollbar(scroll, orientation, track);
      return;
    }
    PropertyTrees.ScrollNode node = trees.scroll(scroll);
    ScrollbarPainter.paint(
        ScrollbarGeometry.of(track, node, orientation, offset.getX(), offset.getY()),
        node.scrollbars(),
        ScrollbarPainter.ThumbState.IDLE,
        (rect, argb) -> draw.accept(outside, new DisplayItem.FillRect(rect, argb)));
    out.paintedScrollbar(outside, scroll, orientation, track);
  }

  private static PropertyTrees.UserScroll userScroll(boolean allowed) {
    return allowed ? PropertyTrees.UserScroll.ALLOWED : PropertyTrees.UserScroll.PREVENTED;
  }

  /// The inside of a box that clips what overflows; if it can be scrolled it becomes a scroller.
  PaintContext inside(BoxFragment fragment, float x, float y, PaintContext context) {
    Rect padding = BoxShapes.paddingBox(fragment, x, y);
    ComputedStyle style = fragment.box().style();
    Element element = fragment.box().element();
    boolean rounded = BoxShapes.isRounded(style);
    boolean larger = !ScrollRange.of(fragment, frame.offsets().pixelRatio()).isEmpty();
    boolean userScrolls =
        style.overflowX() == Overflow.AUTO
            || style.overflowX() == Overflow.SCROLL
            || style.overflowY() == Overflow.AUTO
            || style.overflowY() == Overflow.SCROLL;
    if (element != null && !userScrolls && fragment.box().isScrollContainer()) {
      // A script can scroll it all the same.
      userScrolls = frame.offsets().x(element) != 0 || frame.offsets().y(element) != 0;
    }
    boolean hasBars = fragment.scrollbars() != Insets.NONE;
    boolean scrolls = (larger || hasBars) && userScrolls;
    if (scrolls && element != null && !context.inEffect) {
      return scroller(fragment, context, padding, element);
    }
    PaintContext inside = context;
    if (rounded) {
      inside =
          inside.with(
              new DisplayItem.PushClipRRect(
                  BoxShapes.inset(
                      BoxShapes.rounded(fragment, BoxShapes.borderBox(fragment, x, y)),
                      fragment.border())));
    }
    boolean cutsInside =
        element != null && (FormControls.isTextLine(element) || DropDowns.popsUp(element));
    if (!rounded || cutsInside) {
      inside = inside.with(new DisplayItem.PushClipRect(OverflowClip.of(fragment).offset(x, y)));
    }
    if (scrolls && element != null) {
      int parent = out.inPlace().around(context);
      int transform = out.inPlace().stateOf(context).transform();
      int scroll = trees.add(scrollNode(fragment, padding, element, parent, transform));
      inPlaceScrollers.put(fragment, new ScrollerPlace(scroll, padding, context));
      out.inPlace().inside(inside, scroll);
    }
    return inside;
  }

  /// A scroll container with a layer of its own. The clips that are scopes outside become nodes.
  private PaintContext scroller(
      BoxFragment fragment, PaintContext context, Rect padding, Element element) {
    PropertyTrees.State outside = out.withClips(context).state;
    int clip = trees.add(new PropertyTrees.ClipNode(outside.clip(), outside.transform(), padding));
    int space = outside.transform();
    int scroll =
        trees.add(scrollNode(fragment, padding, element, trees.scrollAround(space), space));
    scrollers.put(fragment, new ScrollerPlace(scroll, padding, PaintContext.of(outside)));
    int transform = trees.add(new PropertyTrees.ScrollTranslation(space, scroll));
    return PaintContext.of(new PropertyTrees.State(transform, clip, outside.effect()));
  }

  private PropertyTrees.ScrollNode scrollNode(
      BoxFragment fragment, Rect padding, Element element, int parent, int transform) {
    ComputedStyle style = fragment.box().style();
    return new PropertyTrees.ScrollNode(
        ids.idOf(element),
        parent,
        transform,
        padding,
        ScrollRange.of(fragment, frame.offsets().pixelRatio()),
        userScroll(style.overflowX() != Overflow.HIDDEN),
        userScroll(style.overflowY() != Overflow.HIDDEN),
        scrollbarLook(style));
  }

  /// The scrollbars of a scroll container, in the room that layout has left for them.
  void scrollbars(BoxFragment fragment) {
    ScrollerPlace layer = scrollers.get(fragment);
    ScrollerPlace place = layer != null ? layer : inPlaceScrollers.get(fragment);
    if (place == null) {
      return;
    }
    Insets bars = fragment.scrollbars();
    Rect view = place.view;
    int scroll = place.scroll;
    ComputedStyle style = fragment.box().pageStyle();
    boolean left = Scrollbars.isOnTheLeft(style);
    float width = left ? bars.left() : bars.right();
    float x = left ? view.getLeft() - width : view.getRight();
    float y = view.getBottom();
    Point offset = frame.offsets().of(fragment.box().element());
    boolean vertical = width > 0 && isVerticalShown(style, fragment);
    boolean horizontal = bars.bottom() > 0;
    float grip = ResizeGrip.has(fragment) && vertical != horizontal ? ResizeGrip.SIDE : 0;
    if (vertical) {
      scrollbar(
          scroll,
          Layer.Orientation.VERTICAL,
          Rect.makeLTRB(x, view.getTop(), x + width, Math.max(view.getTop(), y - grip)),
          offset,
          place.outside);
    }
    if (horizontal) {
      float right = Math.max(view.getLeft(), view.getRight() - grip);
      scrollbar(
          scroll,
          Layer.Orientation.HORIZONTAL,
          Rect.makeLTRB(view.getLeft(), y, right, y + bars.bottom()),
          offset,
          place.outside);
    }
    if (vertical && horizontal) {
      draw.accept(
          place.outside,
          new DisplayItem.FillRect(
              Rect.makeLTRB(x, y, x + width, y + bars.bottom()), scrollbarLook(style).track()));
    }
  }

  /// Whether there is a vertical scrollbar and not only its gutter.
  private static boolean isVerticalShown(ComputedStyle style, BoxFragment fragment) {
    return style.overflowY() == Overflow.SCROLL
        || style.overflowY() == Overflow.AUTO && Scrollbars.overflows(fragment, false);
  }

  private PropertyTrees.ScrollbarLook scrollbarLook(ComputedStyle style) {
    return PropertyTrees.ScrollbarLook.of(
        style.isDark(), style.scrollbarColor(), frame.scrollbarUnit());
  }
}
