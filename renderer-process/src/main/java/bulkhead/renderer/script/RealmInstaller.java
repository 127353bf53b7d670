package bulkhead.renderer.script;

/// Puts things into each new realm before its first script runs: interfaces, functions, wrappers.
/// Thread: the isolate's; the realm has been entered.
public interface RealmInstaller {
  void install(Realm realm) throws ScriptException;

  /// A script of the isolate was terminated: what it had begun to do is not done to its end, and
  /// V8 has dropped the microtasks that were due.
  default void scriptTerminated() {}
}
