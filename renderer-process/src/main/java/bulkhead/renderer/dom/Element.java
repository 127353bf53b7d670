package bulkhead.renderer.dom;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An element (DOM §4.9). Thread: owned by `RendererMain`.
///
/// Local names and attribute names are interned, so that matching compares them with `==` first.
public final class Element extends ContainerNode {
  private static final Attribute[] NO_ATTRIBUTES = {};
  private static final String[] NO_CLASSES = {};

  private final String namespace;
  private final String localName;
  private Attribute[] attributes;
  private int attributeCount;
  private @Nullable String id;
  private String[] classes = NO_CLASSES;
  private boolean handlerAttribute;
  private int state;
  private @Nullable Object styleData;
  private int styleFlags;
  private @Nullable RareData rare;

  /// What few elements have, so that the others need no room for it.
  private static final class RareData {
    @Nullable String prefix;
    List<Attr> attrNodes = List.of();
    @Nullable String controlValue;
    @Nullable DocumentFragment templateContents;
    @Nullable ShadowRoot shadowRoot;
    @Nullable CustomElement custom;
  }

  private RareData makeRare() {
    RareData data = rare;
    if (data == null) {
      data = new RareData();
      rare = data;
    }
    return data;
  }

  Element(Document document, String namespace, @Nullable String prefix, String localName) {
    super(document);
    this.namespace = namespace;
    if (prefix != null) {
      makeRare().prefix = prefix;
    }
    this.localName = localName;
    this.attributes = NO_ATTRIBUTES;
  }

  public String namespace() {
    return namespace;
  }

  public @Nullable String prefix() {
    return rare == null ? null : rare.prefix;
  }

  /// DOM §4.9 "create an element", step 6.1.4.9: the constructor does not know the prefix.
  public void setPrefix(@Nullable String prefix) {
    makeRare().prefix = prefix;
    SharedTree shared = ownerDocument.shared();
    if (shared != null) {
      shared.changedKind(this);
    }
  }

  /// Interned; lower case for HTML elements that a parser made.
  public String localName() {
    return localName;
  }

  /// `prefix:localName`, or `localName` without a prefix.
  public String qualifiedName() {
    String prefix = prefix();
    return prefix == null ? localName : prefix + ":" + localName;
  }

  public boolean isHtml() {
    return namespace == Namespaces.HTML;
  }

  /// Whether this is the HTML element of that name.
  public boolean is(String htmlName) {
    // OPTIMIZATION: names that differ mostly do so in their length, and few compilers see into
    // equals.
    return namespace == Namespaces.HTML
        && localName.length() == htmlName.length()
        && localName.equals(htmlName);
  }

  // Attributes.

  public List<Attribute> attributes() {
    return List.of(Arrays.copyOf(attributes, attributeCount));
  }

  public int attributeCount() {
    return attributeCount;
  }

  public Attribute attributeAt(int index) {
    return attributes[index];
  }

  /// The value of the attribute with this qualified name, or null.
  public @Nullable String attribute(String name) {
    int index = indexOf(name);
    return index < 0 ? null : attributes[index].value();
  }

  /// Like [#attribute], with "" for an absent one.
  public String attributeOrEmpty(String name) {
    String value = attribute(name);
    return value == null ? "" : value;
  }

  public boolean hasAttribute(String name) {
    return indexOf(name) >= 0;
  }

  public void setAttribute(String name, String value) {
    setAttribute(Attribute.of(name.intern(), value));
  }

  /// Adds the attribute or replaces the one with the same qualified name.
  public void setAttribute(Attribute attribute) {
    int index = indexOf(attribute.name());
    String old = null;
    if (index >= 0) {
      old = attributes[index].value();
      attributes[index] = attribute;
    } else {
      if (attributeCount == attributes.length) {
        attributes = Arrays.copyOf(attributes, attributeCount == 0 ? 2 : attributeCount * 2);
      }
      attributes[attributeCount++] = attribute;
    }
    takeAttr(attribute);
    changed(attribute, old, attribute.value());
  }

  /// Adds the attribute or replaces the one with the same namespace and local name (DOM §4.9 "set
  /// an attribute value").
  public void setAttributeNs(Attribute attribute) {
    int index = indexOf(attribute.namespace(), attribute.localName());
    if (index < 0) {
      add(attribute);
      changed(attribute, null, attribute.value());
    } else {
      Attribute old = attributes[index];
      Attribute changed =
          new Attribute(old.namespace(), old.localName(), old.name(), attribute.value());
      attributes[index] = changed;
      takeAttr(changed);
      changed(changed, old.value(), changed.value());
    }
  }

