package bulkhead.renderer.paint;

import bulkhead.renderer.css.value.ClipPath;
import bulkhead.renderer.css.value.CursorKind;
import bulkhead.renderer.css.value.Overflow;
import bulkhead.renderer.css.value.PointerEvents;
import bulkhead.renderer.css.value.ShapeBox;
import bulkhead.renderer.css.value.Visibility;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.dom.TopLayer;
import bulkhead.renderer.layout.LayoutResult;
import bulkhead.renderer.layout.fragment.BoxFragment;
import bulkhead.renderer.layout.fragment.OverflowClip;
import bulkhead.renderer.layout.fragment.Stacking;
import bulkhead.renderer.layout.fragment.TextFragment;
import bulkhead.renderer.layout.positioned.StickyBox;
import bulkhead.renderer.layout.tree.Box;
import bulkhead.renderer.layout.tree.ElementBox;
import bulkhead.renderer.layout.tree.ElementBox.Kind;
import bulkhead.renderer.style.ComputedStyle;
import io.github.humbleui.types.Point;
import io.github.humbleui.types.Rect;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds what is at a point: walks in painting order and keeps the last thing that is there. Owned
/// by `RendererMain`.
public final class HitTester extends PaintWalk<HitTester.Place> {
  /// Where the point to hit is inside some boxes.
  ///
  /// @param inside false where a clip cuts it off
  /// @param space what children with transforms are placed in, if it is more than a plane
  record Place(
      float x, float y, boolean inside, @Nullable Element scroller, @Nullable Space<Place> space) {}

  private final LayoutResult layout;
  private final ScrollOffsets offsets;
  private final Map<BoxFragment, Place> clips = new IdentityHashMap<>();
  private Place viewportPlace = new Place(0, 0, false, null, null);
  private @Nullable List<Element> all;
  private @Nullable Element wanted;
  private @Nullable Point wantedPlace;
  private @Nullable BoxFragment hitBox;
  private @Nullable TextFragment hitText;
  private @Nullable Place hitPlace;
  private float hitX;
  private float hitY;

  private HitTester(LayoutResult layout, ScrollOffsets offsets) {
    this.layout = layout;
    this.offsets = offsets;
  }

  /// @param x in the viewport, in CSS px
  public static HitResult hit(LayoutResult layout, ScrollOffsets offsets, float x, float y) {
    return new HitTester(layout, offsets).hit(x, y);
  }

  /// All elements at a point of the viewport, the topmost first (CSSOM View §5).
  public static List<Element> all(LayoutResult layout, ScrollOffsets offsets, float x, float y) {
    HitTester tester = new HitTester(layout, offsets);
    List<Element> found = new ArrayList<>();
    tester.all = found;
    tester.hit(x, y);
    List<Element> topFirst = new ArrayList<>(new LinkedHashSet<>(found.reversed()));
    Element root = layout.document().documentElement();
    if (root != null && !topFirst.contains(root)) {
      topFirst.add(root);
    }
    return topFirst;
  }

  /// Where a point of the viewport is in the first border box of an element, be it seen there or
  /// not; null without a box.
  public static @Nullable Point placeIn(
      LayoutResult layout, ScrollOffsets offsets, Element wanted, float x, float y) {
    HitTester tester = new HitTester(layout, offsets);
    tester.wanted = wanted;
    tester.hit(x, y);
    return tester.wantedPlace;
  }

  private HitResult hit(float x, float y) {
    viewportPlace = new Place(x, y, true, null, null);
    walk(
        layout.root(),
        new Place(x + offsets.viewportX(), y + offsets.viewportY(), true, null, null));
    Place place = hitPlace;
    TextFragment text = hitText;
    BoxFragment box = hitBox;
    if (place == null) {
      return new HitResult(
          layout.document().documentElement(), null, 0, null, null, CursorKind.DEFAULT, x, y);
    }
    Element element = null;
    if (text != null) {
      element = elementOf(text.box());
    } else if (box != null) {
      element = elementOf(box.box());
    }
    Element link = linkOf(element);
    return new HitResult(
        element,
        text,
        text == null ? 0 : alongLine(text, place),
        link,
        place.scroller,
        cursor(element, text != null, link != null),
        place.x - hitX,
        place.y - hitY);
  }

