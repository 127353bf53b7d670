package bulkhead.browser.tab;

import bulkhead.browser.net.ErrorPage;
import bulkhead.browser.net.LoaderClient;
import bulkhead.browser.net.NetError;
import bulkhead.browser.net.ResponseHead;
import bulkhead.browser.net.UrlRequest;
import bulkhead.browser.process.RenderProcessHost;
import bulkhead.browser.process.TerminationStatus;
import bulkhead.browser.ui.BrowserCommands;
import bulkhead.browser.ui.Favicon;
import bulkhead.browser.ui.PageCursor;
import bulkhead.browser.ui.SadTab;
import bulkhead.browser.ui.TabId;
import bulkhead.browser.ui.TabState;
import bulkhead.ipc.api.ChildProcess;
import bulkhead.ipc.api.CommitNavigationRequest;
import bulkhead.ipc.api.CreatePageRequest;
import bulkhead.ipc.api.DieRequest;
import bulkhead.ipc.api.PageRequest;
import bulkhead.ipc.api.SetViewportRequest;
import bulkhead.ipc.api.SetVisibleRequest;
import bulkhead.ipc.api.Size;
import bulkhead.ipc.api.SurfaceId;
import bulkhead.ipc.api.ViewportParams;
import bulkhead.url.Url;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One tab: its history, the page it shows, the navigation it is in. It outlives every process that
/// draws it. Thread: `BrowserMain`.
public final class Tab {
  /// How long a committed page of a new process may take to its first paint before it is shown
  /// nevertheless; until then the old page stays in sight.
  private static final int PAINT_HOLDING_MILLIS = 500;

  private final TabId id;
  private final BrowserModel browser;
  private WindowModel window;
  private final String frameToken =
      UUID.randomUUID().toString().replace("-", "").toUpperCase(Locale.ROOT);
  private final NavigationController history = new NavigationController();
  private @Nullable PageRef page;
  private @Nullable PageRef retiring;

  /// Made for a first navigation that another one overtook before it committed: typing in a new tab
  /// does that. The next one takes it if it may.
  private @Nullable PageRef prepared;
  private @Nullable NavigationRequest navigation;
  private @Nullable Url documentUrl;
  private boolean fileAccess;
  private boolean visible;
  private String title = "";
  private @Nullable Favicon favicon;
  private boolean loading;
  private double progress;
  private String statusText = "";
  private PageCursor cursor = PageCursor.DEFAULT;
  private @Nullable SadTab sadTab;
  private int zoomPercent = 100;
  private @Nullable ViewportOverride viewportOverride;
  private final Responsiveness responsiveness;
  private @Nullable Consumer<LoadResult> loadListener;

  /// What became of a navigation; for headless mode.
  public sealed interface LoadResult {
    record Loaded() implements LoadResult {}

    record Failed(String reason) implements LoadResult {}

    record Crashed(String reason) implements LoadResult {}
  }

  Tab(TabId id, BrowserModel browser, WindowModel window) {
    this.id = id;
    this.browser = browser;
    this.window = window;
    this.responsiveness = new Responsiveness(browser.loop(), this::changed);
  }

  public TabId id() {
    return id;
  }

  /// What the world outside calls the main frame, whatever process shows it: 32 hexadecimal
  /// digits.
  public String frameToken() {
    return frameToken;
  }

  public NavigationController history() {
    return history;
  }

  public WindowModel window() {
    return window;
  }

  /// The title of the document; empty if it has none.
  public String title() {
    return title;
  }

  /// The page in the renderer that shows the document; null before the first and after a death.
  public @Nullable PageRef page() {
    return page;
  }

  /// The URL of the committed document; null before the first.
  public @Nullable Url documentUrl() {
    return documentUrl;
  }

  /// Only a document that is itself a file, and that the user asked for, may load files.
  boolean mayReadFiles() {
    return fileAccess;
  }

  Responsiveness responsiveness() {
    return responsiveness;
  }

  /// Told once of the end of the load that is running or comes next.
  public void onLoad(Consumer<LoadResult> listener) {
    loadListener = listener;
  }

  private void tellLoad(LoadResult result) {
    Consumer<LoadResult> listener = loadListener;
    if (listener != null) {
      loadListener = null;
      listener.accept(result);
    }
  }

  // Navigation

  /// Goes to an absolute URL.
  /// @return the navigation's number; 0 if there is none to follow
  public long navigate(String url, boolean byUser) {
    start(url, new NavigationRequest.Target.NewEntry(), NavigationRequest.Reload.NO, byUser, 0, 0);
    return navigation == null ? 0 : navigation.id;
  }

