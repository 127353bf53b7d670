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
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/// One client's view of one worker: V8's inspector answers, on the worker's thread. While the
/// debugger holds the worker's script, that thread stands inside V8, which takes the commands from
/// a queue of its own. Thread: `RendererMain`, but for the inspector session, which is the worker's.
final class WorkerSession {
  private static final String SCRIPT_LOADED =
      "{\"method\":\"Inspector.workerScriptLoaded\",\"params\":{}}";

  private final InspectedWorker worker;
  private final SessionWire wire;
  private final TaskLoop main;
  private volatile @Nullable InspectorSession inspector; // used by others while it is paused

  /// Commands on their way to the worker's thread. Guarded by this, as is `paused`.
  private final ArrayDeque<String> waiting = new ArrayDeque<>();

  private boolean paused;
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
        dispatch(text, command.get("method").getAsString());
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

  private synchronized void dispatch(String text, String method) {
    if (paused) {
      handToV8(text);
      paused = !DevToolsInbox.RESUMING.contains(method);
    } else {
      waiting.add(text);
      worker.inspect(isolate -> runNext());
    }
  }

  /// Runs on the worker's thread, once for each command; finds nothing where V8 has had one.
  private void runNext() {
    String next;
    synchronized (this) {
      next = waiting.poll();
    }
    if (next != null) {
      handToV8(next);
    }
  }

  /// Called on the worker's thread, or on another while that one is paused.
  private void handToV8(String text) {
    InspectorSession session = inspector;
    if (session != null) {
      session.dispatch(text);
    }
  }

  /// Called on the worker's thread, inside V8.
  private synchronized void pausedNow() {
    paused = true;
    for (String next = waiting.poll(); next != null; next = waiting.poll()) {
      handToV8(next);
    }
  }

  private synchronized void resumedNow() {
    paused = false;
  }

  synchronized boolean isPaused() {
    return paused;
  }

  /// @param resume whether nobody else looks at it who heard of a pause: then its script goes on
  void close(boolean resume) {
    synchronized (this) {
      if (paused && resume) {
        handToV8(SessionScripts.RESUME);
      }
    }
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
      if (json.startsWith(SessionScripts.PAUSED)) {
        pausedNow();
      } else if (json.startsWith(SessionScripts.RESUMED)) {
        resumedNow();
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
