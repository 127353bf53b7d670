package bulkhead.renderer.xpath;

import bulkhead.renderer.dom.Attr;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Node;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/// Nodes, each once, put into document order when somebody asks for that. Thread: `RendererMain`.
public final class NodeSet {
  private List<Node> nodes = new ArrayList<>();
  private final Set<Node> members = Collections.newSetFromMap(new IdentityHashMap<>());
  private boolean sorted = true;

  void add(Node node) {
    if (members.add(node)) {
      nodes.add(node);
      sorted &= nodes.size() == 1;
    }
  }

  /// Adds what is known to come behind all that is there.
  void append(Node node) {
    if (members.add(node)) {
      nodes.add(node);
    }
  }

  boolean isEmpty() {
    return nodes.isEmpty();
  }

  int size() {
    return nodes.size();
  }

  /// In no particular order.
  List<Node> unsorted() {
    return nodes;
  }

  Node first() {
    return sorted().getFirst();
  }

  List<Node> sorted() {
    if (!sorted) {
      sorted = true;
      List<Node> inOrder = new ArrayList<>(nodes.size());
      Set<Node> roots = Collections.newSetFromMap(new IdentityHashMap<>());
      for (Node node : nodes) {
        Node at =
            node instanceof Attr attr && attr.ownerElement() != null ? attr.ownerElement() : node;
        Node root = at == null ? node : at.root();
        if (roots.add(root)) {
          collect(root, inOrder);
        }
      }
      nodes = inOrder;
    }
    return nodes;
  }

  private void collect(Node root, List<Node> to) {
    for (Node node = root; node != null; node = node.nextInTree(root)) {
      if (members.contains(node)) {
        to.add(node);
      }
      if (node instanceof Element element && element.attributeCount() > 0) {
        for (Attr attr : element.attrNodes()) {
          if (members.contains(attr)) {
            to.add(attr);
          }
        }
      }
    }
  }
}