  /// Goes where a page asked to go: this tab's own, or the one that opened it.
  /// @param fileAccess whether that page may read files; the new document inherits it if it is one
  void navigateFromPage(String url, boolean replace, boolean fileAccess) {
    start(
        url,
        replace
            ? new NavigationRequest.Target.ReplaceCurrent()
            : new NavigationRequest.Target.NewEntry(),
        NavigationRequest.Reload.NO,
        fileAccess,
        0,
        0);
  }

  public void goTo(int index) {
    if (index < 0 || index >= history.size()) {
      return;
    }
    NavigationEntry entry = history.get(index);
    start(
        entry.url(),
        new NavigationRequest.Target.Existing(index),
        NavigationRequest.Reload.NO,
        true,
        entry.scrollX(),
        entry.scrollY());
  }

  public void reload(BrowserCommands.Cache cache) {
    NavigationEntry entry = history.current();
    if (entry == null) {
      return;
    }
    start(
        entry.url(),
        new NavigationRequest.Target.ReplaceCurrent(),
        switch (cache) {
          case USE -> NavigationRequest.Reload.YES;
          case BYPASS -> NavigationRequest.Reload.BYPASSING_CACHE;
        },
        true,
        entry.scrollX(),
        entry.scrollY());
  }

  public void stop() {
    if (navigation != null) {
      cancelNavigation();
    }
    if (page != null) {
      page.host()
          .withPage(p -> p.stopLoading(PageRequest.newBuilder().setPageId(pageId()).build()));
    }
    loading = false;
    changed();
  }

  private int pageId() {
    return page == null ? 0 : page.pageId();
  }

  private void cancelNavigation() {
    NavigationRequest current = navigation;
    navigation = null;
    if (current == null) {
      return;
    }
    browser.observe(observer -> observer.navigationCanceled(this, current.info()));
    if (current.body != null) {
      current.body.cancel();
    }
    PageRef begun = current.page;
    if (begun == null || begun.equals(page)) {
      return;
    }
    if (page == null && prepared == null && !begun.host().isGone()) {
      prepared = begun;
    } else {
      drop(begun);
    }
  }

  private void start(
      String url,
      NavigationRequest.Target target,
      NavigationRequest.Reload reload,
      boolean byUser,
      float scrollX,
      float scrollY) {
    cancelNavigation();
    DieRequest.Manner manner = DebugUrl.manner(url);
    if (manner != null && byUser) {
      die(manner);
      return;
    }
    NavigationRequest request =
        new NavigationRequest(browser.nextNavigationId(), url, target, reload, byUser);
    request.scrollX = scrollX;
    request.scrollY = scrollY;
    navigation = request;
    loading = true;
    progress = 0.1;
    browser.observe(observer -> observer.navigationStarted(this, request.info()));
    Url parsed = Url.parse(url);
    if (parsed == null) {
      failed(request, NetError.INVALID_URL, null);
      return;
    }
    BodyStream body = new BodyStream();
    request.body = body;
    UrlRequest toLoad =
        UrlRequest.navigation(
            parsed, byUser, request.reload == NavigationRequest.Reload.BYPASSING_CACHE);
    body.attach(browser.network().start(toLoad, new Client(request, body)));
    body.grant(BodyStream.INITIAL_GRANT);
    changed();
  }

  private void die(DieRequest.Manner manner) {
    if (page != null) {
      page.host()
          .send(
              channel ->
                  channel
                      .proxy(ChildProcess.IPC)
                      .die(DieRequest.newBuilder().setManner(manner).build()));
    }
  }

  /// A response is there: choose the process and hand the document to it.
  private void responded(NavigationRequest request, ResponseHead head) {
    request.url = head.url().href();
    request.mimeType = head.mimeType();
    if (head.download()) {
      request.download = true;
      failed(request, NetError.ABORTED, head.url());
      return;
    }
    browser.observe(observer -> observer.navigationResponded(this, request.info(), head));
    commit(request, head.url(), head.mimeType(), head.charset(), false);
  }

  private void failed(NavigationRequest request, NetError error, @Nullable Url url) {
    if (request.body != null) {
      request.body.cancel();
    }
    if (error == NetError.ABORTED) {
      abandon(request);
      return;
    }
    BodyStream body = new BodyStream();
    request.body = body;
    request.errorPage = true;
    request.mimeType = "text/html";
    browser.observe(observer -> observer.navigationFailed(this, request.info(), error));
    byte[] html =
        ErrorPage.html(error, url == null ? request.url : url.href())
            .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    body.data(html);
    body.finished();
    tellLoadLater = new LoadResult.Failed(error.chromiumName());
    commit(request, url, "text/html", "utf-8", true);
  }

