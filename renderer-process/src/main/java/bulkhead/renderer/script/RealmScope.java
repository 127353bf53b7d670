package bulkhead.renderer.script;

import bulkhead.renderer.dom.Document;

/// What a realm is made for.
public sealed interface RealmScope {
  /// The frame that it belongs to, as the DevTools protocol names it; empty for workers.
  String frameId();

  /// The origin, serialised, for the inspector.
  String origin();

  /// The scripts of a document.
  record Window(Document document, String frameId, String origin) implements RealmScope {}

  /// Scripts of a DevTools client beside those of a document: the same nodes, other globals.
  record IsolatedWorld(Document document, String frameId, String origin, String name)
      implements RealmScope {}

  /// A worker's scripts.
  record Worker(String url, String origin, boolean shared) implements RealmScope {
    @Override
    public String frameId() {
      return "";
    }
  }
}
