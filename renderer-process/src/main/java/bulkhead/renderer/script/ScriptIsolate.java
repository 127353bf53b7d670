package bulkhead.renderer.script;

import com.caoccao.javet.enums.JavetPromiseRejectEvent;
import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interfaces.IJavetLogger;
import com.caoccao.javet.interop.V8Locker;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.interop.V8ScriptOrigin;
import com.caoccao.javet.values.V8Value;
import com.caoccao.javet.values.reference.V8ValueObject;
import com.caoccao.javet.values.reference.V8ValuePromise;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A V8 isolate: one heap, one thread, the realms in it. Thread: the one that called [#create], but
/// for [#terminate].
///
/// ```java
/// ScriptIsolate isolate = ScriptIsolate.create(client);
/// isolate.addInstaller(bindings);                 // for all realms that follow
/// Realm realm = isolate.createRealm(new RealmScope.Window(document, "F1", origin), token);
/// realm.run(new ScriptSource("console.log('hello')", url));
/// ```
public final class ScriptIsolate implements AutoCloseable {
  /// Who hears of what happens in the isolate beside results.
  public interface Client {
    /// `realm` is null for messages of no known realm.
    void console(@Nullable Realm realm, ConsoleMessage message);

    /// A promise was rejected that has no handler yet. Both are closed when this returns.
    default void promiseRejected(Realm realm, V8ValuePromise promise, V8Value reason) {}

    /// The heap is about to be full: this is to end the process, or the script that is running,
    /// for which there is room. When that is full too, this is called once more.
    default void outOfMemory() {}

    /// A promise told of by [#promiseRejected] got a handler. It is closed when this returns.
    default void promiseHandled(Realm realm, V8ValuePromise promise) {}
  }

  private static final System.Logger LOG = System.getLogger("bulkhead.script");

  private final Thread owner = Thread.currentThread();
  private final Client client;
  private final V8Runtime runtime;
  private final ContextSlots slots;
  private final V8Locker lock;
  private final Inspector inspector;
  private final List<RealmInstaller> installers = new ArrayList<>();

  /// Realms whose handles the next context takes over.
  private final Deque<Realm> dead = new ArrayDeque<>();

  private volatile @Nullable Realm current;

  /// The context that V8 made with the isolate, until a realm has taken it.
  private ContextSlots.@Nullable Handles first;

  /// See [#keepAsHome].
  private @Nullable Realm home;

  private final PostConnectionSteps postConnection = new PostConnectionSteps();
  private int contexts = 1;

  /// Guards what follows, which has to do with [#terminate].
  private final Object ending = new Object();

  private boolean closed;
  private boolean terminating;

  /// How many calls of [#whole] are open.
  private int shields;

  private ScriptIsolate(Client client) throws JavetException {
    this.client = client;
    this.runtime = StartSnapshot.createRuntime();
    runtime.setLogger(new QuietLogger());
    this.slots = new ContextSlots(runtime);
    this.first = slots.current();
    this.lock = runtime.getV8Locker();
    this.inspector = new Inspector(this);
    runtime.setPromiseRejectCallback(this::promiseRejection);
    runtime.setNearHeapLimitCallback(new HeapLimit(runtime, client::outOfMemory)::near);
  }

  /// Loads V8's library, on any thread; the first isolate then does not wait for it.
  public static void loadEngine() {
    V8Engine.host();
  }

  /// Makes an isolate that belongs to the calling thread.
  public static ScriptIsolate create(Client client) {
    try {
      return new ScriptIsolate(client);
    } catch (JavetException e) {
      throw new IllegalStateException("V8 does not start", e);
    }
  }

  /// Collects all that no script can reach any more and gives the memory back (some 10 ms).
  public void collectGarbage() {
    assertOwner();
    runtime.lowMemoryNotification();
  }

  /// Javet's own object, for bindings.
  public V8Runtime runtime() {
    return runtime;
  }

  /// What is left to be done when what a script has inserted is complete.
  public PostConnectionSteps postConnection() {
    return postConnection;
  }

  public Inspector inspector() {
    return inspector;
  }

  /// For all realms that are made from now on, in the order of these calls.
  public void addInstaller(RealmInstaller installer) {
    installers.add(installer);
  }

  /// The realm that Javet's calls work in.
  public @Nullable Realm current() {
    return current;
  }

  boolean isOwner() {
    return Thread.currentThread() == owner;
  }

  void assertOwner() {
    assert Thread.currentThread() == owner : "the isolate is owned by " + owner.getName();
  }

  @Nullable Realm enter(Realm realm) {
    assertOwner();
    Realm before = current;
    if (before != realm) {
      if (realm.isRecycled()) {
        throw new IllegalStateException("the realm's context has been given up");
      }
      slots.select(realm.handles());
      current = realm;
    }
    return before;
  }

  /// Makes a realm with all that the installers put there.
  ///
  /// @param securityToken realms with the same number may use each other's objects: same origin
  public Realm createRealm(RealmScope scope, int securityToken) {
    return whole(() -> makeRealm(scope, securityToken));
  }

  private Realm makeRealm(RealmScope scope, int securityToken) {
    Realm before = current;
    ContextSlots.Handles handles = first;
    first = null;
    Realm realm;
    try {
      if (handles != null && !inspector.hasSessions()) {
        slots.select(handles);
        slots.setSecurityToken(securityToken);
        realm = new Realm(this, scope, handles, 1, globalThis());
      } else {
        Realm given = dead.poll();
        if (given != null) {
          given.recycle();
          slots.select(given.handles());
        } else if (handles != null) {
          slots.select(handles); // nobody took it before there were sessions to tell of it
        }
        contexts++;
        inspector.expect(contexts, scope);
        ContextSlots.Handles made = slots.create(given != null || handles != null, securityToken);
        realm = new Realm(this, scope, made, contexts, globalThis());
      }
    } catch (JavetException e) {
      throw new IllegalStateException(e);
    }
    current = realm;
    inspector.added(realm);
    try {
      realm.setStart(StartSnapshot.take(runtime));
      if (!V8Engine.hasIcuData()) {
        runtime.getExecutor(EngineScript.WITHOUT_ICU_DATA.text()).executeVoid();
      }
      runtime
          .execute(
              EngineScript.CONSOLE.text(), null, new V8ScriptOrigin(Inspector.CONSOLE_URL), true)
          .close();
      for (RealmInstaller installer : installers) {
        installer.install(realm);
      }
    } catch (ScriptException | JavetException e) {
      throw new IllegalStateException("a realm could not be set up: " + e.getMessage(), e);
    } finally {
      realm.dropStart();
      realm.leave(before);
    }
    return realm;
  }

  /// Javet's global object always stands for the current context's; this is the current one itself.
  private V8ValueObject globalThis() throws JavetException {
    return runtime.execute(
        "globalThis", null, new V8ScriptOrigin(OwnScripts.ADDRESS + "global"), true);
  }

  /// Ends a realm that no page has used, but not its context. Functions that call Java belong
  /// there: Javet has those of a context that it gave up do nothing, and functions of a document
  /// that was left may still be held by others.
  public void keepAsHome(Realm realm) {
    realm.dispose();
    dead.remove(realm);
    home = realm;
  }

  /// Where functions are to be made that outlive their document; null where none do.
  public @Nullable Realm home() {
    return home;
  }

  void disposed(Realm realm) {
    assertOwner();
    inspector.removed(realm);
    dead.add(realm);
  }

  /// Ends the script that runs now, as if by an exception that nothing can catch; inside of
  /// [#whole], as soon as that is done. Any thread.
  public void terminate() {
    synchronized (ending) {
      terminating = true;
      if (!closed && shields == 0) {
        runtime.terminateExecution();
      }
    }
  }

  /// After [#terminate] of a script that has ended by now: scripts may run again.
  public void resume() {
    synchronized (ending) {
      if (!terminating || closed) {
        return;
      }
      terminating = false;
      runtime.cancelTerminateExecution();
    }
    installers.forEach(RealmInstaller::scriptTerminated);
  }

  /// Runs what would be of no use to anybody if only half of it were done: what it runs of scripts
  /// is not ended by [#terminate], but what comes after it.
  public <T> T whole(Supplier<T> task) {
    assertOwner();
    shield(1);
    try {
      return task.get();
    } finally {
      shield(-1);
    }
  }

  private void shield(int more) {
    synchronized (ending) {
      boolean first = shields == 0;
      shields += more;
      if (terminating && first) {
        runtime.cancelTerminateExecution();
      } else if (terminating && shields == 0 && !closed) {
        runtime.terminateExecution();
      }
    }
  }

  /// Lets V8 do what its own threads have left to this one: finalization, WebAssembly code that is
  /// ready.
  public void pumpEngineTasks() {
    runtime.await();
  }

  boolean isClosed() {
    synchronized (ending) {
      return closed;
    }
  }

  private void promiseRejection(
      JavetPromiseRejectEvent event, V8ValuePromise promise, V8Value reason) {
    Realm realm = current;
    if (realm == null) {
      return;
    }
    switch (event) {
      case PromiseRejectWithNoHandler -> client.promiseRejected(realm, promise, reason);
      case PromiseHandlerAddedAfterReject -> client.promiseHandled(realm, promise);
      case PromiseRejectAfterResolved, PromiseResolveAfterResolved -> {}
      default -> {}
    }
  }

  void console(@Nullable Realm realm, ConsoleMessage message) {
    client.console(realm, message);
  }

  @Override
  public void close() {
    assertOwner();
    synchronized (ending) { // whoever is about to terminate it has done so, or will not
      if (closed) {
        return;
      }
      closed = true;
    }
    inspector.close();
    try {
      lock.close();
      inspector.awaitHandingOver();
      runtime.close(true);
    } catch (JavetException e) {
      LOG.log(System.Logger.Level.WARNING, "an isolate did not close", e);
    }
  }

  /// What Javet has to say goes to our log; rejected promises are reported elsewhere.
  private static final class QuietLogger implements IJavetLogger {
    @Override
    public void debug(String message) {}

    @Override
    public void error(String message) {
      LOG.log(System.Logger.Level.ERROR, message);
    }

    @Override
    public void error(String message, Throwable cause) {
      LOG.log(System.Logger.Level.ERROR, message, cause);
    }

    @Override
    public void info(String message) {}

    @Override
    public void warn(String message) {
      LOG.log(System.Logger.Level.DEBUG, message);
    }
  }
}
