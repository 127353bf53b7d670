package bulkhead.ipc;

import com.google.protobuf.Message;
import java.util.concurrent.CompletableFuture;

/// What a generated proxy sends through; implemented by [Channel]. Any thread.
public interface Caller {
  /// Sends a one-way call. When the peer is gone the call is dropped: its end is reported by
  /// [Channel#closed()].
  void send(IpcInterface<?> target, int method, Message request);

  /// Sends a call that is answered. The future fails with [IpcException] when the peer is gone,
  /// refuses, or misses the deadline. It completes on the channel's I/O thread.
  <R extends Message> CompletableFuture<R> call(
      IpcInterface<?> target, int method, Message request);
}
