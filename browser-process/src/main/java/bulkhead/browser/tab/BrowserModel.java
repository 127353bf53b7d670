package bulkhead.browser.tab;

import bulkhead.browser.files.Downloads;
import bulkhead.browser.internals.InternalPages;
import bulkhead.browser.net.FetchParameters;
import bulkhead.browser.net.NetworkContext;
import bulkhead.browser.net.UrlLoaderFactory;
import bulkhead.browser.process.ArenaOwner;
import bulkhead.browser.process.ChildProcessLauncher;
import bulkhead.browser.process.GpuProcessHost;
import bulkhead.browser.process.Installation;
import bulkhead.browser.process.PluginProcessHost;
import bulkhead.browser.process.ProcessModel;
import bulkhead.browser.process.RenderProcessHost;
import bulkhead.browser.process.RenderProcessPool;
import bulkhead.browser.storage.Profile;
import bulkhead.browser.storage.WindowPlacement;
import bulkhead.browser.ui.BrowserCommands;
import bulkhead.browser.ui.BrowserWindow;
import bulkhead.browser.ui.InfoBar;
import bulkhead.browser.ui.OmniboxInput;
import bulkhead.browser.ui.PageViewport;
import bulkhead.browser.ui.TabId;
import bulkhead.browser.ui.WindowState;
import bulkhead.ipc.Binder;
import bulkhead.ipc.api.AreaChange;
import bulkhead.ipc.api.GpuInfo;
import bulkhead.ipc.api.GpuSetUp;
import bulkhead.ipc.api.OpenWindowReply;
import bulkhead.ipc.api.OpenWindowRequest;
import bulkhead.ipc.api.SiteStorageClient;
import bulkhead.ipc.api.SoftwareFrameNotice;
import bulkhead.ipc.api.StorageArea;
import bulkhead.ipc.api.SurfaceId;
import bulkhead.process.PluginManifest;
import bulkhead.process.TaskLoop;
import bulkhead.url.Url;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The browser: windows, tabs, and the processes behind them. Headless runs use it without a view.
/// Thread: `BrowserMain`, which also makes it.
public final class BrowserModel {
  /// What the command line decides.
  ///
  /// @param defaultBackground ARGB, the page's colour where the page has none
  /// @param automated a program drives the browser, which pages are told
  /// @param popups scripts may open windows though the user has done nothing
  public record Settings(
      ProcessModel processModel,
      GpuSetUp graphics,
      boolean headless,
      boolean hideScrollbars,
      int defaultBackground,
      boolean dark,
      String acceptLanguage,
      boolean automated,
      boolean popups,
      boolean floods) {}

  /// Makes a window's view; given what it shows first and the window's commands. Null in headless
  /// mode.
  public interface ViewFactory extends BiFunction<WindowState, BrowserCommands, BrowserWindow> {}

  /// The canvas of a page that has a dark scheme and no background: Chromium's.
  private static final int DARK_PAGE = 0x121212;

  private static final int LIGHT_PAGE = 0xFFFFFF;

  private final TaskLoop loop;
  private final Settings settings;
  private final Profile profile;
  private final SiteAreas siteAreas;
  private final TabNetwork network;
  private final PageRegistry pages;
  private final RendererServices services;
  private final GpuProcessHost gpu;
  private final RenderProcessPool renderers;
  private final PluginProcesses plugins;
  private final PageCaptures captures;
  private final PagePrinter printer;
  private final @Nullable ViewFactory views;
  private final List<WindowModel> windows = new ArrayList<>();
  private final List<TabObserver> observers = new ArrayList<>();
  private final BroadcastGroups broadcasts = new BroadcastGroups();
  private final OriginLocks locks = new OriginLocks();
  private final PortLinks links = new PortLinks();
  private final SharedWorkerHosts sharedWorkers;
  private final ObjectUrls objectUrls = new ObjectUrls();
  private final Downloads downloads = new Downloads();
  private final BookmarksModel bookmarks;
  private boolean dark;
  private final ZoomLevels zoomLevels;
  private final OpenedWindows opened = new OpenedWindows(this);
  private final InternalPages internals = new InternalPages(this::facts);
  private @Nullable GpuInfo gpuInfo;

