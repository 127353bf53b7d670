package bulkhead.browser.devtools;

import bulkhead.browser.net.LoaderClient;
import bulkhead.browser.net.LoaderHandle;
import bulkhead.browser.net.NetError;
import bulkhead.browser.net.RequestOptions;
import bulkhead.browser.net.RequestOptions.HeaderField;
import bulkhead.browser.net.RequestOptions.WireResponse;
import bulkhead.browser.net.ResponseHead;
import bulkhead.browser.net.UrlRequest;
import bulkhead.devtools.Json;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One request of a page that clients look at: it tells them how it goes, and waits for their word
/// where they want that. The client behind it gets what comes, wherever from. Owned by
/// `BrowserMain`; the network's threads call it as a [LoaderClient] and post there.
final class NetworkLoad implements LoaderClient, LoaderHandle, RequestOptions.Watcher {
  private static final int MOST_BODY = 20 << 20;
  private static final int CHUNK = 64 << 10;
  private static final Pattern REALM = Pattern.compile("(?i)realm=\"([^\"]*)\"");

  /// What a client changes of a request that waited for it.
  record Changes(@Nullable Url url, @Nullable List<HeaderField> headers) {}

  private final PageNetwork network;
  private final String requestId;
  private final String loaderId;
  private final boolean navigation;
  private final LoaderClient client;
  private UrlRequest request;
  private @Nullable Session interceptor;
  private @Nullable LoaderHandle inner;
  private volatile @Nullable Session authenticator;
  private @Nullable String authorization;
  private @Nullable Changes lastChanges;
  private long grantedBefore;
  private boolean ended;
  private @Nullable WireResponse wire;
  private long received;
  private @Nullable ByteArrayOutputStream body = new ByteArrayOutputStream();

  NetworkLoad(
      PageNetwork network,
      String requestId,
      String loaderId,
      boolean navigation,
      UrlRequest request,
      LoaderClient client) {
    this.network = network;
    this.requestId = requestId;
    this.loaderId = loaderId;
    this.navigation = navigation;
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
      case FETCH -> "Fetch";
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
    Session session = network.interceptor(request.url().href(), type());
    if (session == null) {
      goOn(null);
      return;
    }
    interceptor = session;
    String fetchId = "interception-job-" + Ids.next();
    network.paused(fetchId, this);
    session.event(
        "Fetch.requestPaused",
        Json.object(
            "requestId", fetchId,
            "request", describe(request.url()),
            "frameId", network.page().id(),
            "resourceType", type(),
            "networkId", requestId));
  }

  private Map<String, String> headers() {
    Map<String, String> headers = new LinkedHashMap<>();
    RequestOptions options = network.options(null);
    if (navigation) {
      headers.put("Upgrade-Insecure-Requests", "1");
    }
    headers.put(
        "User-Agent",
        options.userAgent() == null ? network.devTools().userAgent() : options.userAgent());
    Url document = request.initiatorDocument();
    if (document != null && document.isHttpFamily()) {
      headers.put("Referer", document.withoutFragment().href());
    }
    for (HeaderField field : options.headers()) {
      headers.put(field.name(), field.value());
    }
    return headers;
  }

  private JsonObject describe(Url url) {
    String fragment = url.fragment();
    return Json.object(
        "url",
        url.withoutFragment().href(),
        "urlFragment",
        fragment == null ? null : "#" + fragment,
        "method",
        "GET",
        "headers",
        headers(),
        "mixedContentType",
        "none",
        "initialPriority",
        navigation ? "VeryHigh" : "Medium",
        "referrerPolicy",
        "strict-origin-when-cross-origin");
  }

