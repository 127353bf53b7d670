package bulkhead.renderer;

import bulkhead.ipc.ChildConnection;
import bulkhead.ipc.Outcome;
import bulkhead.ipc.api.BestEffortWork;
import bulkhead.ipc.api.Channels;
import bulkhead.ipc.api.ChildProcessHost;
import bulkhead.ipc.api.ChildReady;
import bulkhead.ipc.api.ClosePageRequest;
import bulkhead.ipc.api.CreatePageRequest;
import bulkhead.ipc.api.DevToolsAgentHost;
import bulkhead.ipc.api.FileAccess;
import bulkhead.ipc.api.FontService;
import bulkhead.ipc.api.FrameClient;
import bulkhead.ipc.api.FrameSink;
import bulkhead.ipc.api.GpuConnection;
import bulkhead.ipc.api.PageHost;
import bulkhead.ipc.api.PageWindows;
import bulkhead.ipc.api.Renderer;
import bulkhead.ipc.api.RendererSetUp;
import bulkhead.ipc.api.ResourceLoader;
import bulkhead.ipc.api.SiteStorage;
import bulkhead.ipc.api.WebSockets;
import bulkhead.platform.Libc;
import bulkhead.platform.ThreadPriority;
import bulkhead.process.ChildStart;
import bulkhead.process.Sandbox;
import bulkhead.process.TaskLoop;
import bulkhead.renderer.compositor.ArenaTileMemory;
import bulkhead.renderer.compositor.Compositor;
import bulkhead.renderer.compositor.ipc.GpuLink;
import bulkhead.renderer.compositor.ipc.ScrollRehearsal;
import bulkhead.renderer.crypto.CryptoOperations;
import bulkhead.renderer.devtools.DevToolsAgents;
import bulkhead.renderer.loader.ResourceFetcher;
import bulkhead.renderer.raster.RasterWorkers;
import bulkhead.renderer.script.ScriptIsolate;
import bulkhead.renderer.script.bindings.MessageHub;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A renderer process: its pages, and the threads and connections that they share. Thread:
/// `RendererMain`, except [#onCompositor].
final class RendererProcess implements Renderer {
  /// A script may wait this long for a load.
  private static final Duration LONGEST_LOAD = Duration.ofMinutes(10);

  /// A question to the user stays as long as he likes.
  private static final Duration LONGEST_DIALOG = Duration.ofDays(100);

  /// From the first page, whose load keeps the processors busy, to [ScrollRehearsal].
  private static final long REHEARSAL_MILLIS = 1000;

  private static final long REHEARSAL_RETRY_MILLIS = 250;

  /// The same from the start of a process that waits for its first page: somebody may be scrolling
  /// in the page for whose successor it was started.
  private static final long SPARE_REHEARSAL_MILLIS = 6000;

  private final TaskLoop main;
  private final ChildStart start;
  private final ResourceFetcher resources;
  private final SiteAreas storage = new SiteAreas();
  private final MessageHub hub = new MessageHub();
  private final SharedWorkers sharedWorkers = new SharedWorkers(hub);
  private final ProcessChannels channels;
  private final Map<Integer, LocalPage> pages = new HashMap<>();
  private final Map<Integer, Compositor> compositors = new ConcurrentHashMap<>();
  private final TaskLoop compositorLoop = new TaskLoop("Compositor");
  private final RunawayScripts runaways = new RunawayScripts(compositorLoop::postDelayed);
  private final GpuLink gpuLink = new GpuLink();
  private final Map<String, Long> startParts = new HashMap<>();
  private volatile @Nullable ChildConnection browser;
  private @Nullable RasterWorkers rasterWorkers;
  private @Nullable ArenaTileMemory tiles;
  private @Nullable RendererFonts fonts;
  private @Nullable RendererSetUp settings;
  private @Nullable RendererScripts scripts;
  private @Nullable MemoryReducer reducer;
  private @Nullable RuntimeException failure;

  /// Played on the thread `Compositor`, which then forgets it. Null where nobody scrolls.
  private volatile @Nullable ScrollRehearsal rehearsal;

  /// Whether there is time for work that nobody waits for, in all processes.
  private volatile boolean bestEffortAllowed;

  private final DevToolsAgents devTools = new DevToolsAgents(this::inspected);