  /// Why renderers could not lock themselves; null while none has said so.
  private @Nullable String notLocked;
  private final List<Runnable> onQuit = new ArrayList<>();
  private final Map<BrowserWindow.Clipboard, String> clipboards =
      new EnumMap<>(BrowserWindow.Clipboard.class);
  private boolean quitting;
  private boolean staysWithoutWindows;
  private int nextWindowNumber = 1;
  private long nextTabId = 1;
  private long nextNavigationId = 1;
  private long nextBodyId = 2;

  public BrowserModel(
      TaskLoop loop,
      Settings settings,
      Profile profile,
      Supplier<UrlLoaderFactory> network,
      BrowserFonts fonts,
      ChildProcessLauncher launcher,
      Supplier<List<PluginManifest>> installedPlugins,
      @Nullable ViewFactory views) {
    this.loop = loop;
    this.sharedWorkers = new SharedWorkerHosts(links, loop);
    this.settings = settings;
    this.profile = profile;
    this.siteAreas = new SiteAreas(profile.siteData(), () -> network().context());
    this.network = new TabNetwork(loop, objectUrls, network);
    this.services = new RendererServices(this, settings, fonts);
    this.views = views;
    this.dark = settings.dark();
    this.gpu = new GpuProcessHost(launcher, loop, settings.graphics(), this::gpuIsUp);
    this.renderers =
        new RenderProcessPool(
            settings.processModel(),
            loop,
            launcher,
            gpu,
            services,
            this::isLoading,
            settings.headless() ? System.Logger.Level.INFO : System.Logger.Level.WARNING);
    this.plugins = new PluginProcesses(this, launcher, installedPlugins);
    this.pages = new PageRegistry(loop, this.network, sharedWorkers, plugins::handles);
    this.captures = new PageCaptures(plugins, loop);
    this.printer = new PagePrinter(captures);
    this.bookmarks = new BookmarksModel(profile, loop, this::windowsChanged);
    this.zoomLevels = new ZoomLevels(profile.preferences(), this::viewportsChanged);
    addObserver(new RunRecorder(internals.records()));
  }

  /// What pages have copied where there is no desktop.
  Map<BrowserWindow.Clipboard, String> clipboards() {
    return clipboards;
  }

  /// Starts the GPU process and the first renderer: before anything else, because they take
  /// longest.
  public void startProcesses() {
    gpu.start();
    renderers.refillSpares();
  }

  /// Reads what the profile keeps for the windows, once there is time.
  public void loadProfile() {
    bookmarks.load();
    zoomLevels.load(loop);
  }

  ZoomLevels zoomLevels() {
    return zoomLevels;
  }

  private void viewportsChanged() {
    for (WindowModel window : windows) {
      window.tabs().forEach(tab -> tab.viewport().changed());
      window.changed();
    }
  }

  InternalPages internals() {
    return internals;
  }

