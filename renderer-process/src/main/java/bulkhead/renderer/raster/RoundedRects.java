package bulkhead.renderer.raster;

import bulkhead.renderer.paint.Rects;
import io.github.humbleui.types.RRect;
import io.github.humbleui.types.Rect;

/// Rounded rectangles inside and around others. Radii are eight numbers here: x and y of top left,
/// top right, bottom right, bottom left. Source:
/// https://www.w3.org/TR/css-backgrounds-3/#corner-shaping
final class RoundedRects {
  private RoundedRects() {}

  static float[] radii(RRect rrect) {
    float[] r = rrect._radii;
    return switch (r.length) {
      case 1 -> new float[] {r[0], r[0], r[0], r[0], r[0], r[0], r[0], r[0]};
      case 2 -> new float[] {r[0], r[1], r[0], r[1], r[0], r[1], r[0], r[1]};
      case 4 -> new float[] {r[0], r[0], r[1], r[1], r[2], r[2], r[3], r[3]};
      case 8 -> r.clone();
      default -> throw new IllegalArgumentException(r.length + " radii");
    };
  }

  static boolean isSquare(RRect rrect) {
    for (float radius : rrect._radii) {
      if (radius > 0) {
        return false;
      }
    }
    return true;
  }

  /// The edge that lies the given widths inside `outer`: its radii are less by them.
  static RRect inset(RRect outer, float top, float right, float bottom, float left) {
    float middleX = (outer.getLeft() + outer.getRight()) / 2;
    float middleY = (outer.getTop() + outer.getBottom()) / 2;
    boolean tooWide = left + right > outer.getWidth();
    boolean tooHigh = top + bottom > outer.getHeight();
    Rect inner =
        Rects.of(
            tooWide ? middleX : outer.getLeft() + left,
            tooHigh ? middleY : outer.getTop() + top,
            tooWide ? middleX : outer.getRight() - right,
            tooHigh ? middleY : outer.getBottom() - bottom);
    float[] r = radii(outer);
    float[] by = {left, top, right, top, right, bottom, left, bottom};
    for (int i = 0; i < 8; i += 2) {
      float x = r[i] - by[i];
      float y = r[i + 1] - by[i + 1];
      r[i] = x > 0 && y > 0 ? x : 0;
      r[i + 1] = x > 0 && y > 0 ? y : 0;
    }
    return inner.withRadii(r);
  }

  /// The shape that lies `spread` outside `rrect`. Sharp corners stay sharp, nearly sharp ones
  /// nearly. Source: https://www.w3.org/TR/css-backgrounds-3/#shadow-shape
  static RRect outset(RRect rrect, float spread) {
    if (spread <= 0) {
      return inset(rrect, -spread, -spread, -spread, -spread);
    }
    float[] r = radii(rrect);
    for (int i = 0; i < 8; i++) {
      float ratio = r[i] / spread;
      float share = ratio < 1 ? 1 + (ratio - 1) * (ratio - 1) * (ratio - 1) : 1;
      r[i] += spread * share;
    }
    return Rects.outset(Rects.plain(rrect), spread).withRadii(r);
  }
}
