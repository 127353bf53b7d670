package bulkhead.browser.tab;

import bulkhead.browser.internals.InternalPages;
import bulkhead.browser.process.RenderProcessHost;
import bulkhead.browser.process.TerminationStatus;
import bulkhead.browser.ui.BrowserWindow;
import bulkhead.browser.ui.PageChooser;
import bulkhead.browser.ui.PageDialog;
import bulkhead.browser.ui.PageInput;
import bulkhead.browser.ui.PageMenu;
import bulkhead.browser.ui.PageOptions;
import bulkhead.browser.ui.PrintSettings;
import bulkhead.browser.ui.SadTab;
import bulkhead.browser.ui.TabId;
import bulkhead.browser.ui.TabState;
import bulkhead.ipc.Outcome;
import bulkhead.ipc.api.ChosenValue;
import bulkhead.ipc.api.Done;
import bulkhead.ipc.api.GrantedFile;
import bulkhead.ipc.api.OptionChoice;
import bulkhead.ipc.api.Page;
import bulkhead.ipc.api.ScriptUrlRequest;
import bulkhead.ipc.api.SurfaceId;
import bulkhead.url.Url;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// One tab: the document that it shows, and the parts that look after the rest of it. It outlives
/// every process that draws it. Thread: `BrowserMain`.
///
/// | part | owns |
/// |---|---|
/// | [TabNavigator] | the navigation on its way |
/// | [NavigationController], [HistoryTraversal] | the history, and ways through it |
/// | [TabPages] | the pages in renderers |
/// | [TabViewport] | what they are told of their area |
/// | [TabPresentation] | what they say of themselves |
/// | [PageActions] | what the user does in the page |
/// | [TabDialogs], [TabLeaving], [TabDownloads] | what interrupts it |
public final class Tab {
  private final TabId id;
  private final BrowserModel browser;
  private final WindowModel window;
  private final String frameToken =
      UUID.randomUUID().toString().replace("-", "").toUpperCase(Locale.ROOT);
  private final @Nullable Tab source;
  private final boolean byScript;
  private final NavigationController history = new NavigationController();
  private final HistoryTraversal traversal;
  private final TabPages pages;
  private final TabNavigator navigator;
  private final TabViewport viewport = new TabViewport(this);
  private final TabPresentation presentation = new TabPresentation(this);
  private final Responsiveness responsiveness;
  private final PageActions actions = new PageActions(this);
  private final TabDownloads downloads = new TabDownloads(this);
  private final TabDialogs dialogs = new TabDialogs(this);
  private final TabLeaving leaving = new TabLeaving(this);

  /// The tabs whose scripts can reach each other; null while there is none but this one.
  private @Nullable BrowsingGroup group;

  /// The tab shows the empty document that a new window begins with.
  private boolean initialDocument;
  private boolean ignoresInput;

  private @Nullable Url documentUrl;
  private boolean fileAccess;
  private @Nullable SadTab sadTab;

  /// @param source the tab whose page it was opened from; null for none
  /// @param byScript whether the page did that, and not the user
  Tab(TabId id, BrowserModel browser, WindowModel window, @Nullable Tab source, boolean byScript) {
    this.id = id;
    this.source = source;
    this.byScript = byScript;
    this.browser = browser;
    this.window = window;
    this.traversal = new HistoryTraversal(this);
    this.pages = new TabPages(this);
    this.navigator = new TabNavigator(this);
    this.responsiveness = new Responsiveness(browser.loop(), this::changed);
  }

  public TabId id() {
    return id;
  }

  /// What the world outside calls the main frame, whatever process shows it: 32 hexadecimal digits.
  public String frameToken() {
    return frameToken;
  }

  /// The tab from whose page this one was opened, and whose browser context it shares; null for
  /// none. It may be closed.
  public @Nullable Tab source() {
    return source;
  }

  /// That tab if its page opened this one; null if the user did, such as by a click with Control.
  public @Nullable Tab opener() {
    return byScript ? source : null;
  }

  @Nullable BrowsingGroup group() {
    return group;
  }

  void join(BrowsingGroup joined) {
    group = joined;
    joined.add(this);
  }

