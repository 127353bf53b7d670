package bulkhead.renderer.script.bindings;

import bulkhead.renderer.dom.Attr;
import bulkhead.renderer.dom.CharacterData;
import bulkhead.renderer.dom.ContainerNode;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.DocumentFragment;
import bulkhead.renderer.dom.DocumentType;
import bulkhead.renderer.dom.DomException;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Mutations;
import bulkhead.renderer.dom.Namespaces;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.dom.NodeCloning;
import bulkhead.renderer.dom.NodeOrder;
import bulkhead.renderer.dom.ShadowRoot;
import org.jspecify.annotations.Nullable;

/// `Node` (DOM §4.4).
final class NodeMembers {
  private NodeMembers() {}

  static String baseURI(Node node) {
    return node.ownerDocument().baseUrl();
  }

  static boolean isConnected(Node node) {
    return node.isConnected();
  }

  static @Nullable Document ownerDocument(Node node) {
    return node instanceof Document ? null : node.ownerDocument();
  }

  static @Nullable String nodeValue(Node node) {
    return switch (node) {
      case CharacterData data -> data.data();
      case Attr attr -> attr.value();
      case ContainerNode ignored -> null;
      case DocumentType ignored -> null;
    };
  }

  static void setNodeValue(Node node, @Nullable String value) {
    String text = value == null ? "" : value;
    switch (node) {
      case CharacterData data -> data.setData(text);
      case Attr attr -> attr.setValue(text);
      case ContainerNode ignored -> {}
      case DocumentType ignored -> {}
    }
  }

  static @Nullable String textContent(Node node) {
    return switch (node) {
      case Document ignored -> null;
      case DocumentType ignored -> null;
      case CharacterData data -> data.data();
      case Attr attr -> attr.value();
      case Element element -> element.textContent();
      case DocumentFragment fragment -> fragment.textContent();
    };
  }

  static void setTextContent(Node node, @Nullable String value) {
    if (node instanceof Document || node instanceof DocumentType) {
      return;
    }
    if (node instanceof ContainerNode container) {
      container.replaceAll(
          value == null || value.isEmpty() ? null : node.ownerDocument().createText(value));
    } else {
      setNodeValue(node, value);
    }
  }

  static void normalize(Node node) {
    Mutations.normalize(node);
  }

  static Node cloneNode(Node node, boolean deep) {
    if (node instanceof ShadowRoot) {
      throw DomException.notSupported("A shadow root cannot be cloned.");
    }
    return NodeCloning.clone(node, deep);
  }

  static boolean isEqualNode(Node node, @Nullable Node other) {
    return NodeOrder.areEqual(node, other);
  }

  static int compareDocumentPosition(Node node, Node other) {
    return NodeOrder.comparePosition(node, other);
  }

  static boolean contains(Node node, @Nullable Node other) {
    return node.contains(other);
  }

  // Namespaces (DOM §4.4 "locate a namespace")

  private static @Nullable Element namespaceElement(Node node) {
    return switch (node) {
      case Element element -> element;
      case Document document -> document.documentElement();
      case DocumentType ignored -> null;
      case DocumentFragment ignored -> null;
      case Attr attr -> attr.ownerElement();
      case CharacterData data -> data.parentElement();
    };
  }

  static @Nullable String lookupPrefix(Node node, @Nullable String namespace) {
    if (namespace == null || namespace.isEmpty()) {
      return null;
    }
    for (Element at = namespaceElement(node); at != null; at = at.parentElement()) {
      if (at.namespace().equals(namespace) && at.prefix() != null) {
        return at.prefix();
      }
      for (int i = 0; i < at.attributeCount(); i++) {
        if (at.attributeAt(i).name().startsWith("xmlns:")
            && at.attributeAt(i).value().equals(namespace)) {
          return at.attributeAt(i).localName();
        }
      }
    }
    return null;
  }

  static @Nullable String lookupNamespaceURI(Node node, @Nullable String prefix) {
    String wanted = prefix == null || prefix.isEmpty() ? null : prefix;
    for (Element at = namespaceElement(node); at != null; at = at.parentElement()) {
      if (!at.namespace().isEmpty() && java.util.Objects.equals(at.prefix(), wanted)) {
        return at.namespace();
      }
      String declared =
          wanted == null
              ? at.attributeNs(Namespaces.XMLNS, "xmlns")
              : wanted.equals("xmlns") ? null : at.attributeNs(Namespaces.XMLNS, wanted);
      if (declared != null) {
        return declared.isEmpty() ? null : declared;
      }
    }
    return null;
  }

  static boolean isDefaultNamespace(Node node, @Nullable String namespace) {
    String wanted = namespace == null || namespace.isEmpty() ? null : namespace;
    return java.util.Objects.equals(lookupNamespaceURI(node, null), wanted);
  }

  // Changes

  static Node insertBefore(Node parent, Node node, @Nullable Node child) {
    return Mutations.insertBefore(parent, node, child);
  }

  static Node appendChild(Node parent, Node node) {
    return Mutations.insertBefore(parent, node, null);
  }

  static Node replaceChild(Node parent, Node node, Node child) {
    return Mutations.replaceChild(parent, node, child);
  }

  static Node removeChild(Node parent, Node child) {
    return Mutations.removeChild(parent, child);
  }
}
