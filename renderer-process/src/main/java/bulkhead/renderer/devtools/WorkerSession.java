package bulkhead.renderer.devtools;

import bulkhead.devtools.Json;
import bulkhead.devtools.ProtocolError;
import bulkhead.ipc.api.DevToolsMessage;
import bulkhead.process.TaskLoop;
import bulkhead.renderer.script.ConsoleMessage;
import bulkhead.renderer.script.InspectorSession;
import bulkhead.renderer.script.Realm;
import com.caoccao.javet.values.V8Value;
import com.google.gson.JsonObject;
import org.jspecify.annotations.Nullable;

/// One client's view of one worker: V8's inspector answers, on the worker's thread. Thread:
/// `RendererMain`, but for the inspector session, which is the worker's.
final class WorkerSession {
  private static final String SCRIPT_LOADED =
      "{\"method\":\"Inspector.workerScriptLoaded\",\"params\":{}}";

  private final InspectedWorker worker;
  private final SessionWire wire;
  private final TaskLoop main;
  private @Nullable InspectorSession inspector; // the worker's thread only
  private int exceptions;

  WorkerSession(InspectedWorker worker, SessionWire wire, TaskLoop main) {
    this.worker = worker;
    this.wire = wire;
    this.main = main;
    worker.inspect(
        isolate -> inspector = isolate.inspector().connect(realm -> true, new FromInspector()));
    worker.whenScriptRan(() -> main.execute(() -> wire.send(SCRIPT_LOADED)));
  }

  InspectedWorker worker() {
    return worker;
  }

  int pageId() {
    return wire.pageId();
  }

  void received(DevToolsMessage message) {
    String text = wire.received(message);
    if (text == null) {
      return;
    }
    try {
      JsonObject command = Json.parse(text);
      if (SessionScripts.answers(command.get("method").getAsString())) {
        worker.inspect(isolate -> dispatch(text));
        return;
      }
      String method = command.get("method").getAsString();
      wire.send(
          Json.write(
              Json.object(
                  "id",
                  command.get("id").getAsLong(),
                  "error",
                  ProtocolError.unknownMethod(method).json())));
    } catch (ProtocolError e) {
      throw new IllegalStateException("the browser process sent no command", e);
    }
  }

  private void dispatch(String text) {
    InspectorSession session = inspector;
    if (session != null) {
      session.dispatch(text);
    }
  }

  void close() {
    worker.inspect(
        isolate -> {
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
      main.execute(() -> wire.send(json));
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
      message(
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
