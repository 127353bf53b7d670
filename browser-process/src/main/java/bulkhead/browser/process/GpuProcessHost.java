package bulkhead.browser.process;

import bulkhead.ipc.BadMessage;
import bulkhead.ipc.Binder;
import bulkhead.ipc.Channel;
import bulkhead.ipc.ChildListener;
import bulkhead.ipc.Descriptors;
import bulkhead.ipc.Outcome;
import bulkhead.ipc.Relay;
import bulkhead.ipc.api.AddClientRequest;
import bulkhead.ipc.api.Attachment;
import bulkhead.ipc.api.ChildProcess;
import bulkhead.ipc.api.ChildProcessHost;
import bulkhead.ipc.api.ChildReady;
import bulkhead.ipc.api.ClientRequest;
import bulkhead.ipc.api.ClientViolationNotice;
import bulkhead.ipc.api.CopyOutputReply;
import bulkhead.ipc.api.CopyOutputRequest;
import bulkhead.ipc.api.CreateOutputReply;
import bulkhead.ipc.api.CreateOutputRequest;
import bulkhead.ipc.api.Done;
import bulkhead.ipc.api.EmbeddingRequest;
import bulkhead.ipc.api.Gpu;
import bulkhead.ipc.api.GpuConnection;
import bulkhead.ipc.api.GpuHost;
import bulkhead.ipc.api.GpuInfo;
import bulkhead.ipc.api.GpuSetUp;
import bulkhead.ipc.api.OutputRequest;
import bulkhead.ipc.api.PingRequest;
import bulkhead.ipc.api.Rect;
import bulkhead.ipc.api.ResizeOutputRequest;
import bulkhead.ipc.api.ShowSurfaceRequest;
import bulkhead.ipc.api.ShutdownRequest;
import bulkhead.ipc.api.Size;
import bulkhead.ipc.api.SoftwareFrameNotice;
import bulkhead.ipc.api.SurfaceId;
import bulkhead.ipc.api.SurfaceShownNotice;
import bulkhead.platform.Libc;
import bulkhead.process.TaskLoop;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The browser process's side of the GPU process. It holds what the GPU process is to have
/// (clients, surfaces, outputs), so that a new process after a death is given all of it again: no
/// tab is lost. Thread: `BrowserMain`.
///
/// After [#MOST_DEATHS] deaths within [#FORGIVE_MILLIS] the next process draws in software.
public final class GpuProcessHost {
  static final int MOST_DEATHS = 2;
  static final int FORGIVE_MILLIS = 60_000;

  /// Characters of whatever the process says of itself or of others.
  private static final int MOST_TEXT = 4096;

  private static final int MOST_SIDE = 32768;

  /// Tells the new process at once that it needs no OpenGL, whose driver may be what the ones
  /// before died of.
  private static final String DISABLE_GPU = "--disable-gpu";

  /// Tells it that it will need OpenGL, whatever it is drawn by.
  private static final String USE_GL = "--use-gl=egl";

  /// A child that submits frames.
  public interface Client {
    int clientId();

    ArenaOwner arena();

    /// The direct channel to the current GPU process is there. Called again after each restart.
    void connectGpu(GpuConnection connection);

    Descriptors.@Nullable Sender descriptors();

    /// The client broke the contract with the GPU process.
    void violated(String reason);
  }

  /// Something that shows a surface: a window's page area, or memory in headless mode.
  public interface Output {
    /// A picture drawn in software; the segment holds it only during the call.
    void showSoftwareFrame(MemorySegment bgra, int strideBytes, SoftwareFrameNotice frame);

    /// The first frame of that surface is on the output.
    void surfaceShown(SurfaceId surface);

    /// Whether pictures come through [#showSoftwareFrame] from now on.
    void drawsInSoftware(boolean software);
  }

  /// What one output is to be.
  private static final class OutputRecord {
    final int id;
    final long x11Window;
    final Output output;
    int background;
    Size size;
    Size maxSize;
    @Nullable SurfaceId shown;
    @Nullable ArenaOwner bitmap;

    OutputRecord(int id, long x11Window, Size size, int background, Output output) {
      this.id = id;
      this.x11Window = x11Window;
      this.size = size;
      this.maxSize = size;
      this.background = background;
      this.output = output;
    }
  }

  private record Embedding(SurfaceId parent, SurfaceId child) {}

