package bulkhead.renderer.script.bindings;

import java.util.List;

/// The WebSockets of one realm, by numbers that the script chose. Thread: the isolate's.
public interface ScriptSockets extends AutoCloseable {
  /// What the receiver hears: `open` (the protocol, a line end, the extensions), `text` and
  /// `binary` (a whole message), `sent` (a number of bytes), `close` (JSON).
  void open(int id, String url, List<String> protocols, ScriptNetwork.Receiver receiver);

  void send(int id, boolean text, byte[] data);

  /// @param code 0 for none
  void close(int id, int code, String reason);

  /// The realm has gone, and its sockets with it.
  @Override
  void close();
}
