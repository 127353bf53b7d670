package bulkhead.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bulkhead.plugin.api.PixelRect;
import bulkhead.plugin.api.PluginCanvas;
import bulkhead.plugin.api.PluginContext;
import bulkhead.plugin.api.PluginCursor;
import bulkhead.plugin.api.PluginFactory;
import bulkhead.plugin.api.PluginInput;
import bulkhead.plugin.api.PluginInstance;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Boxes, frames and tiles, against a GPU process played by the test.
class PluginProcessTest {
  private static final long TILE_BYTES = 4L * TileMemory.TILE * TileMemory.TILE;
  private static final PluginInput CLICK = new PluginInput.MouseLeave(PluginInput.Modifiers.NONE);

  private final ArrayDeque<Runnable> posted = new ArrayDeque<>();
  private final List<Runnable> delayed = new ArrayList<>();
  private final List<PluginFrame> frames = new ArrayList<>();
  private final List<String> reports = new ArrayList<>();
  private final List<TestPlugin> plugins = new ArrayList<>();
  private MemorySegment arena = MemorySegment.NULL;

  @Test
  void theFirstFrameShowsTheWholeBoxInTiles() {
    PluginProcess process = process(16);
    create(process, 1, 300, 260);
    assertEquals(
        """
        frame 1 of 1, 300x260
          (0,0 256x256) opaque
          (256,0 44x256) opaque
          (0,256 256x4) opaque
          (256,256 44x4) opaque
        """,
        dump(frames.getLast()));
    assertEquals(List.of(new PixelRect(0, 0, 300, 260)), plugins.getFirst().painted);
    assertEquals(0xff000001, pixel(frames.getLast().tiles().getLast(), 43, 3));
  }

  @Test
  void requestsBeforeTheFrameIsShownMakeOneFrameOfTheTilesTheyTouch() {
    PluginProcess process = process(16);
    create(process, 1, 600, 500);
    TestPlugin plugin = plugins.getFirst();
    plugin.painted.clear();
    plugin.context.requestRepaint(new PixelRect(10, 10, 5, 5));
    plugin.context.requestRepaint(new PixelRect(20, 300, 5, 5));
    settle();
    assertEquals(1, frames.size(), "the first is not shown yet");
    List<Long> before = ids(frames.getLast());
    process.frameShown(1, 1, List.of());
    settle();
    assertEquals(2, frames.size());
    assertEquals(List.of(new PixelRect(0, 0, 256, 500)), plugin.painted);
    List<Long> after = ids(frames.getLast());
    assertEquals(before.size(), after.size());
    // Left column new, the rest as it was.
    after.removeAll(before);
    assertEquals(2, after.size());
  }

  /// Who takes a picture of the page waits for this. Seen to fail when it was told at the end of
  /// the document, before the frame was on the screen.
  @Test
  void settledIsToldOnceWhenTheWholeDocumentIsOnTheScreen() {
    PluginProcess process = process(16);
    create(process, 1, 300, 200);
    process.frameShown(1, 1, List.of());
    settle();
    assertEquals(List.of(), reports, "the document is not there yet");
    TestPlugin plugin = plugins.getFirst();
    plugin.busy = true;
    process.end(1);
    plugin.context.requestRepaint();
    settle();
    process.frameShown(1, 2, List.of());
    settle();
    assertEquals(List.of(), reports, "a part is still being drawn");
    plugin.busy = false;
    plugin.context.requestRepaint();
    settle();
    assertEquals(List.of(), reports, "the last frame is not shown yet");
    process.frameShown(1, 3, List.of());
    plugin.context.requestRepaint();
    settle();
    process.frameShown(1, 4, List.of());
    settle();
    assertEquals(List.of("settled 1"), reports);
  }

  @Test
  void nothingIsSubmittedWhileNothingChanges() {
    PluginProcess process = process(16);
    create(process, 1, 300, 200);
    process.frameShown(1, 1, List.of());
    process.input(1, CLICK);
    settle();
    assertEquals(1, frames.size());
  }

