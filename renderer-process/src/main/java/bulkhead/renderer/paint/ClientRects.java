package bulkhead.renderer.paint;

import bulkhead.renderer.css.value.Position;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.dom.Text;
import bulkhead.renderer.layout.FragmentFinder;
import bulkhead.renderer.layout.LayoutResult;
import bulkhead.renderer.layout.fragment.BoxFragment;
import bulkhead.renderer.layout.fragment.Fragment;
import bulkhead.renderer.layout.fragment.Insets;
import bulkhead.renderer.layout.fragment.LineFragment;
import bulkhead.renderer.layout.fragment.TextFragment;
import bulkhead.renderer.layout.positioned.StickyBox;
import bulkhead.renderer.layout.positioned.StickyBoxes;
import bulkhead.renderer.layout.tree.ElementBox;
import bulkhead.renderer.layout.tree.ElementBox.Kind;
import bulkhead.renderer.layout.tree.ReplacedContent;
import io.github.humbleui.types.Point;
import io.github.humbleui.types.Rect;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where the boxes of elements and the pieces of text nodes are in one layout, as CSSOM View has
/// it: border boxes in CSS px from the top left of the viewport, transforms and scrolling counted.
/// Owned by `RendererMain`, good until the next layout or scroll.
///
/// The first few nodes are looked for where they can be, which is in the fragments of what is
/// around them; then one walk over all fragments serves the others.
public final class ClientRects {
  /// So many nodes are looked for one by one.
  private static final int SINGLE_SEARCHES = 16;

  private final LayoutResult layout;
  private final ScrollOffsets offsets;
  private final StickyBoxes sticky;
  private int searches;
  private @Nullable Walk all;

  private record Piece(TextFragment fragment, float x, float y, Transform transform) {}

  /// The content box of a box before it is transformed, and what transforms it.
  public record Place(Rect contentBox, Transform transform) {}

  /// One rectangle of a node before it is transformed, and what transforms it.
  ///
  /// @param box the border box, or a piece of text
  public record Quad(Rect box, Insets border, Insets padding, Transform transform) {}

  public ClientRects(LayoutResult layout, ScrollOffsets offsets) {
    this.layout = layout;
    this.offsets = offsets;
    sticky = layout.sticky();
  }

  /// CSSOM View §6 `getClientRects()`: one for each of the element's boxes, in content order.
  public List<Rect> of(Element element) {
    return element.layoutObject() == null
        ? List.of()
        : walkTo(element).boxes.getOrDefault(element, List.of());
  }

  private Walk walkTo(Node node) {
    Walk whole = all;
    if (whole == null) {
      if (searches++ < SINGLE_SEARCHES) {
        return new Walk(node);
      }
      whole = new Walk(null);
      all = whole;
    }
    return whole;
  }

  /// CSSOM View §6 `getBoundingClientRect()`: around the rectangles that are not empty; if all are,
  /// the last one, as in Chromium; all zero without a box.
  public Rect bounds(Element element) {
    return union(of(element));
  }

  /// The element's boxes, or the pieces of a text node, with their edges.
  public List<Quad> quads(Node node) {
    List<Quad> out = new ArrayList<>();
    if (node instanceof Element element) {
      if (element.layoutObject() != null) {
        new Walk(element, out);
      }
      return out;
    }
    for (Piece piece : walkTo(node).texts.getOrDefault(node, List.of())) {
      TextFragment fragment = piece.fragment;
      out.add(
          new Quad(
              Rect.makeXYWH(piece.x, piece.y, fragment.width(), fragment.height()),
              Insets.NONE,
              Insets.NONE,
              piece.transform));
    }
    return out;
  }

  /// Around the rectangles of a list as `getBoundingClientRect` counts them.
  public static Rect union(List<Rect> rects) {
    if (rects.isEmpty()) {
      return Rect.makeLTRB(0, 0, 0, 0);
    }
    Rect found = null;
    for (Rect rect : rects) {
      if (rect.getWidth() == 0 || rect.getHeight() == 0) {
        continue;
      }
      found =
          found == null
              ? rect
              : Rect.makeLTRB(
                  Math.min(found.getLeft(), rect.getLeft()),
                  Math.min(found.getTop(), rect.getTop()),
                  Math.max(found.getRight(), rect.getRight()),
                  Math.max(found.getBottom(), rect.getBottom()));
    }
    return found == null ? rects.getLast() : found;
  }

