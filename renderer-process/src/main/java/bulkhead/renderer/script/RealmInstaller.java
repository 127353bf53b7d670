package bulkhead.renderer.script;

/// Puts things into each new realm before its first script runs: interfaces, functions, wrappers.
/// Thread: the isolate's; the realm has been entered.
public interface RealmInstaller {
  void install(Realm realm) throws ScriptException;
}
