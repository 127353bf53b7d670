package bulkhead.renderer;

import bulkhead.process.TaskLoop;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Frame;
import bulkhead.renderer.script.ConsoleMessage;
import bulkhead.renderer.script.ErrorReports;
import bulkhead.renderer.script.EventLoop;
import bulkhead.renderer.script.Realm;
import bulkhead.renderer.script.RealmScope;
import bulkhead.renderer.script.ScriptIsolate;
import bulkhead.renderer.script.bindings.BindingsInstaller;
import bulkhead.renderer.script.bindings.RealmBindings;
import bulkhead.url.Origin;
import bulkhead.url.Url;
import com.caoccao.javet.values.V8Value;
import com.caoccao.javet.values.reference.V8ValuePromise;
import java.util.HashMap;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/// JavaScript on `RendererMain`: its isolate with bindings and event loop, shared by all pages of
/// this process. Thread: `RendererMain`.
final class RendererScripts implements AutoCloseable {
  private final ScriptIsolate isolate;
  private final EventLoop loop;
  private final PageConsole console = new PageConsole();

  /// Equal numbers for equal origins; documents of opaque ones have numbers of their own.
  private final Map<String, Integer> tokens = new HashMap<>();

  private final Map<Realm, LocalFrame> frames = new WeakHashMap<>();
  private int lastToken;

  RendererScripts(TaskLoop main) {
    this.isolate = ScriptIsolate.create(new Client());
    this.loop =
        new EventLoop(
            main,
            new LoopHost(),
            new ErrorReports((realm, message, error) -> console.write(message)));
    isolate.addInstaller(loop);
    isolate.addInstaller(new BindingsInstaller());
  }

  ScriptIsolate isolate() {
    return isolate;
  }

  EventLoop loop() {
    return loop;
  }

  Realm createRealm(RealmScope scope, LocalFrame frame) {
    Realm realm = isolate.createRealm(scope, token(scope.origin()));
    frames.put(realm, frame);
    return realm;
  }

  private int token(String origin) {
    if (origin.equals("null")) {
      return ++lastToken;
    }
    return tokens.computeIfAbsent(origin, key -> ++lastToken);
  }

  /// The origin of a document, serialised (HTML §7.1.1): `about:blank` and `about:srcdoc` have that
  /// of the document around them.
  String originOf(Document document) {
    Document asked = document;
    while (true) {
      Url url = Url.parse(asked.url());
      Frame frame = asked.frame();
      Frame around = frame == null ? null : frame.parent();
      Document next = around == null ? null : around.document();
      if (url == null || !url.hasScheme("about") || next == null) {
        return url == null ? "null" : Origin.of(url).toString();
      }
      asked = next;
    }
  }

  @Override
  public void close() {
    isolate.close();
  }

  private final class Client implements ScriptIsolate.Client {
    @Override
    public void console(@Nullable Realm realm, ConsoleMessage message) {
      console.write(message);
    }

    @Override
    public void promiseRejected(Realm realm, V8ValuePromise promise, V8Value reason) {
      loop.reports().rejected(realm, promise, reason);
    }

    @Override
    public void promiseHandled(Realm realm, V8ValuePromise promise) {
      loop.reports().handled(realm, promise);
    }
  }

  private final class LoopHost implements EventLoop.Host {
    @Override
    public void frameWanted(Realm realm) {
      LocalFrame frame = frames.get(realm);
      if (frame != null) {
        frame.page().animationFrameWanted();
      }
    }

    @Override
    public long leastDelayMillis(Realm realm) {
      LocalFrame frame = frames.get(realm);
      return frame == null || frame.page().isVisible() ? 0 : HIDDEN_TIMER_MILLIS;
    }

    @Override
    public void taskEnded(Realm realm) {
      RealmBindings bindings = realm.get(RealmBindings.class);
      if (bindings != null) {
        bindings.afterTask();
      }
    }
  }

  /// Timers of pages that nobody sees run at most this often.
  private static final long HIDDEN_TIMER_MILLIS = 1000;
}
