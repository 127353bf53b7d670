package bulkhead.renderer.devtools;

import bulkhead.devtools.Json;
import bulkhead.devtools.ProtocolError;
import bulkhead.renderer.script.InspectorSession;
import bulkhead.renderer.script.Realm;
import bulkhead.renderer.script.ScriptException;
import bulkhead.renderer.script.ScriptIsolate;
import bulkhead.renderer.script.ScriptSource;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What one session does with scripts: V8's inspector answers for the domains that are its own, and
/// the client's scripts run in each new document before the page's. Thread: `RendererMain`.
final class SessionScripts {
  /// What V8's inspector answers for.
  private static final Set<String> V8_DOMAINS =
      Set.of("Runtime", "Debugger", "Profiler", "HeapProfiler", "Console", "Schema");

  /// The id of the agent's own calls, one at a time.
  private static final long OWN_CALL = -2_000_000_000L;

  /// @param world of an isolated world; empty for the page's own
  private record NewDocumentScript(String source, String world) {}

  private final Supplier<@Nullable InspectedPage> page;
  private final Consumer<String> client;
  private final Map<String, NewDocumentScript> newDocumentScripts = new LinkedHashMap<>();
  private @Nullable InspectorSession inspector;
  private final ArrayDeque<String> held = new ArrayDeque<>();
  private boolean runtimeEnabled;
  private int dispatching;
  private boolean flushing;
  private long ownCall;
  private @Nullable String ownAnswer;

  SessionScripts(Supplier<@Nullable InspectedPage> page, Consumer<String> client) {
    this.page = page;
    this.client = client;
  }

  static boolean answers(String method) {
    int dot = method.indexOf('.');
    return dot > 0 && V8_DOMAINS.contains(method.substring(0, dot));
  }

  /// The page's inspector session; null where no scripts run.
  private @Nullable InspectorSession inspector() {
    InspectedPage inspected = page.get();
    ScriptIsolate isolate = inspected == null ? null : inspected.scripts();
    if (inspector == null && isolate != null) {
      inspector = isolate.inspector().connect(this::isOfThisPage, this::message);
    }
    return inspector;
  }

  private void message(String text) {
    if (ownCall != 0 && text.startsWith("{\"id\":" + ownCall + ",")) {
      ownAnswer = text;
    } else if (!text.startsWith("{\"id\":") || !text.contains("\"objectId\"")) {
      client.accept(text);
    } else if (dispatching > 0) {
      held.add(text);
    } else {
      client.accept(withNodesMarked(text));
    }
  }

  /// V8 does not know which objects are nodes; clients want to.
  private String withNodesMarked(String text) {
    try {
      JsonObject message = Json.parse(text);
      JsonElement result =
          message.get("result") instanceof JsonObject answer ? answer.get("result") : null;
      switch (result) {
        case JsonObject object -> mark(object);
        case JsonArray properties -> {
          for (JsonElement property : properties) {
            if (property instanceof JsonObject p && p.get("value") instanceof JsonObject value) {
              mark(value);
            }
          }
        }
        case null -> {}
        default -> {}
      }
      return Json.write(message);
    } catch (ProtocolError e) {
      return text; // what V8 says is JSON, but it goes to the client in any case
    }
  }

  /// @param object a `Runtime.RemoteObject`
  private void mark(JsonObject object) {
    if (!object.has("objectId")
        || object.has("subtype")
        || !"object".equals(object.get("type").getAsString())) {
      return;
    }
    try {
      if (DomCommands.ofObject(this, object.get("objectId").getAsString()) != null) {
        object.addProperty("subtype", "node");
      }
    } catch (ProtocolError e) {
      // It is gone already, or no node: said as V8 said it.
    }
  }

  /// Asks V8 something on the agent's own account.
  /// @return the answer's `result`
  /// @throws ProtocolError what V8 said instead
  JsonObject ask(String method, JsonObject parameters) throws ProtocolError {
    ownCall = OWN_CALL;
    try {
      String text = Json.write(Json.object("id", OWN_CALL, "method", method, "params", parameters));
      if (!dispatch(method, text) || ownAnswer == null) {
        throw ProtocolError.because("Not attached to an active page");
      }
      JsonObject answer = Json.parse(ownAnswer);
      if (answer.get("error") instanceof JsonObject error) {
        throw ProtocolError.because(error.get("message").getAsString());
      }
      return answer.getAsJsonObject("result");
    } finally {
      ownCall = 0;
      ownAnswer = null;
    }
  }

  /// The realm with that context id.
  /// @throws ProtocolError if this page has none such
  Realm realm(int contextId) throws ProtocolError {
    InspectedPage inspected = page.get();
    ScriptIsolate isolate = inspected == null ? null : inspected.scripts();
    Realm realm = isolate == null ? null : isolate.inspector().realm(contextId);
    if (realm == null || !isOfThisPage(realm)) {
      throw ProtocolError.because("Cannot find context with specified id");
    }
    return realm;
  }

  private boolean isOfThisPage(Realm realm) {
    InspectedPage inspected = page.get();
    if (inspected == null) {
      return false;
    }
    for (InspectedFrame frame : inspected.frames()) {
      if (frame.token().equals(realm.scope().frameId())) {
        return true;
      }
    }
    return false;
  }

  /// Hands a command to V8.
  /// @return whether it will be answered
  boolean dispatch(String method, String text) {
    InspectorSession session = inspector();
    InspectedPage inspected = page.get();
    if (session == null || inspected == null) {
      return false;
    }
    if (method.equals("Runtime.enable")) {
      runtimeEnabled = true;
      inspected.frames().forEach(InspectedFrame::realm); // so that there is something to tell of
    }
    Realm realm = inspected.mainFrame().realm();
    if (realm != null) {
      session.setDefaultRealm(realm);
    }
    dispatching++;
    try {
      session.dispatch(text);
    } finally {
      dispatching--;
    }
    while (dispatching == 0 && !flushing && !held.isEmpty()) {
      flushing = true;
      try {
        client.accept(withNodesMarked(held.removeFirst()));
      } finally {
        flushing = false;
      }
    }
    return true;
  }

  // Scripts for new documents

  void add(String identifier, String source, @Nullable String world) {
    newDocumentScripts.put(identifier, new NewDocumentScript(source, world == null ? "" : world));
  }

  void remove(String identifier) {
    newDocumentScripts.remove(identifier);
  }

  /// Runs one of them in the documents that are there already.
  void runNow(String identifier) {
    InspectedPage inspected = page.get();
    NewDocumentScript script = newDocumentScripts.get(identifier);
    if (inspected != null && script != null) {
      inspected.frames().forEach(frame -> run(frame, script));
    }
  }

  /// A frame has a new document: nothing of it has run yet.
  void documentBegins(InspectedFrame frame) {
    if (runtimeEnabled) {
      frame.realm();
    }
    for (NewDocumentScript script : newDocumentScripts.values()) {
      run(frame, script);
    }
  }

  private static void run(InspectedFrame frame, NewDocumentScript script) {
    Realm realm = script.world.isEmpty() ? frame.realm() : frame.isolatedWorld(script.world);
    if (realm == null) {
      return;
    }
    try {
      realm.run(new ScriptSource(script.source, ""));
    } catch (ScriptException e) {
      System.getLogger("bulkhead.renderer.devtools")
          .log(System.Logger.Level.WARNING, "a client's script for new documents failed", e);
    }
  }

  void close() {
    if (inspector != null) {
      inspector.close();
    }
  }
}
