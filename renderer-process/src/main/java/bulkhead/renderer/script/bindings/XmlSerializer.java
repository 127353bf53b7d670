package bulkhead.renderer.script.bindings;

import bulkhead.renderer.dom.Attr;
import bulkhead.renderer.dom.Attribute;
import bulkhead.renderer.dom.CdataSection;
import bulkhead.renderer.dom.Comment;
import bulkhead.renderer.dom.ContainerNode;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.DocumentFragment;
import bulkhead.renderer.dom.DocumentType;
import bulkhead.renderer.dom.DomException;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.HtmlSerializer;
import bulkhead.renderer.dom.Namespaces;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.dom.ProcessingInstruction;
import bulkhead.renderer.dom.Text;
import bulkhead.renderer.dom.XmlNames;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Writes a tree as XML: the XML serialization algorithm (DOM Parsing §3.2). No namespace is "", as
/// everywhere. Thread: `RendererMain`.
final class XmlSerializer {
  private final StringBuilder out = new StringBuilder();
  private final boolean requireWellFormed;
  private int prefixIndex = 1;

  /// What is begun and not ended, innermost first: trees may be deep.
  private final Deque<Open> open = new ArrayDeque<>();

  /// A node whose children are being written; `namespace` and `prefixes` are for them.
  private static final class Open {
    @Nullable Node next;
    final String end;
    final String namespace;
    final XmlPrefixes prefixes;

    Open(ContainerNode node, String end, String namespace, XmlPrefixes prefixes) {
      next = node.firstChild();
      this.end = end;
      this.namespace = namespace;
      this.prefixes = prefixes;
    }
  }

  private XmlSerializer(boolean requireWellFormed) {
    this.requireWellFormed = requireWellFormed;
  }

  /// For `XMLSerializer`, which writes whatever there is.
  static String serialize(Node node) {
    return serialize(node, false);
  }

  /// For `outerHTML`.
  /// @throws DomException `InvalidStateError` for what would not be well-formed
  static String wellFormed(Node node) {
    return serialize(node, true);
  }

  private static String serialize(Node node, boolean requireWellFormed) {
    XmlSerializer serializer = new XmlSerializer(requireWellFormed);
    serializer.tree(node);
    return serializer.out.toString();
  }

  /// For `innerHTML`: the children.
  /// @throws DomException `InvalidStateError` for what would not be well-formed
  static String fragmentOf(ContainerNode node) {
    XmlSerializer serializer = new XmlSerializer(true);
    ContainerNode source = node;
    if (node instanceof Element element) {
      DocumentFragment contents = element.templateContents();
      source = contents != null ? contents : node;
    }
    for (Node child = source.firstChild(); child != null; child = child.nextSibling()) {
      serializer.tree(child);
    }
    return serializer.out.toString();
  }

  private static XmlPrefixes initialPrefixes() {
    XmlPrefixes prefixes = new XmlPrefixes();
    prefixes.add("xml", Namespaces.XML);
    return prefixes;
  }

  private void tree(Node root) {
    start(root, "", initialPrefixes());
    while (!open.isEmpty()) {
      Open around = open.peek();
      Node child = around.next;
      if (child == null) {
        out.append(around.end);
        open.pop();
      } else {
        around.next = child.nextSibling();
        start(child, around.namespace, around.prefixes);
      }
    }
  }

  /// Writes a node as far as its children. `namespace` is that of the node around.
  private void start(Node node, String namespace, XmlPrefixes prefixes) {
    switch (node) {
      case Element element -> new ElementWriter(element).start(namespace, prefixes);
      case CdataSection section -> out.append("<![CDATA[").append(section.data()).append("]]>");
      case Text text -> {
        require(areCharacters(text.data()), "text with characters that XML does not have");
        escape(text.data(), false);
      }
      case Comment comment -> comment(comment.data());
      case ProcessingInstruction instruction -> instruction(instruction);
      case DocumentType type -> doctype(type);
      case Attr attr -> {}
      case Document document -> {
        require(document.documentElement() != null, "a document without an element");
        open.push(new Open(document, "", namespace, prefixes));
      }
      case DocumentFragment fragment -> open.push(new Open(fragment, "", namespace, prefixes));
    }
  }

  private void require(boolean condition, String otherwise) {
    if (requireWellFormed && !condition) {
      throw DomException.invalidState("The result would not be well-formed: " + otherwise + ".");
    }
  }