  /// How far along the line of a hit text the point is.
  private float alongLine(TextFragment text, Place place) {
    return switch (text.turn()) {
      case NONE -> place.x - hitX;
      case RIGHT -> place.y - hitY;
      case LEFT -> hitY + text.height() - place.y;
    };
  }

  private static @Nullable Element elementOf(Box box) {
    Box each = box;
    while (each != null) {
      if (each instanceof ElementBox element && element.element() != null) {
        return element.element();
      }
      each = each.parent();
    }
    return null;
  }

  private static @Nullable Element linkOf(@Nullable Element element) {
    for (Node node = element; node != null; node = node.parent()) {
      if (node instanceof Element each
          && (each.is("a") || each.is("area"))
          && each.hasAttribute("href")) {
        return each;
      }
    }
    return null;
  }

  private static CursorKind cursor(@Nullable Element element, boolean text, boolean link) {
    ComputedStyle style = element == null ? null : ComputedStyle.of(element);
    CursorKind kind = style == null ? CursorKind.AUTO : style.cursor().kind();
    if (kind != CursorKind.AUTO) {
      return kind;
    }
    if (link) {
      return CursorKind.POINTER;
    }
    return text ? CursorKind.TEXT : CursorKind.DEFAULT;
  }

  // ---------------------------------------------------------------- the walk

  private static boolean isHittable(Box box) {
    ComputedStyle style = box.style();
    if (style.visibility() != Visibility.VISIBLE || style.pointerEvents() == PointerEvents.NONE) {
      return false;
    }
    Element element = elementOf(box);
    return element == null || !TopLayer.isInert(element);
  }

  @Override
  void decorations(BoxFragment fragment, float x, float y, Place context) {
    if (wanted != null && wantedPlace == null && fragment.box().element() == wanted) {
      wantedPlace = new Point(context.x - x, context.y - y);
    }
    if (!context.inside
        || fragment.box().kind() == Kind.ROOT
        || fragment.box().kind() == Kind.TABLE_ROW
        || fragment.box().kind() == Kind.TABLE_ROW_GROUP) {
      return;
    }
    if (contains(x, y, fragment.width(), fragment.height(), context)
        && (fragment.box().isAnonymous() || isHittable(fragment.box()))) {
      note(fragment, null, context, x, y);
    }
  }

  @Override
  boolean isElsewhere(BoxFragment fragment, float x, float y, Place context) {
    if (wanted != null || !fragment.isPlain()) {
      return false;
    }
    Rect all = fragment.scrollableOverflow();
    return !contains(x + all.getLeft(), y + all.getTop(), all.getWidth(), all.getHeight(), context);
  }

  private static boolean contains(float x, float y, float width, float height, Place place) {
    return place.x >= x && place.x < x + width && place.y >= y && place.y < y + height;
  }

  private void note(
      @Nullable BoxFragment box, @Nullable TextFragment text, Place place, float x, float y) {
    if (all != null) {
      Element element =
          text != null ? elementOf(text.box()) : box != null ? elementOf(box.box()) : null;
      if (element != null) {
        all.add(element);
      }
    }
    hitBox = box;
    hitText = text;
    hitPlace = place;
    hitX = x;
    hitY = y;
  }

  @Override
  void contents(BoxFragment fragment, float x, float y, Place context) {
    if (fragment.box().replaced() != null) {
      decorations(fragment, x, y, context);
    }
  }

  @Override
  void text(TextFragment fragment, float x, float y, Place context) {
    if (context.inside
        && contains(x, y, fragment.width(), fragment.height(), context)
        && isHittable(fragment.box())) {
      note(null, fragment, context, x, y);
    }
  }

  @Override
  void caret(BoxFragment fragment, float x, float y, Place context) {}

  @Override
  float shiftX(BoxFragment fragment) {
    Element element = fragment.box().controlSize() == null ? null : fragment.box().element();
    return element == null ? 0 : offsets.fieldShift(element);
  }

  @Override
  float shiftY(BoxFragment fragment) {
    return 0;
  }

  @Override
  void outline(BoxFragment fragment, float x, float y, Place context) {}

