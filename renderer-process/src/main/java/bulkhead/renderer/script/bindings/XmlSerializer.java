package bulkhead.renderer.script.bindings;

import bulkhead.renderer.dom.Attr;
import bulkhead.renderer.dom.Attribute;
import bulkhead.renderer.dom.CdataSection;
import bulkhead.renderer.dom.Comment;
import bulkhead.renderer.dom.ContainerNode;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.DocumentFragment;
import bulkhead.renderer.dom.DocumentType;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Namespaces;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.dom.ProcessingInstruction;
import bulkhead.renderer.dom.Text;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes a tree as XML (DOM Parsing §3.2). Thread: `RendererMain`.
final class XmlSerializer {
  private static final int MAX_DEPTH = 2000;

  private final StringBuilder out = new StringBuilder();
  private int made;

  private XmlSerializer() {}

  static String serialize(Node node) {
    XmlSerializer serializer = new XmlSerializer();
    serializer.node(node, "", Map.of("xml", Namespaces.XML), 0);
    return serializer.out.toString();
  }

  static String children(ContainerNode node) {
    XmlSerializer serializer = new XmlSerializer();
    for (Node child = node.firstChild(); child != null; child = child.nextSibling()) {
      serializer.node(child, "", Map.of("xml", Namespaces.XML), 0);
    }
    return serializer.out.toString();
  }

  /// `namespace` is the default namespace around, `prefixes` what prefixes mean there.
  private void node(Node node, String namespace, Map<String, String> prefixes, int depth) {
    if (depth > MAX_DEPTH) {
      return;
    }
    switch (node) {
      case Element element -> element(element, namespace, prefixes, depth);
      case CdataSection section -> out.append("<![CDATA[").append(section.data()).append("]]>");
      case Text text -> escape(text.data(), false);
      case Comment comment -> out.append("<!--").append(comment.data()).append("-->");
      case ProcessingInstruction instruction ->
          out.append("<?")
              .append(instruction.target())
              .append(' ')
              .append(instruction.data())
              .append("?>");
      case DocumentType type -> doctype(type);
      case Attr attr -> {}
      case Document document -> inside(document, namespace, prefixes, depth);
      case DocumentFragment fragment -> inside(fragment, namespace, prefixes, depth);
    }
  }

  private void inside(
      ContainerNode node, String namespace, Map<String, String> prefixes, int depth) {
    for (Node child = node.firstChild(); child != null; child = child.nextSibling()) {
      node(child, namespace, prefixes, depth + 1);
    }
  }

  private void doctype(DocumentType type) {
    out.append("<!DOCTYPE ").append(type.name());
    if (!type.publicId().isEmpty()) {
      out.append(" PUBLIC \"").append(type.publicId()).append('"');
    } else if (!type.systemId().isEmpty()) {
      out.append(" SYSTEM");
    }
    if (!type.systemId().isEmpty()) {
      out.append(" \"").append(type.systemId()).append('"');
    }
    out.append('>');
  }

  private void element(
      Element element, String outerNamespace, Map<String, String> outerPrefixes, int depth) {
    Map<String, String> prefixes = new HashMap<>(outerPrefixes);
    String declaredDefault = null;
    for (int i = 0; i < element.attributeCount(); i++) {
      Attribute each = element.attributeAt(i);
      if (each.namespace().equals(Namespaces.XMLNS)) {
        if (each.name().equals("xmlns")) {
          declaredDefault = each.value();
        } else {
          prefixes.put(each.localName(), each.value());
        }
      }
    }
    String namespace = element.namespace();
    String inner = declaredDefault != null ? declaredDefault : outerNamespace;
    String name;
    String declaration = "";
    boolean skipDefault = false;
    if (namespace.equals(outerNamespace)
        && (declaredDefault == null || declaredDefault.equals(namespace))) {
      name = element.localName();
      skipDefault = declaredDefault != null;
      inner = namespace;
      if (element.prefix() != null && namespace.equals(prefixes.get(element.prefix()))) {
        name = element.qualifiedName();
      }
    } else if (element.prefix() != null) {
      name = element.qualifiedName();
      if (!namespace.equals(prefixes.get(element.prefix()))) {
        prefixes.put(element.prefix(), namespace);
        declaration = " xmlns:" + element.prefix() + "=\"" + namespace + "\"";
      }
    } else {
      name = element.localName();
      if (declaredDefault == null || !declaredDefault.equals(namespace)) {
        skipDefault = declaredDefault != null;
        declaration = " xmlns=\"" + namespace + "\"";
      }
      inner = namespace;
    }
    out.append('<').append(name).append(declaration);
    for (int i = 0; i < element.attributeCount(); i++) {
      Attribute each = element.attributeAt(i);
      if (skipDefault && each.name().equals("xmlns")) {
        continue;
      }
      attribute(each, prefixes);
    }
    boolean html = namespace.equals(Namespaces.HTML);
    DocumentFragment contents = element.templateContents();
    ContainerNode source = contents != null ? contents : element;
    if (source.firstChild() == null && !(html && !isVoid(element.localName()))) {
      out.append(html ? " />" : "/>");
      return;
    }
    out.append('>');
    inside(source, inner, prefixes, depth);
    out.append("</").append(name).append('>');
  }

  private void attribute(Attribute attribute, Map<String, String> prefixes) {
    String name = attribute.localName();
    String namespace = attribute.namespace();
    if (namespace.equals(Namespaces.XMLNS)) {
      name = attribute.name();
    } else if (!namespace.isEmpty()) {
      String prefix = prefixFor(namespace, prefixes, attribute);
      if (prefix == null) {
        prefix = "ns" + ++made;
        prefixes.put(prefix, namespace);
        out.append(" xmlns:").append(prefix).append("=\"");
        escape(namespace, true);
        out.append('"');
      }
      name = prefix + ":" + name;
    }
    out.append(' ').append(name).append("=\"");
    escape(attribute.value(), true);
    out.append('"');
  }

  private static @Nullable String prefixFor(
      String namespace, Map<String, String> prefixes, Attribute attribute) {
    int colon = attribute.name().indexOf(':');
    if (colon > 0 && namespace.equals(prefixes.get(attribute.name().substring(0, colon)))) {
      return attribute.name().substring(0, colon);
    }
    for (Map.Entry<String, String> each : prefixes.entrySet()) {
      if (each.getValue().equals(namespace)) {
        return each.getKey();
      }
    }
    return null;
  }

  private static boolean isVoid(String name) {
    return switch (name) {
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
          "menuitem",
          "meta",
          "param",
          "source",
          "track",
          "wbr" ->
          true;
      default -> false;
    };
  }

  private void escape(String text, boolean attribute) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append(attribute ? "&quot;" : "\"");
        case '\t' -> out.append(attribute ? "&#9;" : "\t");
        case '\n' -> out.append(attribute ? "&#xA;" : "\n");
        case '\r' -> out.append("&#xD;");
        default -> out.append(c);
      }
    }
  }
}
