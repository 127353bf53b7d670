package bulkhead.browser.net;

import bulkhead.url.Url;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.Cache;
import okhttp3.CacheControl;
import okhttp3.Call;
import okhttp3.Cookie;
import okhttp3.CookieJar;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/// Loads http and https through OkHttp. Threads `Network-N`.
final class HttpLoader implements AutoCloseable {
  private static final int MOST_REDIRECTS = 20;
  private static final int CONNECT_SECONDS = 30;
  private static final int READ_SECONDS = 300;
  private static final long CACHE_BYTES = 256L << 20;
  private static final String USER_AGENT =
      "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Bulkhead/0.1 Safari/537.36";

  private final OkHttpClient client;
  private final String acceptLanguage;

  HttpLoader(@Nullable Path cacheFolder, String acceptLanguage) {
    this.acceptLanguage = acceptLanguage;
    this.client =
        new OkHttpClient.Builder()
            .followRedirects(false)
            .followSslRedirects(false)
            .connectTimeout(CONNECT_SECONDS, TimeUnit.SECONDS)
            .readTimeout(READ_SECONDS, TimeUnit.SECONDS)
            .cookieJar(new MemoryCookies())
            .cache(cacheFolder == null ? null : new Cache(cacheFolder.toFile(), CACHE_BYTES))
            .build();
  }

  void load(UrlRequest request, Load load) throws IOException {
    Url url = request.url();
    for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
      HttpUrl target = HttpUrl.parse(url.withoutFragment().href());
      if (target == null) {
        load.failed(NetError.INVALID_URL);
        return;
      }
      Call call = client.newCall(message(request, target));
      load.onCancel(call::cancel);
      try (Response response = call.execute()) {
        String location = response.header("Location");
        if (!isRedirect(response.code()) || location == null) {
          respond(request, url, response, load);
          return;
        }
        Url next = url.resolve(location);
        if (next == null) {
          load.failed(NetError.INVALID_URL);
          return;
        }
        if (!next.scheme().equals("http") && !next.scheme().equals("https")) {
          load.failed(NetError.UNSAFE_REDIRECT);
          return;
        }
        url = next;
        if (load.isCancelled()) {
          return;
        }
        load.client().redirected(url);
      }
    }
    load.failed(NetError.TOO_MANY_REDIRECTS);
  }

  private Request message(UrlRequest request, HttpUrl target) {
    Request.Builder message =
        new Request.Builder()
            .url(target)
            .header("User-Agent", USER_AGENT)
            .header("Accept", accept(request.destination()))
            .header("Accept-Language", acceptLanguage);
    Url document = request.initiatorDocument();
    if (document != null && document.scheme().startsWith("http")) {
      // strict-origin-when-cross-origin, without the downgrade that has no referrer
      boolean sameOrigin = document.origin().equals(request.url().origin());
      if (document.scheme().equals("http") || request.url().scheme().equals("https")) {
        message.header(
            "Referer", sameOrigin ? document.withoutFragment().href() : document.origin() + "/");
      }
    }
    if (request.bypassCache()) {
      message.cacheControl(CacheControl.FORCE_NETWORK);
    }
    return message.build();
  }

  private static String accept(UrlRequest.Destination destination) {
    return switch (destination) {
      case DOCUMENT -> "text/html,application/xhtml+xml,application/xml;q=0.9,image/webp,*/*;q=0.8";
      case STYLE -> "text/css,*/*;q=0.1";
      case IMAGE -> "image/webp,image/png,image/svg+xml,image/*;q=0.8,*/*;q=0.5";
      case FONT, OTHER -> "*/*";
    };
  }

  private static boolean isRedirect(int status) {
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
  }

  private static void respond(UrlRequest request, Url url, Response response, Load load)
      throws IOException {
    MimeType type = MimeType.parse(response.header("Content-Type"));
    String disposition = String.valueOf(response.header("Content-Disposition"));
    boolean download =
        disposition.strip().toLowerCase(Locale.ROOT).startsWith("attachment");
    try (InputStream in = response.body().byteStream()) {
      boolean sniff =
          request.destination() == UrlRequest.Destination.DOCUMENT
              && type.needsSniffing()
              && !"nosniff".equalsIgnoreCase(response.header("X-Content-Type-Options"));
      byte[] head = sniff ? Load.head(in, MimeType.SNIFFED_BYTES) : new byte[0];
      MimeType computed = sniff ? type.sniff(head) : type;
      if (load.isCancelled()) {
        return;
      }
      load.client()
          .responseStarted(
              new ResponseHead(
                  url,
                  response.code(),
                  computed.essence().isEmpty() ? "text/plain" : computed.essence(),
                  computed.charset(),
                  response.body().contentLength(),
                  download));
      load.pump(head, in);
      load.finished();
    }
  }

  /// Which of Chromium's errors an exception of OkHttp or the JDK stands for.
  static NetError errorOf(IOException e) {
    String message = String.valueOf(e.getMessage());
    return switch (e) {
      case UnknownHostException unknown -> NetError.NAME_NOT_RESOLVED;
      case NoRouteToHostException noRoute -> NetError.ADDRESS_UNREACHABLE;
      case ConnectException refused ->
          message.contains("timed out") ? NetError.CONNECTION_TIMED_OUT : NetError.CONNECTION_REFUSED;
      case SocketTimeoutException timeout -> NetError.CONNECTION_TIMED_OUT;
      case SSLPeerUnverifiedException peer -> NetError.CERT_COMMON_NAME_INVALID;
      case SSLHandshakeException handshake ->
          message.contains("PKIX")
              ? message.contains("validity") || message.contains("expired")
                  ? NetError.CERT_DATE_INVALID
                  : NetError.CERT_AUTHORITY_INVALID
              : NetError.SSL_PROTOCOL_ERROR;
      case SSLException ssl -> NetError.SSL_PROTOCOL_ERROR;
      case ZipException zip -> NetError.CONTENT_DECODING_FAILED;
      case EOFException end -> NetError.CONTENT_DECODING_FAILED;
      case ProtocolException protocol ->
          message.contains("unexpected end of stream")
              ? NetError.CONTENT_LENGTH_MISMATCH
              : NetError.INVALID_HTTP_RESPONSE;
      case SocketException socket -> NetError.CONNECTION_RESET;
      default ->
          message.contains("unexpected end of stream")
              ? NetError.EMPTY_RESPONSE
              : message.contains("gzip") || message.contains("ID1ID2") || message.contains("CRC")
                  ? NetError.CONTENT_DECODING_FAILED
                  : NetError.FAILED;
    };
  }

  @Override
  public void close() {
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }

  /// Cookies for as long as the browser runs, by RFC 6265 as OkHttp reads it.
  private static final class MemoryCookies implements CookieJar {
    private record Key(String name, String domain, String path) {}

    private static final int MOST = 3000;

    private final ConcurrentHashMap<Key, Cookie> cookies = new ConcurrentHashMap<>();

    @Override
    public void saveFromResponse(HttpUrl url, List<Cookie> received) {
      for (Cookie cookie : received) {
        if (cookies.size() < MOST) {
          cookies.put(new Key(cookie.name(), cookie.domain(), cookie.path()), cookie);
        }
      }
    }

    @Override
    public List<Cookie> loadForRequest(HttpUrl url) {
      long now = System.currentTimeMillis();
      cookies.values().removeIf(cookie -> cookie.expiresAt() < now);
      return cookies.values().stream().filter(cookie -> cookie.matches(url)).toList();
    }
  }
}
