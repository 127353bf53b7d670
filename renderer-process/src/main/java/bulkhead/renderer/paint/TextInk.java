package bulkhead.renderer.paint;

import io.github.humbleui.skija.MaskFilter;

/// How dark the edges of glyphs are for the colour that they are drawn in: the contrast and gamma
/// that Chromium builds Skia with (contrast 0.2, exponent 1.2), which Skija's build of Skia leaves
/// out. Skia's own correction is off while a mask filter is set. Threads: any; immutable. Source:
/// Skia's `SkMaskGamma`, a table of coverage for each of eight luminances.
public final class TextInk {
  private static final double CONTRAST = 0.2;
  private static final double EXPONENT = 1.2;
  private static final int LEVELS = 8;
  private static final MaskFilter[] FILTERS = new MaskFilter[LEVELS];

  static {
    for (int level = 0; level < LEVELS; level++) {
      // Three bits, repeated to fill eight.
      FILTERS[level] = MaskFilter.makeTable(table(level << 5 | level << 2 | level >> 1));
    }
  }

  private TextInk() {}

  /// The correction for text in this colour.
  public static MaskFilter of(int argb) {
    double luma =
        0.2126 * linear((argb >> 16) & 0xff)
            + 0.7152 * linear((argb >> 8) & 0xff)
            + 0.0722 * linear(argb & 0xff);
    int luminance = (int) Math.round(255 * Math.pow(luma, 1 / EXPONENT));
    return FILTERS[Math.min(255, luminance) >> 5];
  }

  private static double linear(int channel) {
    return Math.pow(channel / 255.0, EXPONENT);
  }

  /// What to make of each coverage, so that blending without gamma looks as with it.
  private static byte[] table(int luminance) {
    double source = luminance / 255.0;
    double linearSource = Math.pow(source, EXPONENT);
    // What is below the text is guessed to be the text's opposite.
    double below = 1 - source;
    double linearBelow = Math.pow(below, EXPONENT);
    double contrast = CONTRAST * linearBelow;
    byte[] table = new byte[256];
    for (int i = 0; i < table.length; i++) {
      double coverage = i / 255.0;
      coverage += (1 - coverage) * contrast * coverage;
      if (Math.abs(below - source) >= 1.0 / 256) {
        double blended = linearSource * coverage + linearBelow * (1 - coverage);
        coverage = (Math.pow(blended, 1 / EXPONENT) - below) / (source - below);
      }
      table[i] = (byte) Math.clamp(Math.round(255 * coverage), 0, 255);
    }
    return table;
  }
}
