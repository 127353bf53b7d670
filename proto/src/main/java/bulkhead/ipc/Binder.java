package bulkhead.ipc;

import java.util.concurrent.Executor;

/// Takes who answers a peer's calls; a [Channel] does.
@FunctionalInterface
public interface Binder {
  /// The peer's calls of this interface run on `executor`, in order.
  <T> void bind(IpcInterface<T> type, T target, Executor executor);
}
