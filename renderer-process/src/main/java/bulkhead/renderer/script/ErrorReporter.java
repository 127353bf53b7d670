package bulkhead.renderer.script;

import com.caoccao.javet.values.V8Value;
import org.jspecify.annotations.Nullable;

/// Fires a realm's `error` and `unhandledrejection` events. The bindings put one into each realm
/// with [Realm#put]; without one, errors go to the console at once. Thread: the isolate's.
public interface ErrorReporter {
  /// HTML §8.1.4.6 "report an exception": fires `error` at the global.
  ///
  /// @param line from 1, or 0
  /// @param error what was thrown; not to be closed
  /// @return whether a handler has dealt with it, so that it does not go to the console
  boolean error(String message, String url, int line, int column, @Nullable V8Value error);

  /// The same for what a handler of errors throws, which is not fired at the global again: a
  /// worker's goes on to its owner.
  void errorInHandler(String message, String url, int line, int column);

  /// Fires `unhandledrejection`; returns whether a handler has dealt with it.
  boolean unhandledRejection(V8Value promise, V8Value reason);

  /// Fires `rejectionhandled`.
  void rejectionHandled(V8Value promise, V8Value reason);
}