  @Test
  void slotsAreWrittenAgainOnlyOnceReturned() {
    PluginProcess process = process(2);
    create(process, 1, 200, 200);
    process.frameShown(1, 1, List.of());
    plugins.getFirst().context.requestRepaint();
    settle();
    assertEquals(2, frames.size());
    assertNotEquals(
        frames.get(0).tiles().getFirst().offset(), frames.get(1).tiles().getFirst().offset());
    // Both slots are taken now: one is shown, the other is not returned.
    process.frameShown(1, 2, List.of());
    plugins.getFirst().context.requestRepaint();
    settle();
    assertEquals(2, frames.size());
    process.frameShown(1, 2, ids(frames.get(0)));
    settle();
    assertEquals(3, frames.size());
    assertEquals(
        frames.get(0).tiles().getFirst().offset(), frames.get(2).tiles().getFirst().offset());
  }

  @Test
  void aBoxLargerThanTheArenaShowsWhatFits() {
    PluginProcess process = process(4);
    create(process, 1, 500, 5000);
    assertEquals(4, frames.getLast().tiles().size());
    process.frameShown(1, 1, List.of());
    settle();
    assertEquals(1, frames.size());
  }

  @Test
  void resizeGivesUpTilesOutside() {
    PluginProcess process = process(32);
    create(process, 1, 600, 500);
    process.frameShown(1, 1, List.of());
    process.resize(1, 200, 100, 2);
    settle();
    assertEquals(
        """
        frame 2 of 1, 200x100
          (0,0 200x100) opaque
        """,
        dump(frames.getLast()));
    assertEquals("200x100@2.0", plugins.getFirst().size);
  }

  @Test
  void aNewGpuProcessIsShownEverythingWithoutPaintingAgain() {
    PluginProcess process = process(16);
    create(process, 1, 300, 200);
    plugins.getFirst().painted.clear();
    List<Long> before = ids(frames.getLast());
    process.gpuConnected(frames::add);
    settle();
    assertEquals(2, frames.size());
    assertEquals(List.of(), plugins.getFirst().painted);
    List<Long> after = ids(frames.getLast());
    after.retainAll(before);
    assertEquals(List.of(), after, "a resource's number is never used twice");
    assertEquals(0xff000001, pixel(frames.getLast().tiles().getFirst(), 0, 0));
  }

  @Test
  void aPluginThatThrowsEndsAloneAndItsBoxSaysSo() {
    PluginProcess process = process(16);
    create(process, 1, 250, 100);
    create(process, 2, 100, 100);
    TestPlugin broken = plugins.get(0);
    broken.throwOnInput = true;
    process.frameShown(1, 1, List.of());
    process.input(1, CLICK);
    process.input(1, CLICK);
    process.data(1, new byte[1]);
    settle();
    PluginFrame last = frames.getLast();
    assertEquals(1, last.instanceId());
    assertEquals(0xff525659, pixel(last.tiles().getFirst(), 1, 1));
    assertTrue(broken.closed);
    process.frameShown(2, 1, List.of());
    process.input(2, CLICK);
    plugins.get(1).context.requestRepaint();
    settle();
    assertEquals(2, frames.getLast().instanceId());
  }

  @Test
  void messagesForAnInstanceThatIsGoneAreIgnored() {
    PluginProcess process = process(16);
    create(process, 1, 100, 100);
    process.destroy(1);
    assertTrue(plugins.getFirst().closed);
    process.destroy(1);
    process.resize(1, 5, 5, 1);
    process.input(1, CLICK);
    process.data(1, new byte[1]);
    process.end(1);
    process.failed(1, "gone");
    process.frameShown(1, 1, List.of(99L));
    plugins.getFirst().context.post(() -> reports.add("ran"));
    settle();
    assertEquals(List.of(), reports);
    assertEquals(1, frames.size());
  }

  @Test
  void tilesOfAnEndedInstanceAreKeptForAWhile() {
    PluginProcess process = process(1);
    create(process, 1, 100, 100);
    process.destroy(1);
    create(process, 2, 100, 100);
    assertEquals(1, frames.size(), "the only slot may still be read");
    delayed.forEach(Runnable::run);
    settle();
    assertEquals(2, frames.size());
  }