  private void willBeSent(Url url, @Nullable JsonObject redirectResponse) {
    network.event(
        "Network.requestWillBeSent",
        Json.object(
            "requestId",
            requestId,
            "loaderId",
            loaderId,
            "documentURL",
            navigation ? url.withoutFragment().href() : network.page().url(),
            "request",
            describe(url),
            "timestamp",
            PageTarget.now(),
            "wallTime",
            System.currentTimeMillis() / 1000.0,
            "initiator",
            Json.object("type", navigation ? "other" : "parser"),
            "redirectHasExtraInfo",
            false,
            "redirectResponse",
            redirectResponse,
            "type",
            type(),
            "frameId",
            network.page().id(),
            "hasUserGesture",
            false));
  }

  /// Goes to the network, as the page or the client wants it.
  void goOn(@Nullable Changes changes) {
    if (ended) {
      return;
    }
    UrlRequest toSend = request;
    RequestOptions options = network.options(this);
    if (changes != null && changes.url() != null) {
      toSend = toSend.withUrl(changes.url());
    }
    if (changes != null && changes.headers() != null) {
      options =
          new RequestOptions(
              options.userAgent(),
              options.acceptLanguage(),
              changes.headers(),
              options.cookies(),
              this);
    }
    request = network.cacheDisabled() ? toSend.bypassingCache() : toSend;
    authenticator = authorization == null ? network.authenticator() : null;
    String proof = authorization;
    if (proof != null && !proof.isEmpty()) {
      List<HeaderField> fields = new ArrayList<>(options.headers());
      fields.removeIf(field -> field.name().equalsIgnoreCase("authorization"));
      fields.add(new HeaderField("Authorization", proof));
      options =
          new RequestOptions(
              options.userAgent(), options.acceptLanguage(), fields, options.cookies(), this);
    }
    lastChanges = changes;
    LoaderHandle started = network.direct(request.withOptions(options), new Attempt());
    inner = started;
    if (grantedBefore > 0) {
      started.grant((int) Math.min(grantedBefore, Integer.MAX_VALUE));
    }
  }

  // Authentication

  /// One way to the network; of what it brings nothing is used once the server has asked who it is.
  private final class Attempt implements LoaderClient {
    private boolean refused;

    @Override
    public void redirected(Url url) {
      NetworkLoad.this.redirected(url);
    }

    @Override
    public void responseStarted(ResponseHead head) {
      if (head.status() == 401 && authenticator != null) {
        refused = true;
        post(NetworkLoad.this::authRequired);
      } else {
        NetworkLoad.this.responseStarted(head);
      }
    }

    @Override
    public void data(byte[] chunk) {
      if (!refused) {
        NetworkLoad.this.data(chunk);
      }
    }

    @Override
    public void finished() {
      if (!refused) {
        NetworkLoad.this.finished();
      }
    }

    @Override
    public void failed(NetError error) {
      if (!refused) {
        NetworkLoad.this.failed(error);
      }
    }
  }

  /// `Fetch.authRequired`
  private void authRequired() {
    Session session = authenticator;
    WireResponse response = wire;
    LoaderHandle to = inner;
    if (ended) {
      return;
    }
    if (to != null) {
      to.cancel();
    }
    inner = null;
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
            network.page().id(),
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
    goOn(lastChanges);
  }

  /// Answers in the network's place.
  void fulfill(int status, List<HeaderField> headers, byte[] content) {
    if (ended) {
      return;
    }
    wire = new WireResponse(request.url().href(), status, "", headers, "http/1.1", false, 0, 0);
    responseStarted(ResponseHead.made(request.url(), status, headers, content.length));
    for (int from = 0; from < content.length; from += CHUNK) {
      data(Arrays.copyOfRange(content, from, Math.min(content.length, from + CHUNK)));
    }
    finished();
  }

  void fail(NetError error) {
    if (!ended) {
      failed(error);
    }
  }

  // LoaderHandle

  @Override
  public void grant(int bytes) {
    LoaderHandle to = inner;
    if (to == null) {
      grantedBefore += bytes;
    } else {
      to.grant(bytes);
    }
  }

  @Override
  public void cancel() {
    if (ended) {
      return;
    }
    LoaderHandle to = inner;
    if (to != null) {
      to.cancel();
    }
    end("net::ERR_ABORTED", true, null);
  }

