package bulkhead.browser.devtools;

import bulkhead.browser.net.FetchParameters;
import bulkhead.browser.net.LoadTiming;
import bulkhead.browser.net.LoaderClient;
import bulkhead.browser.net.LoaderHandle;
import bulkhead.browser.net.NetError;
import bulkhead.browser.net.RequestOptions;
import bulkhead.browser.net.RequestOptions.HeaderField;
import bulkhead.browser.net.RequestOptions.WireResponse;
import bulkhead.browser.net.ResponseHead;
import bulkhead.browser.net.UrlRequest;
import bulkhead.devtools.Json;
import bulkhead.devtools.ProtocolError;
import bulkhead.url.Url;
import com.google.gson.JsonObject;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One request of a page that clients look at: it tells them how it goes, and waits for their word
/// where they want that: before it is sent, at each redirect, and when its response is there. The
/// client behind it gets what comes, wherever from. Thread: `BrowserMain`; what the network's
/// threads say is posted there by an [Attempt], but for a redirect, which waits.
final class NetworkLoad implements LoaderHandle {
  private static final int MOST_BODY = 20 << 20;
  private static final int CHUNK = 64 << 10;
  private static final Pattern REALM = Pattern.compile("(?i)realm=\"([^\"]*)\"");

  /// What a load is for.
  ///
  /// @param navigation of the main frame
  /// @param xhr whether `XMLHttpRequest` asks
  record Purpose(
      String requestId, String loaderId, String frameId, boolean navigation, boolean xhr) {}

  /// What a client changes of a request that waited for it; null leaves that as it is.
  record Changes(
      @Nullable Url url,
      @Nullable String method,
      byte @Nullable [] body,
      @Nullable List<HeaderField> headers,
      @Nullable Boolean interceptResponse) {
    boolean isEmpty() {
      return url == null && method == null && body == null && headers == null;
    }
  }

  /// A response that waits for a client's word, with what has come of its body.
  private static final class Held {
    final ResponseHead head;
    final ByteArrayOutputStream body = new ByteArrayOutputStream();
    final List<CompletableFuture<byte[]>> readers = new ArrayList<>();
    boolean complete;
    @Nullable NetError failure;

    Held(ResponseHead head) {
      this.head = head;
    }
  }

  private final PageNetwork network;
  private final Purpose purpose;
  private final LoaderClient client;
  private UrlRequest request;
  private @Nullable Session interceptor;
  private @Nullable Attempt attempt;
  private @Nullable LoaderHandle inner;
  private @Nullable Session authenticator;
  private @Nullable String authorization;
  private @Nullable Changes lastChanges;
  private @Nullable CompletableFuture<Boolean> redirecting;
  private @Nullable Held held;
  private boolean interceptsResponse;
  private long grantedBefore;
  private boolean ended;
  private @Nullable WireResponse wire;
  private boolean sentOverWire;
  private long received;
  private @Nullable ByteArrayOutputStream body = new ByteArrayOutputStream();

  NetworkLoad(PageNetwork network, Purpose purpose, UrlRequest request, LoaderClient client) {
    this.network = network;
    this.purpose = purpose;
    this.request = request;
    this.client = client;
  }

  @Nullable Session interceptor() {
    return interceptor;
  }

  private String type() {
    return switch (request.destination()) {
      case DOCUMENT -> "Document";
      case STYLE -> "Stylesheet";
      case IMAGE -> "Image";
      case FONT -> "Font";
      case SCRIPT -> "Script";
      case FETCH -> purpose.xhr() ? "XHR" : "Fetch";
      case OTHER -> "Other";
    };
  }

  private void post(Runnable action) {
    network.devTools().loop().execute(action);
  }

  // Beginning

  void begin() {
    willBeSent(request.url(), null);
    NetError refusal = network.refusal(request.url().href());
    if (refusal != null) {
      post(() -> failed(refusal));
      return;
    }
    Session session = network.interceptor(request.url().href(), type(), Stage.REQUEST);
    if (session == null) {
      goOn(null);
    } else {
      pause(session, request.url(), null, null);
    }
  }

