package bulkhead.renderer.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.humbleui.skija.TextBlob;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Widths and heights were measured in Chromium with the same font files.
final class TextShaperTest {
  private FontCache fonts = new FontCache(new FileFontCatalog());
  private final TextShaper shaper = new TextShaper();

  @BeforeEach
  void fontsMustBeThere() {
    assumeTrue(FileFontCatalog.isUsable(), "the Liberation and DejaVu fonts are not installed");
    fonts = new FontCache(new FileFontCatalog());
  }

  private FontGroup group(String family, float size) {
    return fonts.group(new FontQuery(List.of(family), size, 400, 100, FontSlant.NORMAL, "en"));
  }

  private ShapeResult shape(String text, String family) {
    return shaper.shape(text, group(family, 16), false, TextSpacing.NONE);
  }

  @Test
  void advancesAreNotRoundedToPixels() {
    assertEquals(44.453125f, shape("iiiiiiiiii", "DejaVu Sans").width(), 0.001f);
  }

  @Test
  void kerningIsOn() {
    assertEquals(152.296875f, shape("Hello, World AVAVA", "DejaVu Sans").width(), 0.01f);
    assertEquals(139.015625f, shape("Hello, World AVAVA", "sans-serif").width(), 0.02f);
  }

  /// Skia's positions are sums of single-precision numbers, of which each is rounded.
  @Test
  void longLinesAreAsWideAsTheirLetters() {
    float letter = shape("m", "DejaVu Sans").width();
    assertEquals(20_000 * letter, shape("m".repeat(20_000), "DejaVu Sans").width(), 0.05f);
  }

  /// CSS Text 4 §8.4: a quotation mark is full-width punctuation in a font that has it in a square.
  @Test
  void quotationMarksInSquaresGiveUpTheirEmptyHalf() {
    assertEquals(24, shape("\u201d\uff0c", "Noto Sans CJK SC").width(), 0.1f);
    assertEquals(24, shape("\u3002\u201c", "Noto Sans CJK SC").width(), 0.1f);
    float alone = shape("\u201d", "DejaVu Sans").width();
    assertEquals(alone * 2, shape("\u201d\u201d", "DejaVu Sans").width(), 0.1f);
  }

  /// The Liberation fonts have no glyph for U+200B: what stands for it must not be their box.
  @Test
  void invisibleCharactersDrawNothing() {
    FontGroup group = group("Liberation Serif", 16);
    short space = group.primary().skia().getUTF32Glyph(' ');
    for (String each : List.of("a\u00adb", "a\u200bb")) {
      ShapeResult shaped = shape(each, "Liberation Serif");
      assertEquals(shape("ab", "Liberation Serif").width(), shaped.width(), 0.01f);
      assertEquals(space, shaped.runs().getFirst().glyphs()[1], each);
    }
  }

  @Test
  void ligatureIsSharedOutAmongItsCharacters() {
    ShapeResult fi = shape("fi", "DejaVu Sans");
    assertEquals(1, fi.runs().getFirst().glyphs().length);
    assertEquals(fi.width() / 2, fi.width(0, 1), 0.001f);
  }

  @Test
  void letterSpacingBreaksLigatures() {
    ShapeResult fi =
        shaper.shape("fi", group("DejaVu Sans", 16), false, new TextSpacing(1, 0, List.of()));
    assertEquals(2, fi.runs().getFirst().glyphs().length);
  }

  @Test
  void halfOfASurrogatePairIsAReplacementCharacter() {
    assertEquals(
        shape("a\ufffdb\ufffd", "DejaVu Sans").width(),
        shape("a\ud800b\udc00", "DejaVu Sans").width());
  }

  @Test
  void metricsAreRoundedEachForItself() {
    SizedFont serif = group("Liberation Serif", 16).primary();
    assertEquals(14, serif.ascent());
    assertEquals(3, serif.descent());
    assertEquals(18, serif.lineSpacing());
  }

  @Test
  void charactersThatTheFontLacksComeFromAnother() {
    ShapeResult mixed = shape("a\u05d0b", "Liberation Mono");
    assertTrue(mixed.width() > shape("ab", "Liberation Mono").width());
    for (GlyphRun run : mixed.runs()) {
      for (short glyph : run.glyphs()) {
        assertTrue(glyph != 0, "a missing glyph in " + run.font().face());
      }
    }
  }

  /// Liberation Serif has neither of the first two; a mark that makes one character with its base
  /// is no reason to leave the font.
  @Test
  void marksComeWithTheirBaseFromAFontThatHasBoth() {
    GlyphRun both = shape("a\u0337\u0489", "Liberation Serif").runs().getFirst();
    for (short glyph : both.glyphs()) {
      assertTrue(glyph != 0, "a missing glyph in " + both.font().face());
    }
    assertEquals("DejaVuSans.ttf", both.font().face().name());
    GlyphRun composed = shape("e\u0302", "Liberation Serif").runs().getFirst();
    assertEquals("LiberationSerif-Regular.ttf", composed.font().face().name());
  }

