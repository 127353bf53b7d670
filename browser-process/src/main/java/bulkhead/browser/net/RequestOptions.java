package bulkhead.browser.net;

import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a DevTools client wants of a request beyond what the page asks for. Immutable.
///
/// @param userAgent instead of the browser's own; null to keep that
/// @param acceptLanguage instead of the browser's own; null to keep that
/// @param headers sent in addition; they replace those of the same name
/// @param context whose cookies, cache, connections and proxies are used; null for the browser's
/// @param watcher is told of what goes over the wire; null for nobody
/// @param anyCertificate servers are believed whoever has signed for them
public record RequestOptions(
    @Nullable String userAgent,
    @Nullable String acceptLanguage,
    List<HeaderField> headers,
    @Nullable NetworkContext context,
    @Nullable Watcher watcher,
    boolean anyCertificate) {
  public static final RequestOptions DEFAULT =
      new RequestOptions(null, null, List.of(), null, null, false);

  public RequestOptions {
    headers = List.copyOf(headers);
  }

  /// One header as it is sent or was received.
  public record HeaderField(String name, String value) {}

  /// What came back for one hop. Immutable.
  ///
  /// @param protocol as in ALPN: `http/1.1`, `h2`
  /// @param remote the server; null if the answer is the cache's
  public record WireResponse(
      String url,
      int status,
      String statusText,
      List<HeaderField> headers,
      String protocol,
      boolean fromCache,
      long sentMillis,
      long receivedMillis,
      @Nullable InetSocketAddress remote,
      Timing timing) {}

  /// When the steps of a hop were, by `System.nanoTime()`; 0 where there was no such step.
  public record Timing(
      long start,
      long lookupStart,
      long lookupEnd,
      long connectStart,
      long connectEnd,
      long secureStart,
      long secureEnd,
      long sendStart,
      long sendEnd,
      long headersStart,
      long headersEnd) {
    public static final Timing NONE = new Timing(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
  }

  /// Sees each hop of a request. Called on threads of the network.
  public interface Watcher {
    void sending(String url, String method, List<HeaderField> headers);

    void received(WireResponse response);
  }
}
