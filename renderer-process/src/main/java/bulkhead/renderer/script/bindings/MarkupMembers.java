package bulkhead.renderer.script.bindings;

import bulkhead.renderer.dom.ContainerNode;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.DocumentFragment;
import bulkhead.renderer.dom.DomException;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.HtmlSerializer;
import bulkhead.renderer.dom.Mutations;

/// Markup in and out of elements (HTML §8.5).
final class MarkupMembers {
  private MarkupMembers() {}

  static String innerHTML(Element element) {
    return element.ownerDocument().isXml()
        ? XmlSerializer.fragmentOf(element)
        : HtmlSerializer.children(element);
  }

  static void setInnerHTML(Element element, String markup) {
    DocumentFragment contents = element.templateContents();
    ContainerNode target = contents != null ? contents : element;
    DocumentFragment fragment = Fragments.parse(element, markup);
    target.replaceAll(fragment);
  }

  static String outerHTML(Element element) {
    return element.ownerDocument().isXml()
        ? XmlSerializer.wellFormed(element)
        : HtmlSerializer.node(element);
  }

  static void setOuterHTML(Element element, String markup) {
    ContainerNode parent = element.parent();
    if (parent == null) {
      return;
    }
    if (parent instanceof Document) {
      throw new DomException("NoModificationAllowedError", "This element's parent is a document.");
    }
    Element context =
        parent instanceof Element above ? above : element.ownerDocument().createElement("body");
    DocumentFragment fragment = Fragments.parse(context, markup);
    Mutations.replaceChild(parent, fragment, element);
  }

  static void insertAdjacentHTML(Element element, String position, String markup) {
    String where = TagNames.asciiLower(position);
    ContainerNode around =
        switch (where) {
          case "beforebegin", "afterend" -> {
            ContainerNode parent = element.parent();
            if (parent == null || parent instanceof Document) {
              throw new DomException(
                  "NoModificationAllowedError", "The element has no parent that is an element.");
            }
            yield parent;
          }
          case "afterbegin", "beforeend" -> element;
          default ->
              throw DomException.syntax(
                  "The value provided ('"
                      + position
                      + "') is not one of 'beforeBegin',"
                      + " 'afterBegin', 'beforeEnd', or 'afterEnd'.");
        };
    Element context =
        around instanceof Element found && !(found.is("html") && !found.ownerDocument().isXml())
            ? found
            : element.ownerDocument().createElement("body");
    DocumentFragment fragment = Fragments.parse(context, markup);
    switch (where) {
      case "beforebegin" -> around.insertBefore(fragment, element);
      case "afterbegin" -> element.insertBefore(fragment, element.firstChild());
      case "beforeend" -> element.insertBefore(fragment, null);
      default -> around.insertBefore(fragment, element.nextSibling());
    }
  }
}
