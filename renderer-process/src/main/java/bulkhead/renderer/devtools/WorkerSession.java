package bulkhead.renderer.devtools;

import bulkhead.devtools.Json;
import bulkhead.devtools.ProtocolError;
import bulkhead.renderer.script.ConsoleMessage;
import bulkhead.renderer.script.InspectorSession;
import bulkhead.renderer.script.Realm;
import com.caoccao.javet.values.V8Value;
import com.google.gson.JsonObject;
import org.jspecify.annotations.Nullable;

/// One client's view of one worker: V8's inspector answers. Thread: the worker's, but for
/// [#received] and [#close], which any may call.
final class WorkerSession {
  private static final String SCRIPT_LOADED =
      "{\"method\":\"Inspector.workerScriptLoaded\",\"params\":{}}";

  private final InspectedWorker worker;
  private final SessionInbox inbox;
  private final SessionWire wire;
  private final SessionPauses pauses;
  private @Nullable InspectorSession inspector;
  private int exceptions;

  WorkerSession(InspectedWorker worker, SessionInbox inbox, SessionWire wire) {
    this.worker = worker;
    this.inbox = inbox;
    this.wire = wire;
    this.pauses = new SessionPauses(wire.number(), inbox);
    worker.inspect(
        isolate -> connected(isolate.inspector().connect(realm -> true, new FromInspector())));
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

  private final class FromInspector implements InspectorSession.Listener {
    @Override
    public void message(String json) {
      if (!pauses.heard(json, wire::send)) {
        wire.send(json);
      }
    }

    @Override
    public void uncaught(Realm realm, ConsoleMessage message, @Nullable V8Value error) {
      JsonObject details =
          Json.object(
              "exceptionId",
              ++exceptions,
              "text",
              message.text(),
              "lineNumber",
              Math.max(0, message.line() - 1),
              "columnNumber",
              Math.max(0, message.column() - 1),
              "url",
              message.url(),
              "executionContextId",
              realm.contextId());
      wire.send(
          Json.write(
              Json.object(
                  "method",
                  "Runtime.exceptionThrown",
                  "params",
                  Json.object(
                      "timestamp", System.currentTimeMillis(), "exceptionDetails", details))));
    }
  }
}
