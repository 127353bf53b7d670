package bulkhead.browser.tab;

import bulkhead.browser.net.LoadTiming;
import bulkhead.browser.net.NetError;
import bulkhead.browser.process.RenderProcessHost;
import bulkhead.ipc.api.ResourceClient;
import bulkhead.ipc.api.ResourceData;
import bulkhead.ipc.api.ResourceFailed;
import bulkhead.ipc.api.ResourceFinished;
import com.google.protobuf.ByteString;
import org.jspecify.annotations.Nullable;

/// Sends a body to a renderer, as the resource of that number. Thread: `BrowserMain`.
///
/// @param document whether it is that of a document
record RendererBody(RenderProcessHost host, long requestId, boolean document)
    implements BodyStream.Taker {
  private static final int MOST_BYTES = 64 << 10;

  @Override
  public void data(byte[] chunk) {
    for (int from = 0; from < chunk.length; from += MOST_BYTES) {
      ByteString part = ByteString.copyFrom(chunk, from, Math.min(MOST_BYTES, chunk.length - from));
      send(
          client ->
              client.data(ResourceData.newBuilder().setRequestId(requestId).setData(part).build()));
    }
  }

  @Override
  public void finished(@Nullable LoadTiming timing) {
    ResourceFinished.Builder notice = ResourceFinished.newBuilder().setRequestId(requestId);
    if (timing != null) {
      notice.setTiming(TimingWire.of(timing, document));
    }
    send(client -> client.finished(notice.build()));
  }

  @Override
  public void failed(NetError error, @Nullable LoadTiming timing) {
    ResourceFailed.Builder notice =
        ResourceFailed.newBuilder().setRequestId(requestId).setError(error.chromiumName());
    if (timing != null) {
      notice.setTiming(TimingWire.of(timing, document));
    }
    send(client -> client.failed(notice.build()));
  }

  private void send(java.util.function.Consumer<ResourceClient> action) {
    host.send(channel -> action.accept(channel.proxy(ResourceClient.IPC)));
  }
}
