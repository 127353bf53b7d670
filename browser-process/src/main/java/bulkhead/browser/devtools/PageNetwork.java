package bulkhead.browser.devtools;

import bulkhead.browser.net.LoaderClient;
import bulkhead.browser.net.LoaderHandle;
import bulkhead.browser.net.NetError;
import bulkhead.browser.net.NetworkContext;
import bulkhead.browser.net.RequestOptions;
import bulkhead.browser.net.RequestOptions.HeaderField;
import bulkhead.browser.net.UrlRequest;
import bulkhead.browser.tab.TabLoads;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The requests of one page, as its sessions see and change them. Thread: `BrowserMain`.
final class PageNetwork {
  /// Bodies kept for `Network.getResponseBody`, the oldest given up first.
  private static final long MOST_KEPT = 100 << 20;

  /// Requests whose bodies are kept for `Network.getRequestPostData`.
  private static final int MOST_POSTED = 500;

  /// Loads of documents that are remembered.
  private static final int MOST_LOADED = 5000;

  /// A load that has come to its end.
  ///
  /// @param type `Network.ResourceType`
  /// @param length of what came, in bytes
  record Loaded(
      NetworkLoad.Purpose purpose,
      String url,
      String type,
      String mimeType,
      long length,
      boolean failed) {
    String requestId() {
      return purpose.requestId();
    }
  }

  private final DevTools devTools;
  private final PageTarget page;
  private final Map<String, NetworkLoad> paused = new HashMap<>();
  private final Map<String, byte[]> bodies = new LinkedHashMap<>();
  private final Map<String, byte[]> posted = new LinkedHashMap<>();
  private final List<Loaded> loaded = new ArrayList<>();
  private long readyNanos;
  private long kept;
  private int running;
  private int started;

  PageNetwork(DevTools devTools, PageTarget page) {
    this.devTools = devTools;
    this.page = page;
  }

  DevTools devTools() {
    return devTools;
  }

  PageTarget page() {
    return page;
  }

  int running() {
    return running;
  }

  int started() {
    return started;
  }

  /// Starts a load, by way of the sessions.
  LoaderHandle start(UrlRequest request, TabLoads.Initiator initiator, LoaderClient client) {
    boolean ofThePage = request.destination() != UrlRequest.Destination.OTHER; // no icon, no plugin
    boolean empty = request.url().isAboutBlank(); // nothing is loaded for it
    if (page.sessions().isEmpty() || !ofThePage || empty) {
      return direct(request.withOptions(options(null)), client);
    }
    started++;
    running++;
    boolean navigation =
        request.destination() == UrlRequest.Destination.DOCUMENT
            && request.initiatorDocument() == null;
    String frameId = page.hasFrame(initiator.frame()) ? initiator.frame() : page.id();
    String requestId = navigation ? page.newestLoaderId() : Ids.next();
    if (request.destination() == UrlRequest.Destination.DOCUMENT && !navigation) {
      page.frameWillLoad(frameId, requestId);
    }
    String loaderId = navigation ? page.newestLoaderId() : page.loaderOf(frameId);
    NetworkLoad load =
        new NetworkLoad(
            this,
            new NetworkLoad.Purpose(requestId, loaderId, frameId, navigation, initiator.xhr()),
            request,
            client);
    load.begin();
    return load;
  }

  LoaderHandle direct(UrlRequest request, LoaderClient client) {
    return devTools.browser().network().start(request, client);
  }

  /// What the sessions want of a request.
  RequestOptions options(RequestOptions.@Nullable Watcher watcher) {
    String userAgent = null;
    String acceptLanguage = null;
    List<HeaderField> headers = new ArrayList<>();
    for (Session session : page.sessions()) {
      NetworkOverrides wanted = session.network();
      userAgent = wanted.userAgent == null ? userAgent : wanted.userAgent;
      acceptLanguage = wanted.acceptLanguage == null ? acceptLanguage : wanted.acceptLanguage;
      wanted.extraHeaders.forEach((name, value) -> headers.add(new HeaderField(name, value)));
    }
    return new RequestOptions(
        userAgent, acceptLanguage, headers, context(), watcher, acceptsAnyCertificate());
  }

