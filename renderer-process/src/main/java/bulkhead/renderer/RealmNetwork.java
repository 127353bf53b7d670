package bulkhead.renderer;

import bulkhead.ipc.api.FetchParams;
import bulkhead.ipc.api.HttpHeader;
import bulkhead.ipc.api.ResourceRequest;
import bulkhead.ipc.api.ResourceResponse;
import bulkhead.ipc.api.ResourceTiming;
import bulkhead.ipc.api.SyncReply;
import bulkhead.process.TaskLoop;
import bulkhead.renderer.loader.BlobUrls;
import bulkhead.renderer.loader.ResourceFetcher;
import bulkhead.renderer.policy.PolicyContainer;
import bulkhead.renderer.script.bindings.ScriptNetwork;
import bulkhead.url.Url;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The network of one realm, a document's or a worker's: requests go to the browser process in the
/// name of its origin. Thread: the isolate's; the loads themselves are those of `RendererMain`.
final class RealmNetwork implements ScriptNetwork {
  private final ResourceFetcher fetcher;
  private final TaskLoop main;
  private final int pageId;
  private final String frame;
  private final String origin;
  private final Supplier<String> url;
  private final Supplier<String> baseUrl;
  private final @Nullable PolicyContainer policies;
  private final Executor tasks;
  private final ResourceTimeline timeline;
  private final RealmSockets sockets;

  /// Owned by `RendererMain`.
  private final Map<Integer, Long> running = new HashMap<>();

  /// @param pageId the page that the realm belongs to, or that made the worker
  /// @param frame the token of the frame that it belongs to; empty for workers
  /// @param policies of the document or worker
  /// @param timeline hears of loads that script has waited for
  /// @param tasks runs tasks of the realm, on its isolate's thread
  RealmNetwork(
      ResourceFetcher fetcher,
      TaskLoop main,
      int pageId,
      String frame,
      String origin,
      Supplier<String> url,
      Supplier<String> baseUrl,
      @Nullable PolicyContainer policies,
      ResourceTimeline timeline,
      Executor tasks) {
    this.timeline = timeline;
    this.fetcher = fetcher;
    this.main = main;
    this.pageId = pageId;
    this.frame = frame;
    this.origin = origin;
    this.url = url;
    this.baseUrl = baseUrl;
    this.policies = policies;
    this.tasks = tasks;
    this.sockets = new RealmSockets(fetcher.sockets(), main, pageId, origin, this::allows, tasks);
  }

  @Override
  public String url() {
    return url.get();
  }

  @Override
  public String baseUrl() {
    return baseUrl.get();
  }

  @Override
  public String origin() {
    return origin;
  }

  private void onMain(Runnable action) {
    if (main.isOwner()) {
      action.run();
    } else {
      main.execute(action);
    }
  }

  /// Whether the policies let this realm connect there.
  private boolean allows(String address) {
    Url target = Url.parse(address);
    PolicyContainer.Kind connect = PolicyContainer.Kind.CONNECT;
    return target == null
        || !MixedContent.isBlocked(target, origin, connect)
            && (policies == null || policies.allows(connect, target, PolicyContainer.Asker.NONE));
  }

  /// The same for where a redirect leads.
  private boolean allowsRedirect(String asked, String to) {
    Url first = Url.parse(asked);
    Url target = Url.parse(to);
    PolicyContainer.Kind connect = PolicyContainer.Kind.CONNECT;
    return first == null
        || target == null
        || !MixedContent.isBlocked(target, origin, connect)
            && (policies == null
                || policies.allowsRedirect(connect, first, target, PolicyContainer.Asker.NONE));
  }

  @Override
  public void start(int id, String request, byte[] body, Receiver receiver) {
    JsonObject wanted = JsonParser.parseString(request).getAsJsonObject();
    if (!allows(text(wanted, "url"))) {
      tasks.execute(() -> receiver.deliver("error", GuardedLoads.BLOCKED, new byte[0]));
      return;
    }
    ResourceRequest.Builder message = message(wanted);
    onMain(
        () -> {
          if (wanted.get("hasBody").getAsBoolean()) {
            message.getFetchBuilder().setUploadId(fetcher.upload(body));
          }
          running.put(
              id,
              fetcher.start(
                  message, new Listener(id, receiver, text(wanted, "url"), initiator(wanted))));
        });
  }

