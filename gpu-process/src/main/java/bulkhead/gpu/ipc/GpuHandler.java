package bulkhead.gpu.ipc;

import bulkhead.gpu.display.FrameSinkManager;
import bulkhead.gpu.display.Timers;
import bulkhead.gpu.frame.ClientMemory;
import bulkhead.gpu.frame.PixelSize;
import bulkhead.gpu.frame.SurfaceId;
import bulkhead.gpu.gl.GlRenderer;
import bulkhead.gpu.gl.GraphicsHardware;
import bulkhead.gpu.output.BitmapListener;
import bulkhead.gpu.output.OutputDevice;
import bulkhead.gpu.output.OutputFailedException;
import bulkhead.gpu.output.Renderer;
import bulkhead.gpu.software.SharedBitmapOutput;
import bulkhead.gpu.software.SoftwareRenderer;
import bulkhead.ipc.Channel;
import bulkhead.ipc.ChildConnection;
import bulkhead.ipc.CloseReason;
import bulkhead.ipc.IoLoop;
import bulkhead.ipc.api.AddClientRequest;
import bulkhead.ipc.api.ClientRequest;
import bulkhead.ipc.api.ClientViolationNotice;
import bulkhead.ipc.api.CopyOutputReply;
import bulkhead.ipc.api.CopyOutputRequest;
import bulkhead.ipc.api.CreateOutputReply;
import bulkhead.ipc.api.CreateOutputRequest;
import bulkhead.ipc.api.EmbeddingRequest;
import bulkhead.ipc.api.FrameClient;
import bulkhead.ipc.api.FrameSink;
import bulkhead.ipc.api.Gpu;
import bulkhead.ipc.api.GpuHost;
import bulkhead.ipc.api.GpuInfo;
import bulkhead.ipc.api.GpuSetUp;
import bulkhead.ipc.api.OutputRequest;
import bulkhead.ipc.api.Rect;
import bulkhead.ipc.api.ResizeOutputRequest;
import bulkhead.ipc.api.ShowSurfaceRequest;
import bulkhead.ipc.api.Size;
import bulkhead.ipc.api.SoftwareFrameNotice;
import bulkhead.ipc.api.SurfaceShownNotice;
import bulkhead.platform.Libc;
import bulkhead.platform.ThreadPriority;
import bulkhead.ipc.Outcome;
import bulkhead.process.TaskLoop;
import bulkhead.trace.Trace;
import java.lang.foreign.MemorySegment;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// What the browser process asks of the GPU process. The browser process is trusted: what it says
/// wrong is a bug and ends in a log, not in a violation. Thread: `GpuMain`. May block on: a
/// descriptor that is on its way beside its message.
public final class GpuHandler implements Gpu {
  private record ConnectedClient(Channel channel, MemorySegment arena) {}

  /// @param bitmap null when the output has none
  private record Output(@Nullable MemorySegment bitmap, Drawn drawn) {}

  private enum Drawn {
    BY_RENDERER,
    INTO_SHARED_BITMAP
  }

  /// From the start, in which the processors are busy, to [FrameRehearsal].
  private static final long REHEARSAL_MILLIS = 1500;

  private final TaskLoop loop;
  private final Timers timers;
  private final Map<Integer, ConnectedClient> clients = new HashMap<>();
  private final Map<Integer, Output> outputs = new HashMap<>();
  private @Nullable ChildConnection browser;
  private @Nullable Renderer renderer;
  private @Nullable FrameSinkManager manager;
  private GpuSetUp.Renderer asked = GpuSetUp.Renderer.RENDERER_UNSPECIFIED;

  public GpuHandler(TaskLoop loop, Timers timers) {
    this.loop = loop;
    this.timers = timers;
  }

  /// The connection is there. Before the loop runs, and so before the first call.
  public void connected(ChildConnection connection) {
    browser = connection;
  }

  private ChildConnection browser() {
    if (browser == null) {
      throw new IllegalStateException("not connected");
    }
    return browser;
  }

  private GpuHost host() {
    return browser().channel().proxy(GpuHost.IPC);
  }

