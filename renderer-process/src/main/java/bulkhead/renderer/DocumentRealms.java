package bulkhead.renderer;

import bulkhead.renderer.dom.Document;
import bulkhead.renderer.script.Realm;
import bulkhead.renderer.script.RealmScope;
import bulkhead.renderer.script.ScriptIsolate;
import bulkhead.url.Url;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The realms of one document: that of its own scripts, and the isolated worlds of DevTools
// clients.
/// Each is made when it is first needed. Thread: `RendererMain`.
final class DocumentRealms {
  private final LocalPage page;
  private final Document document;
  private final String frameToken;
  private final Map<String, Realm> isolated = new HashMap<>();
  private @Nullable Realm window;
  private boolean disposed;

  DocumentRealms(LocalPage page, Document document, String frameToken) {
    this.page = page;
    this.document = document;
    this.frameToken = frameToken;
  }

  /// The realm of the document's scripts; null if this page runs none, or the document has gone.
  @Nullable Realm window() {
    ScriptIsolate isolate = page.scripts();
    if (window == null && isolate != null && !disposed) {
      String origin = origin();
      window =
          isolate.createRealm(
              new RealmScope.Window(document, frameToken, origin), page.securityToken(origin));
    }
    return window;
  }

  /// The world of that name, for clients' scripts beside the page's own.
  @Nullable Realm isolated(String name) {
    ScriptIsolate isolate = page.scripts();
    Realm there = isolated.get(name);
    if (there == null && isolate != null && !disposed) {
      String origin = origin();
      there =
          isolate.createRealm(
              new RealmScope.IsolatedWorld(document, frameToken, origin, name),
              page.securityToken(origin));
      isolated.put(name, there);
    }
    return there;
  }

  private String origin() {
    Url url = Url.parse(document.url());
    return url == null ? "null" : url.origin().toString();
  }

  /// The document has gone.
  void dispose() {
    disposed = true;
    isolated.values().forEach(Realm::dispose);
    if (window != null) {
      window.dispose();
    }
  }
}