  /// Where an outermost `svg` element draws; null if it has no box.
  public @Nullable Place svg(Element element) {
    return element.layoutObject() == null ? null : walkTo(element).svgs.get(element);
  }

  /// The pieces of a whole text node, one for each line, bidi run and control character, as
  /// `Range.getClientRects()` has them for a range over the node.
  public List<Rect> ofText(Node text) {
    List<Rect> out = new ArrayList<>();
    for (Piece piece : walkTo(text).texts.getOrDefault(text, List.of())) {
      out.add(
          piece.transform.mapBounds(
              Rect.makeXYWH(piece.x, piece.y, piece.fragment.width(), piece.fragment.height())));
    }
    return out;
  }

  /// Where parts of the pieces of a text node are.
  public TextPlaces placesOf(Text text) {
    return new TextPlaces(walkTo(text).texts.getOrDefault(text, List.of()));
  }

  /// The pieces of one text node, to be asked for in order.
  public static final class TextPlaces {
    private final List<Piece> pieces;
    private int last = -1;

    private TextPlaces(List<Piece> pieces) {
      this.pieces = pieces;
    }

    /// Where a part of a piece is; null if there is no such piece.
    ///
    /// @param part from the top left of the fragment
    public @Nullable Rect of(TextFragment fragment, Rect part) {
      for (int i = 0; i < pieces.size(); i++) {
        last = last + 1 < pieces.size() ? last + 1 : 0;
        Piece piece = pieces.get(last);
        if (piece.fragment == fragment) {
          return piece.transform.mapBounds(part.offset(piece.x, piece.y));
        }
      }
      return null;
    }
  }

  /// One walk over the fragments.
  private final class Walk {
    final Map<Element, List<Rect>> boxes = new IdentityHashMap<>();
    final Map<Node, List<Piece>> texts = new IdentityHashMap<>();
    final Map<Element, Place> svgs = new IdentityHashMap<>();

    /// The elements that have their place in this walk; null if all have.
    private final @Nullable Set<Node> path;

    /// Whether blocks inside of what is looked for count for it.
    private final boolean countsBlocks;

    /// The element whose boxes are asked for with their edges, and where they go.
    private final @Nullable List<Quad> quads;

    private final @Nullable Node wanted;

    /// @param wanted null for everything
    Walk(@Nullable Node wanted) {
      this(wanted, null);
    }

    Walk(@Nullable Node wanted, @Nullable List<Quad> quads) {
      this.wanted = wanted;
      this.quads = quads;
      path = wanted == null ? null : FragmentFinder.withAncestors(wanted);
      countsBlocks =
          wanted instanceof Element element
              && element.layoutObject() instanceof ElementBox box
              && box.kind() == Kind.INLINE;
      Transform page = Transform.translate(-offsets.viewportX(), -offsets.viewportY());
      inside(layout.root(), 0, 0, page, null);
    }

    /// @param holder the nearest box around, whose content box begins at `dx + left edges`
    /// @param space what the children of its owner are placed in; null for just the plane
    private void add(
        Fragment.Child child,
        BoxFragment holder,
        float dx,
        float dy,
        Transform transform,
        @Nullable Space<Transform> space) {
      float x = dx + child.x();
      float y = dy + child.y();
      switch (child.fragment()) {
        case BoxFragment box -> addBox(box, holder, dx, x, y, transform, space);
        case LineFragment line -> {
          for (Fragment.Child each : line.whole()) {
            add(each, holder, x, y, transform, space);
          }
        }
        case TextFragment text -> {
          Node node = text.box().node();
          if (node != null) {
            texts
                .computeIfAbsent(node, key -> new ArrayList<>(2))
                .add(new Piece(text, x, y, transform));
          }
        }
      }
    }