  private final ChildProcessLauncher launcher;
  private final TaskLoop model;
  private final Consumer<GpuInfo> onInfo;
  private GpuSetUp setUp;
  private final DeathLimit deaths = new DeathLimit(MOST_DEATHS, FORGIVE_MILLIS);
  private final Map<Integer, Client> clients = new LinkedHashMap<>();
  private final Set<SurfaceId> surfaces = new LinkedHashSet<>();
  private final Set<Embedding> embeddings = new LinkedHashSet<>();
  private final Map<Integer, OutputRecord> outputs = new LinkedHashMap<>();
  private final List<Runnable> whenConnected = new ArrayList<>();
  private ChildProcessLauncher.@Nullable Child child;
  private @Nullable Gpu gpu;
  private Descriptors.@Nullable Sender descriptors;
  private @Nullable Channel channel;
  private int nextOutputId = 1;
  private int lastClientId;
  private int restarts;
  private boolean closing;

  public GpuProcessHost(
      ChildProcessLauncher launcher, TaskLoop model, GpuSetUp setUp, Consumer<GpuInfo> onInfo) {
    this.launcher = launcher;
    this.model = model;
    this.setUp = setUp;
    this.onInfo = onInfo;
  }

  /// Starts the process. Everything else may be called before it has connected.
  public void start() {
    model.assertOwner();
    ChildProcessLauncher.Child started =
        launcher.launch(ChildType.GPU, "gpu", arguments(), this::bind);
    child = started;
    started.whenConnected(model, sockets -> connected(started, sockets));
    Outcome.then(started.gone(), model, status -> gone(started, status));
  }

  private List<String> arguments() {
    return switch (setUp.getRenderer()) {
      case SOFTWARE -> List.of(DISABLE_GPU);
      case GL_ONLY -> List.of(USE_GL);
      case GL_IF_USABLE, RENDERER_UNSPECIFIED, UNRECOGNIZED -> List.of();
    };
  }

  public long pid() {
    return child == null ? 0 : child.pid();
  }

  public int restarts() {
    return restarts;
  }

  /// Binds all that the GPU process may call.
  public void bind(Binder opened) {
    opened.bind(GpuHost.IPC, new Host(), model);
    opened.bind(ChildProcessHost.IPC, this::ready, model);
  }

  /// The GPU process is usable once its channel is; what it says of itself comes with GpuInfo.
  private void ready(ChildReady ready) {
    ChildProcessLauncher.Child started = child;
    if (started != null) {
      started.logReady(ready);
    }
  }

  private void connected(ChildProcessLauncher.Child from, ChildListener.Connected sockets) {
    if (from != child) {
      return;
    }
    channel = sockets.channel();
    descriptors = sockets.descriptors();
    Gpu proxy = sockets.channel().proxy(Gpu.IPC);
    gpu = proxy;
    Outcome.either(
        proxy.setUp(setUp),
        model,
        (info, failure) -> {
          if (info != null) {
            isUp(from, sockets.channel(), info);
          } else {
            from.couldNotBeSetUp(failure);
          }
        });
    for (Client client : clients.values()) {
      introduce(proxy, client);
    }
    for (Embedding embedding : embeddings) {
      allow(proxy, embedding);
    }
    for (OutputRecord output : outputs.values()) {
      create(proxy, output);
      show(proxy, output);
    }
    List<Runnable> waiting = List.copyOf(whenConnected);
    whenConnected.clear();
    waiting.forEach(Runnable::run);
  }

  private void isUp(ChildProcessLauncher.Child from, Channel by, GpuInfo info) {
    for (String text :
        List.of(
            info.getVendor(), info.getRenderer(), info.getVersion(), info.getFallbackReason())) {
      if (text.length() > MOST_TEXT) {
        by.closeForBadMessage("Gpu.SetUp answered with " + text.length() + " characters");
        return;
      }
    }
    onInfo.accept(info);
    watch(from, new HangWatch());
  }

  /// Asks the process from time to time whether it still works, and ends it if it does not: the
  /// next one draws again.
  private void watch(ChildProcessLauncher.Child from, HangWatch hangs) {
    Channel open = channel;
    if (from != child || open == null || closing || from.pid() == ProcessHandle.current().pid()) {
      return;
    }
    long now = System.nanoTime();
    if (hangs.isHung(now, cpuNanos(from.pid()))) {
      System.getLogger("bulkhead.browser.process")
          .log(System.Logger.Level.WARNING, "the GPU process does not answer");
      from.kill();
      return;
    }
    if (hangs.asks(now, cpuNanos(from.pid()))) {
      Outcome.then(
          open.proxy(ChildProcess.IPC).ping(PingRequest.getDefaultInstance()),
          model,
          done -> hangs.answered(System.nanoTime()));
    }
    model.postDelayed(() -> watch(from, hangs), HangWatch.LOOK_MILLIS);
  }

