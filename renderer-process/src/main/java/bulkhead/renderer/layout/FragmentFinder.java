package bulkhead.renderer.layout;

import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.FlatTree;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.layout.fragment.BoxFragment;
import bulkhead.renderer.layout.fragment.Fragment;
import bulkhead.renderer.layout.fragment.LineFragment;
import bulkhead.renderer.layout.fragment.TextFragment;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds the fragments of single elements in one layout. Owned by `RendererMain`.
///
/// A fragment lies only in fragments of its element's ancestors, or in anonymous ones, so the first
/// few questions look nowhere else: a page that changes something and measures it pays for what is
/// around the element, not for the whole document. A page that goes on asking gets a table of all.
///
/// Walks with stacks of its own, as pages may nest deeper than the thread's.
public final class FragmentFinder {
  /// So many elements are looked for one by one.
  private static final int SINGLE_SEARCHES = 16;

  private final BoxFragment root;
  private int searches;
  private @Nullable Map<Element, Place> all;

  public FragmentFinder(BoxFragment root) {
    this.root = root;
  }

  /// A fragment and where it lies.
  ///
  /// @param x from the left edge of the border box or line around it
  /// @param around null for the root
  public record Place(Fragment fragment, float x, float y, @Nullable Place around) {
    /// The element whose own box this is of; null for lines, texts, anonymous boxes and
    /// pseudo-elements.
    private @Nullable Element element() {
      return fragment instanceof BoxFragment box && box.box().pseudo() == null
          ? box.box().element()
          : null;
    }
  }

  /// The first fragment of an element's box; null without one.
  public @Nullable BoxFragment boxOf(Element element) {
    Place place = placeOf(element);
    return place != null && place.fragment instanceof BoxFragment box ? box : null;
  }

  /// Where the first fragment of an element's box lies; null without one.
  public @Nullable Place placeOf(Element element) {
    if (element.layoutObject() == null) {
      return null;
    }
    Map<Element, Place> table = all;
    if (table == null) {
      if (searches++ < SINGLE_SEARCHES) {
        return search(element);
      }
      table = tableOfAll();
      all = table;
    }
    return table.get(element);
  }

  /// A node with all that it is in, as it is shown.
  public static Set<Node> withAncestors(Node node) {
    Set<Node> path = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Node at = node; at != null; at = FlatTree.parent(at)) {
      path.add(at);
    }
    return path;
  }

  private @Nullable Place search(Element wanted) {
    Set<Node> path = withAncestors(wanted);
    ArrayDeque<Place> open = new ArrayDeque<>();
    open.push(new Place(root, 0, 0, null));
    while (!open.isEmpty()) {
      Place place = open.pop();
      if (place.element() == wanted) {
        return place;
      }
      pushChildren(place, path, open);
    }
    return null;
  }

  private Map<Element, Place> tableOfAll() {
    Map<Element, Place> table = new IdentityHashMap<>();
    ArrayDeque<Place> open = new ArrayDeque<>();
    open.push(new Place(root, 0, 0, null));
    while (!open.isEmpty()) {
      Place place = open.pop();
      Element element = place.element();
      if (element != null) {
        table.putIfAbsent(element, place);
      }
      pushChildren(place, null, open);
    }
    return table;
  }

  /// @param path if not null, boxes of other elements are left out
  private static void pushChildren(Place place, @Nullable Set<Node> path, ArrayDeque<Place> open) {
    switch (place.fragment) {
      case TextFragment text -> {}
      case LineFragment line -> {
        for (int i = line.children().size() - 1; i >= 0; i--) {
          push(line.children().get(i), place, path, open);
        }
      }
      case BoxFragment box -> {
        for (int i = box.childCount() - 1; i >= 0; i--) {
          push(box.child(i), place, path, open);
        }
      }
    }
  }

  private static void push(
      Fragment.Child child, Place around, @Nullable Set<Node> path, ArrayDeque<Place> open) {
    boolean wanted =
        switch (child.fragment()) {
          case TextFragment text -> false;
          case LineFragment line -> true;
          case BoxFragment box ->
              path == null || box.box().element() == null || path.contains(box.box().element());
        };
    if (wanted) {
      open.push(new Place(child.fragment(), child.x(), child.y(), around));
    }
  }
}
