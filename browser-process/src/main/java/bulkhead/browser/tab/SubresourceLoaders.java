package bulkhead.browser.tab;

import bulkhead.browser.net.LoaderClient;
import bulkhead.browser.net.LoaderHandle;
import bulkhead.browser.net.NetError;
import bulkhead.browser.net.ResponseHead;
import bulkhead.browser.net.UrlRequest;
import bulkhead.browser.process.RenderProcessHost;
import bulkhead.ipc.BadMessage;
import bulkhead.ipc.api.ResourceCancel;
import bulkhead.ipc.api.ResourceClient;
import bulkhead.ipc.api.ResourceFailed;
import bulkhead.ipc.api.ResourceFinished;
import bulkhead.ipc.api.ResourceGrant;
import bulkhead.ipc.api.ResourceLoader;
import bulkhead.ipc.api.ResourceRedirect;
import bulkhead.ipc.api.ResourceRequest;
import bulkhead.ipc.api.ResourceResponse;
import bulkhead.process.TaskLoop;
import bulkhead.url.Url;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Loads subresources for one renderer, which is not trusted: what it may have is decided by the
/// committed document of the page that asks. Thread: `BrowserMain`.
final class SubresourceLoaders implements ResourceLoader {
  private static final int MOST_URL = 1 << 20;
  private static final int MOST_GRANT = 16 << 20;
  private static final int MOST_AT_ONCE = 5000;

  private final RenderProcessHost host;
  private final TabLoads loads;
  private final TaskLoop model;
  private final Function<Integer, @Nullable Tab> tabOfPage;
  private final Map<Long, BodyStream> running = new HashMap<>();

  SubresourceLoaders(
      RenderProcessHost host,
      TabLoads loads,
      TaskLoop model,
      Function<Integer, @Nullable Tab> tabOfPage) {
    this.host = host;
    this.loads = loads;
    this.model = model;
    this.tabOfPage = tabOfPage;
    host.whenGone(status -> running.values().forEach(BodyStream::cancel));
  }

  /// A navigation's body also goes by a number, so that the renderer can grant and cancel it.
  void addNavigationBody(long requestId, BodyStream body) {
    running.put(requestId, body);
  }

  /// The body that a plugin is to have instead of this renderer.
  @Nullable BodyStream takeNavigationBody(long requestId) {
    return requestId % 2 == 0 ? running.remove(requestId) : null;
  }

  @Override
  public void start(ResourceRequest request) {
    long id = request.getRequestId();
    if (id <= 0 || id % 2 == 0 || running.containsKey(id)) {
      throw new BadMessage("request number " + id);
    }
    if (running.size() >= MOST_AT_ONCE) {
      throw new BadMessage("more than " + MOST_AT_ONCE + " requests at once");
    }
    Tab tab = tabOfPage.apply(request.getPageId());
    if (tab == null) {
      fail(id, NetError.ABORTED); // the tab was closed while this was on its way
      return;
    }
    Url url = request.getUrl().length() > MOST_URL ? null : Url.parse(request.getUrl());
    if (url == null) {
      fail(id, NetError.INVALID_URL);
      return;
    }
    if (url.scheme().equals("file") && !tab.mayReadFiles()) {
      fail(id, NetError.ACCESS_DENIED);
      return;
    }
    BodyStream body = new BodyStream();
    body.takenBy(new RendererBody(host, id));
    running.put(id, body);
    UrlRequest toLoad = UrlRequest.subresource(url, tab.documentUrl(), destination(request));
    LoaderHandle handle = loads.start(tab, toLoad, new Client(id, body));
    body.attach(handle);
    body.grant(BodyStream.INITIAL_GRANT);
  }

  private static UrlRequest.Destination destination(ResourceRequest request) {
    return switch (request.getDestination()) {
      case STYLE -> UrlRequest.Destination.STYLE;
      case IMAGE -> UrlRequest.Destination.IMAGE;
      case FONT -> UrlRequest.Destination.FONT;
      case OTHER -> UrlRequest.Destination.OTHER;
      case SCRIPT -> UrlRequest.Destination.SCRIPT;
      case DOCUMENT -> UrlRequest.Destination.DOCUMENT;
      case DESTINATION_UNSPECIFIED, UNRECOGNIZED -> throw new BadMessage("resource without a kind");
    };
  }

  private void fail(long id, NetError error) {
    tell(
        client ->
            client.failed(
                ResourceFailed.newBuilder()
                    .setRequestId(id)
                    .setError(error.chromiumName())
                    .build()));
  }

  private void tell(java.util.function.Consumer<ResourceClient> message) {
    ResourceClient client = host.resourceClient();
    if (client != null) {
      message.accept(client);
    }
  }

  @Override
  public void cancel(ResourceCancel request) {
    BodyStream body = running.remove(request.getRequestId());
    if (body != null) {
      body.cancel();
    }
  }

  @Override
  public void grant(ResourceGrant request) {
    if (request.getBytes() < 0 || request.getBytes() > MOST_GRANT) {
      throw new BadMessage("grant of " + request.getBytes());
    }
    BodyStream body = running.get(request.getRequestId());
    if (body != null) {
      body.grant(request.getBytes());
    }
  }

  /// Brings one loader's news to the renderer. Called on network threads; posts to the model.
  private final class Client implements LoaderClient {
    private final long id;
    private final BodyStream body;

    Client(long id, BodyStream body) {
      this.id = id;
      this.body = body;
    }

    private void post(Runnable action) {
      model.execute(
          () -> {
            if (running.get(id) == body) {
              action.run();
            }
          });
    }

    @Override
    public void redirected(Url url) {
      post(
          () ->
              tell(
                  client ->
                      client.redirected(
                          ResourceRedirect.newBuilder()
                              .setRequestId(id)
                              .setUrl(url.href())
                              .build())));
    }

    @Override
    public void responseStarted(ResponseHead head) {
      post(
          () ->
              tell(
                  client ->
                      client.responseStarted(
                          ResourceResponse.newBuilder()
                              .setRequestId(id)
                              .setUrl(head.url().href())
                              .setStatus(head.status())
                              .setMimeType(head.mimeType())
                              .setCharset(head.charset())
                              .setContentLength(head.contentLength())
                              .build())));
    }

    @Override
    public void data(byte[] chunk) {
      post(() -> body.data(chunk));
    }

    @Override
    public void finished() {
      post(
          () -> {
            running.remove(id);
            tell(c -> c.finished(ResourceFinished.newBuilder().setRequestId(id).build()));
          });
    }

    @Override
    public void failed(NetError error) {
      post(
          () -> {
            running.remove(id);
            fail(id, error);
          });
    }
  }
}