  RendererProcess(TaskLoop main, ChildStart start) {
    this.main = main;
    this.resources = new ResourceFetcher(main);
    this.channels = new ProcessChannels(hub, resources.blobs(), sharedWorkers);
    this.start = start;
    startParts.put("main", System.nanoTime());
    Thread compositor = new Thread(compositorLoop::run, compositorLoop.name());
    compositor.setDaemon(true);
    compositor.start();
    compositorLoop.execute(ThreadPriority::displayCritical);
    Thread engine = new Thread(ScriptIsolate::loadEngine, "LoadEngine");
    engine.setDaemon(true);
    engine.start();
  }

  ResourceFetcher resources() {
    return resources;
  }

  ProcessChannels channels() {
    return channels;
  }

  SiteAreas storage() {
    return storage;
  }

  /// Called once, before the loop runs.
  void connected(ChildConnection connection) {
    browser = connection;
    resources.connect(connection.channel().proxy(ResourceLoader.IPC, LONGEST_LOAD));
    resources.sockets().connect(connection.channel().proxy(WebSockets.IPC));
    resources.files().connect(connection.channel().proxy(FileAccess.IPC));
    channels.connect(connection.channel().proxy(Channels.IPC));
    storage.connect(connection.channel().proxy(SiteStorage.IPC));
    startParts.put("connected", System.nanoTime());
  }

  private ChildConnection browser() {
    ChildConnection connection = browser;
    if (connection == null) {
      throw new IllegalStateException("not connected");
    }
    return connection;
  }

  /// A process that could not be set up ends: the page that waits for it would wait without end.
  @Override
  public void setUp(RendererSetUp request) {
    main.assertOwner();
    try {
      begin(request);
    } catch (RuntimeException e) {
      failure = e;
      main.quit();
    }
  }

  /// Throws what the process has ended of, if it has.
  void throwFailure() {
    RuntimeException thrown = failure;
    if (thrown != null) {
      throw thrown;
    }
  }

  private void begin(RendererSetUp request) {
    settings = request;
    if (request.getDevTools()) {
      devTools.connect(browser().channel().proxy(DevToolsAgentHost.IPC));
    }
    ArenaTileMemory memory = new ArenaTileMemory(browser().map(request.getTileMemory()));
    tiles = memory;
    RasterWorkers workers = new RasterWorkers(Math.clamp(request.getRasterThreads(), 1, 16));
    rasterWorkers = workers;
    RendererFonts catalog =
        new RendererFonts(browser(), browser().channel().proxy(FontService.IPC), request);
    fonts = catalog;
    startParts.put("fonts", System.nanoTime());
    CompletableFuture<Void> crypto =
        CompletableFuture.runAsync(
            CryptoOperations::warmUp,
            task -> Thread.ofPlatform().name("WarmUp").daemon().start(task));
    WarmUp.run(catalog, main, browser().channel().proxy(PageHost.IPC), request);
    startParts.put("warm", System.nanoTime());
    RendererScripts made = new RendererScripts(main, hub, sharedWorkers);
    scripts = made;
    WarmUp.runScript(made);
    // Not before: a page that is left while the process still warms up has no script to end.
    runaways.watch(main, made.isolate(), RendererScripts::pageIdOf);
    crypto.join();
    made.isolate().collectGarbage();
    Libc.trimHeap();
    if (start.ownProcess()) {
      reducer =
          new MemoryReducer(
              main,
              made.isolate(),
              () -> pages.values().stream().anyMatch(page -> !page.mainFrame().isLoaded()),
              () -> compositorLoop.execute(memory::releaseUnused));
    }
    startParts.put("script", System.nanoTime());
    if (start.ownProcess()) {
      MemoryLimit.set();
    }
    if (request.getHasWindow() && start.ownProcess() && browser().loop().passesDescriptors()) {
      rehearsal = new ScrollRehearsal(browser().loop());
    }
    ready(request.getLock() && start.ownProcess());
    rehearseIn(SPARE_REHEARSAL_MILLIS);
    MemoryReducer quiet = reducer;
    if (quiet != null && (request.getHasWindow() || request.getDevTools())) {
      PageHost host = browser().channel().proxy(PageHost.IPC);
      new IdleWarmUp(
              main,
              host,
              catalog,
              request,
              () -> bestEffortAllowed && quiet.isQuiet() && devTools.isQuiet(),
              quiet::schedule)
          .start();
    }
  }

  private void rehearseIn(long millis) {
    if (rehearsal != null) {
      compositorLoop.postDelayed(this::rehearse, millis); // RendererMain may run a script then
    }
  }

  private void rehearse() {
    if (!bestEffortAllowed) {
      rehearseIn(REHEARSAL_RETRY_MILLIS);
      return;
    }
    ScrollRehearsal due = rehearsal;
    rehearsal = null;
    if (due != null) {
      var unused = due.start();
    }
  }

