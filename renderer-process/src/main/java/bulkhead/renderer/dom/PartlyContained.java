package bulkhead.renderer.dom;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// What a range takes of the nodes that are partly in it (DOM §5.5 "extract" and "clone the
/// contents"). The standard does it by ranges within ranges; here it is one walk, as trees may be
/// deep. Stateless; `RendererMain`.
final class PartlyContained {
  private PartlyContained() {}

  /// What comes after the start in the first partially contained child: the same algorithm for the
  /// range from the start to the child's end, and so on down to the start. Without recursion, as
  /// trees may be deep.
  static Node afterStart(Node partial, Node start, int offset, boolean extract) {
    List<Node> way = wayDown(partial, start);
    List<Node> taken = new ArrayList<>();
    for (Node node : way) {
      Node clone =
          node instanceof CharacterData data
              ? part(data, offset, data.length(), extract)
              : NodeCloning.clone(node, false);
      if (!taken.isEmpty()) {
        ((ContainerNode) taken.getLast()).appendChild(clone);
      }
      taken.add(clone);
    }
    for (int i = way.size() - 1; i >= 0; i--) {
      if (taken.get(i) instanceof ContainerNode into) {
        Node first = i + 1 < way.size() ? way.get(i + 1).next : Range.child(way.get(i), offset);
        for (Node child = first; child != null; ) {
          Node next = child.next;
          into.appendChild(extract ? child : NodeCloning.clone(child, true));
          child = next;
        }
      }
    }
    return taken.getFirst();
  }

  /// The same for what comes before the end in the last partially contained child.
  static Node beforeEnd(Node partial, Node end, int offset, boolean extract) {
    List<Node> way = wayDown(partial, end);
    List<Node> taken = new ArrayList<>();
    for (int i = 0; i < way.size(); i++) {
      Node clone =
          way.get(i) instanceof CharacterData data
              ? part(data, 0, offset, extract)
              : NodeCloning.clone(way.get(i), false);
      if (!taken.isEmpty()) {
        ((ContainerNode) taken.getLast()).appendChild(clone);
      }
      taken.add(clone);
      if (clone instanceof ContainerNode into) {
        Node last = i + 1 < way.size() ? way.get(i + 1) : Range.child(way.get(i), offset);
        for (Node child = way.get(i).firstChild(); child != last && child != null; ) {
          Node next = child.next;
          into.appendChild(extract ? child : NodeCloning.clone(child, true));
          child = next;
        }
      }
    }
    return taken.getFirst();
  }

  /// From a node to one in it, both included.
  private static List<Node> wayDown(Node from, Node to) {
    List<Node> way = new ArrayList<>();
    for (Node at = to; at != from; at = Range.parentOf(at)) {
      way.add(at);
    }
    way.add(from);
    Collections.reverse(way);
    return way;
  }

  /// A copy of a part of some text, which is cut out of it if it is extracted.
  static Node part(CharacterData data, int from, int to, boolean extract) {
    CharacterData clone = (CharacterData) NodeCloning.clone(data, false);
    clone.setData(data.data().substring(from, to));
    if (extract) {
      data.replaceData(from, to - from, "");
    }
    return clone;
  }
}
