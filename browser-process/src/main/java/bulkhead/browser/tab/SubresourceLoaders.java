package bulkhead.browser.tab;

import bulkhead.browser.net.Cors;
import bulkhead.browser.net.FetchParameters;
import bulkhead.browser.net.LoadTiming;
import bulkhead.browser.net.LoaderHandle;
import bulkhead.browser.net.NetError;
import bulkhead.browser.net.RequestOptions.HeaderField;
import bulkhead.browser.net.ResponseHead;
import bulkhead.browser.net.UrlRequest;
import bulkhead.browser.process.RenderProcessHost;
import bulkhead.ipc.BadMessage;
import bulkhead.ipc.api.HttpHeader;
import bulkhead.ipc.api.ResourceCancel;
import bulkhead.ipc.api.ResourceClient;
import bulkhead.ipc.api.ResourceFailed;
import bulkhead.ipc.api.ResourceGrant;
import bulkhead.ipc.api.ResourceLoader;
import bulkhead.ipc.api.ResourceRedirect;
import bulkhead.ipc.api.ResourceRequest;
import bulkhead.ipc.api.ResourceResponse;
import bulkhead.ipc.api.ResourceUpload;
import bulkhead.ipc.api.SyncMore;
import bulkhead.ipc.api.SyncReply;
import bulkhead.process.TaskLoop;
import bulkhead.url.ReferrerPolicy;
import bulkhead.url.Url;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Loads subresources for one renderer, which is not trusted: what it may have is decided by the
/// committed document of the page that asks. Thread: `BrowserMain`.
final class SubresourceLoaders implements ResourceLoader {
  private static final int MOST_CONTENT_TYPE = 1024;
  private static final Set<String> EMBEDS = Set.of("embed", "object");
  private static final int MOST_URL = 1 << 20;
  private static final int MOST_GRANT = 16 << 20;
  private static final int MOST_AT_ONCE = 5000;
  private static final int MOST_ORIGINS = 10_000;

  /// Fetch §2.2.5 "destination", as far as the kind of a resource does not say it.
  private static final Set<String> PURPOSES =
      Set.of(
          "",
          "audio",
          "embed",
          "font",
          "frame",
          "iframe",
          "image",
          "manifest",
          "object",
          "report",
          "script",
          "sharedworker",
          "style",
          "track",
          "video",
          "worker");

  private final RenderProcessHost host;
  private final TabLoads loads;
  private final TaskLoop model;
  private final Function<Integer, @Nullable Tab> tabOfPage;
  private final Function<Integer, @Nullable Tab> tabOfLeft;
  private final Predicate<String> toPlugin;
  private final Map<Long, BodyStream> running = new HashMap<>();
  private final Map<Long, SyncLoad> waitedFor = new HashMap<>();
  private final Set<String> origins = new HashSet<>();
  private boolean hasFiles;
  private final Uploads uploads = new Uploads();
  private final AtomicLong heldBySyncLoads = new AtomicLong();

  /// @param tabOfLeft as `tabOfPage`, also for pages that were left just now
  /// @param toPlugin whether documents of a type are shown by a plugin
  SubresourceLoaders(
      RenderProcessHost host,
      TabLoads loads,
      TaskLoop model,
      Function<Integer, @Nullable Tab> tabOfPage,
      Function<Integer, @Nullable Tab> tabOfLeft,
      Predicate<String> toPlugin) {
    this.host = host;
    this.loads = loads;
    this.model = model;
    this.tabOfPage = tabOfPage;
    this.tabOfLeft = tabOfLeft;
    this.toPlugin = toPlugin;
    host.whenGone(
        status -> {
          running.values().forEach(BodyStream::cancel);
          waitedFor.values().forEach(SyncLoad::cancel);
        });
  }

  /// A navigation's body also goes by a number, so that the renderer can grant and cancel it.
  void addNavigationBody(long requestId, BodyStream body) {
    running.put(requestId, body);
  }

  /// The body that a plugin is to have instead of this renderer.
  @Nullable BodyStream takeNavigationBody(long requestId) {
    return requestId % 2 == 0 ? running.remove(requestId) : null;
  }

  /// This renderer is given a document of that origin: it may ask for more in its name.
  void addOrigin(Url document) {
    hasFiles |= document.hasScheme("file");
    if (origins.size() < MOST_ORIGINS) {
      origins.add(document.origin().toString());
    }
  }

  /// Whether this renderer may speak for that origin. An opaque one has no rights.
  boolean mayUse(String origin) {
    return origin.equals("null") || origins.contains(origin);
  }

  /// File API §8.3.2, step 4: an object URL is for documents of its own origin.
  private boolean mayUseObject(Url url) {
    return mayStore(url.origin().toString());
  }

  /// Whether this renderer has the data of that origin's documents. Files have opaque origins, but
  /// keep data together, as in Chromium: under `file://`.
  boolean mayStore(String origin) {
    return origins.contains(origin) && !origin.equals("null")
        || hasFiles && origin.equals("file://");
  }

