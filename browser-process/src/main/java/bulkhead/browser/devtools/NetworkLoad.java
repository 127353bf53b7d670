package bulkhead.browser.devtools;

import bulkhead.browser.net.FetchParameters;
import bulkhead.browser.net.LoadTiming;
import bulkhead.browser.net.LoaderClient;
import bulkhead.browser.net.LoaderHandle;
import bulkhead.browser.net.NetError;
import bulkhead.browser.net.ProxyLogin;
import bulkhead.browser.net.RequestOptions;
import bulkhead.browser.net.RequestOptions.HeaderField;
import bulkhead.browser.net.RequestOptions.WireResponse;
import bulkhead.browser.net.ResponseHead;
import bulkhead.browser.net.UrlRequest;
import bulkhead.devtools.ProtocolError;
import bulkhead.url.Url;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
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
  private static final int PROXY_AUTHENTICATION_REQUIRED = 407;
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

  private final PageNetwork network;
  private final Purpose purpose;
  private final LoaderClient client;
  private final LoadEvents events;
  private UrlRequest request;
  private @Nullable Session interceptor;
  private @Nullable Attempt attempt;
  private @Nullable LoaderHandle inner;

  /// What the page has asked for, where a client has something else fetched: the page does not
  /// notice.
  private @Nullable Url pretended;

  private @Nullable Session authenticator;
  private @Nullable String authorization;
  private boolean asksForProxy;
  private boolean toldProxy;
  private @Nullable Changes lastChanges;
  private @Nullable CompletableFuture<Boolean> redirecting;
  private @Nullable HeldResponse held;
  private boolean interceptsResponse;
  private long grantedBefore;
  private boolean ended;

  /// Whether the clients were told of its end.
  private boolean told;

  private @Nullable WireResponse wire;
  private @Nullable ResponseHead shown;
  private @Nullable String lastFetchId;

  /// What a slower network would not have brought yet, in order.
  private final ArrayDeque<Runnable> pacing = new ArrayDeque<>();

  private long received;
  private @Nullable ByteArrayOutputStream body = new ByteArrayOutputStream();

  NetworkLoad(PageNetwork network, Purpose purpose, UrlRequest request, LoaderClient client) {
    this.network = network;
    this.purpose = purpose;
    this.request = request;
    this.client = client;
    this.events = new LoadEvents(network, purpose);
  }

  @Nullable Session interceptor() {
    return interceptor;
  }

  private void post(Runnable action) {
    network.devTools().loop().execute(action);
  }

  // Beginning

  void begin() {
    events.willBeSent(request, request.url(), null);
    NetError refusal = network.refusal(request.url().href());
    if (refusal != null) {
      post(() -> failed(refusal));
      return;
    }
    Session session =
        network.interceptor(request.url().href(), events.type(request), Stage.REQUEST);
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
    String fetchId = nextFetchId();
    events.paused(session, fetchId, request, url, response, redirected);
    lastFetchId = fetchId;
  }

  private String nextFetchId() {
    String fetchId = "interception-job-" + Ids.next();
    network.paused(fetchId, this);
    return fetchId;
  }

  /// Goes to the network, as the page or the client wants it.
  void goOn(@Nullable Changes changes) {
    if (ended) {
      return;
    }
    if (changes != null && changes.interceptResponse() != null) {
      interceptsResponse = changes.interceptResponse();
    }
    HeldResponse response = held;
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
      if (changes.url() != null && !changes.url().equals(request.url())) {
        pretended = request.url();
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
        options.context(),
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
    pacing.clear();
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
        postIfCurrent(() -> events.sending(request, headers));
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
      postIfCurrent(() -> paced(chunk.length, () -> dataCame(chunk)));
    }

    @Override
    public void finished() {
      postIfCurrent(() -> paced(0, NetworkLoad.this::finished));
    }

    @Override
    public void failed(NetError error) {
      postIfCurrent(() -> NetworkLoad.this.failed(error));
    }
  }

  /// Does something once a network as slow as the clients want would have brought that much.
  private void paced(int bytes, Runnable action) {
    long millis = request.url().isHttpFamily() ? network.transferMillis(bytes) : 0;
    if (millis == 0 && pacing.isEmpty()) {
      action.run();
      return;
    }
    pacing.add(action);
    network
        .devTools()
        .loop()
        .postDelayed(
            () -> {
              Runnable next = pacing.poll();
              if (next != null && !ended) {
                next.run();
              }
            },
            (int) Math.min(millis, Integer.MAX_VALUE));
  }

  private void receivedNow(WireResponse response) {
    wire = response;
    if (asksWho(response.status())) {
      return; // the client answers in the user's place, and what comes then is the response
    }
    events.received(response);
  }

  private void redirectedNow(Url url, CompletableFuture<Boolean> follow) {
    pretended = null;
    request = request.withUrl(url);
    events.willBeSent(request, url, wire);
    NetError refusal = network.refusal(url.href());
    if (refusal != null) {
      abandon();
      follow.complete(false);
      failed(refusal);
      return;
    }
    redirecting = follow;
    Session session = network.interceptor(url.href(), events.type(request), Stage.REQUEST);
    if (session == null) {
      goOn(null);
    } else {
      pause(session, url, null, lastFetchId);
    }
  }

  private void responded(ResponseHead head) {
    if (asksWho(head.status())) {
      authRequired(head.status() == PROXY_AUTHENTICATION_REQUIRED);
      return;
    }
    Session session =
        interceptsResponse && interceptor != null && !interceptor.hasEnded()
            ? interceptor
            : network.interceptor(request.url().href(), events.type(request), Stage.RESPONSE);
    if (session == null) {
      started(head);
      return;
    }
    held = new HeldResponse(head);
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
    shown = head;
    events.responded(request, head, wireOf(head));
    if (request.destination() == UrlRequest.Destination.DOCUMENT && head.download()) {
      body = null; // for the clients the load ends here: what still comes of it is the download's
      tell("net::ERR_ABORTED", true, null);
    }
    client.responseStarted(pretended == null ? head : head.withUrl(pretended));
  }

  private void dataCame(byte[] chunk) {
    HeldResponse waiting = held;
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
    if (!told) {
      events.data(chunk.length);
    }
    client.data(chunk);
  }

  private void finished() {
    HeldResponse waiting = held;
    if (waiting != null) {
      waiting.finish();
      return;
    }
    end(null, false, body == null ? null : body.toByteArray());
    client.finished();
  }

  private void failed(NetError error) {
    HeldResponse waiting = held;
    if (waiting != null) {
      waiting.fail(error);
      return;
    }
    if (ended) {
      return;
    }
    if (error == NetError.INVALID_AUTH_CREDENTIALS && authenticator != null && !toldProxy) {
      authRequired(true);
      return;
    }
    // As in Chromium, which tells who blocked it.
    String who = error == NetError.BLOCKED_BY_CLIENT ? ".Inspector" : "";
    end(error.chromiumName() + who, error == NetError.ABORTED, null);
    client.failed(error);
  }

  // A response that waits

  private void deliver(HeldResponse response) {
    started(response.head);
    byte[] content = response.body.toByteArray();
    for (int from = 0; from < content.length; from += CHUNK) {
      dataCame(Arrays.copyOfRange(content, from, Math.min(content.length, from + CHUNK)));
    }
    NetError failure = response.failure();
    if (response.isComplete()) {
      finished();
    } else if (failure != null) {
      failed(failure);
    }
  }

  /// The body of a response that waits.
  CompletableFuture<byte[]> heldBody() {
    HeldResponse response = held;
    if (response == null || response.failure() != null) {
      return CompletableFuture.failedFuture(
          ProtocolError.because(
              "Can only get response body on requests captured after headers received."));
    }
    CompletableFuture<byte[]> reader = response.read();
    LoaderHandle from = inner;
    if (from != null && !response.isComplete()) {
      from.grant(MOST_BODY);
    }
    return reader;
  }

  /// Lets a response go on, with another head.
  void goOnWith(@Nullable Integer status, @Nullable List<HeaderField> headers) {
    HeldResponse response = held;
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
    deliver(
        response.withHead(
            ResponseHead.made(
                response.head.url(), newStatus, newHeaders, response.head.contentLength())));
  }

  // Authentication

  /// Whether a client is to say who the user is.
  private boolean asksWho(int status) {
    return authenticator != null
        && (status == 401 || status == PROXY_AUTHENTICATION_REQUIRED && !toldProxy);
  }

  /// `Fetch.authRequired`
  private void authRequired(boolean byProxy) {
    asksForProxy = byProxy;
    if (byProxy) {
      abandon();
      String realm = proxyLogin().realm();
      if (authenticator == null || authenticator.hasEnded() || realm == null) {
        authorize(null);
        return;
      }
      interceptor = authenticator;
      events.authRequired(authenticator, nextFetchId(), request, true, realm);
      return;
    }
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
    events.authRequired(session, nextFetchId(), request, false, realm.find() ? realm.group(1) : "");
  }

  private ProxyLogin proxyLogin() {
    return network.context().proxyLogin();
  }

  /// Tries again.
  /// @param credentials `user:password`; null to take the server's refusal
  void authorize(@Nullable String credentials) {
    if (asksForProxy && credentials != null) {
      toldProxy = true;
      int colon = credentials.indexOf(':');
      proxyLogin()
          .set(
              new ProxyLogin.Credentials(
                  credentials.substring(0, colon), credentials.substring(colon + 1)));
      if (!ended) {
        send(lastChanges);
      }
      return;
    }
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
    events.answeredByClient();
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
    HeldResponse made =
        new HeldResponse(ResponseHead.made(request.url(), status, headers, content.length));
    made.body.writeBytes(content);
    made.finish();
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
    tell(errorText, canceled, content);
  }

  private void tell(@Nullable String errorText, boolean canceled, byte @Nullable [] content) {
    if (told) {
      return;
    }
    told = true;
    if (errorText == null) {
      events.finished(wire, received);
    } else {
      events.failed(request, errorText, canceled);
    }
    ResponseHead head = shown;
    network.ended(
        new PageNetwork.Loaded(
            purpose,
            request.url().withoutFragment().href(),
            events.type(request),
            head == null ? "" : head.mimeType(),
            received,
            errorText != null),
        content);
  }
}
