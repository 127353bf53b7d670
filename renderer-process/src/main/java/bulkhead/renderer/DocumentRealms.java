package bulkhead.renderer;

import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Frame;
import bulkhead.renderer.script.Realm;
import bulkhead.renderer.script.RealmScope;
import bulkhead.url.Url;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The realms of one document: that of its own scripts, and the isolated worlds of DevTools
/// clients. Each is made when it is first needed. Thread: `RendererMain`.
final class DocumentRealms {
  private final LocalPage page;
  private final Document document;
  private final String frameToken;
  private final Map<String, Realm> isolated = new HashMap<>();
  private @Nullable Realm window;
  private @Nullable Consumer<Realm> whenMade;
  private boolean disposed;

  DocumentRealms(LocalPage page, Document document, String frameToken) {
    this.page = page;
    this.document = document;
    this.frameToken = frameToken;
  }

  /// The realm of the document's scripts; null if this page runs none, or the document has gone.
  @Nullable Realm window() {
    RendererScripts scripts = page.rendererScripts();
    if (window == null && scripts != null && !disposed) {
      String origin = origin();
      window =
          scripts
              .isolate()
              .createRealm(
                  new RealmScope.Window(document, frameToken, origin),
                  RendererScripts.SECURITY_TOKEN);
      if (whenMade != null) {
        whenMade.accept(window);
      }
    }
    return window;
  }

  /// Who adds to the realm of the document's scripts before the first of them.
  void setWhenMade(Consumer<Realm> action) {
    whenMade = action;
  }

  /// All realms that are there.
  List<Realm> all() {
    List<Realm> all = new ArrayList<>(isolated.values());
    if (window != null) {
      all.add(window);
    }
    return all;
  }

  /// The world of that name, for clients' scripts beside the page's own.
  @Nullable Realm isolated(String name) {
    RendererScripts scripts = page.rendererScripts();
    Realm there = isolated.get(name);
    if (there == null && scripts != null && window() != null) {
      String origin = origin();
      there =
          scripts
              .isolate()
              .createRealm(
                  new RealmScope.IsolatedWorld(document, frameToken, origin, name),
                  RendererScripts.SECURITY_TOKEN);
      isolated.put(name, there);
    }
    return there;
  }

  /// HTML §7.1.1: `about:blank` and `about:srcdoc` have the origin of the document around them.
  private String origin() {
    Document asked = document;
    while (true) {
      Url url = Url.parse(asked.url());
      Frame frame = asked.frame();
      Frame around = frame == null ? null : frame.parent();
      Document next = around == null ? null : around.document();
      if (url == null || !url.hasScheme("about") || next == null) {
        return url == null ? "null" : url.origin().toString();
      }
      asked = next;
    }
  }

  /// As [#window], where no realm is made.
  @Nullable Realm existingWindow() {
    return window;
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
