package bulkhead.gpu.software;

import static bulkhead.gpu.frame.TestFrames.at;
import static bulkhead.gpu.frame.TestFrames.faded;
import static bulkhead.gpu.frame.TestFrames.turned;
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
import java.lang.foreign.Arena;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Pictures as text: one hexadecimal digit a pixel, its blue channel's upper half.
class PainterTest {
  /// Blue rises from left to right and from top to bottom: 0x10 a pixel, 0x40 a row.
  private final ClientMemory memory =
      TestFrames.tileMemory(4, 4, (x, y) -> 0xff000000 | x * 0x10 + y * 0x40);

  private final TileResource tile = TestFrames.tile(1, 4);

  @Test
  void copiesAnOpaqueTileToItsPlace() {
    assertEquals(
        """
        ffffff
        f0123f
        f4567f
        f89abf
        """,
        draw(6, 4, tile(at(1, 1, 4, 4))));
  }

  @Test
  void clipsATile() {
    Placement at =
        new Placement(new RectF(1, 0, 4, 4), Affine.IDENTITY, new PixelRect(2, 1, 4, 3), 1);
    assertEquals(
        """
        ffffff
        ff56ff
        ff9aff
        ffffff
        """,
        draw(6, 4, tile(at)));
  }

  @Test
  void coversThePixelsWhoseCentresAreInside() {
    assertEquals(
        """
        ffffff
        f000ff
        f000ff
        ffffff
        """,
        draw(6, 4, new Draw.Fill(at(0.51f, 0.6f, 3.1f, 2.2f), 0xff000000)));
  }

  @Test
  void blendsByOpacity() {
    assertEquals(
        """
        8888
        """,
        draw(4, 1, new Draw.Fill(faded(at(0, 0, 4, 1), 0.5f), 0xff000000)));
  }

  @Test
  void drawsPartOfATile() {
    Draw part = new Draw.Tile(at(0, 0, 2, 2), memory, tile, new RectF(2, 1, 2, 2));
    assertEquals(
        """
        67f
        abf
        fff
        """,
        draw(3, 3, part));
  }

  @Test
  void turnsATileByAQuarter() {
    Draw turned = tile(turned(at(0, 0, 4, 4), new Affine(0, 1, -1, 0, 4, 0)));
    assertEquals(
        """
        c840
        d951
        ea62
        fb73
        """,
        draw(4, 4, turned));
  }

  @Test
  void doublesATileSmoothly() {
    assertEquals(
        """
        0001
        1112
        3334
        5556
        """,
        draw(4, 4, tile(turned(at(0, 0, 4, 4), new Affine(2, 0, 0, 2, 0, 0)))));
  }

  @Test
  void fadesAGroupAsAWhole() {
    DrawList content =
        new DrawList(
            new PixelSize(2, 1),
            0xff000000,
            List.of(
                new Draw.Fill(at(0, 0, 1, 1), 0xff000000),
                new Draw.Fill(at(0, 0, 2, 1), 0xff000000)));
    assertEquals(
        """
        88f
        """,
        draw(3, 1, new Draw.Group(faded(at(0, 0, 2, 1), 0.5f), content)));
  }

  @Test
  void drawsOnlyTheDamage() {
    Bitmap target = Bitmap.allocate(Arena.ofAuto(), new PixelSize(4, 2));
    Painter.paint(
        new DrawList(new PixelSize(4, 2), 0xff0000ff, List.of()),
        new PixelRect(1, 0, 3, 1),
        target);
    assertEquals(
        """
        0ff0
        0000
        """,
        text(target));
  }

  private Draw tile(Placement at) {
    return new Draw.Tile(at, memory, tile, new RectF(0, 0, 4, 4));
  }

  private static String draw(int width, int height, Draw... draws) {
    Bitmap target = Bitmap.allocate(Arena.ofAuto(), new PixelSize(width, height));
    Painter.paint(
        new DrawList(target.size(), 0xffffffff, List.of(draws)), target.size().bounds(), target);
    return text(target);
  }

  private static String text(Bitmap bitmap) {
    StringBuilder text = new StringBuilder();
    int[] row = new int[bitmap.size().width()];
    for (int y = 0; y < bitmap.size().height(); y++) {
      bitmap.readRow(0, y, row, row.length);
      for (int pixel : row) {
        text.append(Character.forDigit((pixel & 255) >> 4, 16));
      }
      text.append('\n');
    }
    return text.toString();
  }
}
