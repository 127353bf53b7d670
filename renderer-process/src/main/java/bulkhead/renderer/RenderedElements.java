package bulkhead.renderer;

import bulkhead.renderer.css.value.Display;
import bulkhead.renderer.css.value.Visibility;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.FlatTree;
import bulkhead.renderer.style.ComputedStyle;
import org.jspecify.annotations.Nullable;

/// Whether an element is being rendered (HTML §15.1.1), as far as style alone says so: for
/// `focus()`, which pages call after each change, nothing is laid out. Thread: `RendererMain`.
final class RenderedElements {
  private RenderedElements() {}

  /// Null where only layout knows: inside of what shows its children in ways of its own.
  static @Nullable Boolean byStyle(Element element) {
    ComputedStyle own = ComputedStyle.of(element);
    if (own == null
        || own.display() == Display.CONTENTS
        || own.visibility() != Visibility.VISIBLE) {
      return false;
    }
    for (Element at = element; at != null; at = FlatTree.parentElement(at)) {
      ComputedStyle style = ComputedStyle.of(at);
      if (style == null || style.display() == Display.NONE) {
        return false;
      }
      if (at != element && showsChildrenItsWay(at)) {
        return null;
      }
    }
    return true;
  }

  private static boolean showsChildrenItsWay(Element element) {
    if (!element.isHtml()) {
      return switch (element.localName()) {
        case "svg", "g", "a", "text", "tspan", "path", "rect", "circle", "ellipse", "line" -> false;
        case "polygon", "polyline", "image" -> false;
        default -> true;
      };
    }
    return switch (element.localName()) {
      case "details", "select", "input", "textarea", "progress", "meter" -> true;
      case "img", "embed", "object", "iframe", "canvas", "video", "audio" -> true;
      default -> false;
    };
  }
}
