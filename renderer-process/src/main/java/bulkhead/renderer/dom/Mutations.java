package bulkhead.renderer.dom;

import org.jspecify.annotations.Nullable;

/// The changes of the tree that script asks for, with the standard's checks (DOM §4.2.3). Thread:
/// `RendererMain`.
public final class Mutations {
  private Mutations() {}

  /// DOM §4.2.3 "ensure pre-insert validity".
  public static void checkInsertion(Node parent, Node node, @Nullable Node child) {
    if (!(parent instanceof ContainerNode container)) {
      throw DomException.hierarchy("This node type does not support this method.");
    }
    if (holds(node, container)) {
      throw DomException.hierarchy("The new child element contains the parent.");
    }
    if (child != null && child.parent() != parent) {
      throw DomException.notFound(
          "The node before which the new node is to be inserted is not a child of this node.");
    }
    checkKind(container, node);
    if (!(container instanceof Document document)) {
      return;
    }
    switch (node) {
      case DocumentFragment fragment -> {
        Element element = fragment.firstElementChild();
        if (element != null
            && (element.nextElementSibling() != null || !elementFits(document, child))) {
          throw DomException.hierarchy("Only one element on document allowed.");
        }
        if (hasText(fragment)) {
          throw DomException.hierarchy("Text cannot be inserted into a document.");
        }
      }
      case Element ignored -> {
        if (!elementFits(document, child)) {
          throw DomException.hierarchy("Only one element on document allowed.");
        }
      }
      case DocumentType ignored -> {
        if (document.doctype() != null
            || child != null && hasElementBefore(child)
            || child == null && document.documentElement() != null) {
          throw DomException.hierarchy("Only one doctype on document allowed, before the root.");
        }
      }
      case CharacterData ignored -> {}
      case Attr ignored -> {}
      case Document ignored -> {}
    }
  }

  /// Whether `node` is a host-including inclusive ancestor of `parent`.
  private static boolean holds(Node node, ContainerNode parent) {
    if (!(node instanceof ContainerNode)) {
      return false;
    }
    // OPTIMIZATION: what is empty holds only itself, so that a tree can grow deep in linear time.
    if (node instanceof Element element
        && element.firstChild() == null
        && element.shadowRoot() == null
        && !element.is("template")) {
      return node == parent;
    }
    for (Node at = parent; at != null; ) {
      if (at == node) {
        return true;
      }
      at =
          at.parent() != null
              ? at.parent()
              : at instanceof DocumentFragment fragment ? fragment.host() : null;
    }
    return false;
  }

  private static void checkKind(ContainerNode parent, Node node) {
    boolean allowed =
        switch (node) {
          case DocumentFragment ignored -> true;
          case DocumentType ignored -> parent instanceof Document;
          case Element ignored -> true;
          case Text ignored -> !(parent instanceof Document);
          case CharacterData ignored -> true;
          case Attr ignored -> false;
          case Document ignored -> false;
        };
    if (!allowed) {
      throw DomException.hierarchy("A node of this type may not be inserted here.");
    }
  }

  private static boolean hasText(DocumentFragment fragment) {
    for (Node child = fragment.firstChild(); child != null; child = child.next) {
      if (child instanceof Text) {
        return true;
      }
    }
    return false;
  }

  private static boolean elementFits(Document document, @Nullable Node child) {
    if (document.documentElement() != null || child instanceof DocumentType) {
      return false;
    }
    for (Node node = child; node != null; node = node.next) {
      if (node instanceof DocumentType) {
        return false;
      }
    }
    return true;
  }

  private static boolean hasElementBefore(Node child) {
    for (Node node = child.previous; node != null; node = node.previous) {
      if (node instanceof Element) {
        return true;
      }
    }
    return false;
  }

  /// DOM §4.2.3 "pre-insert".
  public static Node insertBefore(Node parent, Node node, @Nullable Node child) {
    checkInsertion(parent, node, child);
    ((ContainerNode) parent).insertBefore(node, child == node ? node.next : child);
    return node;
  }

  /// DOM §4.2.3 "replace": returns `child`.
  public static Node replaceChild(Node parent, Node node, Node child) {
    if (!(parent instanceof ContainerNode container)) {
      throw DomException.hierarchy("This node type does not support this method.");
    }
    if (holds(node, container)) {
      throw DomException.hierarchy("The new child element contains the parent.");
    }
    if (child.parent() != parent) {
      throw DomException.notFound("The node to be replaced is not a child of this node.");
    }
    checkKind(container, node);
    if (container instanceof Document document) {
      checkReplacementInDocument(document, node, child);
    }
    container.replaceChild(node, child);
    return child;
  }

  private static void checkReplacementInDocument(Document document, Node node, Node child) {
    switch (node) {
      case DocumentFragment fragment -> {
        Element element = fragment.firstElementChild();
        if (hasText(fragment)
            || element != null
                && (element.nextElementSibling() != null || !elementReplaces(document, child))) {
          throw DomException.hierarchy("Only one element on document allowed.");
        }
      }
      case Element ignored -> {
        if (!elementReplaces(document, child)) {
          throw DomException.hierarchy("Only one element on document allowed.");
        }
      }
      case DocumentType ignored -> {
        DocumentType type = document.doctype();
        if (type != null && type != child || hasElementBefore(child)) {
          throw DomException.hierarchy("Only one doctype on document allowed, before the root.");
        }
      }
      case CharacterData ignored -> {}
      case Attr ignored -> {}
      case Document ignored -> {}
    }
  }

  private static boolean elementReplaces(Document document, Node child) {
    Element root = document.documentElement();
    if (root != null && root != child) {
      return false;
    }
    for (Node node = child.next; node != null; node = node.next) {
      if (node instanceof DocumentType) {
        return false;
      }
    }
    return true;
  }

  /// DOM §4.2.3 "pre-remove".
  public static Node removeChild(Node parent, Node child) {
    if (child.parent() != parent) {
      throw DomException.notFound("The node to be removed is not a child of this node.");
    }
    ((ContainerNode) parent).removeChild(child);
    return child;
  }

  /// DOM §4.4 "normalize".
  public static void normalize(Node root) {
    Node node = root.nextInTree(root);
    while (node != null) {
      Node following = node.nextInTree(root);
      if (node instanceof Text text && !(node instanceof CdataSection)) {
        int length = text.length();
        if (length == 0) {
          following = node.nextSkippingChildren(root);
          node.remove();
          node = following;
          continue;
        }
        StringBuilder more = new StringBuilder();
        for (Text next = exclusive(text.next); next != null; next = exclusive(next.next)) {
          more.append(next.data());
        }
        Text gone = exclusive(text.next);
        if (gone != null) {
          text.replaceData(length, 0, more.toString());
          while (gone != null) {
            text.ownerDocument().ranges().joined(text, length, gone);
            length += gone.length();
            gone.remove();
            gone = exclusive(text.next);
          }
          following = text.nextSkippingChildren(root);
        }
      }
      node = following;
    }
  }

  private static @Nullable Text exclusive(@Nullable Node node) {
    return node instanceof Text text && !(node instanceof CdataSection) ? text : null;
  }
}
