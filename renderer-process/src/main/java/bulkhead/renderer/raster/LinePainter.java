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
        case DOTTED -> {
          if (isThin(line, toDevice)) {
            thinDots(canvas, line, length, toDevice, paint);
          } else {
            dotted(canvas, line, length, paint);
          }
        }
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

  /// Dots this thick are squares.
  private static final float THIN = 3;

  private static boolean isThin(DisplayItem.DrawLine line, Transform toDevice) {
    return (line.x1() == line.x2() || line.y1() == line.y2())
        && toDevice.isScaleAndTranslation()
        && Math.round(line.thickness() * toDevice.d()) <= THIN;
  }

  /// Squares one thickness apart, from a dot to a dot. Where the length has no room for a whole
  /// number of them, the first gap and the last are wider or narrower, in whole pixels.
  private static void thinDots(
      Canvas canvas, DisplayItem.DrawLine line, float length, Transform toDevice, Paint paint) {
    boolean row = line.y1() == line.y2();
    float scale = row ? toDevice.a() : toDevice.d();
    int dot = Math.max(1, Math.round(line.thickness() * scale));
    float whole = Math.round(length * scale);
    float rest = (whole - dot) % (2 * dot);
    float extra = rest < dot ? rest : rest - 2 * dot;
    float half = (float) Math.ceil(Math.abs(extra) / 2);
    float first = dot + Math.copySign(half, extra);
    float last = dot + extra - Math.copySign(half, extra);
    float size = dot / scale;
    float x = Math.min(line.x1(), line.x2());
    float y = Math.min(line.y1(), line.y2());
    Rect start = Snap.toPixels(square(x, y, size, row), toDevice);
    float far = whole / scale - size;
    Rect end = row ? start.offset(far, 0) : start.offset(0, far);
    paint.setAntiAlias(false);
    canvas.drawRect(start, paint);
    canvas.drawRect(end, paint);
    float from = (dot + first) / scale;
    float to = far - last / scale;
    if (!(to > from)) {
      return;
    }
    try (PathEffect dashes = PathEffect.makeDash(new float[] {size, size}, 0)) {
      paint.setMode(PaintMode.STROKE).setStrokeWidth(size).setPathEffect(dashes);
      float left = start.getLeft();
      float top = start.getTop();
      if (row) {
        canvas.drawLine(left + from, top + size / 2, left + to, top + size / 2, paint);
      } else {
        canvas.drawLine(left + size / 2, top + from, left + size / 2, top + to, paint);
      }
    }
  }

  private static Rect square(float x, float y, float size, boolean row) {
    return row
        ? Rect.makeXYWH(x, y - size / 2, size, size)
        : Rect.makeXYWH(x - size / 2, y, size, size);
  }

  /// Round dots, about one thickness apart, with a dot at each end.
  private static void dotted(Canvas canvas, DisplayItem.DrawLine line, float length, Paint paint) {
    float dot = line.thickness();
    float step =
        length < 2 * dot ? 2 * dot : dot + bestGap(length, dot, dot) - ROUNDING; // else one dot
    float inset = dot / 2 / length;
    try (PathEffect dashes = PathEffect.makeDash(new float[] {0, step}, 0)) {
      paint
          .setMode(PaintMode.STROKE)
          .setStrokeWidth(dot)
          .setStrokeCap(PaintStrokeCap.ROUND)
          .setPathEffect(dashes);
      float dx = (line.x2() - line.x1()) * inset;
      float dy = (line.y2() - line.y1()) * inset;
      canvas.drawLine(line.x1() + dx, line.y1() + dy, line.x2() - dx, line.y2() - dy, paint);
    }
  }

  /// So that the last dot is not lost.
  private static final float ROUNDING = 0.01f;

  /// The gap nearest to the wanted one with which a line ends with a whole dash.
  private static float bestGap(float length, float dash, float wanted) {
    double fewer = Math.floor((length + wanted) / (dash + wanted));
    double wide = (length - fewer * dash) / (fewer - 1);
    double narrow = (length - (fewer + 1) * dash) / fewer;
    return (float)
        (narrow <= 0 || Math.abs(wide - wanted) < Math.abs(narrow - wanted) ? wide : narrow);
  }

  /// Dashes of two (thin lines: three) thicknesses, gaps of one (two).
  private static void dashed(Canvas canvas, DisplayItem.DrawLine line, float length, Paint paint) {
    float dash = line.thickness() * (line.thickness() >= 3 ? 2 : 3);
    float gap = line.thickness() * (line.thickness() >= 3 ? 1 : 2);
    paint.setMode(PaintMode.STROKE).setStrokeWidth(line.thickness());
    if (length <= 2 * dash) {
      canvas.drawLine(line.x1(), line.y1(), line.x2(), line.y2(), paint);
      return;
    }
    float twoDashes = 2 * dash + gap;
    float[] pattern =
        length <= twoDashes
            ? new float[] {dash * length / twoDashes, gap * length / twoDashes}
            : new float[] {dash, bestGap(length, dash, gap)};
    try (PathEffect dashes = PathEffect.makeDash(pattern, 0)) {
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
