package bulkhead.renderer.script;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.IV8InspectorListener;
import com.caoccao.javet.interop.V8Inspector;
import com.caoccao.javet.values.V8Value;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One DevTools client's view of an isolate: the protocol's domains Runtime, Debugger, Profiler and
/// HeapProfiler, answered by V8. It sees the realms that its predicate allows, such as those of one
/// page; contexts are told of with `frameId` in their `auxData`, as Chromium does. Thread: the
/// isolate's; while a script is paused, [#dispatch] may be called from any thread.
public final class InspectorSession implements AutoCloseable {
  /// Who gets the answers and events, as protocol JSON.
  public interface Listener {
    void message(String json);

    /// A script of a visible realm threw, and nobody dealt with it: V8 does not say so itself.
    /// @param error not to be closed
    default void uncaught(
        int exceptionId, Realm realm, ConsoleMessage message, @Nullable V8Value error) {}

    /// What [#uncaught] told of was a rejection, and somebody handles it after all.
    default void revoked(int exceptionId) {}
  }

  private static final Pattern CONTEXT_ID = Pattern.compile("\"executionContextId\":(\\d+)");
  private static final Pattern CREATED_ID =
      Pattern.compile("\"context\":\\{\"id\":(\\d+).*?\"uniqueId\":\"([^\"]*)\"");
  private static final Pattern AUX_DATA =
      Pattern.compile("\"executionContextAuxData\":\\{[^{}]*\\}");
  private static final String SCRIPT = "{\"method\":\"Debugger.script";
  private static final String CONSOLE_CALLED = "{\"method\":\"Runtime.consoleAPICalled\"";
  private static final Pattern CONSOLE_FRAME =
      Pattern.compile(
          "\\{\"functionName\":\"[^\"]*\",\"scriptId\":\"[^\"]*\",\"url\":\""
              + Inspector.CONSOLE_URL
              + "\",\"lineNumber\":\\d+,\"columnNumber\":\\d+\\},?");

  /// What stands behind a value that the console has no text for; see `console.js`.
  private static final String NO_TEXT =
      ",{\"type\":\"string\",\"value\":\"" + Inspector.NO_TEXT + "\"}]";

  private static final String BINDING_CALLED = "{\"method\":\"Runtime.bindingCalled\"";
  private static final String CREATED = "{\"method\":\"Runtime.executionContextCreated\"";
  private static final String DESTROYED = "{\"method\":\"Runtime.executionContextDestroyed\"";

  private final Inspector inspector;
  private final V8Inspector session;
  private final Predicate<Realm> visible;
  private final Listener listener;

  /// The unique ids of the contexts that the client knows, by their ids.
  private final Map<Integer, String> announced = new HashMap<>();

  private @Nullable Realm defaultRealm;

  InspectorSession(Inspector inspector, Predicate<Realm> visible, Listener listener)
      throws JavetException {
    this.inspector = inspector;
    this.visible = visible;
    this.listener = listener;
    this.session = inspector.isolate().runtime().createV8Inspector(Inspector.NAME);
    session.addListeners(new FromV8());
  }

  /// The realm in which expressions are evaluated whose sender names none.
  public void setDefaultRealm(Realm realm) {
    defaultRealm = realm;
  }

  /// Hands a request to V8; its answer comes before this returns, unless it has to wait for a
  /// promise.
  ///
  /// @param json one protocol request with `id`, `method` and `params`, without `sessionId`
  public void dispatch(String json) {
    Realm wanted = defaultRealm;
    Realm before = null;
    boolean inTurn = inspector.isolate().isOwner();
    if (!inTurn && !inspector.beginHandingOver()) {
      return;
    }
    if (inTurn && wanted != null && wanted.isAlive()) {
      before = wanted.enter();
    }
    try {
      session.sendRequest(escapeNonAscii(ClientCode.importing(json)));
    } catch (JavetException e) {
      throw new IllegalStateException(e);
    } finally {
      if (!inTurn) {
        inspector.endHandingOver();
      } else if (wanted != null) {
        wanted.leave(before);
      }
    }
  }

  /// As [#dispatch], while a script of that realm may be on the stack: its microtasks wait on.
  public void dispatchWithinScript(Realm realm, String json) {
    inspector.withinScript(realm, () -> dispatch(json));
  }

  /// Javet hands V8 the bytes of modified UTF-8; in ASCII these are the same.
  private static String escapeNonAscii(String json) {
    for (int i = 0; i < json.length(); i++) {
      if (json.charAt(i) >= 0x80 || json.charAt(i) == 0) {
        StringBuilder out = new StringBuilder(json.length() + 64).append(json, 0, i);
        for (int k = i; k < json.length(); k++) {
          char c = json.charAt(k);
          if (c >= 0x80 || c == 0) {
            out.append(String.format("\\u%04x", (int) c));
          } else {
            out.append(c);
          }
        }
        return out.toString();
      }
    }
    return json;
  }

  /// The realm's window goes on with another document. Clients take it that all contexts of the
  /// former one are gone.
  void realmRebound(Realm realm) {
    String uniqueId = announced.get(realm.contextId());
    if (uniqueId != null) {
      announce(realm.contextId(), uniqueId, realm.scope());
    }
  }

  void realmRemoved(Realm realm) {
    String uniqueId = announced.remove(realm.contextId());
    if (uniqueId != null) {
      listener.message(
          DESTROYED
              + ",\"params\":{\"executionContextId\":"
              + realm.contextId()
              + ",\"executionContextUniqueId\":\""
              + uniqueId
              + "\"}}");
    }
  }

