package bulkhead.browser.net;

import bulkhead.url.PercentEncoding;
import bulkhead.url.Url;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.Proxy;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.Cache;
import okhttp3.Call;
import okhttp3.ConnectionSpec;
import okhttp3.Credentials;
import okhttp3.EventListener;
import okhttp3.Headers;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.internal.http2.StreamResetException;
import org.jspecify.annotations.Nullable;

/// Loads http and https through OkHttp, for one browser context. Threads `Network-N`.
///
/// OkHttp gives connections, HTTP/1.1, HTTP/2, TLS and the cache. Redirects, cookies, CORS and
/// decompression are [HttpFetch]'s, hop by hop, because each of them depends on who asks, or is
/// reported.
final class HttpLoader implements Load.Opener, HttpFetch.Wire, AutoCloseable {
  private static final int MOST_URL = 2 << 20;
  /// Fetch Standard §2.9, port blocking: what else listens there could take a request for its own
  /// protocol.
  static final Set<Integer> BAD_PORTS =
      Set.of(
          0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95,
          101, 102, 103, 104, 109, 110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179,
          389, 427, 465, 512, 513, 514, 515, 526, 530, 531, 532, 540, 548, 554, 556, 563, 587, 601,
          636, 989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566,
          6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080);

  private static final int PROXY_AUTHENTICATION_REQUIRED = 407;

  private final OkHttpClient plain;
  private @Nullable OkHttpClient secure;
  private @Nullable OkHttpClient credulous;
  private final CookieStore cookies;
  private final ProxyLogin proxyLogin;
  private final String acceptLanguage;
  private final @Nullable Trust trust;
  private final LoadQueue queue;
  private final Preflights preflights = new Preflights();

  /// @param cache of what servers have sent; null: nothing is cached
  HttpLoader(
      @Nullable Cache cache,
      String acceptLanguage,
      UrlLoaderFactory.Settings settings,
      LoadQueue queue,
      CookieStore cookies,
      ProxyLogin proxyLogin) {
    this.cookies = cookies;
    this.proxyLogin = proxyLogin;
    this.acceptLanguage = acceptLanguage;
    this.trust = settings.trust();
    this.queue = queue;
    OkHttpClient.Builder client = new OkHttpClient.Builder();
    if (settings.proxies() != null) {
      client
          .proxySelector(settings.proxies())
          .proxyAuthenticator(proxyLogin)
          .addNetworkInterceptor(proxyLogin);
    }
    this.plain =
        client
            // OPTIMIZATION: without TLS in its list, this client does not load the JDK's TLS and
            // certificates.
            .connectionSpecs(List.of(ConnectionSpec.CLEARTEXT))
            .followRedirects(false)
            .followSslRedirects(false)
            .connectTimeout(settings.connectTimeout())
            .readTimeout(settings.readTimeout())
            .dns(settings.hosts()::lookup)
            .socketFactory(BoundedSocket.FACTORY)
            .eventListenerFactory(HttpLoader::listenerOf)
            .addNetworkInterceptor(HttpLoader::withoutCacheMode)
            .addNetworkInterceptor(HttpLoader::withClearHead)
            .cache(cache)
            .build();
  }

  /// `force-cache` is between the page and the cache: no server hears of it.
  private static Response withoutCacheMode(Interceptor.Chain chain) throws IOException {
    Request message = chain.request();
    boolean forced = message.cacheControl().maxStaleSeconds() == Integer.MAX_VALUE;
    return chain.proceed(
        forced ? message.newBuilder().removeHeader("Cache-Control").build() : message);
  }

  /// What a head says twice, and differently, could be read differently by those it came through
  /// (RFC 9112 §6.3): Chromium refuses it too.
  private static Response withClearHead(Interceptor.Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    boolean chunked = response.header("Transfer-Encoding") != null;
    Set<String> lengths = Set.copyOf(response.headers("Content-Length"));
    if (!chunked && lengths.size() > 1) {
      throw new LoadFailure(NetError.RESPONSE_HEADERS_MULTIPLE_CONTENT_LENGTH);
    }
    // Of what is no length at all nothing is believed: the body goes on until the connection ends.
    // A negative one the library below takes for a length.
    if (!chunked && lengths.stream().anyMatch(HttpLoader::isNegative)) {
      throw new LoadFailure(NetError.INVALID_HTTP_RESPONSE);
    }
    if (Set.copyOf(response.headers("Content-Disposition")).size() > 1) {
      throw new LoadFailure(NetError.RESPONSE_HEADERS_MULTIPLE_CONTENT_DISPOSITION);
    }
    if (Set.copyOf(response.headers("Location")).size() > 1) {
      throw new LoadFailure(NetError.RESPONSE_HEADERS_MULTIPLE_LOCATION);
    }
    return response;
  }

