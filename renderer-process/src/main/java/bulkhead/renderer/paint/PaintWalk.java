package bulkhead.renderer.paint;

import bulkhead.renderer.css.value.ClipRect;
import bulkhead.renderer.css.value.Position;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.layout.fragment.BoxFragment;
import bulkhead.renderer.layout.fragment.Fragment;
import bulkhead.renderer.layout.fragment.LineFragment;
import bulkhead.renderer.layout.fragment.Stacking;
import bulkhead.renderer.layout.fragment.TextFragment;
import bulkhead.renderer.layout.tree.Box;
import bulkhead.renderer.layout.tree.ElementBox;
import bulkhead.renderer.layout.tree.ElementBox.Kind;
import bulkhead.renderer.style.PseudoElement;
import io.github.humbleui.types.Rect;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Walks fragments in painting order (CSS 2.2 Appendix E). Painting and hit testing are both such
/// walks, so that what is drawn on top is what is hit.
///
/// ```
/// stacking context: 1 its own box   2 contexts below zero   3 blocks   4 floats   5 inlines
///                   6 positioned boxes, z-index auto or 0   7 contexts above zero   outlines
/// ```
/// `C` is what holds inside some boxes: clips, transforms, where the point to hit is.
abstract class PaintWalk<C> {
  private enum Phase {
    BLOCKS,
    FLOATS,
    INLINES
  }

  /// A box that is painted apart from its surroundings.
  ///
  /// @param depth in how many stacking contexts it is, beside those of `context`: those around
  ///     it in the document that are not around the box that it is placed in
  private record Stacked<C>(
      BoxFragment fragment, float x, float y, C context, int zIndex, int depth) {}

  /// A stacking context that is being painted.
  private record Open<C>(BoxFragment fragment, float x, float y, C outside, C inside) {}

  /// A box by what all parts of an inline box have in common.
  private record Key(Object box, @Nullable PseudoElement pseudo) {
    static Key of(ElementBox box) {
      Element element = box.element();
      return box.kind() == Kind.INLINE && element != null
          ? new Key(element, box.pseudo())
          : new Key(box, null);
    }
  }

  /// What is painted in a box though it is placed in one further out: an absolutely positioned box
  /// in a stacking context that is not positioned, blocks and floats in an inline box.
  private final Map<Key, List<Stacked<C>>> elsewhere = new HashMap<>();

  /// Those of [#elsewhere] that would otherwise be painted with the box that they are placed in.
  private final Set<BoxFragment> taken = Collections.newSetFromMap(new IdentityHashMap<>());

  private final List<Open<C>> open = new ArrayList<>();

  private record Outlined<C>(BoxFragment fragment, float x, float y, C context) {}

  private List<Outlined<C>> outlines = new ArrayList<>();

  // ---------------------------------------------------------------- what a walk does

  /// Background, borders and shadows of a box, at page coordinates of its border box.
  abstract void decorations(BoxFragment fragment, float x, float y, C context);

  /// What a replaced element shows, or a list marker's symbol.
  abstract void contents(BoxFragment fragment, float x, float y, C context);

  abstract void text(TextFragment fragment, float x, float y, C context);

  abstract void outline(BoxFragment fragment, float x, float y, C context);

  /// A text caret in the box, which is drawn on top of what is in it.
  abstract void caret(BoxFragment fragment, float x, float y, C context);

  /// How far what is in a box is moved to the left by other means than [#insideClip].
  abstract float shiftX(BoxFragment fragment);

  abstract float shiftY(BoxFragment fragment);

  /// What holds inside a box that clips or scrolls its contents.
  abstract C insideClip(BoxFragment fragment, float x, float y, C context);

  /// What holds inside an absolutely positioned box with the `clip` property: `area` is what is
  /// left of it.
  abstract C insideArea(BoxFragment fragment, Rect area, C context);

  /// What holds inside a stacking context's effects: transform, opacity, clips, filters.
  abstract C insideEffects(BoxFragment fragment, float x, float y, C context);

  /// What holds for a sticky box.
  abstract C sticky(BoxFragment fragment, C context);

  /// What holds for a box that is fixed to the viewport.
  abstract C fixed(C context);