  private void notification(String json) {
    if (json.startsWith(CREATED)) {
      Matcher created = CREATED_ID.matcher(json);
      if (created.find()) {
        contextCreated(Integer.parseInt(created.group(1)), created.group(2));
      }
    } else if (json.startsWith(DESTROYED)) {
      // V8 hears of it late; the client was told by realmRemoved.
      return;
    } else if (json.startsWith(BINDING_CALLED)) {
      bindingCalled(json);
    } else if (OwnScripts.areToldOf(json)) {
      return;
    } else if (isForThisClient(json)) {
      listener.message(
          json.startsWith(CONSOLE_CALLED)
              ? CONSOLE_FRAME.matcher(json).replaceFirst("").replace(NO_TEXT, "]")
              : json.startsWith(SCRIPT) ? withAuxData(json) : json);
    }
  }

  /// V8 was told less of the script's context than clients are.
  private String withAuxData(String json) {
    Matcher context = CONTEXT_ID.matcher(json);
    Realm realm = context.find() ? inspector.realm(Integer.parseInt(context.group(1))) : null;
    return realm == null
        ? json
        : AUX_DATA
            .matcher(json)
            .replaceFirst(
                Matcher.quoteReplacement("\"executionContextAuxData\":" + auxData(realm.scope())));
  }

  /// V8 gives a binding to the contexts of former documents too. Their windows lead to the present
  /// one, so that it may be such a context's function that is found there.
  private void bindingCalled(String json) {
    Matcher context = CONTEXT_ID.matcher(json);
    Realm realm =
        context.find() ? inspector.presentRealm(Integer.parseInt(context.group(1))) : null;
    if (realm != null && visible.test(realm)) {
      listener.message(
          json.substring(0, context.start(1)) + realm.contextId() + json.substring(context.end(1)));
    }
  }

  private boolean isForThisClient(String json) {
    if (!json.startsWith("{\"method\":\"Runtime.")
        && !json.startsWith("{\"method\":\"Debugger.s")) {
      return true;
    }
    Matcher context = CONTEXT_ID.matcher(json);
    if (!context.find()) {
      return true;
    }
    Realm realm = inspector.realm(Integer.parseInt(context.group(1)));
    return realm != null && visible.test(realm);
  }

  private void contextCreated(int id, String uniqueId) {
    Realm realm = inspector.realm(id);
    RealmScope scope = realm != null ? realm.scope() : inspector.expected(id);
    if (scope == null) {
      return;
    }
    if (realm == null) {
      inspector.whenAdded(
          id,
          added -> {
            if (visible.test(added)) {
              announce(id, uniqueId, added.scope());
            }
          });
    } else if (visible.test(realm)) {
      announce(id, uniqueId, scope);
    }
  }

  private void announce(int id, String uniqueId, RealmScope scope) {
    announced.put(id, uniqueId);
    String name =
        switch (scope) {
          case RealmScope.Window window -> "";
          case RealmScope.IsolatedWorld world -> world.name();
          case RealmScope.Worker worker -> "";
        };
    listener.message(
        CREATED
            + ",\"params\":{\"context\":{\"id\":"
            + id
            + ",\"origin\":"
            + Json.quote(scope.origin())
            + ",\"name\":"
            + Json.quote(name)
            + ",\"uniqueId\":\""
            + uniqueId
            + "\",\"auxData\":"
            + auxData(scope)
            + "}}}");
  }

  private static String auxData(RealmScope scope) {
    return switch (scope) {
      case RealmScope.Window window ->
          "{\"isDefault\":true,\"type\":\"default\",\"frameId\":"
              + Json.quote(window.frameId())
              + "}";
      case RealmScope.IsolatedWorld world ->
          "{\"isDefault\":false,\"type\":\"isolated\",\"frameId\":"
              + Json.quote(world.frameId())
              + "}";
      case RealmScope.Worker worker -> "{\"isDefault\":true,\"type\":\"worker\"}";
    };
  }

  void uncaught(int exceptionId, Realm realm, ConsoleMessage message, @Nullable V8Value error) {
    if (visible.test(realm)) {
      listener.uncaught(exceptionId, realm, message, error);
    }
  }

  void revoked(int exceptionId, Realm realm) {
    if (visible.test(realm)) {
      listener.revoked(exceptionId);
    }
  }

  @Override
  public void close() {
    inspector.closed(this);
    try {
      session.close();
    } catch (JavetException e) {
      throw new IllegalStateException(e);
    }
  }

  /// What V8 calls. An exception that left one of these would end the process: Javet's C++ goes on
  /// with it pending.
  private final class FromV8 implements IV8InspectorListener {
    @Override
    public void flushProtocolNotifications() {}

    @Override
    public void receiveNotification(String message) {
      guarded(() -> notification(message), message);
    }

    @Override
    public void receiveResponse(String message) {
      guarded(() -> listener.message(OwnScripts.uncounted(message)), message);
    }

    private void guarded(Runnable action, String message) {
      try {
        action.run();
      } catch (RuntimeException | StackOverflowError e) {
        System.getLogger("bulkhead.renderer.script")
            .log(
                System.Logger.Level.ERROR,
                "from the inspector: " + message.substring(0, Math.min(200, message.length())),
                e);
      }
    }

    @Override
    public void runIfWaitingForDebugger(int contextGroupId) {}

    @Override
    public void sendRequest(String message) {}
  }
}