  /// The body that a navigation is to send.
  byte[] takeUpload(long id) {
    return uploads.take(id);
  }

  @Override
  public void upload(ResourceUpload piece) {
    uploads.add(piece);
  }

  @Override
  public void start(ResourceRequest request) {
    long id = request.getRequestId();
    checkNumber(id);
    Checked checked = check(request);
    switch (checked) {
      case Checked.Refused(NetError error) -> fail(id, error);
      case Checked.Fine(Tab tab, UrlRequest toLoad) -> {
        BodyStream body = new BodyStream();
        boolean frame = toLoad.destination() == UrlRequest.Destination.DOCUMENT;
        body.takenBy(new RendererBody(host, id, frame));
        running.put(id, body);
        LoaderHandle handle =
            loads.start(
                tab,
                toLoad,
                initiator(request),
                new Client(id, body, frame, request.getDeclaredType()));
        body.attach(handle);
        body.grant(BodyStream.INITIAL_GRANT);
      }
    }
  }

  @Override
  public CompletableFuture<SyncReply> loadSync(ResourceRequest request) {
    long id = request.getRequestId();
    checkNumber(id);
    switch (check(request)) {
      case Checked.Refused(NetError error) -> {
        return CompletableFuture.completedFuture(
            SyncReply.newBuilder().setError(error.chromiumName()).build());
      }
      case Checked.Fine(Tab tab, UrlRequest toLoad) -> {
        SyncLoad load = new SyncLoad(head -> response(id, head), heldBySyncLoads);
        waitedFor.put(id, load);
        load.attach(loads.start(tab, toLoad, initiator(request), load));
        return load.answer()
            .thenApplyAsync(
                reply -> {
                  if (!reply.getMore()) {
                    waitedFor.remove(id);
                    load.release();
                  }
                  return reply;
                },
                model);
      }
    }
  }

  @Override
  public CompletableFuture<SyncReply> moreOf(SyncMore request) {
    SyncLoad load = waitedFor.get(request.getRequestId());
    if (load == null || !load.answer().isDone()) {
      throw new BadMessage("no more of " + request.getRequestId());
    }
    SyncReply next = load.next();
    if (!next.getMore()) {
      waitedFor.remove(request.getRequestId());
      load.release();
    }
    return CompletableFuture.completedFuture(next);
  }

  private static TabLoads.Initiator initiator(ResourceRequest request) {
    return new TabLoads.Initiator(request.getFrame(), request.getXhr());
  }

  private void checkNumber(long id) {
    if (id <= 0 || id % 2 == 0 || running.containsKey(id) || waitedFor.containsKey(id)) {
      throw new BadMessage("request number " + id);
    }
    if (running.size() + waitedFor.size() >= MOST_AT_ONCE) {
      throw new BadMessage("more than " + MOST_AT_ONCE + " requests at once");
    }
  }

  private sealed interface Checked {
    record Fine(Tab tab, UrlRequest request) implements Checked {}

    record Refused(NetError error) implements Checked {}
  }

  private Checked check(ResourceRequest request) {
    long upload = request.hasFetch() ? request.getFetch().getUploadId() : request.getUploadId();
    FetchParameters.Content sent =
        upload == 0 ? null : new FetchParameters.Content(uploads.take(upload));
    Tab tab = tabOfPage.apply(request.getPageId());
    if (tab == null && request.hasFetch()) {
      tab = tabOfLeft.apply(request.getPageId()); // the last words of a page, such as a beacon
    }
    if (tab == null) {
      return new Checked.Refused(NetError.ABORTED); // closed while this was on its way
    }
    UrlRequest.Destination destination = destination(request);
    checkDeclaredType(request);
    if (request.hasFetch() != (destination == UrlRequest.Destination.FETCH)) {
      throw new BadMessage("fetch parameters");
    }
    boolean posts = sent != null && !request.hasFetch();
    if (posts && destination != UrlRequest.Destination.DOCUMENT) {
      throw new BadMessage("a body of its own");
    }
    FetchParameters fetch =
        request.hasFetch()
            ? FetchRequests.read(request.getFetch(), sent)
            : posts ? form(tab, request, sent) : FetchParameters.DEFAULT;
    if (request.hasFetch() && !mayUse(fetch.origin())) {
      throw new BadMessage("a request for another origin");
    }
    Url url = request.getUrl().length() > MOST_URL ? null : Url.parse(request.getUrl());
    if (url == null) {
      return new Checked.Refused(NetError.INVALID_URL);
    }
    if (url.hasScheme("blob") && !mayUseObject(url)) {
      return new Checked.Refused(NetError.ACCESS_DENIED);
    }
    if (url.scheme().equals("file") && (request.hasFetch() || !tab.mayReadFiles())) {
      return new Checked.Refused(NetError.ACCESS_DENIED);
    }
    FetchParameters asked =
        request.hasFetch()
            ? fetch
            : under(request.getReferrerPolicy(), by(request.getReferrer(), fetch));
    return new Checked.Fine(
        tab,
        UrlRequest.subresource(url, tab.documentUrl(), destination)
            .with(asked.with(purpose(request))));
  }

