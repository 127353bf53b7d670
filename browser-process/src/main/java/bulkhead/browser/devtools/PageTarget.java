package bulkhead.browser.devtools;

import bulkhead.browser.tab.PageRef;
import bulkhead.browser.tab.Tab;
import bulkhead.browser.tab.TabObserver.NavigationInfo;
import bulkhead.devtools.Json;
import bulkhead.url.Url;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// The page of one tab: its target and main frame have one id for as long as the tab lives,
// whatever
/// process shows it; each navigation has a loader id of its own. Thread: `BrowserMain`.
final class PageTarget implements DevToolsTarget {
  /// As in Chromium: so long must the network rest.
  private static final int IDLE_MILLIS = 500;

  private final String id = Ids.next();
  private final DevTools devTools;
  private final Tab tab;
  private final String browserContextId;
  private final List<Session> sessions = new ArrayList<>();
  private final Map<Long, String> loaders = new HashMap<>();
  private final Map<Long, CompletableFuture<JsonObject>> navigating = new HashMap<>();
  private final Map<String, Double> lifecycle = new LinkedHashMap<>();
  private final Set<PageRef> renderers = new LinkedHashSet<>();
  private String loaderId = Ids.next();
  private String url = "";
  private String mimeType = "text/html";
  private @Nullable String unreachableUrl;
  private boolean loading;
  private @Nullable String deferredUrl;
  private @Nullable PageRef shown;

  PageTarget(DevTools devTools, Tab tab, String browserContextId) {
    this.devTools = devTools;
    this.tab = tab;
    this.browserContextId = browserContextId;
  }

