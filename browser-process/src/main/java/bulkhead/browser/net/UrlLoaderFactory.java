package bulkhead.browser.net;

import java.net.ProxySelector;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Cache;
import org.jspecify.annotations.Nullable;

/// Starts loads, by scheme. Any thread. The HTTP client behind it is made when the first http(s)
/// URL is asked for, and the TLS part of it with the first https URL.
public final class UrlLoaderFactory implements AutoCloseable {
  private static final int IDLE_SECONDS = 10;
  private static final long MOST_CACHED_ON_DISK = 256L << 20;
  private static final long MOST_CACHED_IN_MEMORY = 16L << 20;

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

    private Settings through(ProxySelector others) {
      return new Settings(connectTimeout, readTimeout, trust, others, hosts);
    }

    /// Chromium's connect timeout differs by platform; it waits for an answer as long as a proxy or
    /// the system does.
    static final Settings DEFAULT =
        new Settings(Duration.ofSeconds(30), Duration.ofSeconds(300), null);
  }

  private final ThreadPoolExecutor threads;
  private final LoadQueue queue = new LoadQueue();
  private final String acceptLanguage;
  private final Settings settings;
  private final NetworkContext own;
  private final Set<NetworkContext> others = ConcurrentHashMap.newKeySet();
  private final AtomicInteger nextContext = new AtomicInteger(1);
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
    ProxyLogin login = new ProxyLogin();
    this.own =
        new NetworkContext(
            "",
            new CookieStore(keeper),
            settings.proxies(),
            login,
            () ->
                http(cacheFolder == null ? null : onDisk(cacheFolder), settings, cookies(), login),
            context -> {});
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
    NetworkContext named = request.options().context();
    NetworkContext context = named == null ? own : named;
    Load.Opener opener =
        switch (scheme) {
          case "http", "https" -> context.overHttp();
          case "file" -> FileLoader.INSTANCE;
          case "data" -> InlineLoader.DATA;
          case "about" -> InlineLoader.ABOUT;
          default -> InlineLoader.UNKNOWN;
        };
    String lane = context.lane(request.url());
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
      made = new WebSockets(settings.hosts()::lookup, own, settings.trust());
      sockets = made;
    }
    return made;
  }

  /// The context of all requests that name no other: the profile's.
  public NetworkContext context() {
    return own;
  }

  /// The profile's cookies.
  public CookieStore cookies() {
    return own.cookies();
  }

  /// A context that keeps nothing beyond its end.
  /// @param proxyServer as in [NetworkSettings]; null for what the command line says
  public NetworkContext newContext(@Nullable String proxyServer, String proxyBypass) {
    Settings wanted =
        proxyServer == null ? settings : settings.through(new ProxyRules(proxyServer, proxyBypass));
    CookieStore cookies = new CookieStore();
    ProxyLogin login = new ProxyLogin();
    NetworkContext context =
        new NetworkContext(
            nextContext.getAndIncrement() + " ",
            cookies,
            wanted.proxies(),
            login,
            () -> http(inMemory(), wanted, cookies, login),
            others::remove);
    others.add(context);
    return context;
  }

  private static Cache onDisk(Path folder) {
    return new Cache(folder.toFile(), MOST_CACHED_ON_DISK);
  }

  private static Cache inMemory() {
    return new Cache(new MemoryFileSystem(), okio.Path.get("/cache", false), MOST_CACHED_IN_MEMORY);
  }

  private HttpLoader http(
      @Nullable Cache cache, Settings wanted, CookieStore cookies, ProxyLogin login) {
    return new HttpLoader(cache, acceptLanguage, wanted, queue, cookies, login);
  }

  /// Makes the HTTP client now, on a thread of the network: it has some hundred classes to load.
  /// For a start of the browser that is known to need it soon.
  public void warmUp() {
    threads.execute(own::http);
  }

  @Override
  public synchronized void close() {
    threads.shutdown();
    if (sockets != null) {
      sockets.close();
    }
    own.end();
    others.forEach(NetworkContext::end);
  }
}
