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

  /// What all of a renderer have collected and not sent yet; [#MOST_BODY] at most.
  static final class Total {
    private final AtomicLong bytes = new AtomicLong();
  }

  private final Total total;
  private final CompletableFuture<SyncReply> answer = new CompletableFuture<>();
  private final Function<ResponseHead, ResourceResponse> describe;
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private volatile @Nullable LoaderHandle handle;
  private @Nullable ResourceResponse response;
  private @Nullable ResourceTiming timing;
  private byte[] bytes = {};
  private int sent;

  SyncLoad(Total total, Function<ResponseHead, ResourceResponse> describe) {
    this.total = total;
    this.describe = describe;
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
    total.bytes.addAndGet(-size);
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
    if (answer.isDone()) {
      return; // failed, and cancelled meanwhile
    }
    body.writeBytes(chunk);
    if (total.bytes.addAndGet(chunk.length) >= MOST_BODY) {
      cancel();
      failed(NetError.INSUFFICIENT_RESOURCES);
    }
  }

  @Override
  public void finished() {
    bytes = body.toByteArray();
    body.reset();
    answer.complete(next());
  }

  @Override
  public void failed(NetError error) {
    total.bytes.addAndGet(-body.size());
    body.reset();
    answer.complete(SyncReply.newBuilder().setError(error.chromiumName()).build());
  }
}
