package bulkhead.browser.net;

import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/// Makes WebSockets. Their connections are read and written on the thread `SocketIO`, which nothing
/// ever blocks; names are looked up on the threads `SocketNames`. Any thread may ask.
final class WebSockets implements AutoCloseable {
  /// Looks a host's name up; blocks.
  interface Lookup {
    List<InetAddress> addresses(String host) throws UnknownHostException;
  }

  /// More names wait for their turn: a page can ask for a thousand that no server answers for.
  private static final int MOST_LOOKUPS = 16;

  private static final int IDLE_SECONDS = 10;

  private final MultiThreadIoEventLoopGroup loops;
  private final ThreadPoolExecutor names;
  private final SocketMemory memory = new SocketMemory(); // only on SocketIO
  private final Lookup lookup;
  private final NetworkContext browser;
  private final @Nullable Trust trust;
  private @Nullable SSLContext tls; // made when it is needed; only on SocketIO
  private @Nullable SSLContext anyTls; // the same

  /// @param browser the context of sockets that name no other
  /// @param trust who may sign certificates; null: the authorities of the JDK
  WebSockets(Lookup lookup, NetworkContext browser, @Nullable Trust trust) {
    this.lookup = lookup;
    this.browser = browser;
    this.trust = trust;
    ThreadFactory threads = task -> Thread.ofPlatform().name("SocketIO").daemon().unstarted(task);
    this.names =
        new ThreadPoolExecutor(
            MOST_LOOKUPS,
            MOST_LOOKUPS,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> Thread.ofPlatform().name("SocketNames").daemon().unstarted(task),
            new ThreadPoolExecutor.DiscardPolicy()); // after close() nobody listens
    names.allowCoreThreadTimeOut(true);
    this.loops = new MultiThreadIoEventLoopGroup(1, threads, NioIoHandler.newFactory());
  }

  WebSocketHandle open(WebSocketRequest request, WebSocketClient client) {
    EventLoop loop = (EventLoop) loops.next();
    if (HttpUrl.parse("http" + request.url().withoutFragment().href().substring(2)) == null
        || HttpLoader.BAD_PORTS.contains(request.url().port())) {
      loop.execute(() -> client.closed(false, 1006, "", true));
      return WebSocketHandle.NONE;
    }
    NetworkContext own = request.options().context();
    NetworkContext context = own == null ? browser : own;
    WebSocketLink link = new WebSocketLink(loop, request, client, context.cookies(), memory);
    String host = request.url().host();
    Proxy proxy = context.proxyFor(link.uri());
    // Only the proxy looks for a server behind it.
    String first = proxy.address() instanceof InetSocketAddress at ? at.getHostString() : host;
    names.execute(
        () -> {
          Sites.site(request.url()); // loads the public suffix list, if the host asks for it
          List<InetAddress> found = addresses(first);
          loop.execute(
              () ->
                  link.connect(
                      found,
                      proxy,
                      context.proxyLogin(),
                      () ->
                          engine(
                              host,
                              request.url().effectivePort(),
                              request.options().anyCertificate())));
        });
    return link;
  }

  private List<InetAddress> addresses(@Nullable String host) {
    try {
      return lookup.addresses(withoutBrackets(host == null ? "" : host));
    } catch (UnknownHostException e) {
      return List.of(); // the socket fails
    }
  }

  /// An IPv6 address as other places than URLs write it.
  static String withoutBrackets(String host) {
    boolean bracketed = host.startsWith("[") && host.endsWith("]");
    return bracketed ? host.substring(1, host.length() - 1) : host;
  }

  private SSLEngine engine(@Nullable String host, int port, boolean anyCertificate) {
    SSLContext tls = anyCertificate ? credulous() : context();
    SSLEngine engine = tls.createSSLEngine(host == null ? "" : host, port);
    engine.setUseClientMode(true);
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    engine.setSSLParameters(parameters);
    return engine;
  }

  private SSLContext context() {
    SSLContext made = tls;
    if (made == null) {
      made = context(trust);
      tls = made;
    }
    return made;
  }

  private SSLContext credulous() {
    SSLContext made = anyTls;
    if (made == null) {
      made = context(Trust.everybody());
      anyTls = made;
    }
    return made;
  }

  private static SSLContext context(@Nullable Trust whom) {
    try {
      if (whom == null) {
        return SSLContext.getDefault();
      }
      SSLContext made = SSLContext.getInstance("TLS");
      made.init(null, new TrustManager[] {whom.manager()}, null);
      return made;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a JDK without TLS", e);
    }
  }

  @Override
  public void close() {
    names.shutdown();
    var unused = loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
  }
}
