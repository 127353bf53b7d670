package bulkhead.renderer.text;

import bulkhead.renderer.css.value.FontSizeAdjust;
import io.github.humbleui.skija.Font;
import io.github.humbleui.skija.FontEdging;
import io.github.humbleui.skija.FontHinting;
import io.github.humbleui.skija.FontMetrics;
import io.github.humbleui.skija.Typeface;
import java.util.BitSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A face at a size, with the metrics that layout needs. Owned by `RendererMain`.
///
/// Metrics are those of Chromium's `SimpleFontData`: ascent, descent and line gap are rounded each
/// for itself.
public final class SizedFont {
  private static final float OBLIQUE_SKEW = -0.25f;

  /// The ideograph that the unit `ic` measures.
  private static final int WATER = 0x6c34;

  private static final FontMetrics NOTHING =
      new FontMetrics(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, null, null, null, null);

  private final FontFace face;
  private final float size;
  private final Font font;
  private final FontMetrics metrics;
  private final float ascent;
  private final float descent;
  private final float lineGap;
  private final float xHeight;
  private final float capHeight;
  private final float underlinePosition;
  private final float underlineThickness;
  private final boolean colored;
  private @Nullable Set<String> features;
  private final BitSet asked = new BitSet();
  private final BitSet present = new BitSet();
  private @Nullable VerticalMetrics vertical;
  private float @Nullable [] emShare;
  private float spaceWidth = Float.NaN;
  private float zeroWidth = Float.NaN;

  public SizedFont(FontFace face, float size) {
    this.face = face;
    this.size = size;
    FaceAdjustments adjustments = face.adjustments();
    float used = size * adjustments.sizeAdjust();
    font = new Font(face.typeface(), used);
    font.setSubpixel(true);
    // As in Chromium on Linux: outlines are fitted to whole pixels vertically, advances are not.
    font.setHinting(FontHinting.SLIGHT);
    font.setEdging(FontEdging.ANTI_ALIAS);
    if (face.syntheticBold()) {
      font.setEmboldened(true);
    }
    if (face.syntheticOblique()) {
      font.setSkewX(OBLIQUE_SKEW);
    }
    // Skia takes another size for 0, at which nothing has any extent.
    metrics = used == 0 ? NOTHING : font.getMetrics();
    ascent = Math.round(overridden(adjustments.ascent(), used, -metrics.getAscent()));
    descent = Math.round(overridden(adjustments.descent(), used, metrics.getDescent()));
    lineGap = Math.round(overridden(adjustments.lineGap(), used, metrics.getLeading()));
    xHeight = metrics.getXHeight() > 0 ? metrics.getXHeight() : ascent * 0.56f;
    capHeight = metrics.getCapHeight() > 0 ? metrics.getCapHeight() : ascent;
    Float thickness = metrics.getUnderlineThickness();
    underlineThickness = thickness == null ? 0 : thickness;
    Float position = metrics.getUnderlinePosition();
    underlinePosition = position == null ? 0 : position;
    colored = hasColorTable(face.typeface());
  }

  private static float overridden(float share, float size, float own) {
    return Float.isNaN(share) ? own : share * size;
  }

  /// Whether the face brings colours of its own, as those of emoji do.
  public boolean hasColoredGlyphs() {
    return colored;
  }

  public FontFace face() {
    return face;
  }

  public float size() {
    return size;
  }

  /// Not to be changed: it is shared.
  public Font skia() {
    return font;
  }

  /// What the face says of this size, not rounded.
  public FontMetrics metrics() {
    return metrics;
  }

  /// Above the baseline, positive.
  public float ascent() {
    return ascent;
  }

  /// Below the baseline, positive.
  public float descent() {
    return descent;
  }

  public float lineGap() {
    return lineGap;
  }

  /// Of the em box above the baseline, no more than the ascent: what annotations lie beside.
  public float emAscent() {
    return (float) Math.min(ascent, Math.ceil(emAbove()));
  }

  /// The same below it.
  public float emDescent() {
    return (float) Math.min(descent, Math.ceil(emBelow()));
  }

  /// Both without those limits.
  public float emHeight() {
    return (float) (Math.ceil(emAbove()) + Math.ceil(emBelow()));
  }

  /// The part of the em above the baseline, in whole units of layout.
  public float emAbove() {
    return Math.round(emShare()[0] * size * 64) / 64f;
  }

