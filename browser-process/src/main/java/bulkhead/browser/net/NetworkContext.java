package bulkhead.browser.net;

import bulkhead.url.Url;
import java.io.IOException;
import java.io.InputStream;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What one browser context has of the network for itself, as in Chromium: its cookies, its HTTP
/// cache, its connections, its proxies, and what servers have allowed its documents. Nothing of it
/// is seen in another context. Any thread.
public final class NetworkContext implements AutoCloseable {
  private final String name;
  private final CookieStore cookies;
  private final @Nullable ProxySelector proxies;
  private final ProxyLogin proxyLogin;
  private final Supplier<HttpLoader> maker;
  private final Consumer<NetworkContext> onClose;
  private @Nullable HttpLoader http;

  /// Makes the HTTP client on the network's thread, not on that of who starts the first load.
  private final Load.Opener overHttp =
      new Load.Opener() {
        @Override
        public InputStream open(UrlRequest request, Load load) throws IOException {
          return http().open(request, load);
        }

        @Override
        public NetError errorOf(IOException e) {
          return http().errorOf(e);
        }
      };

  /// @param name unlike that of any other context
  /// @param proxies who says which requests go through which; null: none does
  /// @param maker of the HTTP client, when it is first needed
  NetworkContext(
      String name,
      CookieStore cookies,
      @Nullable ProxySelector proxies,
      ProxyLogin proxyLogin,
      Supplier<HttpLoader> maker,
      Consumer<NetworkContext> onClose) {
    this.name = name;
    this.cookies = cookies;
    this.proxies = proxies;
    this.proxyLogin = proxyLogin;
    this.maker = maker;
    this.onClose = onClose;
  }

  public CookieStore cookies() {
    return cookies;
  }

  /// What the proxies are told of the user.
  public ProxyLogin proxyLogin() {
    return proxyLogin;
  }

  /// What a WebSocket to that address goes through.
  Proxy proxyFor(URI socket) {
    return proxies == null ? Proxy.NO_PROXY : proxies.select(socket).getFirst();
  }

  Load.Opener overHttp() {
    return overHttp;
  }

  /// Loads of one lane share their connections.
  String lane(Url url) {
    return url.isHttpFamily()
        ? name + url.scheme() + "://" + url.host() + ":" + url.effectivePort()
        : url.scheme();
  }

  synchronized HttpLoader http() {
    HttpLoader loader = http;
    if (loader == null) {
      loader = maker.get();
      http = loader;
    }
    return loader;
  }

  /// Forgets what servers have sent.
  public void clearCache() {
    HttpLoader loader;
    synchronized (this) {
      loader = http;
    }
    if (loader != null) {
      loader.clearCache();
    }
  }

  /// Nobody uses the context any longer; what is still on its way to a server goes on.
  @Override
  public void close() {
    onClose.accept(this);
    HttpLoader loader;
    synchronized (this) {
      loader = http;
    }
    if (loader != null) {
      loader.disconnect();
    }
  }

  /// The browser ends.
  synchronized void end() {
    if (http != null) {
      http.close();
    }
  }
}
