package bulkhead.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bulkhead.browser.process.ChildType;
import bulkhead.browser.process.Installation;
import bulkhead.ipc.Channel;
import bulkhead.ipc.ChildListener;
import bulkhead.ipc.Descriptors;
import bulkhead.ipc.IoLoop;
import bulkhead.ipc.api.AddClientRequest;
import bulkhead.ipc.api.Arena;
import bulkhead.ipc.api.BeginFrameAck;
import bulkhead.ipc.api.BeginFrameNotice;
import bulkhead.ipc.api.ChildProcess;
import bulkhead.ipc.api.ChildProcessHost;
import bulkhead.ipc.api.ClientRequest;
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
import bulkhead.ipc.api.GpuSetUp;
import bulkhead.ipc.api.NeedsBeginFrame;
import bulkhead.ipc.api.Quad;
import bulkhead.ipc.api.Rect;
import bulkhead.ipc.api.RectF;
import bulkhead.ipc.api.ShowSurfaceRequest;
import bulkhead.ipc.api.ShutdownRequest;
import bulkhead.ipc.api.Size;
import bulkhead.ipc.api.SoftwareFrameNotice;
import bulkhead.ipc.api.SolidColorQuad;
import bulkhead.ipc.api.SurfaceId;
import bulkhead.ipc.api.SurfaceQuad;
import bulkhead.ipc.api.SurfaceShownNotice;
import bulkhead.ipc.api.TileQuad;
import bulkhead.ipc.api.TileResource;
import bulkhead.memory.SharedMemory;
import bulkhead.platform.Libc;
import bulkhead.process.ChildRole;
import bulkhead.process.ChildStart;
import bulkhead.process.TaskLoop;
import com.google.protobuf.Message;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Renderers and plugins that have been taken over speak to a real GPU process: each field of each
/// of their messages with every value that its type has room for. Whatever is within the contract
/// is drawn; whatever is not ends that client, with a reason; and the client beside it is shown as
/// before.
@Timeout(300)
class ForgedFramesTest {
  private static final int SIDE = 64;
  private static final int ARENA_BYTES = 1 << 16;
  private static final int OUTPUT = 1;
  private static final int SECONDS = 30;

  /// The first client is the one that nothing may happen to.
  private static final int GOOD = 1;

  /// A client that has said this is ended for it, unless it was ended before.
  private static final BeginFrameAck FAREWELL =
      BeginFrameAck.newBuilder().setLocalSurfaceId(1).setSequence(Long.MAX_VALUE).build();

  private static final String FAREWELL_REASON =
      "FrameSink.DidNotProduceFrame: answer to BeginFrame " + Long.MAX_VALUE + " of the future";