  /// Where a request can be made to wait.
  enum Stage {
    REQUEST,
    RESPONSE
  }

  private void pause(
      Session session, Url url, @Nullable WireResponse response, @Nullable String redirected) {
    interceptor = session;
    String fetchId = "interception-job-" + Ids.next();
    network.paused(fetchId, this);
    session.event(
        "Fetch.requestPaused",
        Json.object(
            "requestId",
            fetchId,
            "request",
            describe(url),
            "frameId",
            purpose.frameId(),
            "resourceType",
            type(),
            "responseStatusCode",
            response == null ? null : response.status(),
            "responseStatusText",
            response == null ? null : response.statusText(),
            "responseHeaders",
            response == null ? null : NetworkJson.entries(response.headers()),
            "networkId",
            purpose.requestId(),
            "redirectedRequestId",
            redirected));
    lastFetchId = fetchId;
  }

  private @Nullable String lastFetchId;

  private Map<String, String> headers() {
    RequestOptions options = network.options(null);
    List<HeaderField> fields = new ArrayList<>();
    if (request.destination() == UrlRequest.Destination.DOCUMENT) {
      fields.add(new HeaderField("Upgrade-Insecure-Requests", "1"));
    }
    fields.add(
        new HeaderField(
            "User-Agent",
            options.userAgent() == null ? network.devTools().userAgent() : options.userAgent()));
    Url document = request.initiatorDocument();
    if (document != null && document.isHttpFamily()) {
      fields.add(new HeaderField("Referer", document.withoutFragment().href()));
    }
    fields.addAll(request.fetch().headers());
    Map<String, String> headers = new LinkedHashMap<>();
    NetworkJson.headers(fields).forEach(headers::put);
    for (HeaderField field : options.headers()) {
      headers.keySet().removeIf(name -> name.equalsIgnoreCase(field.name()));
      headers.put(field.name(), field.value());
    }
    return headers;
  }

  private JsonObject describe(Url url) {
    String fragment = url.fragment();
    FetchParameters.Content content = request.fetch().body();
    String text = content == null ? null : NetworkJson.text(content.bytes());
    JsonObject described =
        Json.object(
            "url",
            url.withoutFragment().href(),
            "urlFragment",
            fragment == null ? null : "#" + fragment,
            "method",
            request.fetch().method(),
            "headers",
            headers(),
            "mixedContentType",
            "none",
            "initialPriority",
            request.destination() == UrlRequest.Destination.DOCUMENT ? "VeryHigh" : "Medium",
            "referrerPolicy",
            "strict-origin-when-cross-origin");
    if (content != null && content.bytes().length > 0) {
      described.addProperty("hasPostData", true);
      if (text != null) {
        described.addProperty("postData", text);
      }
      described.add(
          "postDataEntries",
          Json.array(
              List.of(Json.object("bytes", Base64.getEncoder().encodeToString(content.bytes())))));
    }
    return described;
  }

  private void willBeSent(Url url, @Nullable JsonObject redirectResponse) {
    boolean document = request.destination() == UrlRequest.Destination.DOCUMENT;
    FetchParameters.Content content = request.fetch().body();
    network.sent(purpose.requestId(), content == null ? null : content.bytes());
    network.event(
        "Network.requestWillBeSent",
        Json.object(
            "requestId",
            purpose.requestId(),
            "loaderId",
            purpose.loaderId(),
            "documentURL",
            document ? url.withoutFragment().href() : network.page().urlOf(purpose.frameId()),
            "request",
            describe(url),
            "timestamp",
            PageTarget.now(),
            "wallTime",
            System.currentTimeMillis() / 1000.0,
            "initiator",
            Json.object(
                "type",
                purpose.navigation()
                    ? "other"
                    : request.destination() == UrlRequest.Destination.FETCH ? "script" : "parser"),
            "redirectHasExtraInfo",
            redirectResponse != null && sentOverWire,
            "redirectResponse",
            redirectResponse,
            "type",
            type(),
            "frameId",
            purpose.frameId(),
            "hasUserGesture",
            false));
  }

