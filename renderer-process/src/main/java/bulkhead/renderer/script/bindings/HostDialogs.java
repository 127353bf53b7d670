package bulkhead.renderer.script.bindings;

import org.jspecify.annotations.Nullable;

/// What simple dialogs and the leaving of documents ask of Java (`windows.idl`). Thread: the
/// isolate's.
final class HostDialogs {
  private static final WindowHost.Dialog[] KINDS = WindowHost.Dialog.values();

  private HostDialogs() {}

  /// The text of a prompt, "" for another dialog that was accepted, null if it was dismissed.
  static @Nullable String showDialog(RealmBindings runtime, int kind, String message, String text) {
    return runtime.window().showDialog(KINDS[kind], message, text);
  }

  static void print(RealmBindings runtime) {
    runtime.window().print();
  }

  static void listensForUnload(RealmBindings runtime) {
    runtime.window().listensForUnload();
  }

  /// 1 for sticky activation, 2 for transient, as a sum.
  static int userActivation(RealmBindings runtime) {
    return runtime.window().userActivation();
  }
}