  private void add(Attribute attribute) {
    if (attributeCount == attributes.length) {
      attributes = Arrays.copyOf(attributes, attributeCount == 0 ? 2 : attributeCount * 2);
    }
    attributes[attributeCount++] = attribute;
  }

  public @Nullable String attributeNs(String namespace, String localName) {
    int index = indexOf(namespace, localName);
    return index < 0 ? null : attributes[index].value();
  }

  public void removeAttributeNs(String namespace, String localName) {
    int index = indexOf(namespace, localName);
    if (index >= 0) {
      removeAt(index);
    }
  }

  private int indexOf(String namespace, String localName) {
    for (int i = 0; i < attributeCount; i++) {
      if (attributes[i].localName().equals(localName)
          && attributes[i].namespace().equals(namespace)) {
        return i;
      }
    }
    return -1;
  }

  // Attributes as nodes: those that script has asked for.

  public List<Attr> attrNodes() {
    return Collections.unmodifiableList(ownAttrNodes());
  }

  private List<Attr> ownAttrNodes() {
    return rare == null ? List.of() : rare.attrNodes;
  }

  private void addAttrNode(Attr attr) {
    RareData data = makeRare();
    if (data.attrNodes.isEmpty()) {
      data.attrNodes = new ArrayList<>(1);
    }
    data.attrNodes.add(attr);
  }

  private void takeAttr(Attribute attribute) {
    for (Attr attr : ownAttrNodes()) {
      if (attr.localName().equals(attribute.localName())
          && attr.namespace().equals(attribute.namespace())) {
        attr.take(attribute);
      }
    }
  }

  /// The node of the attribute at `index`.
  public Attr attrAt(int index) {
    Attribute attribute = attributes[index];
    for (Attr attr : ownAttrNodes()) {
      if (attr.localName().equals(attribute.localName())
          && attr.namespace().equals(attribute.namespace())) {
        return attr;
      }
    }
    Attr made = new Attr(ownerDocument, attribute, this);
    addAttrNode(made);
    return made;
  }

  public @Nullable Attr attrNode(String name) {
    int index = indexOf(name);
    return index < 0 ? null : attrAt(index);
  }

  public @Nullable Attr attrNodeNs(String namespace, String localName) {
    int index = indexOf(namespace, localName);
    return index < 0 ? null : attrAt(index);
  }

  /// DOM §4.9 "set an attribute": the node that was there before, or null.
  public @Nullable Attr setAttrNode(Attr attr) {
    Element owner = attr.ownerElement();
    if (owner == this) {
      return attr;
    }
    if (owner != null) {
      throw new DomException("InUseAttributeError", "The attribute is in use by another element");
    }
    int index = indexOf(attr.namespace(), attr.localName());
    Attr old = index < 0 ? null : attrAt(index);
    if (old != null) {
      forget(old);
    }
    attr.setOwner(this);
    attr.ownerDocument = ownerDocument;
    addAttrNode(attr);
    Attribute attribute = attr.attribute();
    if (index < 0) {
      add(attribute);
      changed(attribute, null, attribute.value());
    } else {
      String before = attributes[index].value();
      attributes[index] = attribute;
      changed(attribute, before, attribute.value());
    }
    return old;
  }

  private void forget(Attr attr) {
    ownAttrNodes().remove(attr);
    attr.setOwner(null);
    SharedTree shared = ownerDocument.shared();
    if (shared != null && attr.scriptNumber != 0) {
      shared.addDetached(attr);
    }
  }

  /// DOM §4.9 "remove an attribute" by its node.
  public void removeAttrNode(Attr attr) {
    if (attr.ownerElement() != this) {
      throw DomException.notFound("The attribute is not the element's");
    }
    removeAttributeNs(attr.namespace(), attr.localName());
  }

  public void removeAttribute(String name) {
    int index = indexOf(name);
    if (index < 0) {
      return;
    }
    removeAt(index);
  }

