package bulkhead.browser.tab;

import bulkhead.browser.net.ErrorPage;
import bulkhead.browser.net.FetchParameters;
import bulkhead.browser.net.LoadTiming;
import bulkhead.browser.net.LoaderClient;
import bulkhead.browser.net.NetError;
import bulkhead.browser.net.ResponseHead;
import bulkhead.browser.net.UrlRequest;
import bulkhead.browser.process.RenderProcessHost;
import bulkhead.browser.process.TerminationStatus;
import bulkhead.browser.ui.BrowserCommands;
import bulkhead.browser.ui.BrowserWindow;
import bulkhead.browser.ui.Favicon;
import bulkhead.browser.ui.PageCursor;
import bulkhead.browser.ui.PageDialog;
import bulkhead.browser.ui.PageInput;
import bulkhead.browser.ui.PageMenu;
import bulkhead.browser.ui.PageOptions;
import bulkhead.browser.ui.SadTab;
import bulkhead.browser.ui.TabId;
import bulkhead.browser.ui.TabState;
import bulkhead.ipc.api.ChildProcess;
import bulkhead.ipc.api.CommitNavigationRequest;
import bulkhead.ipc.api.CreatePageRequest;
import bulkhead.ipc.api.DieRequest;
import bulkhead.ipc.api.Done;
import bulkhead.ipc.api.EditRequest;
import bulkhead.ipc.api.GrantedFile;
import bulkhead.ipc.api.HistoryPosition;
import bulkhead.ipc.api.MediaFeature;
import bulkhead.ipc.api.NavigateSameDocumentRequest;
import bulkhead.ipc.api.OptionChoice;
import bulkhead.ipc.api.Page;
import bulkhead.ipc.api.PageRequest;
import bulkhead.ipc.api.SetViewportRequest;
import bulkhead.ipc.api.SetVisibleRequest;
import bulkhead.ipc.api.Size;
import bulkhead.ipc.api.SurfaceId;
import bulkhead.ipc.api.ViewportParams;
import bulkhead.url.Url;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One tab: its history, the page it shows, the navigation it is in. It outlives every process that
/// draws it. Thread: `BrowserMain`.
public final class Tab {
  /// How long a committed page of a new process may take to its first paint before it is shown
  /// nevertheless; until then the old page stays in sight.
  private static final int PAINT_HOLDING_MILLIS = 500;

  /// Behind a dark window's page until that has drawn: Chromium's.
  private static final int DARK_PAGE = 0x121212;

  private final TabId id;
  private final BrowserModel browser;
  private WindowModel window;
  private final String frameToken =
      UUID.randomUUID().toString().replace("-", "").toUpperCase(Locale.ROOT);
  private final @Nullable Tab opener;
  private final NavigationController history = new NavigationController();
  private @Nullable PageRef page;
  private @Nullable PageRef retiring;

  /// The last input and the page that it went to; see [#inOrder].
  private CompletableFuture<Done> lastInput =
      CompletableFuture.completedFuture(Done.getDefaultInstance());

  private @Nullable PageRef lastInputPage;

  /// The tabs whose scripts can reach each other; null while there is none but this one.
  private @Nullable BrowsingGroup group;

  /// The tab shows the empty document that a new window begins with.
  private boolean initialDocument;

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
  private @Nullable ViewportOverride viewportOverride;
  private MediaOverride mediaOverride = MediaOverride.NONE;
  private @Nullable Integer backgroundOverride;
  private final Responsiveness responsiveness;
  private final PageActions actions = new PageActions(this);
  private final TabDownloads downloads = new TabDownloads(this);
  private final TabDialogs dialogs = new TabDialogs(this);
  private final TabLeaving leaving = new TabLeaving(this);
  private int sentZoom; // what the latest page was told last
  private String tooltip = "";
  private TabState.@Nullable FindResult found;
  private @Nullable Consumer<LoadResult> loadListener;

  /// What became of a navigation; for headless mode.
  public sealed interface LoadResult {
    record Loaded() implements LoadResult {}

