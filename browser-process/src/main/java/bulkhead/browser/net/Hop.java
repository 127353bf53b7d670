package bulkhead.browser.net;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.List;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.EventListener;
import okhttp3.Handshake;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/// Notes how one message and its answer went over the wire: whether a connection was made for it,
/// to whom, and when. Thread: that of the load.
final class Hop extends EventListener {
  private boolean connected;
  private @Nullable InetSocketAddress remote;
  private final long start = System.nanoTime();
  private long lookupStart;
  private long lookupEnd;
  private long connectStart;
  private long connectEnd;
  private long secureStart;
  private long secureEnd;
  private long sendStart;
  private long sendEnd;
  private long headersStart;
  private long headersEnd;

  /// Whether a connection was made, or one was used that was there.
  boolean hasConnected() {
    return connected;
  }

  @Nullable InetSocketAddress remote() {
    return remote;
  }

  RequestOptions.Timing timing() {
    return new RequestOptions.Timing(
        start,
        lookupStart,
        lookupEnd,
        connectStart,
        connectEnd,
        secureStart,
        secureEnd,
        sendStart,
        sendEnd,
        headersStart,
        headersEnd);
  }

  @Override
  public void dnsStart(Call call, String domainName) {
    lookupStart = System.nanoTime();
  }

  @Override
  public void dnsEnd(Call call, String domainName, List<InetAddress> addresses) {
    lookupEnd = System.nanoTime();
  }

  @Override
  public void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
    connected = true;
    connectStart = System.nanoTime();
  }

  @Override
  public void secureConnectStart(Call call) {
    secureStart = System.nanoTime();
  }

  @Override
  public void secureConnectEnd(Call call, @Nullable Handshake handshake) {
    secureEnd = System.nanoTime();
  }

  @Override
  public void connectEnd(
      Call call, InetSocketAddress address, Proxy proxy, @Nullable Protocol protocol) {
    connectEnd = System.nanoTime();
  }

  @Override
  public void connectionAcquired(Call call, Connection connection) {
    remote = connection.route().socketAddress();
  }

  @Override
  public void requestHeadersStart(Call call) {
    sendStart = System.nanoTime();
  }

  @Override
  public void requestHeadersEnd(Call call, Request request) {
    sendEnd = System.nanoTime();
  }

  @Override
  public void requestBodyEnd(Call call, long byteCount) {
    sendEnd = System.nanoTime();
  }

  @Override
  public void responseHeadersStart(Call call) {
    headersStart = System.nanoTime();
  }

  @Override
  public void responseHeadersEnd(Call call, Response response) {
    headersEnd = System.nanoTime();
  }
}
