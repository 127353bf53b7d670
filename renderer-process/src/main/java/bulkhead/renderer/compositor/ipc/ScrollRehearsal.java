package bulkhead.renderer.compositor.ipc;

import bulkhead.ipc.Channel;
import bulkhead.ipc.IoLoop;
import bulkhead.ipc.Outcome;
import bulkhead.ipc.api.BeginFrameAck;
import bulkhead.ipc.api.BeginFrameNotice;
import bulkhead.ipc.api.CompositorFrame;
import bulkhead.ipc.api.FrameClient;
import bulkhead.ipc.api.FrameShownNotice;
import bulkhead.ipc.api.FrameSink;
import bulkhead.ipc.api.NeedsBeginFrame;
import bulkhead.ipc.api.TileResource;
import bulkhead.platform.Libc;
import bulkhead.platform.ThreadPriority;
import bulkhead.process.TaskLoop;
import bulkhead.renderer.compositor.ArenaTileMemory;
import bulkhead.renderer.compositor.BeginMainFrame;
import bulkhead.renderer.compositor.Compositor;
import bulkhead.renderer.compositor.CompositorClient;
import bulkhead.renderer.compositor.Presentation;
import bulkhead.renderer.compositor.ScrollOffset;
import bulkhead.renderer.compositor.WheelInput;
import bulkhead.renderer.paint.CommitData;
import bulkhead.renderer.paint.DisplayItem;
import bulkhead.renderer.paint.ElementId;
import bulkhead.renderer.paint.Layer;
import bulkhead.renderer.paint.LayerListBuilder;
import bulkhead.renderer.paint.PropertyTrees;
import bulkhead.renderer.paint.PropertyTrees.ScrollNode;
import bulkhead.renderer.paint.PropertyTrees.ScrollTranslation;
import bulkhead.renderer.paint.PropertyTrees.ScrollbarLook;
import bulkhead.renderer.paint.PropertyTrees.State;
import bulkhead.renderer.paint.PropertyTrees.UserScroll;
import bulkhead.renderer.paint.ScrollRange;
import io.github.humbleui.types.Rect;
import java.lang.foreign.Arena;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/// Scrolls a page that nobody sees, so that the code that a frame passes through is compiled before
/// a user scrolls for the first time: in the interpreter a frame takes some three times as long as
/// the display gives it. The page has a compositor, memory, a channel and a GPU process of its own,
/// the last one played here; nothing but the I/O thread is shared with real pages. Thread:
/// `Rehearsal`, once in a process's life.
public final class ScrollRehearsal {
  /// More than the calls after which the JVM compiles a method.
  static final int FRAMES = 300;

  /// As often as a hand turns a wheel, in frames.
  private static final int FRAMES_PER_NOTCH = 4;

  private static final float NOTCH = 57;
  private static final long INTERVAL_NANOS = 16_666_667;
  private static final int SURFACE = 1;
  private static final int WIDTH = 700;
  private static final int HEIGHT = 500;
  private static final int CONTENT_HEIGHT = 100_000;
  private static final int STRIPE = 40;
  private static final int STRIPES = 250;
  private static final int SCROLLBAR_WIDTH = 15;
  private static final long ARENA_BYTES = 24L * 4 * 256 * 256;

  private final IoLoop io;
  private final int[] sockets;
  private final TaskLoop loop = new TaskLoop("Rehearsal");

  /// Only before the process is locked: sockets cannot be made afterwards.
  ///
  /// @param io serves the channel
  public ScrollRehearsal(IoLoop io) {
    this.io = io;
    this.sockets = Libc.socketPair();
  }

  /// Starts it on a thread of its own, which other work goes before. Once.
  ///
  /// @return how many frames were shown, at the end
  public CompletableFuture<Integer> start() {
    return CompletableFuture.supplyAsync(
        this::run, task -> Thread.ofPlatform().name("Rehearsal").daemon().start(task));
  }

  private int run() {
    ThreadPriority.background();
    try (Arena memory = Arena.ofConfined()) {
      GpuLink link = new GpuLink();
      Compositor compositor =
          new Compositor(
              loop,
              loop,
              1,
              new ArenaTileMemory(memory.allocate(ARENA_BYTES, 64)),
              new NoMainThread(),
              Compositor.Settings.DEFAULT);
      PlayedGpu gpu = new PlayedGpu(compositor);
      Channel there =
          Channel.adopt(
              io,
              sockets[0],
              "rehearsal",
              channel -> {
                channel.bind(FrameSink.IPC, gpu, loop);
                gpu.connected.complete(channel.proxy(FrameClient.IPC));
              });
      Channel here =
          Channel.adopt(
              io,
              sockets[1],
              "rehearsal",
              channel -> {
                channel.bind(FrameClient.IPC, link, loop);
                Outcome.then(channel.closed(), why -> loop.quit());
              });
      loop.execute(
          () -> {
            compositor.setVisible(true);
            link.add(SURFACE, compositor);
            link.connected(here.proxy(FrameSink.IPC));
            compositor.commit(page());
            gpu.next();
          });
      loop.run();
      compositor.close();
      here.close();
      there.close();
      return gpu.shown;
    }
  }