    record Failed(String reason) implements LoadResult {}

    record Crashed(String reason) implements LoadResult {}
  }

  Tab(TabId id, BrowserModel browser, WindowModel window, @Nullable Tab opener) {
    this.id = id;
    this.opener = opener;
    this.browser = browser;
    this.window = window;
    this.responsiveness = new Responsiveness(browser.loop(), this::changed);
  }

  public TabId id() {
    return id;
  }

  /// What the world outside calls the main frame, whatever process shows it: 32 hexadecimal digits.
  public String frameToken() {
    return frameToken;
  }

  /// The tab whose page opened this one; null for none. It may be closed.
  public @Nullable Tab opener() {
    return opener;
  }

  @Nullable BrowsingGroup group() {
    return group;
  }

  void join(BrowsingGroup joined) {
    group = joined;
    joined.add(this);
  }

  /// Shows the empty document that a script of another page in that process has just made for it:
  /// `window.open`. The process makes the page with the number that this returns.
  int beginIn(RenderProcessHost host, Tab by) {
    sentZoom = zoomPercent();
    PageRef made = new PageRef(host, host.adoptPage());
    browser.register(made, this);
    browser.observe(observer -> observer.pageCreated(this, made));
    host.whenGone(status -> rendererGone(made, status));
    page = made;
    initialDocument = true;
    documentUrl = Url.parse("about:blank");
    fileAccess = by.fileAccess;
    history.push(NavigationEntry.of("about:blank", browser.nextNavigationId()));
    browser.observe(observer -> observer.tabBegun(this));
    window.surfaceChanged(this);
    changed();
    return made.pageId();
  }

  /// The empty document that it shows is all that was wanted of it.
  void keepInitialDocument() {
    NavigationEntry entry = history.current();
    if (initialDocument && entry != null && page != null) {
      TabObserver.NavigationInfo info =
          new TabObserver.NavigationInfo(
              entry.document(), "about:blank", "text/html", false, false);
      browser.observe(observer -> observer.committed(this, info));
      browser.observe(observer -> observer.contentLoaded(this, entry.document()));
      browser.observe(observer -> observer.loaded(this, entry.document()));
    }
  }

