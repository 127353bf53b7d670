package bulkhead.ipc;

/// Why a channel ended.
public sealed interface CloseReason {
  /// The peer closed its end, orderly or by dying.
  record PeerClosed() implements CloseReason {}

  /// The peer broke the contract.
  record PeerMisbehaved(String reason) implements CloseReason {}

  /// The peer did not read what was sent until more than [Channel#MAX_PENDING_BYTES] had piled up.
  record PeerStalled() implements CloseReason {}

  /// This side closed it.
  record ClosedHere() implements CloseReason {}
}