  private void removeAt(int index) {
    Attribute removed = attributes[index];
    for (Attr attr : List.copyOf(ownAttrNodes())) {
      if (attr.attribute() == removed) {
        forget(attr);
      }
    }
    attributes = attributes.clone();
    System.arraycopy(attributes, index + 1, attributes, index, attributeCount - index - 1);
    attributeCount--;
    changed(removed, removed.value(), null);
  }

  private int indexOf(String name) {
    for (int i = 0; i < attributeCount; i++) {
      String each = attributes[i].name();
      // OPTIMIZATION: most names differ in their length already, and few compilers see into equals.
      if (each.length() == name.length() && each.equals(name)) {
        return i;
      }
    }
    return -1;
  }

  private void changed(Attribute attribute, @Nullable String oldValue, @Nullable String newValue) {
    if (attribute.namespace().isEmpty()) {
      switch (attribute.localName()) {
        case "checked", "selected" ->
            Checkedness.attributeChanged(this, attribute.localName(), newValue != null);
        case "type" -> {
          if (is("input")) {
            InputTypes.changed(this, oldValue, newValue);
          }
        }
        default -> {}
      }
    }
    MutationObservers.attribute(this, attribute, oldValue);
    SharedTree shared = ownerDocument.shared();
    if (shared != null) {
      shared.attributeChanged(this);
    }
    if (!handlerAttribute && attribute.localName().startsWith("on")) {
      handlerAttribute = true;
      if (shared != null) {
        shared.changedKind(this);
      }
    }
    if (attribute.namespace().isEmpty()) {
      switch (attribute.localName()) {
        case "id" -> {
          String newId = newValue == null || newValue.isEmpty() ? null : newValue.intern();
          if (isConnected() && !isInShadow()) {
            ownerDocument.unregisterId(this, id);
            ownerDocument.registerId(this, newId);
          }
          id = newId;
        }
        case "class" -> classes = newValue == null ? NO_CLASSES : ClassNames.of(newValue);
        case "slot" -> {
          if (parent() instanceof Element host && host.shadowRoot() != null) {
            host.shadowRoot().slots().childRenamed(this, oldValue, newValue);
          }
        }
        case "name" -> {
          if (isInShadow() && is("slot") && root() instanceof ShadowRoot shadow) {
            shadow.slots().slotsChanged();
          }
        }
        default -> {}
      }
    }
    CustomElement custom = custom();
    if (custom != null && custom.state() == CustomElement.State.CUSTOM) {
      custom.enqueueAttribute(this, attribute, oldValue, newValue);
    }
    if (isConnected()) {
      ownerDocument.notifyAttributeChanged(this, attribute, oldValue, newValue);
    } else if (scriptNumber() > 0 && attribute.localName().equals("open") && is("details")) {
      ownerDocument.notifyDetachedDetailsChanged(this, oldValue, newValue);
    } else if (scriptNumber() > 0 // a script has it, not a parser that is about to insert it
        && isSource(attribute)) {
      ownerDocument.notifyDetachedSourceChanged(this);
    }
  }

  private boolean isSource(Attribute attribute) {
    return switch (attribute.localName()) {
      case "src" -> is("img") || is("audio") || is("video");
      case "width" -> is("img");
      case "srcset", "sizes" -> is("img") || is("source");
      case "media", "type" -> is("source");
      default -> false;
    };
  }

  /// The `id` attribute, interned; null when absent or empty.
  public @Nullable String id() {
    return id;
  }

  public int classCount() {
    return classes.length;
  }

  /// An interned class name, in the order of the attribute.
  public String classAt(int index) {
    return classes[index];
  }

  public boolean hasClass(String name) {
    for (String each : classes) {
      if (each.equals(name)) {
        return true;
      }
    }
    return false;
  }

  /// Whether this element has, or had, an attribute such as `onclick`.
  public boolean hasHandlerAttribute() {
    return handlerAttribute;
  }

  // Interactive state.

  /// The bits of [ElementState].
  public int state() {
    return state;
  }

  public boolean hasState(int bit) {
    return (state & bit) != 0;
  }

  /// Sets or clears bits of [ElementState] and tells the observers when something changed.
  public void setState(int bits, boolean on) {
    int before = state;
    state = on ? state | bits : state & ~bits;
    if (before != state && isConnected()) {
      int changed = before ^ state;
      ownerDocument.notifyStateChanged(this, changed | changed >>> ElementState.FORCED_SHIFT);
    }
  }