  /// The part below it.
  public float emBelow() {
    return Math.round(emShare()[1] * size * 64) / 64f;
  }

  /// The parts of the em above and below the baseline, by the typographic ascender and descender.
  private float[] emShare() {
    if (emShare == null) {
      int[] extents = FontTables.typographicExtents(face.typeface());
      boolean valid = extents[0] > 0 && extents[1] >= 0;
      float above = valid ? extents[0] : ascent;
      float below = valid ? extents[1] : descent;
      float whole = above + below;
      emShare = whole > 0 ? new float[] {above / whole, below / whole} : new float[] {1, 0};
    }
    return emShare;
  }

  /// `line-height: normal`.
  public float lineSpacing() {
    return ascent + descent + lineGap;
  }

  public float xHeight() {
    return xHeight;
  }

  public float capHeight() {
    return capHeight;
  }

  /// In px, what `font-size-adjust` compares; 0 for [FontSizeAdjust.Metric#NONE].
  float metric(FontSizeAdjust.Metric which) {
    return switch (which) {
      case NONE -> 0;
      case EX_HEIGHT -> xHeight;
      case CAP_HEIGHT -> capHeight;
      case CH_WIDTH -> zeroWidth();
      case IC_WIDTH -> has(WATER) ? width(WATER) : size;
      case IC_HEIGHT -> has(WATER) ? vertical().advance(font.getUTF32Glyph(WATER)) : size;
    };
  }

  /// Of the middle of an underline, below the baseline; 0 if the font does not say.
  public float underlinePosition() {
    return underlinePosition;
  }

  public float underlineThickness() {
    return underlineThickness;
  }

  public float spaceWidth() {
    if (Float.isNaN(spaceWidth)) {
      spaceWidth = width(' ');
    }
    return spaceWidth;
  }

  /// Advance of `0`, the unit `ch`.
  public float zeroWidth() {
    if (Float.isNaN(zeroWidth)) {
      zeroWidth = has('0') ? width('0') : size / 2;
    }
    return zeroWidth;
  }

  /// The same where glyphs stand upright below each other.
  public float uprightZeroHeight() {
    return has('0') ? vertical().advance(font.getUTF32Glyph('0')) : size;
  }

  /// Advance of a character beside which nothing is kerned.
  public float width(int codePoint) {
    return width(font.getUTF32Glyph(codePoint));
  }

  /// Whether the face has glyphs for an OpenType feature such as `smcp`.
  boolean hasFeature(String tag) {
    if (features == null) {
      features = FontTables.substitutions(face.typeface());
    }
    return features.contains(tag);
  }

  /// For glyphs that stand upright in vertical lines.
  VerticalMetrics vertical() {
    VerticalMetrics kept = vertical;
    if (kept == null) {
      kept = new VerticalMetrics(this);
      vertical = kept;
    }
    return kept;
  }

  /// Advance of a glyph in a horizontal line.
  float width(short glyph) {
    return font.getWidths(new short[] {glyph})[0];
  }

  private static boolean hasColorTable(Typeface typeface) {
    for (String table : typeface.getTableTags()) {
      if (table.equals("COLR")
          || table.equals("CBDT")
          || table.equals("sbix")
          || table.equals("SVG ")) {
        return true;
      }
    }
    return false;
  }

  /// Whether the face has a glyph for it, and may be used for it.
  public boolean has(int codePoint) {
    if (!asked.get(codePoint)) {
      asked.set(codePoint);
      present.set(
          codePoint,
          face.adjustments().ranges().contains(codePoint) && font.getUTF32Glyph(codePoint) != 0);
    }
    return present.get(codePoint);
  }

  /// As [#has], or the shaper makes it of another glyph: without one of their own, spaces of fixed
  /// widths are made of U+0020, and the non-breaking hyphen of U+2010.
  boolean shapes(int codePoint) {
    if (has(codePoint)) {
      return true;
    }
    int instead = instead(codePoint);
    return instead != 0
        && face.adjustments().ranges().contains(codePoint)
        && font.getUTF32Glyph(instead) != 0;
  }

  private static int instead(int codePoint) {
    boolean space =
        codePoint == 0xa0
            || codePoint >= 0x2000 && codePoint <= 0x200a
            || codePoint == 0x202f
            || codePoint == 0x205f;
    return space ? ' ' : codePoint == 0x2011 ? 0x2010 : 0;
  }
}
