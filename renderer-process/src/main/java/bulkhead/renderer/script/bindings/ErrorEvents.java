package bulkhead.renderer.script.bindings;

import bulkhead.renderer.script.ErrorReporter;
import com.caoccao.javet.values.V8Value;
import org.jspecify.annotations.Nullable;

/// Fires `error`, `unhandledrejection` and `rejectionhandled` at a window. Thread: the isolate's.
final class ErrorEvents implements ErrorReporter {
  private final RealmBindings bindings;

  ErrorEvents(RealmBindings bindings) {
    this.bindings = bindings;
  }

  @Override
  public boolean error(String message, String url, int line, int column, @Nullable V8Value error) {
    return bindings.functions().ask("fireError", message, url, line, column, error);
  }

  @Override
  public void errorInHandler(String message, String url, int line, int column) {
    bindings.functions().ask("errorInHandler", message, url, line, column);
  }

  @Override
  public boolean unhandledRejection(V8Value promise, V8Value reason) {
    return bindings.functions().ask("fireRejection", "unhandledrejection", promise, reason);
  }

  @Override
  public void rejectionHandled(V8Value promise, V8Value reason) {
    bindings.functions().ask("fireRejection", "rejectionhandled", promise, reason);
  }
}
