package bulkhead.browser.devtools;

import bulkhead.browser.net.LoaderClient;
import bulkhead.browser.net.LoaderHandle;
import bulkhead.browser.net.NetError;
import bulkhead.browser.net.NetworkContext;
import bulkhead.browser.net.ResponseHead;
import bulkhead.browser.net.UrlLoaderFactory;
import bulkhead.browser.net.UrlRequest;
import bulkhead.browser.net.WebSocketClient;
import bulkhead.browser.net.WebSocketHandle;
import bulkhead.browser.net.WebSocketRequest;
import bulkhead.browser.process.RenderProcessHost;
import bulkhead.browser.process.TerminationStatus;
import bulkhead.browser.tab.BrowserModel;
import bulkhead.browser.tab.PageRef;
import bulkhead.browser.tab.Tab;
import bulkhead.browser.tab.TabLoads;
import bulkhead.browser.tab.TabObserver;
import bulkhead.browser.tab.WindowFeatures;
import bulkhead.browser.tab.WindowModel;
import bulkhead.browser.ui.PageDialog;
import bulkhead.devtools.CommandTable;
import bulkhead.devtools.Json;
import bulkhead.ipc.Binder;
import bulkhead.ipc.Outcome;
import bulkhead.ipc.api.DevToolsAgentHost;
import bulkhead.ipc.api.DevToolsFrameNotice;
import bulkhead.ipc.api.DevToolsMessage;
import bulkhead.ipc.api.DevToolsWorkerNotice;
import bulkhead.process.TaskLoop;
import bulkhead.process.UserAgent;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// The targets, and the sessions that clients have with them. A tab becomes a target when it has
/// its first document. Thread: `BrowserMain`.
public final class DevTools implements TabObserver, TabLoads {
  /// What the command line says of it.
  ///
  /// @param headless pages that clients open get no window
  /// @param width of such a page, CSS pixels
  /// @param product name and version, as in `Bulkhead/0.1.0`; empty to tell clients none
  public record Settings(
      boolean headless,
      int width,
      int height,
      float deviceScale,
      String product,
      List<String> commandLine) {}

  private final BrowserModel browser;
  private final Settings settings;
  private final CommandTable<Session> commands = new CommandTable<>();
  private final BrowserTarget browserTarget;
  private final Map<Tab, TabTarget> tabs = new LinkedHashMap<>();
  private final Set<TabTarget> announced = new LinkedHashSet<>();
  private final Map<Tab, CompletableFuture<TabTarget>> opening = new HashMap<>();
  private final List<Connection> connections = new ArrayList<>();
  private final Map<Integer, RendererSession> bySessionNumber = new HashMap<>();
  private final BrowserContexts contexts;

  /// A long page's picture takes seconds to be written down, and its PDF to be read, in which
  /// `BrowserMain` goes on.
  private final ExecutorService pictures =
      Executors.newSingleThreadExecutor(
          task -> Thread.ofPlatform().name("Pictures").daemon(true).unstarted(task));

  private BrowserContext contextOfNextTab;
  private int nextSessionNumber = 1;
  private TracingDomain.@Nullable Recording recording;

  public DevTools(BrowserModel browser, Settings settings) {
    this.browser = browser;
    this.settings = settings;
    this.browserTarget = new BrowserTarget(Ids.uuid());
    this.contexts = new BrowserContexts(browser.network());
    this.contextOfNextTab = contexts.ofProfile();
    TargetDomain.describe(commands);
    PageDomain.describe(commands);
    BrowserDomain.describe(commands);
    PermissionsDomain.describe(commands);
    EmulationDomain.describe(commands);
    InputDomain.describe(commands);
    NetworkDomain.describe(commands);
    FetchDomain.describe(commands);
    SecurityDomain.describe(commands);
    ResourceDomain.describe(commands);
    StorageDomain.describe(commands);
    SystemInfoDomain.describe(commands);
    FileInputs.describe(commands);
    DialogEvents.describe(commands);
    PrintDomain.describe(commands);
    IoDomain.describe(commands);
    TracingDomain.describe(commands);
    DownloadEvents saved = new DownloadEvents(this);
    saved.describe(commands);
    browser.addObserver(saved);
    new Screencasts().describe(commands);
    AcceptedCommands.describe(commands);
    browser.addObserver(this);
    browser.setTabLoads(this);
    browser.bindDevTools(this::bind);
  }

