package bulkhead.renderer.raster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import bulkhead.renderer.paint.DisplayItem;
import bulkhead.renderer.paint.DisplayItem.BorderSide;
import bulkhead.renderer.paint.DisplayItem.BorderStyle;
import bulkhead.renderer.paint.DisplayItem.FillRect;
import bulkhead.renderer.paint.DisplayItem.LineStyle;
import bulkhead.renderer.paint.DisplayItem.Pop;
import bulkhead.renderer.paint.DisplayItem.PushClipRect;
import bulkhead.renderer.paint.DisplayItem.PushEffect;
import bulkhead.renderer.paint.DisplayItem.PushTransform;
import bulkhead.renderer.paint.DisplayItem.Sampling;
import bulkhead.renderer.paint.DisplayItem.ShadowSide;
import bulkhead.renderer.paint.DisplayItemList;
import bulkhead.renderer.paint.Filter;
import bulkhead.renderer.paint.Gradient;
import bulkhead.renderer.paint.Transform;
import io.github.humbleui.skija.BlendMode;
import io.github.humbleui.skija.ColorAlphaType;
import io.github.humbleui.skija.ColorType;
import io.github.humbleui.skija.Image;
import io.github.humbleui.skija.ImageInfo;
import io.github.humbleui.types.IRect;
import io.github.humbleui.types.Point;
import io.github.humbleui.types.RRect;
import io.github.humbleui.types.Rect;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Items in, pixels out, as letters: `.` transparent, `R` red, `G` green, `B` blue, `K` black, `W`
/// white, and the small letter for what is more or less that.
class TileRasterTest {
  private static final int RED = 0xffff0000;
  private static final int GREEN = 0xff00ff00;
  private static final int BLUE = 0xff0000ff;
  private static final int BLACK = 0xff000000;
  private static final int WHITE = 0xffffffff;

  private static DisplayItemList list(DisplayItem... items) {
    DisplayItemList.Builder builder = new DisplayItemList.Builder();
    for (DisplayItem item : items) {
      builder.add(item);
    }
    return builder.build();
  }

  private static FillRect fill(float x, float y, float width, float height, int argb) {
    return new FillRect(Rect.makeXYWH(x, y, width, height), argb);
  }

  private static int[] pixels(IRect tile, float scale, DisplayItem... items) {
    try (Arena arena = Arena.ofConfined()) {
      int stride = 4 * tile.getWidth();
      MemorySegment memory = arena.allocate((long) stride * tile.getHeight(), 64);
      TileRaster.draw(
          list(items),
          tile,
          scale,
          new RasterTarget(memory, stride, tile.getWidth(), tile.getHeight()));
      return memory.toArray(ValueLayout.JAVA_INT.withOrder(ByteOrder.LITTLE_ENDIAN));
    }
  }