  private void end(@Nullable String errorText, boolean canceled, byte @Nullable [] content) {
    if (ended) {
      return;
    }
    ended = true;
    if (errorText == null) {
      network.event(
          "Network.loadingFinished",
          Json.object(
              "requestId", requestId,
              "timestamp", PageTarget.now(),
              "encodedDataLength", received));
    } else {
      network.event(
          "Network.loadingFailed",
          Json.object(
              "requestId", requestId,
              "timestamp", PageTarget.now(),
              "type", type(),
              "errorText", errorText,
              "canceled", canceled));
      if (!canceled) {
        log(errorText);
      }
    }
    network.ended(requestId, content);
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
            requestId);
    network.event("Log.entryAdded", Json.object("entry", entry));
  }

  // Watcher and LoaderClient, on threads of the network

  @Override
  public void sending(String url, String method, List<HeaderField> sent) {
    // What the page was told of its request is what is sent.
  }

  @Override
  public void received(WireResponse response) {
    post(() -> wire = response);
  }

  private static Map<String, String> map(List<HeaderField> fields) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (HeaderField field : fields) {
      headers.merge(field.name(), field.value(), (a, b) -> a + "\n" + b);
    }
    return headers;
  }

  private JsonObject describe(WireResponse response, String mimeType, String charset) {
    return Json.object(
        "url",
        response.url(),
        "status",
        response.status(),
        "statusText",
        response.statusText(),
        "headers",
        map(response.headers()),
        "mimeType",
        mimeType,
        "charset",
        charset,
        "connectionReused",
        false,
        "connectionId",
        0,
        "fromDiskCache",
        response.fromCache(),
        "fromServiceWorker",
        false,
        "fromPrefetchCache",
        false,
        "encodedDataLength",
        0,
        "responseTime",
        response.receivedMillis(),
        "protocol",
        response.protocol(),
        "securityState",
        response.url().startsWith("https:") ? "secure" : "insecure");
  }

  @Override
  public void redirected(Url url) {
    post(
        () -> {
          WireResponse response = wire;
          if (!ended) {
            willBeSent(url, response == null ? null : describe(response, "", ""));
          }
        });
    client.redirected(url);
  }

  @Override
  public void responseStarted(ResponseHead head) {
    Runnable tell =
        () -> {
          WireResponse response = wire;
          if (response == null) {
            response =
                new WireResponse(
                    head.url().href(),
                    head.status(),
                    "OK",
                    new ArrayList<>(List.of(new HeaderField("Content-Type", head.mimeType()))),
                    head.url().scheme(),
                    false,
                    0,
                    System.currentTimeMillis());
          }
          if (!ended) {
            network.event(
                "Network.responseReceived",
                Json.object(
                    "requestId", requestId,
                    "loaderId", loaderId,
                    "timestamp", PageTarget.now(),
                    "type", type(),
                    "response", describe(response, head.mimeType(), head.charset()),
                    "hasExtraInfo", false,
                    "frameId", network.page().id()));
            if (response.status() >= 400) {
              log(
                  "the server responded with a status of "
                      + response.status()
                      + " ("
                      + response.statusText()
                      + ")");
            }
          }
        };
    onMain(tell);
    client.responseStarted(head);
  }

  private void onMain(Runnable action) {
    if (network.devTools().loop().isOwner()) {
      action.run();
    } else {
      post(action);
    }
  }

  @Override
  public void data(byte[] chunk) {
    onMain(
        () -> {
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
                  requestId,
                  "timestamp",
                  PageTarget.now(),
                  "dataLength",
                  chunk.length,
                  "encodedDataLength",
                  chunk.length));
        });
    client.data(chunk);
  }

  @Override
  public void finished() {
    onMain(() -> end(null, false, body == null ? null : body.toByteArray()));
    client.finished();
  }

  @Override
  public void failed(NetError error) {
    onMain(() -> end(error.chromiumName(), error == NetError.ABORTED, null));
    client.failed(error);
  }
}