  /// The value of an `input` or `textarea` that is not its attribute's or its text's any more (HTML
  /// §4.10.18.1 "dirty value flag"); null while it is.
  public @Nullable String controlValue() {
    return rare == null ? null : rare.controlValue;
  }

  public void setControlValue(@Nullable String value) {
    if (!Objects.equals(controlValue(), value)) {
      makeRare().controlValue = value;
      if (isConnected()) {
        markDirty(BOXES | LAYOUT);
        ownerDocument.notifyControlValueChanged(this);
      }
    }
  }

  /// What style hangs on this element; `ComputedStyle.of(element)` reads it. The DOM never looks
  /// into it.
  public @Nullable Object styleData() {
    return styleData;
  }

  public void setStyleData(@Nullable Object data) {
    this.styleData = data;
  }

  /// The style engine's own notes on what this element's or its children's styles depend on.
  public int styleFlags() {
    return styleFlags;
  }

  public void setStyleFlags(int flags) {
    this.styleFlags = flags;
  }

  /// Takes over what a form control's clone keeps (HTML "cloning steps").
  void copyFormState(Element from) {
    if (from.hasState(ElementState.CHECKED)) {
      setState(ElementState.CHECKED, true);
    }
    if (from.hasState(ElementState.DIRTY_CHECKEDNESS)) {
      setState(ElementState.DIRTY_CHECKEDNESS, true);
      setState(ElementState.CHECKED, from.hasState(ElementState.CHECKED));
    }
    if (!Objects.equals(controlValue(), from.controlValue())) {
      makeRare().controlValue = from.controlValue();
    }
  }

  /// A `<template>`'s contents, which are not its children (HTML §4.12.3); null for every other
  /// element.
  public @Nullable DocumentFragment templateContents() {
    return rare == null ? null : rare.templateContents;
  }

  public void setTemplateContents(DocumentFragment contents) {
    makeRare().templateContents = contents;
    contents.setHost(this);
  }

  /// Takes `contents` for a template's, which are another element's shadow tree.
  public void lendTemplateContents(ShadowRoot contents) {
    makeRare().templateContents = contents;
  }

  // Shadow trees and custom elements.

  /// The shadow tree that is shown in place of the children; null for most elements.
  public @Nullable ShadowRoot shadowRoot() {
    return rare == null ? null : rare.shadowRoot;
  }

  /// DOM §4.9 "attach a shadow root", after its checks.
  public ShadowRoot attachShadow(ShadowRoot.Options options) {
    ShadowRoot made = new ShadowRoot(this, options);
    made.setConnected(isConnected());
    makeRare().shadowRoot = made;
    SharedTree shared = ownerDocument.shared();
    if (shared != null) {
      shared.shadowAttached(this);
    }
    if (isConnected()) {
      markDirty(STYLE_SUBTREE | BOXES);
    }
    return made;
  }

  /// What a custom element has beside others; null for elements that neither are custom nor were
  /// meant to be.
  public @Nullable CustomElement custom() {
    return rare == null ? null : rare.custom;
  }

  /// [#custom], made if there was none.
  public CustomElement makeCustom() {
    CustomElement known = custom();
    if (known == null) {
      known = new CustomElement();
      makeRare().custom = known;
    }
    return known;
  }

  /// DOM §4.9 "defined".
  public boolean isDefined() {
    if (!isHtml()) {
      return true;
    }
    CustomElement custom = custom();
    return custom == null
        ? !CustomElementNames.isValid(localName)
        : custom.state() == CustomElement.State.CUSTOM;
  }

  /// [#isDefined] has become true: `:defined` matches now.
  public void definedChanged() {
    if (isConnected()) {
      markDirty(STYLE_SUBTREE);
    }
  }

  /// HTML §4.12.4 `slot.assign()`, of this slot.
  public void setManualSlottables(List<? extends Node> nodes) {
    if (root() instanceof ShadowRoot shadow) {
      shadow.slots().assignManually(this, nodes);
    }
  }

  @Override
  public String toString() {
    StringBuilder out = new StringBuilder("<").append(qualifiedName());
    if (id != null) {
      out.append('#').append(id);
    }
    for (String each : classes) {
      out.append('.').append(each);
    }
    return out.append('>').toString();
  }

  @Override
  public int nodeType() {
    return ELEMENT_NODE;
  }
}
