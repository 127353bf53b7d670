package bulkhead.renderer.layout.tree;

import bulkhead.renderer.css.value.Display;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.style.ComputedStyle;
import java.util.List;

/// What stands for an `img` that has no picture (HTML §15.4.3), with Chromium's icon: text behind
/// the icon where there is a text, the icon alone where nobody said what the picture is, nothing
/// where the page says that it means nothing.
final class BrokenImages {
  static final String ICON = "broken-image";

  private BrokenImages() {}

  /// Whether it stands for a picture without a word about it.
  static boolean isIconAlone(Element element) {
    return element.attribute("alt") == null && element.attributeOrEmpty("title").isEmpty();
  }

  /// Text that is shown does not care for the size that the picture would have had, except in
  /// quirks mode where the page gave both measures; an icon alone, and a picture that means
  /// nothing, do not if it gave one. An `img` without an address and a text is none that failed.
  static boolean ignoresSize(Element element, ComputedStyle style) {
    boolean both = !style.width().isAuto() && !style.height().isAuto();
    boolean failed = element.hasAttribute("src");
    if (style.display() != Display.INLINE || !failed && text(element).isEmpty()) {
      return false;
    }
    boolean quirks = element.ownerDocument().isQuirks();
    return text(element).isEmpty()
        ? !both && (element.attribute("alt") != null || !quirks)
        : !(both && quirks);
  }

  static void addContents(Element element, ComputedStyle style, List<Box> children) {
    String text = text(element);
    if (text.isEmpty()) {
      return;
    }
    ElementBox icon = new ElementBox(ElementBox.Kind.MARKER, null, null, style, true, true);
    icon.setMarkerSymbol(ICON);
    icon.setNewFormattingContext(true);
    icon.setChildren(List.of(), true);
    children.add(icon);
    children.add(new TextBox(style, null, text));
  }

  private static String text(Element element) {
    String alt = element.attribute("alt");
    return alt != null ? alt : element.attributeOrEmpty("title");
  }
}
