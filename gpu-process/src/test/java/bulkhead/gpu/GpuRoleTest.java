package bulkhead.gpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bulkhead.ipc.Channel;
import bulkhead.ipc.ChildListener;
import bulkhead.ipc.Descriptors;
import bulkhead.ipc.IoLoop;
import bulkhead.ipc.api.AddClientRequest;
import bulkhead.ipc.api.Arena;
import bulkhead.ipc.api.BeginFrameNotice;
import bulkhead.ipc.api.ChildProcess;
import bulkhead.ipc.api.ChildProcessHost;
import bulkhead.ipc.api.ChildReady;
import bulkhead.ipc.api.ClientViolationNotice;
import bulkhead.ipc.api.CompositorFrame;
import bulkhead.ipc.api.CopyOutputRequest;
import bulkhead.ipc.api.CreateOutputRequest;
import bulkhead.ipc.api.Done;
import bulkhead.ipc.api.FrameClient;
import bulkhead.ipc.api.FrameShownNotice;
import bulkhead.ipc.api.FrameSink;
import bulkhead.ipc.api.Gpu;
import bulkhead.ipc.api.GpuHost;
import bulkhead.ipc.api.GpuInfo;
import bulkhead.ipc.api.GpuSetUp;
import bulkhead.ipc.api.NeedsBeginFrame;
import bulkhead.ipc.api.Quad;
import bulkhead.ipc.api.RectF;
import bulkhead.ipc.api.ShowSurfaceRequest;
import bulkhead.ipc.api.ShutdownRequest;
import bulkhead.ipc.api.Size;
import bulkhead.ipc.api.SoftwareFrameNotice;
import bulkhead.ipc.api.SurfaceId;
import bulkhead.ipc.api.SurfaceShownNotice;
import bulkhead.ipc.api.TileQuad;
import bulkhead.ipc.api.TileResource;
import bulkhead.memory.SharedMemory;
import bulkhead.platform.Libc;
import bulkhead.process.ChildStart;
import bulkhead.process.TaskLoop;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The whole GPU process on a thread, driven over real sockets and shared memory by a browser
/// process and renderers that this test plays.
@Timeout(60)
class GpuRoleTest {
  private static final int WIDTH = 64;
  private static final int HEIGHT = 48;

  private Path folder = Path.of("");
  private final BlockingQueue<String> news = new LinkedBlockingQueue<>();
  private final TaskLoop browserLoop = new TaskLoop("TestBrowser");
  private final IoLoop io = IoLoop.start("TestIo");
  private @Nullable ChildListener listener;
  private @Nullable Thread gpuThread;
  private ChildListener.@Nullable Connected gpu;

  @BeforeEach
  void startGpuRole(@TempDir Path temporary) throws Exception {
    folder = temporary;
    assumeTrue(io.passesDescriptors(), "no descriptors over sockets on this platform");
    Thread.ofPlatform().daemon().start(browserLoop::run);
    ChildListener opened = ChildListener.open(io);
    listener = opened;
    String token = opened.newToken();
    CompletableFuture<ChildListener.Connected> connected =
        opened.expect(
            token,
            () -> ProcessHandle.current().pid(),
            "gpu",
            channel -> {
              channel.bind(GpuHost.IPC, new Host(), browserLoop);
              channel.bind(ChildProcessHost.IPC, GpuRoleTest::ready, browserLoop);
            });
    Thread thread =
        new Thread(
            () -> {
              try {
                new GpuRole().run(new ChildStart(opened.socket(), token, false));
              } catch (Exception e) {
                news.add("GPU role failed: " + e);
              }
            });
    thread.start();
    gpuThread = thread;
    gpu = connected.get(30, TimeUnit.SECONDS);
  }

  private static void ready(ChildReady ready) {
    assertTrue(ready.getStartPartsNanosCount() > 0);
  }

  @AfterEach
  void stopGpuRole() throws Exception {
    if (gpu != null) {
      gpu.channel().proxy(ChildProcess.IPC).shutdown(ShutdownRequest.getDefaultInstance());
    }
    if (gpuThread != null) {
      gpuThread.join(TimeUnit.SECONDS.toMillis(30));
      assertFalse(gpuThread.isAlive(), "the GPU role left when it was asked to");
    }
    if (listener != null) {
      listener.close();
    }
    browserLoop.quit();
    io.close();
  }

  private ChildListener.Connected connection() {
    if (gpu == null) {
      throw new IllegalStateException("not connected");
    }
    return gpu;
  }

