package bulkhead.gpu.gl;

import static bulkhead.gpu.frame.TestFrames.at;
import static bulkhead.gpu.frame.TestFrames.faded;
import static bulkhead.gpu.frame.TestFrames.turned;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import bulkhead.gpu.frame.Affine;
import bulkhead.gpu.frame.ClientMemory;
import bulkhead.gpu.frame.Draw;
import bulkhead.gpu.frame.DrawList;
import bulkhead.gpu.frame.PixelRect;
import bulkhead.gpu.frame.PixelSize;
import bulkhead.gpu.frame.Placement;
import bulkhead.gpu.frame.RectF;
import bulkhead.gpu.frame.TestFrames;
import bulkhead.gpu.frame.TileResource;
import bulkhead.gpu.output.OutputDevice;
import bulkhead.gpu.output.OutputFailedException;
import bulkhead.gpu.output.Renderer;
import bulkhead.gpu.software.SoftwareRenderer;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// OpenGL's pictures are the software renderer's: within one level a channel where each tile's
/// pixels fall on whole ones, within two where the graphics library filters (it weighs in steps of
/// 1/256).
class GlRendererTest {
  private static final PixelSize SIZE = new PixelSize(120, 90);

  /// A tile with stripes, a slope in each channel, and half of it see-through.
  private final ClientMemory memory =
      TestFrames.tileMemory(
          32,
          32,
          (x, y) -> {
            int alpha = x < 16 ? 255 : 128;
            int stripe = y % 4 == 0 ? 255 : 60;
            return alpha << 24
                | stripe * alpha / 255 << 16
                | x * 8 * alpha / 255 << 8
                | y * 8 * alpha / 255;
          });

  private final TileResource tile = new TileResource(1, 0, 128, 32, 32, false);

  /// 30 x 20 pixels out of the middle of the same memory, so that rows have gaps.
  private final TileResource inset = new TileResource(2, 256, 128, 16, 20, true);

  private Renderer gl = new SoftwareRenderer();

  @BeforeEach
  void startOpenGl() {
    try {
      gl = GlRenderer.create(GlRenderer.Windows.NONE);
    } catch (OutputFailedException e) {
      abort("no OpenGL here: " + e.getMessage());
    }
  }

  @AfterEach
  void stopOpenGl() {
    gl.close();
  }

  private Draw tile(Placement at) {
    return new Draw.Tile(at, memory, tile, new RectF(0, 0, 32, 32));
  }

  @Test
  void aligned() throws OutputFailedException {
    check(
        tile(at(3, 5, 32, 32)),
        tile(faded(at(40, 5, 32, 32), 0.3f)),
        tile(turned(at(70, 40, 32, 32), Affine.translation(20, -35))),
        tile(
            new Placement(
                new RectF(50, 40, 32, 32), Affine.IDENTITY, new PixelRect(55, 43, 70, 60), 1)),
        new Draw.Tile(at(3, 50, 16, 20), memory, inset, new RectF(0, 0, 16, 20)),
        new Draw.Tile(at(23, 50, 10, 11), memory, inset, new RectF(6, 2, 10, 11)));
  }

  @Test
  void fills() throws OutputFailedException {
    check(
        new Draw.Fill(at(0, 0, 60, 40), 0xff123456),
        new Draw.Fill(at(10.3f, 10.7f, 60.1f, 40.2f), 0x80ff8001),
        new Draw.Fill(faded(at(30, 5, 60, 40), 0.77f), 0xc0010203),
        new Draw.Fill(turned(at(0, 0, 30, 20), new Affine(0.8f, 0.6f, -0.6f, 0.8f, 60, 41)), -1));
  }

