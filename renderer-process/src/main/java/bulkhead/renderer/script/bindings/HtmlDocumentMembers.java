package bulkhead.renderer.script.bindings;

import bulkhead.renderer.dom.ContainerNode;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.DomException;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Mutations;
import bulkhead.renderer.dom.Namespaces;
import bulkhead.renderer.script.bindings.HtmlCollection.Follows;
import org.jspecify.annotations.Nullable;

/// What HTML adds to `Document` (HTML §3.1).
final class HtmlDocumentMembers {
  private HtmlDocumentMembers() {}

  static String title(Document document) {
    return document.title();
  }

  static void setTitle(Document document, String title) {
    Element root = document.documentElement();
    if (root == null) {
      return;
    }
    boolean svg = root.namespace() == Namespaces.SVG && root.localName().equals("svg");
    Element element = document.titleElement();
    if (svg) {
      if (element == null) {
        element = document.createElement(Namespaces.SVG, null, "title");
        root.insertBefore(element, root.firstChild());
      }
    } else if (root.isHtml()) {
      Element head = document.head();
      if (element == null) {
        if (head == null) {
          return;
        }
        element = document.createElement("title");
        head.appendChild(element);
      }
    } else {
      return;
    }
    element.replaceAll(title.isEmpty() ? null : document.createText(title));
  }

  // HTML §16.3.6: what was said of colours before there were style sheets

  static String fgColor(Document document) {
    return ofBody(document, "text");
  }

  static void setFgColor(Document document, String value) {
    setOfBody(document, "text", value);
  }

  static String linkColor(Document document) {
    return ofBody(document, "link");
  }

  static void setLinkColor(Document document, String value) {
    setOfBody(document, "link", value);
  }

  static String vlinkColor(Document document) {
    return ofBody(document, "vlink");
  }

  static void setVlinkColor(Document document, String value) {
    setOfBody(document, "vlink", value);
  }

  static String alinkColor(Document document) {
    return ofBody(document, "alink");
  }

  static void setAlinkColor(Document document, String value) {
    setOfBody(document, "alink", value);
  }

  static String bgColor(Document document) {
    return ofBody(document, "bgcolor");
  }

  static void setBgColor(Document document, String value) {
    setOfBody(document, "bgcolor", value);
  }

  private static String ofBody(Document document, String attribute) {
    Element body = document.body();
    return body == null || !body.is("body") ? "" : body.attributeOrEmpty(attribute);
  }

  private static void setOfBody(Document document, String attribute, String value) {
    Element body = document.body();
    if (body != null && body.is("body")) {
      body.setAttribute(attribute, value);
    }
  }

  static @Nullable Element body(Document document) {
    return document.body();
  }

  static void setBody(Document document, @Nullable Element body) {
    if (body == null || !body.is("body") && !body.is("frameset")) {
      throw DomException.hierarchy("The new body element is neither a body nor a frameset.");
    }
    Element old = document.body();
    if (old == body) {
      return;
    }
    ContainerNode parent = old == null ? document.documentElement() : old.parent();
    if (parent == null) {
      throw DomException.hierarchy("There is no document element.");
    }
    if (old != null) {
      Mutations.replaceChild(parent, body, old);
    } else {
      parent.appendChild(body);
    }
  }

  static @Nullable Element head(Document document) {
    Element head = document.head();
    return head;
  }

  private static HtmlCollection named(RealmBindings runtime, Document document, String name) {
    return runtime.collection(
        document,
        "html " + name,
        () -> new HtmlCollection(document, true, Follows.TREE, element -> element.is(name)));
  }

  static HtmlCollection images(RealmBindings runtime, Document document) {
    return named(runtime, document, "img");
  }

  static HtmlCollection embeds(RealmBindings runtime, Document document) {
    return named(runtime, document, "embed");
  }

  static HtmlCollection plugins(RealmBindings runtime, Document document) {
    return named(runtime, document, "embed");
  }

  static HtmlCollection forms(RealmBindings runtime, Document document) {
    return named(runtime, document, "form");
  }

  static HtmlCollection scripts(RealmBindings runtime, Document document) {
    return named(runtime, document, "script");
  }

  static HtmlCollection links(RealmBindings runtime, Document document) {
    return runtime.collection(
        document,
        "links",
        () ->
            new HtmlCollection(
                document,
                true,
                Follows.ATTRIBUTES,
                element ->
                    (element.is("a") || element.is("area")) && element.hasAttribute("href")));
  }

  static HtmlCollection anchors(RealmBindings runtime, Document document) {
    return runtime.collection(
        document,
        "anchors",
        () ->
            new HtmlCollection(
                document,
                true,
                Follows.ATTRIBUTES,
                element -> element.is("a") && element.hasAttribute("name")));
  }

  static String dir(Document document) {
    Element root = document.documentElement();
    if (root == null || !root.is("html")) {
      return "";
    }
    String value = TagNames.asciiLower(root.attributeOrEmpty("dir"));
    return switch (value) {
      case "ltr", "rtl", "auto" -> value;
      default -> "";
    };
  }

  static void setDir(Document document, String dir) {
    Element root = document.documentElement();
    if (root != null && root.is("html")) {
      root.setAttribute("dir", dir);
    }
  }
}
