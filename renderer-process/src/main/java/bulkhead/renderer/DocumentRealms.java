package bulkhead.renderer;

import bulkhead.renderer.dom.Document;
import bulkhead.renderer.script.Realm;
import bulkhead.renderer.script.RealmScope;
import bulkhead.renderer.script.ScriptIsolate;
import bulkhead.renderer.script.bindings.RealmBindings;
import bulkhead.url.Origin;
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
  private static final Origin FILES = Origin.opaque();

  private final LocalPage page;
  private final Document document;
  private final LocalFrame frame;
  private Sandbox sandbox = Sandbox.NONE;
  private final String frameToken;
  private final Map<String, Realm> isolated = new HashMap<>();
  private @Nullable Realm window;
  private @Nullable Consumer<Realm> whenMade;
  private @Nullable Consumer<Realm> whenWorldMade;
  private @Nullable Origin origin;
  private boolean disposed;

  DocumentRealms(LocalFrame frame, Document document) {
    this.frame = frame;
    this.page = frame.page();
    this.document = document;
    this.frameToken = frame.token();
  }

  /// To be called before anyone asks for the origin.
  void setSandbox(Sandbox flags) {
    sandbox = flags;
  }

  /// The realm of the document's scripts; null if this page runs none, or the document has gone.
  @Nullable Realm window() {
    RendererScripts scripts = page.rendererScripts();
    if (window == null && scripts != null && !disposed) {
      return scripts.isolate().whole(() -> make(scripts.isolate()));
    }
    return window;
  }

  private Realm make(ScriptIsolate isolate) {
    Realm made =
        isolate.createRealm(
            new RealmScope.Window(document, frameToken, origin()), RendererScripts.SECURITY_TOKEN);
    window = made;
    if (whenMade != null) {
      whenMade.accept(made);
    }
    return made;
  }

  /// The bindings of the window's realm; null if there is none.
  @Nullable RealmBindings bindings() {
    return window == null ? null : window.get(RealmBindings.class);
  }

  /// Gives up the window's realm, for the frame's next document; null if there is none yet.
  @Nullable Realm takeWindow() {
    Realm taken = window;
    window = null;
    return taken;
  }

  /// Takes over the realm of the empty document before this one.
  void adopt(Realm realm) {
    RealmBindings bindings = realm.get(RealmBindings.class);
    if (bindings != null) {
      window = realm;
      realm.rebind(new RealmScope.Window(document, frameToken, origin()));
      bindings.rebind(document);
      if (frame.parent() == null) {
        realm.isolate().inspector().rebound(realm);
      }
      if (whenMade != null) {
        whenMade.accept(realm);
      }
    }
  }

  /// Who adds to the realm of the document's scripts before the first of them.
  void setWhenMade(Consumer<Realm> action) {
    whenMade = action;
  }

  /// Who adds to a world beside the page's own before its first script.
  void setWhenWorldMade(Consumer<Realm> action) {
    whenWorldMade = action;
  }

  LocalFrame frame() {
    return frame;
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
      there =
          scripts
              .isolate()
              .createRealm(
                  new RealmScope.IsolatedWorld(document, frameToken, origin(), name),
                  RendererScripts.SECURITY_TOKEN);
      isolated.put(name, there);
      if (whenWorldMade != null) {
        whenWorldMade.accept(there);
      }
    }
    return there;
  }

  /// As [#isolated], where no realm is made.
  @Nullable Realm existingIsolated(String name) {
    return isolated.get(name);
  }

  /// The document's origin, serialized.
  String origin() {
    return identity().toString();
  }

  /// The same for documents of the same origin, and only for them.
  String originKey() {
    return identity() instanceof Origin.Opaque opaque
        ? "opaque " + opaque.id()
        : identity().toString();
  }

  /// HTML §7.1.1: `about:blank` and `about:srcdoc` have the origin of the document around them, a
  /// sandboxed document has one of its own. Files the user has opened are of one origin: which of
  /// them may be read at all is for the browser process to say.
  private Origin identity() {
    Origin known = origin;
    if (known != null) {
      return known;
    }
    Url url = Url.parse(document.url());
    DocumentRealms around = frame.realmsAround();
    if (sandbox.forbids("allow-same-origin") || url == null) {
      known = Origin.opaque();
    } else if (around != null && url.hasScheme("about")) {
      known = around.identity();
    } else if (url.hasScheme("file")) {
      known = FILES;
    } else {
      known = url.origin();
    }
    origin = known;
    return known;
  }

  /// Whether the document is a file, or has the origin of one.
  boolean isOfFiles() {
    Url url = Url.parse(document.url());
    return url != null && url.hasScheme("file") || identity() == FILES;
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
