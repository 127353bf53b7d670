package bulkhead.renderer.script.bindings;

import bulkhead.renderer.dom.DomException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// WebSockets for the bindings' JavaScript.
final class HostSockets {
  private HostSockets() {}

  private static @Nullable ScriptSockets of(RealmBindings runtime) {
    ScriptNetwork network = runtime.realm().get(ScriptNetwork.class);
    return network == null ? null : network.sockets();
  }

  /// @param protocols separated by commas, which are in none of them
  static void socketOpen(RealmBindings runtime, int id, String url, String protocols) {
    ScriptSockets sockets = of(runtime);
    if (sockets == null) {
      throw new DomException("InvalidStateError", "the document has gone");
    }
    sockets.open(
        id,
        url,
        protocols.isEmpty() ? List.of() : List.of(protocols.split(",", -1)),
        (kind, text, bytes) -> runtime.deliver(id, kind, text, bytes));
  }

  /// What was given as bytes.
  static void socketSend(RealmBindings runtime, int id, boolean text) {
    byte[] data = runtime.bytes().given();
    ScriptSockets sockets = of(runtime);
    if (sockets != null) {
      sockets.send(id, text, data);
    }
  }

  static void socketClose(RealmBindings runtime, int id, int code, String reason) {
    ScriptSockets sockets = of(runtime);
    if (sockets != null) {
      sockets.close(id, code, reason);
    }
  }
}
