package bulkhead.renderer.loader;

import bulkhead.ipc.api.ResourceCancel;
import bulkhead.ipc.api.ResourceClient;
import bulkhead.ipc.api.ResourceData;
import bulkhead.ipc.api.ResourceFailed;
import bulkhead.ipc.api.ResourceFinished;
import bulkhead.ipc.api.ResourceGrant;
import bulkhead.ipc.api.ResourceLoader;
import bulkhead.ipc.api.ResourceRedirect;
import bulkhead.ipc.api.ResourceRequest;
import bulkhead.ipc.api.ResourceResponse;
import bulkhead.ipc.api.ResourceTiming;
import bulkhead.ipc.api.ResourceUpload;
import bulkhead.ipc.api.SyncMore;
import bulkhead.ipc.api.SyncReply;
import bulkhead.url.DataUrl;
import bulkhead.url.Url;
import com.google.protobuf.ByteString;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// All running loads of this renderer, by their numbers. Numbers of its own are odd; navigation
/// bodies, which the browser process begins, have even ones. Thread: `RendererMain`.
public final class ResourceFetcher implements ResourceClient, ResourceLoads {
  /// What becomes of one load. Order: responseStarted, data*, finished; or failed.
  public interface Listener {
    default void responseStarted(String url, String mimeType, String charset) {}

    /// The server sent the load on to another address; before responseStarted.
    default void redirected(String url) {}

    /// The HTTP status, 200 for other schemes; before responseStarted.
    default void status(int status) {}

    /// All of the head; before [#status].
    default void head(ResourceResponse response) {}

    /// What comes is another origin's, who has not said that scripts may have it; before any of it.
    default void foreign() {}

    /// When things happened: before [#finished] and [#failed].
    default void timed(ResourceTiming timing) {}

    /// Whether the listener says by [ResourceFetcher#grant] when it has taken what came.
    default boolean grantsItself() {
      return false;
    }

    void data(byte[] chunk);

    void finished();

    /// @param error a `net::ERR_` name
    void failed(String error);
  }

  /// Who asks, as servers are told.
  ///
  /// @param url of the document that asks; empty for the page's
  /// @param policy empty for the default
  public record Referrer(String url, String policy) {
    public static final Referrer PAGE = new Referrer("", "");
  }

  /// A longer URL does not leave the process: it would not fit a message.
  public static final int MOST_URL = 1 << 20;

  /// What a load has failed by that was ended on this side.
  public static final String ABORTED = "net::ERR_ABORTED";

  private static final int MOST_PIECE = 512 << 10;

  /// The browser process takes some more at once; further ones wait here for the end of others.
  private static final int MOST_AT_ONCE = 4000;

  private static final Pattern CHARSET =
      Pattern.compile("charset=\"?([^\";\\s]+)", Pattern.CASE_INSENSITIVE);

  private final Executor main;
  private final Map<Long, Listener> running = new HashMap<>();

  /// Those of the running ones that the browser process has not heard of yet.
  private final Map<Long, ResourceRequest> waiting = new LinkedHashMap<>();

  private volatile @Nullable ResourceLoader loader;
  private final AtomicLong nextId = new AtomicLong(1);
  private final AtomicLong nextUpload = new AtomicLong(1);
  private final BlobUrls blobs = new BlobUrls();
  private final Sockets sockets = new Sockets();
  private final UserFiles files = new UserFiles();

  /// @param main runs tasks on `RendererMain`, later
  public ResourceFetcher(Executor main) {
    this.main = main;
  }

  /// The WebSockets.
  public Sockets sockets() {
    return sockets;
  }

  /// The browser process is there.
  public void connect(ResourceLoader browser) {
    loader = browser;
  }

  /// A request for a frame's document, to be started.
  ///
  /// @param owner the local name of the frame's element; empty for none
  public static ResourceRequest.Builder document(
      int pageId, String frame, String url, Referrer referrer, String owner) {
    return request(pageId, url, ResourceRequest.Destination.DOCUMENT, referrer)
        .setFrame(frame)
        .setPurpose(owner);
  }

  /// A request for a document, to be started.
  public static ResourceRequest.Builder request(
      int pageId, String url, ResourceRequest.Destination destination, Referrer referrer) {
    return ResourceRequest.newBuilder()
        .setPageId(pageId)
        .setUrl(url)
        .setDestination(destination)
        .setReferrer(referrer.url())
        .setReferrerPolicy(referrer.policy());
  }

  @Override
  public long start(
      int pageId, String url, ResourceRequest.Destination destination, Listener listener) {
    return start(request(pageId, url, destination, Referrer.PAGE), listener);
  }

  /// The object URLs of this process.
  public BlobUrls blobs() {
    return blobs;
  }

  /// The user's files that pages of this process were given.
  public UserFiles files() {
    return files;
  }

  /// A number for a request. Any thread.
  public long nextId() {
    return nextId.getAndAdd(2);
  }

  /// Starts a load and returns its number; the request has none yet.
  public long start(ResourceRequest.Builder request, Listener listener) {
    long id = nextId();
    String url = request.getUrl();
    running.put(id, listener);
    if (url.startsWith("blob:") && (blobs.find(url) != null || !BlobUrls.mayBeElsewhere(url))) {
      main.execute(() -> deliverBlob(id, url));
    } else if (url.startsWith("data:") && !request.hasFetch()) {
      main.execute(() -> deliverData(id, url));
    } else if (url.length() > MOST_URL) {
      main.execute(() -> failed(id, "net::ERR_INVALID_URL"));
    } else if (running.size() - waiting.size() > MOST_AT_ONCE) {
      waiting.put(id, request.setRequestId(id).build());
    } else {
      browser().start(request.setRequestId(id).build());
    }
    return id;
  }