  /// The other end of the channel, and the user's hand.
  private final class PlayedGpu implements FrameSink {
    private final Set<Long> held = new HashSet<>();
    private final CompletableFuture<FrameClient> connected = new CompletableFuture<>();
    private final Compositor compositor;
    private long now = 1;
    private int frames;
    private int shown;

    PlayedGpu(Compositor compositor) {
      this.compositor = compositor;
    }

    private FrameClient client() {
      return connected.join();
    }

    /// Begins a frame, or ends the rehearsal.
    void next() {
      if (++frames > FRAMES) {
        loop.quit();
        return;
      }
      now += INTERVAL_NANOS;
      if (frames % FRAMES_PER_NOTCH == 0) {
        float down = frames % (FRAMES / 2) < FRAMES / 4 ? NOTCH : -NOTCH;
        compositor.wheel(
            new WheelInput(WIDTH / 2f, HEIGHT / 2f, 0, down, WheelInput.Granularity.TICKS, now));
      }
      client()
          .beginFrame(
              BeginFrameNotice.newBuilder()
                  .setLocalSurfaceId(SURFACE)
                  .setSequence(frames)
                  .setFrameTimeNanos(now)
                  .setIntervalNanos(INTERVAL_NANOS)
                  .setDeadlineNanos(now + INTERVAL_NANOS)
                  .build());
    }

    @Override
    public void submitFrame(CompositorFrame frame) {
      Set<Long> used = new HashSet<>();
      for (TileResource resource : frame.getResourcesList()) {
        used.add(resource.getResourceId());
      }
      FrameShownNotice.Builder notice =
          FrameShownNotice.newBuilder()
              .setLocalSurfaceId(SURFACE)
              .setFrameNumber(frame.getFrameNumber())
              .setPresentedNanos(now);
      held.stream().filter(id -> !used.contains(id)).forEach(notice::addReturnedResources);
      held.retainAll(used);
      held.addAll(used);
      shown++;
      client().frameShown(notice.build());
      if (frame.getBeginFrameSequence() == frames) {
        next();
      }
    }

    @Override
    public void setNeedsBeginFrame(NeedsBeginFrame needs) {}

    @Override
    public void didNotProduceFrame(BeginFrameAck ack) {
      if (ack.getSequence() == frames) {
        next();
      }
    }
  }

  /// Stripes, with a scrollbar.
  private static CommitData page() {
    PropertyTrees.Builder trees = new PropertyTrees.Builder();
    LayerListBuilder layers = new LayerListBuilder(trees);
    int scroll =
        trees.add(
            new ScrollNode(
                ElementId.VIEWPORT,
                PropertyTrees.NO_SCROLL,
                0,
                Rect.makeWH(WIDTH, HEIGHT),
                ScrollRange.of(WIDTH, HEIGHT, WIDTH, CONTENT_HEIGHT, 1),
                UserScroll.ALLOWED,
                UserScroll.ALLOWED,
                ScrollbarLook.LIGHT));
    layers.state(new State(trees.add(new ScrollTranslation(0, scroll)), 0, 0));
    layers.add(new DisplayItem.FillRect(Rect.makeWH(WIDTH, CONTENT_HEIGHT), -1));
    for (int i = 0; i < STRIPES; i++) {
      Rect stripe = Rect.makeXYWH(STRIPE, 2 * STRIPE * i, WIDTH - 2 * STRIPE, STRIPE);
      layers.add(new DisplayItem.FillRect(stripe, 0xff808080));
    }
    layers.state(State.ROOT);
    layers.addScrollbar(
        scroll,
        Layer.Orientation.VERTICAL,
        Rect.makeXYWH(WIDTH - SCROLLBAR_WIDTH, 0, SCROLLBAR_WIDTH, HEIGHT));
    return new CommitData(
        1, layers.build(), trees.build(), WIDTH, HEIGHT, 1, 1, -1, scroll, List.of(), 0);
  }

  /// A page whose main thread has nothing to say.
  private static final class NoMainThread implements CompositorClient {
    @Override
    public void beginMainFrame(BeginMainFrame frame) {}

    @Override
    public void didScroll(List<ScrollOffset> offsets) {}

    @Override
    public void didActivate(long commitNumber) {}

    @Override
    public void didPresent(Presentation presentation) {}
  }
}