  BrowserModel browser() {
    return browser;
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

  public TabDialogs dialogs() {
    return dialogs;
  }

  TabLeaving leaving() {
    return leaving;
  }

  /// Closes the tab, unless its document minds and the user wants to stay.
  public void askToClose() {
    leaving.ask(
        PageDialog.Kind.LEAVE,
        leave -> {
          if (leave) {
            window.close(this);
          }
        });
  }

  /// `window.close()` of a page that a script has opened, or that has been nowhere else.
  void closeByScript() {
    if (history.size() <= 1 || opener != null) {
      askToClose();
    }
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
    Url parsed = Url.parse(url);
    if (byUser && parsed != null && parsed.fragment() != null && isThisDocument(parsed)) {
      NavigationEntry here = history.current();
      boolean same = here != null && here.url().equals(parsed.href());
      sameDocument(parsed.href(), same, "");
      goWithinDocument(parsed.href(), false, 0, 0, false);
      return 0;
    }
    start(
        url,
        new NavigationRequest.Target.NewEntry(),
        NavigationRequest.Reload.NO,
        byUser,
        0,
        0,
        FetchParameters.DEFAULT);
    return navigation == null ? 0 : navigation.id;
  }

  /// Goes where a page asked to go: this tab's own, or the one that opened it.
  /// @param fileAccess whether that page may read files; the new document inherits it if it is one
  void navigateFromPage(String url, boolean replace, boolean fileAccess) {
    navigateFromPage(url, replace, fileAccess, FetchParameters.DEFAULT);
  }

  /// As above, with what the page sends.
  void navigateFromPage(String url, boolean replace, boolean fileAccess, FetchParameters fetch) {
    start(
        url,
        replace
            ? new NavigationRequest.Target.ReplaceCurrent()
            : new NavigationRequest.Target.NewEntry(),
        NavigationRequest.Reload.NO,
        fileAccess,
        0,
        0,
        fetch);
  }

  public void goTo(int index) {
    if (index < 0 || index >= history.size()) {
      return;
    }
    NavigationEntry entry = history.get(index);
    NavigationEntry here = history.current();
    if (here != null
        && here.document() == entry.document()
        && page != null
        && sadTab == null
        && index != history.currentIndex()) {
      cancelNavigation();
      loading = false;
      history.moveTo(index);
      documentUrl = Url.parse(entry.url());
      goWithinDocument(
          entry.url(), true, entry.scrollX(), entry.scrollY(), here.item() == entry.item());
      changed();
      return;
    }
    start(
        entry.url(),
        new NavigationRequest.Target.Existing(index),
        NavigationRequest.Reload.NO,
        true,
        entry.scrollX(),
        entry.scrollY(),
        entry.fetch());
  }

  private boolean isThisDocument(Url url) {
    return documentUrl != null
        && url.equalsIgnoringFragment(documentUrl)
        && page != null
        && sadTab == null
        && navigation == null;
  }

  /// Tells the page to go to another place of its document.
  private void goWithinDocument(
      String url, boolean restoreScroll, float scrollX, float scrollY, boolean onlyFrames) {
    withPage(
        (target, pageId) ->
            target.navigateSameDocument(
                NavigateSameDocumentRequest.newBuilder()
                    .setPageId(pageId)
                    .setUrl(url)
                    .setRestoreScroll(restoreScroll)
                    .setScrollX(scrollX)
                    .setScrollY(scrollY)
                    .setHistory(position(history.currentIndex(), history.size()))
                    .setOnlyFrames(onlyFrames)
                    .build()));
  }

  /// Where the page is in the history, with the state that it keeps there.
  private HistoryPosition position(int index, int length) {
    return HistoryPosition.newBuilder()
        .setIndex(index)
        .setLength(length)
        .setState(index < history.size() ? history.get(index).state() : "")
        .setFrames(index < history.size() ? history.get(index).frames() : "")
        .build();
  }

  /// Where a document will be in the history once it has been committed.
  private HistoryPosition positionOf(NavigationRequest request) {
    int here = history.currentIndex();
    return switch (request.target) {
      case NavigationRequest.Target.Existing(int index) -> position(index, history.size());
      case NavigationRequest.Target.ReplaceCurrent() ->
          request.reload == NavigationRequest.Reload.NO
              ? HistoryPosition.newBuilder()
                  .setIndex(Math.max(0, here))
                  .setLength(Math.max(1, history.size()))
                  .build()
              : position(Math.max(0, here), Math.max(1, history.size())).toBuilder()
                  .clearFrames() // they begin anew
                  .build();
      case NavigationRequest.Target.NewEntry() ->
          HistoryPosition.newBuilder()
              .setIndex(Math.min(here + 1, NavigationController.MOST_ENTRIES - 1))
              .setLength(Math.min(here + 2, NavigationController.MOST_ENTRIES))
              .build();
    };
  }

  /// `history.go` of the page.
  void goBy(int delta) {
    if (delta == 0) {
      reload(BrowserCommands.Cache.USE);
    } else {
      goTo(Math.addExact(history.currentIndex(), Math.clamp(delta, -1000, 1000)));
    }
  }

  public void reload(BrowserCommands.Cache cache) {
    NavigationRequest unseen = lost;
    if (unseen != null && sadTab != null) {
      again(unseen);
      return;
    }
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
        entry.scrollY(),
        entry.fetch());
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
      float scrollY,
      FetchParameters fetch) {
    dialogs.dismiss();
    cancelNavigation();
    lost = null;
    DieRequest.Manner manner = DebugUrl.manner(url);
    if (manner != null && byUser) {
      die(manner);
      return;
    }
    NavigationRequest.Target goal =
        initialDocument && target instanceof NavigationRequest.Target.NewEntry
            ? new NavigationRequest.Target.ReplaceCurrent()
            : target;
    NavigationRequest request =
        new NavigationRequest(browser.nextNavigationId(), url, goal, reload, byUser);
    request.fetch = fetch;
    request.scrollX = scrollX;
    request.scrollY = scrollY;
    navigation = request;
    loading = true;
    progress = 0.1;
    browser.observe(observer -> observer.navigationStarted(this, request.info()));
    Url parsed = Url.parse(request.viewSource ? ViewSource.inner(url) : url);
    if (parsed == null) {
      failed(request, NetError.INVALID_URL, null);
      return;
    }
    leaving.ask(
        reload == NavigationRequest.Reload.NO ? PageDialog.Kind.LEAVE : PageDialog.Kind.RELOAD,
        leave -> {
          if (navigation != request) {
            return;
          }
          if (leave) {
            load(request, parsed);
          } else {
            stay();
          }
        });
  }

