package bulkhead.browser.tab;

import bulkhead.browser.net.LoaderClient;
import bulkhead.browser.net.LoaderHandle;
import bulkhead.browser.net.NetError;
import bulkhead.browser.net.RequestOptions.HeaderField;
import bulkhead.browser.net.ResponseHead;
import bulkhead.browser.process.RenderProcessHost;
import bulkhead.ipc.Channel;
import bulkhead.ipc.api.ChannelsClient;
import bulkhead.ipc.api.ObjectUrlRead;
import bulkhead.ipc.Outcome;
import bulkhead.process.TaskLoop;
import bulkhead.url.Url;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What object URLs of renderers stand for (File API §8), for those who ask from another process:
/// the bytes stay in the renderer that made the URL, and go when it does. Thread: `BrowserMain`.
final class ObjectUrls {
  static final int MOST_TEXT = 4096;
  private static final int MOST_PIECE = 512 << 10;
  private static final int CHUNK = 64 << 10; // as LoaderClient promises
  private static final int MOST_OF_ONE = 100_000;

  /// One URL, without a fragment.
  record Entry(RenderProcessHost host, String url, String type, long size) {}

  private record Key(Object context, String url) {}

  private final Map<Key, Entry> entries = new HashMap<>();
  private final Map<RenderProcessHost, Map<String, Key>> byHost = new HashMap<>();

  /// False if there is such a URL, or the renderer has too many.
  boolean register(Object context, Entry entry) {
    Key key = new Key(context, entry.url());
    Map<String, Key> own = byHost.computeIfAbsent(entry.host(), host -> new HashMap<>());
    if (own.size() >= MOST_OF_ONE || entries.putIfAbsent(key, entry) != null) {
      return false;
    }
    own.put(entry.url(), key);
    return true;
  }

  /// Only who made it, or a document of its origin elsewhere, can revoke a URL; here the first.
  void revoke(RenderProcessHost host, String url) {
    Map<String, Key> own = byHost.get(host);
    Key key = own == null ? null : own.remove(url);
    if (key != null) {
      entries.remove(key);
    }
  }

  void forget(RenderProcessHost host) {
    Map<String, Key> own = byHost.remove(host);
    if (own != null) {
      own.values().forEach(entries::remove);
    }
  }

  /// Loads one: the URL's origin is that of who asks, or it is a navigation.
  LoaderHandle load(Object context, Url url, TaskLoop model, LoaderClient client) {
    Transfer transfer =
        new Transfer(
            url, entries.get(new Key(context, url.withoutFragment().href())), model, client);
    model.execute(transfer::begin);
    return transfer;
  }

  /// Brings the bytes, as many as are granted. Thread: `BrowserMain`, also to grant and cancel.
  private static final class Transfer implements LoaderHandle {
    private final Url url;
    private final @Nullable Entry entry;
    private final TaskLoop model;
    private final LoaderClient client;
    private long from;
    private long granted;
    private boolean asking;
    private boolean ended;

    Transfer(Url url, @Nullable Entry entry, TaskLoop model, LoaderClient client) {
      this.url = url;
      this.entry = entry;
      this.model = model;
      this.client = client;
    }

    void begin() {
      if (ended) {
        return;
      }
      if (entry == null) {
        fail();
        return;
      }
      client.responseStarted(
          ResponseHead.made(
              url,
              200,
              List.of(
                  new HeaderField("Content-Length", Long.toString(entry.size())),
                  new HeaderField("Content-Type", entry.type())),
              entry.size()));
      proceed();
    }

    private void fail() {
      ended = true;
      client.failed(NetError.FILE_NOT_FOUND);
    }

    private void proceed() {
      if (ended || asking || entry == null) {
        return;
      }
      if (from >= entry.size()) {
        ended = true;
        client.finished();
        return;
      }
      Channel channel = entry.host().channel();
      if (channel == null || entry.host().isGone()) {
        fail();
      } else if (granted > 0) {
        asking = true;
        Outcome.either(
            channel
                .proxy(ChannelsClient.IPC)
                .readObjectUrl(ObjectUrlRead.newBuilder().setUrl(entry.url()).setFrom(from).build()),
            model,
                (piece, failure) -> {
                  asking = false;
                  int size = piece == null ? 0 : piece.getData().size();
                  if (ended) {
                    return;
                  }
                  if (piece == null || size == 0 || size > MOST_PIECE || from + size > entry.size()) {
                    fail();
                    return;
                  }
                  from += size;
                  granted -= size;
                  for (int at = 0; at < size; at += CHUNK) {
                    int end = Math.min(at + CHUNK, size);
                    client.data(piece.getData().substring(at, end).toByteArray());
                  }
                  proceed();
                });
      }
    }

    @Override
    public void grant(int bytes) {
      granted += Math.max(0, bytes);
      model.execute(this::proceed);
    }

    @Override
    public void cancel() {
      ended = true;
    }
  }
}
