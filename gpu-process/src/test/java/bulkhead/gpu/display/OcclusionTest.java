package bulkhead.gpu.display;

import static bulkhead.gpu.frame.TestFrames.at;
import static bulkhead.gpu.frame.TestFrames.faded;
import static bulkhead.gpu.frame.TestFrames.turned;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

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
import bulkhead.gpu.software.SoftwareRenderer;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What is hidden is not drawn, and the picture is the same.
class OcclusionTest {
  private static final PixelSize SIZE = new PixelSize(40, 30);
  private static final int BACKGROUND = 0xff203040;

  private final ClientMemory memory =
      TestFrames.tileMemory(16, 16, (x, y) -> 0xff000000 | x << 12 | y << 4);
  private final TileResource tile = TestFrames.tile(1, 16);

  private Draw tile(float x, float y) {
    return new Draw.Tile(at(x, y, 16, 16), memory, tile, new RectF(0, 0, 16, 16));
  }

  private static Draw fill(Placement at) {
    return new Draw.Fill(at, 0xff112233);
  }

  /// One line a draw: its kind and the pixels that it may still touch.
  private static String kept(Draw... draws) {
    DrawList list = Occlusion.withoutHidden(new DrawList(SIZE, BACKGROUND, List.of(draws)));
    String lines =
        list.draws().stream()
            .map(
                draw ->
                    draw.getClass().getSimpleName()
                        + " "
                        + text(draw.at().touchedPixels().intersect(SIZE.bounds())))
            .collect(Collectors.joining("\n", "", "\n"));
    return lines + "covered " + text(list.covered()) + "\n";
  }

  private static String text(PixelRect rect) {
    return rect.left() + "," + rect.top() + " " + rect.right() + "," + rect.bottom();
  }

  @Test
  void tilesOfAPageHideItsBackground() {
    assertEquals(
        """
        Tile 0,0 16,14
        Tile 16,0 32,14
        Tile 32,0 40,14
        Tile 0,14 16,30
        Tile 16,14 32,30
        Tile 32,14 40,30
        covered 0,0 40,30
        """,
        kept(
            fill(at(0, 0, 40, 30)),
            tile(0, -2),
            tile(16, -2),
            tile(32, -2),
            tile(0, 14),
            tile(16, 14),
            tile(32, 14)));
  }

  @Test
  void whatIsHalfHiddenIsClipped() {
    assertEquals(
        """
        Fill 0,16 16,30
        Tile 0,0 16,16
        covered 0,0 16,30
        """,
        kept(fill(at(0, 0, 16, 30)), tile(0, 0)));
  }

  @Test
  void aHoleThatIsNoRectangleIsDrawnWhole() {
    assertEquals(
        """
        Fill 0,0 40,30
        Tile 5,5 21,21
        covered 0,0 40,30
        """,
        kept(fill(at(0, 0, 40, 30)), tile(5, 5)));
  }

  @Test
  void whatCanBeSeenThroughHidesNothing() {
    Placement turned = turned(at(0, 0, 90, 90), new Affine(0.8f, 0.6f, -0.6f, 0.8f, 0, 0));
    assertEquals(
        """
        Fill 4,4 8,8
        Fill 0,0 40,30
        Fill 0,0 40,30
        covered 4,4 8,8
        """,
        kept(fill(at(4, 4, 4, 4)), fill(faded(at(0, 0, 40, 30), 0.9f)), fill(turned)));
  }

  @Test
  void thePictureIsTheSame() throws OutputFailedException {
    Random random = new Random(7);
    OutputDevice device = new SoftwareRenderer().offscreenOutput(SIZE);
    for (int i = 0; i < 400; i++) {
      List<Draw> draws = new ArrayList<>();
      for (int count = random.nextInt(12); count > 0; count--) {
        draws.add(anyDraw(random));
      }
      DrawList list = new DrawList(SIZE, BACKGROUND, draws);
      assertArrayEquals(
          pixels(device, list),
          pixels(device, Occlusion.withoutHidden(list)),
          () -> "picture of " + draws);
    }
  }

  private Draw anyDraw(Random random) {
    float fraction = random.nextInt(3) == 0 ? random.nextFloat() : 0;
    int x = random.nextInt(-8, 40);
    int y = random.nextInt(-8, 30);
    Placement place = at(x + fraction, y, random.nextInt(40), random.nextInt(30));
    return switch (random.nextInt(6)) {
      case 0 -> new Draw.Fill(faded(place, random.nextFloat()), random.nextInt());
      case 1 -> new Draw.Fill(place, random.nextInt());
      case 2 ->
          new Draw.Fill(
              turned(place, new Affine(0.8f, 0.6f, -0.6f, 0.8f, random.nextInt(20), 0)),
              random.nextInt() | 0xff000000);
      case 3 -> tile(x + fraction, y);
      case 4 -> tile(random.nextInt(3) * 16, random.nextInt(3) * 16);
      default -> new Draw.Fill(place, random.nextInt() | 0xff000000);
    };
  }

  private static int[] pixels(OutputDevice device, DrawList list) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment copy = arena.allocate(4L * SIZE.width() * SIZE.height(), 4);
      device.copy(list, copy);
      return copy.toArray(ValueLayout.JAVA_INT);
    }
  }
}