    private void addBox(
        BoxFragment fragment,
        BoxFragment holder,
        float dx,
        float x,
        float y,
        Transform around,
        @Nullable Space<Transform> spaceAround) {
      ElementBox box = fragment.box();
      Element owner = box.element();
      boolean inPath = path == null || owner == null || path.contains(owner);
      if (!inPath && !countsBlocks) {
        return;
      }
      Transform outside = isFixed(box) ? Transform.IDENTITY : around;
      Transform transform = outside;
      Space<Transform> space = isFixed(box) ? null : spaceAround;
      Space.Placed<Transform> placed = null;
      if (box.isTransformable()) {
        placed = Space.place(fragment, x, y, space);
        space = Space.within(fragment, x, y, placed, outside);
        transform = placed.base() == null ? outside : placed.base();
      }
      StickyBox stuck = sticky.find(fragment);
      if (stuck != null) {
        Point shift = stuck.shift(offsets::of);
        transform = transform.times(Transform.translate(shift.getX(), shift.getY()));
      }
      if (!box.isAnonymous()) {
        if (placed != null && !placed.matrix().isIdentity()) {
          transform = transform.times(Transform.of(placed.matrix()));
        }
        if (owner != null && box.pseudo() == null) {
          List<Rect> rects = boxes.computeIfAbsent(owner, key -> new ArrayList<>(1));
          for (Rect rect : CulledInlines.rectsOf(fragment, x, y)) {
            rects.add(transform.mapBounds(rect));
            if (quads != null && owner == wanted) {
              quads.add(new Quad(rect, fragment.border(), fragment.padding(), transform));
            }
          }
          if (box.replaced() instanceof ReplacedContent.Svg) {
            svgs.put(owner, new Place(contentBox(fragment, x, y), transform));
          }
        }
        if (owner != null
            && box.kind() != Kind.INLINE
            && box.kind() != Kind.MARKER
            && box.isInFlow()
            && !box.isInlineLevel()) {
          float left = dx + holder.border().left() + holder.padding().left();
          float right = dx + holder.width() - holder.border().right() - holder.padding().right();
          addToInlinesAround(
              box.pseudo() == null ? owner.parent() : owner,
              outside.mapBounds(
                  Rect.makeLTRB(left, y, Math.max(left, right), y + fragment.height())));
        }
      }
      if (inPath) {
        inside(fragment, x, y, transform, space);
      }
    }

    private static Rect contentBox(BoxFragment fragment, float x, float y) {
      Insets edges = fragment.border().plus(fragment.padding());
      return Rect.makeXYWH(
          x + edges.left(),
          y + edges.top(),
          Math.max(0, fragment.width() - edges.horizontal()),
          Math.max(0, fragment.height() - edges.vertical()));
    }

    /// Whether the box stays where it is in the viewport.
    private static boolean isFixed(ElementBox box) {
      return !box.isAnonymous()
          && box.style().position() == Position.FIXED
          && PaintWalk.isViewportChild(box);
    }

    /// An inline box with a block in it has the line that the block is among its rectangles: as
    /// wide as the container, as high as the block.
    private void addToInlinesAround(@Nullable Node from, Rect rect) {
      Node parent = from;
      while (parent instanceof Element element
          && element.layoutObject() instanceof ElementBox around
          && around.kind() == Kind.INLINE
          && around.pseudo() == null) {
        boxes.computeIfAbsent(element, key -> new ArrayList<>(1)).add(rect);
        parent = element.parent();
      }
    }

    private void inside(
        BoxFragment fragment,
        float x,
        float y,
        Transform transform,
        @Nullable Space<Transform> space) {
      ElementBox box = fragment.box();
      float sx = 0;
      float sy = 0;
      if (box.isScrollContainer() && box.element() instanceof Element element) {
        sx = offsets.x(element);
        sy = offsets.y(element);
      }
      for (int i = 0; i < fragment.childCount(); i++) {
        add(fragment.child(i), fragment, x - sx, y - sy, transform, space);
      }
    }
  }
}
