package bulkhead.renderer.script.bindings;

import bulkhead.renderer.dom.Attribute;
import bulkhead.renderer.dom.ContainerNode;
import bulkhead.renderer.dom.CustomElementDefinition;
import bulkhead.renderer.dom.CustomElementRegistry;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.DocumentType;
import bulkhead.renderer.dom.DomException;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.MutationObserver;
import bulkhead.renderer.dom.MutationRecord;
import bulkhead.renderer.dom.Mutations;
import bulkhead.renderer.dom.Namespaces;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.dom.NodeIterator;
import bulkhead.renderer.dom.Range;
import bulkhead.renderer.dom.ScriptObject;
import bulkhead.renderer.html.Encodings;
import bulkhead.renderer.html.HtmlDocumentParser;
import bulkhead.renderer.html.XmlDocumentParser;
import bulkhead.renderer.script.DocumentWriter;
import bulkhead.url.Url;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the bindings' own JavaScript asks of Java (`host.idl`).
final class Host {
  private Host() {}

  private static int number(RealmBindings runtime, ScriptObject object) {
    return runtime.tree().numberOf(object);
  }

  static int look(RealmBindings runtime, Node node, int link) {
    return runtime.tree().look(node, link);
  }

  // Names

  static @Nullable String nameSpace(RealmBindings runtime, int name) {
    String namespace = runtime.tree().names().name(name).namespace();
    return namespace.isEmpty() ? null : namespace;
  }

  static @Nullable String namePrefix(RealmBindings runtime, int name) {
    return runtime.tree().names().name(name).prefix();
  }

  static String nameLocal(RealmBindings runtime, int name) {
    return runtime.tree().names().name(name).localName();
  }

  static boolean isHtmlDocument(RealmBindings runtime, Node node) {
    return !node.ownerDocument().isXml();
  }

  static boolean isValidName(RealmBindings runtime, String name) {
    return NameChecks.isElementName(name);
  }

  static String errorName(RealmBindings runtime) {
    return runtime.errorName();
  }

  static String errorMessage(RealmBindings runtime) {
    return runtime.errorMessage();
  }

  // Attributes

  static @Nullable String attribute(RealmBindings runtime, Element element, String name) {
    return element.attributeNs("", name);
  }

  static void setAttribute(RealmBindings runtime, Element element, String name, String value) {
    element.setAttributeNs(new Attribute("", name.intern(), name.intern(), value));
  }

  static void removeAttribute(RealmBindings runtime, Element element, String name) {
    element.removeAttributeNs("", name);
  }

  static @Nullable String attributeUrl(RealmBindings runtime, Element element, String name) {
    String value = element.attributeNs("", name);
    if (value == null) {
      return null;
    }
    Url base = Url.parse(element.ownerDocument().baseUrl());
    Url url =
        base == null
            ? Url.parse(value)
            : base.resolve(value, Encodings.output(element.ownerDocument().encoding()));
    return url == null ? value : url.href();
  }

  static int attributeCount(RealmBindings runtime, Element element) {
    return element.attributeCount();
  }

  static String attributeName(RealmBindings runtime, Element element, int index) {
    return element.attributeAt(index).name();
  }

  static int attributeNode(RealmBindings runtime, Element element, int index) {
    return number(runtime, element.attrAt(index));
  }

  // Making nodes

  static int createElement(
      RealmBindings runtime,
      Document document,
      @Nullable String namespace,
      String name,
      boolean qualified,
      @Nullable String is) {
    Element made = element(document, namespace, name, qualified);
    CustomElementRegistry registry = document.customElements();
    if (is == null && (registry == null || registry.isEmpty()) || !made.isHtml()) {
      return number(runtime, made);
    }
    if (is != null) {
      made.makeCustom().setIs(is);
    }
    CustomElementDefinition definition =
        registry == null ? null : registry.find(made.localName(), is);
    if (definition == null) {
      return number(runtime, made);
    }
    if (!definition.isAutonomous()) {
      runtime.customElements().setBuiltIn(made);
    }
    return -definition.number();
  }

