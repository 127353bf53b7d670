package bulkhead.browser.devtools;

import bulkhead.browser.net.NetError;
import bulkhead.browser.net.RequestOptions.HeaderField;
import bulkhead.devtools.CommandTable;
import bulkhead.devtools.Json;
import bulkhead.devtools.ProtocolError;
import bulkhead.url.Url;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// `Fetch`: requests wait for a client's word before they are sent. Thread: `BrowserMain`.
final class FetchDomain {
  private record RequestPattern(
      @Nullable String urlPattern, @Nullable String resourceType, @Nullable String requestStage) {}

  private record Enable(
      @Nullable List<RequestPattern> patterns, @Nullable Boolean handleAuthRequests) {}

  private record Header(String name, String value) {}

  private record Continue(
      String requestId,
      @Nullable String url,
      @Nullable String method,
      @Nullable String postData,
      @Nullable List<Header> headers,
      @Nullable Boolean interceptResponse) {}

  private record ContinueResponse(
      String requestId,
      @Nullable Integer responseCode,
      @Nullable String responsePhrase,
      @Nullable List<Header> responseHeaders,
      @Nullable String binaryResponseHeaders) {}

  private record RequestId(String requestId) {}

  private record Fulfill(
      String requestId,
      int responseCode,
      @Nullable List<Header> responseHeaders,
      @Nullable String binaryResponseHeaders,
      @Nullable String body,
      @Nullable String responsePhrase) {}

  private record Fail(String requestId, String errorReason) {}

  private record AuthResponse(
      String response, @Nullable String username, @Nullable String password) {}

  private record Auth(String requestId, AuthResponse authChallengeResponse) {}

  private FetchDomain() {}

  static void describe(CommandTable<Session> commands) {
    commands.on("Fetch.enable", Enable.class, FetchDomain::enable);
    commands.on(
        "Fetch.disable",
        (session, none) -> {
          session.network().intercepted = List.of();
          session.network().authenticates = false;
          session.page().network().sessionEnded(session);
          return null;
        });
    commands.on("Fetch.continueRequest", Continue.class, FetchDomain::continueRequest);
    commands.on("Fetch.continueResponse", ContinueResponse.class, FetchDomain::continueResponse);
    commands.late("Fetch.getResponseBody", RequestId.class, FetchDomain::responseBody);
    commands.late(
        "Fetch.takeResponseBodyAsStream", RequestId.class, FetchDomain::responseBodyAsStream);
    commands.on("Fetch.fulfillRequest", Fulfill.class, FetchDomain::fulfill);
    commands.on("Fetch.continueWithAuth", Auth.class, FetchDomain::authorize);
    commands.on("Fetch.failRequest", Fail.class, FetchDomain::fail);
  }

  private static @Nullable JsonObject enable(Session session, Enable wanted) throws ProtocolError {
    session.page();
    List<NetworkOverrides.UrlPattern> patterns = new ArrayList<>();
    if (wanted.patterns() == null || wanted.patterns().isEmpty()) {
      patterns.add(NetworkOverrides.UrlPattern.of("*"));
    } else {
      for (RequestPattern pattern : wanted.patterns()) {
        patterns.add(
            NetworkOverrides.UrlPattern.of(
                pattern.urlPattern() == null ? "*" : pattern.urlPattern(),
                pattern.resourceType(),
                "Response".equals(pattern.requestStage())
                    ? NetworkLoad.Stage.RESPONSE
                    : NetworkLoad.Stage.REQUEST));
      }
    }
    session.network().intercepted = List.copyOf(patterns);
    session.network().authenticates =
        wanted.handleAuthRequests() != null && wanted.handleAuthRequests();
    return null;
  }

  private static NetworkLoad load(Session session, String requestId) throws ProtocolError {
    NetworkLoad load = session.page().network().takePaused(requestId);
    if (load == null) {
      throw new ProtocolError(ProtocolError.Code.INVALID_PARAMS, "Invalid InterceptionId.", null);
    }
    return load;
  }

  private static @Nullable List<HeaderField> fields(@Nullable List<Header> headers)
      throws ProtocolError {
    if (headers == null) {
      return null;
    }
    List<HeaderField> fields = new ArrayList<>();
    for (Header header : headers) {
      if (!NetworkDomain.isHeader(header.name(), header.value())) {
        throw ProtocolError.refused("Invalid header: " + header.name());
      }
      fields.add(new HeaderField(header.name(), header.value()));
    }
    return fields;
  }

  private static @Nullable JsonObject continueRequest(Session session, Continue wanted)
      throws ProtocolError {
    List<HeaderField> headers = fields(wanted.headers());
    Url url = wanted.url() == null ? null : Url.parse(wanted.url());
    if (wanted.url() != null && (url == null || !url.isHttpFamily())) {
      throw ProtocolError.refused("Invalid URL");
    }
    String method = wanted.method();
    if (method != null && !NetworkDomain.isHeader(method, "")) {
      throw ProtocolError.refused("Invalid method");
    }
    byte[] body = wanted.postData() == null ? null : bytes("postData", wanted.postData());
    load(session, wanted.requestId())
        .goOn(new NetworkLoad.Changes(url, method, body, headers, wanted.interceptResponse()));
    return null;
  }

