package bulkhead.gpu.frame;

/// Where and how strongly a quad is drawn.
///
/// @param rect in the quad's own space
/// @param matrix from the quad's space into the target's pixels
/// @param clip in the target's pixels; [PixelRect#EVERYTHING] for none
/// @param opacity 0 (not drawn) to 1
public record Placement(RectF rect, Affine matrix, PixelRect clip, float opacity) {
  /// The pixels that drawing may touch.
  public PixelRect touchedPixels() {
    RectF bounds = matrix.mapBounds(rect);
    PixelRect covered =
        matrix.keepsRectsUpright() ? bounds.coveredPixels() : outset(bounds.coveredPixels());
    return covered.intersect(clip);
  }

  private static PixelRect outset(PixelRect rect) {
    return new PixelRect(rect.left() - 1, rect.top() - 1, rect.right() + 1, rect.bottom() + 1);
  }

  /// The same placement seen from a space that `outer` maps on, within `outerClip`.
  public Placement within(Affine outer, PixelRect outerClip) {
    return new Placement(rect, outer.then(matrix), mapClip(outer, outerClip), opacity);
  }

  private PixelRect mapClip(Affine outer, PixelRect outerClip) {
    if (clip.equals(PixelRect.EVERYTHING)) {
      return outerClip;
    }
    RectF clipRect = new RectF(clip.left(), clip.top(), clip.width(), clip.height());
    return outer.mapBounds(clipRect).coveredPixels().intersect(outerClip);
  }
}