  /// An answer that is no document (a download, or nothing at all: status 204): the page that is
  /// there stays.
  private void abandon(NavigationRequest request) {
    cancelNavigation();
    loading = false;
    statusText = request.download ? "Bulkhead does not save files yet: " + request.url : "";
    tellLoad(new LoadResult.Failed(NetError.ABORTED.chromiumName()));
    changed();
  }

  private @Nullable LoadResult tellLoadLater;

  private void commit(
      NavigationRequest request,
      @Nullable Url url,
      String mimeType,
      String charset,
      boolean errorPage) {
    if (browser.renderers().respawningStopped() && (page == null || page.host().isGone())) {
      navigation = null;
      loading = false;
      sadTab = new SadTab(SadTab.Kind.TOO_MANY_CRASHES, "", 0);
      changed();
      tellLoad(new LoadResult.Crashed("too many renderer processes died"));
      return;
    }
    String site = errorPage || url == null ? "error:" : Site.of(url, request.id);
    PageRef target = page != null ? page : takePrepared();
    RenderProcessHost current = target == null ? null : target.host();
    RenderProcessHost host = browser.renderers().hostFor(site, current);
    if (target != null && !target.equals(page) && target.host() != host) {
      drop(target);
    }
    if (target == null || target.host() != host) {
      int newPage =
          host.createPage(
              CreatePageRequest.newBuilder()
                  .setViewport(viewportParams())
                  .setVisible(visible)
                  .setFrameToken(frameToken));
      target = new PageRef(host, newPage);
      browser.register(target, this);
      PageRef created = target;
      browser.observe(observer -> observer.pageCreated(this, created));
      host.whenGone(status -> rendererGone(created, status));
    }
    request.page = target;
    BodyStream body = request.body == null ? new BodyStream() : request.body;
    long bodyId = browser.nextBodyId();
    PageRef to = target;
    boolean toPlugin = browser.plugins().handles(mimeType);
    host.withPage(
        p ->
            p.commitNavigation(
                CommitNavigationRequest.newBuilder()
                    .setPageId(to.pageId())
                    .setNavigationId(request.id)
                    .setUrl(url == null ? "about:blank#" : url.href())
                    .setMimeType(mimeType)
                    .setCharset(charset)
                    .setBodyRequestId(bodyId)
                    .setScrollX(request.scrollX)
                    .setScrollY(request.scrollY)
                    .setErrorPage(errorPage)
                    .setUserFileAccess(request.byUser && url != null && url.scheme().equals("file"))
                    .build()));
    browser.loadersOf(host).addNavigationBody(bodyId, body);
    if (!toPlugin) {
      body.takenBy(new RendererBody(host, bodyId));
    }
    progress = 0.3;
    changed();
  }

  /// The renderer has begun the document.
  void didCommit(PageRef from, long navigationId) {
    NavigationRequest request = navigation;
    if (request == null || request.id != navigationId || !from.equals(request.page)) {
      return; // a later navigation has overtaken it
    }
    navigation = null;
    PageRef old = page;
    page = from;
    sadTab = null;
    documentUrl = Url.parse(request.url);
    fileAccess =
        request.byUser
            && !request.errorPage
            && documentUrl != null
            && documentUrl.scheme().equals("file");
    title = "";
    favicon = null;
    statusText = "";
    responsiveness.reset();
    NavigationEntry entry = NavigationEntry.of(request.url);
    switch (request.target) {
      case NavigationRequest.Target.NewEntry() -> history.push(entry);
      case NavigationRequest.Target.ReplaceCurrent() -> history.replace(entry);
      case NavigationRequest.Target.Existing(int index) -> {
        history.moveTo(index);
        history.replace(entry);
      }
    }
    browser.observe(observer -> observer.committed(this, request.info()));
    if (old != null && !old.equals(from)) {
      retire(old, from);
    } else if (old == null) {
      window.surfaceChanged(this);
    }
    progress = Math.max(progress, 0.4);
    changed();
  }

  private @Nullable PageRef takePrepared() {
    PageRef taken = prepared;
    prepared = null;
    return taken == null || taken.host().isGone() ? null : taken;
  }

  /// Keeps the old page in sight until the new one has painted, or for [#PAINT_HOLDING_MILLIS].
  private void retire(PageRef old, PageRef replacement) {
    if (retiring != null) {
      drop(retiring);
    }
    retiring = old;
    browser.loop().postDelayed(() -> show(replacement), PAINT_HOLDING_MILLIS);
  }