  private final BlockingQueue<String> violations = new LinkedBlockingQueue<>();
  private final BlockingQueue<Long> shown = new LinkedBlockingQueue<>();
  private final TaskLoop loop = new TaskLoop("TestBrowser");
  private final IoLoop io = IoLoop.start("TestIo");
  private final CompletableFuture<String> end = new CompletableFuture<>();
  private ChildListener listener;
  private ChildListener.Connected connection;
  private SharedMemory arena;
  private SharedMemory copy;
  private Gpu gpu;
  private int nextClient = 1;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    assumeTrue(io.passesDescriptors(), "no descriptors over sockets on this platform");
    Thread.ofPlatform().daemon().start(loop::run);
    listener = ChildListener.open(io);
    String token = listener.newToken();
    CompletableFuture<ChildListener.Connected> connected =
        listener.expect(
            token,
            () -> ProcessHandle.current().pid(),
            "gpu",
            channel -> {
              channel.bind(GpuHost.IPC, new Host(), loop);
              channel.bind(ChildProcessHost.IPC, ready -> {}, loop);
            });
    ChildRole role =
        new Installation(Path.of("target", "app"), Path.of("java")).role(ChildType.GPU);
    Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              try {
                role.run(new ChildStart(listener.socket(), token, false));
                end.complete("asked to");
              } catch (Exception | Error e) {
                end.complete("failed: " + e);
              }
            });
    connection = connected.get(SECONDS, TimeUnit.SECONDS);
    gpu = connection.channel().proxy(Gpu.IPC);
    arena = SharedMemory.create("test", ARENA_BYTES, folder);
    copy = SharedMemory.create("copy", SIDE * SIDE * 4, folder);
    gpu.setUp(
            GpuSetUp.newBuilder().setRenderer(GpuSetUp.Renderer.SOFTWARE).setHeadless(true).build())
        .get(SECONDS, TimeUnit.SECONDS);
    gpu.createOutput(
            CreateOutputRequest.newBuilder()
                .setOutputId(OUTPUT)
                .setOffscreen(true)
                .setSize(size())
                .setMaxSize(size())
                .setBackgroundColor(-1)
                .build())
        .get(SECONDS, TimeUnit.SECONDS);
  }

  @AfterEach
  void stop() throws Exception {
    connection.channel().proxy(ChildProcess.IPC).shutdown(ShutdownRequest.getDefaultInstance());
    end.get(SECONDS, TimeUnit.SECONDS);
    listener.close();
    loop.quit();
    io.close();
    arena.close();
    copy.close();
  }

  private record Client(int id, Channel channel) {
    FrameSink sink() {
      return channel.proxy(FrameSink.IPC);
    }
  }

  private Arena describe(SharedMemory memory) {
    return Arena.newBuilder()
        .setSize(memory.size())
        .setMemory(descriptors().send(memory.descriptor(), Descriptors.Ownership.KEEP))
        .build();
  }

  private Descriptors.Sender descriptors() {
    return Objects.requireNonNull(connection.descriptors());
  }

  private Client client() {
    int id = nextClient++;
    int[] pair = Libc.socketPair();
    gpu.addClient(
        AddClientRequest.newBuilder()
            .setClientId(id)
            .setArena(describe(arena))
            .setChannel(descriptors().send(pair[0], Descriptors.Ownership.GIVE))
            .build());
    SurfaceId surface = SurfaceId.newBuilder().setClientId(id).setLocalId(1).build();
    gpu.grantSurface(surface);
    gpu.showSurface(
        ShowSurfaceRequest.newBuilder().setOutputId(OUTPUT).setSurface(surface).build());
    Channel channel =
        Channel.adopt(
            io,
            pair[1],
            "gpu of " + id,
            opened -> opened.bind(FrameClient.IPC, new Reports(id), loop));
    return new Client(id, channel);
  }

  private void remove(Client client) {
    gpu.removeClient(ClientRequest.newBuilder().setClientId(client.id).build());
    client.channel.close();
  }

  private static Size size() {
    return Size.newBuilder().setWidth(SIDE).setHeight(SIDE).build();
  }

  private static RectF rect() {
    return RectF.newBuilder().setX(8).setY(8).setWidth(32).setHeight(32).build();
  }

  /// One quad of each kind.
  private static CompositorFrame frame() {
    return CompositorFrame.newBuilder()
        .setLocalSurfaceId(1)
        .setFrameNumber(1)
        .setSize(size())
        .setBackgroundColor(-1)
        .addResources(
            TileResource.newBuilder().setResourceId(7).setStride(128).setWidth(32).setHeight(32))
        .addQuads(
            Quad.newBuilder()
                .setRect(rect())
                .setClip(Rect.newBuilder().setWidth(SIDE).setHeight(SIDE))
                .setTile(
                    TileQuad.newBuilder()
                        .setResourceId(7)
                        .setSource(RectF.newBuilder().setWidth(32).setHeight(32))))
        .addQuads(
            Quad.newBuilder()
                .setRect(rect())
                .addAllMatrix(List.of(1f, 0f, 0f, 1f, 0f, 0f))
                .setSolidColor(SolidColorQuad.newBuilder().setColor(-1)))
        .addQuads(
            Quad.newBuilder()
                .setRect(rect())
                .setSurface(
                    SurfaceQuad.newBuilder()
                        .setSurface(SurfaceId.newBuilder().setClientId(1).setLocalId(1))))
        .build();
  }

  /// The frame with one field of its parts spoilt, each kind of quad too.
  private static List<CompositorFrame> hostileFrames() {
    List<CompositorFrame> all = new ArrayList<>();
    HostileFields.of(frame()).forEach(each -> all.add((CompositorFrame) each));
    HostileFields.of(frame().getResources(0))
        .forEach(each -> all.add(frame().toBuilder().setResources(0, (TileResource) each).build()));
    for (int i = 0; i < frame().getQuadsCount(); i++) {
      for (Message each : HostileFields.of(frame().getQuads(i))) {
        all.add(frame().toBuilder().setQuads(i, (Quad) each).build());
      }
    }
    return all;
  }

  /// What became of a client that said this: that it was ended, for what; or nothing.
  private String fateAfter(Consumer<FrameSink> message) throws Exception {
    Client client = client();
    message.accept(client.sink());
    client.sink().didNotProduceFrame(FAREWELL);
    String violation = violations.poll(SECONDS, TimeUnit.SECONDS);
    String prefix = client.id + ": ";
    if (violation == null || !violation.startsWith(prefix)) {
      return "instead of its end: " + violation + "; the process: " + end.getNow("lives");
    }
    String failure =
        gpu.copyOutput(
                CopyOutputRequest.newBuilder()
                    .setOutputId(OUTPUT)
                    .setTarget(describe(copy))
                    .build())
            .get(SECONDS, TimeUnit.SECONDS)
            .getFailure();
    remove(client);
    String reason = violation.substring(prefix.length());
    return !failure.isEmpty()
        ? "no picture any more: " + failure
        : reason.equals(FAREWELL_REASON) ? "" : reason;
  }

  private void submitGoodFrame(Client good, long number) throws Exception {
    good.sink()
        .submitFrame(
            frame().toBuilder()
                .setFrameNumber(number)
                .setResources(0, frame().getResources(0).toBuilder().setResourceId(1000 + number))
                .setQuads(
                    0,
                    frame().getQuads(0).toBuilder()
                        .setTile(TileQuad.newBuilder().setResourceId(1000 + number)))
                .build());
    assertEquals(number, shown.poll(SECONDS, TimeUnit.SECONDS));
  }

  /// Seen to fail when the decoder did not check how wide a surface is.
  @Test
  void noFieldOfAnyMessageHarmsAnyoneElse() throws Exception {
    List<String> failures = new ArrayList<>();
    int refused = 0;
    int accepted = 0;
    try (var errors = new LoggedErrors()) {
      Client good = client();
      submitGoodFrame(good, 1);
      List<Consumer<FrameSink>> messages = new ArrayList<>();
      for (CompositorFrame frame : hostileFrames()) {
        messages.add(sink -> sink.submitFrame(frame));
      }
      for (Message needs :
          HostileFields.of(NeedsBeginFrame.newBuilder().setLocalSurfaceId(1).build())) {
        messages.add(sink -> sink.setNeedsBeginFrame((NeedsBeginFrame) needs));
      }
      for (Message ack :
          HostileFields.of(BeginFrameAck.newBuilder().setLocalSurfaceId(1).build())) {
        messages.add(sink -> sink.didNotProduceFrame((BeginFrameAck) ack));
      }
      for (var message : messages) {
        String fate = fateAfter(message);
        if (fate.isEmpty()) {
          accepted++;
        } else if (fate.startsWith("FrameSink.") || fate.endsWith("is not granted")) {
          refused++;
        } else {
          failures.add(fate);
        }
      }
      gpu.showSurface(
          ShowSurfaceRequest.newBuilder()
              .setOutputId(OUTPUT)
              .setSurface(SurfaceId.newBuilder().setClientId(good.id).setLocalId(1))
              .build());
      submitGoodFrame(good, 2);
      failures.addAll(errors.lines());
    }
    assertEquals("", String.join("\n", failures));
    assertEquals(
        "both kinds, many of each",
        refused > 100 && accepted > 100
            ? "both kinds, many of each"
            : refused + " refused, " + accepted + " accepted");
  }

  private final class Host implements GpuHost {
    @Override
    public CompletableFuture<Done> softwareFrame(SoftwareFrameNotice frame) {
      return CompletableFuture.completedFuture(Done.getDefaultInstance());
    }

    @Override
    public void clientViolation(ClientViolationNotice notice) {
      violations.add(notice.getClientId() + ": " + notice.getReason());
    }

    @Override
    public void surfaceShown(SurfaceShownNotice notice) {}
  }

  private final class Reports implements FrameClient {
    private final int client;

    Reports(int client) {
      this.client = client;
    }

    @Override
    public void beginFrame(BeginFrameNotice frame) {}

    @Override
    public void frameShown(FrameShownNotice notice) {
      if (client == GOOD) {
        shown.add(notice.getFrameNumber());
      }
    }
  }
}