  private void bind(RenderProcessHost host, Binder channel) {
    channel.bind(
        DevToolsAgentHost.IPC,
        new DevToolsAgentHost() {
          @Override
          public void devToolsNotice(DevToolsMessage message) {
            notice(host, message);
          }

          @Override
          public void devToolsFrame(DevToolsFrameNotice notice) {
            PageRef from = new PageRef(host, notice.getPageId());
            for (TabTarget tab : tabs.values()) {
              if (from.equals(tab.tab().page())) {
                tab.page().frameChanged(notice);
              }
            }
          }

          @Override
          public void devToolsWorker(DevToolsWorkerNotice notice) {
            PageRef from = new PageRef(host, notice.getPageId());
            for (TabTarget tab : tabs.values()) {
              if (tab.page().renderers().contains(from)) {
                tab.page().workers().notice(from, notice);
              }
            }
          }
        },
        browser.loop());
  }

  BrowserModel browser() {
    return browser;
  }

  TaskLoop loop() {
    return browser.loop();
  }

  /// Where pictures and documents are made files.
  public Executor pictures() {
    return pictures;
  }

  Settings settings() {
    return settings;
  }

  CommandTable<Session> commands() {
    return commands;
  }

  /// The trace that is being recorded; null for none.
  TracingDomain.@Nullable Recording recording() {
    return recording;
  }

  void setRecording(TracingDomain.@Nullable Recording started) {
    recording = started;
  }

  BrowserTarget browserTarget() {
    return browserTarget;
  }

  String userAgent() {
    return UserAgent.DEFAULT;
  }

  /// The version of V8, as far as the browser process knows: scripts run in the renderers.
  String engineVersion() {
    return "";
  }

  int nextSessionNumber() {
    return nextSessionNumber++;
  }

  // Clients

  /// A client has connected to that target; null if there is none such.
  /// @param targetId of the browser or of a page
  @Nullable Connection connect(String targetId, Connection.Wire wire) {
    DevToolsTarget target = target(targetId);
    return target == null ? null : connect(target, wire);
  }

  /// A client of the browser's own, connected to a tab's page.
  public PageClient client(Tab tab) {
    PageClient client = new PageClient();
    client.connected(connect(page(tab), client));
    return client;
  }

  private Connection connect(DevToolsTarget target, Connection.Wire wire) {
    Connection connection = new Connection(this, wire, target);
    begun(connection.root());
    connections.add(connection);
    return connection;
  }

  void disconnected(Connection connection) {
    connections.remove(connection);
    connection.close();
    for (BrowserContext context : contexts.made()) {
      if (context.disposeOnDetach() && context.owner() == connection) {
        dispose(context);
      }
    }
  }

  /// All sessions of all clients.
  private List<Session> sessions() {
    List<Session> all = new ArrayList<>();
    for (Connection connection : connections) {
      all.add(connection.root());
      all.addAll(connection.sessions());
    }
    return all;
  }

  private void begun(Session session) {
    RendererSession renderer = session.renderer();
    if (renderer != null) {
      bySessionNumber.put(renderer.number(), renderer);
      tellPermissions(session);
    }
    changed(session.target());
  }

  /// Attaches `parent`'s client to a target: a new flat session.
  Session attach(Session parent, DevToolsTarget target, boolean waiting) {
    Session session = new Session(this, parent.connection(), Ids.next(), target, parent);
    session.setWaiting(waiting);
    parent.connection().add(session);
    begun(session);
    parent.event(
        "Target.attachedToTarget",
        Json.object(
            "sessionId", session.id(),
            "targetInfo", target.info(),
            "waitingForDebugger", waiting));
    return session;
  }

  /// Ends a session and those that were attached through it.
  void end(Session session) {
    if (session.hasEnded()) {
      return;
    }
    for (Session child : session.connection().sessions()) {
      if (child.parent() == session) {
        end(child);
      }
    }
    session.ended();
    session.connection().remove(session);
    if (session.target() instanceof PageTarget page) {
      DialogEvents.sessionEnded(page);
    }
    RendererSession renderer = session.renderer();
    if (renderer != null) {
      bySessionNumber.remove(renderer.number());
    }
    release(session.target());
    changed(session.target());
    Session parent = session.parent();
    if (parent != null) {
      parent.event(
          "Target.detachedFromTarget",
          Json.object("sessionId", session.id(), "targetId", session.target().id()));
    }
  }