  @Test
  void titlesAreCutAndCursorsToldOnce() {
    PluginProcess process = process(16);
    create(process, 7, 100, 100);
    PluginContext context = plugins.getFirst().context;
    context.setTitle("x".repeat(5000));
    context.setCursor(PluginCursor.DEFAULT);
    context.setCursor(PluginCursor.POINTER);
    context.setCursor(PluginCursor.POINTER);
    assertEquals(List.of("title 7 of 4096", "cursor 7 POINTER"), reports);
  }

  private PluginProcess process(int slots) {
    arena = Arena.ofAuto().allocate(slots * TILE_BYTES, 64);
    PluginProcess process =
        new PluginProcess(
            new PluginTasks() {
              @Override
              public void execute(Runnable task) {
                posted.add(task);
              }

              @Override
              public void postDelayed(Runnable task, long millis) {
                delayed.add(task);
              }
            },
            new PluginFactory() {
              @Override
              public String name() {
                return "test";
              }

              @Override
              public Set<String> mimeTypes() {
                return Set.of("text/x-test");
              }

              @Override
              public PluginInstance create(PluginContext context) {
                plugins.add(new TestPlugin(context));
                return plugins.getLast();
              }
            },
            arena,
            new PluginLinks.ToBrowser() {
              @Override
              public void titleChanged(int instanceId, String title) {
                reports.add("title " + instanceId + " of " + title.length());
              }

              @Override
              public void cursorChanged(int instanceId, PluginCursor cursor) {
                reports.add("cursor " + instanceId + " " + cursor);
              }

              @Override
              public void settled(int instanceId) {
                reports.add("settled " + instanceId);
              }
            });
    process.gpuConnected(frames::add);
    return process;
  }

  private void create(PluginProcess process, int id, int width, int height) {
    process.create(
        new PluginProcess.NewInstance(id, "about:blank", "text/x-test", width, height, 1, false));
    settle();
  }

  /// Runs everything that was posted to `PluginMain`, and what that posts.
  private void settle() {
    while (!posted.isEmpty()) {
      posted.removeFirst().run();
    }
  }

  private int pixel(PluginFrame.Tile tile, int x, int y) {
    return arena.get(ValueLayout.JAVA_INT, tile.offset() + (long) y * tile.stride() + 4L * x);
  }

  private static List<Long> ids(PluginFrame frame) {
    List<Long> ids = new ArrayList<>();
    frame.tiles().forEach(tile -> ids.add(tile.resourceId()));
    return ids;
  }

  private static String dump(PluginFrame frame) {
    StringBuilder out = new StringBuilder();
    out.append("frame " + frame.number() + " of " + frame.instanceId());
    out.append(", " + frame.width() + "x" + frame.height() + "\n");
    for (PluginFrame.Tile tile : frame.tiles()) {
      out.append("  " + tile.place() + (tile.opaque() ? " opaque" : "") + "\n");
    }
    return out.toString();
  }

  /// Fills with opaque black and the count of its paints as blue.
  private static final class TestPlugin implements PluginInstance {
    final PluginContext context;
    final List<PixelRect> painted = new ArrayList<>();
    String size = "";
    boolean throwOnInput;
    boolean closed;
    boolean busy;
    private int paints;

    TestPlugin(PluginContext context) {
      this.context = context;
    }

    @Override
    public void onData(byte[] bytes) {}

    @Override
    public void onEnd() {}

    @Override
    public void onFailed(String reason) {}

    @Override
    public void resize(int width, int height, float deviceScale) {
      size = width + "x" + height + "@" + deviceScale;
    }

    @Override
    public void onInput(PluginInput input) {
      if (throwOnInput) {
        throw new IllegalArgumentException("as the test wants it");
      }
    }

    @Override
    public void paint(PluginCanvas canvas) {
      painted.add(canvas.area());
      Arrays.fill(canvas.pixels(), 0xff000000 | ++paints);
    }

    @Override
    public boolean isSettled() {
      return !busy;
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
