package bulkhead.renderer.dom;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where nodes are, seen from each other (DOM §4.4). Thread: `RendererMain`.
public final class NodeOrder {
  public static final int DISCONNECTED = 1;
  public static final int PRECEDING = 2;
  public static final int FOLLOWING = 4;
  public static final int CONTAINS = 8;
  public static final int CONTAINED_BY = 16;
  public static final int IMPLEMENTATION_SPECIFIC = 32;

  private NodeOrder() {}

  /// Whether `node` comes after `other` in tree order. Both are in one tree.
  public static boolean isFollowing(Node node, Node other) {
    if (node == other || node.contains(other)) {
      return false;
    }
    if (other.contains(node)) {
      return true;
    }
    List<Node> first = pathTo(node);
    List<Node> second = pathTo(other);
    int depth = 0;
    while (first.get(first.size() - 1 - depth) == second.get(second.size() - 1 - depth)) {
      depth++;
    }
    Node one = first.get(first.size() - 1 - depth);
    Node two = second.get(second.size() - 1 - depth);
    for (Node at = two; at != null; at = at.next) {
      if (at == one) {
        return true;
      }
    }
    return false;
  }

  private static List<Node> pathTo(Node node) {
    List<Node> path = new ArrayList<>();
    for (Node at = node; at != null; at = at.parent) {
      path.add(at);
    }
    return path;
  }

  /// DOM §4.4 `node.compareDocumentPosition(other)`.
  public static int comparePosition(Node node, Node other) {
    if (node == other) {
      return 0;
    }
    Node first = other;
    Node second = node;
    Attr firstAttr = null;
    Attr secondAttr = null;
    if (first instanceof Attr attr) {
      firstAttr = attr;
      first = attr.ownerElement();
    }
    if (second instanceof Attr attr) {
      secondAttr = attr;
      second = attr.ownerElement();
      if (firstAttr != null && second != null && second == first) {
        return IMPLEMENTATION_SPECIFIC
            | (isBefore((Element) second, firstAttr, secondAttr) ? PRECEDING : FOLLOWING);
      }
    }
    if (first == null || second == null || first.root() != second.root()) {
      return DISCONNECTED
          | IMPLEMENTATION_SPECIFIC
          | (System.identityHashCode(other) < System.identityHashCode(node)
              ? PRECEDING
              : FOLLOWING);
    }
    if (first != second && first.contains(second) && firstAttr == null
        || first == second && secondAttr != null) {
      return CONTAINS | PRECEDING;
    }
    if (first != second && second.contains(first) && secondAttr == null
        || first == second && firstAttr != null) {
      return CONTAINED_BY | FOLLOWING;
    }
    return isFollowing(first, second) ? FOLLOWING : PRECEDING;
  }

  private static boolean isBefore(Element element, Attr one, Attr other) {
    for (int i = 0; i < element.attributeCount(); i++) {
      if (element.attributeAt(i) == one.attribute()) {
        return true;
      }
      if (element.attributeAt(i) == other.attribute()) {
        return false;
      }
    }
    return false;
  }

  /// DOM §4.4 "equals".
  public static boolean areEqual(@Nullable Node one, @Nullable Node other) {
    if (one == null || other == null) {
      return one == other;
    }
    Node a = one;
    Node b = other;
    while (true) {
      if (!looksEqual(a, b)) {
        return false;
      }
      Node childA = a.firstChild();
      Node childB = b.firstChild();
      if ((childA == null) != (childB == null)) {
        return false;
      }
      if (childA != null && childB != null) {
        a = childA;
        b = childB;
        continue;
      }
      while (a != one && (a.next == null || b.next == null)) {
        if ((a.next == null) != (b.next == null)) {
          return false;
        }
        ContainerNode aboveA = a.parent;
        ContainerNode aboveB = b.parent;
        if (aboveA == null || aboveB == null) {
          return false;
        }
        a = aboveA;
        b = aboveB;
      }
      if (a == one) {
        return true;
      }
      Node nextA = a.next;
      Node nextB = b.next;
      if (nextA == null || nextB == null) {
        return false;
      }
      a = nextA;
      b = nextB;
    }
  }

  private static boolean looksEqual(Node one, Node other) {
    if (one.nodeType() != other.nodeType()) {
      return false;
    }
    return switch (one) {
      case DocumentType type -> {
        DocumentType that = (DocumentType) other;
        yield type.name().equals(that.name())
            && type.publicId().equals(that.publicId())
            && type.systemId().equals(that.systemId());
      }
      case Element element -> {
        Element that = (Element) other;
        yield element.namespace().equals(that.namespace())
            && java.util.Objects.equals(element.prefix(), that.prefix())
            && element.localName().equals(that.localName())
            && element.attributeCount() == that.attributeCount()
            && element.attributes().stream()
                .allMatch(
                    each ->
                        each.value().equals(that.attributeNs(each.namespace(), each.localName())));
      }
      case Attr attr -> {
        Attr that = (Attr) other;
        yield attr.namespace().equals(that.namespace())
            && attr.localName().equals(that.localName())
            && attr.value().equals(that.value());
      }
      case ProcessingInstruction instruction ->
          instruction.target().equals(((ProcessingInstruction) other).target())
              && instruction.data().equals(((ProcessingInstruction) other).data());
      case Text text -> text.data().equals(((Text) other).data());
      case Comment comment -> comment.data().equals(((Comment) other).data());
      case Document ignored -> true;
      case DocumentFragment ignored -> true;
    };
  }
}
