package bulkhead.browser.net;

import bulkhead.browser.net.FetchParameters.Mode;
import bulkhead.browser.net.FetchParameters.Redirects;
import bulkhead.browser.net.RequestOptions.HeaderField;
import bulkhead.process.UserAgent;
import bulkhead.url.ReferrerPolicy;
import bulkhead.url.Url;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import okhttp3.CacheControl;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/// One fetch over http or https, with its redirects and CORS-preflights: Fetch §4.1 "main fetch" to
/// §4.10 "CORS check". What script may not see of an answer does not get past here. One use; a
/// thread `Network-N`.
final class HttpFetch {
  private static final int MOST_REDIRECTS = 20;

  /// Sends one message and returns its answer, which the caller closes.
  interface Wire {
    Response exchange(Request message, Url url, UrlRequest request, Load load) throws IOException;

    CookieStore cookies();

    String acceptLanguage();

    Preflights preflights();
  }

  /// Tags messages that have nothing to do with the cache.
  enum Uncached {
    YES
  }

  private enum Tainting {
    BASIC,
    CORS,
    OPAQUE
  }

  private final UrlRequest request;
  private final FetchParameters fetch;
  private final Load load;
  private final Wire wire;

  // What redirects change.
  private Url url;
  private String method;
  private List<HeaderField> headers;
  private FetchParameters.@Nullable Content body;
  private String origin;
  private ReferrerPolicy policy;
  private @Nullable Url referrerSource;

  /// §4.1 "redirect-tainted origin", and whether any address was another origin's.
  private boolean tainted;

  private boolean strayed;
  private Tainting tainting = Tainting.BASIC;
  private final FetchMetadata metadata;

  HttpFetch(UrlRequest request, Load load, Wire wire) {
    this.request = request;
    this.fetch = request.fetch();
    this.load = load;
    this.wire = wire;
    this.url = request.url();
    this.method = fetch.method();
    this.headers = fetch.headers();
    this.body = fetch.body();
    this.origin = fetch.origin();
    this.policy = fetch.referrerPolicy();
    String given = fetch.referrer();
    this.referrerSource =
        given == null ? request.initiatorDocument() : given.isEmpty() ? null : Url.parse(given);
    this.metadata = new FetchMetadata(request, asking());
  }

  /// Gets the answer: tells the load of redirects and of the head, and returns the body.
  InputStream run() throws IOException {
    for (int redirects = 0; ; redirects++) {
      taint();
      metadata.visit(url);
      boolean unsafe = tainting == Tainting.CORS && needsPreflight();
      if (unsafe) {
        preflight();
      }
      Response response = wire.exchange(message(), url, request, load);
      try {
        saveCookies(response);
        String asking = asking();
        strayed |= !url.origin().toString().equals(asking);
        load.timer().check(response, tainted ? "null" : asking, !strayed);
        if (tainting == Tainting.CORS && !passesCorsCheck(response)) {
          throw new LoadFailure(NetError.FAILED);
        }
        Url target = redirectTarget(response);
        if (target != null && fetch.redirects() == Redirects.MANUAL) {
          return manualRedirect(response);
        }
        if (target == null) {
          InputStream answer = respond(response, redirects > 0);
          response = null;
          return answer;
        }
        if (redirects == MOST_REDIRECTS) {
          throw new LoadFailure(NetError.TOO_MANY_REDIRECTS);
        }
        follow(response, target);
      } finally {
        if (response != null) {
          response.close();
        }
      }
      load.redirected(url);
    }
  }

  // §4.1 main fetch

  private boolean isSameOrigin(Url target) {
    return origin.isEmpty() || origin.equals(target.origin().toString());
  }

  /// Step 12, for the URL that is next: what becomes of its answer.
  private void taint() throws LoadFailure {
    switch (fetch.mode()) {
      case NAVIGATE -> {}
      case SAME_ORIGIN -> {
        if (!isSameOrigin(url)) {
          throw new LoadFailure(NetError.FAILED);
        }
      }
      case NO_CORS -> {
        if (!isSameOrigin(url)) {
          tainting = Tainting.OPAQUE;
        }
      }
      case CORS -> {
        if (!isSameOrigin(url)) {
          tainting = Tainting.CORS;
        }
      }
    }
  }

  /// The origin of the document that asks, serialised; empty when nobody does.
  private String asking() {
    Url document =
        fetch.referrer() instanceof String url ? Url.parse(url) : request.initiatorDocument();
    return !fetch.origin().isEmpty() || document == null
        ? fetch.origin()
        : document.origin().toString();
  }

