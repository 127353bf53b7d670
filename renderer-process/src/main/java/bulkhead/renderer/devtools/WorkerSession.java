package bulkhead.renderer.devtools;

import bulkhead.devtools.Json;
import bulkhead.devtools.ProtocolError;
import bulkhead.renderer.script.ConsoleMessage;
import bulkhead.renderer.script.InspectorSession;
import bulkhead.renderer.script.Realm;
import bulkhead.renderer.script.ScriptIsolate;
import com.caoccao.javet.values.V8Value;
import com.google.gson.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One client's view of one worker: V8's inspector answers. Thread: the worker's, but for
/// [#received] and [#close], which any may call.
final class WorkerSession implements RemoteObjects.Scripts {
  private static final String SCRIPT_LOADED =
      "{\"method\":\"Inspector.workerScriptLoaded\",\"params\":{}}";

  private final InspectedWorker worker;
  private final SessionInbox inbox;
  private final SessionWire wire;
  private final SessionPauses pauses;
  private @Nullable InspectorSession inspector;
  private @Nullable ScriptIsolate isolate;

  /// The worker's; null until it is needed.
  private @Nullable Realm realm;

  private final OwnCalls ownCalls = new OwnCalls(this::dispatchOwn);
  private final RemoteObjects objects = new RemoteObjects(this, new NodeIds());
  private boolean runtimeEnabled;

  WorkerSession(InspectedWorker worker, SessionInbox inbox, SessionWire wire) {
    this.worker = worker;
    this.inbox = inbox;
    this.wire = wire;
    this.pauses = new SessionPauses(wire.number(), inbox);
    worker.inspect(
        made -> {
          isolate = made;
          connected(made.inspector().connect(each -> true, new FromInspector()));
        });
    worker.whenScriptRan(() -> wire.send(SCRIPT_LOADED));
  }

  private void connected(InspectorSession session) {
    inspector = session;
    pauses.connect(session);
  }

  InspectedWorker worker() {
    return worker;
  }

  int pageId() {
    return wire.pageId();
  }

  /// @param command a whole one
  void received(String command) {
    inbox.add(command, () -> pauses, () -> run(command));
  }

  private void run(String text) {
    try {
      JsonObject command = Json.parse(text);
      String method = command.get("method").getAsString();
      InspectorSession session = inspector;
      if (!SessionScripts.answers(method)) {
        wire.send(
            Json.write(
                Json.object(
                    "id",
                    command.get("id").getAsLong(),
                    "error",
                    ProtocolError.unknownMethod(method).json())));
      } else if (session != null) {
        if (method.equals("Runtime.enable")) {
          runtimeEnabled = true;
        } else if (method.equals("Runtime.disable")) {
          runtimeEnabled = false;
        }
        session.dispatch(text);
      }
    } catch (ProtocolError e) {
      throw new IllegalStateException("the browser process sent no command", e);
    }
  }

  /// The client leaves.
  void close() {
    inbox.leaves(
        wire.number(),
        () -> {
          InspectorSession session = inspector;
          inspector = null;
          if (session != null) {
            session.close();
          }
        });
  }

  @Override
  public JsonObject ask(String method, JsonObject parameters) throws ProtocolError {
    return ownCalls.ask(method, parameters);
  }

  @Override
  public Realm realm(int contextId) throws ProtocolError {
    Realm found = isolate == null ? null : isolate.inspector().realm(contextId);
    if (found == null) {
      throw ProtocolError.because("Cannot find context with specified id");
    }
    return found;
  }

  @Override
  public List<? extends InspectedFrame> frames() {
    return List.of();
  }

  /// A question of the agent's own may come while a script runs.
  private boolean dispatchOwn(String method, String text) {
    InspectorSession session = inspector;
    Realm running = realm;
    if (session == null || running == null) {
      return false;
    }
    session.dispatchWithinScript(running, text);
    return true;
  }

  private final class FromInspector implements InspectorSession.Listener {
    @Override
    public void message(String json) {
      if (!pauses.heard(json, wire::send) && !ownCalls.heard(json)) {
        wire.send(json);
      }
    }

    @Override
    public void uncaught(
        int exceptionId, Realm thrower, ConsoleMessage message, @Nullable V8Value error) {
      if (runtimeEnabled) {
        realm = thrower;
        wire.send(UncaughtExceptions.thrown(objects, exceptionId, thrower, message, error));
      }
    }

    @Override
    public void revoked(int exceptionId) {
      if (runtimeEnabled) {
        wire.send(UncaughtExceptions.revoked(exceptionId));
      }
    }
  }
}
