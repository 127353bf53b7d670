package bulkhead.browser.tab;

import bulkhead.browser.net.LoadTiming;
import bulkhead.browser.net.LoaderClient;
import bulkhead.browser.net.LoaderHandle;
import bulkhead.browser.net.NetError;
import bulkhead.browser.net.ResponseHead;
import bulkhead.ipc.api.ResourceResponse;
import bulkhead.ipc.api.ResourceTiming;
import bulkhead.ipc.api.SyncReply;
import bulkhead.url.Url;
import com.google.protobuf.ByteString;
import java.io.ByteArrayOutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One load that a renderer waits for: it collects the whole answer, which then goes out in pieces.
/// Called on threads of the network; one of them at a time.
final class SyncLoad implements LoaderClient {
  private static final int MOST_PIECE = 512 << 10;
  private static final int MOST_BODY = 128 << 20;

  /// Of all such loads of one renderer together.
  private static final long MOST_HELD = 256L << 20;

  private final CompletableFuture<SyncReply> answer = new CompletableFuture<>();
  private final Function<ResponseHead, ResourceResponse> describe;
  private final AtomicLong heldByAll;
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private volatile @Nullable LoaderHandle handle;
  private @Nullable ResourceResponse response;
  private @Nullable ResourceTiming timing;
  private byte[] bytes = {};
  private int sent;
  private long held;

  /// @param heldByAll the bytes that this renderer's loads hold, this one's among them
  SyncLoad(Function<ResponseHead, ResourceResponse> describe, AtomicLong heldByAll) {
    this.describe = describe;
    this.heldByAll = heldByAll;
  }

  /// The first piece of the answer.
  CompletableFuture<SyncReply> answer() {
    return answer;
  }

  void attach(LoaderHandle started) {
    handle = started;
    started.grant(MOST_BODY);
  }

  void cancel() {
    LoaderHandle started = handle;
    if (started != null) {
      started.cancel();
    }
  }

  /// The renderer has all of it, or there is nothing to have; after the answer.
  void release() {
    heldByAll.addAndGet(-held);
  }

  /// The next piece; only after the first has been given.
  SyncReply next() {
    int size = Math.min(MOST_PIECE, bytes.length - sent);
    SyncReply.Builder reply =
        SyncReply.newBuilder()
            .setData(ByteString.copyFrom(bytes, sent, size))
            .setMore(sent + size < bytes.length);
    if (response != null && sent == 0) {
      reply.setResponse(response);
      if (timing != null) {
        reply.setTiming(timing);
      }
    }
    sent += size;
    return reply.build();
  }

  @Override
  public void timed(LoadTiming known) {
    timing = TimingWire.of(known, false);
  }

  @Override
  public void redirected(Url url) {}

  @Override
  public void responseStarted(ResponseHead head) {
    response = describe.apply(head);
  }

  @Override
  public void data(byte[] chunk) {
    held += chunk.length;
    long all = heldByAll.addAndGet(chunk.length);
    body.writeBytes(chunk);
    if (body.size() >= MOST_BODY || all > MOST_HELD) {
      cancel();
      failed(NetError.INSUFFICIENT_RESOURCES);
    }
  }

  @Override
  public void finished() {
    bytes = body.toByteArray();
    answer.complete(next());
  }

  @Override
  public void failed(NetError error) {
    answer.complete(SyncReply.newBuilder().setError(error.chromiumName()).build());
  }
}