  /// Goes to the network, as the page or the client wants it.
  void goOn(@Nullable Changes changes) {
    if (ended) {
      return;
    }
    if (changes != null && changes.interceptResponse() != null) {
      interceptsResponse = changes.interceptResponse();
    }
    Held response = held;
    if (response != null) {
      held = null;
      deliver(response);
      return;
    }
    CompletableFuture<Boolean> redirect = redirecting;
    if (redirect != null) {
      redirecting = null;
      if (changes == null || changes.isEmpty()) {
        client.redirected(request.url());
        redirect.complete(true);
        return;
      }
      abandon();
      redirect.complete(false);
    }
    int latency = request.url().isHttpFamily() ? network.latencyMillis() : 0;
    if (latency == 0) {
      send(changes);
      return;
    }
    network
        .devTools()
        .loop()
        .postDelayed(
            () -> {
              if (!ended) {
                send(changes);
              }
            },
            latency);
  }

  private void send(@Nullable Changes changes) {
    UrlRequest toSend = request;
    Attempt started = new Attempt();
    RequestOptions options = network.options(started);
    if (changes != null) {
      if (changes.url() != null) {
        toSend = toSend.withUrl(changes.url());
      }
      toSend = toSend.with(changed(toSend.fetch(), changes));
      if (changes.headers() != null) {
        options = withHeaders(options, changes.headers());
      }
    }
    request = network.cacheDisabled() ? toSend.bypassingCache() : toSend;
    authenticator = authorization == null ? network.authenticator() : null;
    String proof = authorization;
    if (proof != null && !proof.isEmpty()) {
      List<HeaderField> fields = new ArrayList<>(options.headers());
      fields.removeIf(field -> field.name().equalsIgnoreCase("authorization"));
      fields.add(new HeaderField("Authorization", proof));
      options = withHeaders(options, fields);
    }
    lastChanges = changes;
    attempt = started;
    LoaderHandle handle = network.direct(request.withOptions(options), started);
    inner = handle;
    if (grantedBefore > 0) {
      handle.grant((int) Math.min(grantedBefore, Integer.MAX_VALUE));
    }
  }

  private static RequestOptions withHeaders(RequestOptions options, List<HeaderField> headers) {
    return new RequestOptions(
        options.userAgent(),
        options.acceptLanguage(),
        headers,
        options.cookies(),
        options.watcher(),
        options.anyCertificate());
  }

  /// A client that names headers names all of them: the page's own do not come on top.
  private static FetchParameters changed(FetchParameters of, Changes changes) {
    String method = changes.method() == null ? of.method() : changes.method();
    FetchParameters.Content content =
        changes.body() == null ? of.body() : new FetchParameters.Content(changes.body());
    return new FetchParameters(
        method,
        changes.headers() == null ? of.headers() : List.of(),
        content,
        of.mode(),
        of.credentials(),
        of.redirects(),
        of.cache(),
        of.origin(),
        of.referrer(),
        of.referrerPolicy(),
        of.preflight(),
        of.purpose());
  }

  /// Nothing more is heard of what is on its way.
  private void abandon() {
    LoaderHandle to = inner;
    inner = null;
    attempt = null;
    if (to != null) {
      to.cancel();
    }
  }

  /// Lets a redirect's thread go; what it does then is not heard.
  private void dropRedirect() {
    CompletableFuture<Boolean> redirect = redirecting;
    redirecting = null;
    if (redirect != null) {
      redirect.complete(false);
    }
  }

  // What comes over the wire

  /// One way to the network. What a later one brings is used instead of it. Called on threads of
  /// the network; everything is posted, in order.
  private final class Attempt implements LoaderClient, RequestOptions.Watcher {
    private void postIfCurrent(Runnable action) {
      post(
          () -> {
            if (attempt == this && !ended) {
              action.run();
            }
          });
    }

    @Override
    public void sending(String url, String method, List<HeaderField> headers) {
      if (!isPreflight(method, headers)) {
        postIfCurrent(() -> sendingNow(headers));
      }
    }

