package bulkhead.ipc;

/// Thrown by a receiver when a peer's message breaks the contract of its interface. The channel is
/// closed with this reason; when the peer is a child, the browser process ends it.
public final class BadMessage extends RuntimeException {
  private static final long serialVersionUID = 1;

  public BadMessage(String reason) {
    super(reason, null, false, false);
  }

  public String reason() {
    return String.valueOf(getMessage());
  }
}
