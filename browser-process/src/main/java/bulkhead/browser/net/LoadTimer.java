package bulkhead.browser.net;

import bulkhead.url.Url;
import java.util.List;
import okhttp3.Response;

/// Writes down when things happen in one load. Thread: that of the load, one at a time.
final class LoadTimer {
  private static final int MOST_SERVER_TIMINGS = 100;
  private static final int MOST_LENGTH = 64 << 10;

  private final long start = System.nanoTime();
  private long fetchStart = start;
  private int redirects;
  private boolean crossed;
  private boolean refused;
  private RequestOptions.Timing hop = RequestOptions.Timing.NONE;
  private boolean secure;
  private LoadTiming.Source source = LoadTiming.Source.NETWORK;
  private String protocol = "";
  private long answered;
  private long encoded;
  private long decoded;
  private List<String> serverTiming = List.of();
  private int status;
  private String mimeType = "";

  /// One message was answered.
  void exchanged(RequestOptions.Timing timing, Response response) {
    answered = System.nanoTime();
    hop = timing;
    secure = response.request().isHttps();
    protocol = response.protocol().toString();
    source =
        response.networkResponse() == null
            ? LoadTiming.Source.CACHE
            : response.cacheResponse() != null
                ? LoadTiming.Source.VALIDATED
                : LoadTiming.Source.NETWORK;
    serverTiming =
        response.headers("Server-Timing").stream()
            .filter(value -> value.length() <= MOST_LENGTH)
            .limit(MOST_SERVER_TIMINGS)
            .toList();
    status = response.code();
    mimeType = MimeType.extract(response.headers("Content-Type")).essence();
  }

  /// Fetch §4.10 "TAO check", of each answer on the way.
  ///
  /// @param asking the origin of who asks, serialised; empty for nobody
  /// @param same whether it comes from that origin
  void check(Response response, String asking, boolean same) {
    for (String header : response.headers("Timing-Allow-Origin")) {
      for (String value : header.split(",")) {
        String each = value.strip();
        if (each.equals("*") || !each.isEmpty() && each.equals(asking)) {
          return;
        }
      }
    }
    refused |= !same;
  }

  void redirected(Url from, Url to) {
    redirects++;
    fetchStart = System.nanoTime();
    crossed |= !from.origin().equals(to.origin());
  }

  void received(long bytes) {
    encoded += bytes;
  }

  void delivered(long bytes) {
    decoded += bytes;
  }

  /// What is known now.
  LoadTiming at(long responseEnd) {
    // A connection that was there already took no time (Resource Timing §4.3).
    boolean reused = hop.connectStart() == 0;
    long lookupStart = reused || hop.lookupStart() == 0 ? fetchStart : hop.lookupStart();
    long lookupEnd = reused ? fetchStart : Math.max(lookupStart, hop.lookupEnd());
    long connectStart = reused ? fetchStart : hop.connectStart();
    boolean answeredAtAll = answered != 0;
    return new LoadTiming(
        start,
        redirects == 0 ? 0 : start,
        redirects == 0 ? 0 : fetchStart,
        fetchStart,
        answeredAtAll ? lookupStart : 0,
        answeredAtAll ? lookupEnd : 0,
        answeredAtAll ? Math.max(connectStart, lookupEnd) : 0,
        answeredAtAll ? Math.max(connectStart, hop.connectEnd()) : 0,
        !answeredAtAll || !secure ? 0 : reused ? fetchStart : hop.secureStart(),
        answeredAtAll ? hop.sendStart() == 0 ? answered : hop.sendStart() : 0,
        answeredAtAll ? hop.headersStart() == 0 ? answered : hop.headersStart() : 0,
        responseEnd,
        redirects,
        answeredAtAll && !refused,
        crossed,
        source,
        encoded == 0 && source == LoadTiming.Source.CACHE ? decoded : encoded,
        decoded,
        protocol,
        serverTiming,
        status,
        mimeType);
  }
}