    private boolean isPreflight(String method, List<HeaderField> headers) {
      return method.equals("OPTIONS")
          && headers.stream()
              .anyMatch(field -> field.name().equalsIgnoreCase("access-control-request-method"));
    }

    @Override
    public void received(WireResponse response) {
      postIfCurrent(() -> receivedNow(response));
    }

    @Override
    public void timed(LoadTiming timing) {
      postIfCurrent(() -> client.timed(timing));
    }

    /// The network waits here until the clients let it follow.
    @Override
    public void redirected(Url url) {
      CompletableFuture<Boolean> follow = new CompletableFuture<>();
      post(
          () -> {
            if (attempt == this && !ended) {
              redirectedNow(url, follow);
            } else {
              follow.complete(false);
            }
          });
      follow.join();
    }

    @Override
    public void responseStarted(ResponseHead head) {
      postIfCurrent(() -> responded(head));
    }

    @Override
    public void data(byte[] chunk) {
      postIfCurrent(() -> dataCame(chunk));
    }

    @Override
    public void finished() {
      postIfCurrent(NetworkLoad.this::finished);
    }

    @Override
    public void failed(NetError error) {
      postIfCurrent(() -> NetworkLoad.this.failed(error));
    }
  }

  private void sendingNow(List<HeaderField> given) {
    sentOverWire = true;
    List<HeaderField> fields = new ArrayList<>();
    int port = request.url().port();
    fields.add(new HeaderField("Host", request.url().host() + (port < 0 ? "" : ":" + port)));
    fields.addAll(given);
    network.event(
        "Network.requestWillBeSentExtraInfo",
        Json.object(
            "requestId",
            purpose.requestId(),
            "associatedCookies",
            List.of(),
            "headers",
            NetworkJson.headers(fields),
            "connectTiming",
            Json.object("requestTime", PageTarget.now())));
  }

  private void receivedNow(WireResponse response) {
    wire = response;
    if (response.status() == 401 && authenticator != null) {
      return; // the client answers in the user's place, and what comes then is the response
    }
    network.event(
        "Network.responseReceivedExtraInfo",
        Json.object(
            "requestId",
            purpose.requestId(),
            "blockedCookies",
            List.of(),
            "headers",
            NetworkJson.headers(response.headers()),
            "resourceIPAddressSpace",
            "Local",
            "statusCode",
            response.status(),
            "headersText",
            NetworkJson.headText(response)));
  }

  private void redirectedNow(Url url, CompletableFuture<Boolean> follow) {
    WireResponse response = wire;
    request = request.withUrl(url);
    willBeSent(url, response == null ? null : NetworkJson.response(response, "", "", 0));
    NetError refusal = network.refusal(url.href());
    if (refusal != null) {
      abandon();
      follow.complete(false);
      failed(refusal);
      return;
    }
    redirecting = follow;
    Session session = network.interceptor(url.href(), type(), Stage.REQUEST);
    if (session == null) {
      goOn(null);
    } else {
      pause(session, url, null, lastFetchId);
    }
  }

  private void responded(ResponseHead head) {
    if (head.status() == 401 && authenticator != null) {
      authRequired();
      return;
    }
    Session session =
        interceptsResponse && interceptor != null && !interceptor.hasEnded()
            ? interceptor
            : network.interceptor(request.url().href(), type(), Stage.RESPONSE);
    if (session == null) {
      started(head);
      return;
    }
    held = new Held(head);
    pause(session, request.url(), wireOf(head), null);
  }

  private WireResponse wireOf(ResponseHead head) {
    WireResponse known = wire;
    return known != null
        ? known
        : new WireResponse(
            head.url().href(),
            head.status(),
            "OK",
            List.of(new HeaderField("Content-Type", head.mimeType())),
            head.url().scheme(),
            false,
            0,
            System.currentTimeMillis(),
            null,
            RequestOptions.Timing.NONE);
  }

