package bulkhead.renderer.script.bindings;

import bulkhead.renderer.script.ScriptException;
import bulkhead.renderer.script.ScriptSource;

/// What workers, and who makes them, ask of Java (`worker.idl`). Thread: the isolate's.
final class HostWorker {
  private static final int DONE = 0;
  private static final int NOT_FOUND = 1;
  private static final int THROWN = 2;
  private static final int IS_MODULE = 3;

  private HostWorker() {}

  static int startWorker(
      RealmBindings runtime,
      int port,
      String url,
      String name,
      boolean asModule,
      String surroundings) {
    return runtime.window().startWorker(port, url, name, asModule, surroundings);
  }

  static void connectShared(
      RealmBindings runtime,
      int port,
      int peer,
      int errors,
      String url,
      String name,
      String options) {
    runtime.window().connectShared(port, peer, errors, url, name, options);
  }

  static void terminateWorker(RealmBindings runtime, int worker) {
    runtime.window().terminateWorker(worker);
  }

  static void closeWorker(RealmBindings runtime) {
    runtime.window().closeWorker();
  }

  static String workerUrl(RealmBindings runtime) {
    return runtime.window().workerUrl();
  }

  /// HTML §8.1.4.2 "fetch a classic worker-imported script", and runs it.
  static int importScript(RealmBindings runtime, String url) {
    if (runtime.window().isModuleWorker()) {
      return IS_MODULE;
    }
    String text = runtime.window().scriptText(url);
    if (text == null) {
      return NOT_FOUND;
    }
    try {
      runtime.realm().run(new ScriptSource(text, url));
      return DONE;
    } catch (ScriptException e) {
      try (e) {
        runtime.keepThrown(e.value());
        return THROWN;
      }
    }
  }
}
