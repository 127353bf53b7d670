package bulkhead.renderer.loader;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bulkhead.ipc.api.ResourceCancel;
import bulkhead.ipc.api.ResourceFinished;
import bulkhead.ipc.api.ResourceGrant;
import bulkhead.ipc.api.ResourceLoader;
import bulkhead.ipc.api.ResourceRequest;
import bulkhead.ipc.api.ResourceUpload;
import bulkhead.ipc.api.SyncMore;
import bulkhead.ipc.api.SyncReply;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What becomes of a page's loads when there are very many.
class ResourceFetcherTest {
  private final List<Long> started = new ArrayList<>();
  private final List<Long> cancelled = new ArrayList<>();
  private final List<String> ends = new ArrayList<>();
  private final ResourceFetcher fetcher = new ResourceFetcher(Runnable::run);

  private final ResourceLoader browser =
      new ResourceLoader() {
        @Override
        public void upload(ResourceUpload piece) {}

        @Override
        public CompletableFuture<SyncReply> loadSync(ResourceRequest request) {
          throw new AssertionError("nobody waits");
        }

        @Override
        public CompletableFuture<SyncReply> moreOf(SyncMore request) {
          throw new AssertionError("nobody waits");
        }

        @Override
        public void start(ResourceRequest request) {
          started.add(request.getRequestId());
        }

        @Override
        public void cancel(ResourceCancel request) {
          cancelled.add(request.getRequestId());
        }

        @Override
        public void grant(ResourceGrant request) {}
      };

  private final ResourceFetcher.Listener listener =
      new ResourceFetcher.Listener() {
        @Override
        public void data(byte[] chunk) {}

        @Override
        public void finished() {
          ends.add("finished");
        }

        @Override
        public void failed(String error) {
          ends.add(error);
        }
      };

  @BeforeEach
  void connect() {
    fetcher.connect(browser);
  }

  private long load() {
    return fetcher.start(1, "http://a.test/", ResourceRequest.Destination.IMAGE, listener);
  }

  private void finish(long id) {
    fetcher.finished(ResourceFinished.newBuilder().setRequestId(id).build());
  }

  @Test
  void oneTooManyWaitsForTheEndOfAnother() {
    List<Long> ids = new ArrayList<>();
    for (int i = 0; i < 4003; i++) {
      ids.add(load());
    }
    assertEquals(ids.subList(0, 4000), started);
    finish(ids.get(7));
    fetcher.cancel(ids.get(4001));
    fetcher.cancel(ids.get(8));
    assertEquals(List.of(ids.get(4000), ids.get(4002)), started.subList(4000, started.size()));
    assertEquals(List.of(ids.get(8)), cancelled);
    assertEquals(List.of("finished"), ends);
  }
}
