package bulkhead.browser.tab;

import bulkhead.browser.net.ErrorPage;
import bulkhead.browser.net.FetchParameters;
import bulkhead.browser.net.NetError;
import bulkhead.browser.net.ResponseHead;
import bulkhead.browser.net.UrlRequest;
import bulkhead.browser.process.RenderProcessHost;
import bulkhead.browser.process.TerminationStatus;
import bulkhead.browser.ui.BrowserCommands;
import bulkhead.browser.ui.PageDialog;
import bulkhead.browser.ui.SadTab;
import bulkhead.ipc.api.ChildProcess;
import bulkhead.ipc.api.CommitNavigationRequest;
import bulkhead.ipc.api.DieRequest;
import bulkhead.ipc.api.PageRequest;
import bulkhead.url.Url;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The navigations of one tab: the one it is in, from the wish to the committed document, and what
/// became of the last. Thread: `BrowserMain`.
public final class TabNavigator {
  /// What became of a navigation; for headless mode.
  public sealed interface LoadResult {
    record Loaded() implements LoadResult {}

    record Failed(String reason) implements LoadResult {}

    record Crashed(String reason) implements LoadResult {}
  }

  /// A response of that status and without a body has the browser's own error page.
  /// A little more than a megabyte, which a message has room for.
  private static final int MOST_URL = (1 << 20) + (16 << 10);

  private static final int LEAST_ERROR_STATUS = 400;

  private final Tab tab;
  private final BrowserModel browser;
  private final NavigationController history;
  private @Nullable NavigationRequest navigation;

  /// What was to be shown when its process died; the sad tab's reload asks for it.
  private @Nullable NavigationRequest lost;

  private boolean loading;
  private double progress;
  private boolean bypassesPolicies;
  private @Nullable Consumer<LoadResult> loadListener;
  private @Nullable LoadResult tellLoadLater;

  TabNavigator(Tab tab) {
    this.tab = tab;
    this.browser = tab.browser();
    this.history = tab.history();
  }

  public boolean isLoading() {
    return loading;
  }

  double progress() {
    return progress;
  }

  /// Whether a navigation is on its way.
  public boolean isNavigating() {
    return navigation != null;
  }

  /// The address that is on its way, or that was when its process died; null for neither.
  @Nullable String wantedUrl() {
    NavigationRequest wanted = navigation != null ? navigation : tab.sadTab() == null ? null : lost;
    return wanted == null ? null : wanted.url;
  }

  /// The page that the document on its way has been sent to; null before.
  @Nullable PageRef pageToCome() {
    return navigation == null ? null : navigation.page;
  }