  @Override
  public CompletableFuture<GpuInfo> setUp(GpuSetUp request) {
    long start = Trace.now();
    asked = request.getRenderer();
    GpuInfo.Builder reply = GpuInfo.newBuilder();
    Renderer chosen;
    try {
      chosen = chooseRenderer(request);
      if (!chosen.info().gl() && asked == GpuSetUp.Renderer.GL_IF_USABLE) {
        reply.setNoHardware(true).setFallbackReason("no graphics processor draws OpenGL here");
      }
    } catch (OutputFailedException e) {
      if (asked == GpuSetUp.Renderer.GL_ONLY) {
        return CompletableFuture.failedFuture(e);
      }
      reply.setFallbackReason(String.valueOf(e.getMessage()));
      chosen = software(request);
    }
    ThreadPriority.displayCritical(); // not before: the driver's threads must not inherit it
    renderer = chosen;
    manager = new FrameSinkManager(timers, chosen);
    Renderer.Info info = chosen.info();
    Trace.complete("gpu", "startRenderer", start, 0);
    IoLoop io = browser().loop();
    if (!request.getHeadless() && io.passesDescriptors()) {
      loop.postDelayed(
          () -> {
            var unused = FrameRehearsal.start(io);
          },
          REHEARSAL_MILLIS);
    }
    return CompletableFuture.completedFuture(
        reply
            .setGl(info.gl())
            .setVendor(info.vendor())
            .setRenderer(info.renderer())
            .setVersion(info.version())
            .build());
  }

  private static Renderer chooseRenderer(GpuSetUp request) throws OutputFailedException {
    return switch (request.getRenderer()) {
      case GL_IF_USABLE -> {
        if (!GraphicsHardware.mayBeThere()) {
          yield software(request);
        }
        Renderer gl = GlRenderer.create(windows(request));
        if (GraphicsHardware.drawsFor(gl.info())) {
          yield gl;
        }
        gl.close();
        yield software(request);
      }
      case GL_ONLY -> GlRenderer.create(windows(request));
      case SOFTWARE -> software(request);
      case RENDERER_UNSPECIFIED, UNRECOGNIZED ->
          throw new IllegalArgumentException("SetUp without a renderer");
    };
  }

  private static Renderer software(GpuSetUp request) {
    return new SoftwareRenderer(!request.getNoSharedWindows());
  }

  private static GlRenderer.Windows windows(GpuSetUp request) {
    return request.getHeadless() ? GlRenderer.Windows.NONE : GlRenderer.Windows.X11;
  }

  private FrameSinkManager manager() {
    if (manager == null) {
      throw new IllegalStateException("SetUp must be the first call, and must have succeeded");
    }
    return manager;
  }

  // Clients

  @Override
  public void addClient(AddClientRequest request) {
    int clientId = request.getClientId();
    MemorySegment arena = browser().map(request.getArena());
    ClientMemory memory = new ClientMemory(clientId, arena);
    FrameDecoder decoder = new FrameDecoder(clientId, memory.size());
    AtomicReference<FrameSinkHandler> bound = new AtomicReference<>();
    FrameSinkManager to = manager();
    Channel channel =
        browser()
            .openDirect(
                request.getChannel(),
                "client " + clientId,
                opened -> {
                  FrameSinkHandler handler =
                      new FrameSinkHandler(to, decoder, opened.proxy(FrameClient.IPC));
                  bound.set(handler);
                  opened.bind(FrameSink.IPC, handler, loop);
                });
    FrameSinkHandler handler = Objects.requireNonNull(bound.get(), "openDirect binds");
    to.addClient(
        clientId,
        memory,
        handler,
        violation -> {
          handler.cutOff();
          channel.closeForBadMessage(violation.reason());
        });
    clients.put(clientId, new ConnectedClient(channel, arena));
    Outcome.then(channel.closed(), loop, reason -> closed(clientId, reason));
  }