  /// Whether nothing of a box and of what is in it is to be walked over: all of it is painted with
  /// its surroundings, and it is somewhere else than what the walk is about.
  boolean isElsewhere(BoxFragment fragment, float x, float y, C context) {
    return false;
  }

  /// What children with transforms are placed in, if it is more than a plane.
  abstract @Nullable Space<C> space(C context);

  // ---------------------------------------------------------------- the walk

  /// Walks a whole page: the initial containing block's fragment.
  void walk(BoxFragment root, C context) {
    walk(root, 0, 0, context);
  }

  /// Walks a box as if it were a stacking context by itself.
  void walk(BoxFragment fragment, float x, float y, C context) {
    paintContext(fragment, x, y, context);
    // What belongs to a box that was not painted.
    List<Stacked<C>> rest = new ArrayList<>();
    elsewhere.values().forEach(rest::addAll);
    elsewhere.clear();
    rest.forEach(this::paintStacked);
    taken.clear();
  }

  private void paintContext(BoxFragment fragment, float x, float y, C outside) {
    C context =
        Stacking.isContext(fragment.box()) ? insideEffects(fragment, x, y, outside) : outside;
    if (fragment.box().skipsContents()) {
      decorations(fragment, x, y, context);
      noteOutline(fragment, x, y, context);
      elsewhere.remove(Key.of(fragment.box()));
      return; // CSS Containment 2 §4: all that is inside is skipped, also for hit testing
    }
    List<Stacked<C>> stacked = new ArrayList<>();
    collect(fragment, x, y, context, 0, stacked);
    open.add(new Open<>(fragment, x, y, outside, context));
    List<Stacked<C>> within = takeWithin(fragment.box(), stacked);
    sort(stacked);
    List<Outlined<C>> outer = outlines;
    outlines = new ArrayList<>();
    if (!stacked.isEmpty() && space(context) instanceof Space<C> space && space.base() != null) {
      paintByDepth(fragment, x, y, context, space, stacked, within);
    } else {
      paintOwn(fragment, x, y, context);
      int i = 0;
      while (i < stacked.size() && stacked.get(i).zIndex < 0) {
        paintStacked(stacked.get(i++));
      }
      paintInside(fragment, x, y, context, within);
      while (i < stacked.size()) {
        paintStacked(stacked.get(i++));
      }
    }
    open.removeLast();
    for (Outlined<C> each : outlines) {
      outline(each.fragment, each.x, each.y, each.context);
    }
    outlines = outer;
  }