  @Test
  void unicaseMakesSmallCapitalsOfCapitalsOnly() {
    List<Float> sizes =
        shaper.shape("aB", group("Liberation Serif", 20), false, caps("unic=1")).runs().stream()
            .map(run -> run.font().size())
            .toList();
    assertEquals(List.of(20f, 14f), sizes);
  }

  @Test
  void petiteCapitalsAreSmallOnesWhereTheFontHasNone() {
    FontGroup serif = group("Liberation Serif", 20);
    assertEquals(
        shaper.shape("aB", serif, false, caps("smcp=1")).width(),
        shaper.shape("aB", serif, false, caps("pcap=1")).width());
    assertEquals(
        shaper.shape("aB", serif, false, caps("smcp=1", "c2sc=1")).width(),
        shaper.shape("aB", serif, false, caps("pcap=1", "c2pc=1")).width());
  }

  private static TextSpacing caps(String... features) {
    return new TextSpacing(0, 0, List.of(features));
  }

  @Test
  void rightToLeftGlyphsAreInVisualOrder() {
    ShapeResult hebrew =
        shaper.shape("\u05d0\u05d1", group("DejaVu Sans", 16), true, TextSpacing.NONE);
    assertEquals(1, hebrew.runs().getFirst().cluster(0));
    assertEquals(hebrew.width(), hebrew.width(0, 1) + hebrew.width(1, 2), 0.001f);
  }

  @Test
  void sameTextIsShapedOnce() {
    assertSame(shape("word", "serif"), shape("word", "serif"));
  }

  @Test
  void runsOfAPartAreThoseThatHoldItsCharacters() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      text.append("ab\u05d0\u05d1"); // two fonts in turn, in Liberation Mono and in another
    }
    for (boolean rightToLeft : new boolean[] {false, true}) {
      ShapeResult all =
          shaper.shape(
              text.toString(), group("Liberation Mono", 16), rightToLeft, TextSpacing.NONE);
      assertTrue(all.runs().size() >= 8, "too few runs to tell a part: " + all.runs().size());
      for (int from = 0; from < text.length(); from += 7) {
        int to = Math.min(text.length(), from + 5);
        List<GlyphRun> part = all.runs(from, to);
        for (GlyphRun run : all.runs()) {
          int first = from;
          boolean holds =
              IntStream.range(0, run.count()).map(run::cluster).anyMatch(c -> c >= first && c < to);
          assertTrue(
              !holds || part.contains(run), "a run of [" + from + ", " + to + ") is left out");
        }
        assertTrue(part.size() < all.runs().size(), "nothing was left out");
      }
    }
  }

  @Test
  void glyphsStandUprightInVerticalLines() {
    FontGroup fonts = group("DejaVu Sans", 16);
    float height = fonts.primary().ascent() + fonts.primary().descent();
    TextSpacing upright = new TextSpacing(0, 0, List.of(), VerticalOrientation.UPRIGHT);
    assertEquals(2 * height, shaper.shape("ab", fonts, false, upright).width());
    TextSpacing mixed = new TextSpacing(0, 0, List.of(), VerticalOrientation.MIXED);
    float letter = shaper.shape("a", fonts, false, TextSpacing.NONE).width();
    ShapeResult both = shaper.shape("a\u2665", fonts, false, mixed);
    assertEquals(letter, both.width(0, 1));
    assertEquals(height, both.width(1, 2));
    assertNotNull(both.blob());
  }

  @Test
  void partsOfATextOfManyRunsAreAsWideAsTheFirst() {
    int parts = 200;
    String text = "ab\u05d0\u05d1".repeat(parts); // two fonts in turn, shaped in pieces
    for (boolean rightToLeft : new boolean[] {false, true}) {
      ShapeResult all =
          shaper.shape(text, group("Liberation Mono", 16), rightToLeft, TextSpacing.NONE);
      for (int i = 0; i < parts; i++) {
        assertEquals(all.width(0, 4), all.width(4 * i, 4 * i + 4), 0.1, "part " + i);
      }
      long glyphs = all.runs().stream().mapToLong(GlyphRun::count).sum();
      assertEquals(text.length(), glyphs);
    }
  }

  @Test
  void theBlobOfAPartHasItsGlyphsAndNoOthers() {
    String text = "first \u05d0\u05d1\u05d2 a\u0301 fi office ".repeat(5);
    for (boolean rightToLeft : new boolean[] {false, true}) {
      ShapeResult all =
          shaper.shape(text, group("Liberation Serif", 16), rightToLeft, TextSpacing.NONE);
      for (int from = 0; from < text.length(); from += 3) {
        int first = from;
        int end = Math.min(text.length(), from + 8);
        List<Short> wanted = new ArrayList<>();
        for (GlyphRun run : all.runs()) {
          IntStream.range(0, run.count())
              .filter(glyph -> run.cluster(glyph) >= first && run.cluster(glyph) < end)
              .forEach(glyph -> wanted.add(run.glyphs()[glyph]));
        }
        List<Short> found = new ArrayList<>();
        TextBlob blob = all.blob(from, end, 0);
        for (short glyph : blob == null ? new short[0] : blob.getGlyphs()) {
          found.add(glyph);
        }
        assertEquals(wanted, found, "[" + from + ", " + end + ") right to left: " + rightToLeft);
      }
    }
  }
}