  private static void checkDeclaredType(ResourceRequest request) {
    String type = request.getDeclaredType();
    boolean embeds =
        request.getDestination() == ResourceRequest.Destination.DOCUMENT
            && EMBEDS.contains(request.getPurpose());
    if (type.length() > MOST_CONTENT_TYPE || !type.isEmpty() && !embeds) {
      throw new BadMessage("declared type");
    }
  }

  private static FetchParameters.Purpose purpose(ResourceRequest request) {
    String purpose = request.getPurpose();
    if (!PURPOSES.contains(purpose)) {
      throw new BadMessage("purpose of a request");
    }
    return new FetchParameters.Purpose(purpose, request.getUserGesture());
  }

  /// What a document inside the page asks for.
  private FetchParameters by(String referrer, FetchParameters fetch) {
    if (referrer.isEmpty()) {
      return fetch;
    }
    Url url = referrer.length() > MOST_URL ? null : Url.parse(referrer);
    if (url == null || !mayUse(url.origin().toString())) {
      throw new BadMessage("a request of another origin's document");
    }
    return fetch.withReferrer(url.href());
  }

  /// What a page asks for under a referrer policy of its own.
  static FetchParameters under(String policy, FetchParameters fetch) {
    if (policy.isEmpty()) {
      return fetch;
    }
    ReferrerPolicy named = ReferrerPolicy.of(policy);
    if (named == null) {
      throw new BadMessage("referrer policy");
    }
    return fetch.with(named);
  }

  /// A form is submitted into a frame.
  private static FetchParameters form(
      Tab tab, ResourceRequest request, FetchParameters.@Nullable Content sent) {
    String type = request.getContentType();
    if (type.length() > MOST_CONTENT_TYPE || !Cors.isHeaderValue(type)) {
      throw new BadMessage("content type");
    }
    Url document = tab.documentUrl();
    return FetchParameters.navigation(
        "POST",
        sent,
        type,
        document == null ? "null" : document.origin().toString(),
        document == null ? "" : document.href());
  }

  private static UrlRequest.Destination destination(ResourceRequest request) {
    return switch (request.getDestination()) {
      case STYLE -> UrlRequest.Destination.STYLE;
      case IMAGE -> UrlRequest.Destination.IMAGE;
      case FONT -> UrlRequest.Destination.FONT;
      case OTHER -> UrlRequest.Destination.OTHER;
      case SCRIPT -> UrlRequest.Destination.SCRIPT;
      case FETCH -> UrlRequest.Destination.FETCH;
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

  private static ResourceResponse response(long id, ResponseHead head) {
    ResourceResponse.Builder response =
        ResourceResponse.newBuilder()
            .setRequestId(id)
            .setUrl(head.url().href())
            .setStatus(head.status())
            .setMimeType(head.mimeType())
            .setCharset(head.charset())
            .setContentLength(head.contentLength())
            .setStatusText(head.statusText())
            .setRedirected(head.redirected())
            .setType(
                switch (head.type()) {
                  case BASIC -> ResourceResponse.Type.BASIC;
                  case CORS -> ResourceResponse.Type.CORS_FILTERED;
                  case OPAQUE -> ResourceResponse.Type.OPAQUE;
                  case OPAQUE_REDIRECT -> ResourceResponse.Type.OPAQUE_REDIRECT;
                });
    for (HeaderField field : head.headers()) {
      response.addHeaders(HttpHeader.newBuilder().setName(field.name()).setValue(field.value()));
    }
    return response.build();
  }

  /// Brings one loader's news to the renderer. Called on network threads; posts to the model.
  private final class Client extends BodyClient {
    private final long id;
    private final boolean frame;
    private final String declaredType;

    /// @param frame a document for a frame: the renderer gets its origin
    Client(long id, BodyStream body, boolean frame, String declaredType) {
      super(model, body);
      this.id = id;
      this.frame = frame;
      this.declaredType = declaredType;
    }

    @Override
    boolean isWanted() {
      return running.get(id) == body();
    }

    @Override
    void ended() {
      running.remove(id);
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
          () -> {
            ResourceResponse.Builder response = response(id, head).toBuilder();
            if (frame) {
              addOrigin(head.url());
              String type = EmbeddedType.of(declaredType, head);
              if (toPlugin.test(type)) {
                response.setForPlugin(true).setMimeType(type);
              }
              if (body().timing() instanceof LoadTiming timing) {
                response.setTiming(TimingWire.of(timing, true));
              }
            }
            tell(client -> client.responseStarted(response.build()));
          });
    }
  }
}
