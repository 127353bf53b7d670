package bulkhead.renderer.canvas;

import io.github.humbleui.skija.BlendMode;
import io.github.humbleui.skija.ImageFilter;
import io.github.humbleui.skija.Matrix33;
import io.github.humbleui.skija.PaintStrokeCap;
import io.github.humbleui.skija.PaintStrokeJoin;
import org.jspecify.annotations.Nullable;

/// What `save()` keeps of a 2-D context (HTML §4.12.5.1.2). Thread: `RendererMain`.
final class CanvasState implements Cloneable {
  Matrix33 matrix = Matrix33.IDENTITY;
  CanvasStyle fill = new CanvasStyle.Plain(0xff000000);
  CanvasStyle stroke = new CanvasStyle.Plain(0xff000000);
  float alpha = 1;
  BlendMode blend = BlendMode.SRC_OVER;
  boolean smoothing = true;
  float shadowX;
  float shadowY;
  float shadowBlur;
  int shadowColor;
  @Nullable ImageFilter filter;
  float lineWidth = 1;
  PaintStrokeCap cap = PaintStrokeCap.BUTT;
  PaintStrokeJoin join = PaintStrokeJoin.MITER;
  float miter = 10;
  float[] dash = {};
  float dashOffset;
  String font = "10px sans-serif";
  String align = "start";
  String baseline = "alphabetic";
  boolean rightToLeft;
  float letterSpacing;
  float wordSpacing;

  CanvasState copy() {
    try {
      return (CanvasState) clone();
    } catch (CloneNotSupportedException e) {
      throw new AssertionError(e);
    }
  }

  boolean hasShadow() {
    return shadowColor >>> 24 != 0 && (shadowBlur > 0 || shadowX != 0 || shadowY != 0);
  }

  /// Whether what is not covered changes too (§4.12.5.1.17).
  boolean reachesEverywhere() {
    return switch (blend) {
      case SRC_IN, SRC_OUT, DST_IN, DST_ATOP, SRC -> true;
      default -> false;
    };
  }
}
