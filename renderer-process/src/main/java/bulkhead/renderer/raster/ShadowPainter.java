package bulkhead.renderer.raster;

import bulkhead.renderer.paint.DisplayItem;
import bulkhead.renderer.paint.Rects;
import bulkhead.renderer.paint.Transform;
import io.github.humbleui.skija.Canvas;
import io.github.humbleui.skija.ClipMode;
import io.github.humbleui.skija.FilterBlurMode;
import io.github.humbleui.skija.MaskFilter;
import io.github.humbleui.skija.Paint;
import io.github.humbleui.types.RRect;

/// Draws one `box-shadow`. Source: https://www.w3.org/TR/css-backgrounds-3/#box-shadow
final class ShadowPainter {
  private ShadowPainter() {}

  static void draw(Canvas canvas, DisplayItem.DrawBoxShadow shadow, Transform toDevice) {
    RRect box = Snap.toPixels(shadow.box(), toDevice);
    float sigma = shadow.blurRadius() / 2;
    try (Paint paint = new Paint().setAntiAlias(true).setColor(shadow.argb())) {
      if (sigma > 0) {
        try (MaskFilter blur = MaskFilter.makeBlur(FilterBlurMode.NORMAL, sigma)) {
          paint.setMaskFilter(blur);
        }
      }
      canvas.save();
      switch (shadow.side()) {
        case OUTSET -> {
          canvas.clipRRect(box, ClipMode.DIFFERENCE, !RoundedRects.isSquare(box));
          RRect shape = RoundedRects.outset(box, shadow.spread());
          canvas.drawRRect(shape.offset(shadow.dx(), shadow.dy()), paint);
        }
        case INSET -> {
          canvas.clipRRect(box, !RoundedRects.isSquare(box));
          float s = shadow.spread();
          RRect hole = RoundedRects.inset(box, s, s, s, s).offset(shadow.dx(), shadow.dy());
          float around = 3 * sigma + 1 + Math.abs(s);
          RRect frame =
              Rects.outset(
                      Rects.union(Rects.plain(box), Rects.plain(hole)),
                      around + Math.abs(shadow.dx()) + Math.abs(shadow.dy()))
                  .withRadii(0);
          canvas.drawDRRect(frame, hole, paint);
        }
      }
      canvas.restore();
    }
  }
}
