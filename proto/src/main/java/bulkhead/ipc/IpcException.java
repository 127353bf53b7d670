package bulkhead.ipc;

/// Why a call got no answer.
public final class IpcException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /// What became of the call.
  public enum Kind {
    /// The channel ended before the answer came.
    PEER_GONE,
    /// No answer within the call's deadline. The channel is still open.
    DEADLINE_MISSED,
    /// The receiver failed while it handled the call, and said so.
    FAILED
  }

  private final Kind kind;

  public IpcException(Kind kind, String detail) {
    super(kind + ": " + detail, null, false, false);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