  private static @Nullable JsonObject continueResponse(Session session, ContinueResponse wanted)
      throws ProtocolError {
    Integer status = wanted.responseCode();
    if (status != null && (status < 100 || status > 599)) {
      throw ProtocolError.refused("Invalid http status code or phrase");
    }
    List<HeaderField> headers =
        wanted.responseHeaders() == null && wanted.binaryResponseHeaders() != null
            ? binary(wanted.binaryResponseHeaders())
            : fields(wanted.responseHeaders());
    load(session, wanted.requestId()).goOnWith(status, headers);
    return null;
  }

  private static CompletableFuture<JsonObject> responseBody(Session session, RequestId wanted)
      throws ProtocolError {
    return heldBody(session, wanted).thenApply(body -> NetworkJson.body(body, true));
  }

  private static CompletableFuture<byte[]> heldBody(Session session, RequestId wanted)
      throws ProtocolError {
    NetworkLoad load = session.page().network().findPaused(wanted.requestId());
    if (load == null) {
      throw ProtocolError.refused("Invalid InterceptionId.");
    }
    return load.heldBody();
  }

  private static CompletableFuture<JsonObject> responseBodyAsStream(
      Session session, RequestId wanted) throws ProtocolError {
    return heldBody(session, wanted)
        .thenApply(
            body ->
                Json.object("stream", IoDomain.open(session, new IoDomain.Stream(body, false))));
  }

  private static byte[] bytes(String name, String base64) throws ProtocolError {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw ProtocolError.invalidParameters(
          "Failed to deserialize params." + name + " - BINDINGS: invalid base64 string");
    }
  }

  /// Headers as text, a zero behind each.
  private static List<HeaderField> binary(String base64) throws ProtocolError {
    String text =
        new String(
            bytes("binaryResponseHeaders", base64), java.nio.charset.StandardCharsets.ISO_8859_1);
    List<Header> headers = new ArrayList<>();
    for (String line : text.split("\0")) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        headers.add(new Header(line.substring(0, colon), line.substring(colon + 1).strip()));
      }
    }
    return java.util.Objects.requireNonNull(fields(headers));
  }

  private static @Nullable JsonObject fulfill(Session session, Fulfill wanted)
      throws ProtocolError {
    if (wanted.responseCode() < 100 || wanted.responseCode() > 599) {
      throw ProtocolError.refused("Invalid http status code or phrase");
    }
    List<HeaderField> headers =
        wanted.responseHeaders() == null && wanted.binaryResponseHeaders() != null
            ? binary(wanted.binaryResponseHeaders())
            : fields(wanted.responseHeaders());
    byte[] body = wanted.body() == null ? new byte[0] : bytes("body", wanted.body());
    load(session, wanted.requestId())
        .fulfill(
            wanted.responseCode(),
            wanted.responsePhrase() == null
                ? phrase(wanted.responseCode())
                : wanted.responsePhrase(),
            headers == null ? List.of() : headers,
            body);
    return null;
  }

  private static @Nullable JsonObject authorize(Session session, Auth wanted) throws ProtocolError {
    AuthResponse answer = wanted.authChallengeResponse();
    String credentials =
        switch (answer.response()) {
          case "Default", "CancelAuth" -> null;
          case "ProvideCredentials" ->
              (answer.username() == null ? "" : answer.username())
                  + ":"
                  + (answer.password() == null ? "" : answer.password());
          default -> throw ProtocolError.refused("Unrecognized authChallengeResponse.");
        };
    load(session, wanted.requestId()).authorize(credentials);
    return null;
  }

  private static @Nullable JsonObject fail(Session session, Fail wanted) throws ProtocolError {
    NetError error =
        switch (wanted.errorReason()) {
          case "Failed" -> NetError.FAILED;
          case "Aborted" -> NetError.ABORTED;
          case "TimedOut" -> NetError.TIMED_OUT;
          case "AccessDenied" -> NetError.ACCESS_DENIED;
          case "ConnectionClosed" -> NetError.CONNECTION_CLOSED;
          case "ConnectionReset" -> NetError.CONNECTION_RESET;
          case "ConnectionRefused" -> NetError.CONNECTION_REFUSED;
          case "ConnectionAborted" -> NetError.CONNECTION_ABORTED;
          case "ConnectionFailed" -> NetError.CONNECTION_FAILED;
          case "NameNotResolved" -> NetError.NAME_NOT_RESOLVED;
          case "InternetDisconnected" -> NetError.INTERNET_DISCONNECTED;
          case "AddressUnreachable" -> NetError.ADDRESS_UNREACHABLE;
          case "BlockedByClient" -> NetError.BLOCKED_BY_CLIENT;
          case "BlockedByResponse" -> NetError.BLOCKED_BY_RESPONSE;
          default -> throw ProtocolError.refused("Unknown errorReason");
        };
    load(session, wanted.requestId()).fail(error);
    return null;
  }

  private static String phrase(int status) {
    return io.netty.handler.codec.http.HttpResponseStatus.valueOf(status).reasonPhrase();
  }
}
