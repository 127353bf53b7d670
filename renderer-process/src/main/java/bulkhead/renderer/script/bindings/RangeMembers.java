package bulkhead.renderer.script.bindings;

import bulkhead.renderer.dom.DocumentFragment;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.dom.Range;

/// What `Range` has that [Range] has not.
final class RangeMembers {
  private RangeMembers() {}

  static Range create(RealmBindings runtime) {
    return new Range(runtime.document());
  }

  /// Does nothing, by the standard.
  static void detach(Range range) {}

  static String toString(Range range) {
    return range.text();
  }

  /// HTML §8.5.7.
  static DocumentFragment createContextualFragment(Range range, String text) {
    Node node = range.startContainer();
    Element context =
        node instanceof Element element
            ? element
            : node.nodeType() == Node.TEXT_NODE || node.nodeType() == Node.COMMENT_NODE
                ? node.parentElement()
                : null;
    if (context == null || context.is("html") && !node.ownerDocument().isXml()) {
      context = node.ownerDocument().createElement("body");
    }
    return Fragments.parseWithScripts(context, text);
  }
}
