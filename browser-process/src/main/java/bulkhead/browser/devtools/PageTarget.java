package bulkhead.browser.devtools;

import bulkhead.browser.tab.PageRef;
import bulkhead.browser.tab.Tab;
import bulkhead.browser.tab.TabObserver.NavigationInfo;
import bulkhead.devtools.Json;
import bulkhead.devtools.ProtocolError;
import bulkhead.ipc.BadMessage;
import bulkhead.ipc.Outcome;
import bulkhead.ipc.api.DevToolsFrameNotice;
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
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The page of one tab: its target and main frame have one id for as long as the tab lives,
/// whatever process shows it; each navigation has a loader id of its own. Thread: `BrowserMain`.
final class PageTarget implements Inspectable {
  private static final Pattern FRAME_ID = Pattern.compile("[0-9A-F]{32}");
  private static final int MOST_URL = 1 << 20;

  /// As in Chromium: so long must the network rest.
  private static final int IDLE_MILLIS = 500;

  private static final int MOST_FRAMES = 5000;

  private final String id;
  private final DevTools devTools;
  private VisionDeficiency visionDeficiency = VisionDeficiency.NONE;
  private final Tab tab;
  private final BrowserContext context;
  private final List<Session> sessions = new ArrayList<>();
  private final Map<Long, String> loaders = new HashMap<>();
  private final Map<Long, CompletableFuture<JsonObject>> navigating = new HashMap<>();
  private final Map<Long, String> failures = new HashMap<>();
  private final Map<String, Double> lifecycle = new LinkedHashMap<>();
  private final PageNetwork network;
  private final PageWorkers workers;
  private final Map<String, ChildFrame> children = new LinkedHashMap<>();
  private final Set<PageRef> renderers = new LinkedHashSet<>();
  private String loaderId = Ids.next();
  private String newestLoaderId = "";
  private String url = "";
  private String mimeType = "text/html";
  private @Nullable String unreachableUrl;
  private boolean loading;
  private @Nullable Runnable deferred;
  private @Nullable String downloadUrl;
  private final TouchCommands.Fingers fingers = new TouchCommands.Fingers();
  private @Nullable PageRef shown;

  PageTarget(DevTools devTools, Tab tab, BrowserContext context) {
    this.id = tab.frameToken();
    this.devTools = devTools;
    this.tab = tab;
    this.network = new PageNetwork(devTools, this);
    this.workers = new PageWorkers(this, devTools);
    this.context = context;
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
  public @Nullable String openerId() {
    Tab opener = tab.opener();
    return opener == null ? null : opener.frameToken();
  }

  BrowserContext context() {
    return context;
  }

  @Override
  public String browserContextId() {
    return context.id();
  }

  @Override
  public List<Session> sessions() {
    return sessions;
  }

  PageWorkers workers() {
    return workers;
  }

  @Override
  public @Nullable PageRef answering() {
    return tab.page();
  }

  @Override
  public int worker() {
    return 0;
  }

  PageNetwork network() {
    return network;
  }

  /// The loader of the navigation that began last; requests for documents are its.
  String newestLoaderId() {
    return newestLoaderId;
  }

  String loaderId() {
    return loaderId;
  }

  /// The pages in renderers that sessions are attached to: the committed one, and one that waits
  /// for its document.
  @Override
  public Set<PageRef> renderers() {
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
  void goLater(Runnable navigation) {
    deferred = navigation;
  }

  /// Whether it is to go somewhere once no client wants it to wait.
  boolean isHeld() {
    return deferred != null;
  }

  /// Whether it shows more than the empty document that a new window begins with.
  boolean hasDocument() {
    return !url.isEmpty();
  }

  /// Goes there, unless a session still waits.
  void goIfNobodyWaits(boolean somebodyWaits) {
    Runnable later = deferred;
    if (later != null && !somebodyWaits) {
      deferred = null;
      later.run();
    }
  }

  /// Those that clients have put down.
  TouchCommands.Fingers fingers() {
    return fingers;
  }

  // Navigation

  /// `Page.navigate` of a frame inside the page: answered when its new document is there.
  CompletableFuture<JsonObject> navigate(RendererSession session, String frameId, String to) {
    ChildFrame child = children.get(frameId);
    if (child == null) {
      return CompletableFuture.failedFuture(ProtocolError.because("No frame with given id found"));
    }
    CompletableFuture<JsonObject> arrived = new CompletableFuture<>();
    child.arrivals.add(arrived);
    Outcome.either(
        session.ask("Page.navigate", Json.object("frameId", frameId, "url", to)),
        (done, failure) -> {
          if (failure != null) {
            arrived.completeExceptionally(failure);
          }
        });
    return arrived;
  }

  /// `Page.navigate`: answered when the response is there, or it is known that none comes.
  CompletableFuture<JsonObject> navigate(String to) {
    Url parsed = Url.parse(to);
    if (parsed != null && parsed.hasScheme("javascript")) {
      return CompletableFuture.completedFuture(
          Json.object("frameId", id, "errorText", "net::ERR_ABORTED"));
    }
    long navigation = tab.navigator().navigate(to, true);
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
          Json.object(
              "frameId",
              id,
              "loaderId",
              loader(navigation),
              "errorText",
              errorText,
              "isDownload",
              navigation.url().equals(downloadUrl) ? true : null));
    }
  }

