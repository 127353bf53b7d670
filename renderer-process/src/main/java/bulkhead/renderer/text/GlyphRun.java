package bulkhead.renderer.text;

/// Glyphs of one font in visual order, left to right. Immutable by convention: the arrays are
/// shared.
///
/// @param xs where each glyph is drawn, from the left edge of the [ShapeResult]
/// @param ys the same, from the baseline, down
/// @param clusters for each glyph the index of the first character it stands for
public record GlyphRun(SizedFont font, short[] glyphs, float[] xs, float[] ys, int[] clusters) {}
