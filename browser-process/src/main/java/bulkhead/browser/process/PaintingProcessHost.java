package bulkhead.browser.process;

import bulkhead.ipc.Channel;
import bulkhead.ipc.ChildListener;
import bulkhead.ipc.Descriptors;
import bulkhead.ipc.api.ChildProcess;
import bulkhead.ipc.api.ShutdownRequest;
import org.jspecify.annotations.Nullable;

/// The browser process's side of a child that paints: what renderers and plugins have in common.
/// It outlives the process. Thread: `BrowserMain`.
abstract sealed class PaintingProcessHost implements GpuProcessHost.Client
    permits RenderProcessHost, PluginProcessHost {
  private final int clientId;
  private final ArenaOwner arena;
  private ChildProcessLauncher.@Nullable Child child;
  private @Nullable Channel channel;
  private Descriptors.@Nullable Sender descriptors;
  private boolean closing;

  /// @param arenaName names the memory that the process paints into, as `ps` and `/proc` show it
  PaintingProcessHost(int clientId, ChildProcessLauncher launcher, String arenaName, long bytes) {
    this.clientId = clientId;
    this.arena = ArenaOwner.create(arenaName + clientId, bytes, launcher.listener().folder());
  }

  void launched(ChildProcessLauncher.Child started) {
    child = started;
  }

  void connectedBy(ChildListener.Connected sockets) {
    channel = sockets.channel();
    descriptors = sockets.descriptors();
  }

  /// Whether the process has ended, or could not be started.
  public abstract boolean isGone();

  /// Asks the process to leave.
  public void close() {
    if (closing || isGone()) {
      return;
    }
    closing = true;
    if (channel != null) {
      channel.proxy(ChildProcess.IPC).shutdown(ShutdownRequest.getDefaultInstance());
    } else if (child != null) {
      child.kill();
    }
  }

  /// Whether the process was asked to leave, so that its end is no crash.
  public boolean closing() {
    return closing;
  }

  /// The process; null before it was started.
  public ChildProcessLauncher.@Nullable Child child() {
    return child;
  }

  /// The process's channel; null before it has connected.
  public @Nullable Channel channel() {
    return channel;
  }

  @Override
  public int clientId() {
    return clientId;
  }

  @Override
  public ArenaOwner arena() {
    return arena;
  }

  @Override
  public Descriptors.@Nullable Sender descriptors() {
    return descriptors;
  }

  @Override
  public void violated(String reason) {
    if (child != null) {
      child.killForBadMessage(reason);
    }
  }
}
