package bulkhead.renderer.devtools;

import bulkhead.devtools.Json;
import bulkhead.devtools.ProtocolError;
import bulkhead.renderer.script.ConsoleMessage;
import bulkhead.renderer.script.EventLoop;
import bulkhead.renderer.script.InspectorSession;
import bulkhead.renderer.script.Realm;
import bulkhead.renderer.script.ScriptException;
import bulkhead.renderer.script.ScriptIsolate;
import bulkhead.renderer.script.ScriptSource;
import com.caoccao.javet.values.V8Value;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What one session does with scripts: V8's inspector answers for the domains that are its own, and
/// the client's scripts run in each new document before the page's. Thread: `RendererMain`.
final class SessionScripts implements RemoteObjects.Scripts {
  /// What V8's inspector answers for.
  private static final Set<String> V8_DOMAINS =
      Set.of("Runtime", "Debugger", "Profiler", "HeapProfiler", "Console", "Schema");

  private static final String CONTEXT_CREATED = "{\"method\":\"Runtime.executionContextCreated\"";

  private static final Pattern ANSWER = Pattern.compile("\\{\"id\":(\\d+),");

  /// @param world of an isolated world; empty for the page's own
  private record NewDocumentScript(String source, String world) {}

  private final Supplier<@Nullable InspectedPage> page;
  private final Consumer<String> client;
  private final SessionPauses pauses;
  private final Map<String, NewDocumentScript> newDocumentScripts = new LinkedHashMap<>();
  private @Nullable InspectorSession inspector;
  private final Map<String, Set<String>> worldBindings = new LinkedHashMap<>();
  private final RemoteObjects objects;

  /// By call, how its answer's value is to be told: `Runtime.SerializationOptions`.
  private final Map<Long, JsonObject> serializations = new HashMap<>();

  private final JsonObject emulated = new JsonObject();
  private final OwnCalls ownCalls = new OwnCalls(this::dispatch);
  private boolean runtimeEnabled;

  SessionScripts(
      Supplier<@Nullable InspectedPage> page,
      Consumer<String> client,
      SessionPauses pauses,
      NodeIds nodes) {
    this.page = page;
    this.client = client;
    this.pauses = pauses;
    this.objects = new RemoteObjects(this, nodes);
  }

  static boolean answers(String method) {
    int dot = method.indexOf('.');
    return !method.equals(PerformanceCommands.COLLECT_GARBAGE)
        && dot > 0
        && V8_DOMAINS.contains(method.substring(0, dot));
  }

  RemoteObjects objects() {
    return objects;
  }

  SessionPauses pauses() {
    return pauses;
  }

  /// The page's inspector session; null where no scripts run.
  private @Nullable InspectorSession inspector() {
    InspectedPage inspected = page.get();
    ScriptIsolate isolate = inspected == null ? null : inspected.scripts();
    if (inspector == null && isolate != null) {
      InspectorSession made = isolate.inspector().connect(this::isOfThisPage, new FromInspector());
      inspector = made;
      pauses.connect(made);
    }
    return inspector;
  }

  /// What V8's inspector says: an answer to the agent's own question, or something for the client.
  private final class FromInspector implements InspectorSession.Listener {
    @Override
    public void message(String text) {
      if (pauses.heard(text, client) || ownCalls.heard(text)) {
        return;
      }
      if (!serializations.isEmpty() && serializes(text)) {
        return;
      } else if (text.startsWith(CONTEXT_CREATED)) {
        client.accept(text);
        contextCreated(text);
      } else if (!pauses.isPaused()
          && text.contains("\"objectId\"")
          && !text.startsWith("{\"method\":\"Debugger.")) {
        client.accept(objects.mended(text));
      } else {
        client.accept(text);
      }
    }

    @Override
    public void uncaught(
        int exceptionId, Realm realm, ConsoleMessage message, @Nullable V8Value error) {
      if (runtimeEnabled) {
        client.accept(UncaughtExceptions.thrown(objects, exceptionId, realm, message, error));
      }
    }

    @Override
    public void revoked(int exceptionId) {
      if (runtimeEnabled) {
        client.accept(UncaughtExceptions.revoked(exceptionId));
      }
    }
  }

  // Bindings of isolated worlds: V8 does not know their names

  /// `Runtime.addBinding` for the worlds of that name, those to come too.
  void addBinding(String name, String world) throws ProtocolError {
    worldBindings.computeIfAbsent(world, w -> new LinkedHashSet<>()).add(name);
    InspectedPage inspected = page.get();
    if (inspected == null) {
      return;
    }
    for (InspectedFrame frame : inspected.frames()) {
      Realm realm = frame.existingIsolatedWorld(world);
      if (realm != null) {
        addBinding(name, realm.contextId());
      }
    }
  }