  private void started(ResponseHead head) {
    WireResponse response = wireOf(head);
    network.event(
        "Network.responseReceived",
        Json.object(
            "requestId",
            purpose.requestId(),
            "loaderId",
            purpose.loaderId(),
            "timestamp",
            PageTarget.now(),
            "type",
            type(),
            "response",
            NetworkJson.response(
                response,
                head.mimeType(),
                head.charset(),
                sentOverWire ? NetworkJson.headText(response).length() : 0),
            "hasExtraInfo",
            sentOverWire,
            "frameId",
            purpose.frameId()));
    if (response.status() >= 400) {
      log(
          "the server responded with a status of "
              + response.status()
              + " ("
              + response.statusText()
              + ")");
    }
    client.responseStarted(head);
  }

  private void dataCame(byte[] chunk) {
    Held waiting = held;
    if (waiting != null) {
      waiting.body.writeBytes(chunk);
      return;
    }
    received += chunk.length;
    ByteArrayOutputStream keep = body;
    if (keep != null && received > MOST_BODY) {
      body = null;
    } else if (keep != null) {
      keep.writeBytes(chunk);
    }
    network.event(
        "Network.dataReceived",
        Json.object(
            "requestId",
            purpose.requestId(),
            "timestamp",
            PageTarget.now(),
            "dataLength",
            chunk.length,
            "encodedDataLength",
            chunk.length));
    client.data(chunk);
  }

  private void finished() {
    Held waiting = held;
    if (waiting != null) {
      waiting.complete = true;
      byte[] content = waiting.body.toByteArray();
      waiting.readers.forEach(reader -> reader.complete(content));
      waiting.readers.clear();
      return;
    }
    end(null, false, body == null ? null : body.toByteArray());
    client.finished();
  }

  private void failed(NetError error) {
    Held waiting = held;
    if (waiting != null) {
      waiting.failure = error;
      ProtocolError why = ProtocolError.because("Failed to get the response body: " + error);
      waiting.readers.forEach(reader -> reader.completeExceptionally(why));
      waiting.readers.clear();
      return;
    }
    if (ended) {
      return;
    }
    end(error.chromiumName(), error == NetError.ABORTED, null);
    client.failed(error);
  }

  // A response that waits

  private void deliver(Held response) {
    started(response.head);
    byte[] content = response.body.toByteArray();
    for (int from = 0; from < content.length; from += CHUNK) {
      dataCame(Arrays.copyOfRange(content, from, Math.min(content.length, from + CHUNK)));
    }
    NetError failure = response.failure;
    if (response.complete) {
      finished();
    } else if (failure != null) {
      failed(failure);
    }
  }

  /// The body of a response that waits.
  CompletableFuture<byte[]> heldBody() {
    Held response = held;
    NetError failure = response == null ? null : response.failure;
    if (response == null || failure != null) {
      return CompletableFuture.failedFuture(
          ProtocolError.because(
              "Can only get response body on requests captured after headers received."));
    }
    if (response.complete) {
      return CompletableFuture.completedFuture(response.body.toByteArray());
    }
    CompletableFuture<byte[]> reader = new CompletableFuture<>();
    response.readers.add(reader);
    LoaderHandle from = inner;
    if (from != null) {
      from.grant(MOST_BODY);
    }
    return reader;
  }

  /// Lets a response go on, with another head.
  void goOnWith(@Nullable Integer status, @Nullable List<HeaderField> headers) {
    Held response = held;
    if (response == null || status == null && headers == null) {
      goOn(null);
      return;
    }
    held = null;
    WireResponse before = wireOf(response.head);
    int newStatus = status == null ? before.status() : status;
    List<HeaderField> newHeaders = headers == null ? before.headers() : headers;
    wire =
        new WireResponse(
            before.url(),
            newStatus,
            before.statusText(),
            newHeaders,
            before.protocol(),
            before.fromCache(),
            before.sentMillis(),
            before.receivedMillis(),
            before.remote(),
            before.timing());
    Held changed =
        new Held(
            ResponseHead.made(
                response.head.url(), newStatus, newHeaders, response.head.contentLength()));
    changed.body.writeBytes(response.body.toByteArray());
    changed.complete = response.complete;
    changed.failure = response.failure;
    deliver(changed);
  }

