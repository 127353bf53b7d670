package bulkhead.renderer.script.bindings;

import bulkhead.renderer.dom.Attr;
import bulkhead.renderer.dom.Attribute;
import bulkhead.renderer.dom.ContainerNode;
import bulkhead.renderer.dom.DomException;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Mutations;
import bulkhead.renderer.dom.Node;
import org.jspecify.annotations.Nullable;

/// `Element` (DOM §4.9).
final class ElementMembers {
  private ElementMembers() {}

  /// The name as the element's attributes have it: lower case for an HTML element of an HTML
  /// document.
  static String attributeName(Element element, String name) {
    return element.isHtml() && !element.ownerDocument().isXml() ? TagNames.asciiLower(name) : name;
  }

  private static String namespace(@Nullable String namespace) {
    return namespace == null ? "" : namespace;
  }

  static boolean hasAttributes(Element element) {
    return element.attributeCount() > 0;
  }

  static @Nullable String getAttribute(Element element, String name) {
    return element.attribute(attributeName(element, name));
  }

  static @Nullable String getAttributeNS(
      Element element, @Nullable String namespace, String localName) {
    return element.attributeNs(namespace(namespace), localName);
  }

  static void setAttribute(Element element, String name, String value) {
    if (!NameChecks.isAttributeName(name)) {
      throw DomException.invalidCharacter("'" + name + "' is not a valid attribute name.");
    }
    String wanted = attributeName(element, name);
    for (int i = 0; i < element.attributeCount(); i++) {
      Attribute each = element.attributeAt(i);
      if (each.name().equals(wanted)) {
        element.setAttributeNs(
            new Attribute(each.namespace(), each.localName(), each.name(), value));
        return;
      }
    }
    element.setAttribute(wanted, value);
  }

  static void setAttributeNS(
      Element element, @Nullable String namespace, String qualifiedName, String value) {
    NameChecks.Extracted name = NameChecks.extract(namespace, qualifiedName, false);
    element.setAttributeNs(
        new Attribute(
            name.namespace(), name.localName().intern(), name.qualifiedName().intern(), value));
  }

  static void removeAttribute(Element element, String name) {
    element.removeAttribute(attributeName(element, name));
  }

  static void removeAttributeNS(Element element, @Nullable String namespace, String localName) {
    element.removeAttributeNs(namespace(namespace), localName);
  }

  static boolean hasAttribute(Element element, String name) {
    return element.hasAttribute(attributeName(element, name));
  }

  static boolean hasAttributeNS(Element element, @Nullable String namespace, String localName) {
    return element.attributeNs(namespace(namespace), localName) != null;
  }

  static @Nullable Attr getAttributeNode(Element element, String name) {
    return element.attrNode(attributeName(element, name));
  }

  static @Nullable Attr getAttributeNodeNS(
      Element element, @Nullable String namespace, String localName) {
    return element.attrNodeNs(namespace(namespace), localName);
  }

  static @Nullable Attr setAttributeNode(Element element, Attr attr) {
    return element.setAttrNode(attr);
  }

  static @Nullable Attr setAttributeNodeNS(Element element, Attr attr) {
    return element.setAttrNode(attr);
  }

  static Attr removeAttributeNode(Element element, Attr attr) {
    element.removeAttrNode(attr);
    return attr;
  }

  static @Nullable Element closest(Element element, String selectors) {
    return Selectors.closest(element, Selectors.parse(selectors));
  }

  static boolean matches(Element element, String selectors) {
    return Selectors.matches(element, Selectors.parse(selectors));
  }

  static boolean webkitMatchesSelector(Element element, String selectors) {
    return matches(element, selectors);
  }

  static HtmlCollection getElementsByTagName(RealmBindings runtime, Element element, String name) {
    return TagNames.byTagName(runtime, element, name);
  }

  static HtmlCollection getElementsByTagNameNS(
      RealmBindings runtime, Element element, @Nullable String namespace, String localName) {
    return TagNames.byTagNameNs(runtime, element, namespace, localName);
  }

  static HtmlCollection getElementsByClassName(
      RealmBindings runtime, Element element, String names) {
    return TagNames.byClassName(runtime, element, names);
  }

  /// DOM §4.9 "insert adjacent".
  private static @Nullable Node insertAdjacent(Element element, String where, Node node) {
    ContainerNode parent = element.parent();
    return switch (TagNames.asciiLower(where)) {
      case "beforebegin" -> parent == null ? null : Mutations.insertBefore(parent, node, element);
      case "afterbegin" -> Mutations.insertBefore(element, node, element.firstChild());
      case "beforeend" -> Mutations.insertBefore(element, node, null);
      case "afterend" ->
          parent == null ? null : Mutations.insertBefore(parent, node, element.nextSibling());
      default ->
          throw DomException.syntax(
              "The value provided ('"
                  + where
                  + "') is not one of 'beforeBegin', 'afterBegin',"
                  + " 'beforeEnd', or 'afterEnd'.");
    };
  }

  static @Nullable Element insertAdjacentElement(Element element, String where, Element inserted) {
    return (Element) insertAdjacent(element, where, inserted);
  }

  static void insertAdjacentText(Element element, String where, String data) {
    insertAdjacent(element, where, element.ownerDocument().createText(data));
  }
}
