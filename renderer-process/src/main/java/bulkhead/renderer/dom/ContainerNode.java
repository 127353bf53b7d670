package bulkhead.renderer.dom;

import java.util.ArrayList;
import java.util.List;
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
  /// null (DOM §4.2.3 "insert"). A child that has a parent is taken out of it first; a fragment's
  /// children are inserted in its stead. Callers make sure that the tree may look like that:
  /// [Mutations] has the checks that script's calls need.
  public final void insertBefore(Node child, @Nullable Node reference) {
    if (child instanceof DocumentFragment fragment) {
      insertAll(fragment, reference);
      return;
    }
    if (reference == child) {
      reference = child.next;
    }
    if (child.parent != null) {
      child.parent.removeChild(child);
    }
    Node before = reference != null ? reference.previous : last();
    insertOne(child, reference);
    if (ownerDocument.isWatched()) {
      MutationObservers.childList(this, List.of(child), List.of(), before, reference);
    }
  }

  private void insertAll(DocumentFragment fragment, @Nullable Node reference) {
    if (fragment.firstChild() == null) {
      return;
    }
    List<Node> moved = fragment.takeChildren();
    MutationObservers.childList(fragment, List.of(), moved, null, null);
    Node before = reference != null ? reference.previous : last();
    for (Node each : moved) {
      insertOne(each, reference);
    }
    MutationObservers.childList(this, moved, List.of(), before, reference);
  }

  /// All children, which are none any more; tells no mutation observer.
  final List<Node> takeChildren() {
    List<Node> taken = children();
    for (Node each : taken) {
      removeOne(each);
    }
    return taken;
  }

  /// The children now.
  public final List<Node> children() {
    List<Node> list = new ArrayList<>();
    for (Node node = first; node != null; node = node.next) {
      list.add(node);
    }
    return list;
  }

  private @Nullable Node last() {
    return last;
  }

  final void insertOne(Node child, @Nullable Node reference) {
    assert !child.contains(this) : "a node cannot be inserted below itself";
    assert reference == null || reference.parent == this : "the reference is another's child";
    ownerDocument.ranges().inserting(this, reference);
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
    SharedTree shared = ownerDocument.shared();
    if (shared != null) {
      shared.inserted(this, child);
    }
    ownerDocument.treeChanged();
    boolean inShadow = isInShadow() || this instanceof ShadowRoot;
    if (child.isInShadow() != inShadow) {
      for (Node node = child; node != null; node = node.nextInTree(child)) {
        node.setInShadow(inShadow);
      }
    }
    if (this instanceof Element host && host.shadowRoot() != null) {
      host.shadowRoot().slots().hostChildChanged(child);
    }
    if (inShadow) {
      slotsMayHaveChanged(child);
    }
    if (isConnected()) {
      connect(child);
      child.markDirty(child instanceof Element ? STYLE_SUBTREE | BOXES : BOXES);
      ownerDocument.notifyInserted(child);
    }
  }

  /// Takes `child`, which is a child of this node, out of the tree (DOM §4.2.3 "remove").
  public final void removeChild(Node child) {
    assert child.parent == this;
    Node previous = child.previous;
    Node next = child.next;
    MutationObservers.leaving(child, this);
    removeOne(child);
    if (ownerDocument.isWatched()) {
      MutationObservers.childList(this, List.of(), List.of(child), previous, next);
    }
  }

  final void removeOne(Node child) {
    Node previous = child.previous;
    Node next = child.next;
    ownerDocument.ranges().removing(this, child);
    if (this instanceof Element host && host.shadowRoot() != null) {
      host.shadowRoot().slots().hostChildChanged(child);
    }
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
    SharedTree shared = ownerDocument.shared();
    if (shared != null) {
      shared.removed(this, child, previous, next);
    }
    ownerDocument.treeChanged();
    if (isInShadow() || this instanceof ShadowRoot) {
      slotsMayHaveChanged(child);
    }
    if (isConnected()) {
      disconnect(child);
      markDirty(LAYOUT);
      ownerDocument.notifyRemoved(child, this, previous, next);
    }
  }

  /// DOM §4.2.3 "replace all": one mutation record for everything.
  public final void replaceAll(@Nullable Node node) {
    if (!ownerDocument.isWatched()) {
      removeAllChildren();
      if (node != null) {
        insertBefore(node, null);
      }
      return;
    }
    if (node != null && node.parent != null) {
      node.parent.removeChild(node);
    }
    List<Node> removed = children();
    List<Node> added =
        node == null
            ? List.of()
            : node instanceof DocumentFragment fragment ? fragment.children() : List.of(node);
    for (Node each : removed) {
      MutationObservers.leaving(each, this);
      removeOne(each);
    }
    if (node instanceof DocumentFragment fragment) {
      fragment.takeChildren();
      if (!added.isEmpty()) {
        MutationObservers.childList(fragment, List.of(), added, null, null);
      }
    }
    for (Node each : added) {
      insertOne(each, null);
    }
    if (!added.isEmpty() || !removed.isEmpty()) {
      MutationObservers.childList(this, added, removed, null, null);
    }
  }

  /// DOM §4.2.3 "replace", after its checks: one mutation record for both halves.
  public final void replaceChild(Node node, Node child) {
    Node reference = child.next;
    if (reference == node) {
      reference = node.next;
    }
    Node previous = child.previous;
    if (node.parent != null && node != child) {
      node.parent.removeChild(node);
      previous = child.previous;
    }
    List<Node> removed = List.of();
    if (child.parent == this) {
      removed = List.of(child);
      MutationObservers.leaving(child, this);
      removeOne(child);
    }
    List<Node> added;
    if (node instanceof DocumentFragment fragment) {
      added = fragment.takeChildren();
      if (!added.isEmpty()) {
        MutationObservers.childList(fragment, List.of(), added, null, null);
      }
    } else {
      added = List.of(node);
    }
    for (Node each : added) {
      insertOne(each, reference);
    }
    MutationObservers.childList(this, added, removed, previous, reference);
  }

  public final void removeAllChildren() {
    CustomElementRegistry registry = ownerDocument.customElements();
    if (registry != null && !registry.isEmpty()) {
      children().forEach(this::removeChild); // in tree order, which reactions tell of
      return;
    }
    while (last != null) {
      removeChild(last);
    }
  }

  private void adopt(Node child) {
    if (child.ownerDocument == ownerDocument) {
      return;
    }
    ownerDocument.takeOver(child);
  }

  /// DOM §4.2.3 insert, steps 7.5 and 7.6, and remove, steps 11 and 12: `child`, which is in this
  /// node's shadow tree or was, may be or have slots.
  private void slotsMayHaveChanged(Node child) {
    if (!(root() instanceof ShadowRoot shadow)) {
      return;
    }
    if (this instanceof Element slot && slot.is("slot")) {
      shadow.slots().fallbackChanged(slot);
    }
    for (Node node = child; node != null; node = node.nextInTree(child)) {
      if (node instanceof Element element && element.is("slot")) {
        shadow.slots().slotsChanged();
        return;
      }
    }
  }

  private static void connect(Node child) {
    CustomElementRegistry registry = child.ownerDocument.customElements();
    boolean upgrades = registry != null && !registry.isEmpty();
    for (Node node = child; node != null; node = node.nextShadowIncluding(child)) {
      node.setConnected(true);
      if (node instanceof Element element) {
        if (!element.isInShadow()) {
          element.ownerDocument.registerId(element, element.id());
        }
        CustomElement custom = element.custom();
        if (custom != null && custom.state() == CustomElement.State.CUSTOM) {
          custom.enqueueConnected(element, true);
        } else if (upgrades && registry != null) {
          registry.tryToUpgrade(element);
        }
      }
    }
  }

  private static void disconnect(Node child) {
    for (Node node = child; node != null; node = node.nextShadowIncluding(child)) {
      node.setConnected(false);
      if (node instanceof Element element) {
        if (!element.isInShadow()) {
          element.ownerDocument.unregisterId(element, element.id());
        }
        CustomElement custom = element.custom();
        if (custom != null && custom.state() == CustomElement.State.CUSTOM) {
          custom.enqueueConnected(element, false);
        }
      }
    }
  }
}