  // §4.4 HTTP-redirect fetch

  private @Nullable Url redirectTarget(Response response) throws LoadFailure {
    String location = response.header("Location");
    boolean redirect =
        switch (response.code()) {
          case 301, 302, 303, 307, 308 -> true;
          default -> false;
        };
    if (!redirect) {
      return null;
    }
    if (fetch.redirects() == Redirects.ERROR) {
      throw new LoadFailure(NetError.FAILED);
    }
    if (location == null) {
      return null;
    }
    Url target = url.resolve(location);
    if (target == null) {
      if (fetch.redirects() == Redirects.MANUAL) {
        return url;
      }
      throw new LoadFailure(NetError.INVALID_REDIRECT);
    }
    if (!target.isHttpFamily() && fetch.redirects() == Redirects.FOLLOW) {
      throw new LoadFailure(NetError.UNSAFE_REDIRECT);
    }
    // A fragment stays if the new address has none.
    if (target.fragment() == null && url.fragment() != null) {
      target = Url.expectParse(target.href() + "#" + url.fragment());
    }
    return target;
  }

  private void follow(Response response, Url target) throws LoadFailure {
    boolean credentials = !target.username().isEmpty() || !target.password().isEmpty();
    boolean crossing = !url.origin().equals(target.origin());
    // Steps 7 and 8
    if (fetch.mode() == Mode.CORS
        && credentials
        && (tainting == Tainting.CORS || !isSameOrigin(target))) {
      throw new LoadFailure(NetError.FAILED);
    }
    // Step 11
    int status = response.code();
    boolean becomesGet =
        (status == 301 || status == 302) && method.equals("POST")
            || status == 303 && !method.equals("GET") && !method.equals("HEAD");
    if (becomesGet) {
      method = "GET";
      body = null;
      headers = without("content-encoding", "content-language", "content-location", "content-type");
    }
    // Step 12
    if (crossing) {
      headers = without("authorization");
    }
    // §4.1 "request's tainted origin": who redirects elsewhere speaks for nobody any more.
    tainted |= crossing && !url.origin().toString().equals(asking());
    if (crossing && !isSameOrigin(url)) {
      origin = origin.isEmpty() ? origin : "null";
    }
    ReferrerPolicy named = ReferrerPolicy.ofHeader(response.header("Referrer-Policy"));
    // What was told of who asks is all that the next server can be told (§4.1, step 16).
    referrerSource = referrer() instanceof String told ? Url.parse(told) : null;
    policy = named == null ? policy : named;
    load.timer().redirected(url, target);
    url = target;
  }

  private List<HeaderField> without(String... names) {
    List<HeaderField> kept = new ArrayList<>();
    for (HeaderField field : headers) {
      if (!List.of(names).contains(field.name().toLowerCase(Locale.ROOT))) {
        kept.add(field);
      }
    }
    return kept;
  }

  private InputStream manualRedirect(Response response) throws IOException {
    load.responseStarted(
        new ResponseHead(
            url, 0, "", "", 0, false, "", List.of(), ResponseHead.Type.OPAQUE_REDIRECT, false));
    return new ByteArrayInputStream(new byte[0]);
  }

  // §4.8 CORS-preflight fetch

  private boolean needsPreflight() {
    return fetch.preflight()
        || !Cors.isSafelistedMethod(method)
        || !Cors.unsafeNames(headers).isEmpty();
  }

  private void preflight() throws IOException {
    List<String> unsafe = Cors.unsafeNames(headers);
    String target = url.withoutFragment().href();
    if (wire.preflights().knows(origin, target, fetch.credentials(), method, unsafe)) {
      return;
    }
    Request.Builder message =
        new Request.Builder()
            .url(httpUrl())
            .method("OPTIONS", null)
            .header("Accept", "*/*")
            .header("Access-Control-Request-Method", method)
            .header("Origin", origin)
            .header("User-Agent", userAgent())
            .cacheControl(CacheControl.FORCE_NETWORK);
    metadata.appendToPreflight(url, message::header);
    if (!unsafe.isEmpty()) {
      message.header("Access-Control-Request-Headers", String.join(",", unsafe));
    }
    String referrer = referrer();
    if (referrer != null) {
      message.header("Referer", referrer);
    }
    try (Response answer = wire.exchange(message.build(), url, request, load)) {
      boolean good =
          answer.code() >= 200
              && answer.code() <= 299
              && passesCorsCheck(answer)
              && wire.preflights()
                  .answered(origin, target, fetch.credentials(), method, unsafe, answer.headers());
      if (!good) {
        throw new LoadFailure(NetError.FAILED);
      }
    }
  }

