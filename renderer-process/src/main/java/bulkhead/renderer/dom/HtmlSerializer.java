package bulkhead.renderer.dom;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Writes a tree as HTML text: the HTML fragment serialization algorithm (HTML §13.3), as
/// `--dump-dom` prints it. Walks without recursion.
public final class HtmlSerializer {
  private HtmlSerializer() {}

  /// The whole document, as `--dump-dom` of Chromium prints it: the doctype with its identifiers, a
  /// line end, and the root element.
  public static String document(Document document) {
    StringBuilder out = new StringBuilder();
    DocumentType type = document.doctype();
    if (type != null) {
      out.append("<!DOCTYPE ").append(type.name());
      if (!type.publicId().isEmpty()) {
        out.append(" PUBLIC \"").append(type.publicId()).append('"');
        if (!type.systemId().isEmpty()) {
          out.append(" \"").append(type.systemId()).append('"');
        }
      } else if (!type.systemId().isEmpty()) {
        out.append(" SYSTEM \"").append(type.systemId()).append('"');
      }
      out.append(">\n");
    }
    Element root = document.documentElement();
    if (root != null) {
      start(out, root);
      out.append(children(root));
      end(out, root);
    }
    return out.toString();
  }

  /// `outerHTML`: the element and what is inside it.
  public static String node(Element element) {
    StringBuilder out = new StringBuilder();
    start(out, element);
    if (!isVoid(element)) {
      out.append(children(element));
    }
    end(out, element);
    return out.toString();
  }

  /// `innerHTML`: what is inside `node`.
  public static String children(ContainerNode node) {
    return children(node, shadow -> false);
  }

  /// `getHTML()`: the same, with those shadow trees as `<template>` elements.
  public static String children(ContainerNode node, Predicate<ShadowRoot> wanted) {
    StringBuilder out = new StringBuilder();
    if (node instanceof Element element && isVoid(element)) {
      return ""; // HTML §13.3, step 1
    }
    if (node instanceof Element host) {
      shadowOf(host, wanted, out);
    }
    ContainerNode top = contents(node);
    Node at = top.firstChild();
    while (at != null) {
      start(out, at);
      if (at instanceof Element host) {
        shadowOf(host, wanted, out);
      }
      Node child = at instanceof Element element ? contents(element).firstChild() : null;
      if (child != null && !(at instanceof Element element && isVoid(element))) {
        at = child;
        continue;
      }
      while (at != null) {
        end(out, at);
        if (at.nextSibling() != null) {
          at = at.nextSibling();
          break;
        }
        at = parentInOutput(at, top);
      }
    }
    return out.toString();
  }

  private static void shadowOf(Element host, Predicate<ShadowRoot> wanted, StringBuilder out) {
    ShadowRoot shadow = host.shadowRoot();
    if (shadow == null || !wanted.test(shadow)) {
      return;
    }
    ShadowRoot.Options options = shadow.options();
    out.append("<template shadowrootmode=\"")
        .append(options.mode() == ShadowRoot.Mode.OPEN ? "open" : "closed")
        .append('"')
        .append(options.delegatesFocus() ? " shadowrootdelegatesfocus=\"\"" : "")
        .append(options.serializable() ? " shadowrootserializable=\"\"" : "")
        .append(options.clonable() ? " shadowrootclonable=\"\"" : "")
        .append('>')
        .append(children(shadow, wanted))
        .append("</template>");
  }

  /// The parent of `node` as the output nests, or null when that is `top`. A template's contents
  /// know no host, so the hosts are remembered by the walk: a fragment's host is found through its
  /// template.
  private static @Nullable Node parentInOutput(Node node, ContainerNode top) {
    ContainerNode parent = node.parent();
    if (parent == top || parent == null) {
      return null;
    }
    return parent instanceof DocumentFragment fragment ? fragment.host() : parent;
  }

  private static ContainerNode contents(ContainerNode node) {
    DocumentFragment contents = node instanceof Element element ? element.templateContents() : null;
    return contents != null ? contents : node;
  }

  private static void start(StringBuilder out, Node node) {
    switch (node) {
      case Element element -> {
        out.append('<').append(name(element));
        CustomElement custom = element.custom();
        if (custom != null && custom.is() != null && !element.hasAttribute("is")) {
          out.append(" is=\"");
          escape(out, custom.is(), true);
          out.append('"');
        }
        for (int i = 0; i < element.attributeCount(); i++) {
          Attribute attribute = element.attributeAt(i);
          out.append(' ').append(name(attribute)).append("=\"");
          escape(out, attribute.value(), true);
          out.append('"');
        }
        out.append('>');
      }
      case Text text -> {
        if (text.parent() instanceof Element parent && isRaw(parent)) {
          out.append(text.data());
        } else {
          escape(out, text.data(), false);
        }
      }
      case Comment comment -> out.append("<!--").append(comment.data()).append("-->");
      case ProcessingInstruction instruction ->
          out.append("<?")
              .append(instruction.target())
              .append(' ')
              .append(instruction.data())
              .append('>');
      case DocumentType type -> out.append("<!DOCTYPE ").append(type.name()).append('>');
      case Document ignored -> {}
      case DocumentFragment ignored -> {}
      case Attr ignored -> {}
    }
  }

  private static void end(StringBuilder out, Node node) {
    if (node instanceof Element element && !isVoid(element)) {
      out.append("</").append(name(element)).append('>');
    }
  }

  private static String name(Element element) {
    return element.namespace() == Namespaces.HTML
            || element.namespace() == Namespaces.SVG
            || element.namespace() == Namespaces.MATHML
        ? element.localName()
        : element.qualifiedName();
  }

  /// An attribute's serialized name.
  private static String name(Attribute attribute) {
    return switch (attribute.namespace()) {
      case Namespaces.XML -> "xml:" + attribute.localName();
      case Namespaces.XMLNS ->
          attribute.localName().equals("xmlns") ? "xmlns" : "xmlns:" + attribute.localName();
      case Namespaces.XLINK -> "xlink:" + attribute.localName();
      default -> attribute.name();
    };
  }

  private static boolean isVoid(Element element) {
    return element.isHtml() && isVoid(element.localName());
  }

  /// Elements without an end tag: the void elements and the old ones that serialize like them.
  public static boolean isVoid(String localName) {
    return switch (localName) {
      case "area",
          "base",
          "basefont",
          "bgsound",
          "br",
          "col",
          "embed",
          "frame",
          "hr",
          "img",
          "input",
          "keygen",
          "link",
          "meta",
          "param",
          "source",
          "track",
          "wbr" ->
          true;
      default -> false;
    };
  }

  private static boolean isRaw(Element element) {
    if (!element.isHtml()) {
      return false;
    }
    return switch (element.localName()) {
      case "style", "script", "xmp", "iframe", "noembed", "noframes", "plaintext" -> true;
      case "noscript" -> element.ownerDocument().isScripted();
      default -> false;
    };
  }

  private static void escape(StringBuilder out, String text, boolean attribute) {
    int from = 0;
    int length = text.length();
    for (int i = 0; i < length; i++) {
      String replacement =
          switch (text.charAt(i)) {
            case '&' -> "&amp;";
            case '\u00A0' -> "&nbsp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '"' -> attribute ? "&quot;" : null;
            default -> null;
          };
      if (replacement != null) {
        out.append(text, from, i).append(replacement);
        from = i + 1;
      }
    }
    out.append(text, from, length);
  }
}
