package bulkhead.renderer.script.bindings;

import bulkhead.renderer.script.Realm;
import bulkhead.renderer.script.RealmInstaller;
import bulkhead.renderer.script.RealmScope;
import bulkhead.renderer.script.ScriptException;
import com.caoccao.javet.exceptions.JavetException;

/// Gives each document's realm its interfaces, and makes the global a `Window`; isolated worlds use
/// those of their document. One for each isolate. Thread: the isolate's.
public final class BindingsInstaller implements RealmInstaller {
  private final Agent agent;

  /// @param hub of this process
  public BindingsInstaller(MessageHub hub) {
    agent = new Agent(hub);
  }

  @Override
  public void install(Realm realm) throws ScriptException {
    try {
      switch (realm.scope()) {
        case RealmScope.Window window ->
            realm.put(RealmBindings.class, new RealmBindings(agent, realm, window.document()));
        case RealmScope.IsolatedWorld world -> {
          RealmBindings bindings = RealmBindings.of(world.document());
          if (bindings != null) {
            bindings.lendTo(realm);
            realm.put(RealmBindings.class, bindings);
          }
        }
        case RealmScope.Worker ignored ->
            realm.put(RealmBindings.class, new RealmBindings(agent, realm, null));
      }
    } catch (JavetException e) {
      throw ScriptException.of(e);
    }
  }

  @Override
  public void scriptTerminated() {
    agent.scriptTerminated();
  }
}