  /// Locks this process, then says that it is ready. No byte of a page has been seen by now.
  private void ready(boolean lock) {
    ChildReady.Builder ready = ChildReady.newBuilder();
    if (!lock) {
      ready.setSandbox(ChildReady.Sandbox.OFF);
    } else {
      switch (Sandbox.lock(browser().loop().passesDescriptors())) {
        case Sandbox.Outcome.Locked() -> ready.setSandbox(ChildReady.Sandbox.LOCKED);
        case Sandbox.Outcome.Unavailable(String reason) ->
            ready.setSandbox(ChildReady.Sandbox.UNAVAILABLE).setSandboxDetail(reason);
      }
    }
    startParts.put("locked", System.nanoTime());
    browser()
        .channel()
        .proxy(ChildProcessHost.IPC)
        .ready(ready.putAllStartPartsNanos(startParts).build());
  }

  @Override
  public void connectGpu(GpuConnection connection) {
    browser()
        .openDirect(
            connection.getChannel(),
            "gpu",
            channel -> {
              channel.bind(FrameClient.IPC, gpuLink, compositorLoop);
              FrameSink sink = channel.proxy(FrameSink.IPC);
              compositorLoop.execute(() -> gpuLink.connected(sink));
              Outcome.then(channel.closed(), compositorLoop, why -> gpuLink.gone(sink));
            });
  }

  @Override
  public void createPage(CreatePageRequest request) {
    makePage(request);
  }

  private LocalPage makePage(CreatePageRequest request) {
    RendererSetUp setUp = settings;
    RasterWorkers workers = rasterWorkers;
    ArenaTileMemory memory = tiles;
    RendererFonts catalog = fonts;
    if (setUp == null || workers == null || memory == null || catalog == null) {
      throw new IllegalStateException("CreatePage before SetUp");
    }
    int pageId = request.getPageId();
    LocalPage page =
        new LocalPage(
            pageId,
            main,
            browser().channel().proxy(PageHost.IPC),
            resources,
            catalog,
            setUp,
            request.getViewport(),
            request.getFrameToken());
    PageWindows windows = browser().channel().proxy(PageWindows.IPC, LONGEST_DIALOG);
    page.dialogs().connect(windows, runaways);
    page.opener().connect(windows, this::makePage);
    page.setScripts(scripts);
    if (reducer != null) {
      page.setMemoryReducer(reducer);
    }
    page.setStorage(storage);
    page.addObserver(new DevToolsFrames(page, devTools));
    Compositor compositor =
        new Compositor(
            compositorLoop,
            workers,
            workers.count(),
            memory,
            page.rendering().compositorClient(),
            Compositor.Settings.DEFAULT);
    pages.put(pageId, page);
    compositors.put(pageId, compositor);
    compositorLoop.execute(() -> gpuLink.add(pageId, compositor));
    page.attach(new bulkhead.renderer.compositor.CompositorLink(compositorLoop, compositor));
    page.setVisible(request.getVisible());
    rehearseIn(REHEARSAL_MILLIS);
    return page;
  }

  @Override
  public void allowBestEffort(BestEffortWork work) {
    bestEffortAllowed = work.getAllowed();
  }

  @Override
  public void closePage(ClosePageRequest request) {
    int pageId = request.getPageId();
    LocalPage page = pages.remove(pageId);
    if (page != null) {
      page.close();
      page.memoryFreed();
    }
    compositors.remove(pageId);
    compositorLoop.execute(() -> gpuLink.forgetWhenDone(pageId));
  }

  RunawayScripts runaways() {
    return runaways;
  }

  DevToolsAgents devTools() {
    return devTools;
  }

  @Nullable LocalPage page(int pageId) {
    return pages.get(pageId);
  }

  private @Nullable PageInspection inspected(int pageId) {
    LocalPage page = pages.get(pageId);
    return page == null ? null : page.inspection();
  }

  /// Runs on the compositor thread with the page's compositor; `ifGone` where there is none. Any
  /// thread.
  void onCompositor(int pageId, Consumer<Compositor> action, Runnable ifGone) {
    compositorLoop.execute(
        () -> {
          Compositor compositor = compositors.get(pageId);
          if (compositor == null) {
            // The page's creation may still be queued on the main thread: what comes before it is
            // of no use.
            ifGone.run();
          } else {
            action.accept(compositor);
          }
        });
  }

  void close() {
    compositorLoop.quit();
    if (rasterWorkers != null) {
      rasterWorkers.close();
    }
    if (scripts != null) {
      scripts.close();
    }
  }
}
