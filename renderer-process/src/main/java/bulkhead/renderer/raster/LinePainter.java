package bulkhead.renderer.raster;

import bulkhead.renderer.paint.DisplayItem;
import bulkhead.renderer.paint.Rects;
import bulkhead.renderer.paint.Transform;
import io.github.humbleui.skija.Canvas;
import io.github.humbleui.skija.Paint;
import io.github.humbleui.skija.PaintMode;
import io.github.humbleui.skija.PaintStrokeCap;
import io.github.humbleui.skija.Path;
import io.github.humbleui.skija.PathBuilder;
import io.github.humbleui.skija.PathEffect;
import io.github.humbleui.types.Rect;

/// Draws lines in the styles of text decorations and borders.
final class LinePainter {
  private LinePainter() {}

  static void draw(Canvas canvas, DisplayItem.DrawLine line, Transform toDevice) {
    float length = (float) Math.hypot(line.x2() - line.x1(), line.y2() - line.y1());
    if (!(length > 0) || !(line.thickness() > 0)) {
      return;
    }
    try (Paint paint = new Paint().setAntiAlias(true).setColor(line.argb())) {
      switch (line.style()) {
        case SOLID -> solid(canvas, line, 0, toDevice, paint);
        case DOUBLE -> {
          solid(canvas, line, -line.thickness(), toDevice, paint);
          solid(canvas, line, line.thickness(), toDevice, paint);
        }
        case DOTTED -> dotted(canvas, line, length, paint);
        case DASHED -> dashed(canvas, line, length, paint);
        case WAVY -> wavy(canvas, line, length, paint);
      }
    }
  }

  /// `across` moves the line to its side, clockwise of its direction.
  private static void solid(
      Canvas canvas, DisplayItem.DrawLine line, float across, Transform toDevice, Paint paint) {
    float half = line.thickness() / 2;
    if (line.y1() == line.y2() && toDevice.isScaleAndTranslation()) {
      float thickness = Snap.thickness(line.thickness(), toDevice.d());
      float top = line.y1() + across - half;
      Rect rect =
          Rects.of(
              Math.min(line.x1(), line.x2()), top, Math.max(line.x1(), line.x2()), top + thickness);
      canvas.drawRect(Snap.toPixels(rect, toDevice), paint);
      return;
    }
    if (line.x1() == line.x2() && toDevice.isScaleAndTranslation()) {
      float thickness = Snap.thickness(line.thickness(), toDevice.a());
      float left = line.x1() - across - half;
      Rect rect =
          Rects.of(
              left,
              Math.min(line.y1(), line.y2()),
              left + thickness,
              Math.max(line.y1(), line.y2()));
      canvas.drawRect(Snap.toPixels(rect, toDevice), paint);
      return;
    }
    float length = (float) Math.hypot(line.x2() - line.x1(), line.y2() - line.y1());
    float acrossX = -(line.y2() - line.y1()) / length * across;
    float acrossY = (line.x2() - line.x1()) / length * across;
    paint.setMode(PaintMode.STROKE).setStrokeWidth(line.thickness());
    canvas.drawLine(
        line.x1() + acrossX, line.y1() + acrossY, line.x2() + acrossX, line.y2() + acrossY, paint);
  }

  /// Round dots, one thickness apart, as many as fit, with a dot at each end.
  private static void dotted(Canvas canvas, DisplayItem.DrawLine line, float length, Paint paint) {
    float dot = line.thickness();
    float gaps = Math.max(1, Math.round((length - dot) / (2 * dot)));
    float step = Math.max((length - dot) / gaps, dot);
    float inset = dot / 2 / length;
    try (PathEffect dashes = PathEffect.makeDash(new float[] {0, step}, 0)) {
      paint
          .setMode(PaintMode.STROKE)
          .setStrokeWidth(dot)
          .setStrokeCap(PaintStrokeCap.ROUND)
          .setPathEffect(dashes);
      float dx = (line.x2() - line.x1()) * inset;
      float dy = (line.y2() - line.y1()) * inset;
      // Half a step further than the last dot's middle, so that rounding does not lose it.
      float further = step / 2 / length;
      canvas.drawLine(
          line.x1() + dx,
          line.y1() + dy,
          line.x2() - dx + (line.x2() - line.x1()) * Math.min(further, inset / 2),
          line.y2() - dy + (line.y2() - line.y1()) * Math.min(further, inset / 2),
          paint);
    }
  }

  /// Dashes of two (thin lines: three) thicknesses, the gaps fitted so that the line ends with a
  /// dash.
  private static void dashed(Canvas canvas, DisplayItem.DrawLine line, float length, Paint paint) {
    float dash = line.thickness() * (line.thickness() >= 3 ? 2 : 3);
    paint.setMode(PaintMode.STROKE).setStrokeWidth(line.thickness());
    if (length <= 2 * dash) {
      canvas.drawLine(line.x1(), line.y1(), line.x2(), line.y2(), paint);
      return;
    }
    float gapsThatFit = Math.max(1, Math.round((length - dash) / (2 * dash)));
    float gap = (length - dash) / gapsThatFit - dash;
    if (!(gap > 0)) {
      gap = dash;
    }
    try (PathEffect dashes = PathEffect.makeDash(new float[] {dash, gap}, 0)) {
      paint.setPathEffect(dashes);
      canvas.drawLine(line.x1(), line.y1(), line.x2(), line.y2(), paint);
    }
  }

  private static final int MOST_WAVES = 20_000;

  /// A wave of Bézier curves around the line, as high and long as Chromium's.
  private static void wavy(Canvas canvas, DisplayItem.DrawLine line, float length, Paint paint) {
    float height = 0.5f + Math.round(3 * line.thickness() + 0.5f);
    float half = Math.round(2 * line.thickness() + 0.5f) + 0.5f;
    float alongX = (line.x2() - line.x1()) / length;
    float alongY = (line.y2() - line.y1()) / length;
    int waves = Math.min(MOST_WAVES, (int) Math.ceil(length / (2 * half)));
    canvas.save();
    try (PathBuilder builder = new PathBuilder()) {
      builder.moveTo(0, 0);
      for (int i = 0; i < waves; i++) {
        float x = 2 * half * i;
        builder.cubicTo(x + half, height, x + half, -height, x + 2 * half, 0);
      }
      canvas.concat(
          new Transform(alongX, alongY, -alongY, alongX, line.x1(), line.y1()).toMatrix33());
      canvas.clipRect(Rect.makeLTRB(0, -2 * height, length, 2 * height), true);
      paint.setMode(PaintMode.STROKE).setStrokeWidth(line.thickness());
      try (Path path = builder.build()) {
        canvas.drawPath(path, paint);
      }
    }
    canvas.restore();
  }
}
