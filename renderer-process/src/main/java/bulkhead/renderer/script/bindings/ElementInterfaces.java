package bulkhead.renderer.script.bindings;

import bulkhead.renderer.dom.Element;

/// Which interface an element implements (HTML §3.2.2, "element interface").
final class ElementInterfaces {
  private ElementInterfaces() {}

  static int numberOf(Element element) {
    return InterfaceNumbers.ELEMENT;
  }
}
