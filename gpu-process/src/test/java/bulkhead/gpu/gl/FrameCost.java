package bulkhead.gpu.gl;

import static bulkhead.gpu.frame.TestFrames.at;

import bulkhead.gpu.display.Occlusion;
import bulkhead.gpu.frame.ClientMemory;
import bulkhead.gpu.frame.Draw;
import bulkhead.gpu.frame.DrawList;
import bulkhead.gpu.frame.PixelSize;
import bulkhead.gpu.frame.RectF;
import bulkhead.gpu.frame.TestFrames;
import bulkhead.gpu.frame.TileResource;
import bulkhead.gpu.output.OutputDevice;
import bulkhead.gpu.output.Renderer;
import bulkhead.gpu.software.SoftwareRenderer;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/// The processor time of one frame of a page that scrolls: tiles fill a window of 1280 x 720
/// pixels, each frame three pixels further up. Of all threads of this process, so that those of
/// graphics in software count; against the copying of as many pixels. It needs an X server.
public final class FrameCost {
  private static final PixelSize SIZE = new PixelSize(1280, 720);
  private static final int TILE = 256;
  private static final int FRAMES = 400;
  private static final int ROUNDS = 3;

  /// What is to be run on the thread that draws: this one.
  private static final BlockingQueue<Runnable> GPU_MAIN = new LinkedBlockingQueue<>();

  private FrameCost() {}

  public static void main(String[] args) throws Exception {
    ClientMemory memory = TestFrames.tileMemory(TILE, TILE, (x, y) -> 0xff000000 | x << 8 | y);
    try (TestWindows windows = TestWindows.open();
        Renderer gl = GlRenderer.create(GlRenderer.Windows.X11);
        Renderer software = new SoftwareRenderer(true)) {
      System.out.println(gl.info());
      OutputDevice glWindow = gl.windowOutput(target(windows), SIZE);
      OutputDevice bitmap = software.windowOutput(target(windows), SIZE);
      for (int round = 0; round < ROUNDS; round++) {
        double copy = copying();
        double byGl = cost(glWindow, memory);
        double bySoftware = cost(bitmap, memory);
        System.out.printf(
            Locale.ROOT,
            "copy %.2f ms   OpenGL %.2f ms (%.1f)   software %.2f ms (%.1f)%n",
            copy,
            byGl,
            byGl / copy,
            bySoftware,
            bySoftware / copy);
      }
    }
    Runtime.getRuntime().halt(0);
  }

  private static Renderer.WindowTarget target(TestWindows windows) {
    MemorySegment memory = Arena.global().allocate(Renderer.SharedBitmap.bytes(SIZE), 64);
    return new Renderer.WindowTarget(
        windows.create(SIZE.width(), SIZE.height()),
        new Renderer.SharedBitmap(memory, SIZE, (buffer, size, damage, shown) -> shown.run()),
        () -> {},
        GPU_MAIN::add,
        () -> {});
  }

  private static double cost(OutputDevice device, ClientMemory memory)
      throws IOException, InterruptedException {
    long before = processorMillis();
    for (int frame = 0; frame < FRAMES; frame++) {
      device.draw(
          Occlusion.withoutHidden(picture(memory, -(frame * 3 % TILE))),
          SIZE.bounds(),
          nanos -> {});
      while (!device.isReady()) {
        GPU_MAIN.take().run();
      }
    }
    return (processorMillis() - before) / (double) FRAMES;
  }

  private static DrawList picture(ClientMemory memory, int top) {
    List<Draw> draws = new ArrayList<>();
    draws.add(new Draw.Fill(at(0, 0, SIZE.width(), SIZE.height()), 0xffffffff));
    long id = 0;
    for (int y = top; y < SIZE.height(); y += TILE) {
      for (int x = 0; x < SIZE.width(); x += TILE) {
        TileResource tile = new TileResource(++id, 0, TILE * 4, TILE, TILE, true);
        draws.add(new Draw.Tile(at(x, y, TILE, TILE), memory, tile, new RectF(0, 0, TILE, TILE)));
      }
    }
    return new DrawList(SIZE, 0xffffffff, draws);
  }

  private static double copying() throws IOException {
    long bytes = 4L * SIZE.width() * SIZE.height();
    MemorySegment from = Arena.global().allocate(bytes, 64).fill((byte) 1);
    MemorySegment to = Arena.global().allocate(bytes, 64).fill((byte) 2);
    long before = processorMillis();
    for (int frame = 0; frame < FRAMES; frame++) {
      to.copyFrom(from);
    }
    return (processorMillis() - before) / (double) FRAMES;
  }

  /// Of all threads of this process, ended ones too.
  private static long processorMillis() throws IOException {
    String stat = Files.readString(Path.of("/proc/self/stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * 10;
  }
}