  /// From the next document on, no Content Security Policy counts here.
  public void setBypassesPolicies(boolean bypasses) {
    bypassesPolicies = bypasses;
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

  /// Goes to an absolute URL.
  /// @return the navigation's number; 0 if there is none to follow
  public long navigate(String url, boolean byUser) {
    Url parsed = Url.parse(url);
    if (byUser && parsed != null && tab.traversal().goToFragment(parsed)) {
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
    begunByPage();
  }

  /// `location.reload()`
  void reloadFromPage() {
    reload(BrowserCommands.Cache.USE);
    begunByPage();
  }

  private void begunByPage() {
    NavigationRequest begun = navigation;
    if (begun != null) {
      begun.byPage = true;
    }
  }

  /// The page has changed its mind.
  void cancelOfPage() {
    NavigationRequest current = navigation;
    if (current != null && current.byPage && current.page == null) {
      cancelLoading();
      tab.changed();
    }
  }

  /// Loads the document of another entry.
  void goTo(int index, NavigationEntry entry) {
    start(
        entry.url(),
        new NavigationRequest.Target.Existing(index),
        NavigationRequest.Reload.NO,
        true,
        entry.scrollX(),
        entry.scrollY(),
        entry.fetch());
  }

  public void reload(BrowserCommands.Cache cache) {
    NavigationRequest unseen = lost;
    if (unseen != null && tab.sadTab() != null) {
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
    cancelLoading();
    tab.withPage((page, id) -> page.stopLoading(PageRequest.newBuilder().setPageId(id).build()));
    tab.changed();
  }

  /// Ends the navigation that the tab is in, if it is in one.
  void cancelLoading() {
    cancel();
    loading = false;
  }

  private void cancel() {
    NavigationRequest current = navigation;
    navigation = null;
    if (current == null) {
      return;
    }
    tab.responsiveness().documentOver();
    browser.observe(observer -> observer.navigationCanceled(tab, current.info()));
    if (current.body != null) {
      current.body.cancel();
    }
    tab.pages().giveUp(current.page);
  }

  private void start(
      String url,
      NavigationRequest.Target target,
      NavigationRequest.Reload reload,
      boolean byUser,
      float scrollX,
      float scrollY,
      FetchParameters fetch) {
    tab.dialogs().dismiss();
    cancel();
    lost = null;
    DieRequest.Manner manner = DebugUrl.manner(url);
    if (manner != null && byUser) {
      PageRef page = tab.page();
      if (page != null) {
        die(page.host(), manner);
        return;
      }
      url = "about:blank"; // in a process that it gets for this
    }
    NavigationRequest.Target goal =
        tab.isInitialDocument() && target instanceof NavigationRequest.Target.NewEntry
            ? new NavigationRequest.Target.ReplaceCurrent()
            : target;
    NavigationRequest request =
        new NavigationRequest(browser.nextNavigationId(), url, goal, reload, byUser);
    request.fetch = fetch;
    request.death = byUser ? manner : null;
    request.scrollX = scrollX;
    request.scrollY = scrollY;
    navigation = request;
    loading = true;
    browser.renderers().bestEffort().loadStarted();
    progress = 0.1;
    browser.observe(observer -> observer.navigationStarted(tab, request.info()));
    Url parsed = Url.parse(request.viewSource ? ViewSource.inner(url) : url);
    if (url.length() > MOST_URL || parsed != null && parsed.href().length() > MOST_URL) {
      // As Chromium does beyond two megabytes; later, as all failures are, so that who asked hears.
      browser.loop().execute(() -> fail(request, NetError.ABORTED));
      return;
    }
    if (parsed == null) {
      failed(request, NetError.INVALID_URL, null);
      return;
    }
    tab.leaving()
        .ask(
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
    cancelLoading();
    tab.changed();
  }

  private void load(NavigationRequest request, Url parsed) {
    String internal = request.byUser ? browser.internals().html(parsed) : null;
    if (internal != null) {
      commitText(request, parsed, internal);
      return;
    }
    BodyStream body = new BodyStream();
    request.body = body;
    UrlRequest toLoad =
        UrlRequest.navigation(
                parsed, request.byUser, request.reload == NavigationRequest.Reload.BYPASSING_CACHE)
            .with(request.fetch);
    body.attach(
        browser.tabNetwork().start(tab, toLoad, TabLoads.Initiator.TAB, new Client(request, body)));
    body.grant(BodyStream.INITIAL_GRANT);
    tab.changed();
  }

  private static void die(RenderProcessHost host, DieRequest.Manner manner) {
    host.send(
        channel ->
            channel.proxy(ChildProcess.IPC).die(DieRequest.newBuilder().setManner(manner).build()));
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
        tab.downloads().take(saved, head.url().href(), DownloadName.of(head));
      }
      failed(request, NetError.ABORTED, head.url());
      return;
    }
    browser.observe(observer -> observer.navigationResponded(tab, request.info(), head));
    if (head.status() >= LEAST_ERROR_STATUS && head.contentLength() == 0 && !request.viewSource) {
      failed(request, NetError.HTTP_RESPONSE_CODE_FAILURE, head.url());
      return;
    }
    commit(request, head.url(), head.mimeType(), head.charset());
  }

  private void fail(NavigationRequest request, NetError error) {
    if (navigation == request) {
      failed(request, error, null);
    }
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
    browser.observe(observer -> observer.navigationFailed(tab, request.info(), error));
    tellLoadLater = new LoadResult.Failed(error.chromiumName());
    commitText(request, url, ErrorPage.html(error, url == null ? request.url : url.href()));
  }

  /// A document of the browser's own.
  private void commitText(NavigationRequest request, @Nullable Url url, String html) {
    BodyStream body = new BodyStream();
    request.body = body;
    body.data(html.getBytes(StandardCharsets.UTF_8));
    body.finished();
    commit(request, url, "text/html", "utf-8");
  }

  /// An answer that is no document (a download, or nothing at all: status 204): the page that is
  /// there stays.
  private void abandon(NavigationRequest request) {
    cancelLoading();
    tab.presentation().setStatusText(request.download ? "Saving " + request.url : "");
    tellLoad(new LoadResult.Failed(NetError.ABORTED.chromiumName()));
  }

  private void commit(
      NavigationRequest request, @Nullable Url url, String mimeType, String charset) {
    PageRef shown = tab.page();
    if (browser.renderers().respawningStopped() && (shown == null || shown.host().isGone())) {
      lose();
      loading = false;
      tab.showSadTab(new SadTab(SadTab.Kind.TOO_MANY_CRASHES, "", 0));
      tellLoad(new LoadResult.Crashed("too many renderer processes died"));
      return;
    }
    String site = request.errorPage || url == null ? "error:" : Site.of(url, request.id);
    PageRef to = tab.pages().pageFor(site, url);
    RenderProcessHost host = to.host();
    request.page = to;
    BodyStream body = request.body == null ? new BodyStream() : request.body;
    long bodyId = browser.nextBodyId();
    boolean toPlugin = !request.viewSource && browser.plugins().handles(mimeType);
    CommitNavigationRequest message =
        CommitMessage.of(request, url, body.timing(), history.positionOf(request)).toBuilder()
            .setPageId(to.pageId())
            .setBypassPolicies(bypassesPolicies)
            .setUnlimitedNavigations(browser.allowsFloods())
            .setMimeType(mimeType)
            .setCharset(charset)
            .setBodyRequestId(bodyId)
            .setForPlugin(toPlugin)
            .build();
    host.withPage(p -> p.commitNavigation(message));
    DieRequest.Manner death = request.death;
    if (death != null) {
      host.withPage(p -> die(host, death));
    }
    tab.responsiveness().sentDocument(() -> navigation == request);
    browser.pages().loadersOf(host).addNavigationBody(bodyId, body);
    if (url != null && !request.errorPage) {
      browser.pages().loadersOf(host).addOrigin(url);
    }
    if (!toPlugin) {
      body.takenBy(new RendererBody(host, bodyId, true));
    }
    progress = 0.3;
    tab.changed();
  }

  /// The renderer has begun the document.
  void didCommit(PageRef from, long navigationId) {
    NavigationRequest request = navigation;
    if (request == null || request.id != navigationId || !from.equals(request.page)) {
      return; // a later navigation has overtaken it
    }
    navigation = null;
    progress = Math.max(progress, 0.4);
    tab.committed(request, from);
  }

  /// The document is there, with all that it needs.
  void didFinishLoad() {
    if (navigation != null) {
      return;
    }
    loading = false;
    progress = 1;
    tab.changed();
    LoadResult later = tellLoadLater;
    tellLoadLater = null;
    tellLoad(later == null ? new LoadResult.Loaded() : later);
  }

  /// Whether the document on its way was to be shown by that page.
  boolean isGoingTo(PageRef page) {
    return navigation != null && page.equals(navigation.page);
  }

  /// Whether the document that was to be shown by a page of that process may have another one: a
  /// process that died before it could show any document was not ended by this one. What has been
  /// sent to a server is not sent twice.
  boolean mayAskAgain(RenderProcessHost gone) {
    NavigationRequest request = navigation;
    return request != null
        && gone.ready() == null
        && !request.again
        && request.fetch.body() == null;
  }

  /// Begins the navigation anew, for the last time.
  void askAgain() {
    NavigationRequest request = navigation;
    if (request != null) {
      again(request);
      if (navigation != null) {
        navigation.again = true;
      }
    }
  }

  /// The document on its way is lost with its process; a reload asks for it.
  void lose() {
    NavigationRequest request = navigation;
    navigation = null;
    lost = request;
    if (request != null && history.current() == null) {
      history.push(NavigationEntry.of(request.url, request.id).with(request.fetch));
    }
  }

  /// What was shown, or was to be, has died with its process.
  void crashed(TerminationStatus status) {
    loading = navigation != null;
    tab.changed();
    browser.observe(observer -> observer.crashed(tab, status));
    tellLoad(new LoadResult.Crashed(status.kind() + " " + status.detail()));
  }

  private void again(NavigationRequest request) {
    NavigationEntry here = history.current();
    start(
        request.url,
        here != null && here.document() == request.id
            ? new NavigationRequest.Target.ReplaceCurrent() // the entry that stands for it
            : request.target,
        request.reload,
        request.byUser,
        request.scrollX,
        request.scrollY,
        request.fetch);
  }

  void setProgress(float value) {
    if (loading) {
      progress = Math.max(progress, Math.clamp(value, 0f, 1f));
      tab.changed();
    }
  }

  /// Brings the document loader's news to the model. Called on network threads.
  private final class Client extends BodyClient {
    private final NavigationRequest request;

    Client(NavigationRequest request, BodyStream body) {
      super(browser.loop(), body);
      this.request = request;
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
            request.url = request.shown(url);
            tab.changed();
          });
    }

    @Override
    public void responseStarted(ResponseHead head) {
      postIfCurrent(() -> responded(request, head));
    }

    @Override
    void failedNow(NetError error) {
      if (navigation == request && request.page == null) {
        TabNavigator.this.failed(request, error, Url.parse(ViewSource.inner(request.url)));
      } else {
        super.failedNow(error);
      }
    }
  }
}