  private boolean passesCorsCheck(Response response) {
    return Cors.allows(
        String.join(", ", response.headers("Access-Control-Allow-Origin")).isEmpty()
            ? null
            : String.join(", ", response.headers("Access-Control-Allow-Origin")),
        response.header("Access-Control-Allow-Credentials"),
        origin,
        fetch.credentials());
  }

  // §4.6 HTTP-network-or-cache fetch

  private HttpUrl httpUrl() throws LoadFailure {
    HttpUrl target = HttpUrl.parse(url.withoutFragment().href());
    if (target == null) {
      // It is a URL, so what OkHttp does not like is the host: no name server could know it.
      throw new LoadFailure(NetError.NAME_NOT_RESOLVED);
    }
    return target;
  }

  private String userAgent() {
    String own = request.options().userAgent();
    return own == null ? UserAgent.DEFAULT : own;
  }

  private boolean sendsCredentials() {
    return switch (fetch.credentials()) {
      case OMIT -> false;
      case SAME_ORIGIN -> tainting == Tainting.BASIC && isSameOrigin(url);
      case INCLUDE -> true;
    };
  }

  private Request message() throws LoadFailure {
    RequestOptions options = request.options();
    Request.Builder message =
        new Request.Builder()
            .url(httpUrl())
            .header("User-Agent", userAgent())
            .header("Accept", accept(request.destination()))
            .header("Accept-Encoding", ContentDecoder.ACCEPTED)
            .header(
                "Accept-Language",
                options.acceptLanguage() == null
                    ? wire.acceptLanguage()
                    : options.acceptLanguage());
    if (request.destination() == UrlRequest.Destination.DOCUMENT) {
      message.header("Upgrade-Insecure-Requests", "1");
    }
    Headers.Builder author = new Headers.Builder();
    for (HeaderField field : headers) {
      message.removeHeader(field.name());
      author.addUnsafeNonAscii(field.name(), field.value());
    }
    Headers own = author.build();
    for (int i = 0; i < own.size(); i++) {
      addUnsafe(message, own.name(i), own.value(i));
    }
    String referrer = referrer();
    if (referrer != null) {
      message.header("Referer", referrer);
    }
    appendOrigin(message);
    metadata.append(url, message::header);
    if (sendsCredentials()) {
      String cookie = wire.cookies().header(httpUrl(), cookieSite());
      if (cookie != null) {
        message.header("Cookie", cookie);
      }
    }
    for (HeaderField field : options.headers()) {
      message.header(field.name(), field.value());
    }
    cacheControl(message);
    return message.method(method, requestBody()).build();
  }

  /// A builder of messages takes ASCII only; one of headers does not.
  private static void addUnsafe(Request.Builder message, String name, String value) {
    if (value.chars().allMatch(c -> c < 0x7f && (c >= 0x20 || c == '\t'))) {
      message.addHeader(name, value);
    } else {
      Headers.Builder all = message.build().headers().newBuilder();
      message.headers(all.addUnsafeNonAscii(name, value).build());
    }
  }

  private @Nullable RequestBody requestBody() {
    FetchParameters.Content content = body;
    if (method.equals("GET") || method.equals("HEAD")) {
      return null;
    }
    if (content != null) {
      return RequestBody.create(content.bytes(), null);
    }
    return switch (method) {
      case "POST", "PUT", "PATCH", "PROPPATCH", "REPORT" -> RequestBody.create(new byte[0], null);
      default -> null;
    };
  }

  private static boolean isConditional(HeaderField field) {
    return switch (field.name().toLowerCase(Locale.ROOT)) {
      case "if-modified-since", "if-none-match", "if-unmodified-since", "if-match", "if-range" ->
          true;
      default -> false;
    };
  }