  /// Lets a new tab go where it is to go, once no session holds it back.
  void release(DevToolsTarget target) {
    if (target instanceof WorkerTarget worker) {
      if (worker.sessions().stream().noneMatch(Session::waiting)) {
        worker.proceed();
      }
      return;
    }
    TabTarget tab =
        switch (target) {
          case TabTarget t -> t;
          case PageTarget page -> tabs.get(page.tab());
          case WorkerTarget worker -> null;
          case BrowserTarget b -> null;
        };
    if (tab != null) {
      boolean waits =
          tab.sessions().stream().anyMatch(Session::waiting)
              || tab.page().sessions().stream().anyMatch(Session::waiting);
      tab.page().goIfNobodyWaits(waits);
    }
  }

  // Targets

  /// The announced targets, the browser first.
  List<DevToolsTarget> targets() {
    List<DevToolsTarget> targets = new ArrayList<>();
    targets.add(browserTarget);
    for (TabTarget tab : announced) {
      targets.add(tab);
      targets.add(tab.page());
    }
    return targets;
  }

  @Nullable DevToolsTarget target(String id) {
    for (DevToolsTarget target : targets()) {
      if (target.id().equals(id)) {
        return target;
      }
    }
    return null;
  }

  @Nullable TabTarget tabTarget(Tab tab) {
    return tabs.get(tab);
  }

  /// Where a client wants a tab; headless, each has a window of its own.
  enum Opens {
    TAB,
    BACKGROUND_TAB,
    WINDOW
  }

  /// Opens a tab for a client; complete when it is announced.
  CompletableFuture<TabTarget> open(
      BrowserContext context, @Nullable Integer width, @Nullable Integer height, Opens where) {
    contextOfNextTab = context;
    Tab tab;
    if (settings.headless()) {
      float scale = settings.deviceScale();
      WindowModel window =
          browser.openHeadless(
              Math.max(1, Math.round((width == null ? settings.width() : width) * scale)),
              Math.max(1, Math.round((height == null ? settings.height() : height) * scale)),
              scale);
      tab = window.addTab(0, true);
    } else {
      List<WindowModel> windows = browser.windows();
      boolean inWindow = windows.isEmpty() || where == Opens.WINDOW;
      tab =
          inWindow
              ? browser.openWindow("about:blank").tabs().getFirst()
              : windows.getLast().addTab(windows.getLast().tabs().size(), where == Opens.TAB);
    }
    contextOfNextTab = contexts.ofProfile();
    CompletableFuture<TabTarget> opened = new CompletableFuture<>();
    opening.put(tab, opened);
    tab.navigator().navigate("about:blank", true);
    return opened;
  }

  private void announce(TabTarget tab) {
    if (!announced.add(tab)) {
      return;
    }
    for (DevToolsTarget target : List.of(tab, tab.page())) {
      for (Session session : sessions()) {
        TargetFilter filter = session.discovers();
        if (filter != null && filter.wants(target)) {
          session.event("Target.targetCreated", Json.object("targetInfo", target.info()));
        }
      }
      for (Session session : sessions()) {
        autoAttach(session, target, true);
      }
    }
    CompletableFuture<TabTarget> waiting = opening.remove(tab.tab());
    if (waiting != null) {
      waiting.complete(tab);
    }
  }

  /// Attaches a session to a target if it has asked for that.
  /// @param fresh whether the target has just come to be, so that it can be held back
  void autoAttach(Session session, DevToolsTarget target, boolean fresh) {
    Session.AutoAttach wanted = session.autoAttach();
    if (wanted == null || !wanted.filter().wants(target) || session.hasEnded()) {
      return;
    }
    boolean related =
        switch (session.target()) {
          case BrowserTarget b -> target instanceof TabTarget || target instanceof PageTarget;
          case TabTarget tab -> target == tab.page();
          case PageTarget page -> target instanceof WorkerTarget worker && worker.page() == page;
          case WorkerTarget worker -> false;
        };
    if (!related) {
      return;
    }
    for (Session existing : target.sessions()) {
      if (existing.parent() == session) {
        return;
      }
    }
    attach(session, target, fresh && wanted.waitForDebugger());
  }

  /// Tells those who want to know that a target's information has changed.
  void changed(DevToolsTarget target) {
    if (target instanceof BrowserTarget || !targets().contains(target)) {
      return;
    }
    for (Session session : sessions()) {
      TargetFilter filter = session.discovers();
      if (filter != null && filter.wants(target)) {
        session.event("Target.targetInfoChanged", Json.object("targetInfo", target.info()));
      }
    }
  }

  void close(TabTarget target) {
    target.tab().window().close(target.tab());
  }

  // Browser contexts

  BrowserContexts contexts() {
    return contexts;
  }