  /// In a 3D rendering context the planes that are further away come first (CSS Transforms 2 §5.3);
  /// planes that cut each other are not split, their middles count.
  private void paintByDepth(
      BoxFragment fragment,
      float x,
      float y,
      C context,
      Space<C> space,
      List<Stacked<C>> stacked,
      List<Stacked<C>> within) {
    double own = space.matrix().depthOf(x + fragment.width() / 2, y + fragment.height() / 2);
    double[] depths = new double[stacked.size()];
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < depths.length; i++) {
      Stacked<C> each = stacked.get(i);
      Space.Placed<C> placed = Space.place(each.fragment, each.x, each.y, space(each.context));
      depths[i] =
          placed.base() == null
              ? own
              : placed
                  .matrix()
                  .depthOf(each.x + each.fragment.width() / 2, each.y + each.fragment.height() / 2);
      order.add(i);
    }
    order.sort(Comparator.comparingLong(i -> Math.round(depths[i] * 1000)));
    int i = 0;
    while (i < order.size() && isBehind(depths[order.get(i)], own)) {
      paintStacked(stacked.get(order.get(i++)));
    }
    paintOwn(fragment, x, y, context);
    while (i < order.size()
        && same(depths[order.get(i)], own)
        && stacked.get(order.get(i)).zIndex < 0) {
      paintStacked(stacked.get(order.get(i++)));
    }
    paintInside(fragment, x, y, context, within);
    while (i < order.size()) {
      paintStacked(stacked.get(order.get(i++)));
    }
  }

  private static boolean same(double a, double b) {
    return Math.abs(a - b) < 1e-3;
  }

  private static boolean isBehind(double depth, double own) {
    return depth < own && !same(depth, own);
  }

  private void paintStacked(Stacked<C> each) {
    if (Stacking.isContext(each.fragment.box())) {
      paintContext(each.fragment, each.x, each.y, each.context);
    } else {
      paintAtomic(each.fragment, each.x, each.y, each.context);
    }
  }

  /// By z-index, then tree order; stable for parts of one inline box.
  private static <C> void sort(List<Stacked<C>> stacked) {
    if (stacked.size() > 1) {
      Comparator<Box> order = stacked.getFirst().fragment.box().treeOrder(stacked.size());
      stacked.sort(
          (a, b) ->
              a.zIndex != b.zIndex
                  ? Integer.compare(a.zIndex, b.zIndex)
                  : order.compare(a.fragment.box(), b.fragment.box()));
    }
  }

  /// A box that is painted as if it were a stacking context, but whose positioned descendants are
  /// the outer one's.
  private void paintAtomic(BoxFragment fragment, float x, float y, C context) {
    paintOwn(fragment, x, y, context);
    List<Stacked<C>> within =
        elsewhere.isEmpty() ? List.of() : takeWithin(fragment.box(), new ArrayList<>());
    paintInside(fragment, x, y, context, within);
  }

  private void paintOwn(BoxFragment fragment, float x, float y, C context) {
    decorations(fragment, x, y, context);
    noteOutline(fragment, x, y, context);
    contents(fragment, x, y, context);
  }

  private void noteOutline(BoxFragment fragment, float x, float y, C context) {
    if (!fragment.box().isAnonymous() && fragment.box().style().outlineWidth() > 0) {
      outlines.add(new Outlined<>(fragment, x, y, context));
    }
  }

  /// @param within blocks and floats that are in an inline box, but placed elsewhere
  private void paintInside(
      BoxFragment fragment, float x, float y, C context, List<Stacked<C>> within) {
    if (fragment.childCount() == 0 && within.isEmpty()) {
      caret(fragment, x, y, context);
      return;
    }
    C inside = clipped(fragment, x, y, context);
    if (fragment.box().kind() == Kind.INLINE) {
      for (Phase phase : Phase.values()) {
        if (phase == Phase.INLINES) {
          for (int i = 0; i < fragment.childCount(); i++) {
            inline(fragment.child(i), x, y, inside);
          }
        }
        for (Stacked<C> each : within) {
          block(each.fragment, each.x, each.y, each.context, phase);
        }
      }
      return;
    }
    children(fragment, x, y, inside, Phase.BLOCKS);
    children(fragment, x, y, inside, Phase.FLOATS);
    children(fragment, x, y, inside, Phase.INLINES);
    caret(fragment, x, y, context);
  }

  private C clipped(BoxFragment fragment, float x, float y, C context) {
    return fragment.box().clipsOverflow() ? insideClip(fragment, x, y, context) : context;
  }

  private void children(BoxFragment fragment, float x, float y, C context, Phase phase) {
    boolean items = fragment.box().kind() == Kind.FLEX || fragment.box().kind() == Kind.GRID;
    float left = x - shiftX(fragment);
    float top = y - shiftY(fragment);
    for (int i = 0; i < fragment.childCount(); i++) {
      Fragment.Child child = fragment.child(i);
      float cx = left + child.x();
      float cy = top + child.y();
      switch (child.fragment()) {
        case LineFragment line -> {
          if (phase == Phase.INLINES) {
            for (Fragment.Child each : line.children()) {
              inline(each, cx, cy, context);
            }
          }
        }
        case TextFragment text -> {
          if (phase == Phase.INLINES) {
            text(text, cx, cy, context);
          }
        }
        case BoxFragment box -> {
          if (!isElsewhere(box, cx, cy, context)
              && !Stacking.isStacked(box.box())
              && (taken.isEmpty() || !taken.contains(box))) {
            if (items || box.box().isAtomicInline()) {
              if (phase == Phase.INLINES) {
                paintAtomic(box, cx, cy, context);
              }
            } else {
              block(box, cx, cy, context, phase);
            }
          }
        }
      }
    }
  }

  private void block(BoxFragment box, float x, float y, C context, Phase phase) {
    if (isColumn(box.box())) {
      return; // its fragment says where it is; cells show it
    }
    if (box.box().isFloating()) {
      if (phase == Phase.FLOATS) {
        paintAtomic(box, x, y, context);
      }
      return;
    }
    if (phase == Phase.BLOCKS) {
      decorations(box, x, y, context);
      noteOutline(box, x, y, context);
    } else if (phase == Phase.INLINES) {
      contents(box, x, y, context);
    }
    if (box.childCount() > 0) {
      children(box, x, y, clipped(box, x, y, context), phase);
    }
    if (phase == Phase.INLINES) {
      caret(box, x, y, context);
    }
  }

  private static boolean isColumn(ElementBox box) {
    return box.kind() == Kind.TABLE_COLUMN || box.kind() == Kind.TABLE_COLUMN_GROUP;
  }

  private void inline(Fragment.Child child, float dx, float dy, C context) {
    float x = dx + child.x();
    float y = dy + child.y();
    switch (child.fragment()) {
      case TextFragment text -> text(text, x, y, context);
      case LineFragment line -> {
        for (Fragment.Child each : line.children()) {
          inline(each, x, y, context);
        }
      }
      case BoxFragment box -> {
        if (!Stacking.isStacked(box.box())) {
          if (box.box().kind() == Kind.INLINE) {
            decorations(box, x, y, context);
            noteOutline(box, x, y, context);
            for (int i = 0; i < box.childCount(); i++) {
              inline(box.child(i), x, y, context);
            }
          } else {
            paintAtomic(box, x, y, context);
          }
        }
      }
    }
  }

  // ---------------------------------------------------------------- stacking

  /// Finds the boxes that are painted apart, down to the next stacking contexts.
  private void collect(
      BoxFragment fragment, float x, float y, C context, int depth, List<Stacked<C>> stacked) {
    if (!fragment.hasStackedInside()) {
      return;
    }
    C inside = clipped(fragment, x, y, context);
    for (int i = 0; i < fragment.childCount(); i++) {
      collectChild(
          fragment.child(i),
          fragment.box(),
          x - shiftX(fragment),
          y - shiftY(fragment),
          inside,
          depth,
          stacked);
    }
  }

  private void collectChild(
      Fragment.Child child,
      ElementBox around,
      float dx,
      float dy,
      C context,
      int depth,
      List<Stacked<C>> stacked) {
    float x = dx + child.x();
    float y = dy + child.y();
    switch (child.fragment()) {
      case TextFragment text -> {}
      case LineFragment line -> {
        for (Fragment.Child each : line.children()) {
          collectChild(each, around, x, y, context, depth, stacked);
        }
      }
      case BoxFragment box -> {
        ElementBox b = box.box();
        if (Stacking.isStacked(b)) {
          C own =
              switch (b.isAnonymous() ? Position.STATIC : b.style().position()) {
                case FIXED -> isViewportChild(b) ? fixed(context) : context;
                case STICKY -> sticky(box, context);
                case STATIC, RELATIVE, ABSOLUTE -> context;
              };
          List<ElementBox> between = contexts(between(b, around));
          List<Stacked<C>> list = between.isEmpty() ? stacked : elsewhere(between.getFirst());
          int within = depth + between.size();
          if (Stacking.isContext(b)) {
            list.add(new Stacked<>(box, x, y, own, zIndex(b), within));
          } else {
            C inside = insideArea(box, x, y, own);
            list.add(new Stacked<>(box, x, y, inside, zIndex(b), within));
            collect(box, x, y, inside, within, list);
          }
          return;
        }
        List<ElementBox> between = b.isInlineLevel() ? List.of() : between(b, around);
        if (between.isEmpty()) {
          collect(box, x, y, context, depth, stacked);
          return;
        }
        ElementBox home = between.getFirst();
        List<ElementBox> contexts = contexts(between);
        int within = depth + contexts.size();
        taken.add(box);
        elsewhere(home).add(new Stacked<>(box, x, y, context, WITHIN, within));
        collect(
            box,
            x,
            y,
            context,
            within,
            contexts.isEmpty() ? stacked : elsewhere(contexts.getFirst()));
      }
    }
  }

  /// The `z-index` of a box in [#elsewhere] that has none: a block or a float.
  private static final int WITHIN = Integer.MIN_VALUE;

  private List<Stacked<C>> elsewhere(ElementBox home) {
    return elsewhere.computeIfAbsent(Key.of(home), key -> new ArrayList<>());
  }

  /// The boxes that are painted apart and that a box is in, up to the one that it is placed in;
  /// innermost first.
  private static List<ElementBox> between(ElementBox box, ElementBox around) {
    List<ElementBox> found = List.of();
    for (ElementBox each = box; each != around; each = each.parent()) {
      if (each == null) {
        return List.of(); // what it is placed in is not around it in the document
      }
      if (each != box && Stacking.isStacked(each)) {
        found = with(found, each);
      }
      for (Element cut : each.cutInlines()) {
        if (cut.layoutObject() instanceof ElementBox inline && Stacking.isStacked(inline)) {
          found = with(found, inline);
        }
      }
    }
    return found;
  }

  /// Most boxes have none, and need no list.
  private static List<ElementBox> with(List<ElementBox> found, ElementBox box) {
    List<ElementBox> list = found.isEmpty() ? new ArrayList<>() : found;
    list.add(box);
    return list;
  }

  private static List<ElementBox> contexts(List<ElementBox> boxes) {
    return boxes.isEmpty() ? boxes : boxes.stream().filter(Stacking::isContext).toList();
  }

  /// Moves what is painted in this box though it is placed further out to `stacked`; returns what
  /// of it is painted with the box's own contents.
  private List<Stacked<C>> takeWithin(ElementBox box, List<Stacked<C>> stacked) {
    List<Stacked<C>> all = elsewhere.isEmpty() ? null : elsewhere.remove(Key.of(box));
    if (all == null) {
      return List.of();
    }
    List<Stacked<C>> within = new ArrayList<>();
    for (Stacked<C> each : all) {
      C context = each.context;
      for (Open<C> around : open.subList(Math.max(0, open.size() - each.depth), open.size())) {
        context =
            context == around.outside
                ? around.inside
                : insideEffects(around.fragment, around.x, around.y, context);
      }
      (each.zIndex == WITHIN ? within : stacked)
          .add(new Stacked<>(each.fragment, each.x, each.y, context, each.zIndex, 0));
    }
    return within;
  }

  private C insideArea(BoxFragment fragment, float x, float y, C context) {
    Rect area = clipArea(fragment, x, y);
    return area == null ? context : insideArea(fragment, area, context);
  }

  /// CSS Masking 1 §5.1: `clip` cuts absolutely positioned boxes; its edges are counted from the
  /// border box. Null where nothing is cut.
  static @Nullable Rect clipArea(BoxFragment fragment, float x, float y) {
    ElementBox box = fragment.box();
    ClipRect clip = box.isOutOfFlow() ? box.style().clip() : null;
    if (clip == null) {
      return null;
    }
    float left = x + orElse(clip.left(), 0);
    float top = y + orElse(clip.top(), 0);
    return Rects.of(
        left,
        top,
        Math.max(left, x + orElse(clip.right(), fragment.width())),
        Math.max(top, y + orElse(clip.bottom(), fragment.height())));
  }

  private static float orElse(@Nullable Float edge, float auto) {
    return edge == null ? auto : edge;
  }

  /// Whether a fixed box really refers to the viewport, not to a transformed ancestor.
  static boolean isViewportChild(ElementBox box) {
    for (ElementBox each = box.parent(); each != null; each = each.parent()) {
      if (each.kind() != Kind.ROOT && each.isFixedContainer()) {
        return false;
      }
    }
    return true;
  }

  /// The used `z-index`; it applies to positioned boxes and to items only.
  private static int zIndex(ElementBox box) {
    if (box.isTopLayer()) {
      return Integer.MAX_VALUE;
    }
    return box.style().position() != Position.STATIC || Stacking.isItem(box)
        ? box.style().zIndex()
        : 0;
  }
}