  private void comment(String data) {
    require(
        areCharacters(data) && !data.contains("--") && !data.endsWith("-"),
        "a comment that holds its end");
    out.append("<!--").append(data).append("-->");
  }

  private void instruction(ProcessingInstruction instruction) {
    String target = instruction.target();
    String data = instruction.data();
    require(
        target.indexOf(':') < 0 && !target.equalsIgnoreCase("xml"),
        "a processing instruction's target");
    require(
        areCharacters(data) && !data.contains("?>"), "a processing instruction that holds its end");
    out.append("<?").append(target).append(' ').append(data).append("?>");
  }

  private void doctype(DocumentType type) {
    String systemId = type.systemId();
    require(areIdentifierCharacters(type.publicId()), "a public identifier");
    require(
        areCharacters(systemId) && (systemId.indexOf('"') < 0 || systemId.indexOf('\'') < 0),
        "a system identifier");
    out.append("<!DOCTYPE ").append(type.name());
    if (!type.publicId().isEmpty()) {
      out.append(" PUBLIC \"").append(type.publicId()).append('"');
    } else if (!systemId.isEmpty()) {
      out.append(" SYSTEM");
    }
    if (!systemId.isEmpty()) {
      out.append(" \"").append(systemId).append('"');
    }
    out.append('>');
  }

  /// One element while it is written.
  private final class ElementWriter {
    private final Element element;
    private final Map<String, String> localPrefixes = new HashMap<>();
    private @Nullable String localDefault;
    private boolean skipDefault;

    /// The default namespace that the element was just given; null for none.
    private @Nullable String declared;

    ElementWriter(Element element) {
      this.element = element;
    }

    /// DOM Parsing §3.2.1.1; the numbers are its steps.
    void start(String outerNamespace, XmlPrefixes outerPrefixes) {
      require(isXmlLocalName(element.localName()), "an element's name"); // 1
      String inherited = outerNamespace;
      XmlPrefixes map = new XmlPrefixes(outerPrefixes); // 6
      recordNamespaces(map); // 8 and 9
      String namespace = element.namespace();
      String name;
      String declaration = "";
      out.append('<');
      if (inherited.equals(namespace)) { // 12
        skipDefault = localDefault != null;
        boolean xml = namespace.equals(Namespaces.XML);
        name = xml ? "xml:" + element.localName() : element.localName();
      } else { // 13
        String prefix = element.prefix();
        String candidate = map.preferred(prefix, namespace);
        if ("xmlns".equals(prefix)) {
          require(false, "an element whose prefix is xmlns");
          candidate = prefix;
        }
        if (candidate != null) { // 13.4
          name = candidate + ":" + element.localName();
          if (localDefault != null && !localDefault.equals(Namespaces.XML)) {
            inherited = localDefault;
          }
        } else if (prefix != null) { // 13.5
          if (localPrefixes.containsKey(prefix)) {
            prefix = generatePrefix(map, namespace);
          } else {
            map.add(prefix, namespace);
          }
          name = prefix + ":" + element.localName();
          declaration = " xmlns:" + prefix + "=\"" + escaped(namespace) + "\"";
          if (localDefault != null) {
            inherited = localDefault;
          }
        } else { // 13.6 and 13.7
          if (localDefault == null || !localDefault.equals(namespace)) {
            skipDefault = true;
            declaration = " xmlns=\"" + escaped(namespace) + "\"";
            declared = namespace;
          }
          name = element.localName();
          inherited = namespace;
        }
      }
      out.append(name).append(declaration);
      attributes(map); // 14
      boolean html = namespace.equals(Namespaces.HTML);
      DocumentFragment contents = element.templateContents();
      ContainerNode source = contents != null ? contents : element;
      boolean empty =
          HtmlSerializer.isVoid(element.localName()) || element.localName().equals("menuitem");
      if (source.firstChild() == null && (!html || empty)) {
        out.append(html ? " />" : "/>"); // 15 and 16
        return;
      }
      out.append('>');
      open.push(new Open(source, "</" + name + ">", inherited, map));
    }

