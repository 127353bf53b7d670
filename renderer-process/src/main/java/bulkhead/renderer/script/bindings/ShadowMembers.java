package bulkhead.renderer.script.bindings;

import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.HtmlSerializer;
import bulkhead.renderer.dom.ShadowRoot;
import bulkhead.renderer.html.HtmlFragmentParser;
import java.util.Locale;

/// `ShadowRoot` (DOM §4.8).
final class ShadowMembers {
  private ShadowMembers() {}

  static String mode(ShadowRoot root) {
    return root.options().mode().name().toLowerCase(Locale.ROOT);
  }

  static boolean delegatesFocus(ShadowRoot root) {
    return root.options().delegatesFocus();
  }

  static String slotAssignment(ShadowRoot root) {
    return root.options().slotAssignment().name().toLowerCase(Locale.ROOT);
  }

  static boolean clonable(ShadowRoot root) {
    return root.options().clonable();
  }

  static boolean serializable(ShadowRoot root) {
    return root.options().serializable();
  }

  static Element host(ShadowRoot root) {
    return root.shadowHost();
  }

  static String innerHTML(ShadowRoot root) {
    return root.ownerDocument().isXml()
        ? XmlSerializer.fragmentOf(root)
        : HtmlSerializer.children(root);
  }

  static void setInnerHTML(ShadowRoot root, String markup) {
    root.replaceAll(Fragments.parse(root.shadowHost(), markup));
  }

  static void setHTMLUnsafe(ShadowRoot root, String markup) {
    root.replaceAll(HtmlFragmentParser.parseWithShadow(root.shadowHost(), markup));
  }
}
