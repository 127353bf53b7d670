package bulkhead.renderer.script.bindings;

import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.script.Modules;
import bulkhead.renderer.script.Realm;
import bulkhead.renderer.script.TimeOrigin;
import org.jspecify.annotations.Nullable;

/// What `Window` and the objects around it ask of Java (`window.idl`). Thread: the isolate's.
final class HostWindow {
  private static final WindowHost.Relation[] RELATIONS = WindowHost.Relation.values();

  /// As much as pages need to know.
  private static final int MOST_PROCESSORS = 64;

  private HostWindow() {}

  private static TimeOrigin origin(RealmBindings runtime) {
    TimeOrigin origin = runtime.realm().get(TimeOrigin.class);
    return origin == null ? TimeOrigin.now() : origin;
  }

  static double now(RealmBindings runtime) {
    return origin(runtime).millis(System.nanoTime());
  }

  static double timeOrigin(RealmBindings runtime) {
    return origin(runtime).wallMillis();
  }

  static String documentUrl(RealmBindings runtime, Document document) {
    return document.url();
  }

  /// The text of an event handler, which may import as the document's scripts do.
  static String withImports(RealmBindings runtime, String code) {
    return Modules.importing(runtime.realm(), code);
  }

  private static int number(@Nullable Realm realm) {
    RealmBindings bindings = realm == null ? null : realm.get(RealmBindings.class);
    return bindings == null ? 0 : bindings.number();
  }

  static int relatedWindow(RealmBindings runtime, int which, int index) {
    return number(runtime.window().related(RELATIONS[which], index));
  }

  static int frameCount(RealmBindings runtime) {
    return runtime.window().frameCount();
  }

  static int contentWindow(RealmBindings runtime, Element element) {
    return number(runtime.window().contentWindow(element));
  }

  static int frameElementOf(RealmBindings runtime) {
    Element element = runtime.window().frameElement();
    return element == null ? 0 : runtime.tree().numberOf(element);
  }

  static String windowName(RealmBindings runtime) {
    return runtime.window().name();
  }

  static void setWindowName(RealmBindings runtime, String name) {
    runtime.window().setName(name);
  }

  static boolean isCompletelyLoaded(RealmBindings runtime) {
    return runtime.window().isCompletelyLoaded();
  }

  static void navigate(RealmBindings runtime, String url, boolean replace) {
    runtime.window().navigate(url, replace);
  }

  /// @param source the number of the realm whose script asks for it
  static void navigateBy(RealmBindings runtime, String url, boolean replace, int source) {
    for (RealmBindings each : runtime.agent().realms()) {
      if (each.number() == source) {
        runtime.window().navigateBy(each.document(), url, replace);
        return;
      }
    }
  }

  static boolean rewriteUrl(RealmBindings runtime, String url, boolean replace, String state) {
    return runtime.window().rewriteUrl(url, replace, state);
  }

  static boolean canRewriteUrl(RealmBindings runtime, String url) {
    return runtime.window().canRewriteUrl(url);
  }

  static void goInHistory(RealmBindings runtime, int delta) {
    runtime.window().goInHistory(delta);
  }

  static int historyLength(RealmBindings runtime) {
    return runtime.window().historyLength();
  }

  static String historyState(RealmBindings runtime) {
    return runtime.window().historyState();
  }

  static void reloadPage(RealmBindings runtime) {
    runtime.window().reload();
  }

  static int openWindow(RealmBindings runtime, String url, String target, String features) {
    return number(runtime.window().open(url, target, features));
  }

  static boolean isWindowClosed(RealmBindings runtime) {
    return runtime.window().isClosed();
  }

  static int presentWindow(RealmBindings runtime) {
    return number(runtime.window().present());
  }

  static void closeWindow(RealmBindings runtime) {
    runtime.window().close();
  }

  static void focusWindow(RealmBindings runtime) {
    runtime.window().focus();
  }

  static void disownOpener(RealmBindings runtime) {
    runtime.window().disownOpener();
  }

  static void stopLoading(RealmBindings runtime) {
    runtime.window().stopLoading();
  }

  static String referrerOf(RealmBindings runtime, Document document) {
    RealmBindings bindings = RealmBindings.of(document);
    return bindings == null || bindings.document() != document ? "" : bindings.window().referrer();
  }

  /// Milliseconds since 1970; 0 when it is not known.
  static double lastModifiedOf(RealmBindings runtime, Document document) {
    RealmBindings bindings = RealmBindings.of(document);
    return bindings == null ? 0 : bindings.window().lastModifiedMillis();
  }

  static boolean isPageVisible(RealmBindings runtime) {
    return runtime.window().isVisible();
  }

  static boolean automated(RealmBindings runtime) {
    return runtime.window().isAutomated();
  }

  static String userAgent(RealmBindings runtime) {
    return runtime.window().userAgent();
  }

  static String language(RealmBindings runtime) {
    return runtime.window().language();
  }

  static int processors(RealmBindings runtime) {
    return Math.clamp(Runtime.getRuntime().availableProcessors(), 1, MOST_PROCESSORS);
  }

  static String windowOrigin(RealmBindings runtime) {
    return runtime.window().origin();
  }

  static String originKey(RealmBindings runtime) {
    return runtime.window().originKey();
  }

  static int childNamed(RealmBindings runtime, String name) {
    return number(runtime.window().childNamed(name));
  }

  static double screenMetric(RealmBindings runtime, int which) {
    return runtime.window().screenMetric(which);
  }
}