  private static String draw(int width, int height, float scale, DisplayItem... items) {
    int[] pixels = pixels(IRect.makeWH(width, height), scale, items);
    StringBuilder text = new StringBuilder();
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        text.append(letter(pixels[y * width + x]));
      }
      text.append('\n');
    }
    return text.toString();
  }

  private static char letter(int argb) {
    return switch (argb) {
      case 0 -> '.';
      case RED -> 'R';
      case GREEN -> 'G';
      case BLUE -> 'B';
      case BLACK -> 'K';
      case WHITE -> 'W';
      default -> {
        int r = argb >> 16 & 255;
        int g = argb >> 8 & 255;
        int b = argb & 255;
        yield r > g + 40 && r > b + 40
            ? 'r'
            : g > r + 40 && g > b + 40 ? 'g' : b > r + 40 && b > g + 40 ? 'b' : r > 127 ? 'w' : 'k';
      }
    };
  }

  @Test
  void pixelsAreBgraPremultiplied() {
    assertEquals(
        "80800000",
        Integer.toHexString(pixels(IRect.makeWH(1, 1), 1, fill(0, 0, 1, 1, 0x80ff0000))[0]));
  }

  @Test
  void boxesEndAtWholePixelsAndNeverVanish() {
    assertEquals(
        """
        .RRR....
        .RRR....
        ......B.
        """,
        draw(8, 3, 1, fill(0.6f, 0.4f, 3.2f, 1.9f, RED), fill(6.2f, 2.1f, 0.2f, 0.3f, BLUE)));
  }

  @Test
  void theScaleTurnsCssPxIntoPixels() {
    assertEquals(
        """
        ......
        ..RRR.
        ..RRR.
        ..RRR.
        """,
        draw(6, 4, 1.5f, fill(1.2f, 0.8f, 2, 2, RED)));
  }

  @Test
  void aTileShowsItsPartOfTheLayer() {
    int[] pixels = pixels(IRect.makeXYWH(256, 512, 2, 1), 2, fill(128.5f, 256, 1, 1, RED));
    assertEquals(0, pixels[0]);
    assertEquals(RED, pixels[1]);
  }

  @Test
  void clipsAndTransformsHoldUntilTheirPop() {
    assertEquals(
        """
        RR....B
        RR....B
        ..GG..B
        ..GG..B
        """,
        draw(
            7,
            4,
            1,
            new PushClipRect(Rect.makeXYWH(0, 0, 4, 4)),
            new PushClipRect(Rect.makeXYWH(0, 0, 2, 2)),
            fill(0, 0, 9, 9, RED),
            new Pop(),
            new PushTransform(Transform.translate(2, 2)),
            fill(0, 0, 9, 9, GREEN),
            new Pop(),
            new Pop(),
            fill(6, 0, 1, 4, BLUE)));
  }

  @Test
  void aGroupBecomesTranslucentAsAWhole() {
    int[] pixels =
        pixels(
            IRect.makeWH(3, 1),
            1,
            fill(0, 0, 3, 1, WHITE),
            PushEffect.opacity(0.5f),
            fill(0, 0, 2, 1, RED),
            fill(1, 0, 2, 1, BLACK),
            new Pop());
    assertEquals("ffff7e7e", Integer.toHexString(pixels[0]));
    assertEquals("ff7e7e7e", Integer.toHexString(pixels[1]));
    assertEquals("ff7e7e7e", Integer.toHexString(pixels[2]));
  }

  @Test
  void aMaskKeepsWhatItCovers() {
    assertEquals(
        """
        .RR.
        .RR.
        """,
        draw(
            4,
            2,
            1,
            new DisplayItem.PushMask(list(fill(1, 0, 2, 2, BLACK))),
            fill(0, 0, 4, 2, RED),
            new Pop()));
  }

  @Test
  void layersOfAMaskMayCutEachOther() {
    assertEquals(
        "R..R\n",
        draw(
            4,
            1,
            1,
            new DisplayItem.PushMask(
                list(
                    fill(0, 0, 4, 1, BLACK),
                    new PushEffect(1, BlendMode.XOR, List.of()),
                    fill(1, 0, 2, 1, BLACK),
                    new Pop())),
            fill(0, 0, 4, 1, RED),
            new Pop()));
  }

  @Test
  void aBackdropIsFilteredInsideItsShapeOnly() {
    Filter invert =
        new Filter.ColorMatrix(
            List.of(
                -1f, 0f, 0f, 0f, 1f, 0f, -1f, 0f, 0f, 1f, 0f, 0f, -1f, 0f, 1f, 0f, 0f, 0f, 1f, 0f));
    assertEquals(
        "WKKW\n",
        draw(
            4,
            1,
            1,
            fill(0, 0, 4, 1, WHITE),
            new DisplayItem.FilterBackdrop(RRect.makeXYWH(1, 0, 2, 1, 0), 1, List.of(invert))));
  }

  @Test
  void aRepeatingGradientFillsBothSidesOfItsStops() {
    assertEquals(
        "RGRGRGRG\n",
        draw(
            8,
            1,
            1,
            new DisplayItem.FillGradient(
                new Gradient.Linear(
                    new Point(0, 0),
                    new Point(8, 0),
                    List.of(
                        new Gradient.ColorStop(0.25f, RED),
                        new Gradient.ColorStop(0.375f, RED),
                        new Gradient.ColorStop(0.375f, GREEN),
                        new Gradient.ColorStop(0.5f, GREEN)),
                    Gradient.Extend.REPEAT),
                Rect.makeWH(8, 1),
                Rect.makeWH(8, 1),
                0,
                0)));
  }

  private static DisplayItem border(BorderSide t, BorderSide r, BorderSide b, BorderSide l) {
    return new DisplayItem.DrawBorder(Rect.makeWH(10, 8).withRadii(0), t, r, b, l);
  }

  private static BorderSide side(float width, BorderStyle style, int argb) {
    return new BorderSide(width, style, argb);
  }

  @Test
  void equalBordersAreOneRing() {
    BorderSide red = side(2.6f, BorderStyle.SOLID, RED);
    assertEquals(
        """
        RRRRRRRRRR
        RRRRRRRRRR
        RR......RR
        RR......RR
        RR......RR
        RR......RR
        RRRRRRRRRR
        RRRRRRRRRR
        """,
        draw(10, 8, 1, border(red, red, red, red)));
  }

  @Test
  void bordersOfDifferentColoursMeetOnTheDiagonal() {
    assertEquals(
        """
        BRRRRRRRRR
        BBRRRRRRRG
        BBBRRRRRGG
        BBB....GGG
        BBB....GGG
        BBBKKKKKGG
        BBKKKKKKKG
        BKKKKKKKKK
        """,
        draw(
            10,
            8,
            1,
            border(
                side(3, BorderStyle.SOLID, RED),
                side(3, BorderStyle.SOLID, GREEN),
                side(3, BorderStyle.SOLID, BLACK),
                side(3, BorderStyle.SOLID, BLUE))));
  }

  @Test
  void aDoubleBorderIsTwoRings() {
    BorderSide red = side(3, BorderStyle.DOUBLE, RED);
    assertEquals(
        """
        RRRRRRRRRR
        R........R
        R.RRRRRR.R
        R.R....R.R
        R.R....R.R
        R.RRRRRR.R
        R........R
        RRRRRRRRRR
        """,
        draw(10, 8, 1, border(red, red, red, red)));
  }

  @Test
  void aBorderOfOneSideLeavesTheOthersEmpty() {
    BorderSide none = BorderSide.NONE;
    assertEquals(
        "..........\n".repeat(7) + "RRRRRRRRRR\n",
        draw(10, 8, 1, border(none, none, side(1, BorderStyle.SOLID, RED), none)));
  }

  @Test
  void aDashedBorderBeginsAndEndsWithADash() {
    String picture =
        draw(
            24,
            3,
            1,
            new DisplayItem.DrawBorder(
                Rect.makeWH(24, 9).withRadii(0),
                side(3, BorderStyle.DASHED, RED),
                BorderSide.NONE,
                BorderSide.NONE,
                BorderSide.NONE));
    String row = picture.lines().findFirst().orElseThrow();
    assertEquals("RRRRRR", row.substring(0, 6));
    assertEquals("RRRRRR", row.substring(18));
    assertEquals(".", row.substring(7, 8));
  }

  @Test
  void roundedCornersAreCutOff() {
    String picture = draw(8, 8, 1, new DisplayItem.FillRRect(RRect.makeXYWH(0, 0, 8, 8, 4), RED));
    List<String> rows = picture.lines().toList();
    assertEquals(".", rows.get(0).substring(0, 1));
    assertEquals("RRRRRR", rows.get(4).substring(1, 7));
  }

  @Test
  void anUnderlineIsAtLeastOnePixelThick() {
    assertEquals(
        """
        ......
        KKKKK.
        ......
        """,
        draw(6, 3, 1, new DisplayItem.DrawLine(0, 1.4f, 5, 1.4f, 0.4f, LineStyle.SOLID, BLACK)));
  }

  @Test
  void aGradientRunsFromItsFirstToItsLastStop() {
    Gradient gradient =
        new Gradient.Linear(
            new Point(0, 0),
            new Point(8, 0),
            List.of(
                new Gradient.ColorStop(0, RED),
                new Gradient.ColorStop(0.5f, RED),
                new Gradient.ColorStop(0.5f, BLUE),
                new Gradient.ColorStop(1, BLUE)),
            Gradient.Extend.CLAMP);
    Rect area = Rect.makeWH(8, 1);
    assertEquals(
        "RRRRBBBB\n", draw(8, 1, 1, new DisplayItem.FillGradient(gradient, area, area, 0, 0)));
    assertEquals(
        "BBRRRRBB\n",
        draw(
            8,
            1,
            1,
            new DisplayItem.FillGradient(gradient, area, Rect.makeXYWH(-6, 0, 8, 1), 0, 0)));
  }

  private static Image image(int width, int... argb) {
    byte[] bytes = new byte[4 * argb.length];
    MemorySegment.ofArray(bytes).copyFrom(MemorySegment.ofArray(argb));
    return Image.makeRasterFromBytes(
        new ImageInfo(width, argb.length / width, ColorType.BGRA_8888, ColorAlphaType.PREMUL),
        bytes,
        4L * width);
  }

  @Test
  void imagesAreScaledCutAndRepeated() {
    Image image = image(2, RED, GREEN, BLUE, BLACK);
    Rect whole = Rect.makeWH(2, 2);
    assertEquals(
        """
        RRGG
        RRGG
        BBKK
        BBKK
        """,
        draw(
            4, 4, 1, new DisplayItem.DrawImage(image, whole, Rect.makeWH(4, 4), Sampling.NEAREST)));
    assertEquals(
        "GG\nKK\n",
        draw(
            2,
            2,
            1,
            new DisplayItem.DrawImage(
                image, Rect.makeXYWH(1, 0, 1, 2), Rect.makeWH(2, 2), Sampling.NEAREST)));
    assertEquals(
        """
        GRGRG
        KBKBK
        GRGRG
        """,
        draw(
            5,
            3,
            1,
            new DisplayItem.TileImage(
                image,
                whole,
                Rect.makeWH(5, 3),
                Rect.makeXYWH(-1, 0, 2, 2),
                0,
                0,
                Sampling.NEAREST)));
    assertEquals(
        """
        RG.RG.
        BK.BK.
        """,
        draw(
            6,
            2,
            1,
            new DisplayItem.TileImage(
                image,
                whole,
                Rect.makeWH(6, 2),
                Rect.makeXYWH(0, 0, 2, 2),
                1,
                0,
                Sampling.NEAREST)));
  }

  @Test
  void anOuterShadowLeavesItsBoxFreeAndAnInnerOneStaysInside() {
    RRect box = Rect.makeXYWH(2, 1, 4, 3).withRadii(0);
    assertEquals(
        """
        ........
        ........
        ......KK
        ......KK
        ....KKKK
        """,
        draw(8, 5, 1, new DisplayItem.DrawBoxShadow(box, 2, 1, 0, 0, BLACK, ShadowSide.OUTSET)));
    assertEquals(
        """
        ........
        ..KKKK..
        ..KK....
        ..KK....
        ........
        """,
        draw(8, 5, 1, new DisplayItem.DrawBoxShadow(box, 2, 1, 0, 0, BLACK, ShadowSide.INSET)));
  }

  // ------------------------------------------------------------------ analysis

  private static TileRaster.Analysis analyze(DisplayItem... items) {
    return TileRaster.analyze(list(items), IRect.makeWH(256, 256), 1);
  }

  @Test
  void tilesOfOneColourAreFoundWithoutDrawing() {
    assertEquals(new TileRaster.OneColor(0), analyze());
    assertEquals(new TileRaster.OneColor(RED), analyze(fill(0, 0, 800, 600, RED)));
    assertEquals(
        new TileRaster.OneColor(WHITE),
        analyze(fill(9, 9, 9, 9, RED), fill(0, 0, 800, 600, WHITE)));
    assertEquals(
        new TileRaster.OneColor(WHITE),
        analyze(fill(0, 0, 800, 600, WHITE), fill(256, 0, 9, 9, RED)));
  }

  @Test
  void anythingElseIsDrawn() {
    assertEquals(
        new TileRaster.ManyColors(true),
        analyze(fill(0, 0, 800, 600, WHITE), fill(9, 9, 9, 9, RED)));
    assertEquals(new TileRaster.ManyColors(false), analyze(fill(9, 9, 9, 9, RED)));
    assertInstanceOf(TileRaster.ManyColors.class, analyze(fill(0, 0, 255.4f, 256, RED)));
    assertInstanceOf(
        TileRaster.ManyColors.class,
        analyze(PushEffect.opacity(0.5f), fill(0, 0, 800, 600, RED), new Pop()));
  }
}