  static Element element(
      Document document, @Nullable String namespace, String name, boolean qualified) {
    if (qualified) {
      NameChecks.Extracted extracted =
          NameChecks.extract(
              namespace == null || namespace.isEmpty() ? null : namespace, name, true);
      return document.createElement(
          extracted.namespace(), extracted.prefix(), extracted.localName());
    }
    if (!NameChecks.isElementName(name)) {
      throw DomException.invalidCharacter("'" + name + "' is not a valid element name.");
    }
    boolean html = !document.isXml();
    return html || document.contentType().equals("application/xhtml+xml")
        ? document.createElement(html ? TagNames.asciiLower(name) : name)
        : document.createElement("", null, name);
  }

  static int createText(RealmBindings runtime, Node near, String data) {
    return number(runtime, near.ownerDocument().createText(data));
  }

  static int createFragment(RealmBindings runtime, Node near) {
    return number(runtime, near.ownerDocument().createFragment());
  }

  static int createDocumentType(
      RealmBindings runtime, Document document, String name, String publicId, String systemId) {
    if (!NameChecks.isDoctypeName(name)) {
      throw DomException.invalidCharacter("'" + name + "' is not a valid doctype name.");
    }
    return number(runtime, document.createDocumentType(name, publicId, systemId));
  }

  static int createDocument(
      RealmBindings runtime,
      Document document,
      @Nullable String namespace,
      String name,
      @Nullable DocumentType doctype) {
    Document made = document.sibling("about:blank", true);
    String wanted = namespace == null ? "" : namespace;
    made.setContentType(
        switch (wanted) {
          case Namespaces.HTML -> "application/xhtml+xml";
          case Namespaces.SVG -> "image/svg+xml";
          default -> "application/xml";
        });
    made.setXmlDocument(true);
    Element root = name.isEmpty() ? null : element(made, namespace, name, true);
    if (doctype != null) {
      made.appendChild(doctype);
    }
    if (root != null) {
      made.appendChild(root);
    }
    return number(runtime, made);
  }

  static int createHtmlDocument(RealmBindings runtime, Document document, @Nullable String title) {
    Document made = document.sibling("about:blank", false);
    made.appendChild(made.createDocumentType("html", "", ""));
    Element html = made.createElement("html");
    Element head = made.createElement("head");
    made.appendChild(html);
    html.appendChild(head);
    if (title != null) {
      Element element = made.createElement("title");
      head.appendChild(element);
      element.appendChild(made.createText(title));
    }
    html.appendChild(made.createElement("body"));
    return number(runtime, made);
  }

  // Changing the tree

  static void insert(RealmBindings runtime, Node parent, Node node, @Nullable Node before) {
    Mutations.insertBefore(parent, node, before);
  }

  static void checkInsertion(RealmBindings runtime, Node parent, Node node, @Nullable Node before) {
    Mutations.checkInsertion(parent, node, before);
  }

  static void remove(RealmBindings runtime, Node node) {
    node.remove();
  }

  static void replace(RealmBindings runtime, Node parent, Node node, Node child) {
    Mutations.replaceChild(parent, node, child);
  }

  static void replaceChildren(RealmBindings runtime, Node parent, @Nullable Node node) {
    ((ContainerNode) parent).replaceAll(node);
  }

  static int childCount(RealmBindings runtime, Node node) {
    return Range.lengthOf(node);
  }

  static boolean isConnected(RealmBindings runtime, Node node) {
    return node.isConnected() && node.ownerDocument().isActive();
  }

  static int ownerDocument(RealmBindings runtime, Node node) {
    return number(runtime, node.ownerDocument());
  }

  static int selectAll(RealmBindings runtime, Node root, String selectors) {
    return runtime.list(Selectors.all((ContainerNode) root, Selectors.parse(selectors)));
  }

  static int collectionItems(RealmBindings runtime, HtmlCollection collection) {
    return runtime.list(collection.items());
  }

  static boolean collectionFollowsAttributes(RealmBindings runtime, HtmlCollection collection) {
    return collection.followsAttributes();
  }

  static int elementsByName(RealmBindings runtime, Document document, String name) {
    List<Element> found = new ArrayList<>();
    for (Node node = document.firstChild(); node != null; node = node.nextInTree(document)) {
      if (node instanceof Element element
          && element.isHtml()
          && name.equals(element.attribute("name"))) {
        found.add(element);
      }
    }
    return runtime.list(found);
  }