  private static long cpuNanos(long pid) {
    return ProcessHandle.of(pid)
        .flatMap(process -> process.info().totalCpuDuration())
        .map(Duration::toNanos)
        .orElse(0L);
  }

  private void gone(ChildProcessLauncher.Child from, TerminationStatus status) {
    if (from != child || closing) {
      return;
    }
    from.logEnd(System.Logger.Level.WARNING, "the GPU process is gone: " + status);
    gpu = null;
    channel = null;
    descriptors = null;
    restarts++;
    if (deaths.exceededBy(System.nanoTime())) {
      setUp = setUp.toBuilder().setRenderer(GpuSetUp.Renderer.SOFTWARE).build();
    }
    start();
  }

  // Clients and their surfaces

  public void addClient(Client client) {
    clients.put(client.clientId(), client);
    lastClientId = Math.max(lastClientId, client.clientId());
    if (gpu != null) {
      introduce(gpu, client);
    }
  }

  private void introduce(Gpu proxy, Client client) {
    Attachment gpuEnd;
    Attachment clientEnd;
    Descriptors.Sender toClient = client.descriptors();
    if (descriptors != null && toClient != null) {
      int[] pair = Libc.socketPair();
      gpuEnd = descriptors.send(pair[0], Descriptors.Ownership.GIVE);
      clientEnd = toClient.send(pair[1], Descriptors.Ownership.GIVE);
    } else {
      Path path = launcher.listener().folder().resolve("direct-" + launcher.listener().newToken());
      Relay.open(launcher.listener().loop(), path);
      gpuEnd = Attachment.newBuilder().setPath(path.toString()).build();
      clientEnd = gpuEnd;
    }
    proxy.addClient(
        AddClientRequest.newBuilder()
            .setClientId(client.clientId())
            .setArena(client.arena().describeTo(descriptors))
            .setChannel(gpuEnd)
            .build());
    for (SurfaceId surface : surfaces) {
      if (surface.getClientId() == client.clientId()) {
        proxy.grantSurface(surface);
      }
    }
    client.connectGpu(GpuConnection.newBuilder().setChannel(clientEnd).build());
  }

  public void removeClient(int clientId) {
    clients.remove(clientId);
    surfaces.removeIf(surface -> surface.getClientId() == clientId);
    embeddings.removeIf(
        pair -> pair.parent.getClientId() == clientId || pair.child.getClientId() == clientId);
    for (OutputRecord output : outputs.values()) {
      if (output.shown != null && output.shown.getClientId() == clientId) {
        output.shown = null;
      }
    }
    if (gpu != null) {
      gpu.removeClient(ClientRequest.newBuilder().setClientId(clientId).build());
    }
  }

  public void grantSurface(SurfaceId surface) {
    // A client that is not introduced yet is granted its surfaces when it is.
    if (surfaces.add(surface) && gpu != null && clients.containsKey(surface.getClientId())) {
      gpu.grantSurface(surface);
    }
  }

  public void dropSurface(SurfaceId surface) {
    embeddings.removeIf(pair -> pair.parent.equals(surface) || pair.child.equals(surface));
    if (surfaces.remove(surface) && gpu != null) {
      gpu.dropSurface(surface);
    }
  }

  public void allowEmbedding(SurfaceId parent, SurfaceId embedded) {
    Embedding embedding = new Embedding(parent, embedded);
    if (embeddings.add(embedding) && gpu != null) {
      allow(gpu, embedding);
    }
  }

  private static void allow(Gpu proxy, Embedding embedding) {
    proxy.allowEmbedding(
        EmbeddingRequest.newBuilder()
            .setParent(embedding.parent)
            .setChild(embedding.child)
            .build());
  }

  // Outputs

  /// Makes an output and returns its number.
  /// @param x11Window 0 for offscreen
  public int createOutput(long x11Window, Size size, int background, Output output) {
    OutputRecord record = new OutputRecord(nextOutputId++, x11Window, size, background, output);
    outputs.put(record.id, record);
    if (gpu != null) {
      create(gpu, record);
    }
    return record.id;
  }

