package bulkhead.renderer.dom;

import org.jspecify.annotations.Nullable;

/// A node that can have children: a document, an element or a fragment. Thread: owned by
/// `RendererMain`.
public abstract sealed class ContainerNode extends Node
    permits Document, Element, DocumentFragment {

  private @Nullable Node first;
  private @Nullable Node last;

  ContainerNode(@Nullable Document document) {
    super(document);
  }

  @Override
  public final @Nullable Node firstChild() {
    return first;
  }

  @Override
  public final @Nullable Node lastChild() {
    return last;
  }

  public final @Nullable Element firstElementChild() {
    Node node = first;
    while (node != null && !(node instanceof Element)) {
      node = node.next;
    }
    return (Element) node;
  }

  public final @Nullable Element lastElementChild() {
    Node node = last;
    while (node != null && !(node instanceof Element)) {
      node = node.previous;
    }
    return (Element) node;
  }

  public final void appendChild(Node child) {
    insertBefore(child, null);
  }

  /// Inserts `child` before `reference`, which is a child of this node, or at the end when it is
  /// null. A child that has a parent is taken out of it first; a fragment's children are inserted
  /// in its stead. Callers make sure that `child` does not contain this node.
  public final void insertBefore(Node child, @Nullable Node reference) {
    if (child instanceof DocumentFragment fragment) {
      Node moved;
      while ((moved = fragment.firstChild()) != null) {
        insertBefore(moved, reference);
      }
      return;
    }
    if (reference == child) {
      reference = child.next;
    }
    if (child.parent != null) {
      child.parent.removeChild(child);
    }
    assert !child.contains(this) : "a node cannot be inserted below itself";
    Node before = reference != null ? reference.previous : last;
    child.parent = this;
    child.previous = before;
    child.next = reference;
    if (before != null) {
      before.next = child;
    } else {
      first = child;
    }
    if (reference != null) {
      reference.previous = child;
    } else {
      last = child;
    }
    adopt(child);
    ownerDocument.treeChanged();
    if (isConnected()) {
      connect(child);
      child.markDirty(child instanceof Element ? STYLE_SUBTREE | BOXES : BOXES);
      ownerDocument.notifyInserted(child);
    }
  }

  /// Takes `child`, which is a child of this node, out of the tree.
  public final void removeChild(Node child) {
    assert child.parent == this;
    Node previous = child.previous;
    Node next = child.next;
    if (previous != null) {
      previous.next = next;
    } else {
      first = next;
    }
    if (next != null) {
      next.previous = previous;
    } else {
      last = previous;
    }
    child.parent = null;
    child.previous = null;
    child.next = null;
    ownerDocument.treeChanged();
    if (isConnected()) {
      disconnect(child);
      markDirty(LAYOUT);
      ownerDocument.notifyRemoved(child, this, previous, next);
    }
  }

  public final void removeAllChildren() {
    while (last != null) {
      removeChild(last);
    }
  }

  private void adopt(Node child) {
    if (child.ownerDocument == ownerDocument) {
      return;
    }
    for (Node node = child; node != null; node = node.nextInTree(child)) {
      node.ownerDocument = ownerDocument;
    }
  }

  private void connect(Node child) {
    for (Node node = child; node != null; node = node.nextInTree(child)) {
      node.setConnected(true);
      if (node instanceof Element element) {
        ownerDocument.registerId(element, element.id());
      }
    }
  }

  private void disconnect(Node child) {
    for (Node node = child; node != null; node = node.nextInTree(child)) {
      node.setConnected(false);
      if (node instanceof Element element) {
        ownerDocument.unregisterId(element, element.id());
      }
    }
  }
}