  /// For `bulkhead://version`.
  private Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    GpuInfo gpuSays = gpuInfo;
    facts.put("Bulkhead", Installation.VERSION);
    facts.put("Processes", settings.processModel().toString());
    facts.put(
        "Sandbox",
        notLocked != null ? "off: " + notLocked : sandbox() ? "on" : "off (--no-sandbox)");
    facts.put("Pixels", ArenaOwner.usesFiles() ? "through files" : "through shared memory");
    facts.put(
        "Drawing",
        gpuSays == null
            ? "not known yet"
            : gpuSays.getGl()
                ? "OpenGL: " + gpuSays.getRenderer()
                : "software" + becauseOf(gpuSays.getFallbackReason()));
    facts.put("Profile", profile.directory().toString());
    return facts;
  }

  private static String becauseOf(String reason) {
    return reason.isEmpty() ? "" : ": " + reason;
  }

  /// The same for all renderers of a machine: the first says it.
  void rendererNotLocked(String why) {
    if (notLocked == null) {
      notLocked = why;
      System.getLogger("bulkhead.browser.process")
          .log(System.Logger.Level.WARNING, "pages are not kept in a sandbox: " + why);
      windows.forEach(window -> window.addInfoBar(InfoBar.notLocked(why)));
    }
  }

  private void gpuIsUp(GpuInfo info) {
    gpuInfo = info;
    if (!info.getFallbackReason().isEmpty() && !info.getNoHardware()) {
      windows.forEach(
          window -> window.addInfoBar(InfoBar.softwareRendering(info.getFallbackReason())));
    }
  }

  /// What the GPU process said of itself; null before it has.
  public @Nullable GpuInfo gpuInfo() {
    return gpuInfo;
  }

  /// Has `observer` told of all tabs from now on.
  public void addObserver(TabObserver observer) {
    observers.add(observer);
  }

  List<TabObserver> observers() {
    return observers;
  }

  void observe(Consumer<TabObserver> news) {
    for (TabObserver observer : observers) {
      news.accept(observer);
    }
  }

  /// Clients may look at the pages: `binder` binds to each renderer's channel what tells them.
  /// Comes before the renderers.
  public void bindDevTools(BiConsumer<RenderProcessHost, Binder> binder) {
    services.bindDevTools(binder);
  }

  /// The browser goes on when its last window is closed: until [#quit()].
  public void stayWithoutWindows() {
    staysWithoutWindows = true;
  }

  // What the parts use

  public TaskLoop loop() {
    return loop;
  }

  public GpuProcessHost gpu() {
    return gpu;
  }

  public RenderProcessPool renderers() {
    return renderers;
  }

  /// Whether any tab is.
  private boolean isLoading() {
    return windows.stream()
        .flatMap(window -> window.tabs().stream())
        .anyMatch(tab -> tab.navigator().isLoading());
  }

  PluginProcesses plugins() {
    return plugins;
  }

  /// The plugin processes of this moment.
  public List<PluginProcessHost> pluginHosts() {
    return plugins.hosts();
  }

  /// How tabs load.
  TabNetwork tabNetwork() {
    return network;
  }

  /// Has all loads of all tabs started by `loads` from now on.
  public void setTabLoads(TabLoads loads) {
    network.watch(loads);
  }

  public UrlLoaderFactory network() {
    return network.network();
  }

  /// Which tab has which page.
  PageRegistry pages() {
    return pages;
  }

  /// Empties the local storage of an origin, for its pages too.
  public void clearLocalStorage(NetworkContext context, String origin) {
    siteAreas.local(context, origin, loop()).clear();
    siteAreas.dropAll(context, origin);
    AreaChange change =
        AreaChange.newBuilder()
            .setArea(StorageArea.newBuilder().setOrigin(origin))
            .setClear(true)
            .build();
    for (RenderProcessHost host : pages.hostsOf(origin)) {
      if (host.context() == context) {
        host.send(channel -> channel.proxy(SiteStorageClient.IPC).changed(change));
      }
    }
  }

  SiteAreas siteAreas() {
    return siteAreas;
  }

  OriginLocks locks() {
    return locks;
  }

  BroadcastGroups broadcasts() {
    return broadcasts;
  }

  PortLinks links() {
    return links;
  }

  SharedWorkerHosts sharedWorkers() {
    return sharedWorkers;
  }

  ObjectUrls objectUrls() {
    return objectUrls;
  }

  boolean sandbox() {
    return settings.processModel().sandbox();
  }

  boolean dark() {
    return dark;
  }

  /// What a window shows where a page is to come and nothing is drawn yet, 0xRRGGBB.
  int emptyPageColor() {
    return dark ? DARK_PAGE : LIGHT_PAGE;
  }

  /// The windows are dark or light; pages are told (`prefers-color-scheme`).
  public void setDark(boolean nowDark) {
    if (nowDark != dark) {
      dark = nowDark;
      windows.forEach(WindowModel::emptyPageColorChanged);
      viewportsChanged();
    }
  }

  BookmarksModel bookmarks() {
    return bookmarks;
  }

  int nextWindowNumber() {
    return nextWindowNumber++;
  }

  TabId nextTabId() {
    return new TabId(nextTabId++);
  }

  long nextNavigationId() {
    return nextNavigationId++;
  }

  /// Numbers of navigation bodies are even; the renderer's own requests are odd.
  long nextBodyId() {
    long id = nextBodyId;
    nextBodyId += 2;
    return id;
  }

  /// A page is gone from its tab, and with it what others did for it.
  void pageClosed(PageRef page) {
    pages.unregister(page);
    plugins.pageClosed(page);
    captures.pageGone(page);
    printer.pageGone(page);
  }

  /// Where pages' files are saved.
  public Downloads downloads() {
    return downloads;
  }

  void surfaceShown(WindowModel window, SurfaceId surface) {
    Tab active = window.active();
    if (active != null) {
      active.changed();
    }
  }

  // Windows and tabs

  public List<WindowModel> windows() {
    return List.copyOf(windows);
  }

  /// Opens a window with one tab.
  /// @param typed what the tab goes to, as typed; null for an empty tab
  public WindowModel openWindow(@Nullable String typed) {
    WindowModel window = new WindowModel(this, new PageViewport(0, 800, 600, 1, 0, 0));
    windows.add(window);
    if (notLocked != null) {
      window.addInfoBar(InfoBar.notLocked(notLocked));
    }
    if (!settings.processModel().sandbox()) {
      window.addInfoBar(
          settings.processModel().kind() == ProcessModel.Kind.SINGLE_PROCESS
              ? InfoBar.SINGLE_PROCESS
              : InfoBar.NO_SANDBOX);
    }
    openTab(window, typed, true);
    WindowState first = window.state();
    if (views != null && first != null) {
      BrowserWindow view = views.apply(first, new WindowCommands(this, window));
      window.attach(view);
      if (typed == null) {
        view.focusOmnibox();
      }
    }
    return window;
  }

  /// Another start of the browser with this profile wants these opened: in the window opened last,
  /// which comes to the front; without any, in a new one.
  /// @param typed where to, as typed
  public void openForFurtherStart(List<String> typed) {
    if (typed.isEmpty() || windows.isEmpty()) {
      openWindow(typed.isEmpty() ? null : typed.getFirst());
    } else {
      openTab(windows.getLast(), typed.getFirst(), true);
    }
    WindowModel window = windows.getLast();
    typed.stream().skip(1).forEach(address -> openTab(window, address, false));
    BrowserWindow view = window.view();
    if (view != null) {
      view.toFront();
    }
  }

  /// Opens the one window of headless mode: memory of that size.
  public WindowModel openHeadless(int widthPx, int heightPx, float deviceScale) {
    WindowModel window =
        new WindowModel(this, new PageViewport(0, widthPx, heightPx, deviceScale, 0, 0));
    windows.add(window);
    window.createOutput(settings.defaultBackground());
    return window;
  }

  public void closeWindow(WindowModel window) {
    if (windows.remove(window)) {
      window.destroy();
      if (windows.isEmpty() && !staysWithoutWindows) {
        quit();
      }
    }
  }

  /// Opens a tab at the end of the strip.
  /// @param typed where it goes, as typed; null for an empty tab
  public Tab openTab(WindowModel window, @Nullable String typed, boolean foreground) {
    Tab tab = window.addTab(window.tabs().size(), foreground);
    if (typed == null) {
      tab.navigator().navigate(InternalPages.NEW_TAB, true);
      if (foreground) {
        window.focusOmnibox();
      }
    } else {
      navigateTyped(tab, typed);
    }
    return tab;
  }

  void openTabFromPage(Tab opener, String url, boolean foreground) {
    openTabFromPage(opener, url, foreground, false, FetchParameters.DEFAULT);
  }

  /// @param byPage whether the page opens it, and not the user
  void openTabFromPage(
      Tab opener, String url, boolean foreground, boolean byPage, FetchParameters fetch) {
    Tab tab = opened.besides(opener, foreground, null, byPage);
    if (tab != null) {
      begin(tab, () -> tab.navigator().navigateFromPage(url, false, opener.mayReadFiles(), fetch));
    }
  }

  /// `window.open` of a script.
  OpenWindowReply openWindowOf(Tab opener, OpenWindowRequest request) {
    return opened.open(opener, request);
  }

  /// Whether windows that nobody has asked for may open.
  boolean allowsPopups() {
    return settings.headless() || settings.popups();
  }

  /// Whether pages may navigate as often as they like.
  boolean allowsFloods() {
    return settings.floods();
  }

  /// Has a navigation of a new tab begin; later, if a client wants to see the tab before.
  void begin(Tab tab, Runnable navigation) {
    for (TabObserver observer : observers) {
      if (observer.delays(tab, navigation)) {
        return;
      }
    }
    navigation.run();
  }

  /// Opens what a page named, from its context menu, with the page's own rights.
  void openFromPage(Tab opener, String url, BrowserCommands.Opens where) {
    Url parsed = Url.parse(url);
    if (parsed == null || !opener.mayGoTo(parsed)) {
      return;
    }
    switch (where) {
      case NEW_TAB -> openTabFromPage(opener, parsed.href(), false);
      case NEW_WINDOW -> {
        WindowModel window = openWindow(null);
        Tab tab = window.active();
        if (tab != null) {
          tab.navigator().navigateFromPage(parsed.href(), false, opener.mayReadFiles());
        }
      }
    }
  }

  /// Opens a tab beside this one with the source of its document.
  void viewSource(Tab of) {
    String url = of.shownUrl();
    for (WindowModel window : windows) {
      int index = window.tabs().indexOf(of);
      if (index >= 0 && !url.isEmpty() && !ViewSource.is(url)) {
        window.addTab(index + 1, true).navigator().navigate(ViewSource.of(url), true);
      }
    }
  }

  /// Goes where the typed text leads.
  public void navigateTyped(Tab tab, String typed) {
    switch (OmniboxInput.of(typed)) {
      case OmniboxInput.Address(String url) -> {
        if (!tab.runScriptUrl(url)) {
          tab.navigator().navigate(url, true);
        }
      }
      case OmniboxInput.Words(String words) ->
          tab.navigator().navigate(InternalPages.searchFor(words), true);
      case OmniboxInput.Empty() -> {}
    }
  }

  private void windowsChanged() {
    windows.forEach(WindowModel::changed);
  }

  // Profile

  void windowPlaced(WindowPlacement placement) {
    profile.preferences().setWindowPlacement(placement);
  }

  // What pages show and say

  /// Pages on paper, for whoever wants them.
  public PagePrinter printer() {
    return printer;
  }

  /// The pages' texts and pictures, for whoever wants them.
  public PageCaptures captures() {
    return captures;
  }

  /// An output that shows that tab alone, as large as its page. Without a window it's the tab's
  /// own; beside one, it is made for the occasion.
  public TabOutput outputOf(Tab tab) {
    WindowModel window = tab.window();
    Integer background = tab.viewport().background();
    if (!window.hasView() && window.active() == tab && background == null) {
      return new TabOutput(window.outputId(), () -> {});
    }
    int output =
        gpu.createOutput(
            0,
            tab.viewport().params().getSize(),
            background == null ? settings.defaultBackground() : background,
            new GpuProcessHost.Output() {
              @Override
              public void showSoftwareFrame(
                  MemorySegment bgra, int strideBytes, SoftwareFrameNotice frame) {}

              @Override
              public void surfaceShown(SurfaceId surface) {}

              @Override
              public void drawsInSoftware(boolean software) {}
            });
    gpu.showSurface(output, tab.surface());
    return new TabOutput(output, () -> gpu.destroyOutput(output));
  }

  /// A folder of this run, for memory that has to be a file.
  public Path scratch() {
    return gpu.scratch();
  }

  // The end

  /// Has that done before the browser ends.
  public void onQuit(Runnable action) {
    onQuit.add(action);
  }

  /// Ends everything in order: windows, children, then the loop.
  public void quit() {
    if (quitting) {
      return;
    }
    quitting = true;
    List.copyOf(windows)
        .forEach(
            window -> {
              windows.remove(window);
              window.destroy();
            });
    List<ChildProcessLauncher.Child> children = new ArrayList<>();
    for (RenderProcessHost host : renderers.living()) {
      ChildProcessLauncher.Child child = host.child();
      if (child != null) {
        children.add(child);
      }
    }
    ChildProcessLauncher.Child gpuChild = gpu.child();
    if (gpuChild != null) {
      children.add(gpuChild);
    }
    children.addAll(plugins.children());
    renderers.close();
    plugins.close();
    gpu.close();
    ChildProcessLauncher.awaitExit(children, CHILD_EXIT_MILLIS);
    onQuit.forEach(Runnable::run);
    loop.quit();
  }

  /// Long enough that a child which records an AOT cache can finish it.
  private static final int CHILD_EXIT_MILLIS =
      System.getProperty(bulkhead.browser.process.Installation.TRAINING_PROPERTY) == null
          ? 500
          : 60_000;
}