  private void create(Gpu proxy, OutputRecord output) {
    CreateOutputRequest.Builder request =
        CreateOutputRequest.newBuilder()
            .setOutputId(output.id)
            .setSize(output.size)
            .setBackgroundColor(output.background);
    if (output.x11Window == 0) {
      request.setOffscreen(true);
    } else {
      request.setX11Window(output.x11Window);
    }
    request.setSoftwareBitmap(bitmap(output)).setMaxSize(output.maxSize);
    Outcome.either(
        proxy.createOutput(request.build()),
        model,
        (reply, failure) -> outputCreated(output, reply));
  }

  /// The description of the output's bitmap, made large enough for its size first.
  private bulkhead.ipc.api.Arena bitmap(OutputRecord output) {
    ArenaOwner bitmap = output.bitmap;
    long needed = 2L * output.maxSize.getWidth() * output.maxSize.getHeight() * 4;
    if (bitmap == null || bitmap.segment().byteSize() < needed) {
      if (bitmap != null) {
        bitmap.close();
      }
      bitmap = ArenaOwner.create("output", Math.max(needed, 4096), launcher.listener().folder());
      output.bitmap = bitmap;
    }
    return bitmap.describeTo(descriptors);
  }

  private static void outputCreated(OutputRecord output, @Nullable CreateOutputReply reply) {
    if (reply == null) {
      return; // the process died; its successor is asked again
    }
    if (!reply.getFailure().isEmpty()) {
      System.getLogger("bulkhead.browser.process")
          .log(System.Logger.Level.ERROR, "no output: " + reply.getFailure());
    }
    output.output.drawsInSoftware(reply.getSoftware());
  }

  public void resizeOutput(int outputId, Size size) {
    OutputRecord output = outputs.get(outputId);
    if (output == null || output.size.equals(size)) {
      return;
    }
    output.size = size;
    boolean grows =
        size.getWidth() > output.maxSize.getWidth()
            || size.getHeight() > output.maxSize.getHeight();
    if (grows) {
      output.maxSize =
          Size.newBuilder()
              .setWidth(Math.max(size.getWidth(), output.maxSize.getWidth()))
              .setHeight(Math.max(size.getHeight(), output.maxSize.getHeight()))
              .build();
    }
    if (gpu != null) {
      ResizeOutputRequest.Builder request =
          ResizeOutputRequest.newBuilder().setOutputId(outputId).setSize(size);
      if (grows) {
        request.setSoftwareBitmap(bitmap(output));
      }
      gpu.resizeOutput(request.setMaxSize(output.maxSize).build());
    }
  }

  /// A folder of this run, for memory that has to be a file.
  public java.nio.file.Path scratch() {
    return launcher.listener().folder();
  }

  public void destroyOutput(int outputId) {
    OutputRecord output = outputs.remove(outputId);
    if (output != null && gpu != null) {
      gpu.destroyOutput(OutputRequest.newBuilder().setOutputId(outputId).build());
    }
    if (output != null && output.bitmap != null) {
      output.bitmap.close();
    }
  }

  /// What is seen where the output's surface has no pixels yet: ARGB.
  public void setBackground(int outputId, int background) {
    OutputRecord output = outputs.get(outputId);
    if (output != null && output.background != background) {
      output.background = background;
      showSurface(outputId, output.shown);
    }
  }

  /// Which surface fills the output; null for its background only.
  public void showSurface(int outputId, @Nullable SurfaceId surface) {
    OutputRecord output = outputs.get(outputId);
    if (output == null) {
      return;
    }
    output.shown = surface;
    if (gpu != null) {
      show(gpu, output);
    }
  }

  private static void show(Gpu proxy, OutputRecord output) {
    ShowSurfaceRequest.Builder request =
        ShowSurfaceRequest.newBuilder()
            .setOutputId(output.id)
            .setBackgroundColor(output.background);
    if (output.shown != null) {
      request.setSurface(output.shown);
    }
    proxy.showSurface(request.build());
  }