  /// HTML §8.5.1 `DOMParser`.
  static int parseDocument(RealmBindings runtime, Document near, String markup, String type) {
    boolean html = type.equals("text/html");
    Document made = near.sibling(near.url(), !html);
    made.setContentType(type);
    if (html) {
      HtmlDocumentParser.parseText(made, markup);
    } else {
      made.setXmlDocument(true);
      XmlDocumentParser.parseText(made, markup);
    }
    return number(runtime, made);
  }

  static String serializeXml(RealmBindings runtime, Node node) {
    return XmlSerializer.serialize(node);
  }

  // Mutation observers

  static int createMutationObserver(RealmBindings runtime) {
    return number(runtime, new MutationObserver(runtime.tree().mutations()));
  }

  static void observe(
      RealmBindings runtime,
      MutationObserver observer,
      Node node,
      int flags,
      @Nullable String filter) {
    observer.observe(
        node,
        new MutationObserver.Options(
            (flags & 1) != 0,
            (flags & 2) != 0,
            (flags & 4) != 0,
            (flags & 8) != 0,
            (flags & 16) != 0,
            (flags & 32) != 0,
            filter == null ? null : Set.of(filter.split("\0", -1))));
  }

  static void disconnect(RealmBindings runtime, MutationObserver observer) {
    observer.disconnect();
  }

  static int takeRecords(RealmBindings runtime, MutationObserver observer) {
    return runtime.list(observer.takeRecords());
  }

  static int takeObservers(RealmBindings runtime) {
    return runtime.list(runtime.tree().mutations().takePending());
  }

  static void removeTransients(RealmBindings runtime, MutationObserver observer) {
    observer.removeTransients();
  }

  static int mutationNodes(RealmBindings runtime, MutationRecord record, boolean added) {
    return runtime.list(added ? record.added() : record.removed());
  }

  // Iterators and ranges

  static int createIterator(RealmBindings runtime, Node root) {
    return number(runtime, new NodeIterator(root));
  }

  static int iteratorReference(RealmBindings runtime, NodeIterator iterator) {
    return number(runtime, iterator.referenceNode());
  }

  static boolean iteratorBefore(RealmBindings runtime, NodeIterator iterator) {
    return iterator.pointerBeforeReferenceNode();
  }

  static void iteratorStand(
      RealmBindings runtime, NodeIterator iterator, Node node, boolean before) {
    iterator.stand(node, before);
  }

  static int rangeStart(RealmBindings runtime, Range range) {
    return number(runtime, range.startContainer());
  }

  static int rangeStartOffset(RealmBindings runtime, Range range) {
    return range.startOffset();
  }

  static int rangeEnd(RealmBindings runtime, Range range) {
    return number(runtime, range.endContainer());
  }

  static int rangeEndOffset(RealmBindings runtime, Range range) {
    return range.endOffset();
  }

  // What is forgotten

  static void addDetached(RealmBindings runtime, Node node) {
    runtime.tree().addDetached(node);
  }

  static int takeDetachedTrees(RealmBindings runtime) {
    return runtime.takeDetachedTrees();
  }

  static int nextDetachedTree(RealmBindings runtime) {
    return runtime.list(runtime.nextDetachedTree());
  }

  static void release(RealmBindings runtime, int count) {
    runtime.release(count);
  }

  // Dynamic markup insertion

  static void documentWrite(RealmBindings runtime, Document document, String text) {
    DocumentWriter writer = ScriptingMembers.writer(document);
    if (writer != null) {
      writer.write(text);
    }
  }

  static void documentOpen(RealmBindings runtime, Document document) {
    DocumentWriter writer = ScriptingMembers.writer(document);
    if (writer != null) {
      writer.open();
    }
  }

  static void documentClose(RealmBindings runtime, Document document) {
    DocumentWriter writer = ScriptingMembers.writer(document);
    if (writer != null) {
      writer.close();
    }
  }

  static boolean documentOpens(RealmBindings runtime, Document document) {
    DocumentWriter writer = ScriptingMembers.writer(document);
    return writer != null && writer.mayOpen();
  }

  static boolean documentWriteOpens(RealmBindings runtime, Document document) {
    DocumentWriter writer = ScriptingMembers.writer(document);
    return writer != null && writer.mustOpen();
  }
}
