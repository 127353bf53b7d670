package bulkhead.renderer.dom;

import org.jspecify.annotations.Nullable;

/// An attribute as a node (DOM §4.9.2). Elements hold [Attribute] records; this is made when script
/// asks for the node. While it belongs to an element, that element holds the value. Thread: owned
/// by `RendererMain`.
public final class Attr extends Node {
  private Attribute attribute;
  private @Nullable Element owner;

  Attr(Document document, Attribute attribute, @Nullable Element owner) {
    super(document);
    this.attribute = attribute;
    this.owner = owner;
  }

  public @Nullable Element ownerElement() {
    return owner;
  }

  void setOwner(@Nullable Element owner) {
    this.owner = owner;
  }

  public String namespace() {
    return attribute.namespace();
  }

  public String localName() {
    return attribute.localName();
  }

  public String name() {
    return attribute.name();
  }

  public @Nullable String prefix() {
    int colon = attribute.name().indexOf(':');
    return attribute.namespace().isEmpty() || colon < 0
        ? null
        : attribute.name().substring(0, colon);
  }

  Attribute attribute() {
    return attribute;
  }

  public String value() {
    return attribute.value();
  }

  /// The element's attribute has changed.
  void take(Attribute changed) {
    this.attribute = changed;
  }

  /// DOM §4.9.2 "set an existing attribute value".
  public void setValue(String value) {
    Attribute changed =
        new Attribute(attribute.namespace(), attribute.localName(), attribute.name(), value);
    Element element = owner;
    if (element == null) {
      attribute = changed;
    } else {
      element.setAttributeNs(changed);
    }
  }

  @Override
  public int nodeType() {
    return ATTRIBUTE_NODE;
  }
}
