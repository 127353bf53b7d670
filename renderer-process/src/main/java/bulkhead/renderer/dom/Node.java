package bulkhead.renderer.dom;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A node of the document tree (DOM §4.4), linked to its parent, siblings and first and last child.
/// Thread: owned by `RendererMain`.
///
/// Dirty bits say what later stages must do again. A bit of a node set by [#markDirty] also sets
/// the matching `CHILD_` bit on all its ancestors, so that a stage walks only where there is work:
/// ```
/// html   CHILD_STYLE
///  body  CHILD_STYLE
///   div  STYLE          <- class changed
/// ```
public abstract sealed class Node implements ScriptObject
    permits ContainerNode, CharacterData, DocumentType, Attr {
  public static final int ELEMENT_NODE = 1;
  public static final int ATTRIBUTE_NODE = 2;
  public static final int TEXT_NODE = 3;
  public static final int CDATA_SECTION_NODE = 4;
  public static final int PROCESSING_INSTRUCTION_NODE = 7;
  public static final int COMMENT_NODE = 8;
  public static final int DOCUMENT_NODE = 9;
  public static final int DOCUMENT_TYPE_NODE = 10;
  public static final int DOCUMENT_FRAGMENT_NODE = 11;

  /// This element's own style must be computed again.
  public static final int STYLE = 1;

  /// Style of this element and of everything below it must be computed again.
  public static final int STYLE_SUBTREE = 1 << 1;

  /// Some descendant has [#STYLE] or [#STYLE_SUBTREE].
  public static final int CHILD_STYLE = 1 << 2;

  /// The boxes that this node generates must be made again (inserted, `display` changed, text of
  /// another kind).
  public static final int BOXES = 1 << 3;

  /// Some descendant has [#BOXES].
  public static final int CHILD_BOXES = 1 << 4;

  /// Boxes stay, their sizes or lines may change.
  public static final int LAYOUT = 1 << 5;

  /// Some descendant has [#LAYOUT].
  public static final int CHILD_LAYOUT = 1 << 6;

  /// Geometry stays, the look changes.
  public static final int PAINT = 1 << 7;

  /// Some descendant has [#PAINT].
  public static final int CHILD_PAINT = 1 << 8;

  private static final int CHILD_BITS = CHILD_STYLE | CHILD_BOXES | CHILD_LAYOUT | CHILD_PAINT;

  Document ownerDocument;
  @Nullable ContainerNode parent;
  @Nullable Node previous;
  @Nullable Node next;
  int scriptNumber;

  /// Whether this node or one below it has, or had, a number for script.
  boolean hasKnown;

  /// Who wants to hear of changes here and below; null for most nodes.
  @Nullable List<MutationRegistration> registrations;

  private int dirty;
  private boolean connected;
  private boolean inShadow;
  private @Nullable Object layoutObject;

  /// `document` is null only while the [Document] itself is made, which then owns itself.
  Node(@Nullable Document document) {
    this.ownerDocument = document != null ? document : (Document) this;
  }

  /// The number that DOM §4.4 gives to this kind of node.
  public abstract int nodeType();

  @Override
  public final int scriptNumber() {
    return scriptNumber;
  }

  @Override
  public final void setScriptNumber(int number) {
    this.scriptNumber = number;
  }

  /// The topmost node above this one (DOM §4.2 root).
  public final Node root() {
    Node node = this;
    while (node.parent != null) {
      node = node.parent;
    }
    return node;
  }

  /// The topmost node above this one, shadow hosts counted as above their shadow trees (DOM §4.8
  /// shadow-including root).
  public final Node shadowIncludingRoot() {
    Node node = root();
    while (node instanceof ShadowRoot shadow) {
      node = shadow.shadowHost().root();
    }
    return node;
  }

  /// How many siblings are before this node (DOM §4.2 index).
  public final int index() {
    int index = 0;
    for (Node node = previous; node != null; node = node.previous) {
      index++;
    }
    return index;
  }

  public final Document ownerDocument() {
    return ownerDocument;
  }

  public final @Nullable ContainerNode parent() {
    return parent;
  }

  public final @Nullable Element parentElement() {
    return parent instanceof Element element ? element : null;
  }

  public final @Nullable Node previousSibling() {
    return previous;
  }

  public final @Nullable Node nextSibling() {
    return next;
  }

  public @Nullable Node firstChild() {
    return null;
  }

  public @Nullable Node lastChild() {
    return null;
  }

  public final @Nullable Element nextElementSibling() {
    Node node = next;
    while (node != null && !(node instanceof Element)) {
      node = node.next;
    }
    return (Element) node;
  }

  public final @Nullable Element previousElementSibling() {
    Node node = previous;
    while (node != null && !(node instanceof Element)) {
      node = node.previous;
    }
    return (Element) node;
  }

  /// The node after this one in tree order inside `root`, or null at the end. Walks without a
  /// stack.
  public final @Nullable Node nextInTree(Node root) {
    Node child = firstChild();
    return child != null ? child : nextSkippingChildren(root);
  }

  /// Like [#nextInTree] but leaves out this node's descendants.
  public final @Nullable Node nextSkippingChildren(Node root) {
    Node node = this;
    while (node != root) {
      if (node.next != null) {
        return node.next;
      }
      if (node.parent == null) {
        return null;
      }
      node = node.parent;
    }
    return null;
  }

  /// Like [#nextInTree], and an element's shadow tree comes before its children (DOM §4.8
  /// shadow-including tree order).
  public final @Nullable Node nextShadowIncluding(Node root) {
    if (this instanceof Element element) {
      ShadowRoot shadow = element.shadowRoot();
      if (shadow != null) {
        return shadow;
      }
    }
    Node child = firstChild();
    if (child != null) {
      return child;
    }
    Node node = this;
    while (node != root) {
      if (node instanceof ShadowRoot shadow) {
        Element host = shadow.shadowHost();
        Node first = host.firstChild();
        if (first != null) {
          return first;
        }
        node = host;
      } else if (node.next != null) {
        return node.next;
      } else if (node.parent != null) {
        node = node.parent;
      } else {
        return null;
      }
    }
    return null;
  }

  /// Whether `other` is this node or below it.
  public final boolean contains(@Nullable Node other) {
    if (firstChild() == null) {
      return other == this;
    }
    for (Node node = other; node != null; node = node.parent) {
      if (node == this) {
        return true;
      }
    }
    return false;
  }

  /// Whether the root of this node's tree, or of the tree around that shadow tree and so on, is a
  /// [Document].
  public final boolean isConnected() {
    return connected;
  }

  final void setConnected(boolean connected) {
    this.connected = connected;
  }

  /// Whether this node is in a shadow tree.
  public final boolean isInShadow() {
    return inShadow;
  }

  final void setInShadow(boolean inShadow) {
    this.inShadow = inShadow;
  }

  /// Takes this node out of its parent, if it has one.
  public final void remove() {
    if (parent != null) {
      parent.removeChild(this);
    }
  }

  /// The text of this node and its descendants, in tree order, comments left out (DOM §4.4
  /// descendant text content).
  public final String textContent() {
    if (this instanceof Text text) {
      return text.data();
    }
    StringBuilder out = new StringBuilder();
    for (Node node = firstChild(); node != null; node = node.nextInTree(this)) {
      if (node instanceof Text text) {
        out.append(text.data());
      }
    }
    return out.toString();
  }

  /// Sets the given bits here and the matching child bits on the ancestors, those of the flat tree
  /// where that is another one ([FlatTree]). Only own bits may be given.
  public final void markDirty(int bits) {
    assert (bits & CHILD_BITS) == 0;
    if (this instanceof ShadowRoot shadow) {
      shadow.shadowHost().markDirty(bits); // which has its children
      return;
    }
    dirty |= bits;
    int childBits = 0;
    if ((bits & (STYLE | STYLE_SUBTREE)) != 0) {
      childBits |= CHILD_STYLE;
    }
    if ((bits & BOXES) != 0) {
      childBits |= CHILD_BOXES;
    }
    if ((bits & LAYOUT) != 0) {
      childBits |= CHILD_LAYOUT;
    }
    if ((bits & PAINT) != 0) {
      childBits |= CHILD_PAINT;
    }
    Node node = inShadow || hasShadowAround() ? FlatTree.parent(this) : parent;
    while (node != null && (node.dirty & childBits) != childBits) {
      node.dirty |= childBits;
      node = node.inShadow || node.hasShadowAround() ? FlatTree.parent(node) : node.parent;
    }
  }

  private boolean hasShadowAround() {
    return parent instanceof Element element && element.shadowRoot() != null;
  }

  /// Whether any of the given bits (own or child bits) is set.
  public final boolean isDirty(int bits) {
    return (dirty & bits) != 0;
  }

  /// Clears the given bits of this node alone; the stage that did the work calls it.
  public final void clearDirty(int bits) {
    dirty &= ~bits;
  }

  /// What layout hangs on this node (its box); null when it has none. The DOM never looks into it.
  public final @Nullable Object layoutObject() {
    return layoutObject;
  }

  public final void setLayoutObject(@Nullable Object object) {
    this.layoutObject = object;
  }
}
