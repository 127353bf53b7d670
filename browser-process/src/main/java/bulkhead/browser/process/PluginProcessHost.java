package bulkhead.browser.process;

import bulkhead.ipc.Binder;
import bulkhead.ipc.ChildListener;
import bulkhead.ipc.Outcome;
import bulkhead.ipc.api.ChildProcessHost;
import bulkhead.ipc.api.GpuConnection;
import bulkhead.ipc.api.Plugin;
import bulkhead.ipc.api.PluginHost;
import bulkhead.ipc.api.PluginInstanceRequest;
import bulkhead.ipc.api.PluginSetUp;
import bulkhead.ipc.api.SurfaceId;
import bulkhead.process.TaskLoop;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The browser process's side of one plugin process. It outlives the process. Thread:
/// `BrowserMain`.
public final class PluginProcessHost extends PaintingProcessHost {
  private static final long ARENA_BYTES = 128L << 20;

  private final ChildProcessLauncher launcher;
  private final GpuProcessHost gpuHost;
  private final TaskLoop model;
  private final PluginHost reports;
  private final PluginSetUp.Builder setUp;
  private final List<Consumer<Plugin>> whenConnected = new ArrayList<>();
  private final List<Consumer<TerminationStatus>> whenGone = new ArrayList<>();
  private final Set<Integer> given = new HashSet<>();
  private @Nullable Plugin plugin;
  private @Nullable TerminationStatus gone;

  public PluginProcessHost(
      int clientId,
      TaskLoop model,
      ChildProcessLauncher launcher,
      GpuProcessHost gpuHost,
      PluginHost reports,
      PluginSetUp.Builder setUp) {
    super(clientId, launcher, "plugin-", ARENA_BYTES);
    this.model = model;
    this.launcher = launcher;
    this.gpuHost = gpuHost;
    this.reports = reports;
    this.setUp = setUp;
  }

  /// Starts the process.
  /// @param arguments shown by `ps` besides `--type=plugin`: which plugin it is
  public void launch(List<String> arguments) {
    ChildProcessLauncher.Child started =
        launcher.launch(
            ChildType.PLUGIN,
            "plugin-" + clientId(),
            arguments,
            channel -> {
              channel.readOnlyWhatIsServed();
              bind(channel);
            });
    launched(started);
    started.whenConnected(model, this::connected);
    Outcome.then(started.gone(), model, status -> died(started, status));
  }

  /// Binds all that the plugin process may call.
  public void bind(Binder opened) {
    opened.bind(PluginHost.IPC, reports, model);
    opened.bind(ChildProcessHost.IPC, ready -> {}, model);
  }

  private void connected(ChildListener.Connected sockets) {
    connectedBy(sockets);
    Plugin proxy = sockets.channel().proxy(Plugin.IPC);
    plugin = proxy;
    proxy.setUp(setUp.setTileMemory(arena().describeTo(descriptors())).build());
    gpuHost.addClient(this);
    List<Consumer<Plugin>> waiting = List.copyOf(whenConnected);
    whenConnected.clear();
    waiting.forEach(action -> action.accept(proxy));
  }

  private void died(ChildProcessLauncher.Child child, TerminationStatus status) {
    if (gone != null) {
      return;
    }
    gone = status;
    if (!closing()) {
      child.logEnd(System.Logger.Level.WARNING, "plugin-" + clientId() + " is gone: " + status);
    }
    gpuHost.removeClient(clientId());
    arena().close();
    List.copyOf(whenGone).forEach(listener -> listener.accept(status));
  }

  @Override
  public boolean isGone() {
    return gone != null;
  }

  public void whenGone(Consumer<TerminationStatus> listener) {
    whenGone.add(listener);
  }

  /// Does something with the plugin, now or once its process has connected.
  public void with(Consumer<Plugin> action) {
    if (gone != null) {
      return;
    }
    if (plugin != null) {
      action.accept(plugin);
    } else {
      whenConnected.add(action);
    }
  }

  /// Gives the process a box to show a document in.
  public void createInstance(PluginInstanceRequest instance) {
    given.add(instance.getInstanceId());
    with(to -> to.createInstance(instance));
  }

  /// Whether the process has, or has had, the box of that number.
  public boolean wasGiven(int instanceId) {
    return given.contains(instanceId);
  }

  public SurfaceId surface(int instanceId) {
    return SurfaceId.newBuilder().setClientId(clientId()).setLocalId(instanceId).build();
  }

  @Override
  public void connectGpu(GpuConnection connection) {
    if (plugin != null) {
      plugin.connectGpu(connection);
    }
  }
}
