package bulkhead.renderer.script.bindings;

import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.dom.ScriptObject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// A live collection (DOM §4.2.10.2): the elements below a root that a test accepts. JavaScript
/// keeps the list until the tree's version has changed. Thread: owned by `RendererMain`.
class HtmlCollection extends ScriptObject.Base {
  /// What the elements' membership depends on besides the tree.
  enum Follows {
    TREE,
    ATTRIBUTES
  }

  private final Node root;
  private final boolean deep;
  private final Follows follows;
  private final Predicate<Element> accepts;

  private int interfaceNumber = InterfaceNumbers.HTML_COLLECTION;

  HtmlCollection(Node root, boolean deep, Follows follows, Predicate<Element> accepts) {
    this.root = root;
    this.deep = deep;
    this.follows = follows;
    this.accepts = accepts;
  }

  /// Makes it one of the interfaces that inherit from `HTMLCollection`.
  HtmlCollection as(int number) {
    interfaceNumber = number;
    return this;
  }

  int interfaceNumber() {
    return interfaceNumber;
  }

  Node root() {
    return root;
  }

  boolean followsAttributes() {
    return follows == Follows.ATTRIBUTES;
  }

  /// The elements now, in tree order unless the collection has an order of its own.
  List<Element> items() {
    List<Element> items = new ArrayList<>();
    Node node = root.firstChild();
    while (node != null) {
      if (node instanceof Element element && accepts.test(element)) {
        items.add(element);
      }
      node = deep ? node.nextInTree(root) : node.nextSibling();
    }
    return items;
  }
}
