package bulkhead.renderer.script.bindings;

import bulkhead.renderer.script.Realm;

/// What tasks, message ports and broadcast channels ask of Java (`messaging.idl`). Thread: the
/// isolate's.
final class HostMessaging {
  private HostMessaging() {}

  static void queueTask(RealmBindings runtime, int id) {
    runtime.queueTask(id);
  }

  static int newPorts(RealmBindings runtime) {
    return runtime.hub().newPorts();
  }

  /// Returns how many messages waited for it.
  static int claimPort(RealmBindings runtime, int port) {
    return runtime.hub().claim(port, runtime.messages());
  }

  static void releasePort(RealmBindings runtime, int port) {
    runtime.hub().release(port);
  }

  static int openBroadcast(RealmBindings runtime, String name) {
    return runtime
        .hub()
        .join(new MessageHub.Audience(runtime.window().originKey(), name), runtime.messages());
  }

  static void closeBroadcast(RealmBindings runtime, int channel) {
    runtime.hub().leave(channel);
  }

  /// The window whose task runs, which is the one that calls unless windows call each other's
  /// functions in one task.
  static int callingWindow(RealmBindings runtime) {
    Realm entered = runtime.realm().isolate().current();
    RealmBindings caller = entered == null ? null : entered.get(RealmBindings.class);
    return caller == null ? runtime.number() : caller.number();
  }
}
