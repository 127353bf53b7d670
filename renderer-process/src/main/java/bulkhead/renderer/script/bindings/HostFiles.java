package bulkhead.renderer.script.bindings;

import bulkhead.renderer.dom.Element;
import java.util.List;

/// The user's files for the bindings' JavaScript.
final class HostFiles {
  private HostFiles() {}

  /// A part of a file, ready to be taken; false when it cannot be read.
  static boolean fileRead(RealmBindings runtime, double file, double from, int length) {
    ScriptNetwork network = runtime.realm().get(ScriptNetwork.class);
    byte[] part =
        network == null || length < 1 ? null : network.readFile((long) file, (long) from, length);
    runtime.bytes().answer(part == null ? new byte[0] : part);
    return part != null;
  }

  static void chooseFiles(
      RealmBindings runtime, Element input, boolean several, boolean folder, String accept) {
    runtime
        .page()
        .chooseFiles(
            input, several, folder, accept.isEmpty() ? List.of() : List.of(accept.split(",")));
  }
}