  /// Whether a client of the page, or of the browser, wants that.
  private boolean acceptsAnyCertificate() {
    return Stream.of(page, devTools.browserTarget())
        .flatMap(target -> target.sessions().stream())
        .anyMatch(session -> session.network().anyCertificate);
  }

  /// What the page's browser context has of the network.
  NetworkContext context() {
    return page.context().network();
  }

  boolean cacheDisabled() {
    return page.sessions().stream().anyMatch(session -> session.network().cacheDisabled);
  }

  /// Why a request fails at once; null if it does not.
  @Nullable NetError refusal(String url) {
    for (Session session : page.sessions()) {
      if (session.network().isOffline(url)) {
        return NetError.INTERNET_DISCONNECTED;
      }
      if (session.network().blocks(url)) {
        return NetError.BLOCKED_BY_CLIENT;
      }
    }
    return null;
  }

  /// How long a request waits before it is sent, in milliseconds.
  int latencyMillis() {
    return page.sessions().stream()
        .mapToInt(session -> session.network().latencyMillis)
        .max()
        .orElse(0);
  }

  /// How long what has come waits until a network as slow as the sessions want would have brought
  /// it, in milliseconds.
  ///
  /// @param bytes 0 for the end of what came
  long transferMillis(int bytes) {
    double perSecond =
        page.sessions().stream()
            .mapToDouble(session -> session.network().bytesPerSecond)
            .filter(rate -> rate > 0)
            .min()
            .orElse(0);
    if (perSecond == 0) {
      return 0;
    }
    long now = System.nanoTime();
    readyNanos = Math.max(now, readyNanos) + (long) (bytes / perSecond * 1e9);
    return Math.max(0, readyNanos - now) / 1_000_000;
  }

  void event(String method, JsonObject parameters) {
    page.event(method, parameters);
  }

  /// The session that a request waits for; null if none wants that.
  @Nullable Session interceptor(String url, String type, NetworkLoad.Stage stage) {
    for (Session session : page.sessions()) {
      if (session.network().intercepts(url, type, stage)) {
        return session;
      }
    }
    return null;
  }

  /// The session that answers servers who ask for a name and a password; null if none wants that.
  @Nullable Session authenticator() {
    for (Session session : page.sessions()) {
      if (session.network().authenticates) {
        return session;
      }
    }
    return null;
  }

  void paused(String fetchId, NetworkLoad load) {
    paused.put(fetchId, load);
  }

  @Nullable NetworkLoad takePaused(String fetchId) {
    return paused.remove(fetchId);
  }

  @Nullable NetworkLoad findPaused(String fetchId) {
    return paused.get(fetchId);
  }

  /// What waited for a session that is gone, or has lost interest, goes on.
  void sessionEnded(Session session) {
    for (Iterator<NetworkLoad> i = new ArrayList<>(paused.values()).iterator(); i.hasNext(); ) {
      NetworkLoad load = i.next();
      if (load.interceptor() == session) {
        paused.values().remove(load);
        load.goOn(null);
      }
    }
  }

  void ended(Loaded what, byte @Nullable [] body) {
    String requestId = what.requestId();
    if (loaded.size() >= MOST_LOADED) {
      loaded.removeFirst();
    }
    loaded.add(what);
    running--;
    if (body != null) {
      byte[] before = bodies.put(requestId, body);
      kept += body.length - (before == null ? 0 : before.length);
      for (Iterator<byte[]> i = bodies.values().iterator(); kept > MOST_KEPT && i.hasNext(); ) {
        kept -= i.next().length;
        i.remove();
      }
    }
    page.watchForIdleNetwork();
  }

  /// What a document has loaded, itself included.
  List<Loaded> loadedBy(String frameId, String loaderId) {
    return loaded.stream()
        .filter(
            each ->
                each.purpose().frameId().equals(frameId)
                    && each.purpose().loaderId().equals(loaderId))
        .toList();
  }

  /// A request has gone out with that body.
  void sent(String requestId, byte @Nullable [] body) {
    if (body != null && body.length > 0) {
      posted.put(requestId, body);
      if (posted.size() > MOST_POSTED) {
        posted.remove(posted.keySet().iterator().next());
      }
    }
  }

  /// What a request carried; null for nothing, or if that was long ago.
  byte @Nullable [] postData(String requestId) {
    return posted.get(requestId);
  }

  byte @Nullable [] body(String requestId) {
    return bodies.get(requestId);
  }
}
