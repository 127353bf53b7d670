package bulkhead.ipc;

import com.google.protobuf.Message;

/// Sees every message of the channels it is set on, decoded. Called on the sending thread (SENT) or
/// the channel's I/O thread (RECEIVED); must be quick and must not throw.
@FunctionalInterface
public interface IpcTap {
  /// Which way a message went, as seen from this process.
  enum Direction {
    SENT,
    RECEIVED
  }

  /// One message. `requestId` is 0 for one-way calls; `sizeBytes` counts the whole frame;
  /// `timeNanos` is `System.nanoTime()`.
  record Event(
      String channel,
      Direction direction,
      FrameKind kind,
      String interfaceName,
      String methodName,
      long requestId,
      int sizeBytes,
      long timeNanos,
      Message message) {}

  void message(Event event);
}