  private void cacheControl(Request.Builder message) {
    if (request.bypassCache()) {
      message.cacheControl(CacheControl.FORCE_NETWORK);
      return;
    }
    switch (fetch.cache()) {
      case DEFAULT -> {
        // §4.6, step 8.13: who asks on conditions of its own wants the server's answer.
        if (fetch.headers().stream().anyMatch(HttpFetch::isConditional)) {
          message.tag(Uncached.class, Uncached.YES);
        }
      }
      case RELOAD -> message.cacheControl(CacheControl.FORCE_NETWORK);
      case NO_STORE -> {
        // What the script says itself goes before (§4.6, step 8.17).
        message.tag(Uncached.class, Uncached.YES);
        if (fetch.header("Cache-Control") == null) {
          message.cacheControl(CacheControl.FORCE_NETWORK);
          if (fetch.header("Pragma") == null) {
            message.header("Pragma", "no-cache");
          }
        }
      }
      case NO_CACHE -> {
        if (fetch.header("Cache-Control") == null) {
          message.cacheControl(
              new CacheControl.Builder().maxAge(0, java.util.concurrent.TimeUnit.SECONDS).build());
        } else {
          message.tag(Uncached.class, Uncached.YES);
        }
      }
      case FORCE_CACHE ->
          message.cacheControl(
              new CacheControl.Builder()
                  .maxStale(Integer.MAX_VALUE, java.util.concurrent.TimeUnit.SECONDS)
                  .build());
      case ONLY_IF_CACHED -> message.cacheControl(CacheControl.FORCE_CACHE);
    }
  }

  private @Nullable String referrer() {
    return policy.referrer(referrerSource, url);
  }

  /// §3.1 "append a request Origin header".
  private void appendOrigin(Request.Builder message) {
    if (origin.isEmpty()) {
      return;
    }
    if (tainting == Tainting.CORS) {
      message.header("Origin", origin);
    } else if (!method.equals("GET") && !method.equals("HEAD")) {
      boolean hidden = fetch.mode() != Mode.CORS && policy.hidesOrigin(referrerSource, url);
      message.header("Origin", hidden ? "null" : origin);
    }
  }

  private CookieSite cookieSite() {
    String target = Sites.site(url);
    Url asking = origin.isEmpty() || origin.equals("null") ? null : Url.parse(origin);
    boolean opaque = origin.equals("null");
    if (request.initiatorDocument() == null) {
      if (fetch.origin().isEmpty() || asking != null && Sites.site(asking).equals(target)) {
        return CookieSite.SAME;
      }
      return method.equals("GET") || method.equals("HEAD")
          ? CookieSite.NAVIGATION
          : CookieSite.CROSS;
    }
    Url document = request.initiatorDocument();
    boolean same =
        document.isHttpFamily()
            && Sites.site(document).equals(target)
            && !opaque
            && (asking == null || Sites.site(asking).equals(target));
    return same ? CookieSite.SAME : CookieSite.CROSS;
  }

  private void saveCookies(Response response) throws LoadFailure {
    if (sendsCredentials()) {
      wire.cookies().save(httpUrl(), response.headers("Set-Cookie"), cookieSite());
    }
  }

  private static String accept(UrlRequest.Destination destination) {
    return switch (destination) {
      case DOCUMENT -> "text/html,application/xhtml+xml,application/xml;q=0.9,image/webp,*/*;q=0.8";
      case STYLE -> "text/css,*/*;q=0.1";
      case IMAGE -> "image/webp,image/png,image/svg+xml,image/*;q=0.8,*/*;q=0.5";
      case FONT, SCRIPT, FETCH, OTHER -> "*/*";
    };
  }

  // The answer

  private InputStream respond(Response response, boolean redirected) throws IOException {
    if (fetch.cache() == FetchParameters.CacheMode.ONLY_IF_CACHED
        && response.code() == 504
        && response.networkResponse() == null) {
      throw new LoadFailure(NetError.FAILED);
    }
    if (request.isScripted() && tainting == Tainting.OPAQUE) {
      response.close();
      load.responseStarted(
          new ResponseHead(
              url, 0, "", "", -1, false, "", List.of(), ResponseHead.Type.OPAQUE, redirected));
      return new ByteArrayInputStream(new byte[0]);
    }
    HttpAnswer answer = HttpAnswer.of(request, method, response, load.timer()::received);
    List<HeaderField> all = HttpLoader.fields(response.headers());
    load.responseStarted(
        new ResponseHead(
            url,
            response.code(),
            answer.type().essence().isEmpty() ? "text/plain" : answer.type().essence(),
            answer.type().charset(),
            answer.length(),
            answer.attachment(),
            response.message(),
            tainting == Tainting.CORS ? Cors.exposed(all, fetch.credentials()) : Cors.visible(all),
            switch (tainting) {
              case BASIC -> ResponseHead.Type.BASIC;
              case CORS -> ResponseHead.Type.CORS;
              case OPAQUE -> ResponseHead.Type.OPAQUE;
            },
            redirected));
    return answer.body();
  }
}