  /// Closes the pages of a context, and drops what it has.
  void dispose(BrowserContext context) {
    contexts.remove(context);
    for (TabTarget tab : List.copyOf(tabs.values())) {
      if (tab.page().context() == context) {
        close(tab);
      }
    }
    context.network().close();
  }

  /// Tells the pages of a context what they may.
  void permissionsChanged(BrowserContext context) {
    for (Session session : sessions()) {
      if (session.target() instanceof PageTarget page && page.context() == context) {
        tellPermissions(session);
      }
    }
  }

  private void tellPermissions(Session session) {
    RendererSession renderer = session.renderer();
    if (renderer == null || !(session.target() instanceof PageTarget page)) {
      return;
    }
    BrowserContext context = page.context();
    Tab tab = page.tab();
    tab.setClipboardPermission(
        () -> PermissionsDomain.isGranted(context, tab.documentUrl(), "clipboard-read"));
    if (context.permissions().isEmpty()) {
      if (renderer.forget("permissions")) {
        renderer.once("Emulation.permissions", new JsonObject());
      }
    } else {
      renderer.always(
          "permissions",
          "Emulation.permissions",
          Json.object("permissions", context.permissions().deepCopy()));
    }
  }

  // From the renderers

  private void notice(RenderProcessHost host, DevToolsMessage message) {
    RendererSession session = bySessionNumber.get(message.getSessionNumber());
    PageRef from = new PageRef(host, message.getPageId());
    if (session == null || !session.attachedTo(from)) {
      return; // it has ended while this was on its way, or the page has
    }
    session.notice(from, message);
  }

  // TabLoads

  @Override
  public LoaderHandle start(
      Tab tab, UrlRequest request, TabLoads.Initiator initiator, LoaderClient client) {
    return page(tab).network().start(request, initiator, client);
  }

  @Override
  public WebSocketHandle openSocket(
      Tab tab, UrlLoaderFactory network, WebSocketRequest request, WebSocketClient client) {
    return SocketWatch.open(
        this,
        page(tab).network(),
        request,
        client,
        watching ->
            network.openSocket(request.withOptions(page(tab).network().options(null)), watching));
  }

  @Override
  public NetworkContext context(Tab tab) {
    return page(tab).context().network();
  }

  // TabObserver

  @Override
  public void tabOpened(Tab tab) {
    Tab source = tab.source();
    BrowserContext context = source == null ? contextOfNextTab : page(source).context();
    tabs.put(tab, new TabTarget(tab, new PageTarget(this, tab, context)));
  }

  PageTarget page(Tab tab) {
    return tabs.computeIfAbsent(
            tab, t -> new TabTarget(t, new PageTarget(this, t, contexts.ofProfile())))
        .page();
  }

  @Override
  public void tabClosed(Tab tab) {
    TabTarget target = tabs.remove(tab);
    if (target == null) {
      return;
    }
    CompletableFuture<TabTarget> waiting = opening.remove(tab);
    if (waiting != null) {
      waiting.completeExceptionally(new IllegalStateException("the tab was closed"));
    }
    boolean known = announced.remove(target);
    for (DevToolsTarget gone : List.of(target.page(), target)) {
      for (Session session : List.copyOf(gone.sessions())) {
        session.event("Inspector.detached", Json.object("reason", "target_closed"));
        if (session.id().isEmpty()) {
          session.connection().close();
        } else {
          end(session);
        }
      }
      if (!known) {
        continue;
      }
      for (Session session : sessions()) {
        TargetFilter filter = session.discovers();
        if (filter != null && filter.wants(gone)) {
          session.event("Target.targetDestroyed", Json.object("targetId", gone.id()));
        }
      }
    }
  }

  @Override
  public void pageCreated(Tab tab, PageRef created) {
    PageTarget page = page(tab);
    page.renderers().add(created);
    for (Session session : page.sessions()) {
      RendererSession renderer = session.renderer();
      if (renderer != null) {
        renderer.attach(created);
      }
    }
  }

  @Override
  public void pageDropped(Tab tab, PageRef gone) {
    TabTarget target = tabs.get(tab);
    if (target == null || !target.page().renderers().remove(gone)) {
      return;
    }
    for (Session session : List.copyOf(target.page().sessions())) {
      RendererSession renderer = session.renderer();
      if (renderer != null) {
        renderer.dropped(gone);
      }
    }
    target.page().workers().dropped(gone);
  }

  @Override
  public void navigationStarted(Tab tab, NavigationInfo navigation) {
    page(tab).started(navigation);
  }