  void firstPaint(PageRef from) {
    if (from.equals(page)) {
      browser.observe(observer -> observer.painted(this));
    }
    show(from);
  }

  /// Shows that page, if it is still the tab's, in the place of the old one.
  private void show(PageRef from) {
    PageRef old = retiring;
    if (old != null && from.equals(page)) {
      retiring = null;
      window.surfaceChanged(this);
      drop(old);
    }
  }

  private void drop(PageRef old) {
    browser.observe(observer -> observer.pageDropped(this, old));
    browser.unregister(old);
    old.host().closePage(old.pageId());
  }

  /// What the window shows for this tab; null for its background only.
  @Nullable SurfaceId surface() {
    PageRef shown = retiring != null ? retiring : page;
    return shown == null || sadTab != null ? null : shown.surface();
  }

  void didParse(PageRef from, long navigationId) {
    if (from.equals(page)) {
      browser.observe(observer -> observer.contentLoaded(this, navigationId));
    }
  }

  void didFinishLoad(PageRef from, long navigationId) {
    if (from.equals(page)) {
      browser.observe(observer -> observer.loaded(this, navigationId));
    }
    if (from.equals(page) && navigation == null) {
      loading = false;
      progress = 1;
      changed();
      LoadResult later = tellLoadLater;
      tellLoadLater = null;
      tellLoad(later == null ? new LoadResult.Loaded() : later);
    }
  }

  private void rendererGone(PageRef gone, TerminationStatus status) {
    browser.unregister(gone);
    browser.observe(observer -> observer.pageDropped(this, gone));
    NavigationRequest request = navigation;
    boolean navigatingThere = request != null && gone.equals(request.page);
    if (gone.equals(retiring)) {
      retiring = null;
      window.surfaceChanged(this);
      return;
    }
    if (!gone.equals(page) && !navigatingThere) {
      return;
    }
    if (navigatingThere) {
      navigation = null;
      if (history.current() == null) {
        history.push(NavigationEntry.of(java.util.Objects.requireNonNull(request).url));
      }
    }
    if (gone.equals(page) || page == null) {
      page = null;
      sadTab = new SadTab(kind(status), status.detail(), gone.host().pid());
    }
    loading = navigation != null;
    responsiveness.reset();
    window.surfaceChanged(this);
    changed();
    browser.observe(observer -> observer.crashed(this, status));
    tellLoad(new LoadResult.Crashed(status.kind() + " " + status.detail()));
  }

  private static SadTab.Kind kind(TerminationStatus status) {
    return switch (status.kind()) {
      case NORMAL, CRASHED -> SadTab.Kind.CRASHED;
      case KILLED -> SadTab.Kind.KILLED;
      case OUT_OF_MEMORY -> SadTab.Kind.OUT_OF_MEMORY;
      case LAUNCH_FAILED -> SadTab.Kind.LAUNCH_FAILED;
      case BAD_MESSAGE -> SadTab.Kind.BAD_MESSAGE;
    };
  }

  /// Ends the page's process because the user asked for it.
  void endPage() {
    if (page != null) {
      page.host().kill();
    }
  }

  void close() {
    browser.observe(observer -> observer.tabClosed(this));
    cancelNavigation();
    if (retiring != null) {
      drop(retiring);
      retiring = null;
    }
    PageRef unused = takePrepared();
    if (unused != null) {
      drop(unused);
    }
    if (page != null) {
      PageRef old = page;
      page = null;
      drop(old);
    }
  }

  // The window's doings

  void setVisible(boolean nowVisible) {
    if (visible == nowVisible) {
      return;
    }
    visible = nowVisible;
    forEachPage(
        ref ->
            ref.host()
                .withPage(
                    p ->
                        p.setVisible(
                            SetVisibleRequest.newBuilder()
                                .setPageId(ref.pageId())
                                .setVisible(nowVisible)
                                .build())));
  }

  void viewportChanged() {
    ViewportParams viewport = viewportParams();
    forEachPage(
        ref ->
            ref.host()
                .withPage(
                    p ->
                        p.setViewport(
                            SetViewportRequest.newBuilder()
                                .setPageId(ref.pageId())
                                .setViewport(viewport)
                                .build())));
  }

  /// What a client of the protocol wants the page area to be instead of the window's.
  ///
  /// @param widthPx device pixels
  /// @param heightPx device pixels
  public record ViewportOverride(int widthPx, int heightPx, float deviceScale) {}