  @Override
  Place insideClip(BoxFragment fragment, float x, float y, Place context) {
    Place kept = clips.get(fragment);
    if (kept == null) {
      kept = clip(fragment, x, y, context);
      clips.put(fragment, kept);
    }
    return kept;
  }

  private Place clip(BoxFragment fragment, float x, float y, Place context) {
    Rect padding = OverflowClip.of(fragment).offset(x, y);
    boolean inside =
        context.inside
            && contains(
                padding.getLeft(),
                padding.getTop(),
                padding.getWidth(),
                padding.getHeight(),
                context);
    Element element = fragment.box().element();
    if (element == null || !fragment.box().isScrollContainer()) {
      return new Place(context.x, context.y, inside, context.scroller, context.space);
    }
    ComputedStyle style = fragment.box().style();
    boolean scrolls = style.overflowX() != Overflow.HIDDEN || style.overflowY() != Overflow.HIDDEN;
    return new Place(
        context.x + offsets.x(element),
        context.y + offsets.y(element),
        inside,
        scrolls ? element : context.scroller,
        context.space);
  }

  @Override
  Place insideArea(BoxFragment fragment, Rect area, Place context) {
    boolean inside =
        context.inside
            && contains(area.getLeft(), area.getTop(), area.getWidth(), area.getHeight(), context);
    return new Place(context.x, context.y, inside, context.scroller, context.space);
  }

  @Override
  Place insideEffects(BoxFragment fragment, float x, float y, Place context) {
    Place place = transformed(fragment, x, y, context);
    Rect area = clipArea(fragment, x, y);
    Place inside = area == null ? place : insideArea(fragment, area, place);
    return inside.inside && isClippedAway(fragment, x, y, inside)
        ? new Place(inside.x, inside.y, false, inside.scroller, inside.space)
        : inside;
  }

  /// By `clip-path`; a reference to an element counts as none here.
  private static boolean isClippedAway(BoxFragment fragment, float x, float y, Place place) {
    return !fragment.box().isAnonymous()
        && switch (fragment.box().style().clipPath()) {
          case ClipPath.None none -> false;
          case ClipPath.Reference reference -> false;
          case ClipPath.Box(ShapeBox box) -> {
            Rect rect = ClipShapes.referenceBox(fragment, x, y, box);
            yield !contains(
                rect.getLeft(), rect.getTop(), rect.getWidth(), rect.getHeight(), place);
          }
          case ClipPath.Shape(var shape, ShapeBox box) ->
              !ClipShapes.path(shape, ClipShapes.referenceBox(fragment, x, y, box))
                  .contains(place.x, place.y);
        };
  }

  private static Place transformed(BoxFragment fragment, float x, float y, Place context) {
    ElementBox box = fragment.box();
    if (!box.isTransformable()) {
      return context;
    }
    Space.Placed<Place> placed = Space.place(fragment, x, y, context.space);
    Place outside = placed.base() == null ? context : placed.base();
    Space<Place> space = Space.within(fragment, x, y, placed, outside);
    Transform transform = Transform.of(placed.matrix());
    if (!placed.matrix().isInvertible()
        || !transform.isInvertible()
        || Stacking.hidesBack(box) && placed.matrix().facesAway()) {
      return new Place(outside.x, outside.y, false, outside.scroller, space);
    }
    if (transform.isIdentity() && outside == context) {
      return space == null && context.space == null
          ? context
          : new Place(context.x, context.y, context.inside, context.scroller, space);
    }
    Point point = transform.inverse().map(outside.x, outside.y);
    return new Place(point.getX(), point.getY(), outside.inside, outside.scroller, space);
  }

  @Override
  @Nullable Space<Place> space(Place context) {
    return context.space;
  }

  @Override
  Place sticky(BoxFragment fragment, Place context) {
    StickyBox sticky = layout.sticky().find(fragment);
    if (sticky == null) {
      return context;
    }
    Point shift = sticky.shift(offsets::of);
    return new Place(
        context.x - shift.getX(),
        context.y - shift.getY(),
        context.inside,
        context.scroller,
        context.space);
  }

  @Override
  Place fixed(Place context) {
    return viewportPlace;
  }
}
