package bulkhead.browser.process;

import bulkhead.ipc.Binder;
import bulkhead.ipc.Channel;
import bulkhead.ipc.ChildListener;
import bulkhead.ipc.api.BestEffortWork;
import bulkhead.ipc.api.ChildProcessHost;
import bulkhead.ipc.api.ChildReady;
import bulkhead.ipc.api.ClosePageRequest;
import bulkhead.ipc.api.CreatePageRequest;
import bulkhead.ipc.api.FontService;
import bulkhead.ipc.api.GpuConnection;
import bulkhead.ipc.api.Page;
import bulkhead.ipc.api.PageHost;
import bulkhead.ipc.api.Renderer;
import bulkhead.ipc.api.RendererSetUp;
import bulkhead.ipc.api.ResourceClient;
import bulkhead.ipc.api.ResourceLoader;
import bulkhead.ipc.api.SurfaceId;
import bulkhead.ipc.Outcome;
import bulkhead.process.TaskLoop;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The browser process's side of one renderer process. It outlives the process: what the tabs still
/// ask of it after the death is without effect. Thread: `BrowserMain`.
///
/// ```
/// LAUNCHING -> READY -> LOCKED(site) -> GONE(status)        from each state also directly to GONE
/// ```
public final class RenderProcessHost extends PaintingProcessHost implements ProcessModel.Candidate {
  /// Address space for tiles; the kernel takes pages only as slots are used.
  static final long ARENA_BYTES = 256L << 20;

  private static final int MOST_SANDBOX_DETAIL = 1000;

  /// Where in its life the process is.
  public sealed interface State {
    /// Started, not yet connected and warmed up.
    record Launching() implements State {}

    /// Warmed up and locked by the kernel; may become any site's.
    record Ready() implements State {}

    /// Has been given a document of that site, and gets none of another (the process model may
    /// allow it to).
    record Locked(String site) implements State {}

    record Gone(TerminationStatus status) implements State {}
  }

  /// What the interfaces of a renderer are answered by, made when it connects.
  public interface Services {
    PageHost pageHost(RenderProcessHost host);

    ResourceLoader resourceLoader(RenderProcessHost host);

    /// The font interface and the thread that serves it: never the model's, because the renderer
    /// waits for it.
    FontService fontService(RenderProcessHost host);

    java.util.concurrent.Executor fontExecutor();

    /// Binds what else the renderer may call.
    void bindMore(RenderProcessHost host, Binder channel);

    /// A renderer could not lock itself as it was told to.
    /// @param why in plain words, from the renderer
    void notLocked(String why);

    /// The rest of the set-up message: fonts and switches.
    RendererSetUp.Builder setUp(RenderProcessHost host);
  }

  private final TaskLoop model;
  private final ChildProcessLauncher launcher;
  private final GpuProcessHost gpuHost;
  private final Services services;
  private final Set<Integer> pages = new LinkedHashSet<>();
  private final List<Consumer<Channel>> whenConnected = new ArrayList<>();
  private final List<Consumer<TerminationStatus>> whenGone = new ArrayList<>();
  private State state = new State.Launching();
  private @Nullable Object context;
  private @Nullable Page page;
  private @Nullable Renderer renderer;
  private @Nullable ResourceClient resourceClient;
  private @Nullable ChildReady ready;
  private int nextPageId = 1;
  private int keepers;

  RenderProcessHost(
      int clientId,
      TaskLoop model,
      ChildProcessLauncher launcher,
      GpuProcessHost gpuHost,
      Services services) {
    super(clientId, launcher, "tiles-", ARENA_BYTES);
    this.model = model;
    this.launcher = launcher;
    this.gpuHost = gpuHost;
    this.services = services;
  }

  void launch() {
    ChildProcessLauncher.Child started =
        launcher.launch(
            ChildType.RENDERER,
            "renderer-" + clientId(),
            List.of("--client-id=" + clientId()),
            channel -> {
              channel.readOnlyWhatIsServed();
              bind(channel);
            });
    launched(started);
    started.whenConnected(model, this::connected);
    Outcome.then(started.gone(), model, this::gone);
  }

  /// Binds all that the renderer may call.
  public void bind(Binder opened) {
    opened.bind(ChildProcessHost.IPC, this::becameReady, model);
    opened.bind(PageHost.IPC, services.pageHost(this), model);
    opened.bind(ResourceLoader.IPC, services.resourceLoader(this), model);
    opened.bind(FontService.IPC, services.fontService(this), services.fontExecutor());
    services.bindMore(this, opened);
  }

  private void connected(ChildListener.Connected sockets) {
    if (state instanceof State.Gone) {
      return;
    }
    connectedBy(sockets);
    page = sockets.channel().proxy(Page.IPC);
    resourceClient = sockets.channel().proxy(ResourceClient.IPC);
    renderer = sockets.channel().proxy(Renderer.IPC);
    renderer.setUp(services.setUp(this).setTileMemory(arena().describeTo(descriptors())).build());
    gpuHost.addClient(this);
    List<Consumer<Channel>> waiting = List.copyOf(whenConnected);
    whenConnected.clear();
    waiting.forEach(action -> action.accept(sockets.channel()));
  }

