package bulkhead.renderer.layout.block;

import bulkhead.renderer.css.value.LengthPercentage;
import bulkhead.renderer.css.value.Size;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.layout.fragment.LayoutContext;
import bulkhead.renderer.layout.tree.ElementBox;

/// Margins that the user agent gives, not the page, vanish at the edges of a body and of table
/// cells in quirks mode (HTML §15.3.10, "margin collapsing quirks").
///
/// Not in the spec: a margin counts as the user agent's where it has the size that the user agent
/// gives it. Which rule it came from is not kept.
final class QuirkyMargins {
  private QuirkyMargins() {}

  /// Whether the default margins of what is in it vanish at its edges.
  static boolean isContainer(LayoutContext context, ElementBox box) {
    if (!context.isQuirksMode() || box.pseudo() != null) {
      return false;
    }
    Element element = box.element();
    return element != null && (element.is("body") || element.is("td") || element.is("th"));
  }

  static boolean isTop(LayoutContext context, ElementBox box) {
    return context.isQuirksMode() && isDefault(box, box.style().marginTop());
  }

  /// Of the elements with default margins only paragraphs have one below that vanishes.
  static boolean isBottom(LayoutContext context, ElementBox box) {
    return context.isQuirksMode()
        && box.element() instanceof Element element
        && element.is("p")
        && isDefault(box, box.style().marginBottom());
  }

  private static boolean isDefault(ElementBox box, Size margin) {
    Element element = box.element();
    if (element == null || box.isAnonymous() || box.pseudo() != null || !element.isHtml()) {
      return false;
    }
    float ems =
        switch (element.localName()) {
          case "p", "blockquote", "dl", "dir", "menu", "ol", "ul" -> 1;
          case "listing", "plaintext", "pre", "xmp" -> 1;
          case "h1" -> 0.67f;
          case "h2" -> 0.83f;
          case "h3" -> 1;
          case "h4" -> 1.33f;
          case "h5" -> 1.67f;
          case "h6" -> 2.33f;
          default -> 0;
        };
    return ems > 0
        && margin instanceof LengthPercentage.Px(float px)
        && Math.abs(px - ems * box.style().fontSize()) < 1 / 64f;
  }
}
