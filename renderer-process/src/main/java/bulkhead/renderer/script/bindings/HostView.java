package bulkhead.renderer.script.bindings;

import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.dom.Text;
import bulkhead.renderer.selection.TextPosition;
import org.jspecify.annotations.Nullable;

/// What `08-view.js` asks of Java. An element that is null stands for the viewport.
final class HostView {
  private HostView() {}

  static String textRects(RealmBindings runtime, Node text, int from, int to) {
    return text instanceof Text node ? runtime.page().view().textRects(node, from, to) : "";
  }

  static String svgGeometry(RealmBindings runtime, Element element, int which, double at) {
    return runtime.page().view().svgGeometry(element, which, at);
  }

  static String caretRect(RealmBindings runtime, Node node, int offset) {
    return runtime.page().view().caretRect(node, offset);
  }

  static void revealCaret(RealmBindings runtime, Node node, int offset) {
    runtime.page().view().revealCaret(node, offset);
  }

  static int elementsAt(RealmBindings runtime, double x, double y) {
    return runtime.list(runtime.page().view().elementsAt(x, y));
  }

  static boolean isScroller(RealmBindings runtime, Element element) {
    return runtime.page().view().isScroller(element);
  }

  static double nearestOffset(
      RealmBindings runtime, @Nullable Element element, double to, boolean vertical) {
    return runtime.page().view().nearestOffset(element, to, vertical);
  }

  /// The text's number and the offset in it, or nothing.
  static String caretAt(RealmBindings runtime, double x, double y) {
    TextPosition position = runtime.page().view().caretAt(x, y);
    return position == null
        ? ""
        : runtime.tree().numberOf(position.node()) + "," + position.offset();
  }

  static double scrollOffset(RealmBindings runtime, @Nullable Element element, boolean vertical) {
    return runtime.page().view().scrollOffset(element, vertical);
  }

  static void scrollTo(
      RealmBindings runtime, @Nullable Element element, double x, double y, boolean smooth) {
    runtime.page().view().scroll(element, x, y, smooth);
  }
}