  private void addBinding(String name, int contextId) throws ProtocolError {
    ask("Runtime.addBinding", Json.object("name", name, "executionContextId", contextId));
  }

  private void contextCreated(String text) {
    if (worldBindings.isEmpty()) {
      return;
    }
    try {
      JsonObject context = Json.parse(text).getAsJsonObject("params").getAsJsonObject("context");
      for (String name : worldBindings.getOrDefault(context.get("name").getAsString(), Set.of())) {
        addBinding(name, context.get("id").getAsInt());
      }
    } catch (ProtocolError e) {
      System.getLogger("bulkhead.renderer.devtools")
          .log(System.Logger.Level.WARNING, "no binding in a new world", e);
    }
  }

  void removeBinding(String name) {
    worldBindings.values().forEach(names -> names.remove(name));
  }

  @Override
  public JsonObject ask(String method, JsonObject parameters) throws ProtocolError {
    return ownCalls.ask(method, parameters);
  }

  @Override
  public Realm realm(int contextId) throws ProtocolError {
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
    } else if (method.equals("Runtime.disable")) {
      runtimeEnabled = false;
    }
    Realm realm = inspected.mainFrame().realm();
    if (realm != null) {
      session.setDefaultRealm(realm);
    }
    if (!ownCalls.isEmpty() && realm != null) {
      session.dispatchWithinScript(realm, text); // the agent may ask while a script runs
    } else {
      session.dispatch(
          text.contains("\"serializationOptions\"") ? keepingSerialization(text) : text);
    }
    if (realm != null && ownCalls.isEmpty()) {
      taskEnded(realm);
    }
    return true;
  }

  /// Takes from a command what V8 alone cannot do: [RemoteObjects] tells of values with nodes.
  private String keepingSerialization(String text) {
    try {
      JsonObject command = Json.parse(text);
      JsonObject parameters = command.getAsJsonObject("params");
      if (parameters.get("serializationOptions") instanceof JsonObject options
          && options.get("serialization") instanceof JsonPrimitive kind
          && kind.getAsString().equals("deep")) {
        serializations.put(command.get("id").getAsLong(), options);
        parameters.remove("serializationOptions");
        parameters.remove("returnByValue");
        return Json.write(command);
      }
      return text;
    } catch (ProtocolError e) {
      return text; // V8 says what is wrong with it
    }
  }

  /// Answers a call that wanted its value told to its depths.
  ///
  /// @return false if this is no such answer
  private boolean serializes(String text) {
    Matcher answer = ANSWER.matcher(text);
    JsonObject options =
        answer.lookingAt() ? serializations.remove(Long.valueOf(answer.group(1))) : null;
    if (options != null) {
      client.accept(objects.serialized(text, options));
    }
    return options != null;
  }

  @Override
  public List<? extends InspectedFrame> frames() {
    InspectedPage inspected = page.get();
    return inspected == null ? List.of() : inspected.frames();
  }

  /// A client's script was a task too: promises that it left rejected are told of.
  private static void taskEnded(Realm realm) {
    EventLoop loop = realm.get(EventLoop.class);
    if (loop != null) {
      loop.taskEnded(realm);
    }
  }

  // Emulation

  /// Has the page's documents, and those to come, find something otherwise than it is.
  /// @param value null for as it is
  void emulate(String name, @Nullable Object value) {
    JsonObject one = Json.object(name, value);
    boolean had = emulated.has(name);
    if (!had && value == null) {
      return;
    }
    emulated.remove(name);
    one.entrySet().forEach(member -> emulated.add(member.getKey(), member.getValue()));
    InspectedPage inspected = page.get();
    if (inspected != null) {
      inspected.frames().forEach(this::emulate);
    }
  }

  private void emulate(InspectedFrame frame) {
    Realm realm = frame.realm();
    if (realm == null) {
      return;
    }
    try {
      objects.emulate(realm, emulated);
    } catch (ProtocolError e) {
      System.getLogger("bulkhead.renderer.devtools")
          .log(System.Logger.Level.WARNING, "a document is not emulated", e);
    }
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
    if (!emulated.isEmpty()) {
      emulate(frame);
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
    List.copyOf(emulated.keySet()).forEach(name -> emulate(name, null));
    if (inspector != null) {
      inspector.close();
    }
  }
}
