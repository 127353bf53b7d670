package bulkhead.renderer.script.bindings;

import bulkhead.renderer.dom.DocumentFragment;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.html.HtmlFragmentParser;

/// Markup that script gives (HTML §8.5).
final class Fragments {
  private Fragments() {}

  static DocumentFragment parse(Element context, String markup) {
    return HtmlFragmentParser.parse(context, markup);
  }
}