  // Authentication

  /// `Fetch.authRequired`
  private void authRequired() {
    Session session = authenticator;
    WireResponse response = wire;
    abandon();
    String challenge =
        response == null
            ? ""
            : response.headers().stream()
                .filter(field -> field.name().equalsIgnoreCase("www-authenticate"))
                .map(HeaderField::value)
                .filter(value -> value.regionMatches(true, 0, "basic", 0, 5))
                .findFirst()
                .orElse("");
    if (session == null || session.hasEnded() || challenge.isEmpty()) {
      authorize(null);
      return;
    }
    interceptor = session;
    Matcher realm = REALM.matcher(challenge);
    String fetchId = "interception-job-" + Ids.next();
    network.paused(fetchId, this);
    session.event(
        "Fetch.authRequired",
        Json.object(
            "requestId",
            fetchId,
            "request",
            describe(request.url()),
            "frameId",
            purpose.frameId(),
            "resourceType",
            type(),
            "authChallenge",
            Json.object(
                "source",
                "Server",
                "origin",
                request.url().origin().toString(),
                "scheme",
                "basic",
                "realm",
                realm.find() ? realm.group(1) : "")));
  }

  /// Tries again.
  /// @param credentials `user:password`; null to take the server's refusal
  void authorize(@Nullable String credentials) {
    authorization =
        credentials == null
            ? ""
            : "Basic "
                + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    if (!ended) {
      send(lastChanges);
    }
  }

  // Answers in the network's place

  void fulfill(int status, String phrase, List<HeaderField> headers, byte[] content) {
    if (ended) {
      return;
    }
    held = null;
    abandon();
    dropRedirect();
    sentOverWire = false;
    wire =
        new WireResponse(
            request.url().href(),
            status,
            phrase,
            headers,
            "http/1.1",
            false,
            0,
            System.currentTimeMillis(),
            null,
            RequestOptions.Timing.NONE);
    Held made = new Held(ResponseHead.made(request.url(), status, headers, content.length));
    made.body.writeBytes(content);
    made.complete = true;
    deliver(made);
  }

  void fail(NetError error) {
    held = null;
    abandon();
    dropRedirect();
    failed(error);
  }

  // LoaderHandle

  @Override
  public void grant(int bytes) {
    LoaderHandle to = inner;
    grantedBefore += bytes;
    if (to != null) {
      to.grant(bytes);
    }
  }

  @Override
  public void cancel() {
    if (ended) {
      return;
    }
    held = null;
    abandon();
    dropRedirect();
    end("net::ERR_ABORTED", true, null);
  }

  private void end(@Nullable String errorText, boolean canceled, byte @Nullable [] content) {
    if (ended) {
      return;
    }
    ended = true;
    if (errorText == null) {
      WireResponse response = wire;
      int head = response == null || !sentOverWire ? 0 : NetworkJson.headText(response).length();
      network.event(
          "Network.loadingFinished",
          Json.object(
              "requestId", purpose.requestId(),
              "timestamp", PageTarget.now(),
              "encodedDataLength", received + head));
    } else {
      network.event(
          "Network.loadingFailed",
          Json.object(
              "requestId", purpose.requestId(),
              "timestamp", PageTarget.now(),
              "type", type(),
              "errorText", errorText,
              "canceled", canceled));
      if (!canceled) {
        log(errorText);
      }
    }
    network.ended(purpose.requestId(), content);
  }

  /// `Log.entryAdded`
  private void log(String why) {
    JsonObject entry =
        Json.object(
            "source",
            "network",
            "level",
            "error",
            "text",
            "Failed to load resource: " + why,
            "timestamp",
            System.currentTimeMillis(),
            "url",
            request.url().href(),
            "networkRequestId",
            purpose.requestId());
    network.event("Log.entryAdded", Json.object("entry", entry));
  }
}
