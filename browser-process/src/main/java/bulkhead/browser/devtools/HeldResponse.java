package bulkhead.browser.devtools;

import bulkhead.browser.net.NetError;
import bulkhead.browser.net.ResponseHead;
import bulkhead.devtools.ProtocolError;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// A response that waits for a client's word, with what has come of its body. Thread:
/// `BrowserMain`.
final class HeldResponse {
  final ResponseHead head;
  final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private final List<CompletableFuture<byte[]>> readers = new ArrayList<>();
  private boolean complete;
  private @Nullable NetError failure;

  HeldResponse(ResponseHead head) {
    this.head = head;
  }

  /// The same body under another head.
  HeldResponse withHead(ResponseHead changed) {
    HeldResponse made = new HeldResponse(changed);
    made.body.writeBytes(body.toByteArray());
    made.complete = complete;
    made.failure = failure;
    return made;
  }

  boolean isComplete() {
    return complete;
  }

  @Nullable NetError failure() {
    return failure;
  }

  /// The whole body, once it is there.
  CompletableFuture<byte[]> read() {
    if (complete) {
      return CompletableFuture.completedFuture(body.toByteArray());
    }
    CompletableFuture<byte[]> reader = new CompletableFuture<>();
    readers.add(reader);
    return reader;
  }

  /// All of the body has come.
  void finish() {
    complete = true;
    byte[] content = body.toByteArray();
    readers.forEach(reader -> reader.complete(content));
    readers.clear();
  }

  /// No more of the body comes.
  void fail(NetError error) {
    failure = error;
    ProtocolError why = ProtocolError.because("Failed to get the response body: " + error);
    readers.forEach(reader -> reader.completeExceptionally(why));
    readers.clear();
  }
}