  private void closed(int clientId, CloseReason reason) {
    String violation =
        switch (reason) {
          case CloseReason.PeerMisbehaved(var what) -> what;
          case CloseReason.PeerStalled() -> "does not read what it is sent";
          case CloseReason.PeerClosed(), CloseReason.ClosedHere() -> null;
        };
    // Its surfaces stay as they are until the browser process decides what is shown instead.
    if (violation != null && clients.containsKey(clientId)) {
      host()
          .clientViolation(
              ClientViolationNotice.newBuilder()
                  .setClientId(clientId)
                  .setReason(violation)
                  .build());
    }
  }

  @Override
  public void removeClient(ClientRequest request) {
    ConnectedClient client = clients.remove(request.getClientId());
    if (client != null) {
      client.channel.close();
      manager().removeClient(request.getClientId());
      unmap(client.arena);
    }
  }

  /// Regions from files are given back by the JVM.
  private static void unmap(MemorySegment region) {
    if (!region.isMapped()) {
      Libc.unmap(region);
    }
  }

  @Override
  public void grantSurface(bulkhead.ipc.api.SurfaceId surface) {
    manager().grantSurface(decode(surface));
  }

  @Override
  public void dropSurface(bulkhead.ipc.api.SurfaceId surface) {
    manager().dropSurface(decode(surface));
  }

  @Override
  public void allowEmbedding(EmbeddingRequest request) {
    manager().allowEmbedding(decode(request.getParent()), decode(request.getChild()));
  }

  private static SurfaceId decode(bulkhead.ipc.api.SurfaceId id) {
    return new SurfaceId(id.getClientId(), id.getLocalId());
  }

  private static PixelSize decode(Size size) {
    return new PixelSize(size.getWidth(), size.getHeight());
  }

  // Outputs

  @Override
  public CompletableFuture<CreateOutputReply> createOutput(CreateOutputRequest request) {
    MemorySegment bitmap =
        request.hasSoftwareBitmap() ? browser().map(request.getSoftwareBitmap()) : null;
    CreateOutputReply.Builder reply = CreateOutputReply.newBuilder();
    try {
      reply.setSoftware(createOutput(request, bitmap) == Drawn.INTO_SHARED_BITMAP);
    } catch (OutputFailedException e) {
      if (bitmap != null) {
        unmap(bitmap);
      }
      reply.setFailure(String.valueOf(e.getMessage()));
    }
    return CompletableFuture.completedFuture(reply.build());
  }

  private Drawn createOutput(CreateOutputRequest request, @Nullable MemorySegment bitmap)
      throws OutputFailedException {
    int id = request.getOutputId();
    PixelSize size = decode(request.getSize());
    Drawn drawn = Drawn.BY_RENDERER;
    OutputDevice device;
    Renderer chosen = renderer();
    boolean window = request.getTargetCase() == CreateOutputRequest.TargetCase.X11_WINDOW;
    if (window) {
      Renderer.SharedBitmap shared = sharedBitmap(id, bitmap, decode(request.getMaxSize()));
      try {
        device =
            chosen.windowOutput(
                new Renderer.WindowTarget(
                    request.getX11Window(),
                    shared,
                    () -> manager().outputExposed(id),
                    loop,
                    () -> manager().outputReady(id)),
                size);
      } catch (OutputFailedException e) {
        if (asked == GpuSetUp.Renderer.GL_ONLY) {
          throw e;
        }
        System.getLogger("bulkhead.gpu")
            .log(
                chosen.info().gl() ? System.Logger.Level.WARNING : System.Logger.Level.INFO,
                "the browser process shows the window's pictures: " + e.getMessage());
        drawn = Drawn.INTO_SHARED_BITMAP;
        device = new SharedBitmapOutput(shared, size);
      }
    } else {
      device = chosen.offscreenOutput(size);
    }
    outputs.put(id, new Output(bitmap, drawn));
    manager()
        .addOutput(
            id,
            device,
            size,
            request.getBackgroundColor(),
            surface -> host().surfaceShown(surfaceShown(id, surface)));
    return drawn;
  }

  private Renderer renderer() {
    if (renderer == null) {
      throw new IllegalStateException("SetUp must be the first call");
    }
    return renderer;
  }

