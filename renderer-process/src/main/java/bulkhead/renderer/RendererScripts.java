package bulkhead.renderer;

import bulkhead.platform.Libc;
import bulkhead.process.TaskLoop;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.script.ConsoleMessage;
import bulkhead.renderer.script.ErrorReports;
import bulkhead.renderer.script.EventLoop;
import bulkhead.renderer.script.Realm;
import bulkhead.renderer.script.RealmScope;
import bulkhead.renderer.script.ScriptIsolate;
import bulkhead.renderer.script.bindings.BindingsInstaller;
import bulkhead.renderer.script.bindings.MessageHub;
import bulkhead.renderer.script.bindings.RealmBindings;
import com.caoccao.javet.values.V8Value;
import com.caoccao.javet.values.reference.V8ValuePromise;
import org.jspecify.annotations.Nullable;

/// JavaScript on `RendererMain`: its isolate with bindings and event loop, shared by all pages of
/// this process. Thread: `RendererMain`.
final class RendererScripts implements AutoCloseable {
  /// Timers of pages that nobody sees run at most this often.
  private static final long HIDDEN_TIMER_MILLIS = 1000;

  /// The exit status of a JVM that ran out of memory.
  static final int OUT_OF_MEMORY = 3;

  private final ScriptIsolate isolate;
  private final EventLoop loop;
  private final PageConsole console = new PageConsole();
  private final SharedWorkers workers;

  RendererScripts(TaskLoop main, MessageHub hub) {
    this(main, hub, new SharedWorkers(hub));
  }

  RendererScripts(TaskLoop main, MessageHub hub, SharedWorkers workers) {
    this.workers = workers;
    this.isolate = ScriptIsolate.create(new Client());
    this.loop = new EventLoop(main, new LoopHost(), new ErrorReports(new ErrorConsole()));
    isolate.addInstaller(loop);
    isolate.addInstaller(new BindingsInstaller(hub));
  }

  /// What no script dealt with: for the console, and for clients of the DevTools protocol.
  private final class ErrorConsole implements ErrorReports.Console {
    @Override
    public void uncaught(
        int exceptionId, Realm realm, ConsoleMessage message, @Nullable V8Value error) {
      console.write(message);
      isolate.inspector().uncaught(exceptionId, realm, message, error);
    }

    @Override
    public void revoked(int exceptionId, Realm realm) {
      isolate.inspector().revoked(exceptionId, realm);
    }
  }

  SharedWorkers workers() {
    return workers;
  }

  ScriptIsolate isolate() {
    return isolate;
  }

  EventLoop loop() {
    return loop;
  }

  /// Documents with the same number may use each other's objects. All realms of this process share
  /// the classes that tell wrappers from other objects, also of windows; that windows of different
  /// origins never meet is the work of `08-window.js`, through which every way to a window leads.
  static final int SECURITY_TOKEN = 0;

  /// The page that a realm belongs to.
  private static @Nullable LocalPage pageOf(Realm realm) {
    Document document =
        switch (realm.scope()) {
          case RealmScope.Window window -> window.document();
          case RealmScope.IsolatedWorld world -> world.document();
          case RealmScope.Worker worker -> null;
        };
    return document != null && document.frame() instanceof LocalFrame frame ? frame.page() : null;
  }

  /// The number of a realm's page; 0 for none. Any thread.
  static int pageIdOf(Realm realm) {
    LocalPage page = pageOf(realm);
    return page == null ? 0 : page.id;
  }

  /// Ends this process now, from within a call of V8's. The exit of a C library would first have V8
  /// wait for its helpers, and one of those may wait for the isolate that has called here.
  static void endOutOfMemory() {
    if (System.getProperty("os.name").equals("Linux")) {
      Libc.syscall(Libc.SYS_EXIT_GROUP, OUT_OF_MEMORY);
    }
    Runtime.getRuntime().halt(OUT_OF_MEMORY);
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

    /// As when Java's heap is full (`-XX:+ExitOnOutOfMemoryError`): the tab says that its page
    /// needs too much memory.
    @Override
    public void outOfMemory() {
      endOutOfMemory();
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
      LocalPage page = pageOf(realm);
      if (page != null) {
        page.rendering().animationFrameWanted();
      }
    }

    @Override
    public long leastDelayMillis(Realm realm) {
      LocalPage page = pageOf(realm);
      return page == null || page.isVisible() ? 0 : HIDDEN_TIMER_MILLIS;
    }

    @Override
    public void taskEnded(Realm realm) {
      RealmBindings bindings = realm.get(RealmBindings.class);
      if (bindings != null) {
        bindings.afterTask();
      }
    }
  }
}
