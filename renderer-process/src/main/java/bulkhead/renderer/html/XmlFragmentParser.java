package bulkhead.renderer.html;

import bulkhead.renderer.dom.Attribute;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.DocumentFragment;
import bulkhead.renderer.dom.DomException;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Namespaces;
import java.util.HashMap;
import java.util.Map;

/// Parses XML as if it stood in an element: the XML fragment parsing algorithm (HTML §14.4), for
/// `innerHTML` and its kin in XML documents. Thread: owned by `RendererMain`.
public final class XmlFragmentParser {
  private XmlFragmentParser() {}

  /// The nodes belong to the context's document, or to that of its contents if it is a template.
  /// @throws DomException `SyntaxError` if the markup is not well-formed there
  public static DocumentFragment parse(Element context, String markup) {
    return parse(context, markup, false);
  }

  /// The same, whose scripts run when they are inserted (HTML §8.5.7 `createContextualFragment`).
  public static DocumentFragment parseWithScripts(Element context, String markup) {
    return parse(context, markup, true);
  }

  private static DocumentFragment parse(Element context, String markup, boolean scriptsRun) {
    DocumentFragment contents = context.templateContents();
    Document document = contents != null ? contents.ownerDocument() : context.ownerDocument();
    DocumentFragment fragment = document.createFragment();
    String text = markup.replace("\r\n", "\n").replace('\r', '\n');
    try {
      new XmlTreeParser(fragment, text, namespaces(context), scriptsRun).parse();
    } catch (XmlTreeParser.Malformed error) {
      throw DomException.syntax(
          "The provided markup is invalid XML, and therefore cannot be inserted into an XML"
              + " document: "
              + error.getMessage());
    }
    return fragment;
  }

  /// What the prefixes mean in `context`: HTML §14.4 step 2 writes them into a start tag.
  private static Map<String, String> namespaces(Element context) {
    Map<String, String> found = new HashMap<>();
    for (Element each = context; each != null; each = each.parentElement()) {
      String prefix = each.prefix();
      found.putIfAbsent(prefix == null ? "" : prefix, each.namespace());
      for (int i = 0; i < each.attributeCount(); i++) {
        Attribute attribute = each.attributeAt(i);
        if (attribute.namespace().equals(Namespaces.XMLNS)) {
          String name = attribute.name().equals("xmlns") ? "" : attribute.localName();
          found.putIfAbsent(name, attribute.value());
        }
      }
    }
    return found;
  }
}
