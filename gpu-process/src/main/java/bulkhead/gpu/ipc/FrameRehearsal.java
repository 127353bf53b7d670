package bulkhead.gpu.ipc;

import bulkhead.gpu.display.BeginFrame;
import bulkhead.gpu.display.ClientListener;
import bulkhead.gpu.display.FrameSinkManager;
import bulkhead.gpu.display.Timers;
import bulkhead.gpu.frame.ClientMemory;
import bulkhead.gpu.frame.PixelSize;
import bulkhead.gpu.frame.SurfaceId;
import bulkhead.gpu.output.OutputFailedException;
import bulkhead.gpu.software.SoftwareRenderer;
import bulkhead.ipc.Channel;
import bulkhead.ipc.IoLoop;
import bulkhead.ipc.api.BeginFrameNotice;
import bulkhead.ipc.api.CompositorFrame;
import bulkhead.ipc.api.FrameClient;
import bulkhead.ipc.api.FrameShownNotice;
import bulkhead.ipc.api.FrameSink;
import bulkhead.ipc.api.NeedsBeginFrame;
import bulkhead.ipc.api.Quad;
import bulkhead.ipc.api.RectF;
import bulkhead.ipc.api.Size;
import bulkhead.ipc.api.SolidColorQuad;
import bulkhead.ipc.api.TileQuad;
import bulkhead.ipc.api.TileResource;
import bulkhead.platform.Libc;
import bulkhead.platform.ThreadPriority;
import bulkhead.ipc.Outcome;
import bulkhead.process.TaskLoop;
import java.lang.foreign.Arena;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;

/// Shows a page that scrolls to nobody, so that the code that a frame passes through is compiled
/// before a user scrolls for the first time: in the interpreter a frame takes some three times as
/// long as the display gives it. It has a display of its own, whose clock moves from frame to
/// frame, and a channel to a renderer that is played here; nothing but the I/O thread is shared
/// with the real ones. Thread: `Rehearsal`, once in a process's life.
final class FrameRehearsal implements FrameClient, Timers {
  /// More than the calls after which the JVM compiles a method.
  static final int FRAMES = 300;

  private static final int SURFACE = 1;
  private static final int OUTPUT = 1;
  private static final int WIDTH = 700;
  private static final int HEIGHT = 500;
  private static final int TILE = 256;
  private static final int TILES_ACROSS = 3;
  private static final int TILES_DOWN = 4;
  private static final int TILE_BYTES = 4 * TILE * TILE;
  private static final long ARENA_BYTES = (long) TILE_BYTES * TILES_ACROSS * TILES_DOWN;
  private static final int SCROLLED = 5;
  private static final int SCROLLBAR_WIDTH = 15;

  private record Timer(long due, Runnable task) {}

  private final TaskLoop loop;
  private final CompletableFuture<FrameSink> gpu = new CompletableFuture<>();
  private final PriorityQueue<Timer> timers =
      new PriorityQueue<>(Comparator.comparingLong(Timer::due));
  private long now = 1;
  private int frames;
  private boolean asked;

  private FrameRehearsal(TaskLoop loop) {
    this.loop = loop;
  }

  /// Starts it on a thread of its own, which other work goes before.
  ///
  /// @param io serves the channel
  /// @return how many frames were shown, at the end
  static CompletableFuture<Integer> start(IoLoop io) {
    return CompletableFuture.supplyAsync(
        () -> run(io), task -> Thread.ofPlatform().name("Rehearsal").daemon().start(task));
  }

