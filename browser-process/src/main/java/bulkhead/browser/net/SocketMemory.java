package bulkhead.browser.net;

/// What the frames of all WebSockets take of memory before their clients have asked for them:
/// frames that come in parts, and what came at once after the last of a grant was used. One socket
/// may have as much as is left for the others. Owned by the thread `SocketIO`.
final class SocketMemory {
  private static final long MOST = 128L << 20;

  private long held;

  /// What one socket has of it.
  final class Share {
    private long own;

    /// The socket has that much now. False: that is too much, and the socket has to end.
    boolean set(long bytes) {
      long others = held - own;
      if (bytes > own && bytes > MOST - others - bytes) {
        return false;
      }
      held = others + bytes;
      own = bytes;
      return true;
    }
  }

  Share share() {
    return new Share();
  }
}