  @Override
  public void navigationResponded(Tab tab, NavigationInfo navigation, ResponseHead head) {
    page(tab).responded(navigation);
  }

  @Override
  public void navigationFailed(Tab tab, NavigationInfo navigation, NetError error) {
    page(tab).failed(navigation, error.chromiumName());
  }

  @Override
  public void navigationCanceled(Tab tab, NavigationInfo navigation) {
    page(tab).canceled(navigation);
  }

  @Override
  public void committed(Tab tab, NavigationInfo navigation) {
    PageTarget page = page(tab);
    PageRef now = tab.page();
    // The empty document that a window began with may stay: then nothing takes its place.
    if (now != null && page.shown() != null && !tab.isInitialDocument()) {
      for (Session session : List.copyOf(page.sessions())) {
        RendererSession renderer = session.renderer();
        if (renderer != null && now.equals(page.shown())) {
          renderer.documentReplaced();
        } else if (renderer != null) {
          renderer.processSwapped();
        }
      }
    }
    if (now != null) {
      page.setShown(now);
    }
    TabTarget target = tabs.get(tab);
    if (page.isHeld() && target != null && !announced.contains(target)) {
      announce(target); // its first document only waits for the one that it was opened for
      return;
    }
    page.committed(navigation);
    if (target != null) {
      announce(target);
    }
    changed(page);
  }

  @Override
  public void contentLoaded(Tab tab, long navigationId) {
    if (page(tab).hasDocument()) {
      page(tab).contentLoaded();
    }
  }

  @Override
  public void loaded(Tab tab, long navigationId) {
    if (page(tab).hasDocument()) {
      page(tab).loaded();
      page(tab).watchForIdleNetwork();
    }
  }

  @Override
  public void painted(Tab tab) {
    page(tab).painted();
  }

  @Override
  public void navigatedWithinDocument(Tab tab, String url) {
    page(tab).movedWithinDocument(url);
    changed(page(tab));
  }

  @Override
  public void titleChanged(Tab tab) {
    changed(page(tab));
  }

  @Override
  public boolean delays(Tab tab, Runnable navigation) {
    TabTarget target = tabs.get(tab);
    if (target == null) {
      return false;
    }
    boolean known = announced.contains(target);
    if (!known && sessions().stream().noneMatch(DevTools::holdsNewTargets)) {
      return false;
    }
    target.page().goLater(navigation);
    if (known) {
      release(target);
    } else {
      opening.put(tab, new CompletableFuture<>());
      Outcome.then(opening.get(tab), loop(), this::release);
      tab.navigator().navigate("about:blank", true);
    }
    return true;
  }

  private static boolean holdsNewTargets(Session session) {
    Session.AutoAttach wanted = session.autoAttach();
    return wanted != null && wanted.waitForDebugger() && session.target() instanceof BrowserTarget;
  }

  @Override
  public void tabBegun(Tab tab) {
    TabTarget target = tabs.get(tab);
    if (target != null) {
      target.page().setShown(tab.page());
      announce(target);
    }
  }

  @Override
  public void windowOpened(Tab opener, Tab opened, WindowFeatures features) {
    page(opener)
        .event(
            "Page.windowOpen",
            Json.object(
                "url",
                features.url().isEmpty() ? "about:blank" : features.url(),
                "windowName",
                features.name(),
                "windowFeatures",
                features.list(),
                "userGesture",
                features.userGesture()));
  }

  @Override
  public boolean dialogOpening(Tab tab, PageDialog dialog, String url) {
    return DialogEvents.opening(page(tab), dialog, url);
  }

  @Override
  public void dialogClosed(Tab tab, PageDialog dialog, PageDialog.Answer answer) {
    DialogEvents.closed(page(tab), answer);
  }

  @Override
  public void crashed(Tab tab, TerminationStatus status) {
    PageTarget page = page(tab);
    page.setShown(null);
    for (Session session : List.copyOf(page.sessions())) {
      session.event("Inspector.targetCrashed", new JsonObject());
    }
    for (Session session : sessions()) {
      TargetFilter filter = session.discovers();
      if (filter != null && filter.wants(page)) {
        session.event(
            "Target.targetCrashed",
            Json.object(
                "targetId",
                page.id(),
                "status",
                status.kind().name().toLowerCase(java.util.Locale.ROOT),
                "errorCode",
                0));
      }
    }
    TabTarget target = tabs.get(tab);
    if (target != null) {
      announce(target);
    }
  }
}