  /// The user stays where he is.
  private void stay() {
    cancelNavigation();
    loading = false;
    changed();
  }

  private void load(NavigationRequest request, Url parsed) {
    String internal = request.byUser ? browser.internals().html(parsed) : null;
    if (internal != null) {
      commitText(request, parsed, internal, false);
      return;
    }
    BodyStream body = new BodyStream();
    request.body = body;
    UrlRequest toLoad =
        UrlRequest.navigation(
                parsed, request.byUser, request.reload == NavigationRequest.Reload.BYPASSING_CACHE)
            .with(request.fetch);
    body.attach(browser.load(this, toLoad, TabLoads.Initiator.TAB, new Client(request, body)));
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
    request.url = request.shown(head.url());
    request.mimeType = head.mimeType();
    request.lastModifiedMillis = head.lastModifiedMillis();
    request.policyHeaders = PolicyHeaders.of(head.headers());
    if (head.download()) {
      request.download = true;
      BodyStream saved = request.body;
      request.body = null;
      if (saved != null) {
        downloads.take(saved, head.url().href(), DownloadName.of(head));
      }
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
    request.errorPage = true;
    request.viewSource = false;
    request.mimeType = "text/html";
    browser.observe(observer -> observer.navigationFailed(this, request.info(), error));
    tellLoadLater = new LoadResult.Failed(error.chromiumName());
    commitText(request, url, ErrorPage.html(error, url == null ? request.url : url.href()), true);
  }

  /// A document of the browser's own.
  private void commitText(
      NavigationRequest request, @Nullable Url url, String html, boolean errorPage) {
    BodyStream body = new BodyStream();
    request.body = body;
    body.data(html.getBytes(StandardCharsets.UTF_8));
    body.finished();
    commit(request, url, "text/html", "utf-8", errorPage);
  }

  /// An answer that is no document (a download, or nothing at all: status 204): the page that is
  /// there stays.
  private void abandon(NavigationRequest request) {
    cancelNavigation();
    loading = false;
    statusText = request.download ? "Saving " + request.url : "";
    tellLoad(new LoadResult.Failed(NetError.ABORTED.chromiumName()));
    changed();
  }

  /// What was to be shown when its process died; the sad tab's reload asks for it.
  private @Nullable NavigationRequest lost;

  private @Nullable LoadResult tellLoadLater;
  private boolean bypassesPolicies;

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
    RenderProcessHost related = group == null ? null : group.hostOf(site);
    RenderProcessHost host =
        browser
            .renderers()
            .hostFor(site, browser.contextOf(this), related == null ? current : related);
    if (target != null && !target.equals(page) && target.host() != host) {
      drop(target);
    }
    if (target == null || target.host() != host) {
      sentZoom = browser.zoomLevels().percent(url);
      int newPage =
          host.createPage(
              CreatePageRequest.newBuilder()
                  .setViewport(viewportParams(sentZoom))
                  .setVisible(visible)
                  .setFrameToken(frameToken));
      target = new PageRef(host, newPage);
      browser.register(target, this);
      PageRef created = target;
      browser.observe(observer -> observer.pageCreated(this, created));
      host.whenGone(status -> rendererGone(created, status));
    }
    if (target == page && zoomPercent() != browser.zoomLevels().percent(url)) {
      sendViewport(target, browser.zoomLevels().percent(url));
    }
    request.page = target;
    BodyStream body = request.body == null ? new BodyStream() : request.body;
    long bodyId = browser.nextBodyId();
    PageRef to = target;
    boolean toPlugin = !request.viewSource && browser.plugins().handles(mimeType);
    CommitNavigationRequest.Builder message = CommitNavigationRequest.newBuilder();
    if (body.timing() instanceof LoadTiming timing) {
      message.setTiming(TimingWire.of(timing, true));
    }
    host.withPage(
        p ->
            p.commitNavigation(
                message
                    .setPageId(to.pageId())
                    .setNavigationType(request.type())
                    .setNavigationStart(request.startNanos)
                    .setBypassPolicies(bypassesPolicies)
                    .setNavigationId(request.id)
                    .setUrl(url == null ? "about:blank#" : url.href())
                    .setMimeType(mimeType)
                    .setCharset(charset)
                    .setBodyRequestId(bodyId)
                    .setScrollX(request.scrollX)
                    .setScrollY(request.scrollY)
                    .setHistory(positionOf(request))
                    .setErrorPage(errorPage)
                    .setViewSource(request.viewSource)
                    .setForPlugin(toPlugin)
                    .setReferrer(url == null || errorPage ? "" : request.fetch.referrerAt(url))
                    .setLastModifiedMillis(request.lastModifiedMillis)
                    .addAllPolicyHeaders(PolicyHeaders.wire(request.policyHeaders))
                    .setUserFileAccess(request.byUser && url != null && url.scheme().equals("file"))
                    .build()));
    browser.loadersOf(host).addNavigationBody(bodyId, body);
    if (url != null && !errorPage) {
      browser.loadersOf(host).addOrigin(url);
    }
    if (!toPlugin) {
      body.takenBy(new RendererBody(host, bodyId, true));
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
    tooltip = "";
    found = null;
    initialDocument = false;
    dialogs.dismiss();
    dialogs.forget();
    leaving.forget();
    responsiveness.reset();
    if (sentZoom != zoomPercent()) {
      sendViewport(from, zoomPercent()); // the profile was read meanwhile
    }
    boolean comesAgain =
        request.target instanceof NavigationRequest.Target.Existing
            || request.reload != NavigationRequest.Reload.NO;
    NavigationEntry entry =
        NavigationEntry.of(request.url, documentNumber(request))
            .with(request.fetch)
            .withState(comesAgain ? positionOf(request).getState() : "")
            .withFrames(comesAgain ? positionOf(request).getFrames() : "");
    switch (request.target) {
      case NavigationRequest.Target.NewEntry() -> history.push(entry);
      case NavigationRequest.Target.ReplaceCurrent() -> {
        NavigationEntry here = history.current();
        history.replace(
            comesAgain && here != null && here.document() == entry.document()
                ? entry.withItem(here.item())
                : entry);
      }
      case NavigationRequest.Target.Existing(int index) -> {
        history.moveTo(index);
        history.replace(entry.withItem(history.get(history.currentIndex()).item()));
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

  /// A document that is loaded again is the same to the history: its fragments stay its own.
  private long documentNumber(NavigationRequest request) {
    NavigationEntry here = history.current();
    return request.errorPage
        ? request.id
        : switch (request.target) {
          case NavigationRequest.Target.NewEntry() -> request.id;
          case NavigationRequest.Target.ReplaceCurrent() ->
              request.reload == NavigationRequest.Reload.NO || here == null
                  ? request.id
                  : here.document();
          case NavigationRequest.Target.Existing(int index) -> history.get(index).document();
        };
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
    browser.keepForStorage(old, this);
    old.host() // a script that does not end is ended by it
        .withPage(p -> p.stopLoading(PageRequest.newBuilder().setPageId(old.pageId()).build()));
    old.host().closePage(old.pageId());
  }

  /// What the window shows for this tab; null for its background only.
  @Nullable SurfaceId surface() {
    PageRef shown = retiring != null ? retiring : page;
    return shown == null || sadTab != null ? null : shown.surface();
  }

  void didParse(PageRef from, long navigationId) {
    if (from.equals(page) && !initialDocument) {
      browser.observe(observer -> observer.contentLoaded(this, navigationId));
    }
  }

  void didFinishLoad(PageRef from, long navigationId) {
    if (from.equals(page) && !initialDocument) {
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
    dialogs.dismissOf(gone);
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
    if (request != null && navigatingThere && isAskedForAgain(request, gone.host())) {
      if (gone.equals(page)) {
        page = null;
      }
      again(request);
      if (navigation != null) {
        navigation.again = true;
      }
      return;
    }
    if (navigatingThere) {
      navigation = null;
      lost = request;
      if (history.current() == null) {
        history.push(NavigationEntry.of(java.util.Objects.requireNonNull(request).url, request.id));
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

  /// Whether a navigation may have another process: one that died before it could show any document
  /// was not ended by this one. What has been sent to a server is not sent twice.
  private static boolean isAskedForAgain(NavigationRequest request, RenderProcessHost gone) {
    return gone.ready() == null && !request.again && request.fetch.body() == null;
  }

  private void again(NavigationRequest request) {
    start(
        request.url,
        request.target,
        request.reload,
        request.byUser,
        request.scrollX,
        request.scrollY,
        request.fetch);
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
    dialogs.dismiss();
    browser.observe(observer -> observer.tabClosed(this));
    if (group != null) {
      group.remove(this);
    }
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
    forEachPage(ref -> sendViewport(ref, zoomPercent()));
  }

  private void sendViewport(PageRef ref, int percent) {
    ViewportParams viewport = viewportParams(percent);
    sentZoom = percent;
    ref.host()
        .withPage(
            p ->
                p.setViewport(
                    SetViewportRequest.newBuilder()
                        .setPageId(ref.pageId())
                        .setViewport(viewport)
                        .build()));
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

  /// What a client of the protocol wants media queries to be told.
  ///
  /// @param dark null for what the window has
  /// @param others features by their names
  public record MediaOverride(
      @Nullable Boolean dark, boolean print, boolean reducedMotion, Map<String, String> others) {
    public static final MediaOverride NONE = new MediaOverride(null, false, false, Map.of());

    public MediaOverride {
      others = Map.copyOf(others);
    }

    List<MediaFeature> features() {
      return others.entrySet().stream()
          .map(e -> MediaFeature.newBuilder().setName(e.getKey()).setValue(e.getValue()).build())
          .toList();
    }
  }

  /// Has the page lie on that colour, ARGB, where it has none itself; null for the browser's.
  public void setBackgroundOverride(@Nullable Integer argb) {
    backgroundOverride = argb;
    viewportChanged();
  }

  /// From the next document on, no Content Security Policy counts here.
  public void setBypassesPolicies(boolean bypasses) {
    bypassesPolicies = bypasses;
  }

  public MediaOverride mediaOverride() {
    return mediaOverride;
  }

  @Nullable Integer backgroundOverride() {
    return backgroundOverride;
  }

  public void setMediaOverride(MediaOverride override) {
    mediaOverride = override;
    viewportChanged();
  }

  public @Nullable ViewportOverride viewportOverride() {
    return viewportOverride;
  }

  /// What the page is told of its area.
  public ViewportParams viewportParams() {
    return viewportParams(zoomPercent());
  }

  private ViewportParams viewportParams(int percent) {
    ViewportParams params = window.viewportParams(percent);
    if (!mediaOverride.equals(MediaOverride.NONE)) {
      Boolean dark = mediaOverride.dark();
      params =
          params.toBuilder()
              .setDark(dark == null ? params.getDark() : dark)
              .setPrint(mediaOverride.print())
              .setReducedMotion(mediaOverride.reducedMotion())
              .addAllMediaFeatures(mediaOverride.features())
              .build();
    }
    Integer background = backgroundOverride;
    if (background != null) {
      params = params.toBuilder().setBackground(background).build();
    }
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

  /// Zoom belongs to the site that is shown.
  private int zoomPercent() {
    return browser.zoomLevels().percent(documentUrl);
  }

  void setZoom(int percent) {
    browser.zoomLevels().set(documentUrl, Math.clamp(percent, 25, 500));
  }

  // What the user does in the page

  @Nullable BrowserWindow view() {
    return window.view();
  }

  boolean isActive() {
    return window.active() == this;
  }

  /// Calls the page that is shown, if there is one.
  void withPage(BiConsumer<Page, Integer> action) {
    PageRef shown = page;
    if (shown != null) {
      shown.host().withPage(p -> action.accept(p, shown.pageId()));
    }
  }

  void userInput(PageInput input) {
    actions.userInput(input);
  }

  void unhandledKey(String name, String code) {
    PageInput.Key key = actions.unhandled(name, code);
    BrowserWindow view = view();
    if (key != null && view != null && isActive()) {
      view.unhandledKey(key);
    }
  }

  /// Uses up that the user has just done something in the page; false if he has not.
  boolean takeActivation() {
    return actions.takeActivation();
  }

  /// Whether the user has just done something in this page, or in one whose scripts reach it.
  boolean groupIsActivated() {
    return actions.isActivated()
        || group != null && group.tabs().stream().anyMatch(each -> each.actions.isActivated());
  }

  void copied(String text, BrowserWindow.Clipboard clipboard, boolean last) {
    actions.copied(text, clipboard, last);
  }

  CompletableFuture<String> pasted(BrowserWindow.Clipboard clipboard) {
    return actions.pasted(clipboard);
  }

  void edit(EditRequest.Command command) {
    actions.edit(command);
  }

  void find(String text, BrowserCommands.Direction direction, BrowserCommands.FindFrom from) {
    actions.find(text, direction, from);
  }

  void stopFinding(boolean select) {
    actions.stopFinding(select);
    found = null;
    changed();
  }

  /// Something that a person would do in the page area. Completes when the page has handled it.
  public CompletableFuture<Done> input(PageInput input) {
    return InputRouter.send(this, input);
  }

  /// Lets an input count as handled only after those before it. The compositor and the main thread
  /// answer on their own, and clients of the DevTools protocol keep track of the mouse's buttons by
  /// the order of the answers.
  CompletableFuture<Done> inOrder(CompletableFuture<Done> handled) {
    CompletableFuture<Done> both =
        page == lastInputPage ? handled.thenCombine(lastInput, (done, before) -> done) : handled;
    // Who waits for this input hears of it before the next one can count: a future tells those who
    // came last first.
    CompletableFuture<Done> told = new CompletableFuture<>();
    lastInput =
        both.thenApply(
            done -> {
              told.complete(done);
              return done;
            });
    lastInputPage = page;
    return told;
  }

  void showOptions(PageOptions options) {
    BrowserWindow view = view();
    if (view != null && isActive()) {
      view.showOptions(options);
    }
  }

  TabDownloads downloads() {
    return downloads;
  }

  /// Whether the page may save a file: the user has just done something there, or a client allows
  /// it.
  boolean maySave() {
    return actions.isActivated() || browser.downloads().isAllowedByClient();
  }

  /// Where a chooser of files may be shown for this tab's page; null where it may not: the user has
  /// done nothing there, or does not see it.
  @Nullable BrowserWindow viewForChooser() {
    return isActive() && actions.isActivated() ? view() : null;
  }

  /// Gives the page that is shown files, on behalf of a DevTools client. Completes on any thread.
  public CompletableFuture<List<GrantedFile>> grantFiles(List<Path> files) {
    PageRef shown = page;
    return FileReports.grant(shown == null ? null : browser.fileGrants(shown.host()), files);
  }

  void optionChosen(int list, int option) {
    withPage(
        (page, id) ->
            page.optionChosen(
                OptionChoice.newBuilder().setPageId(id).setListId(list).setOption(option).build()));
  }

  void showContextMenu(PageMenu menu) {
    BrowserWindow view = view();
    if (view != null && isActive()) {
      view.showContextMenu(menu);
    }
  }

  /// Whether this tab's document may lead to that address: also what its menus offer.
  boolean mayGoTo(Url url) {
    return switch (url.scheme()) {
      case "http", "https", "about", "data" -> true;
      case "file" -> mayReadFiles();
      case "blob" -> documentUrl != null && url.origin().equals(documentUrl.origin());
      default -> false;
    };
  }

  /// What the omnibox shows.
  String shownUrl() {
    NavigationEntry entry = history.current();
    return entry == null ? "" : entry.url();
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

  void setTooltip(String text) {
    tooltip = text;
    changed();
  }

  void setFound(TabState.FindResult result) {
    found = result;
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
  void sameDocument(String url, boolean replace, String state) {
    documentUrl = Url.parse(url);
    browser.observe(observer -> observer.navigatedWithinDocument(this, url));
    NavigationEntry before = history.current();
    NavigationEntry entry =
        NavigationEntry.of(url, before == null ? 0 : before.document())
            .withTitle(title)
            .withState(state)
            .withFrames(before == null ? "" : before.frames());
    if (replace && before != null) {
      history.replaceShared(entry.withItem(before.item()));
    } else {
      history.push(entry.withItem(browser.nextNavigationId()));
    }
    changed();
  }

  /// A frame inside the page is elsewhere.
  void frameMoved(boolean replace, String before, String frames) {
    if (replace) {
      history.replaceFrames(frames);
    } else {
      history.pushFrames(before, frames);
      changed();
    }
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
            : lost != null && sadTab != null
                ? lost.url
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
        zoomPercent(),
        browser.dark() ? DARK_PAGE : 0xFFFFFF,
        page != null,
        tooltip,
        found,
        dialogs.shown());
  }

  private TabState.Connection connection() {
    if (documentUrl == null) {
      return TabState.Connection.NONE;
    }
    return switch (documentUrl.scheme()) {
      case "https" -> TabState.Connection.SECURE;
      case "http" ->
          documentUrl.isTrustworthy() ? TabState.Connection.NONE : TabState.Connection.NOT_SECURE;
      case "file" -> TabState.Connection.FILE;
      default -> TabState.Connection.NONE;
    };
  }

  /// Brings the document loader's news to the model. Called on network threads.
  private final class Client implements LoaderClient {
    private final NavigationRequest request;
    private final BodyStream body;
    private final PieceGatherer pieces;

    Client(NavigationRequest request, BodyStream body) {
      this.request = request;
      this.body = body;
      this.pieces = new PieceGatherer(browser.loop(), body::data);
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
    public void timed(LoadTiming timing) {
      post(() -> body.timed(timing));
    }

    @Override
    public void redirected(Url url) {
      postIfCurrent(
          () -> {
            request.url = request.shown(url);
            changed();
          });
    }

    @Override
    public void responseStarted(ResponseHead head) {
      postIfCurrent(() -> responded(request, head));
    }

    @Override
    public void data(byte[] chunk) {
      pieces.add(chunk);
    }

    @Override
    public void finished() {
      post(
          () -> {
            pieces.flush();
            body.finished();
          });
    }

    @Override
    public void failed(NetError error) {
      post(
          () -> {
            if (navigation == request && request.page == null) {
              Tab.this.failed(request, error, Url.parse(ViewSource.inner(request.url)));
            } else {
              pieces.flush();
              body.failed(error);
            }
          });
    }
  }
}
