package bulkhead.gpu.gl;

import static bulkhead.gpu.frame.TestFrames.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bulkhead.gpu.frame.Draw;
import bulkhead.gpu.frame.DrawList;
import bulkhead.gpu.frame.PixelSize;
import bulkhead.gpu.output.OutputDevice;
import bulkhead.gpu.output.OutputFailedException;
import bulkhead.gpu.output.Renderer;
import bulkhead.gpu.software.SoftwareRenderer;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Windows of another X11 connection, as the browser process's are, drawn by each renderer: their
/// pixels are read back from the X server. The test's thread is `GpuMain`.
@ParameterizedClass
@EnumSource(WindowOutputTest.Drawn.class)
class WindowOutputTest {
  enum Drawn {
    BY_OPENGL,
    IN_SOFTWARE
  }

  @Parameter Drawn drawn = Drawn.IN_SOFTWARE;

  private static final PixelSize SIZE = new PixelSize(60, 40);

  private final List<Long> exposed = new ArrayList<>();
  private TestWindows windows = TestWindows.none();
  private final BlockingQueue<Runnable> gpuMain = new LinkedBlockingQueue<>();
  private Renderer renderer = new SoftwareRenderer(true);

  @BeforeEach
  void start() {
    assumeTrue(System.getenv("DISPLAY") != null, "no DISPLAY: there is no X server to test with");
    windows = TestWindows.open();
    if (drawn == Drawn.BY_OPENGL) {
      try {
        renderer = GlRenderer.create(GlRenderer.Windows.X11);
      } catch (OutputFailedException e) {
        abort("no OpenGL on this X server: " + e.getMessage());
      }
    }
  }

  @AfterEach
  void stop() {
    renderer.close();
    windows.close();
  }

  private OutputDevice output(long window) throws OutputFailedException {
    return renderer.windowOutput(
        new Renderer.WindowTarget(
            window,
            new Renderer.SharedBitmap(MemorySegment.NULL, SIZE, (index, size, damage, shown) -> {}),
            () -> exposed.add(window),
            gpuMain::add,
            () -> {}),
        SIZE);
  }

  private static DrawList picture(PixelSize size, int color) {
    return new DrawList(size, 0xffffffff, List.of(new Draw.Fill(at(10, 5, 20, 10), color)));
  }

  /// Draws and waits until the picture has been shown; returns when that was.
  private long draw(OutputDevice output, DrawList list) {
    AtomicLong presented = new AtomicLong(-1);
    output.draw(list, list.size().bounds(), presented::set);
    runTasksUntil(() -> presented.get() != -1, "the picture was shown");
    return presented.get();
  }

  private void runTasksUntil(BooleanSupplier done, String what) {
    while (!done.getAsBoolean()) {
      try {
        Runnable task = gpuMain.poll(30, TimeUnit.SECONDS);
        assertNotNull(task, "not within 30 s: " + what);
        task.run();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Test
  void twoWindowsShowTheirOwnPictures() throws OutputFailedException {
    long first = windows.create(60, 40);
    long second = windows.create(60, 40);
    try (OutputDevice a = output(first);
        OutputDevice b = output(second)) {
      draw(a, picture(SIZE, 0xffff0000));
      draw(b, picture(SIZE, 0xff00ff00));
      draw(a, picture(SIZE, 0xff0000ff));
    }
    windows.sync();
    assertEquals("ffffff 0000ff ffffff", pixels(first));
    assertEquals("ffffff 00ff00 ffffff", pixels(second));
  }

  /// Above the rectangle, its top left corner, below it.
  private String pixels(long window) {
    return "%06x %06x %06x"
        .formatted(
            windows.pixel(window, 10, 4),
            windows.pixel(window, 10, 5),
            windows.pixel(window, 10, 15));
  }

  @Test
  void keepsThePictureAtTheTopLeftOfAWindowOfAnotherSize() throws OutputFailedException {
    long window = windows.create(60, 40);
    try (OutputDevice output = output(window)) {
      draw(output, picture(SIZE, 0xffff0000));
      windows.resize(window, 100, 90);
      PixelSize later = new PixelSize(100, 90);
      output.resize(later);
      draw(output, picture(later, 0xffff0000));
      draw(output, picture(later, 0xff00ff00));
    }
    windows.sync();
    assertEquals("ffffff 00ff00 ffffff", pixels(window));
    assertEquals(0xffffff, windows.pixel(window, 99, 89));
  }

  @Test
  void survivesAWindowThatIsDestroyed() throws OutputFailedException {
    long doomed = windows.create(60, 40);
    long other = windows.create(60, 40);
    try (OutputDevice output = output(doomed);
        OutputDevice remaining = output(other)) {
      draw(output, picture(SIZE, 0xffff0000));
      windows.destroy(doomed);
      for (int i = 0; i < 3 && output.isReady(); i++) {
        output.draw(picture(SIZE, 0xff00ff00), SIZE.bounds(), time -> {});
      }
      assertNotEquals(OutputDevice.NOT_PRESENTED, draw(remaining, picture(SIZE, 0xff00ff00)));
    }
    windows.sync();
    assertEquals("ffffff 00ff00 ffffff", pixels(other));
  }

  @Test
  void hearsThatAWindowWasUncovered() throws OutputFailedException {
    long window = windows.create(60, 40);
    try (OutputDevice output = output(window)) {
      draw(output, picture(SIZE, 0xffff0000));
      exposed.clear();
      windows.coverAndUncover();
      runTasksUntil(() -> !exposed.isEmpty(), "the window was uncovered");
      assertEquals(List.of(window), exposed);
    }
  }

  /// More than once: answers that are errors come between events, and may be lost where two threads
  /// read.
  @Test
  void saysThatThereIsNoSuchWindow() throws OutputFailedException {
    long window = windows.create(60, 40);
    try (OutputDevice output = output(window)) {
      for (int i = 0; i < 200; i++) {
        draw(output, picture(SIZE, 0xffff0000));
        OutputFailedException failure =
            assertThrows(OutputFailedException.class, () -> output(0x7777777L));
        assertEquals("no X11 window 0x7777777", failure.getMessage());
      }
    }
  }
}
