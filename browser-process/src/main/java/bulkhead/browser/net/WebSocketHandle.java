package bulkhead.browser.net;

/// What can be done to a WebSocket. Any thread; what comes too early waits, what comes too late has
/// no effect.
public interface WebSocketHandle {
  /// Sends a piece of a message.
  void send(boolean text, byte[] piece, boolean last);

  /// So many bytes more may be received.
  void grant(int bytes);

  /// Starts the closing handshake, after what was sent.
  /// @param code 0 for none
  void close(int code, String reason);

  /// Ends the connection at once; nothing more is told.
  void abandon();

  /// What a socket is that cannot be, or is not yet.
  WebSocketHandle NONE =
      new WebSocketHandle() {
        @Override
        public void send(boolean text, byte[] piece, boolean last) {}

        @Override
        public void grant(int bytes) {}

        @Override
        public void close(int code, String reason) {}

        @Override
        public void abandon() {}
      };
}