  private static int run(IoLoop io) {
    ThreadPriority.background();
    TaskLoop loop = new TaskLoop("Rehearsal");
    FrameRehearsal renderer = new FrameRehearsal(loop);
    int[] sockets = Libc.socketPair();
    try (Arena memory = Arena.ofConfined()) {
      SoftwareRenderer software = new SoftwareRenderer();
      FrameSinkManager manager = new FrameSinkManager(renderer, software);
      CompletableFuture<FrameSinkHandler> sink = new CompletableFuture<>();
      Channel here =
          Channel.adopt(
              io,
              sockets[0],
              "rehearsal",
              channel -> {
                FrameSinkHandler handler =
                    new FrameSinkHandler(
                        manager,
                        new FrameDecoder(SURFACE, ARENA_BYTES),
                        channel.proxy(FrameClient.IPC));
                channel.bind(FrameSink.IPC, handler, loop);
                sink.complete(handler);
              });
      Channel there =
          Channel.adopt(
              io,
              sockets[1],
              "rehearsal",
              channel -> {
                channel.bind(FrameClient.IPC, renderer, loop);
                Outcome.then(channel.closed(), why -> loop.quit());
                renderer.gpu.complete(channel.proxy(FrameSink.IPC));
              });
      SurfaceId surface = new SurfaceId(SURFACE, SURFACE);
      PixelSize size = new PixelSize(WIDTH, HEIGHT);
      manager.addClient(
          SURFACE,
          new ClientMemory(SURFACE, memory.allocate(ARENA_BYTES, 64)),
          renderer.listening(sink.join()),
          violation -> here.closeForBadMessage(violation.reason()));
      manager.grantSurface(surface);
      manager.addOutput(OUTPUT, software.offscreenOutput(size), size, -1, shown -> {});
      manager.showSurface(OUTPUT, surface, -1);
      renderer
          .gpu
          .join()
          .setNeedsBeginFrame(
              NeedsBeginFrame.newBuilder().setLocalSurfaceId(SURFACE).setNeeded(true).build());
      loop.run();
      here.close();
      there.close();
      manager.close();
      return renderer.frames;
    } catch (OutputFailedException e) {
      System.getLogger("bulkhead.gpu").log(System.Logger.Level.ERROR, "the rehearsal failed", e);
      return 0;
    }
  }

  // The clock

  @Override
  public long now() {
    return now;
  }

  @Override
  public void at(long nanos, Runnable task) {
    timers.add(new Timer(Math.max(now, nanos), task));
    letTimePass();
  }

  /// Until the renderer is asked for a frame: then time stands still until it has been shown.
  private void letTimePass() {
    loop.execute(
        () -> {
          Timer next = asked ? null : timers.poll();
          if (next != null) {
            now = next.due;
            next.task.run();
            letTimePass();
          }
        });
  }

  private ClientListener listening(ClientListener channel) {
    return new ClientListener() {
      @Override
      public void beginFrame(int localSurfaceId, BeginFrame frame) {
        asked = true;
        channel.beginFrame(localSurfaceId, frame);
      }

      @Override
      public void frameShown(int localSurfaceId, long frame, long presented, long[] returned) {
        channel.frameShown(localSurfaceId, frame, presented, returned);
      }
    };
  }

  // The renderer

  @Override
  public void beginFrame(BeginFrameNotice notice) {
    gpu.join().submitFrame(frame(notice.getSequence()));
  }

  @Override
  public void frameShown(FrameShownNotice notice) {
    if (++frames == FRAMES) {
      loop.quit();
    }
    asked = false;
    letTimePass();
  }

  /// The page, scrolled to the frame's place; each frame has some tiles that the last one had not.
  private static CompositorFrame frame(long number) {
    CompositorFrame.Builder frame =
        CompositorFrame.newBuilder()
            .setLocalSurfaceId(SURFACE)
            .setFrameNumber(number)
            .setBeginFrameSequence(number)
            .setBackgroundColor(-1)
            .setSize(Size.newBuilder().setWidth(WIDTH).setHeight(HEIGHT));
    long top = number * SCROLLED;
    for (long row = top / TILE; row < top / TILE + TILES_DOWN; row++) {
      for (int column = 0; column < TILES_ACROSS; column++) {
        long cell = row * TILES_ACROSS + column;
        long slot = cell % (TILES_ACROSS * TILES_DOWN);
        frame.addResources(
            TileResource.newBuilder()
                .setResourceId(cell)
                .setOffset(slot * TILE_BYTES)
                .setStride(4 * TILE)
                .setWidth(TILE)
                .setHeight(TILE)
                .setOpaque(column > 0));
        frame.addQuads(
            quad(column * TILE, row * TILE - top, TILE, TILE)
                .setTile(TileQuad.newBuilder().setResourceId(cell)));
      }
    }
    frame.addQuads(
        quad(WIDTH - SCROLLBAR_WIDTH, 0, SCROLLBAR_WIDTH, HEIGHT)
            .setSolidColor(SolidColorQuad.newBuilder().setColor(-1)));
    frame.addQuads(
        quad(WIDTH - SCROLLBAR_WIDTH, number, SCROLLBAR_WIDTH, TILE)
            .setSolidColor(SolidColorQuad.newBuilder().setColor(0x80808080)));
    return frame.build();
  }

  private static Quad.Builder quad(float x, float y, float width, float height) {
    return Quad.newBuilder()
        .setRect(RectF.newBuilder().setX(x).setY(y).setWidth(width).setHeight(height));
  }
}
