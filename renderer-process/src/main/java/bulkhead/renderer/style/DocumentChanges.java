package bulkhead.renderer.style;

import bulkhead.renderer.dom.Attribute;
import bulkhead.renderer.dom.CharacterData;
import bulkhead.renderer.dom.Checkedness;
import bulkhead.renderer.dom.ContainerNode;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.ElementObserver;
import bulkhead.renderer.dom.ElementState;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.dom.ShadowRoot;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Sees each change of a document and marks the elements that have to be styled again because of
/// it. Owned by `RendererMain`.
final class DocumentChanges implements ElementObserver {
  private final Document document;
  private final AuthorRules rules;

  /// What last matched selectors; null while none ever was.
  private @Nullable SelectorMatcher matcher;

  DocumentChanges(Document document, AuthorRules rules) {
    this.document = document;
    this.rules = rules;
  }

  void setMatcher(SelectorMatcher newMatcher) {
    matcher = newMatcher;
  }

  @Override
  public void nodeInserted(Node node) {
    Element root = document.documentElement();
    if (root != null
        && node instanceof Element meta
        && meta.is("meta")
        && meta.attributeOrEmpty("name").equalsIgnoreCase("color-scheme")) {
      root.markDirty(Node.STYLE_SUBTREE);
    }
    childrenChanged(node.parent(), node.previousSibling(), node.nextSibling(), node);
  }

  @Override
  public void elementRemoved(Element element, Node root) {
    element.setStyleData(null);
  }

  @Override
  public void nodeRemoved(
      Node node, ContainerNode parent, @Nullable Node previous, @Nullable Node next) {
    childrenChanged(parent, previous, next, parent);
  }

  private void childrenChanged(
      @Nullable ContainerNode container,
      @Nullable Node previous,
      @Nullable Node next,
      Node changed) {
    Element parent =
        container instanceof ShadowRoot shadow
            ? shadow.shadowHost()
            : container instanceof Element element ? element : null;
    if (parent == null) {
      return;
    }
    textChanged(parent);
    int flags = parent.styleFlags();
    if (flags != 0) {
      if ((flags & StyleFlags.EMPTY) != 0) {
        parent.markDirty(Node.STYLE_SUBTREE);
      }
      if ((flags & StyleFlags.CHILDREN_FORWARD) != 0) {
        markElements(next, true, Integer.MAX_VALUE);
      }
      if ((flags & StyleFlags.CHILDREN_BACKWARD) != 0) {
        markElements(previous, false, Integer.MAX_VALUE);
      }
      if ((flags & StyleFlags.CHILDREN_AT_ENDS) != 0) {
        markElements(next, true, 1);
        markElements(previous, false, 1);
      }
    }
    if (matcher != null && matcher.hasTriedHas()) {
      InvalidationIndex.markHasAnchors(changed);
    }
  }

  private static void markElements(@Nullable Node from, boolean forward, int limit) {
    int count = 0;
    Node node = from;
    while (node != null && count < limit) {
      if (node instanceof Element element) {
        element.markDirty(Node.STYLE_SUBTREE);
        count++;
      }
      node = forward ? node.nextSibling() : node.previousSibling();
    }
  }

  @Override
  public void attributeChanged(
      Element element, Attribute attribute, @Nullable String oldValue, @Nullable String newValue) {
    String name = attribute.localName();
    if (matcher == null) {
      return; // Nothing was ever matched.
    }
    // The attribute may be a hint, or be in attr(): its own element is always restyled.
    element.markDirty(Node.STYLE);
    shadowMayChange(element);
    if (name.equals("exportparts")) {
      element.markDirty(Node.STYLE_SUBTREE);
    }
    switch (name) {
      case "class" -> {
        Set<String> before = AuthorRules.words(oldValue);
        Set<String> after = AuthorRules.words(newValue);
        for (String each : before) {
          if (!after.contains(each)) {
            rules.invalidation().classChanged(element, each);
          }
        }
        for (String each : after) {
          if (!before.contains(each)) {
            rules.invalidation().classChanged(element, each);
          }
        }
      }
      case "id" -> {
        if (oldValue != null) {
          rules.invalidation().idChanged(element, oldValue);
        }
        if (newValue != null) {
          rules.invalidation().idChanged(element, newValue);
        }
      }
      case "border", "cellpadding", "rules", "bordercolor", "frame" -> {
        if (element.is("table")) {
          element.markDirty(Node.STYLE_SUBTREE);
        }
      }
      case "lang", "dir" -> element.markDirty(Node.STYLE_SUBTREE);
      default -> {}
    }
    rules.invalidation().attributeChanged(element, name);
  }

  @Override
  public void controlValueChanged(Element element) {
    rules.invalidation().stateChanged(element, ElementState.PLACEHOLDER_SHOWN);
    validityMayChange(element);
  }

  /// The element's own validity, and that of what it belongs to.
  private void validityMayChange(Element element) {
    InvalidationIndex index = rules.invalidation();
    index.stateChanged(element, ElementState.FURTHER_ERROR);
    if (!index.dependsOn(ElementState.FURTHER_ERROR)) {
      return;
    }
    for (Element at = element.parentElement(); at != null; at = at.parentElement()) {
      if (at.is("form") || at.is("fieldset") || at.is("select")) {
        index.stateChanged(at, ElementState.FURTHER_ERROR);
      }
    }
    Element form = Checkedness.formOf(element);
    if (form != null) {
      index.stateChanged(form, ElementState.FURTHER_ERROR);
    }
    String name = element.attributeOrEmpty("name");
    if (element.attributeOrEmpty("type").equalsIgnoreCase("radio") && !name.isEmpty()) {
      Node root = element.root();
      for (Node node = root; node != null; node = node.nextInTree(root)) {
        if (node instanceof Element other && name.equals(other.attribute("name"))) {
          index.stateChanged(other, ElementState.FURTHER_ERROR);
        }
      }
    }
  }

  @Override
  public void stateChanged(Element element, int changed) {
    rules.invalidation().stateChanged(element, changed);
    if ((changed & (ElementState.CHECKED | ElementState.FURTHER_ERROR)) != 0) {
      validityMayChange(element);
    }
    shadowMayChange(element);
    if (SelectorMatcher.slotOf(element) != null) {
      element.markDirty(Node.STYLE);
    }
  }

  /// Text in an element with `dir=auto` may turn it round.
  private void textChanged(@Nullable ContainerNode container) {
    if (matcher == null || !rules.invalidation().dependsOnDirection()) {
      return;
    }
    for (ContainerNode at = container; at instanceof Element each; at = each.parent()) {
      if (each.is("bdi") || each.attributeOrEmpty("dir").equalsIgnoreCase("auto")) {
        each.markDirty(Node.STYLE_SUBTREE);
        rules.invalidation().attributeChanged(each, "dir");
      }
    }
  }

  @Override
  public void characterDataChanged(CharacterData node, String oldData) {
    textChanged(node.parent());
    if (node.parent() instanceof Element parent && (parent.styleFlags() & StyleFlags.EMPTY) != 0) {
      parent.markDirty(Node.STYLE_SUBTREE);
    }
  }

  /// Something about an element has changed that rules of other trees may ask for.
  private void shadowMayChange(Element element) {
    if (!rules.anyStyledTree() && element.shadowRoot() == null) {
      return;
    }
    boolean host = element.shadowRoot() != null;
    boolean slot = element.isInShadow() && element.is("slot");
    if (host || slot || rules.anyHostContext()) {
      element.markDirty(Node.STYLE_SUBTREE);
    }
  }
}
