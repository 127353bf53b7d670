package bulkhead.renderer.script;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.IV8InspectorListener;
import com.caoccao.javet.interop.V8Inspector;
import com.caoccao.javet.values.V8Value;
import com.caoccao.javet.values.reference.V8ValueFunction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// V8's inspector of one isolate: where `console` messages come from, and where sessions of the
/// DevTools protocol begin. V8 numbers contexts in the order in which they are made; so does this.
/// Thread: the isolate's, but for [#beginHandingOver] and [#endHandingOver].
public final class Inspector {
  static final String NAME = "bulkhead";

  /// Where all calls of the console come from; see `console.js`.
  static final String CONSOLE_URL = "bulkhead:console";

  /// What `console.js` adds to a message whose text would be empty.
  static final String NO_TEXT = "bulkhead:nothing";

  /// By which [#withinScript] gives V8 what is to be run; gone before any script of the page runs.
  private static final String IN_SCRIPT = "__bulkhead_in_script";

  private static final int MOST_FORMER = 1000;

  private final ScriptIsolate isolate;

  /// A session of our own, that only listens to the console.
  private final V8Inspector console;

  private final List<InspectorSession> sessions = new ArrayList<>();
  private final Map<Integer, Realm> realms = new HashMap<>();

  /// The frames of windows that are gone, by the ids of their contexts; the oldest are forgotten.
  private final Map<Integer, String> formerFrames =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, String> eldest) {
          return size() > MOST_FORMER;
        }
      };

  private final Map<Integer, List<Consumer<Realm>>> waiting = new HashMap<>();
  private int expectedId;
  private @Nullable RealmScope expectedScope;

  /// Other threads that are handing something to V8, which may have them wait for the isolate.
  /// Guarded by this, as is [#closed].
  private int handingOver;

  private boolean closed;

  Inspector(ScriptIsolate isolate) throws JavetException {
    this.isolate = isolate;
    this.console = isolate.runtime().createV8Inspector(NAME);
    console.addListeners(new ConsoleListener());
  }

  ScriptIsolate isolate() {
    return isolate;
  }

  /// Begins a session. It hears of realms that exist when it sends `Runtime.enable`, and of later
  /// ones.
  ///
  /// @param visible which realms the client may see
  public InspectorSession connect(Predicate<Realm> visible, InspectorSession.Listener listener) {
    isolate.assertOwner();
    try {
      InspectorSession session = new InspectorSession(this, visible, listener);
      sessions.add(session);
      return session;
    } catch (JavetException e) {
      throw new IllegalStateException(e);
    }
  }

  boolean hasSessions() {
    return !sessions.isEmpty();
  }

  void closed(InspectorSession session) {
    sessions.remove(session);
  }

  /// The context that V8 will tell of next.
  void expect(int contextId, RealmScope scope) {
    expectedId = contextId;
    expectedScope = scope;
  }

  @Nullable RealmScope expected(int contextId) {
    return contextId == expectedId ? expectedScope : null;
  }

  void whenAdded(int contextId, Consumer<Realm> action) {
    waiting.computeIfAbsent(contextId, id -> new ArrayList<>()).add(action);
  }

  void added(Realm realm) {
    realms.put(realm.contextId(), realm);
    List<Consumer<Realm>> actions = waiting.remove(realm.contextId());
    if (actions != null) {
      actions.forEach(action -> action.accept(realm));
    }
  }

  /// The window of the page's main frame goes on with another document.
  public void rebound(Realm realm) {
    for (InspectorSession session : List.copyOf(sessions)) {
      session.realmRebound(realm);
    }
  }

  void removed(Realm realm) {
    for (InspectorSession session : List.copyOf(sessions)) {
      session.realmRemoved(realm);
    }
    realms.remove(realm.contextId());
    if (realm.scope() instanceof RealmScope.Window window) {
      formerFrames.put(realm.contextId(), window.frameId());
    }
  }

  /// Tells the sessions that may see the realm of an exception that nobody dealt with.
  ///
  /// @param exceptionId tells it from others of the isolate
  public void uncaught(
      int exceptionId, Realm realm, ConsoleMessage message, @Nullable V8Value error) {
    for (InspectorSession session : List.copyOf(sessions)) {
      session.uncaught(exceptionId, realm, message, error);
    }
  }

  /// As [#uncaught], of a rejection that somebody handles after all.
  public void revoked(int exceptionId, Realm realm) {
    for (InspectorSession session : List.copyOf(sessions)) {
      session.revoked(exceptionId, realm);
    }
  }

  /// The realm with this context id, while its document is there.
  public @Nullable Realm realm(int contextId) {
    return realms.get(contextId);
  }

  /// The realm with this context id, or the present one of the frame whose former window it was.
  @Nullable Realm presentRealm(int contextId) {
    Realm realm = realms.get(contextId);
    String frame = realm == null ? formerFrames.get(contextId) : null;
    if (frame != null) {
      for (Realm each : realms.values()) {
        if (each.scope() instanceof RealmScope.Window window && window.frameId().equals(frame)) {
          return each;
        }
      }
    }
    return realm;
  }

  /// Another thread hands something to V8 while that holds a script.
  ///
  /// @return false if the isolate is about to go
  synchronized boolean beginHandingOver() {
    handingOver += closed ? 0 : 1;
    return !closed;
  }

  synchronized void endHandingOver() {
    handingOver--;
    notifyAll();
  }

  /// Waits for those who came too late for a pause: V8 keeps them until the isolate is unlocked,
  /// and they are not to find it gone.
  synchronized void awaitHandingOver() {
    boolean interrupted = false;
    while (handingOver > 0) {
      try {
        wait();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /// Does something with a session while a script is on the stack. Javet performs a microtask
  /// checkpoint after each command that it gives to V8, which would be in that script's midst;
  /// within an evaluation V8 performs none, so this is done from one.
  void withinScript(Realm realm, Runnable action) {
    Realm before = realm.enter();
    InScript inner = new InScript(action);
    try (V8ValueFunction run =
        Callbacks.action(isolate.runtime(), IN_SCRIPT, values -> inner.run())) {
      realm.global().set(IN_SCRIPT, run);
      try (V8Value nothing = console.evaluate(OwnScripts.marked(IN_SCRIPT + "()"), false)) {
        inner.rethrow();
      } finally {
        realm.global().delete(IN_SCRIPT);
      }
    } catch (JavetException e) {
      ScriptException.of(e).close();
    } finally {
      realm.leave(before);
    }
    inner.run(); // if V8 could not be asked
  }

  /// What is done within an evaluation, once; what it throws is not for V8.
  private static final class InScript {
    private final Runnable action;
    private boolean begun;
    private @Nullable RuntimeException failure;

    InScript(Runnable action) {
      this.action = action;
    }

    void run() {
      if (!begun) {
        begun = true;
        try {
          action.run();
        } catch (RuntimeException e) {
          failure = e;
        }
      }
    }

    void rethrow() {
      if (failure != null) {
        throw failure;
      }
    }
  }

  void close() {
    synchronized (this) {
      closed = true;
    }
    for (InspectorSession session : List.copyOf(sessions)) {
      session.close();
    }
    try {
      console.close();
    } catch (JavetException e) {
      throw new IllegalStateException(e);
    }
  }

  private final class ConsoleListener implements IV8InspectorListener {
    @Override
    public void consoleAPIMessage(
        int contextGroupId, int level, String text, String url, int line, int column) {
      String message =
          text.endsWith(NO_TEXT) ? text.substring(0, text.length() - NO_TEXT.length()) : text;
      isolate.console(
          isolate.current(),
          url.equals(CONSOLE_URL)
              ? new ConsoleMessage(ConsoleMessage.Level.of(level), message, "", 0, 0)
              : new ConsoleMessage(ConsoleMessage.Level.of(level), message, url, line, column));
    }

    @Override
    public void flushProtocolNotifications() {}

    @Override
    public void receiveNotification(String message) {}

    @Override
    public void receiveResponse(String message) {}

    @Override
    public void runIfWaitingForDebugger(int contextGroupId) {}

    @Override
    public void sendRequest(String message) {}
  }
}
