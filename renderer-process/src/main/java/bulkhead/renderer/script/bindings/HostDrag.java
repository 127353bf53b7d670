package bulkhead.renderer.script.bindings;

/// What `08-drag.js` tells Java.
final class HostDrag {
  private HostDrag() {}

  static void dragBegins(RealmBindings runtime, String data) {
    runtime.page().dragBegins(data);
  }
}
