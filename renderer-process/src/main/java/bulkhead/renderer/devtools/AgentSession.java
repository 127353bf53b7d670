package bulkhead.renderer.devtools;

import bulkhead.devtools.CommandTable;
import bulkhead.devtools.Json;
import bulkhead.devtools.ProtocolError;
import bulkhead.ipc.Outcome;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One client's view of one page. Thread: `RendererMain`.
final class AgentSession {
  /// `Runtime.addBinding` where an isolated world is named.
  static final String WORLD_BINDING = "Runtime.addBinding of a world";

  private final SessionWire wire;
  private final SessionScripts scripts;
  private final Supplier<@Nullable InspectedPage> page;
  private final CommandTable<AgentSession> commands;
  private final NodeIds nodes;
  private final SheetCommands.Known sheets = new SheetCommands.Known();
  private final DomSearch search = new DomSearch();
  private final DomHistory history = new DomHistory();
  private final ForcedStates forced = new ForcedStates();
  private final ToldNodes told = new ToldNodes(this);
  private final Evaluations evaluations = new Evaluations(this);
  private StorageCommands.@Nullable Watch storage;
  private boolean interceptsFileChoosers;
  private boolean interceptsDrags;
  private boolean disablesScripts;
  private boolean slowed;

  /// @param inbox where what the client says waits
  AgentSession(
      SessionWire wire,
      Supplier<@Nullable InspectedPage> page,
      CommandTable<AgentSession> commands,
      NodeIds nodes,
      SessionInbox inbox) {
    this.wire = wire;
    this.scripts =
        new SessionScripts(page, this::send, new SessionPauses(wire.number(), inbox), nodes);
    this.page = page;
    this.commands = commands;
    this.nodes = nodes;
  }

  int pageId() {
    return wire.pageId();
  }

  int number() {
    return wire.number();
  }

  DomSearch search() {
    return search;
  }

  /// What the client has changed in the tree.
  DomHistory history() {
    return history;
  }

  /// The pseudo-classes that the client has elements match.
  ForcedStates forced() {
    return forced;
  }

  /// What the client has been told of the tree.
  ToldNodes told() {
    return told;
  }

  NodeIds nodes() {
    return nodes;
  }

  SessionScripts scripts() {
    return scripts;
  }

  /// The style sheets that the client knows.
  SheetCommands.Known sheets() {
    return sheets;
  }

  /// Has `watch` in the place of who has heard of storage up to now; null for nobody.
  void watchStorage(StorageCommands.@Nullable Watch watch) {
    StorageCommands.Watch before = storage;
    if (before != null) {
      before.end();
    }
    storage = watch;
  }

  /// Whether the client chooses the files of file inputs, instead of the user.
  boolean interceptsFileChoosers() {
    return interceptsFileChoosers;
  }

  void setInterceptsFileChoosers(boolean on) {
    interceptsFileChoosers = on;
  }

  /// Whether the client carries what is dragged, instead of the user's pointer.
  boolean interceptsDrags() {
    return interceptsDrags;
  }

  void setInterceptsDrags(boolean on) {
    interceptsDrags = on;
  }

  /// @throws ProtocolError if no frame of the page is called so
  InspectedFrame frame(String token) throws ProtocolError {
    for (InspectedFrame frame : page().frames()) {
      if (frame.token().equals(token)) {
        return frame;
      }
    }
    throw ProtocolError.because("No frame for given id found");
  }

  /// @param factor how much slower than it is the main thread is to be, 1 or more
  void slowDown(double factor) throws ProtocolError {
    page().setSlowdown(factor);
    slowed = factor > 1;
  }

  void setScriptsDisabled(boolean on) throws ProtocolError {
    page().setScriptsDisabled(on);
    disablesScripts = on;
  }

  /// What the client had the page believe ends with it.
  void close() {
    InspectedPage inspected = page.get();
    if (disablesScripts && inspected != null) {
      inspected.setScriptsDisabled(false);
    }
    if (slowed && inspected != null) {
      inspected.setSlowdown(1);
    }
    told.disable();
    forced.clear();
    watchStorage(null);
    scripts.close();
  }

  /// @throws ProtocolError if the page has gone
  InspectedPage page() throws ProtocolError {
    InspectedPage inspected = page.get();
    if (inspected == null) {
      throw ProtocolError.because("Not attached to an active page");
    }
    return inspected;
  }

  /// @param text a whole command
  void received(String text) {
    JsonObject command;
    try {
      command = Json.parse(text);
    } catch (ProtocolError e) {
      throw new IllegalStateException("the browser process sent no command", e);
    }
    long callId = command.get("id").getAsLong();
    String method = command.get("method").getAsString();
    try {
      received(callId, method, command.getAsJsonObject("params"), text);
    } catch (ProtocolError e) {
      answered(callId, null, e);
    } catch (RuntimeException e) {
      System.getLogger("bulkhead.renderer.devtools")
          .log(System.Logger.Level.WARNING, method + " failed", e);
      answered(callId, null, ProtocolError.because("Internal error"));
    }
  }

  private void received(long callId, String method, JsonObject parameters, String text)
      throws ProtocolError {
    boolean ofWorld =
        method.equals("Runtime.addBinding")
            && parameters.get("executionContextName") instanceof JsonPrimitive;
    if (method.equals("Runtime.removeBinding")
        && parameters.get("name") instanceof JsonPrimitive name) {
      scripts.removeBinding(name.getAsString());
    }
    if (method.equals(SessionInbox.TERMINATION)) {
      answered(callId, new JsonObject(), null); // what ran has been ended, or no script runs
      return;
    }
    if (!ofWorld && SessionScripts.answers(method)) {
      evaluations.before(method, parameters);
      boolean answered = scripts.dispatch(method, text);
      evaluations.after(method, parameters);
      if (answered) {
        return;
      }
    }
    Outcome.either(
        commands.dispatch(this, ofWorld ? WORLD_BINDING : method, parameters),
        (result, failure) -> answered(callId, result, failure));
  }

  private void answered(long callId, @Nullable JsonObject result, @Nullable Throwable failure) {
    if (result != null) {
      send(Json.object("id", callId, "result", result));
      return;
    }
    Throwable cause = failure instanceof CompletionException e ? e.getCause() : failure;
    ProtocolError error =
        cause instanceof ProtocolError e ? e : ProtocolError.because(String.valueOf(cause));
    send(Json.object("id", callId, "error", error.json()));
  }

  void event(String method, JsonObject parameters) {
    send(Json.object("method", method, "params", parameters));
  }

  private void send(JsonObject message) {
    send(Json.write(message));
  }

  /// Sends a whole message of the protocol.
  void send(String text) {
    wire.send(text);
  }
}