  private Gpu gpu() {
    return connection().channel().proxy(Gpu.IPC);
  }

  private Descriptors.Sender descriptors() {
    Descriptors.Sender sender = connection().descriptors();
    if (sender == null) {
      throw new IllegalStateException("no descriptor socket");
    }
    return sender;
  }

  private String nextNews() throws InterruptedException {
    String next = news.poll(30, TimeUnit.SECONDS);
    return next == null ? "nothing in 30 s" : next;
  }

  private GpuInfo setUp(GpuSetUp.Renderer renderer) throws Exception {
    return gpu()
        .setUp(GpuSetUp.newBuilder().setRenderer(renderer).setHeadless(true).build())
        .get(30, TimeUnit.SECONDS);
  }

  private Arena describe(SharedMemory memory) {
    return Arena.newBuilder()
        .setSize(memory.size())
        .setMemory(descriptors().send(memory.descriptor(), Descriptors.Ownership.KEEP))
        .build();
  }

  /// A renderer: its arena, and its channel to the GPU process.
  private record Renderer(int id, SharedMemory arena, Channel channel) {
    FrameSink sink() {
      return channel.proxy(FrameSink.IPC);
    }
  }

  private Renderer addRenderer(int id) throws Exception {
    SharedMemory arena = SharedMemory.create("test", 1 << 16, folder);
    int[] pair = Libc.socketPair();
    gpu()
        .addClient(
            AddClientRequest.newBuilder()
                .setClientId(id)
                .setArena(describe(arena))
                .setChannel(descriptors().send(pair[0], Descriptors.Ownership.GIVE))
                .build());
    gpu().grantSurface(surface(id));
    Channel channel =
        Channel.adopt(
            io,
            pair[1],
            "gpu of " + id,
            opened -> opened.bind(FrameClient.IPC, new RendererClient(id), browserLoop));
    return new Renderer(id, arena, channel);
  }

  private static SurfaceId surface(int client) {
    return SurfaceId.newBuilder().setClientId(client).setLocalId(1).build();
  }

  private static Size size() {
    return Size.newBuilder().setWidth(WIDTH).setHeight(HEIGHT).build();
  }

  /// One tile of 32 x 32 pixels in that colour at 16, 8.
  private static CompositorFrame frame(Renderer renderer, int number, int color) {
    for (int i = 0; i < 32 * 32; i++) {
      renderer.arena.segment().setAtIndex(ValueLayout.JAVA_INT, i, color);
    }
    return CompositorFrame.newBuilder()
        .setLocalSurfaceId(1)
        .setFrameNumber(number)
        .setSize(size())
        .setBackgroundColor(0xffffffff)
        .addResources(
            TileResource.newBuilder()
                .setResourceId(number)
                .setStride(128)
                .setWidth(32)
                .setHeight(32)
                .setOpaque(true))
        .addQuads(
            Quad.newBuilder()
                .setTile(TileQuad.newBuilder().setResourceId(number))
                .setRect(RectF.newBuilder().setX(16).setY(8).setWidth(32).setHeight(32)))
        .build();
  }

  private void showOffscreen(int output, int client) throws Exception {
    var reply =
        gpu()
            .createOutput(
                CreateOutputRequest.newBuilder()
                    .setOutputId(output)
                    .setOffscreen(true)
                    .setSize(size())
                    .setBackgroundColor(0xff808080)
                    .build())
            .get(30, TimeUnit.SECONDS);
    assertEquals("", reply.getFailure());
    gpu()
        .showSurface(
            ShowSurfaceRequest.newBuilder()
                .setOutputId(output)
                .setSurface(surface(client))
                .setBackgroundColor(0xff808080)
                .build());
  }

  /// The pixels left of the tile and in it.
  private String copy(int output) throws Exception {
    try (SharedMemory target = SharedMemory.create("copy", WIDTH * HEIGHT * 4, folder)) {
      var reply =
          gpu()
              .copyOutput(
                  CopyOutputRequest.newBuilder()
                      .setOutputId(output)
                      .setTarget(describe(target))
                      .build())
              .get(30, TimeUnit.SECONDS);
      assertEquals("", reply.getFailure());
      return "%08x %08x"
          .formatted(
              target.segment().getAtIndex(ValueLayout.JAVA_INT, 8 * WIDTH + 15),
              target.segment().getAtIndex(ValueLayout.JAVA_INT, 8 * WIDTH + 16));
    }
  }

  @Test
  void drawsAFrameInSoftware() throws Exception {
    GpuInfo info = setUp(GpuSetUp.Renderer.SOFTWARE);
    assertFalse(info.getGl());
    drawsAFrame();
  }

