package bulkhead.renderer.script.bindings;

import bulkhead.renderer.dom.Element;

/// Who wants to know which `style` attributes script has written through the CSSOM.
public interface StyleWrites {
  void written(Element element, String text);
}
