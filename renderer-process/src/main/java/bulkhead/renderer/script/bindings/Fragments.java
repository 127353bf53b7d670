package bulkhead.renderer.script.bindings;

import bulkhead.renderer.dom.DocumentFragment;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.html.HtmlFragmentParser;
import bulkhead.renderer.html.XmlFragmentParser;

/// Markup that script gives: the fragment parsing algorithm steps (HTML §8.5).
final class Fragments {
  private Fragments() {}

  static DocumentFragment parse(Element context, String markup) {
    return context.ownerDocument().isXml()
        ? XmlFragmentParser.parse(context, markup)
        : HtmlFragmentParser.parse(context, markup);
  }

  /// The same, whose scripts run when they are inserted.
  static DocumentFragment parseWithScripts(Element context, String markup) {
    return context.ownerDocument().isXml()
        ? XmlFragmentParser.parseWithScripts(context, markup)
        : HtmlFragmentParser.parseWithScripts(context, markup);
  }
}