  @Test
  void scaled() throws OutputFailedException {
    check(
        2,
        tile(turned(at(0, 0, 32, 32), new Affine(1.37f, 0, 0, 1.91f, 3.2f, 4.1f))),
        tile(turned(at(0, 0, 32, 32), new Affine(0.77f, 0, 0, 0.43f, 60.3f, 4.4f))),
        tile(faded(turned(at(0, 0, 32, 32), Affine.translation(60.4f, 40.3f)), 0.6f)));
  }

  @Test
  void turnedAndMirrored() throws OutputFailedException {
    check(
        2,
        tile(turned(at(0, 0, 32, 32), new Affine(0.81f, 0.6f, -0.6f, 0.81f, 40.1f, 3.3f))),
        tile(turned(at(0, 0, 32, 32), new Affine(-1, 0, 0, 1, 110, 10))),
        tile(turned(at(0, 0, 32, 32), new Affine(1.2f, 0.3f, 0.5f, 0.9f, 10.1f, 45.2f))));
  }

  @Test
  void groups() throws OutputFailedException {
    DrawList content =
        new DrawList(
            new PixelSize(40, 30),
            0x80ff0000,
            List.of(tile(at(4, 4, 32, 32)), new Draw.Fill(at(20, 10, 15, 15), 0xff00ff00)));
    check(
        2,
        new Draw.Fill(at(0, 0, 60, 90), 0xff0000ff),
        new Draw.Group(faded(at(10, 10, 40, 30), 0.5f), content),
        new Draw.Group(
            turned(at(0, 0, 40, 30), new Affine(0.8f, 0.6f, -0.6f, 0.8f, 75.2f, 21.7f)), content));
  }

  @Test
  void drawsOnlyTheDamage() throws OutputFailedException {
    try (OutputDevice output = gl.offscreenOutput(SIZE);
        OutputDevice reference = new SoftwareRenderer().offscreenOutput(SIZE)) {
      List<Draw> draws = new ArrayList<>();
      DrawList before = new DrawList(SIZE, 0xffffffff, draws);
      draws.add(tile(at(3, 5, 32, 32)));
      DrawList after = new DrawList(SIZE, 0xffffffff, draws);
      for (OutputDevice device : List.of(output, reference)) {
        device.draw(before, SIZE.bounds(), time -> {});
        device.draw(after, new PixelRect(10, 10, 20, 20), time -> {});
      }
      compare(1, copy(reference, after), copy(output, after));
    }
  }

  private void check(Draw... draws) throws OutputFailedException {
    check(1, draws);
  }

  private void check(int levels, Draw... draws) throws OutputFailedException {
    DrawList list = new DrawList(SIZE, 0xffe0e0e0, List.of(draws));
    try (OutputDevice output = gl.offscreenOutput(SIZE);
        OutputDevice reference = new SoftwareRenderer().offscreenOutput(SIZE)) {
      compare(levels, copy(reference, list), copy(output, list));
    }
  }

  private static MemorySegment copy(OutputDevice device, DrawList list) {
    MemorySegment pixels = Arena.ofAuto().allocate(4L * SIZE.width() * SIZE.height(), 8);
    device.copy(list, pixels);
    return pixels;
  }

  private static void compare(int levels, MemorySegment expected, MemorySegment actual) {
    int worst = 0;
    int different = 0;
    String where = "";
    for (int i = 0; i < SIZE.width() * SIZE.height(); i++) {
      int a = expected.getAtIndex(ValueLayout.JAVA_INT, i);
      int b = actual.getAtIndex(ValueLayout.JAVA_INT, i);
      int difference = 0;
      for (int shift = 0; shift <= 24; shift += 8) {
        difference = Math.max(difference, Math.abs((a >> shift & 255) - (b >> shift & 255)));
      }
      if (difference > levels) {
        different++;
      }
      if (difference > worst) {
        worst = difference;
        where =
            "at %d,%d software %08x, OpenGL %08x"
                .formatted(i % SIZE.width(), i / SIZE.width(), a, b);
      }
    }
    assertTrue(worst <= levels, different + " pixels differ by more, the most " + where);
  }
}
