package bulkhead.renderer.dom;

import org.jspecify.annotations.Nullable;

/// Where a `NodeIterator` stands (DOM §6.1); the walk itself, which calls a filter of the page, is
/// in JavaScript. Thread: owned by `RendererMain`.
public final class NodeIterator extends ScriptObject.Base {
  private final Node root;
  private Node reference;
  private boolean beforeReference = true;

  public NodeIterator(Node root) {
    this.root = root;
    this.reference = root;
    root.ownerDocument().ranges().add(this);
  }

  public Node root() {
    return root;
  }

  public Node referenceNode() {
    return reference;
  }

  public boolean pointerBeforeReferenceNode() {
    return beforeReference;
  }

  public void stand(Node node, boolean before) {
    this.reference = node;
    this.beforeReference = before;
  }

  /// DOM §6.1 "NodeIterator pre-removing steps".
  void removing(Node removed) {
    if (removed == root || !removed.contains(reference) || !root.contains(removed)) {
      return;
    }
    if (beforeReference) {
      Node next = removed.nextSkippingChildren(root);
      if (next != null) {
        reference = next;
        return;
      }
      beforeReference = false;
    }
    Node previous = removed.previousSibling();
    reference = previous == null ? parentOf(removed) : lastInside(previous);
  }

  private static Node parentOf(Node node) {
    ContainerNode parent = node.parent();
    return parent == null ? node : parent;
  }

  private static Node lastInside(Node node) {
    Node at = node;
    @Nullable Node child;
    while ((child = at.lastChild()) != null) {
      at = child;
    }
    return at;
  }
}
