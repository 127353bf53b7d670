package bulkhead.renderer.script.bindings;

import bulkhead.renderer.css.selector.SelectorList;
import bulkhead.renderer.dom.CharacterData;
import bulkhead.renderer.dom.ContainerNode;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.script.bindings.HtmlCollection.Follows;
import org.jspecify.annotations.Nullable;

/// `ParentNode` and `NonDocumentTypeChildNode` (DOM §4.2.6, §4.2.7).
final class ParentNodeMembers {
  private ParentNodeMembers() {}

  static HtmlCollection children(ContainerNode node) {
    return new HtmlCollection(node, false, Follows.TREE, element -> true);
  }

  static @Nullable Element firstElementChild(ContainerNode node) {
    return node.firstElementChild();
  }

  static @Nullable Element lastElementChild(ContainerNode node) {
    return node.lastElementChild();
  }

  static int childElementCount(ContainerNode node) {
    int count = 0;
    for (Element child = node.firstElementChild();
        child != null;
        child = child.nextElementSibling()) {
      count++;
    }
    return count;
  }

  static @Nullable Element querySelector(ContainerNode node, String selectors) {
    SelectorList list = Selectors.parse(selectors);
    return Selectors.first(node, list);
  }

  static @Nullable Element previousElementSibling(Element node) {
    return node.previousElementSibling();
  }

  static @Nullable Element previousElementSibling(CharacterData node) {
    return node.previousElementSibling();
  }

  static @Nullable Element nextElementSibling(Element node) {
    return node.nextElementSibling();
  }

  static @Nullable Element nextElementSibling(CharacterData node) {
    return node.nextElementSibling();
  }
}
