package bulkhead.plugin.ipc;

import bulkhead.ipc.Channel;
import bulkhead.ipc.ChildConnection;
import bulkhead.ipc.api.ChildProcessHost;
import bulkhead.ipc.api.ChildReady;
import bulkhead.ipc.api.Done;
import bulkhead.ipc.api.FrameClient;
import bulkhead.ipc.api.FrameSink;
import bulkhead.ipc.api.GpuConnection;
import bulkhead.ipc.api.KeyInput;
import bulkhead.ipc.api.MouseInput;
import bulkhead.ipc.api.Plugin;
import bulkhead.ipc.api.PluginDocumentData;
import bulkhead.ipc.api.PluginDocumentFailed;
import bulkhead.ipc.api.PluginHost;
import bulkhead.ipc.api.PluginInstanceId;
import bulkhead.ipc.api.PluginInstanceRequest;
import bulkhead.ipc.api.PluginResize;
import bulkhead.ipc.api.PluginSetUp;
import bulkhead.ipc.api.WheelInput;
import bulkhead.plugin.Java2dWarmUp;
import bulkhead.plugin.PluginLoader;
import bulkhead.plugin.PluginProcess;
import bulkhead.plugin.PluginTasks;
import bulkhead.plugin.api.PluginFactory;
import bulkhead.plugin.api.PluginInput;
import bulkhead.process.Sandbox;
import bulkhead.process.TaskLoop;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// What the browser process calls. It is trusted: a message that comes before [#setUp] is its bug.
/// Thread: `PluginMain`.
public final class PluginHandler implements Plugin, AutoCloseable {
  private static final int MAX_DETAIL = 1000;

  private final TaskLoop loop;
  private final boolean ownProcess;
  private final long startNanos;
  private @Nullable ChildConnection browser;
  private @Nullable PluginProcess process;
  private @Nullable Channel gpu;
  private @Nullable IOException failure;

  /// @param ownProcess false inside the browser process's JVM, where nothing may be locked
  /// @param startNanos when `main` began, for [ChildReady]
  public PluginHandler(TaskLoop loop, boolean ownProcess, long startNanos) {
    this.loop = loop;
    this.ownProcess = ownProcess;
    this.startNanos = startNanos;
  }

  /// Before the loop runs.
  public void connected(ChildConnection connection) {
    browser = connection;
  }

  @Override
  public void setUp(PluginSetUp request) {
    ChildConnection connection = connection();
    long begin = System.nanoTime();
    PluginFactory factory;
    try {
      factory = PluginLoader.load(request.getPluginJar(), request.getFactoryClass());
    } catch (IOException e) {
      failure = e;
      loop.quit();
      return;
    }
    PluginProcess made =
        new PluginProcess(
            new LoopTasks(loop),
            factory,
            connection.map(request.getTileMemory()),
            new BrowserLink(connection.channel().proxy(PluginHost.IPC)));
    Java2dWarmUp.run();
    factory.warmUp();
    long warm = System.nanoTime();
    ChildReady.Builder ready = ChildReady.newBuilder();
    if (request.getLock() && ownProcess) {
      switch (Sandbox.lock(connection.loop().passesDescriptors())) {
        case Sandbox.Outcome.Locked() -> ready.setSandbox(ChildReady.Sandbox.LOCKED);
        case Sandbox.Outcome.Unavailable(String reason) ->
            ready
                .setSandbox(ChildReady.Sandbox.UNAVAILABLE)
                .setSandboxDetail(
                    reason.length() > MAX_DETAIL ? reason.substring(0, MAX_DETAIL) : reason);
      }
    } else {
      ready.setSandbox(ChildReady.Sandbox.OFF);
    }
    process = made;
    connection
        .channel()
        .proxy(ChildProcessHost.IPC)
        .ready(
            ready
                .putStartPartsNanos("main", startNanos)
                .putStartPartsNanos("connected", begin)
                .putStartPartsNanos("warm", warm)
                .putStartPartsNanos("locked", System.nanoTime())
                .build());
  }

  private record LoopTasks(TaskLoop loop) implements PluginTasks {
    @Override
    public void execute(Runnable task) {
      loop.execute(task);
    }

    @Override
    public void postDelayed(Runnable task, long millis) {
      loop.postDelayed(task, millis);
    }
  }

  /// Why there is no plugin, if the set-up found none.
  public void throwFailure() throws IOException {
    if (failure != null) {
      throw failure;
    }
  }

  @Override
  public void connectGpu(GpuConnection connection) {
    PluginProcess current = process();
    Channel before = gpu;
    if (before != null) {
      before.close();
    }
    Channel opened =
        connection()
            .openDirect(
                connection.getChannel(),
                "gpu",
                channel ->
                    channel.bind(
                        FrameClient.IPC,
                        new FrameClientHandler(current, channel.proxy(FrameSink.IPC)),
                        loop));
    gpu = opened;
    current.gpuConnected(new GpuLink(opened.proxy(FrameSink.IPC)));
  }

  @Override
  public void createInstance(PluginInstanceRequest request) {
    process()
        .create(
            new PluginProcess.NewInstance(
                request.getInstanceId(),
                request.getUrl(),
                request.getMimeType(),
                request.getSize().getWidth(),
                request.getSize().getHeight(),
                deviceScale(request.getDeviceScaleFactor()),
                request.getDark()));
  }

  @Override
  public void destroyInstance(PluginInstanceId request) {
    process().destroy(request.getInstanceId());
  }

  @Override
  public void resize(PluginResize request) {
    process()
        .resize(
            request.getInstanceId(),
            request.getSize().getWidth(),
            request.getSize().getHeight(),
            deviceScale(request.getDeviceScaleFactor()));
  }

  /// Unset means 1.
  private static float deviceScale(float factor) {
    return factor > 0 ? factor : 1;
  }

  @Override
  public CompletableFuture<Done> documentData(PluginDocumentData request) {
    process().data(request.getInstanceId(), request.getData().toByteArray());
    return CompletableFuture.completedFuture(Done.getDefaultInstance());
  }

  @Override
  public void documentEnd(PluginInstanceId request) {
    process().end(request.getInstanceId());
  }

  @Override
  public void documentFailed(PluginDocumentFailed request) {
    process().failed(request.getInstanceId(), request.getReason());
  }

  @Override
  public void mouse(MouseInput input) {
    forward(input.getPluginId(), InputDecoder.decode(input));
  }

  @Override
  public void wheel(WheelInput input) {
    forward(input.getPluginId(), InputDecoder.decode(input));
  }

  @Override
  public void key(KeyInput input) {
    forward(input.getPluginId(), InputDecoder.decode(input));
  }

  private void forward(int instanceId, @Nullable PluginInput input) {
    if (input != null) {
      process().input(instanceId, input);
    }
  }

  private ChildConnection connection() {
    ChildConnection connection = browser;
    if (connection == null) {
      throw new IllegalStateException("a message before the connection");
    }
    return connection;
  }

  private PluginProcess process() {
    PluginProcess current = process;
    if (current == null) {
      throw new IllegalStateException("a message before SetUp");
    }
    return current;
  }

  @Override
  public void close() {
    if (process != null) {
      process.close();
    }
  }
}