  /// A load has ended, or nobody listens any more. Null: there was none of that number.
  private @Nullable Listener remove(long id) {
    Listener listener = running.remove(id);
    if (listener != null && !waiting.isEmpty() && waiting.remove(id) == null) {
      ResourceRequest next = waiting.remove(waiting.keySet().iterator().next());
      if (next != null) {
        browser().start(next);
      }
    }
    return listener;
  }

  /// Lets that many more bytes come.
  public void grant(long id, int bytes) {
    if (running.containsKey(id)) {
      browser().grant(ResourceGrant.newBuilder().setRequestId(id).setBytes(bytes).build());
    }
  }

  /// Loads and waits; what fails has no response. Any thread but the channel's.
  public SyncReply loadSync(ResourceRequest request) {
    return answer(browser().loadSync(request));
  }

  /// The next piece of an answer that [#loadSync] began.
  public SyncReply moreOf(long id) {
    return answer(browser().moreOf(SyncMore.newBuilder().setRequestId(id).build()));
  }

  private static SyncReply answer(CompletableFuture<SyncReply> reply) {
    try {
      return reply.join();
    } catch (CompletionException e) {
      return SyncReply.newBuilder().setError("net::ERR_FAILED").build();
    }
  }

  /// Sends a body ahead of the request that is to carry it; returns the number by which that names
  /// it. Any thread.
  public long upload(byte[] body) {
    long id = nextUpload.getAndIncrement();
    int from = 0;
    do {
      int size = Math.min(MOST_PIECE, body.length - from);
      browser()
          .upload(
              ResourceUpload.newBuilder()
                  .setUploadId(id)
                  .setData(ByteString.copyFrom(body, from, size))
                  .build());
      from += size;
    } while (from < body.length);
    return id;
  }

  /// What is in the URL itself needs nobody's answer.
  private void deliverData(long id, String url) {
    Listener listener = running.get(id);
    if (listener == null) {
      return; // cancelled meanwhile
    }
    Url parsed = Url.parse(url);
    DataUrl data = parsed == null ? null : DataUrl.parse(parsed);
    if (data == null) {
      failed(id, "net::ERR_INVALID_URL");
      return;
    }
    String[] type = data.type().split(";", 2);
    Matcher charset = CHARSET.matcher(type.length < 2 ? "" : type[1]);
    remove(id);
    listener.responseStarted(
        url, type[0].strip().toLowerCase(Locale.ROOT), charset.find() ? charset.group(1) : "");
    listener.data(data.body());
    listener.finished();
  }

  private void deliverBlob(long id, String url) {
    BlobUrls.Entry blob = blobs.find(url);
    if (blob == null) {
      failed(id, "net::ERR_FILE_NOT_FOUND");
      return;
    }
    Listener listener = remove(id);
    if (listener != null) {
      String[] type = blob.type().split(";", 2);
      Matcher charset = CHARSET.matcher(type.length < 2 ? "" : type[1]);
      listener.responseStarted(
          url, type[0].strip().toLowerCase(Locale.ROOT), charset.find() ? charset.group(1) : "");
      listener.data(blob.bytes());
      listener.finished();
    }
  }

  private void failed(long id, String error) {
    Listener listener = remove(id);
    if (listener != null) {
      listener.failed(error);
    }
  }

  /// The body of a navigation that the browser process announced.
  public void expect(long id, Listener listener) {
    running.put(id, listener);
  }

  @Override
  public void cancel(long id) {
    boolean known = !waiting.containsKey(id);
    if (remove(id) != null && known) {
      browser().cancel(ResourceCancel.newBuilder().setRequestId(id).build());
    }
  }

  /// Ends a load whose listener hears of that, soon, as of a failure.
  public void abort(long id) {
    Listener listener = running.get(id);
    if (listener != null) {
      cancel(id);
      main.execute(() -> listener.failed(ABORTED));
    }
  }

  private ResourceLoader browser() {
    ResourceLoader current = loader;
    if (current == null) {
      throw new IllegalStateException("not connected to the browser process");
    }
    return current;
  }

  @Override
  public void redirected(ResourceRedirect redirect) {
    Listener listener = running.get(redirect.getRequestId());
    if (listener != null) {
      listener.redirected(redirect.getUrl());
    }
  }

  @Override
  public void responseStarted(ResourceResponse response) {
    Listener listener = running.get(response.getRequestId());
    if (listener != null) {
      listener.head(response);
      listener.status(response.getStatus());
      listener.responseStarted(response.getUrl(), response.getMimeType(), response.getCharset());
    }
  }

  @Override
  public void data(ResourceData data) {
    Listener listener = running.get(data.getRequestId());
    if (listener != null) {
      listener.data(data.getData().toByteArray());
      if (!listener.grantsItself()) {
        grant(data.getRequestId(), data.getData().size());
      }
    }
  }

  @Override
  public void finished(ResourceFinished notice) {
    Listener listener = remove(notice.getRequestId());
    if (listener != null) {
      if (notice.hasTiming()) {
        listener.timed(notice.getTiming());
      }
      listener.finished();
    }
  }

  @Override
  public void failed(ResourceFailed notice) {
    Listener listener = running.get(notice.getRequestId());
    if (listener != null && notice.hasTiming()) {
      listener.timed(notice.getTiming());
    }
    failed(notice.getRequestId(), notice.getError());
  }
}