  /// Null ends the override.
  public void setViewportOverride(@Nullable ViewportOverride override) {
    if (Objects.equals(override, viewportOverride)) {
      return;
    }
    viewportOverride = override;
    window.tabViewportChanged(this);
    viewportChanged();
  }

  public @Nullable ViewportOverride viewportOverride() {
    return viewportOverride;
  }

  /// What the page is told of its area.
  public ViewportParams viewportParams() {
    ViewportParams params = window.viewportParams(zoomPercent);
    ViewportOverride override = viewportOverride;
    return override == null
        ? params
        : params.toBuilder()
            .setSize(Size.newBuilder().setWidth(override.widthPx()).setHeight(override.heightPx()))
            .setDeviceScaleFactor(override.deviceScale())
            .build();
  }

  private void forEachPage(Consumer<PageRef> action) {
    if (page != null) {
      action.accept(page);
    }
    if (navigation != null && navigation.page != null && !navigation.page.equals(page)) {
      action.accept(navigation.page);
    }
    if (prepared != null) {
      action.accept(prepared);
    }
  }

  void setZoom(int percent) {
    zoomPercent = Math.clamp(percent, 25, 500);
    viewportChanged();
    changed();
  }

  // The page's reports

  void setTitle(String newTitle) {
    title = newTitle;
    NavigationEntry entry = history.current();
    if (entry != null) {
      history.replace(entry.withTitle(newTitle));
    }
    browser.observe(observer -> observer.titleChanged(this));
    changed();
  }

  void setFavicon(@Nullable Favicon icon) {
    favicon = icon;
    changed();
  }

  void setStatusText(String text) {
    statusText = text;
    changed();
  }

  void setCursor(PageCursor newCursor) {
    cursor = newCursor;
    changed();
  }

  void setProgress(float value) {
    if (loading) {
      progress = Math.max(progress, Math.clamp(value, 0f, 1f));
      changed();
    }
  }

  void scrolled(float x, float y) {
    NavigationEntry entry = history.current();
    if (entry != null && navigation == null) {
      history.replace(entry.withScroll(x, y));
    }
  }

  /// The page moved within its document (a fragment).
  void sameDocument(String url, boolean replace) {
    documentUrl = Url.parse(url);
    browser.observe(observer -> observer.navigatedWithinDocument(this, url));
    NavigationEntry entry = NavigationEntry.of(url).withTitle(title);
    if (replace) {
      history.replace(entry);
    } else {
      history.push(entry);
    }
    changed();
  }

  void changed() {
    window.changed();
  }

  /// The snapshot that the window shows.
  TabState state() {
    NavigationEntry entry = history.current();
    String url =
        navigation != null
            ? navigation.url
            : entry == null || entry.url().equals("about:blank") && history.size() == 1
                ? ""
                : entry.url();
    return new TabState(
        id,
        title.isEmpty() && url.isEmpty() ? "New Tab" : title,
        url,
        favicon,
        loading,
        progress,
        history.canGoBack(),
        history.canGoForward(),
        statusText,
        connection(),
        responsiveness.state(),
        sadTab,
        cursor,
        zoomPercent,
        0xFFFFFF,
        page != null);
  }

  private TabState.Connection connection() {
    if (documentUrl == null) {
      return TabState.Connection.NONE;
    }
    return switch (documentUrl.scheme()) {
      case "https" -> TabState.Connection.SECURE;
      case "http" -> TabState.Connection.NOT_SECURE;
      case "file" -> TabState.Connection.FILE;
      default -> TabState.Connection.NONE;
    };
  }

  /// Brings the document loader's news to the model. Called on network threads.
  private final class Client implements LoaderClient {
    private final NavigationRequest request;
    private final BodyStream body;

    Client(NavigationRequest request, BodyStream body) {
      this.request = request;
      this.body = body;
    }

    private void post(Runnable action) {
      browser.loop().execute(action);
    }

    private void postIfCurrent(Runnable action) {
      post(
          () -> {
            if (navigation == request) {
              action.run();
            }
          });
    }

    @Override
    public void redirected(Url url) {
      postIfCurrent(
          () -> {
            request.url = url.href();
            changed();
          });
    }

    @Override
    public void responseStarted(ResponseHead head) {
      postIfCurrent(() -> responded(request, head));
    }

    @Override
    public void data(byte[] chunk) {
      post(() -> body.data(chunk));
    }

    @Override
    public void finished() {
      post(body::finished);
    }

    @Override
    public void failed(NetError error) {
      post(
          () -> {
            if (navigation == request && request.page == null) {
              Tab.this.failed(request, error, Url.parse(request.url));
            } else {
              body.failed(error);
            }
          });
    }
  }
}
