package bulkhead.renderer.layout.block;

import bulkhead.renderer.css.value.WritingMode;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.layout.fragment.BoxModel;
import bulkhead.renderer.layout.fragment.LayoutContext;
import bulkhead.renderer.layout.fragment.MarginStrut;
import bulkhead.renderer.layout.tree.ElementBox;

/// The html element fills the viewport, and the body the html element, in quirks mode (Quirks §3.6
/// and §3.7).
final class ViewportFill {
  private ViewportFill() {}

  static boolean isFor(LayoutContext context, ElementBox box) {
    Element element = box.element();
    return element != null
        && context.isQuirksMode()
        && box.pseudo() == null
        && box.isInFlow()
        && !box.isInlineLevel()
        && (isRoot(box) || isBody(box))
        && box.style().writingMode() == WritingMode.HORIZONTAL_TB
        && BoxModel.heightProperty(box).isAuto();
  }

  static boolean isRoot(ElementBox box) {
    Element element = box.element();
    return element != null && element == element.ownerDocument().documentElement();
  }

  private static boolean isBody(ElementBox box) {
    Element element = box.element();
    Element root = element == null ? null : element.ownerDocument().documentElement();
    return element != null
        && element.is("body")
        && element.parent() == root
        && root != null
        && root.layoutObject() instanceof ElementBox around
        && around.style().writingMode() == WritingMode.HORIZONTAL_TB;
  }

  /// What lies between the lower edge of the body and that of the viewport, and above the root.
  ///
  /// @param inside margins that collapse with the body's own
  static float below(LayoutContext context, ElementBox body, MarginStrut inside) {
    float width = context.viewportWidth();
    float own =
        inside.append(BoxModel.margin(body, width).bottom(), BoxModel.isQuirkyBottom(body)).sum();
    ElementBox root = body.parent();
    while (root != null && !isRoot(root)) {
      root = root.parent();
    }
    if (root == null) {
      return own;
    }
    return own
        + BoxModel.margin(root, width).vertical()
        + BoxModel.border(root).bottom()
        + BoxModel.padding(root, width).bottom();
  }
}