  /// Copies what the output shows. The receiver gets the reply and the pixels (BGRA premultiplied,
  /// no gaps between rows).
  public CompletableFuture<CopyOutputReply> copyOutput(int outputId, ArenaOwner target) {
    CompletableFuture<CopyOutputReply> answer = new CompletableFuture<>();
    Runnable ask =
        () -> {
          Gpu proxy = gpu;
          Channel from = channel;
          if (proxy == null || from == null) {
            answer.completeExceptionally(new IllegalStateException("no GPU process"));
            return;
          }
          Outcome.either(
              proxy.copyOutput(
                  CopyOutputRequest.newBuilder()
                      .setOutputId(outputId)
                      .setTarget(target.describeTo(descriptors))
                      .build()),
              model,
              (reply, failure) -> {
                if (reply != null && !fits(reply.getSize(), target)) {
                  from.closeForBadMessage("Gpu.CopyOutput answered with a picture too large");
                  answer.completeExceptionally(new IllegalStateException("no picture"));
                } else if (reply != null) {
                  answer.complete(reply);
                } else {
                  answer.completeExceptionally(
                      failure == null ? new IllegalStateException() : failure);
                }
              });
        };
    if (gpu == null) {
      whenConnected.add(ask);
    } else {
      ask.run();
    }
    return answer;
  }

  /// Whether the memory holds a picture of that size.
  private static boolean fits(Size size, ArenaOwner target) {
    return size.getWidth() >= 0
        && size.getHeight() >= 0
        && 4L * size.getWidth() * size.getHeight() <= target.segment().byteSize();
  }

  /// Asks the process to leave. It is not started again.
  public void close() {
    closing = true;
    if (channel != null) {
      channel.proxy(ChildProcess.IPC).shutdown(ShutdownRequest.getDefaultInstance());
    } else if (child != null) {
      child.kill();
    }
  }

  public ChildProcessLauncher.@Nullable Child child() {
    return child;
  }

  /// What the GPU process reports. Page content reaches it only as pixels, and yet it is believed
  /// no more than a renderer: what was never given to it is not its to name, and ends it. What has
  /// gone meanwhile is ignored.
  private final class Host implements GpuHost {
    @Override
    public CompletableFuture<Done> softwareFrame(SoftwareFrameNotice frame) {
      OutputRecord output = output(frame.getOutputId());
      Size size = frame.getSize();
      check(isSide(size.getWidth()), "a picture that is wide", size.getWidth());
      check(isSide(size.getHeight()), "a picture that is high", size.getHeight());
      check(
          frame.getBufferIndex() == 0 || frame.getBufferIndex() == 1,
          "a picture in buffer",
          frame.getBufferIndex());
      Rect damage = frame.getDamage();
      check(damage.getWidth() >= 0, "damage that is wide", damage.getWidth());
      check(damage.getHeight() >= 0, "damage that is high", damage.getHeight());
      if (output != null && output.bitmap != null) {
        show(output, output.bitmap.segment(), frame);
      }
      return CompletableFuture.completedFuture(Done.getDefaultInstance());
    }

    /// A picture that was drawn before the output became what it is now may not fit.
    private void show(OutputRecord output, MemorySegment bitmap, SoftwareFrameNotice frame) {
      long stride = output.maxSize.getWidth() * 4L;
      long offset = frame.getBufferIndex() * stride * output.maxSize.getHeight();
      long length = stride * frame.getSize().getHeight();
      if (frame.getSize().getWidth() <= output.maxSize.getWidth()
          && offset + length <= bitmap.byteSize()) {
        output.output.showSoftwareFrame(bitmap.asSlice(offset, length), (int) stride, frame);
      }
    }

    @Override
    public void clientViolation(ClientViolationNotice notice) {
      check(notice.getReason().length() <= MOST_TEXT, "a reason of", notice.getReason().length());
      checkClient(notice.getClientId());
      Client client = clients.get(notice.getClientId());
      if (client != null) {
        client.violated(notice.getReason());
      }
    }

    @Override
    public void surfaceShown(SurfaceShownNotice notice) {
      OutputRecord output = output(notice.getOutputId());
      checkClient(notice.getSurface().getClientId());
      if (output != null) {
        output.output.surfaceShown(notice.getSurface());
      }
    }

    private @Nullable OutputRecord output(int id) {
      check(id >= 1 && id < nextOutputId, "an output that there never was:", id);
      return outputs.get(id);
    }

    private void checkClient(int id) {
      check(id >= 1 && id <= lastClientId, "a client that there never was:", id);
    }

    private static boolean isSide(int pixels) {
      return pixels >= 1 && pixels <= MOST_SIDE;
    }

    private static void check(boolean holds, String what, int value) {
      if (!holds) {
        throw new BadMessage(what + " " + value);
      }
    }
  }
}