  Tab tab() {
    return tab;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String type() {
    return "page";
  }

  @Override
  public String title() {
    return tab.title().isEmpty() ? url : tab.title();
  }

  @Override
  public String url() {
    return url;
  }

  @Override
  public String browserContextId() {
    return browserContextId;
  }

  @Override
  public List<Session> sessions() {
    return sessions;
  }

  String loaderId() {
    return loaderId;
  }

  /// The pages in renderers that sessions are attached to: the committed one, and one that waits
  // for
  /// its document.
  Set<PageRef> renderers() {
    return renderers;
  }

  /// The page in a renderer whose document is committed; null before the first and after a death.
  @Nullable PageRef shown() {
    return shown;
  }

  void setShown(@Nullable PageRef page) {
    shown = page;
  }

  /// Where to go once no client wants the tab to wait any more.
  void goLater(String later) {
    deferredUrl = later;
  }

  /// Goes there, unless a session still waits.
  void goIfNobodyWaits(boolean somebodyWaits) {
    String later = deferredUrl;
    if (later != null && !somebodyWaits) {
      deferredUrl = null;
      tab.navigate(later, true);
    }
  }

  // Navigation

  /// `Page.navigate`: answered when the response is there, or it is known that none comes.
  CompletableFuture<JsonObject> navigate(String to) {
    long navigation = tab.navigate(to, true);
    if (navigation == 0) {
      return CompletableFuture.completedFuture(Json.object("frameId", id));
    }
    return navigating.computeIfAbsent(navigation, n -> new CompletableFuture<>());
  }

  private String loader(NavigationInfo navigation) {
    return loaders.computeIfAbsent(navigation.id(), n -> Ids.next());
  }

  private void answer(NavigationInfo navigation, @Nullable String errorText) {
    CompletableFuture<JsonObject> waiting = navigating.remove(navigation.id());
    if (waiting != null) {
      waiting.complete(
          Json.object("frameId", id, "loaderId", loader(navigation), "errorText", errorText));
    }
  }

  void started(NavigationInfo navigation) {
    event(
        "Page.frameStartedNavigating",
        Json.object(
            "frameId",
            id,
            "url",
            navigation.url(),
            "loaderId",
            loader(navigation),
            "navigationType",
            navigation.reload() ? "reload" : "differentDocument"));
    if (!loading) {
      loading = true;
      event("Page.frameStartedLoading", Json.object("frameId", id));
    }
  }

  void responded(NavigationInfo navigation) {
    answer(navigation, null);
  }

  void failed(NavigationInfo navigation, String errorText) {
    answer(navigation, errorText);
  }

  void canceled(NavigationInfo navigation) {
    answer(navigation, "net::ERR_ABORTED");
    loaders.remove(navigation.id());
  }

  void committed(NavigationInfo navigation) {
    String loader = loader(navigation);
    loaders.remove(navigation.id());
    loaderId = loader;
    url = navigation.errorPage() ? "chrome-error://chromewebdata/" : navigation.url();
    unreachableUrl = navigation.errorPage() ? navigation.url() : null;
    mimeType = navigation.mimeType();
    lifecycle.clear();
    reached("init");
    event("Page.frameNavigated", Json.object("frame", frame(), "type", "Navigation"));
    reached("commit");
  }

  void contentLoaded() {
    event("Page.domContentEventFired", Json.object("timestamp", now()));
    reached("DOMContentLoaded");
  }

  void loaded() {
    event("Page.loadEventFired", Json.object("timestamp", now()));
    reached("load");
    stoppedLoading();
  }

  void stoppedLoading() {
    if (loading) {
      loading = false;
      event("Page.frameStoppedLoading", Json.object("frameId", id));
    }
  }

  void painted() {
    if (!lifecycle.containsKey("firstPaint")) {
      reached("firstPaint");
      reached("firstContentfulPaint");
    }
  }

  void movedWithinDocument(String to) {
    url = to;
    event(
        "Page.navigatedWithinDocument",
        Json.object("frameId", id, "url", to, "navigationType", "fragment"));
  }

  // Lifecycle

  /// The document has come to that point of its life.
  void reached(String name) {
    double now = now();
    lifecycle.put(name, now);
    JsonObject event = lifecycleEvent(name, now);
    for (Session session : new ArrayList<>(sessions)) {
      if (session.lifecycleEvents()) {
        session.event("Page.lifecycleEvent", event);
      }
    }
  }

  boolean hasReached(String name) {
    return lifecycle.containsKey(name);
  }

  private JsonObject lifecycleEvent(String name, double timestamp) {
    return Json.object("frameId", id, "loaderId", loaderId, "name", name, "timestamp", timestamp);
  }

  /// Half a second after the load, if the page has asked for nothing more.
  void watchForIdleNetwork() {
    String loader = loaderId;
    devTools
        .loop()
        .postDelayed(
            () -> {
              if (loader.equals(loaderId) && !hasReached("networkIdle")) {
                reached("networkAlmostIdle");
                reached("networkIdle");
              }
            },
            IDLE_MILLIS);
  }

  /// Tells a session what the document has come to already.
  void replayLifecycle(Session session) {
    lifecycle.forEach(
        (name, timestamp) -> {
          if (!name.equals("init")) {
            session.event("Page.lifecycleEvent", lifecycleEvent(name, timestamp));
          }
        });
  }

  /// Seconds of a clock that never goes back.
  static double now() {
    return System.nanoTime() / 1e9;
  }

  // Frames

  /// `Page.Frame` of the main frame.
  JsonObject frame() {
    Url parsed = Url.parse(url);
    boolean web = parsed != null && (parsed.isHttpFamily());
    boolean secure = parsed != null && (parsed.hasScheme("https") || parsed.hasScheme("file"));
    return Json.object(
        "id",
        id,
        "loaderId",
        loaderId,
        "url",
        url,
        "domainAndRegistry",
        "",
        "securityOrigin",
        web && parsed != null ? parsed.origin().toString() : "://",
        "mimeType",
        mimeType,
        "unreachableUrl",
        unreachableUrl,
        "adFrameStatus",
        Json.object("adFrameType", "none"),
        "secureContextType",
        secure ? "Secure" : "InsecureScheme",
        "crossOriginIsolatedContextType",
        "NotIsolated",
        "gatedAPIFeatures",
        List.of());
  }
}
