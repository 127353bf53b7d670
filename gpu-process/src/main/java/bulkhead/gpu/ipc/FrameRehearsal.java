package bulkhead.gpu.ipc;

import bulkhead.gpu.display.FrameSinkManager;
import bulkhead.gpu.display.Timers;
import bulkhead.gpu.frame.ClientMemory;
import bulkhead.gpu.frame.PixelSize;
import bulkhead.gpu.frame.SurfaceId;
import bulkhead.gpu.output.OutputFailedException;
import bulkhead.gpu.software.SoftwareRenderer;
import bulkhead.ipc.api.BeginFrameAck;
import bulkhead.ipc.api.BeginFrameNotice;
import bulkhead.ipc.api.CompositorFrame;
import bulkhead.ipc.api.FrameClient;
import bulkhead.ipc.api.FrameShownNotice;
import bulkhead.ipc.api.NeedsBeginFrame;
import bulkhead.ipc.api.Quad;
import bulkhead.ipc.api.RectF;
import bulkhead.ipc.api.Size;
import bulkhead.ipc.api.SolidColorQuad;
import bulkhead.ipc.api.TileQuad;
import bulkhead.ipc.api.TileResource;
import bulkhead.platform.ThreadPriority;
import com.google.protobuf.InvalidProtocolBufferException;
import java.lang.foreign.Arena;
import java.util.Comparator;
import java.util.PriorityQueue;

/// Shows a page that scrolls to nobody, so that the code that a frame passes through is compiled
/// before a user scrolls for the first time: in the interpreter a frame takes some three times as
/// long as the display gives it. It has a display of its own, with a clock that stands still; nothing
/// is shared with the real ones. Thread: `Rehearsal`, once in a process's life.
public final class FrameRehearsal implements FrameClient, Timers {
  /// More than the calls after which the JVM compiles a method.
  private static final int FRAMES = 300;

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

  private final PriorityQueue<Timer> timers =
      new PriorityQueue<>(Comparator.comparingLong(Timer::due));
  private final FrameSinkHandler sink;
  private final FrameSinkManager manager;
  private long now = 1;
  private int frames;

  private FrameRehearsal(Arena memory) throws OutputFailedException {
    SoftwareRenderer renderer = new SoftwareRenderer();
    manager = new FrameSinkManager(this, renderer);
    sink = new FrameSinkHandler(manager, new FrameDecoder(SURFACE, ARENA_BYTES), this);
    manager.addClient(
        SURFACE,
        new ClientMemory(SURFACE, memory.allocate(ARENA_BYTES, 64)),
        sink,
        violation -> {
          throw violation;
        });
    SurfaceId surface = new SurfaceId(SURFACE, SURFACE);
    PixelSize size = new PixelSize(WIDTH, HEIGHT);
    manager.grantSurface(surface);
    manager.addOutput(OUTPUT, renderer.offscreenOutput(size), size, -1, shown -> {});
    manager.showSurface(OUTPUT, surface, -1);
  }

  /// Starts it on a thread of its own, which other work goes before.
  public static void start() {
    Thread.ofPlatform().name("Rehearsal").daemon().start(FrameRehearsal::run);
  }

  private static void run() {
    ThreadPriority.background();
    try (Arena memory = Arena.ofConfined()) {
      new FrameRehearsal(memory).play();
    } catch (OutputFailedException | RuntimeException e) {
      System.getLogger("bulkhead.gpu").log(System.Logger.Level.ERROR, "the rehearsal failed", e);
    }
  }

  /// Returns the number of frames that were shown.
  private int play() {
    sink.setNeedsBeginFrame(
        NeedsBeginFrame.newBuilder().setLocalSurfaceId(SURFACE).setNeeded(true).build());
    while (frames < FRAMES) {
      Timer next = timers.remove();
      now = next.due;
      next.task.run();
    }
    manager.close();
    return frames;
  }

  @Override
  public long now() {
    return now;
  }

  @Override
  public void at(long nanos, Runnable task) {
    timers.add(new Timer(Math.max(now, nanos), task));
  }

  @Override
  public void beginFrame(BeginFrameNotice notice) {
    long number = notice.getSequence();
    if (number % 10 == 0) { // as when the main thread has nothing new
      sink.didNotProduceFrame(
          BeginFrameAck.newBuilder().setLocalSurfaceId(SURFACE).setSequence(number).build());
      return;
    }
    try {
      sink.submitFrame(CompositorFrame.parseFrom(frame(number).toByteArray()));
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void frameShown(FrameShownNotice notice) {
    frames++;
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