  private static boolean isNegative(String value) {
    return value.startsWith("-") && value.substring(1).chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static EventListener listenerOf(Call call) {
    Hop hop = call.request().tag(Hop.class);
    return hop == null ? EventListener.NONE : hop;
  }

  private synchronized OkHttpClient secure() {
    OkHttpClient client = secure;
    if (client == null) {
      OkHttpClient.Builder builder =
          plain
              .newBuilder()
              .connectionSpecs(List.of(ConnectionSpec.MODERN_TLS, ConnectionSpec.COMPATIBLE_TLS));
      client = believing(builder, trust).build();
      secure = client;
    }
    return client;
  }

  private static OkHttpClient.Builder believing(
      OkHttpClient.Builder builder, @Nullable Trust whom) {
    if (whom != null) {
      builder.sslSocketFactory(whom.sockets(), whom.manager());
      if (whom.anyName()) {
        builder.hostnameVerifier((host, session) -> true);
      }
    }
    return builder;
  }

  /// For clients that want it so. What it brings does not get into the cache: others would believe
  /// it too.
  private synchronized OkHttpClient credulous() {
    OkHttpClient client = credulous;
    if (client == null) {
      client = believing(secure().newBuilder().cache(null), Trust.everybody()).build();
      credulous = client;
    }
    return client;
  }

  // ---- HttpFetch.Wire ----

  @Override
  public InputStream open(UrlRequest request, Load load) throws IOException {
    // Loads the public suffix list, if the host asks for it, before the browser's model needs it.
    Sites.site(request.url());
    return new HttpFetch(request, load, this).run();
  }

  @Override
  public Response exchange(Request message, Url url, UrlRequest request, Load load)
      throws IOException {
    if (url.href().length() > MOST_URL) {
      throw new LoadFailure(NetError.INVALID_URL);
    }
    if (url.port() >= 0 && BAD_PORTS.contains(url.port())) {
      throw new LoadFailure(NetError.UNSAFE_PORT);
    }
    RequestOptions.Watcher watcher = request.options().watcher();
    if (watcher != null) {
      watcher.sending(url.href(), message.method(), fields(message.headers()));
    }
    Hop hop = new Hop();
    Response response = execute(message, request, hop, load);
    if (response.code() == 401
        && !url.username().isEmpty()
        && message.header("Authorization") == null) {
      response.close();
      String credentials =
          Credentials.basic(
              PercentEncoding.decodeToString(url.username()),
              PercentEncoding.decodeToString(url.password()));
      response =
          execute(
              message.newBuilder().header("Authorization", credentials).build(),
              request,
              hop,
              load);
    }
    if (response.protocol() == Protocol.HTTP_2 && url.equals(request.url())) {
      queue.multiplexed(load.lane());
    }
    load.timer().exchanged(hop.timing(), response);
    if (watcher != null) {
      watcher.received(
          new RequestOptions.WireResponse(
              url.href(),
              response.code(),
              response.message(),
              fields(response.headers()),
              response.protocol().toString(),
              response.networkResponse() == null,
              response.sentRequestAtMillis(),
              response.receivedResponseAtMillis(),
              hop.remote(),
              hop.timing()));
    }
    return response;
  }

  @Override
  public String acceptLanguage() {
    return acceptLanguage;
  }

  @Override
  public Preflights preflights() {
    return preflights;
  }

  static List<RequestOptions.HeaderField> fields(Headers headers) {
    List<RequestOptions.HeaderField> fields = new ArrayList<>(headers.size());
    for (int i = 0; i < headers.size(); i++) {
      fields.add(new RequestOptions.HeaderField(headers.name(i), headers.value(i)));
    }
    return fields;
  }

  @Override
  public CookieStore cookies() {
    return cookies;
  }

  private Response execute(Request message, UrlRequest request, Hop hop, Load load)
      throws IOException {
    try {
      return call(message, request, hop, load);
    } catch (ProtocolException e) {
      // On a connection that was used before, this can be what the server sent too much the last
      // time.
      if (hop.hasConnected() || load.isCancelled()) {
        throw e;
      }
      plain.connectionPool().evictAll();
      return call(message, request, new Hop(), load);
    }
  }

  private Response call(Request message, UrlRequest request, Hop hop, Load load)
      throws IOException {
    OkHttpClient client =
        !message.isHttps() ? plain : request.options().anyCertificate() ? credulous() : secure();
    if (message.tag(HttpFetch.Uncached.class) != null && client.cache() != null) {
      client = client.newBuilder().cache(null).build(); // of the same connections
    }
    Call call = client.newCall(message.newBuilder().tag(Hop.class, hop).build());
    load.onCancel(call::cancel);
    BoundedSocket.progress();
    try {
      Response response = call.execute();
      if (response.code() == PROXY_AUTHENTICATION_REQUIRED && proxyLogin.credentials() == null) {
        response.close();
        throw new LoadFailure(NetError.INVALID_AUTH_CREDENTIALS);
      }
      return response;
    } catch (ConnectException | UnknownHostException e) {
      boolean direct =
          client.proxySelector().select(message.url().uri()).stream()
              .allMatch(proxy -> proxy.type() == Proxy.Type.DIRECT);
      throw direct ? e : new LoadFailure(NetError.PROXY_CONNECTION_FAILED);
    }
  }

  // ---- Errors ----

  /// Which of Chromium's errors an exception stands for that comes before the body. OkHttp has no
  /// types for most of them.
  @Override
  public NetError errorOf(IOException e) {
    String message = String.valueOf(e.getMessage());
    return switch (e) {
      case UnknownHostException unknown -> NetError.NAME_NOT_RESOLVED;
      case NoRouteToHostException noRoute -> NetError.ADDRESS_UNREACHABLE;
      case ConnectException connect -> whileConnecting(connect);
      case SocketTimeoutException timeout ->
          message.toLowerCase(Locale.ROOT).contains("connect")
              ? NetError.CONNECTION_TIMED_OUT
              : NetError.TIMED_OUT;
      case InterruptedIOException interrupted -> NetError.ABORTED;
      case SSLPeerUnverifiedException peer -> NetError.CERT_COMMON_NAME_INVALID;
      case SSLException ssl -> ofCertificate(ssl);
      case StreamResetException reset -> NetError.HTTP2_PROTOCOL_ERROR;
      case ProtocolException protocol -> NetError.INVALID_HTTP_RESPONSE;
      case SocketException socket ->
          message.contains("unreachable")
              ? NetError.ADDRESS_UNREACHABLE
              : NetError.CONNECTION_RESET;
      default ->
          message.startsWith("unexpected end of stream")
              ? inHead(e.getCause())
              : message.equals("Failed to authenticate with proxy")
                  ? NetError.INVALID_AUTH_CREDENTIALS
                  : message.startsWith("Unexpected response code for CONNECT")
                      ? NetError.TUNNEL_CONNECTION_FAILED
                      : NetError.FAILED;
    };
  }

  private NetError whileConnecting(ConnectException e) {
    // A host has several addresses: one that answered, if wrongly, says more than one that did not.
    for (Throwable other : e.getSuppressed()) {
      if (other instanceof SSLException answered) {
        return errorOf(answered);
      }
    }
    String message = e.getMessage() + " " + (e.getCause() == null ? "" : e.getCause().getMessage());
    return message.contains("refused")
        ? NetError.CONNECTION_REFUSED
        : message.contains("timed out")
            ? NetError.CONNECTION_TIMED_OUT
            : message.contains("unreachable")
                ? NetError.ADDRESS_UNREACHABLE
                : NetError.CONNECTION_FAILED;
  }

  private static NetError ofCertificate(SSLException e) {
    boolean certificate = false;
    Throwable cause = e;
    for (int depth = 0; cause != null && depth < 10; depth++, cause = cause.getCause()) {
      if (cause instanceof CertificateExpiredException
          || cause instanceof CertificateNotYetValidException) {
        return NetError.CERT_DATE_INVALID;
      }
      certificate |= cause instanceof CertificateException;
    }
    String message = String.valueOf(e.getMessage());
    return message.contains("unable to find valid certification path")
            || message.contains("Trust anchor")
        ? NetError.CERT_AUTHORITY_INVALID
        : certificate ? NetError.CERT_INVALID : NetError.SSL_PROTOCOL_ERROR;
  }

  /// OkHttp's okio says how many bytes it looked at in vain for the end of a line.
  private static final Pattern SEARCHED = Pattern.compile("not found: limit=(\\d{1,9})");

  private static final int LONG_LINE = 64 << 10;

  private static NetError inHead(@Nullable Throwable cause) {
    Matcher searched = SEARCHED.matcher(cause == null ? "" : String.valueOf(cause.getMessage()));
    if (!searched.find()) {
      return NetError.CONNECTION_CLOSED;
    }
    int bytes = Integer.parseInt(searched.group(1));
    return bytes == 0
        ? NetError.EMPTY_RESPONSE
        : bytes >= LONG_LINE
            ? NetError.RESPONSE_HEADERS_TOO_BIG
            : NetError.RESPONSE_HEADERS_TRUNCATED;
  }

  /// Forgets what servers have sent.
  void clearCache() {
    Cache cache = plain.cache();
    if (cache != null) {
      try {
        cache.evictAll();
      } catch (IOException e) {
        System.getLogger("bulkhead.browser.net")
            .log(System.Logger.Level.WARNING, "the HTTP cache was not cleared", e);
      }
    }
  }

  /// Closes the connections that nothing is sent over.
  void disconnect() {
    plain.connectionPool().evictAll();
  }

  @Override
  public void close() {
    plain.dispatcher().cancelAll();
    disconnect();
    Cache cache = plain.cache();
    if (cache != null) {
      try {
        cache.close();
      } catch (IOException e) {
        System.getLogger("bulkhead.browser.net")
            .log(System.Logger.Level.WARNING, "the HTTP cache was not closed properly", e);
      }
    }
  }
}
