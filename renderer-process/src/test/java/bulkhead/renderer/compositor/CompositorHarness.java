package bulkhead.renderer.compositor;

import bulkhead.renderer.compositor.CompositorFrame.TileResource;
import bulkhead.renderer.paint.CommitData;
import bulkhead.renderer.paint.Transform;
import io.github.humbleui.types.Rect;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;

/// A compositor whose threads are queues that the test empties, with a GPU process that the test
/// plays. Time is what the test says.
final class CompositorHarness implements AutoCloseable {
  private static final long INTERVAL = 16_000_000;

  private final Arena arena = Arena.ofConfined();
  private final Queue<Runnable> compositorTasks = new ArrayDeque<>();
  final Queue<Runnable> rasterTasks = new ArrayDeque<>();
  final ArenaTileMemory memory;
  final Compositor compositor;
  final List<String> log = new ArrayList<>();
  final List<CompositorFrame> frames = new ArrayList<>();

  /// Resource ids that the played GPU process has not returned.
  final Set<Long> held = new HashSet<>();

  int rastered;
  long now = 1_000_000_000;
  private long sequence;

  CompositorHarness(int slots) {
    this(slots, Compositor.Settings.DEFAULT);
  }

  CompositorHarness(int slots, Compositor.Settings settings) {
    memory = new ArenaTileMemory(arena.allocate(slots * 256L * 256 * 4, 64));
    compositor =
        new Compositor(compositorTasks::add, rasterTasks::add, 1, memory, client(), settings);
    compositor.setVisible(true);
    compositor.connect(sink());
  }

  FrameSink sink() {
    return new FrameSink() {
      @Override
      public void submitFrame(CompositorFrame frame) {
        frames.add(frame);
        frame.resources().forEach(resource -> held.add(resource.slot().resourceId()));
        log.add("frame " + frame.number());
      }

      @Override
      public void setNeedsBeginFrame(boolean needed) {
        log.add(needed ? "begin frames on" : "begin frames off");
      }

      @Override
      public void didNotProduceFrame(long number) {
        log.add("no frame");
      }
    };
  }

  private CompositorClient client() {
    return new CompositorClient() {
      @Override
      public void beginMainFrame(BeginMainFrame frame) {
        log.add("begin main frame");
      }

      @Override
      public void didScroll(List<ScrollOffset> offsets) {
        offsets.forEach(o -> log.add("scrolled %d to %.0f".formatted(o.element().value(), o.y())));
      }

      @Override
      public void didActivate(long commitNumber) {
        log.add("activated " + commitNumber);
      }

      @Override
      public void didPresent(Presentation presentation) {
        log.add(
            "presented %d %s".formatted(presentation.frameNumber(), presentation.completeness()));
      }
    };
  }

  /// What happened since the last call.
  String takeLog() {
    String text = String.join("\n", log);
    log.clear();
    return text;
  }

  /// Lets the raster workers draw one tile.
  void rasterOne() {
    rastered++;
    rasterTasks.remove().run();
    runCompositor();
  }

  /// Lets the raster workers draw all that they get.
  void rasterAll() {
    while (!rasterTasks.isEmpty()) {
      rasterOne();
    }
  }

  private void runCompositor() {
    while (!compositorTasks.isEmpty()) {
      compositorTasks.remove().run();
    }
  }

  void beginFrame() {
    now += INTERVAL;
    sequence++;
    compositor.beginFrame(new BeginFrame(sequence, now, INTERVAL, now + INTERVAL));
    runCompositor();
  }

  CompositorFrame lastFrame() {
    return frames.getLast();
  }

  /// The GPU process has drawn the newest frame and returns all that it does not use.
  void show() {
    CompositorFrame frame = lastFrame();
    Set<Long> used = new HashSet<>();
    frame.resources().forEach(resource -> used.add(resource.slot().resourceId()));
    List<Long> returned = held.stream().filter(id -> !used.contains(id)).toList();
    held.retainAll(used);
    compositor.frameShown(frame.number(), now, returned);
    runCompositor();
  }

  /// A page on the screen, with all its tiles.
  void present(CommitData commit) {
    compositor.commit(commit);
    rasterAll();
    settle();
  }

  /// BeginFrames until nothing happens any more.
  void settle() {
    for (int i = 0; i < 60; i++) {
      if (!frames.isEmpty()) {
        show();
      }
      rasterAll();
      beginFrame();
    }
    log.clear();
  }

  void wheel(float x, float y, float deltaY) {
    compositor.wheel(new WheelInput(x, y, 0, deltaY, WheelInput.Granularity.PIXELS, now));
    runCompositor();
  }

  /// The colour at a place of the newest frame, read as the GPU process would.
  int pixel(float x, float y) {
    CompositorFrame frame = lastFrame();
    int color = frame.backgroundArgb();
    for (DrawQuad quad : frame.quads()) {
      var placement = quad.placement();
      Transform back = placement.toDevice().inverse();
      var p = back.map(x + 0.5f, y + 0.5f);
      Rect rect = placement.rect();
      if (!rect.contains(p.getX(), p.getY())
          || !placement.clip().toRect().contains(x + 0.5f, y + 0.5f)) {
        continue;
      }
      int above =
          switch (quad) {
            case DrawQuad.SolidColorQuad(int argb, var at) -> argb;
            case DrawQuad.TileQuad(long resource, Rect source, var at) ->
                read(
                    resource,
                    (int) (p.getX() - rect.getLeft() + source.getLeft()),
                    (int) (p.getY() - rect.getTop() + source.getTop()));
            case DrawQuad.SurfaceQuad surface -> surface.fallbackArgb();
          };
      if (above >>> 24 == 255) {
        color = above;
      }
    }
    return color;
  }

  private int read(long resourceId, int x, int y) {
    TileResource resource =
        lastFrame().resources().stream()
            .filter(r -> r.slot().resourceId() == resourceId)
            .findFirst()
            .orElseThrow();
    var target = resource.slot().target();
    return target.pixels().get(ValueLayout.JAVA_INT, (long) y * target.stride() + 4L * x);
  }

  Set<Long> resourceIds() {
    Set<Long> ids = new HashSet<>();
    lastFrame().resources().forEach(resource -> ids.add(resource.slot().resourceId()));
    return ids;
  }

  @Override
  public void close() {
    arena.close();
  }
}
