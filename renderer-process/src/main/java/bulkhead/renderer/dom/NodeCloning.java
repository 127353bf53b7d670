package bulkhead.renderer.dom;

/// Copies of nodes (DOM §4.4 "clone"). Walks without recursion. Thread: `RendererMain`.
public final class NodeCloning {
  private NodeCloning() {}

  public static Node clone(Node node, boolean deep) {
    return clone(node, deep, node.ownerDocument());
  }

  /// A copy that belongs to `document`.
  public static Node clone(Node node, boolean deep, Document document) {
    Node copy = cloneOne(node, document);
    Document owner = copy instanceof Document made ? made : document;
    if (!deep || !(node instanceof ContainerNode)) {
      copyTemplate(node, copy, deep);
      return copy;
    }
    copyTemplate(node, copy, true);
    ContainerNode target = (ContainerNode) copy;
    Node at = node.firstChild();
    while (at != null) {
      Node made = cloneOne(at, owner);
      copyTemplate(at, made, true);
      target.insertOne(made, null);
      Node child = at.firstChild();
      if (child != null) {
        at = child;
        target = (ContainerNode) made;
        continue;
      }
      while (at != null && at != node && at.next == null) {
        at = at.parent;
        ContainerNode above = target.parent;
        if (at == node || at == null || above == null) {
          return copy;
        }
        target = above;
      }
      at = at == null || at == node ? null : at.next;
    }
    return copy;
  }

  /// HTML §4.12.3 "cloning steps" of a template.
  private static void copyTemplate(Node from, Node to, boolean deep) {
    if (!deep || !(from instanceof Element source) || !(to instanceof Element target)) {
      return;
    }
    DocumentFragment contents = source.templateContents();
    DocumentFragment made = target.templateContents();
    if (contents == null || made == null) {
      return;
    }
    for (Node child = contents.firstChild(); child != null; child = child.next) {
      made.insertOne(clone(child, true, made.ownerDocument()), null);
    }
  }

  /// DOM §4.4 "clone a single node", steps 2.1 and 2.2: the copy of a custom element is upgraded
  /// soon.
  private static void copyCustom(Element from, Element copy, Document document) {
    CustomElement custom = from.custom();
    if (custom != null && custom.is() != null) {
      copy.makeCustom().setIs(custom.is());
    }
    CustomElementRegistry registry = document.customElements();
    if (registry != null && !registry.isEmpty()) {
      registry.tryToUpgrade(copy);
    }
    ShadowRoot shadow = from.shadowRoot();
    if (shadow != null && shadow.options().clonable()) {
      ShadowRoot made = copy.attachShadow(shadow.options());
      made.setDeclarative(shadow.isDeclarative());
      for (Node child = shadow.firstChild(); child != null; child = child.next) {
        made.insertOne(clone(child, true, document), null);
      }
    }
  }

  private static Node cloneOne(Node node, Document document) {
    return switch (node) {
      case Element element -> {
        Element copy =
            element.isHtml() && element.prefix() == null
                ? document.createElement(element.localName())
                : document.createElement(
                    element.namespace(), element.prefix(), element.localName());
        for (int i = 0; i < element.attributeCount(); i++) {
          copy.setAttributeNs(element.attributeAt(i));
        }
        copy.copyFormState(element);
        copyCustom(element, copy, document);
        yield copy;
      }
      case Attr attr -> new Attr(document, attr.attribute(), null);
      case CdataSection section -> document.createCdataSection(section.data());
      case Text text -> document.createText(text.data());
      case Comment comment -> document.createComment(comment.data());
      case ProcessingInstruction instruction ->
          document.createProcessingInstruction(instruction.target(), instruction.data());
      case DocumentType type ->
          new DocumentType(document, type.name(), type.publicId(), type.systemId());
      case DocumentFragment ignored -> document.createFragment();
      case Document source -> {
        Document copy = source.sibling(source.url(), source.isXml());
        copy.setContentType(source.contentType());
        copy.setXmlDocument(source.isXmlDocument());
        copy.setMode(source.mode());
        copy.setEncoding(source.encoding());
        yield copy;
      }
    };
  }
}
