package bulkhead.renderer.script.bindings;

import bulkhead.renderer.dom.Attr;
import bulkhead.renderer.dom.CdataSection;
import bulkhead.renderer.dom.Comment;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.DocumentFragment;
import bulkhead.renderer.dom.DocumentType;
import bulkhead.renderer.dom.DomException;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.dom.NodeCloning;
import bulkhead.renderer.dom.ProcessingInstruction;
import bulkhead.renderer.dom.Range;
import bulkhead.renderer.dom.ShadowRoot;
import bulkhead.renderer.dom.Text;
import bulkhead.renderer.dom.XmlNames;
import org.jspecify.annotations.Nullable;

/// `Document` (DOM §4.5), and `NonElementParentNode`.
final class DocumentMembers {
  private DocumentMembers() {}

  static Document create(RealmBindings runtime) {
    Document made = runtime.document().sibling("about:blank", true);
    made.setContentType("application/xml");
    return made;
  }

  static @Nullable Element getElementById(Document document, String id) {
    return id.isEmpty() ? null : document.elementById(id);
  }

  static @Nullable Element getElementById(DocumentFragment fragment, String id) {
    if (id.isEmpty()) {
      return null;
    }
    for (Node node = fragment.firstChild(); node != null; node = node.nextInTree(fragment)) {
      if (node instanceof Element element && id.equals(element.id())) {
        return element;
      }
    }
    return null;
  }

  static String URL(Document document) {
    return document.url();
  }

  static String documentURI(Document document) {
    return document.url();
  }

  static String compatMode(Document document) {
    return document.isQuirks() ? "BackCompat" : "CSS1Compat";
  }

  static String characterSet(Document document) {
    return document.encoding();
  }

  static String charset(Document document) {
    return document.encoding();
  }

  static String inputEncoding(Document document) {
    return document.encoding();
  }

  static String contentType(Document document) {
    return document.contentType();
  }

  static @Nullable DocumentType doctype(Document document) {
    return document.doctype();
  }

  static @Nullable Element documentElement(Document document) {
    return document.documentElement();
  }

  static HtmlCollection getElementsByTagName(
      RealmBindings runtime, Document document, String name) {
    return TagNames.byTagName(runtime, document, name);
  }

  static HtmlCollection getElementsByTagNameNS(
      RealmBindings runtime, Document document, @Nullable String namespace, String localName) {
    return TagNames.byTagNameNs(runtime, document, namespace, localName);
  }

  static HtmlCollection getElementsByClassName(
      RealmBindings runtime, Document document, String names) {
    return TagNames.byClassName(runtime, document, names);
  }

  static DocumentFragment createDocumentFragment(Document document) {
    return document.createFragment();
  }

  static Text createTextNode(Document document, String data) {
    return document.createText(data);
  }

  static Comment createComment(Document document, String data) {
    return document.createComment(data);
  }

  static CdataSection createCDATASection(Document document, String data) {
    if (!document.isXml()) {
      throw DomException.notSupported("HTML documents have no CDATA sections.");
    }
    if (data.contains("]]>")) {
      throw DomException.invalidCharacter("String cannot contain ']]>'.");
    }
    return document.createCdataSection(data);
  }

  static ProcessingInstruction createProcessingInstruction(
      Document document, String target, String data) {
    if (!XmlNames.isName(target) || data.contains("?>")) {
      throw DomException.invalidCharacter("The target or the data is not valid.");
    }
    return document.createProcessingInstruction(target, data);
  }

  static Node importNode(Document document, Node node, boolean deep) {
    if (node instanceof Document) {
      throw DomException.notSupported("A document cannot be imported.");
    }
    return NodeCloning.clone(node, deep, document);
  }

  static Node adoptNode(Document document, Node node) {
    if (node instanceof Document) {
      throw DomException.notSupported("A document cannot be adopted.");
    }
    if (node instanceof ShadowRoot) {
      throw DomException.hierarchy("A shadow root cannot be adopted.");
    }
    if (node instanceof DocumentFragment fragment && fragment.host() != null) {
      return node;
    }
    node.remove();
    if (node instanceof Attr attr && attr.ownerElement() != null) {
      attr.ownerElement().removeAttrNode(attr);
    }
    document.takeOver(node);
    return node;
  }

  static Attr createAttribute(Document document, String localName) {
    if (!NameChecks.isAttributeName(localName)) {
      throw DomException.invalidCharacter("'" + localName + "' is not a valid attribute name.");
    }
    String name = document.isXml() ? localName : TagNames.asciiLower(localName);
    return document.createAttr("", name, name);
  }

  static Attr createAttributeNS(
      Document document, @Nullable String namespace, String qualifiedName) {
    NameChecks.Extracted name = NameChecks.extract(namespace, qualifiedName, false);
    return document.createAttr(name.namespace(), name.localName(), name.qualifiedName());
  }

  static Range createRange(Document document) {
    return new Range(document);
  }
}