  private void becameReady(ChildReady notice) {
    if (notice.getSandboxDetail().length() > MOST_SANDBOX_DETAIL || ready != null) {
      violated("ChildProcessHost.Ready out of order or oversized");
      return;
    }
    ready = notice;
    ChildProcessLauncher.Child started = child();
    if (started != null) {
      started.logReady(notice);
    }
    if (notice.getSandbox() == ChildReady.Sandbox.UNAVAILABLE) {
      services.notLocked(notice.getSandboxDetail());
    }
    if (state instanceof State.Launching) {
      state = new State.Ready();
    }
  }

  private void gone(TerminationStatus status) {
    if (state instanceof State.Gone) {
      return;
    }
    List<Consumer<TerminationStatus>> listeners;
    synchronized (whenGone) {
      state = new State.Gone(status);
      listeners = List.copyOf(whenGone);
      whenGone.clear();
    }
    gpuHost.removeClient(clientId());
    arena().close();
    listeners.forEach(listener -> listener.accept(status));
  }

  // What the tabs use

  public State state() {
    return state;
  }

  @Override
  public boolean isGone() {
    return state instanceof State.Gone;
  }

  @Override
  public @Nullable String site() {
    return state instanceof State.Locked(String site) ? site : null;
  }

  /// From now on the process holds documents of that site.
  public void lockTo(String site) {
    if (!isGone()) {
      state = new State.Locked(site);
    }
  }

  /// Which browser context its documents are of; null while it has had none.
  public @Nullable Object context() {
    return context;
  }

  /// From now on the process holds documents of that browser context, and of no other.
  void giveTo(Object browserContext) {
    context = browserContext;
  }

  @Override
  public int pages() {
    return pages.size();
  }

  public long pid() {
    ChildProcessLauncher.Child child = child();
    return child == null ? 0 : child.pid();
  }

  /// What the process said of itself when it was ready; null before.
  public @Nullable ChildReady ready() {
    return ready;
  }

  /// Tells of the process's death once; at once if it is dead. Also for the I/O thread, which binds
  /// the interfaces.
  public void whenGone(Consumer<TerminationStatus> listener) {
    TerminationStatus status;
    synchronized (whenGone) {
      if (!(state instanceof State.Gone(TerminationStatus known))) {
        whenGone.add(listener);
        return;
      }
      status = known;
    }
    listener.accept(status);
  }

  /// Makes a page in the process and returns its number.
  public int createPage(CreatePageRequest.Builder request) {
    int pageId = adoptPage();
    CreatePageRequest message = request.setPageId(pageId).build();
    send(connected -> connected.proxy(Renderer.IPC).createPage(message));
    return pageId;
  }

  /// The number of a page that the process is about to make by itself.
  public int adoptPage() {
    int pageId = nextPageId++;
    pages.add(pageId);
    gpuHost.grantSurface(surface(pageId));
    return pageId;
  }

  /// Ends a page. A process whose last page is closed is ended too, unless something
  /// [keeps][#keep] it.
  public void closePage(int pageId) {
    if (!pages.remove(pageId)) {
      return;
    }
    gpuHost.dropSurface(surface(pageId));
    if (isGone()) {
      return;
    }
    if (channel() != null || !pages.isEmpty() || keepers > 0) {
      send( // also before the process ends: the page's scripts hear of their end
          connected ->
              connected
                  .proxy(Renderer.IPC)
                  .closePage(ClosePageRequest.newBuilder().setPageId(pageId).build()));
    }
    closeIfIdle();
  }

  private void closeIfIdle() {
    if (pages.isEmpty() && keepers == 0) {
      close();
    }
  }

  /// The process runs something that outlives its pages, until as many [#letGo].
  public void keep() {
    keepers++;
  }

  public void letGo() {
    keepers--;
    if (!isGone()) {
      closeIfIdle();
    }
  }

  public boolean hasPage(int pageId) {
    return pages.contains(pageId);
  }

  public SurfaceId surface(int pageId) {
    return SurfaceId.newBuilder().setClientId(clientId()).setLocalId(pageId).build();
  }

  /// Does something with the page interface, now or once the process has connected.
  public void withPage(Consumer<Page> action) {
    send(
        connected -> {
          if (page != null) {
            action.accept(page);
          }
        });
  }

  /// The interface that resources are delivered through; null before the process has connected.
  public @Nullable ResourceClient resourceClient() {
    return resourceClient;
  }

  public void send(Consumer<Channel> action) {
    if (isGone()) {
      return;
    }
    Channel connected = channel();
    if (connected != null) {
      action.accept(connected);
    } else {
      whenConnected.add(action);
    }
  }

  /// Says whether there is time for [best-effort work][BestEffort].
  void allowBestEffort(boolean allowed) {
    BestEffortWork message = BestEffortWork.newBuilder().setAllowed(allowed).build();
    send(connected -> connected.proxy(Renderer.IPC).allowBestEffort(message));
  }

  /// Ends the process, because the user will not wait for it any more.
  public void killUnresponsive() {
    ChildProcessLauncher.Child child = child();
    if (child != null) {
      child.killUnresponsive();
    }
  }

  @Override
  public void connectGpu(GpuConnection connection) {
    if (renderer != null) {
      renderer.connectGpu(connection);
    }
  }
}
