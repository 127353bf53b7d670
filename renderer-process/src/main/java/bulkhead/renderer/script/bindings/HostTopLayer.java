package bulkhead.renderer.script.bindings;

import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.TopLayer;

/// What `08-top-layer.js` asks of Java.
final class HostTopLayer {
  private HostTopLayer() {}

  static void addToTopLayer(RealmBindings runtime, Element element, int why) {
    element.ownerDocument().topLayer().add(element, why);
    runtime.tree().stateChanged();
  }

  static void removeFromTopLayer(RealmBindings runtime, Element element) {
    element.ownerDocument().topLayer().remove(element);
    runtime.tree().stateChanged();
  }

  /// The elements, the uppermost last.
  static int topLayer(RealmBindings runtime, Document document) {
    return runtime.list(document.topLayer().elements());
  }

  static void autofocusDone(RealmBindings runtime) {
    runtime.page().autofocusDone();
  }

  static boolean isInert(RealmBindings runtime, Element element) {
    return TopLayer.isInert(element);
  }
}