  BrowserModel browser() {
    return browser;
  }

  public WindowModel window() {
    return window;
  }

  // Its parts

  public NavigationController history() {
    return history;
  }

  public HistoryTraversal traversal() {
    return traversal;
  }

  public TabNavigator navigator() {
    return navigator;
  }

  TabPages pages() {
    return pages;
  }

  public TabViewport viewport() {
    return viewport;
  }

  TabPresentation presentation() {
    return presentation;
  }

  /// @param granted whether a client of the DevTools protocol lets the page use the clipboard
  public void setClipboardPermission(BooleanSupplier granted) {
    actions.setClipboardPermission(granted);
  }

  PageActions actions() {
    return actions;
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

  TabDownloads downloads() {
    return downloads;
  }

  // The document

  /// The title of the document; empty if it has none.
  public String title() {
    return presentation.title();
  }

  /// The page in the renderer that shows the document; null before the first and after a death.
  public @Nullable PageRef page() {
    return pages.current();
  }

  /// The URL of the committed document; null before the first.
  public @Nullable Url documentUrl() {
    return documentUrl;
  }

  /// The document has moved within itself.
  void setDocumentUrl(String url) {
    documentUrl = Url.parse(url);
  }

  /// Only a document that is itself a file, and that the user asked for, may load files.
  boolean mayReadFiles() {
    return fileAccess;
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

  /// Whether it still shows the empty document that it began with when a script opened it (HTML
  /// §3.1.1, "is initial about:blank").
  public boolean isInitialDocument() {
    return initialDocument;
  }

  /// What is shown in the place of a page that has died; null for a page.
  @Nullable SadTab sadTab() {
    return sadTab;
  }

  void showSadTab(SadTab shown) {
    sadTab = shown;
    changed();
  }

  /// Shows the empty document that a script of another page in that process has just made for it:
  /// `window.open`. The process makes the page with the number that this returns.
  int beginIn(RenderProcessHost host, Tab by) {
    PageRef made = pages.adopt(host);
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
    if (initialDocument && entry != null && page() != null) {
      TabObserver.NavigationInfo info =
          new TabObserver.NavigationInfo(
              entry.document(), "about:blank", "text/html", false, false);
      browser.observe(observer -> observer.committed(this, info));
      browser.observe(observer -> observer.contentLoaded(this, entry.document()));
      browser.observe(observer -> observer.loaded(this, entry.document()));
    }
  }

  /// That navigation's document is there, in that page.
  void committed(NavigationRequest request, PageRef from) {
    PageRef old = pages.replace(from);
    sadTab = null;
    documentUrl = Url.parse(request.url);
    fileAccess =
        request.byUser
            && !request.errorPage
            && documentUrl != null
            && documentUrl.hasScheme("file");
    presentation.clear();
    initialDocument = false;
    dialogs.dismiss();
    dialogs.forget();
    leaving.forget();
    responsiveness.reset();
    viewport.update(from, viewport.zoomPercent()); // the profile may have been read meanwhile
    history.committed(request);
    browser.observe(observer -> observer.committed(this, request.info()));
    pages.turnFrom(old);
    changed();
  }

  void firstPaint(PageRef from) {
    if (from.equals(page())) {
      browser.observe(observer -> observer.painted(this));
    }
    pages.show(from);
  }

  void didParse(PageRef from, long navigationId) {
    if (from.equals(page()) && !initialDocument) {
      browser.observe(observer -> observer.contentLoaded(this, navigationId));
    }
  }

  void didFinishLoad(PageRef from, long navigationId) {
    if (!from.equals(page())) {
      return;
    }
    if (!initialDocument) {
      browser.observe(observer -> observer.loaded(this, navigationId));
    }
    navigator.didFinishLoad();
  }

  /// The process of a page of this tab is gone.
  void rendererGone(PageRef gone, TerminationStatus status) {
    browser.pageClosed(gone);
    dialogs.dismissOf(gone);
    browser.observe(observer -> observer.pageDropped(this, gone));
    if (pages.lost(gone)) {
      window.surfaceChanged(this);
      return;
    }
    boolean shown = gone.equals(page());
    boolean toCome = navigator.isGoingTo(gone);
    if (!shown && !toCome) {
      return;
    }
    if (toCome && navigator.mayAskAgain(gone.host())) {
      if (shown) {
        pages.forgetCurrent();
      }
      navigator.askAgain();
      return;
    }
    if (toCome) {
      navigator.lose();
    }
    if (shown || page() == null) {
      pages.forgetCurrent();
      sadTab = new SadTab(kind(status), status.detail(), gone.host().pid());
    }
    responsiveness.reset();
    window.surfaceChanged(this);
    navigator.crashed(status);
  }

  private static SadTab.Kind kind(TerminationStatus status) {
    return switch (status.kind()) {
      case NORMAL, CRASHED -> SadTab.Kind.CRASHED;
      case KILLED -> SadTab.Kind.KILLED;
      case OUT_OF_MEMORY -> SadTab.Kind.OUT_OF_MEMORY;
      case LAUNCH_FAILED -> SadTab.Kind.LAUNCH_FAILED;
      case BAD_MESSAGE -> SadTab.Kind.BAD_MESSAGE;
      case UNRESPONSIVE -> SadTab.Kind.UNRESPONSIVE;
    };
  }

  // Its end

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
    if (history.size() <= 1 || opener() != null) {
      askToClose();
    }
  }

  /// Ends the process that does not answer, because the user asked for it: of the page that is to
  /// show the next document, if it is that which it does not take, or else of the page itself.
  void endPage() {
    PageRef next = navigator.pageToCome();
    PageRef page = next != null && responsiveness.isForDocument() ? next : page();
    if (page != null) {
      page.host().killUnresponsive();
    }
  }

  void close() {
    dialogs.dismiss();
    browser.observe(observer -> observer.tabClosed(this));
    if (group != null) {
      group.remove(this);
    }
    navigator.cancelLoading();
    pages.close();
  }

  // The window

  @Nullable BrowserWindow view() {
    return window.view();
  }

  boolean isActive() {
    return window.active() == this;
  }

  /// What the window shows for this tab; null for its background only.
  @Nullable SurfaceId surface() {
    return sadTab != null ? null : pages.surface();
  }

  /// Calls the page that is shown, if there is one.
  void withPage(BiConsumer<Page, Integer> action) {
    pages.withCurrent(action);
  }

  /// A `javascript:` address of the user, typed or kept as a bookmark, runs in the document that is
  /// shown. As in Chromium, the browser's own pages run none.
  ///
  /// @return false if it is another address, or nothing has been shown yet
  boolean runScriptUrl(String url) {
    Url parsed = Url.parse(url);
    Url shown = documentUrl;
    if (parsed == null || !parsed.hasScheme("javascript") || shown == null) {
      return false;
    }
    if (sadTab == null && !shown.hasScheme("bulkhead")) {
      withPage(
          (page, pageId) ->
              page.runScriptUrl(
                  ScriptUrlRequest.newBuilder().setPageId(pageId).setUrl(parsed.href()).build()));
    }
    changed(); // the omnibox says where the tab is
    return true;
  }

  /// Something that a person would do in the page area. Completes when the page has handled it.
  public CompletableFuture<Done> input(PageInput input) {
    return ignoresInput
        ? CompletableFuture.completedFuture(Done.getDefaultInstance())
        : InputRouter.send(this, input);
  }

  /// Whether the page hears nothing of what a person does.
  public void setIgnoresInput(boolean ignores) {
    ignoresInput = ignores;
  }

  void unhandledKey(String name, String code) {
    PageInput.Key key = actions.unhandled(name, code);
    BrowserWindow view = view();
    if (key != null && view != null && isActive()) {
      view.unhandledKey(key);
    }
  }

  /// The page asks the user to print it.
  void askToPrint() {
    BrowserWindow view = view();
    if (view != null && isActive()) {
      view.askToPrint(id());
    } else {
      viewport().setPrinting(viewport().isPrinting()); // nobody to ask: the page's printing ends
    }
  }

  /// Puts the page on paper, in a file. Whatever goes wrong is told in the window.
  void print(PrintSettings settings, Path file) {
    double width = settings.paper().width();
    double height = settings.paper().height();
    PrintSheet sheet =
        new PrintSheet(
            settings.landscape() ? height : width,
            settings.landscape() ? width : height,
            PrintSheet.USUAL_MARGIN,
            PrintSheet.USUAL_MARGIN,
            PrintSheet.USUAL_MARGIN,
            PrintSheet.USUAL_MARGIN,
            settings.scalePercent() / 100.0);
    Outcome.either(
        browser
            .printer()
            .print(this, sheet, settings.backgrounds(), settings.margins())
            .thenAcceptAsync(pdf -> PrintedFile.write(file, pdf), browser.downloads().disk()),
        browser.loop(),
        (done, failure) -> {
          viewport().setPrinting(false);
          BrowserWindow view = view();
          if (failure != null && view != null) {
            view.printFailed(id(), PrintedFile.problem(failure));
          }
        });
  }

  /// Whether the user has just done something in this page, or in one whose scripts reach it.
  boolean groupIsActivated() {
    return actions.isActivated()
        || group != null && group.tabs().stream().anyMatch(each -> each.actions.isActivated());
  }

  void stopFinding(boolean select) {
    actions.stopFinding(select);
    presentation.setFound(null);
  }

  void showOptions(PageOptions options) {
    BrowserWindow view = view();
    if (view != null && isActive()) {
      view.showOptions(options);
    }
  }

  void showChooser(PageChooser chooser) {
    BrowserWindow view = view();
    if (view != null && isActive()) {
      view.showChooser(chooser);
    }
  }

  void valueChosen(int chooser, OptionalDouble value, boolean last) {
    withPage(
        (page, id) -> {
          ChosenValue.Builder chosen =
              ChosenValue.newBuilder().setPageId(id).setChooserId(chooser).setLast(last);
          value.ifPresent(chosen::setValue);
          page.valueChosen(chosen.build());
        });
  }

  void showContextMenu(PageMenu menu) {
    BrowserWindow view = view();
    if (view != null && isActive()) {
      view.showContextMenu(menu);
    }
  }

  void optionChosen(int list, int option) {
    withPage(
        (page, id) ->
            page.optionChosen(
                OptionChoice.newBuilder().setPageId(id).setListId(list).setOption(option).build()));
  }

  /// What stands for the browser context of its documents.
  Object browserContext() {
    return browser.tabNetwork().contextOf(this);
  }

  /// Whether the page may save a file: the user has just done something there, or a client allows
  /// it.
  boolean maySave() {
    return actions.isActivated() || browser.downloads().isAllowedByClient(browserContext());
  }

  /// Where a chooser of files may be shown for this tab's page; null where it may not: the user has
  /// done nothing there, or does not see it.
  @Nullable BrowserWindow viewForChooser() {
    return isActive() && actions.isActivated() ? view() : null;
  }

  /// Gives the page that is shown files, on behalf of a DevTools client. Completes on any thread.
  public CompletableFuture<List<GrantedFile>> grantFiles(List<Path> files) {
    PageRef shown = page();
    return FileReports.grant(
        shown == null ? null : browser.pages().fileGrants(shown.host()), files);
  }

  void changed() {
    window.changed();
  }

  /// The snapshot that the window shows.
  TabState state() {
    NavigationEntry entry = history.current();
    String wanted = navigator.wantedUrl();
    String address = wanted != null ? wanted : entry == null ? "" : entry.url();
    String url = address.equals(InternalPages.NEW_TAB) ? "" : address;
    String title = presentation.title();
    return new TabState(
        id,
        title.isEmpty() && url.isEmpty() ? "New Tab" : title,
        url,
        presentation.favicon(),
        navigator.isLoading(),
        navigator.progress(),
        history.canGoBack(),
        history.canGoForward(),
        presentation.statusText(),
        connection(),
        responsiveness.state(),
        sadTab,
        presentation.cursor(),
        viewport.zoomPercent(),
        browser.emptyPageColor(),
        page() != null,
        presentation.tooltip(),
        presentation.found(),
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
}