  void started(NavigationInfo navigation) {
    newestLoaderId = loader(navigation);
    downloadUrl = null;
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

  /// How pictures of the page are to be seen.
  VisionDeficiency visionDeficiency() {
    return visionDeficiency;
  }

  void setVisionDeficiency(VisionDeficiency wanted) {
    visionDeficiency = wanted;
  }

  /// What is at that address is saved, not shown.
  void downloads(String from) {
    downloadUrl = from;
  }

  void responded(NavigationInfo navigation) {
    answer(navigation, null);
  }

  void failed(NavigationInfo navigation, String errorText) {
    failures.put(navigation.id(), errorText); // answered when the error page is there
  }

  void canceled(NavigationInfo navigation) {
    failures.remove(navigation.id());
    answer(navigation, "net::ERR_ABORTED");
    loaders.remove(navigation.id());
    devTools
        .loop()
        .execute(
            () -> { // unless another has taken its place
              if (!tab.navigator().isLoading()) {
                stoppedLoading();
              }
            });
  }

  void committed(NavigationInfo navigation) {
    String loader = loader(navigation);
    loaders.remove(navigation.id());
    loaderId = loader;
    url = navigation.errorPage() ? "chrome-error://chromewebdata/" : navigation.url();
    unreachableUrl = navigation.errorPage() ? navigation.url() : null;
    mimeType = navigation.mimeType();
    children.clear();
    lifecycle.clear();
    reached("init");
    event("Page.frameNavigated", Json.object("frame", frame(), "type", "Navigation"));
    reached("commit");
    String failure = failures.remove(navigation.id());
    if (failure != null) {
      loaders.put(navigation.id(), loader);
      answer(navigation, failure);
      loaders.remove(navigation.id());
    }
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

  /// After the load, half a second in which nothing is being loaded makes the network idle.
  void watchForIdleNetwork() {
    if (!hasReached("load") || hasReached("networkIdle") || network.running() > 0) {
      return;
    }
    String loader = loaderId;
    int loads = network.started();
    devTools
        .loop()
        .postDelayed(
            () -> {
              boolean rested = network.running() == 0 && network.started() == loads;
              if (loader.equals(loaderId) && rested && !hasReached("networkIdle")) {
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

  /// A frame of the page's document, as its renderer tells of it.
  private static final class ChildFrame {
    final String id;
    final String parent;
    String loaderId = Ids.next();
    @Nullable String nextLoaderId;
    String name = "";
    String url = "about:blank";
    boolean loading;
    final List<CompletableFuture<JsonObject>> arrivals = new ArrayList<>();

    ChildFrame(String id, String parent) {
      this.id = id;
      this.parent = parent;
    }
  }

  /// News of a frame inside the page.
  /// @throws BadMessage if the renderer may not say that
  void frameChanged(DevToolsFrameNotice notice) {
    String frameId = notice.getFrame();
    if (!FRAME_ID.matcher(frameId).matches() || frameId.equals(id)) {
      throw new BadMessage("DevTools frame " + frameId.length());
    }
    ChildFrame child = children.get(frameId);
    if (notice.getKind() == DevToolsFrameNotice.Kind.ATTACHED) {
      if (!notice.getParent().equals(id) && !children.containsKey(notice.getParent())
          || children.size() >= MOST_FRAMES) {
        return; // its page has gone already
      }
      if (child == null) {
        children.put(frameId, new ChildFrame(frameId, notice.getParent()));
        event(
            "Page.frameAttached",
            Json.object("frameId", frameId, "parentFrameId", notice.getParent()));
      }
      return;
    }
    if (child == null) {
      return;
    }
    switch (notice.getKind()) {
      case STARTED_LOADING -> {
        child.loading = true;
        event("Page.frameStartedLoading", Json.object("frameId", frameId));
      }
      case NAVIGATED -> {
        if (notice.getUrl().length() > MOST_URL || notice.getName().length() > MOST_URL) {
          throw new BadMessage("DevTools frame with a URL of " + notice.getUrl().length());
        }
        child.loaderId = child.nextLoaderId == null ? Ids.next() : child.nextLoaderId;
        child.nextLoaderId = null;
        child.url = notice.getUrl();
        child.name = notice.getName();
        childReached(child, "init");
        event("Page.frameNavigated", Json.object("frame", frame(child), "type", "Navigation"));
        childReached(child, "commit");
        JsonObject answer = Json.object("frameId", child.id, "loaderId", child.loaderId);
        child.arrivals.forEach(waiting -> waiting.complete(answer));
        child.arrivals.clear();
      }
      case PARSED -> childReached(child, "DOMContentLoaded");
      case LOADED -> {
        childReached(child, "load");
        childReached(child, "networkAlmostIdle");
        childReached(child, "networkIdle");
        if (child.loading) {
          child.loading = false;
          event("Page.frameStoppedLoading", Json.object("frameId", frameId));
        }
      }
      case STOPPED_LOADING -> {
        if (child.loading) {
          child.loading = false;
          event("Page.frameStoppedLoading", Json.object("frameId", frameId));
        }
      }
      case DETACHED -> {
        children.values().removeIf(other -> other.parent.equals(frameId));
        children.remove(frameId);
        child.arrivals.forEach(
            waiting -> waiting.completeExceptionally(ProtocolError.because("Frame was detached")));
        event("Page.frameDetached", Json.object("frameId", frameId, "reason", "remove"));
      }
      case ATTACHED, KIND_UNSPECIFIED, UNRECOGNIZED -> throw new BadMessage("DevTools frame news");
    }
  }

  boolean hasFrame(String frameId) {
    return frameId.equals(id) || children.containsKey(frameId);
  }

  /// The address of a frame's document.
  String urlOf(String frameId) {
    ChildFrame child = children.get(frameId);
    return child == null ? url : child.url;
  }

  /// The loader of a frame's document, or of the one that it waits for.
  String loaderOf(String frameId) {
    ChildFrame child = children.get(frameId);
    if (child == null) {
      return loaderId;
    }
    return child.nextLoaderId == null ? child.loaderId : child.nextLoaderId;
  }

  /// The loader of the document that a frame shows.
  String loaderOfDocument(String frameId) {
    ChildFrame child = children.get(frameId);
    return child == null ? loaderId : child.loaderId;
  }

  /// A document for a frame is on its way.
  void frameWillLoad(String frameId, String newLoaderId) {
    ChildFrame child = children.get(frameId);
    if (child != null) {
      child.nextLoaderId = newLoaderId;
    }
  }

  private void childReached(ChildFrame child, String name) {
    JsonObject event =
        Json.object(
            "frameId", child.id, "loaderId", child.loaderId, "name", name, "timestamp", now());
    for (Session session : new ArrayList<>(sessions)) {
      if (session.lifecycleEvents()) {
        session.event("Page.lifecycleEvent", event);
      }
    }
  }

  private JsonObject frame(ChildFrame child) {
    Url parsed = Url.parse(child.url);
    return Json.object(
        "id",
        child.id,
        "parentId",
        child.parent,
        "loaderId",
        child.loaderId,
        "name",
        child.name.isEmpty() ? null : child.name,
        "url",
        withoutFragment(child.url),
        "urlFragment",
        fragment(child.url),
        "domainAndRegistry",
        "",
        "securityOrigin",
        parsed != null && parsed.isHttpFamily() ? parsed.origin().toString() : "://",
        "mimeType",
        "text/html",
        "adFrameStatus",
        Json.object("adFrameType", "none"),
        "secureContextType",
        secureContextType(parsed, secureContextType(Url.parse(url), "InsecureScheme")),
        "crossOriginIsolatedContextType",
        "NotIsolated",
        "gatedAPIFeatures",
        List.of());
  }

  private static String withoutFragment(String url) {
    int hash = url.indexOf('#');
    return hash < 0 ? url : url.substring(0, hash);
  }

  private static @Nullable String fragment(String url) {
    int hash = url.indexOf('#');
    return hash < 0 ? null : url.substring(hash);
  }

  /// `Page.SecureContextType`
  /// @param otherwise of a document that has its origin from elsewhere
  private static String secureContextType(@Nullable Url url, String otherwise) {
    if (url == null) {
      return otherwise;
    }
    String host = url.host();
    boolean local =
        host != null
            && (host.equals("localhost")
                || host.endsWith(".localhost")
                || host.startsWith("127.")
                || host.equals("[::1]"));
    return url.hasScheme("https") || url.hasScheme("file")
        ? "Secure"
        : url.hasScheme("http") ? local ? "SecureLocalhost" : "InsecureScheme" : otherwise;
  }

  /// `Page.FrameTree`.
  JsonObject frameTree() {
    return tree(id, frame());
  }

  private JsonObject tree(String of, JsonObject frame) {
    List<JsonObject> inside = new ArrayList<>();
    for (ChildFrame child : children.values()) {
      if (child.parent.equals(of)) {
        inside.add(tree(child.id, frame(child)));
      }
    }
    return Json.object("frame", frame, "childFrames", inside.isEmpty() ? null : inside);
  }

  /// `Page.Frame` of the main frame.
  JsonObject frame() {
    Url parsed = Url.parse(url);
    boolean web = parsed != null && (parsed.isHttpFamily());
    return Json.object(
        "id",
        id,
        "loaderId",
        loaderId,
        "url",
        url.isEmpty() ? ":" : withoutFragment(url), // as in Chromium, before the first navigation
        "urlFragment",
        fragment(url),
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
        secureContextType(parsed, "InsecureScheme"),
        "crossOriginIsolatedContextType",
        "NotIsolated",
        "gatedAPIFeatures",
        List.of());
  }
}
