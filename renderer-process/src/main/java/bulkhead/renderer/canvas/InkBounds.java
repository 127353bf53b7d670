package bulkhead.renderer.canvas;

import bulkhead.renderer.text.GlyphRun;
import bulkhead.renderer.text.ShapeResult;
import io.github.humbleui.types.Rect;

/// Around the ink of glyphs, the baseline at 0. Pure.
final class InkBounds {
  private InkBounds() {}

  static Rect of(ShapeResult shape) {
    float left = Float.POSITIVE_INFINITY;
    float top = Float.POSITIVE_INFINITY;
    float right = Float.NEGATIVE_INFINITY;
    float bottom = Float.NEGATIVE_INFINITY;
    for (GlyphRun run : shape.runs()) {
      Rect[] bounds = run.font().skia().getBounds(run.glyphs());
      for (int i = 0; i < bounds.length; i++) {
        Rect each = bounds[i];
        if (each.getRight() > each.getLeft()) {
          left = Math.min(left, run.x(i) + each.getLeft());
          right = Math.max(right, run.x(i) + each.getRight());
          top = Math.min(top, run.y(i) + each.getTop());
          bottom = Math.max(bottom, run.y(i) + each.getBottom());
        }
      }
    }
    return left > right ? Rect.makeWH(0, 0) : Rect.makeLTRB(left, top, right, bottom);
  }
}
