package bulkhead.renderer.text;

import org.jspecify.annotations.Nullable;

/// Glyphs of one font in visual order, left to right. Immutable by convention: the arrays are
/// shared.
///
/// @param xs where each glyph is drawn, from the left edge of the [ShapeResult]; may be longer
/// @param ys the same, from the baseline, down; null where all are on it
/// @param clusters for each glyph the index of the first character it stands for; null where that
///     is the glyph's own index
/// @param drops for glyphs that stand upright in a line that is turned to the right: how far along
///     the line from `xs` their origins are; null where glyphs lie as the line does
public record GlyphRun(
    SizedFont font,
    short[] glyphs,
    float[] xs,
    float @Nullable [] ys,
    int @Nullable [] clusters,
    float @Nullable [] drops) {
  public int count() {
    return glyphs.length;
  }

  public float x(int glyph) {
    return xs[glyph];
  }

  public float y(int glyph) {
    return ys == null ? 0 : ys[glyph];
  }

  /// Of an upright glyph.
  public float drop(int glyph) {
    return drops == null ? 0 : drops[glyph];
  }

  public int cluster(int glyph) {
    return clusters == null ? glyph : clusters[glyph];
  }

  /// Whether no glyph is of an earlier character than the one before it; right to left, of a later
  /// one.
  boolean isInOrder(boolean rightToLeft) {
    int[] each = clusters;
    if (each == null) {
      return !rightToLeft || glyphs.length <= 1;
    }
    for (int i = 1; i < each.length; i++) {
      if (rightToLeft ? each[i] > each[i - 1] : each[i] < each[i - 1]) {
        return false;
      }
    }
    return true;
  }

  /// In a run that is in order, the first glyph whose character is not before `character`; right to
  /// left, not behind it.
  int bisect(int character, boolean rightToLeft) {
    int start = 0;
    int end = glyphs.length;
    while (start < end) {
      int middle = (start + end) >>> 1;
      if (rightToLeft ? cluster(middle) > character : cluster(middle) < character) {
        start = middle + 1;
      } else {
        end = middle;
      }
    }
    return start;
  }

  /// A run without arrays that say what goes without saying.
  ///
  /// @param ends sums of advances, which are where glyphs of one character each are drawn
  static GlyphRun compact(
      SizedFont font,
      short[] glyphs,
      float[] xs,
      float[] ys,
      int[] clusters,
      float @Nullable [] drops,
      float[] ends) {
    return new GlyphRun(
        font,
        glyphs,
        isBeginning(xs, ends) ? ends : xs,
        isZero(ys) ? null : ys,
        isOwnIndex(clusters) ? null : clusters,
        drops);
  }

  private static boolean isBeginning(float[] values, float[] of) {
    if (values.length > of.length) {
      return false;
    }
    for (int i = 0; i < values.length; i++) {
      if (values[i] != of[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean isZero(float[] values) {
    for (float value : values) {
      if (value != 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isOwnIndex(int[] clusters) {
    for (int i = 0; i < clusters.length; i++) {
      if (clusters[i] != i) {
        return false;
      }
    }
    return true;
  }
}
