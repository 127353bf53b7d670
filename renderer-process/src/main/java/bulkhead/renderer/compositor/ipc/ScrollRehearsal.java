package bulkhead.renderer.compositor.ipc;

import bulkhead.ipc.api.BeginFrameAck;
import bulkhead.ipc.api.BeginFrameNotice;
import bulkhead.ipc.api.FrameShownNotice;
import bulkhead.ipc.api.FrameSink;
import bulkhead.ipc.api.NeedsBeginFrame;
import bulkhead.ipc.api.TileResource;
import bulkhead.platform.ThreadPriority;
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
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import io.github.humbleui.types.Rect;
import java.lang.foreign.Arena;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Scrolls a page that nobody sees, so that the compositor's code is compiled before a user scrolls
/// for the first time: in the interpreter a frame takes some three times as long as the display
/// gives it. The page has a compositor, memory and a GPU process of its own, the last one played
/// here; nothing is shared with real pages. Thread: `Rehearsal`, once in a process's life.
public final class ScrollRehearsal {
  /// More than the calls after which the JVM compiles a method.
  private static final int FRAMES = 300;

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

  private final Queue<Runnable> tasks = new ArrayDeque<>();
  private final GpuLink link = new GpuLink();
  private final Compositor compositor;
  private final Set<Long> held = new HashSet<>();
  private bulkhead.ipc.api.@Nullable CompositorFrame unanswered;
  private long now = 1;
  private int frames;

  private ScrollRehearsal(Arena memory) {
    compositor =
        new Compositor(
            tasks::add,
            tasks::add,
            1,
            new ArenaTileMemory(memory.allocate(ARENA_BYTES, 64)),
            new NoMainThread(),
            Compositor.Settings.DEFAULT);
    compositor.setVisible(true);
    link.add(SURFACE, compositor);
    link.connected(new PlayedGpu());
    compositor.commit(page());
    runTasks();
  }

  /// Starts it on a thread of its own, which other work goes before.
  public static void start() {
    Thread.ofPlatform().name("Rehearsal").daemon().start(ScrollRehearsal::run);
  }

  private static void run() {
    ThreadPriority.background();
    try (Arena memory = Arena.ofConfined()) {
      new ScrollRehearsal(memory).play();
    } catch (RuntimeException e) {
      System.getLogger("bulkhead.compositor")
          .log(System.Logger.Level.ERROR, "the rehearsal failed", e);
    }
  }

  private void play() {
    for (int i = 1; i <= FRAMES; i++) {
      now += INTERVAL_NANOS;
      if (i % FRAMES_PER_NOTCH == 0) {
        float down = i % (FRAMES / 2) < FRAMES / 4 ? NOTCH : -NOTCH;
        compositor.wheel(
            new WheelInput(WIDTH / 2f, HEIGHT / 2f, 0, down, WheelInput.Granularity.TICKS, now));
        runTasks();
      }
      link.beginFrame(
          sent(
              BeginFrameNotice.newBuilder()
                  .setLocalSurfaceId(SURFACE)
                  .setSequence(i)
                  .setFrameTimeNanos(now)
                  .setIntervalNanos(INTERVAL_NANOS)
                  .setDeadlineNanos(now + INTERVAL_NANOS)
                  .build(),
              BeginFrameNotice.parser()));
      runTasks();
      show();
      runTasks();
    }
    compositor.close();
  }

  private void runTasks() {
    for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
      task.run();
    }
  }

  /// Answers the frame that waits for it, as the GPU process does.
  private void show() {
    bulkhead.ipc.api.CompositorFrame frame = unanswered;
    if (frame == null) {
      return;
    }
    unanswered = null;
    frames++;
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
    link.frameShown(sent(notice.build(), FrameShownNotice.parser()));
  }

  /// The message as it is at the other end of a channel.
  private static <M extends MessageLite> M sent(M message, Parser<M> parser) {
    try {
      return parser.parseFrom(message.toByteArray());
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException(e);
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
                WIDTH,
                CONTENT_HEIGHT,
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
        1,
        layers.build(),
        trees.build(),
        WIDTH,
        HEIGHT,
        1,
        1,
        -1,
        scroll,
        List.of(),
        0);
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

  private final class PlayedGpu implements FrameSink {
    @Override
    public void submitFrame(bulkhead.ipc.api.CompositorFrame frame) {
      unanswered = sent(frame, bulkhead.ipc.api.CompositorFrame.parser());
    }

    @Override
    public void setNeedsBeginFrame(NeedsBeginFrame needs) {}

    @Override
    public void didNotProduceFrame(BeginFrameAck ack) {}
  }
}
