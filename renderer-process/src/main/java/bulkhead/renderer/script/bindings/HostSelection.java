package bulkhead.renderer.script.bindings;

import bulkhead.renderer.dom.Document;

/// What `08-selection.js` asks of Java.
final class HostSelection {
  private HostSelection() {}

  /// 0 for a document without a window.
  static int selection(RealmBindings runtime, Document document) {
    return document.isActive() ? runtime.tree().numberOf(document.selection()) : 0;
  }
}