  @Test
  void drawsAFrameWithOpenGl() throws Exception {
    try {
      setUp(GpuSetUp.Renderer.GL_ONLY);
    } catch (ExecutionException e) {
      abort("no OpenGL here: " + e.getMessage());
    }
    drawsAFrame();
  }

  /// Where a graphics processor draws there is nothing to tell.
  @Test
  void saysWhatDrawsWhereOpenGlIsOnlyWelcome() throws Exception {
    GpuInfo info = setUp(GpuSetUp.Renderer.GL_IF_USABLE);
    assertEquals(info.getGl(), info.getFallbackReason().isEmpty());
    drawsAFrame();
  }

  private void drawsAFrame() throws Exception {
    Renderer renderer = addRenderer(5);
    showOffscreen(1, 5);
    assertEquals("ff808080 ff808080", copy(1));
    renderer.sink().submitFrame(frame(renderer, 1, 0xff123456));
    assertShown(1, 5);
    assertEquals("ffffffff ff123456", copy(1));
    renderer.sink().submitFrame(frame(renderer, 2, 0xff654321));
    assertEquals("frame 2 of 5 shown, returns [1]", nextNews());
    assertEquals("ffffffff ff654321", copy(1));
  }

  @Test
  void endsOnlyTheClientThatForgesAFrame() throws Exception {
    setUp(GpuSetUp.Renderer.SOFTWARE);
    Renderer good = addRenderer(5);
    Renderer bad = addRenderer(6);
    showOffscreen(1, 5);
    CompositorFrame.Builder forged = frame(bad, 1, 0).toBuilder();
    forged.getResourcesBuilder(0).setOffset(1 << 16);
    bad.sink().submitFrame(forged.build());
    assertEquals("violation of 6: FrameSink.SubmitFrame: tile end 69632", nextNews());
    bad.channel().closed().get(30, TimeUnit.SECONDS);
    good.sink().submitFrame(frame(good, 1, 0xff123456));
    assertShown(1, 5);
  }

  /// The client and the browser process are told on channels of their own: either comes first.
  private void assertShown(int output, int client) throws Exception {
    assertEquals(
        Set.of("frame 1 of " + client + " shown", "output " + output + " shows " + client),
        Set.of(nextNews(), nextNews()));
  }

  @Test
  void refusesTheSurfaceOfAnotherClient() throws Exception {
    setUp(GpuSetUp.Renderer.SOFTWARE);
    Renderer bad = addRenderer(6);
    bad.sink()
        .setNeedsBeginFrame(
            NeedsBeginFrame.newBuilder().setLocalSurfaceId(44).setNeeded(true).build());
    assertEquals("violation of 6: surface 44 is not granted", nextNews());
  }

  @Test
  void sendsBeginFramesAtTheDisplaysRate() throws Exception {
    setUp(GpuSetUp.Renderer.SOFTWARE);
    Renderer renderer = addRenderer(5);
    showOffscreen(1, 5);
    renderer
        .sink()
        .setNeedsBeginFrame(
            NeedsBeginFrame.newBuilder().setLocalSurfaceId(1).setNeeded(true).build());
    assertEquals("BeginFrame 1 to 5", nextNews());
    assertEquals("BeginFrame 2 to 5", nextNews());
  }

  private final class Host implements GpuHost {
    @Override
    public CompletableFuture<Done> softwareFrame(SoftwareFrameNotice frame) {
      return CompletableFuture.completedFuture(Done.getDefaultInstance());
    }

    @Override
    public void clientViolation(ClientViolationNotice notice) {
      news.add("violation of " + notice.getClientId() + ": " + notice.getReason());
    }

    @Override
    public void surfaceShown(SurfaceShownNotice notice) {
      news.add("output " + notice.getOutputId() + " shows " + notice.getSurface().getClientId());
    }
  }

  private final class RendererClient implements FrameClient {
    private final int id;

    RendererClient(int id) {
      this.id = id;
    }

    @Override
    public void beginFrame(BeginFrameNotice frame) {
      news.add("BeginFrame " + frame.getSequence() + " to " + id);
    }

    @Override
    public void frameShown(FrameShownNotice notice) {
      news.add(
          "frame %d of %d shown%s"
              .formatted(
                  notice.getFrameNumber(),
                  id,
                  notice.getReturnedResourcesCount() == 0
                      ? ""
                      : ", returns " + notice.getReturnedResourcesList()));
    }
  }
}
