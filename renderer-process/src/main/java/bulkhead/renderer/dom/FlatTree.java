package bulkhead.renderer.dom;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The tree that is styled and shown (CSS Scoping §3.4): a shadow host has its shadow tree's nodes
/// as children, a slot those that are assigned to it. Costs a comparison where there is no shadow
/// tree. Thread: owned by `RendererMain`.
public final class FlatTree {
  private FlatTree() {}

  public static @Nullable Node firstChild(Node parent) {
    if (parent instanceof Element element) {
      ShadowRoot shadow = element.shadowRoot();
      if (shadow != null) {
        return shadow.firstChild();
      }
      List<Node> assigned = assigned(element);
      if (!assigned.isEmpty()) {
        return assigned.getFirst();
      }
    }
    return parent.firstChild();
  }

  private static List<Node> assigned(Element element) {
    return element.isInShadow() && element.is("slot") && element.root() instanceof ShadowRoot shadow
        ? shadow.slots().assignedTo(element)
        : List.of();
  }

  public static @Nullable Node nextSibling(Node node) {
    Slots slots = slotsAround(node);
    return slots == null ? node.next : neighbour(slots, node, 1);
  }

  public static @Nullable Node previousSibling(Node node) {
    Slots slots = slotsAround(node);
    return slots == null ? node.previous : neighbour(slots, node, -1);
  }

  private static @Nullable Node neighbour(Slots slots, Node node, int step) {
    Slots.Place place = slots.placeOf(node);
    if (place == null) {
      return null;
    }
    List<Node> all = slots.assignedTo(place.slot());
    int index = place.index() + step;
    return index >= 0 && index < all.size() ? all.get(index) : null;
  }

  private static @Nullable Slots slotsAround(Node node) {
    if (node.parent instanceof Element above) {
      ShadowRoot shadow = above.shadowRoot();
      return shadow == null ? null : shadow.slots();
    }
    return null;
  }

  /// The node that this one is a child of; null for the document, and for a child of a shadow host
  /// that is in no slot: it is not shown.
  public static @Nullable ContainerNode parent(Node node) {
    ContainerNode parent = node.parent;
    if (parent instanceof ShadowRoot shadow) {
      return shadow.shadowHost();
    }
    Slots slots = slotsAround(node);
    if (slots != null) {
      Slots.Place place = slots.placeOf(node);
      return place == null ? null : place.slot();
    }
    if (parent instanceof Element slot && !assigned(slot).isEmpty()) {
      return null; // what a slot would show if nothing were assigned to it
    }
    return parent;
  }

  public static @Nullable Element parentElement(Node node) {
    return parent(node) instanceof Element element ? element : null;
  }

  public static @Nullable Element firstElementChild(ContainerNode parent) {
    Node node = firstChild(parent);
    while (node != null && !(node instanceof Element)) {
      node = nextSibling(node);
    }
    return (Element) node;
  }

  public static @Nullable Element nextElementSibling(Node from) {
    Node node = nextSibling(from);
    while (node != null && !(node instanceof Element)) {
      node = nextSibling(node);
    }
    return (Element) node;
  }

  /// The node after this one in the flat tree inside `root`, or null at the end.
  public static @Nullable Node next(Node node, Node root) {
    Node child = firstChild(node);
    return child != null ? child : nextSkippingChildren(node, root);
  }

  public static @Nullable Node nextSkippingChildren(Node from, Node root) {
    Node node = from;
    while (node != root) {
      Node next = nextSibling(node);
      if (next != null) {
        return next;
      }
      Node parent = parent(node);
      if (parent == null) {
        return null;
      }
      node = parent;
    }
    return null;
  }
}
