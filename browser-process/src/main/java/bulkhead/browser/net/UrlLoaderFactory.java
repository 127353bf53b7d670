package bulkhead.browser.net;

import java.io.IOException;
import java.io.InputStream;
import java.net.ProxySelector;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Starts loads, by scheme. Any thread. The HTTP client behind it is made when the first http(s)
/// URL is asked for, and the TLS part of it with the first https URL.
public final class UrlLoaderFactory implements AutoCloseable {
  private static final int IDLE_SECONDS = 10;

  /// What tests change.
  ///
  /// @param trust who may sign certificates; null: the authorities of the JDK
  /// @param proxies who says which requests go through which; null: none does
  /// @param hosts which addresses a name has
  record Settings(
      Duration connectTimeout,
      Duration readTimeout,
      @Nullable Trust trust,
      @Nullable ProxySelector proxies,
      HostRules hosts) {
    Settings(Duration connectTimeout, Duration readTimeout, @Nullable Trust trust) {
      this(connectTimeout, readTimeout, trust, null, HostRules.NONE);
    }

    private static Settings of(NetworkSettings wanted) {
      return new Settings(
          DEFAULT.connectTimeout,
          DEFAULT.readTimeout,
          wanted.anyCertificate() ? Trust.everybody() : null,
          wanted.proxyServer() == null
              ? null
              : new ProxyRules(wanted.proxyServer(), wanted.proxyBypass()),
          new HostRules(wanted.hostRules()));
    }

    /// Chromium's connect timeout differs by platform; it waits for an answer as long as a proxy or
    /// the system does.
    static final Settings DEFAULT =
        new Settings(Duration.ofSeconds(30), Duration.ofSeconds(300), null);
  }

  private final ThreadPoolExecutor threads;
  private final LoadQueue queue = new LoadQueue();
  private final @Nullable Path cacheFolder;
  private final String acceptLanguage;
  private final Settings settings;
  private final CookieStore cookies;
  private @Nullable HttpLoader http;
  private @Nullable WebSockets sockets;

  /// @param cacheFolder for the HTTP cache; null: nothing is cached
  public UrlLoaderFactory(@Nullable Path cacheFolder, String acceptLanguage) {
    this(cacheFolder, acceptLanguage, Settings.DEFAULT);
  }

  /// @param cacheFolder for the HTTP cache; null: nothing is cached
  /// @param keeper of the cookies that outlive the browser
  public UrlLoaderFactory(
      @Nullable Path cacheFolder, NetworkSettings wanted, CookieStore.Keeper keeper) {
    this(cacheFolder, wanted.acceptLanguage(), Settings.of(wanted), keeper);
  }

  UrlLoaderFactory(@Nullable Path cacheFolder, String acceptLanguage, Settings settings) {
    this(cacheFolder, acceptLanguage, settings, CookieStore.Keeper.NONE);
  }

  private UrlLoaderFactory(
      @Nullable Path cacheFolder,
      String acceptLanguage,
      Settings settings,
      CookieStore.Keeper keeper) {
    this.cookies = new CookieStore(keeper);
    this.cacheFolder = cacheFolder;
    this.acceptLanguage = acceptLanguage;
    this.settings = settings;
    AtomicInteger number = new AtomicInteger(1);
    // The queue bounds the number of threads.
    this.threads =
        new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            task ->
                Thread.ofPlatform()
                    .name("Network-" + number.getAndIncrement())
                    .daemon()
                    .unstarted(task),
            // After close() nothing is loaded and nobody listens.
            new ThreadPoolExecutor.DiscardPolicy());
  }

  /// Starts a load and returns at once; the client is told of everything, failures included.
  /// Nothing is told on the calling thread.
  public LoaderHandle start(UrlRequest request, LoaderClient client) {
    String scheme = request.url().scheme();
    Load.Opener opener =
        switch (scheme) {
          case "http", "https" -> overHttp;
          case "file" -> FileLoader.INSTANCE;
          case "data" -> InlineLoader.DATA;
          case "about" -> InlineLoader.ABOUT;
          default -> InlineLoader.UNKNOWN;
        };
    String lane =
        request.url().isHttpFamily()
            ? scheme + "://" + request.url().host() + ":" + request.url().effectivePort()
            : scheme;
    Load load = new Load(request, client, opener, threads, queue, lane);
    if (!queue.submit(load)) {
      threads.execute(() -> client.failed(NetError.INSUFFICIENT_RESOURCES));
    }
    return load;
  }

  /// Opens a WebSocket and returns at once; the client is told of everything, failures included.
  public WebSocketHandle openSocket(WebSocketRequest request, WebSocketClient client) {
    return sockets().open(request, client);
  }

  private synchronized WebSockets sockets() {
    WebSockets made = sockets;
    if (made == null) {
      made = new WebSockets(settings.hosts()::lookup, cookies, settings.trust());
      sockets = made;
    }
    return made;
  }

  /// The jar of all requests that name no other.
  public CookieStore cookies() {
    return cookies;
  }

  /// Makes the HTTP client now, on a thread of the network: it has some hundred classes to load.
  /// For a start of the browser that is known to need it soon.
  public void warmUp() {
    threads.execute(this::http);
  }

  /// Makes the client on the network's thread, not on that of who starts the first load.
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

  private synchronized HttpLoader http() {
    HttpLoader loader = http;
    if (loader == null) {
      loader = new HttpLoader(cacheFolder, acceptLanguage, settings, queue, cookies);
      http = loader;
    }
    return loader;
  }

  @Override
  public synchronized void close() {
    threads.shutdown();
    if (sockets != null) {
      sockets.close();
    }
    if (http != null) {
      http.close();
    }
  }
}