  private Renderer.SharedBitmap sharedBitmap(
      int outputId, @Nullable MemorySegment bitmap, PixelSize maxSize) {
    MemorySegment memory = bitmap == null ? MemorySegment.NULL : bitmap;
    return new Renderer.SharedBitmap(memory, maxSize, bitmapListener(outputId));
  }

  private BitmapListener bitmapListener(int outputId) {
    return (index, size, damage, shown) ->
        Outcome.either(
        host()
            .softwareFrame(
                SoftwareFrameNotice.newBuilder()
                    .setOutputId(outputId)
                    .setBufferIndex(index)
                    .setSize(encode(size))
                    .setDamage(
                        Rect.newBuilder()
                            .setX(damage.left())
                            .setY(damage.top())
                            .setWidth(damage.width())
                            .setHeight(damage.height()))
                    .build()),
                    loop,
                (done, failure) -> {
                  shown.run();
                  manager().outputReady(outputId);
                });
  }

  private static Size encode(PixelSize size) {
    return Size.newBuilder().setWidth(size.width()).setHeight(size.height()).build();
  }

  private static SurfaceShownNotice surfaceShown(int outputId, SurfaceId surface) {
    return SurfaceShownNotice.newBuilder()
        .setOutputId(outputId)
        .setSurface(
            bulkhead.ipc.api.SurfaceId.newBuilder()
                .setClientId(surface.clientId())
                .setLocalId(surface.localId()))
        .build();
  }

  @Override
  public void resizeOutput(ResizeOutputRequest request) {
    int id = request.getOutputId();
    Output output = outputs.get(id);
    MemorySegment bitmap =
        request.hasSoftwareBitmap() ? browser().map(request.getSoftwareBitmap()) : null;
    if (output == null) {
      if (bitmap != null) {
        unmap(bitmap);
      }
      return;
    }
    PixelSize size = decode(request.getSize());
    if (bitmap == null) {
      manager().resizeOutput(id, size);
      return;
    }
    switch (output.drawn) {
      case BY_RENDERER -> manager().resizeOutput(id, size);
      case INTO_SHARED_BITMAP -> {
        try {
          Renderer.SharedBitmap shared = sharedBitmap(id, bitmap, decode(request.getMaxSize()));
          manager().replaceDevice(id, new SharedBitmapOutput(shared, size), size);
        } catch (OutputFailedException e) {
          throw new IllegalArgumentException(e);
        }
      }
    }
    outputs.put(id, new Output(bitmap, output.drawn));
    if (output.bitmap != null) {
      unmap(output.bitmap);
    }
  }

  @Override
  public void destroyOutput(OutputRequest request) {
    Output output = outputs.remove(request.getOutputId());
    if (output != null) {
      manager().removeOutput(request.getOutputId());
      if (output.bitmap != null) {
        unmap(output.bitmap);
      }
    }
  }

  @Override
  public void showSurface(ShowSurfaceRequest request) {
    if (outputs.containsKey(request.getOutputId())) {
      manager()
          .showSurface(
              request.getOutputId(),
              request.hasSurface() ? decode(request.getSurface()) : null,
              request.getBackgroundColor());
    }
  }

  @Override
  public CompletableFuture<CopyOutputReply> copyOutput(CopyOutputRequest request) {
    MemorySegment target = browser().map(request.getTarget());
    try {
      return CompletableFuture.completedFuture(copyOutput(request.getOutputId(), target));
    } finally {
      unmap(target);
    }
  }

  private CopyOutputReply copyOutput(int outputId, MemorySegment target) {
    if (!outputs.containsKey(outputId)) {
      return CopyOutputReply.newBuilder().setFailure("no output " + outputId).build();
    }
    PixelSize size = manager().outputSize(outputId);
    if (target.byteSize() < 4L * size.width() * size.height()) {
      return CopyOutputReply.newBuilder()
          .setFailure("the memory is too small for " + size.width() + " x " + size.height())
          .build();
    }
    manager().copyOutput(outputId, target);
    return CopyOutputReply.newBuilder().setSize(encode(size)).build();
  }

  /// Gives up outputs, renderer and clients' memory.
  public void close() {
    if (manager != null) {
      manager.close();
    }
    clients.values().forEach(client -> client.channel.close());
  }
}
