package bulkhead.renderer.script.bindings;

import bulkhead.process.LockQueues.Mode;
import bulkhead.process.LockQueues.Otherwise;
import bulkhead.process.LockQueues.Request;

/// What Web Locks ask of Java (`locks.idl`). Thread: the isolate's.
final class HostLocks {
  private HostLocks() {}

  static boolean requestLock(
      RealmBindings runtime, int id, String name, boolean shared, String otherwise, String client) {
    return runtime
        .hub()
        .locks()
        .request(
            runtime.messages(),
            runtime.window().originKey(),
            new Request<>(id, name, shared ? Mode.SHARED : Mode.EXCLUSIVE, client),
            Otherwise.valueOf(otherwise));
  }

  static void releaseLock(RealmBindings runtime, int id) {
    runtime.hub().locks().release(id);
  }

  static void queryLocks(RealmBindings runtime, int id) {
    runtime.hub().locks().query(runtime.window().originKey(), id);
  }
}