  @Override
  public void cancel(int id) {
    onMain(
        () -> {
          Long number = running.remove(id);
          if (number != null) {
            fetcher.cancel(number);
          }
        });
  }

  /// All that scripts have asked for fails, soon. Thread: `RendererMain`.
  void stop() {
    List.copyOf(running.values()).forEach(fetcher::abort);
  }

  @Override
  public void grant(int id, int bytes) {
    onMain(
        () -> {
          Long number = running.get(id);
          if (number != null) {
            fetcher.grant(number, bytes);
          }
        });
  }

  @Override
  public @Nullable Answer load(String request, byte[] body) {
    JsonObject wanted = JsonParser.parseString(request).getAsJsonObject();
    if (!allows(text(wanted, "url"))) {
      return null;
    }
    ResourceRequest.Builder message = message(wanted);
    if (wanted.get("hasBody").getAsBoolean()) {
      message.getFetchBuilder().setUploadId(fetcher.upload(body));
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    long id = fetcher.nextId();
    SyncReply reply = fetcher.loadSync(message.setRequestId(id).build());
    if (!reply.hasResponse()) {
      return null;
    }
    if (reply.hasTiming()) {
      timeline.add(text(wanted, "url"), initiator(wanted), reply.getTiming());
    }
    ResourceResponse response = reply.getResponse();
    boolean allowed =
        !response.getRedirected() || allowsRedirect(text(wanted, "url"), response.getUrl());
    while (true) {
      all.writeBytes(reply.getData().toByteArray());
      if (!reply.getMore()) {
        return allowed ? new Answer(head(response), all.toByteArray()) : null;
      }
      reply = fetcher.moreOf(id);
    }
  }

  @Override
  public Executor tasks() {
    return tasks;
  }

  @Override
  public RealmSockets sockets() {
    return sockets;
  }

  @Override
  public String createObjectUrl(Blob blob) {
    return fetcher.blobs().create(origin, new BlobUrls.Entry(blob.type(), blob.bytes()));
  }

  @Override
  public byte @Nullable [] readFile(long file, long from, int length) {
    return fetcher.files().read(file, from, length);
  }

  @Override
  public void revokeObjectUrl(String blobUrl) {
    if (isOwn(blobUrl)) {
      fetcher.blobs().revoke(blobUrl);
    }
  }

  @Override
  public @Nullable Blob objectUrl(String blobUrl) {
    BlobUrls.Entry entry = isOwn(blobUrl) ? fetcher.blobs().find(blobUrl) : null;
    return entry == null ? null : new Blob(entry.type(), entry.bytes());
  }

  private boolean isOwn(String blobUrl) {
    return blobUrl.startsWith("blob:" + origin + "/");
  }

  private static String text(JsonObject wanted, String name) {
    return wanted.get(name).getAsString();
  }

  private ResourceRequest.Builder message(JsonObject wanted) {
    JsonElement referrer = wanted.get("referrer");
    FetchParams.Builder fetch =
        FetchParams.newBuilder()
            .setMethod(text(wanted, "method"))
            .setMode(
                switch (text(wanted, "mode")) {
                  case "same-origin" -> FetchParams.Mode.SAME_ORIGIN;
                  case "no-cors" -> FetchParams.Mode.NO_CORS;
                  default -> FetchParams.Mode.CORS;
                })
            .setCredentials(
                switch (text(wanted, "credentials")) {
                  case "omit" -> FetchParams.Credentials.OMIT;
                  case "include" -> FetchParams.Credentials.INCLUDE;
                  default -> FetchParams.Credentials.CREDENTIALS_SAME_ORIGIN;
                })
            .setRedirects(
                switch (text(wanted, "redirect")) {
                  case "error" -> FetchParams.Redirects.ERROR;
                  case "manual" -> FetchParams.Redirects.MANUAL;
                  default -> FetchParams.Redirects.FOLLOW;
                })
            .setCache(
                switch (text(wanted, "cache")) {
                  case "no-store" -> FetchParams.Cache.NO_STORE;
                  case "reload" -> FetchParams.Cache.RELOAD;
                  case "no-cache" -> FetchParams.Cache.NO_CACHE;
                  case "force-cache" -> FetchParams.Cache.FORCE_CACHE;
                  case "only-if-cached" -> FetchParams.Cache.ONLY_IF_CACHED;
                  default -> FetchParams.Cache.DEFAULT_CACHE;
                })
            .setOrigin(origin)
            .setReferrer(
                referrer == null || referrer.isJsonNull() ? ownReferrer() : referrer.getAsString())
            .setReferrerPolicy(
                text(wanted, "referrerPolicy").isEmpty() && policies != null
                    ? policies.referrerPolicy()
                    : text(wanted, "referrerPolicy"))
            .setPreflight(wanted.get("preflight").getAsBoolean());
    for (JsonElement each : wanted.getAsJsonArray("headers")) {
      JsonArray pair = each.getAsJsonArray();
      fetch.addHeaders(
          HttpHeader.newBuilder()
              .setName(pair.get(0).getAsString())
              .setValue(pair.get(1).getAsString()));
    }
    return ResourceRequest.newBuilder()
        .setPageId(pageId)
        .setUrl(text(wanted, "url"))
        .setDestination(ResourceRequest.Destination.FETCH)
        .setFrame(frame)
        .setXhr(wanted.has("xhr"))
        .setFetch(fetch);
  }

  private static String initiator(JsonObject wanted) {
    return wanted.has("xhr")
        ? "xmlhttprequest"
        : wanted.has("beacon") ? "beacon" : wanted.has("initiator") ? "other" : "fetch";
  }

  /// The client's address, if it is one of its origin.
  private String ownReferrer() {
    Url own = Url.parse(url());
    return own != null && own.isHttpFamily() && own.origin().toString().equals(origin)
        ? own.withoutFragment().href()
        : "";
  }

  private static String head(ResourceResponse response) {
    JsonObject head = new JsonObject();
    head.addProperty("url", response.getUrl());
    head.addProperty("status", response.getStatus());
    head.addProperty("statusText", response.getStatusText());
    head.addProperty(
        "type",
        switch (response.getType()) {
          case CORS_FILTERED -> "cors";
          case OPAQUE -> "opaque";
          case OPAQUE_REDIRECT -> "opaqueredirect";
          case BASIC, UNRECOGNIZED -> "basic";
        });
    head.addProperty("redirected", response.getRedirected());
    JsonArray headers = new JsonArray();
    for (HttpHeader header : response.getHeadersList()) {
      JsonArray pair = new JsonArray();
      pair.add(header.getName());
      pair.add(header.getValue());
      headers.add(pair);
    }
    head.add("headers", headers);
    return head.toString();
  }

  /// One load's news, on `RendererMain`, passed on to the realm.
  private final class Listener implements ResourceFetcher.Listener {
    private final int id;
    private final Receiver receiver;
    private final String asked;
    private final String initiator;

    Listener(int id, Receiver receiver, String asked, String initiator) {
      this.asked = asked;
      this.initiator = initiator;
      this.id = id;
      this.receiver = receiver;
    }

    private void tell(String kind, String text, byte[] bytes) {
      tasks.execute(() -> receiver.deliver(kind, text, bytes));
    }

    @Override
    public void redirected(String to) {
      tasks.execute(
          () -> {
            if (!allowsRedirect(asked, to)) {
              cancel(id);
              receiver.deliver("error", GuardedLoads.BLOCKED, new byte[0]);
            }
          });
    }

    @Override
    public void head(ResourceResponse response) {
      tell("response", RealmNetwork.head(response), new byte[0]);
    }

    @Override
    public void timed(ResourceTiming timing) {
      tell("timing", ResourceTimeline.entry(asked, initiator, timing).toString(), new byte[0]);
    }

    @Override
    public boolean grantsItself() {
      return true;
    }

    @Override
    public void data(byte[] chunk) {
      tell("data", "", chunk);
    }

    @Override
    public void finished() {
      running.remove(id);
      tell("end", "", new byte[0]);
    }

    @Override
    public void failed(String error) {
      running.remove(id);
      tell("error", error, new byte[0]);
    }
  }
}
