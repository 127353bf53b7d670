package bulkhead.browser.net;

/// Hears what happens to one WebSocket. Called on the network's I/O thread, in this order: opened,
/// (received | sent)*, closed; or closed alone.
public interface WebSocketClient {
  /// @param protocol the subprotocol that the server has chosen, or ""
  /// @param extensions those in use, as in the header
  void opened(String protocol, String extensions);

  /// A piece of a message, at most [WebSocketLink#MOST_PIECE] bytes; `last` ends the message. Of
  /// what was granted it takes [bulkhead.ipc.PieceCost].
  void received(boolean text, byte[] piece, boolean last);

  /// So many bytes of what was sent have left.
  void sent(int bytes);

  /// @param clean whether both sides have said that it ends
  /// @param code the server's, 1005 if it gave none, 1006 without a closing handshake
  /// @param failed whether it ended by an error
  void closed(boolean clean, int code, String reason, boolean failed);
}
