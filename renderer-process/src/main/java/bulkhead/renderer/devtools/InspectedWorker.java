package bulkhead.renderer.devtools;

import bulkhead.renderer.script.ScriptIsolate;
import java.util.function.Consumer;

/// What the agent sees of a dedicated worker. Safe from any thread.
public interface InspectedWorker {
  int pageId();

  /// Of this renderer's workers, from 1.
  int number();

  String url();

  String name();

  /// Has the worker's thread do something with its isolate, unless the worker ends first.
  void inspect(Consumer<ScriptIsolate> action);

  /// Calls on the worker's thread when its script has run for the first time: at once, if it has.
  void whenScriptRan(Runnable action);

  /// Runs the worker's script, if it still waits for clients.
  void proceed();
}
