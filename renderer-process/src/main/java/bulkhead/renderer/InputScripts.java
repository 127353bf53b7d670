package bulkhead.renderer;

import bulkhead.renderer.dom.Node;
import bulkhead.renderer.script.bindings.RealmBindings;
import org.jspecify.annotations.Nullable;

/// The scripts of one document, as input knows them: who is to hear of it before it does what it
/// does by default. Thread: `RendererMain`.
final class InputScripts {
  private final Runnable changed;
  private @Nullable PageScripts scripts;

  /// @param changed something is to be seen that the compositor does not have yet
  InputScripts(Runnable changed) {
    this.changed = changed;
  }

  /// Who is to hear of input before it does what it does by default; nobody, unless this is called.
  void set(PageScripts scripts) {
    this.scripts = scripts;
  }

  /// What dispatches events at a node; null when no script can hear them.
  @Nullable RealmBindings at(@Nullable Node target) {
    return scripts == null ? null : scripts.bindingsFor(target);
  }

  InputEvents.Sink sink(RealmBindings bindings) {
    return (target, kind, type, related, init) -> bindings.fire(target, kind, type, related, init);
  }

  /// Script has run.
  void ran() {
    if (scripts != null) {
      scripts.taskEnded();
    }
    changed.run();
  }
}
