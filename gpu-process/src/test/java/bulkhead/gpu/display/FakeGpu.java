package bulkhead.gpu.display;

import bulkhead.gpu.frame.ClientMemory;
import bulkhead.gpu.frame.Draw;
import bulkhead.gpu.frame.DrawList;
import bulkhead.gpu.frame.PixelRect;
import bulkhead.gpu.frame.PixelSize;
import bulkhead.gpu.frame.SurfaceId;
import bulkhead.gpu.output.OutputDevice;
import bulkhead.gpu.output.Renderer;
import bulkhead.ipc.BadMessage;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.LongConsumer;

/// A manager with time that stands still, an output that only writes down what it is asked, and
/// clients whose news go to the same log.
final class FakeGpu implements Timers {
  private record Task(long due, int order, Runnable work) {}

  final List<String> log = new ArrayList<>();
  final FrameSinkManager manager;
  boolean outputReady = true;
  boolean presentsAtOnce = true;
  final List<LongConsumer> toPresent = new ArrayList<>();
  private long now = 1_000_000_000_000L;
  private final long start = now;
  private int order;
  private final PriorityQueue<Task> tasks =
      new PriorityQueue<>(
          (a, b) ->
              a.due != b.due ? Long.compare(a.due, b.due) : Integer.compare(a.order, b.order));

  FakeGpu() {
    manager = new FrameSinkManager(this, new FakeRenderer());
  }

  @Override
  public long now() {
    return now;
  }

  @Override
  public void at(long nanos, Runnable task) {
    tasks.add(new Task(Math.max(now, nanos), order++, task));
  }

  int pendingTimers() {
    return tasks.size();
  }

  /// Lets time pass and the timers run.
  void pass(long millis) {
    long end = now + millis * 1_000_000;
    while (!tasks.isEmpty() && tasks.peek().due <= end) {
      Task task = tasks.remove();
      now = task.due;
      task.work.run();
    }
    now = end;
  }

  void addClient(int id, ClientMemory memory) {
    manager.addClient(
        id,
        memory,
        new Listener(id),
        violation -> log("violation of " + id + ": " + violation.reason()));
  }

  void addOutput(int id) {
    manager.addOutput(
        id, new Output(), new PixelSize(100, 80), 0xff808080, surface -> log("shown " + surface));
  }

  void show(int outputId, SurfaceId surface) {
    manager.showSurface(outputId, surface, 0xff808080);
  }

  void log(String line) {
    log.add((now - start) / 1_000_000 + " " + line);
  }

  /// What was written down since the last call.
  String takeLog() {
    String lines = String.join("\n", log);
    log.clear();
    return lines;
  }

  /// The reason of the violation that `message` is refused with.
  static String refusal(Runnable message) {
    try {
      message.run();
    } catch (BadMessage e) {
      return e.reason();
    }
    return "accepted";
  }

  private final class Listener implements ClientListener {
    private final int id;

    Listener(int id) {
      this.id = id;
    }

    @Override
    public void beginFrame(int localSurfaceId, BeginFrame frame) {
      log("BeginFrame " + frame.sequence() + " to " + id + ":" + localSurfaceId);
    }

    @Override
    public void frameShown(
        int localSurfaceId, long frameNumber, long presentedNanos, long[] returnedResources) {
      log(
          "FrameShown %d to %d:%d%s%s"
              .formatted(
                  frameNumber,
                  id,
                  localSurfaceId,
                  presentedNanos == 0 ? " not presented" : "",
                  returnedResources.length == 0
                      ? ""
                      : " returns " + java.util.Arrays.toString(returnedResources)));
    }
  }

  private final class Output implements OutputDevice {
    @Override
    public boolean isReady() {
      return outputReady;
    }

    @Override
    public void draw(DrawList list, PixelRect damage, LongConsumer presented) {
      log(
          "draw [%s] damage %d,%d %dx%d"
              .formatted(
                  describe(list), damage.left(), damage.top(), damage.width(), damage.height()));
      if (presentsAtOnce) {
        presented.accept(now);
      } else {
        toPresent.add(presented);
      }
    }

    @Override
    public void resize(PixelSize size) {
      log("resize " + size.width() + "x" + size.height());
    }

    @Override
    public void copy(DrawList list, MemorySegment target) {
      log("copy [" + describe(list) + "]");
    }

    @Override
    public void close() {
      log("close");
    }
  }

  static String describe(DrawList list) {
    List<String> parts = new ArrayList<>();
    parts.add(Integer.toHexString(list.clearColor()));
    for (Draw draw : list.draws()) {
      PixelRect touched = draw.at().touchedPixels();
      String place =
          touched.left() + "," + touched.top() + " " + touched.width() + "x" + touched.height();
      parts.add(
          switch (draw) {
            case Draw.Fill fill -> "fill " + Integer.toHexString(fill.color()) + " " + place;
            case Draw.Tile tile -> "tile " + tile.resource().id() + " " + place;
            case Draw.Group group -> "group " + place + " (" + describe(group.content()) + ")";
          });
    }
    return String.join("; ", parts);
  }

  private final class FakeRenderer implements Renderer {
    @Override
    public Info info() {
      return new Info(false, "test", "fake", "");
    }

    @Override
    public OutputDevice windowOutput(WindowTarget window, PixelSize size) {
      return new Output();
    }

    @Override
    public OutputDevice offscreenOutput(PixelSize size) {
      return new Output();
    }

    @Override
    public void releaseResource(ClientMemory memory, long resourceId) {
      log("release " + resourceId);
    }

    @Override
    public void close() {}
  }
}