    /// DOM Parsing §3.2.1.1.1 "recording the namespace information".
    private void recordNamespaces(XmlPrefixes map) {
      for (int i = 0; i < element.attributeCount(); i++) {
        Attribute each = element.attributeAt(i);
        if (each.namespace().equals(Namespaces.XMLNS)) {
          if (prefixOf(each) == null) {
            localDefault = each.value();
          } else if (!each.value().equals(Namespaces.XML)
              && !map.has(each.localName(), each.value())) {
            map.add(each.localName(), each.value());
            localPrefixes.put(each.localName(), each.value());
          }
        }
      }
    }

    /// DOM Parsing §3.2.1.1.2.
    private void attributes(XmlPrefixes map) {
      Set<String> names = new HashSet<>();
      for (int i = 0; i < element.attributeCount(); i++) {
        Attribute each = element.attributeAt(i);
        if (isDeclared(each)) {
          continue;
        }
        require(names.add(each.namespace() + " " + each.localName()), "an attribute there twice");
        String prefix = prefixOf(each);
        String candidate = null;
        if (each.namespace().equals(Namespaces.XMLNS)) {
          if (isSkipped(each, prefix, map)) {
            continue;
          }
          require(!each.value().equals(Namespaces.XMLNS), "the namespace of declarations");
          require(prefix == null || !each.value().isEmpty(), "a prefix for no namespace");
          candidate = prefix == null ? null : "xmlns";
        } else if (!each.namespace().isEmpty()) {
          candidate = map.preferred(prefix, each.namespace());
          if (candidate == null) {
            candidate = declarePrefix(each.namespace(), map);
          }
        }
        require(
            isXmlLocalName(each.localName())
                && !(each.localName().equals("xmlns") && each.namespace().isEmpty()),
            "an attribute's name");
        require(areCharacters(each.value()), "an attribute with characters that XML does not have");
        out.append(' ');
        if (candidate != null) {
          out.append(candidate).append(':');
        }
        out.append(each.localName()).append("=\"");
        escape(each.value(), true);
        out.append('"');
      }
    }

    /// Whether it is an `xmlns` without a namespace, as `setAttribute` makes it, that says what was
    /// just written. The standard writes both, which is not well-formed; Chromium writes one.
    private boolean isDeclared(Attribute attribute) {
      return attribute.namespace().isEmpty()
          && attribute.localName().equals("xmlns")
          && attribute.value().equals(declared);
    }

    private boolean isSkipped(Attribute declaration, @Nullable String prefix, XmlPrefixes map) {
      String value = declaration.value();
      if (value.equals(Namespaces.XML) || prefix == null && skipDefault) {
        return true;
      }
      String localName = declaration.localName();
      return prefix != null
          && !value.equals(localPrefixes.get(localName))
          && map.has(localName, value);
    }

    private String declarePrefix(String namespace, XmlPrefixes map) {
      String made = generatePrefix(map, namespace);
      out.append(" xmlns:").append(made).append("=\"");
      escape(namespace, true);
      out.append('"');
      return made;
    }
  }

  /// DOM Parsing §3.2.1.1.3.
  private String generatePrefix(XmlPrefixes map, String namespace) {
    String made = "ns" + prefixIndex++;
    map.add(made, namespace);
    return made;
  }

  private static @Nullable String prefixOf(Attribute attribute) {
    int colon = attribute.namespace().isEmpty() ? -1 : attribute.name().indexOf(':');
    return colon <= 0 ? null : attribute.name().substring(0, colon);
  }

  private static boolean isXmlLocalName(String name) {
    return name.indexOf(':') < 0 && XmlNames.isName(name);
  }

  /// XML §2.2 `Char`.
  private static boolean areCharacters(String text) {
    return text.codePoints()
        .allMatch(
            c ->
                c == 9
                    || c == 10
                    || c == 13
                    || c >= 0x20 && c <= 0xd7ff
                    || c >= 0xe000 && c <= 0xfffd
                    || c >= 0x10000);
  }

  /// XML §2.3 `PubidChar`.
  private static boolean areIdentifierCharacters(String text) {
    return text.chars()
        .allMatch(
            c ->
                c >= 'a' && c <= 'z'
                    || c >= 'A' && c <= 'Z'
                    || c >= '0' && c <= '9'
                    || " \r\n-'()+,./:=?;!*#@$_%".indexOf(c) >= 0);
  }

  private static String escaped(String text) {
    XmlSerializer writer = new XmlSerializer(false);
    writer.escape(text, true);
    return writer.out.toString();
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
