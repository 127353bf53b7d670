package bulkhead.renderer.raster;

import bulkhead.renderer.paint.DisplayItem.BorderSide;
import bulkhead.renderer.paint.DisplayItem.BorderStyle;
import bulkhead.renderer.paint.DisplayItem.DrawBorder;
import bulkhead.renderer.paint.DisplayItem.DrawLine;
import bulkhead.renderer.paint.DisplayItem.LineStyle;
import bulkhead.renderer.paint.Transform;
import io.github.humbleui.skija.Canvas;
import io.github.humbleui.skija.Paint;
import io.github.humbleui.skija.PaintMode;
import io.github.humbleui.skija.PaintStrokeCap;
import io.github.humbleui.skija.Path;
import io.github.humbleui.skija.PathEffect;
import io.github.humbleui.types.Point;
import io.github.humbleui.types.RRect;
import org.jspecify.annotations.Nullable;

/// Draws the borders of boxes. Thread: the one that draws. Source:
/// https://www.w3.org/TR/css-backgrounds-3/#border-style
///
/// Sides that look the same are one ring. Else each side is drawn on its own, cut off where it
/// meets its neighbours: on the line from the outer to the inner corner.
final class BorderPainter implements AutoCloseable {
  private static final int TOP = 0;
  private static final int RIGHT = 1;
  private static final int BOTTOM = 2;
  private static final int LEFT = 3;

  private final Canvas canvas;
  private final Paint paint = new Paint();

  BorderPainter(Canvas canvas) {
    this.canvas = canvas;
  }

  /// One border with its edges at whole pixels.
  private record Ring(RRect outer, float[] widths, BorderSide[] sides, Transform toDevice) {
    /// The edge that lies the share `part` of the widths inside the outer one.
    RRect edge(float part) {
      return RoundedRects.inset(
          outer,
          widths[TOP] * part,
          widths[RIGHT] * part,
          widths[BOTTOM] * part,
          widths[LEFT] * part);
    }

    boolean isSquare() {
      return RoundedRects.isSquare(outer);
    }
  }

  void draw(DrawBorder border, Transform toDevice) {
    BorderSide[] sides = {border.top(), border.right(), border.bottom(), border.left()};
    float[] widths = new float[4];
    for (int i = 0; i < 4; i++) {
      float scale = i == LEFT || i == RIGHT ? toDevice.a() : toDevice.d();
      boolean none = sides[i].style() == BorderStyle.NONE;
      widths[i] =
          none
              ? 0
              : toDevice.isScaleAndTranslation()
                  ? Snap.thickness(sides[i].width(), scale)
                  : sides[i].width();
    }
    Ring ring = new Ring(Snap.toPixels(border.outer(), toDevice), widths, sides, toDevice);
    BorderSide same = commonSide(sides);
    if (same != null && same.style() == BorderStyle.SOLID) {
      fillRing(ring.outer, ring.edge(1), same.argb());
    } else if (same != null && same.style() == BorderStyle.DOUBLE && all(sides)) {
      drawDouble(ring, same.argb());
    } else {
      for (int side : new int[] {TOP, BOTTOM, LEFT, RIGHT}) {
        if (sides[side].isVisible()) {
          drawSide(ring, side);
        }
      }
    }
  }

  /// A side that all visible ones look like, or null. Widths may differ.
  private static @Nullable BorderSide commonSide(BorderSide[] sides) {
    BorderSide common = null;
    for (BorderSide side : sides) {
      boolean takesRoom = side.width() > 0 && side.style() != BorderStyle.NONE;
      if (takesRoom) {
        if (common != null && (common.argb() != side.argb() || common.style() != side.style())) {
          return null;
        }
        common = side;
      }
    }
    return common;
  }

  private static boolean all(BorderSide[] sides) {
    for (BorderSide side : sides) {
      if (!side.isVisible()) {
        return false;
      }
    }
    return true;
  }

  private Paint fill(int argb) {
    return paint.reset().setAntiAlias(true).setColor(argb);
  }

  private void fillRing(RRect outer, RRect inner, int argb) {
    canvas.drawDRRect(outer, inner, fill(argb));
  }

  /// Two lines with a gap, each a third of the width, in whole pixels where that can be.
  private void drawDouble(Ring ring, int argb) {
    fillRing(ring.outer, thirds(ring, 1), argb);
    fillRing(thirds(ring, 2), ring.edge(1), argb);
  }

  private static RRect thirds(Ring ring, int count) {
    float[] w = new float[4];
    for (int i = 0; i < 4; i++) {
      float scale = i == LEFT || i == RIGHT ? ring.toDevice.a() : ring.toDevice.d();
      float pixels = ring.widths[i] * scale;
      float line = (float) Math.ceil(pixels / 3 - 0.01f);
      w[i] = (count == 1 ? line : pixels - line) / scale;
      if (!ring.toDevice.isScaleAndTranslation()) {
        w[i] = ring.widths[i] * count / 3;
      }
    }
    return RoundedRects.inset(ring.outer, w[TOP], w[RIGHT], w[BOTTOM], w[LEFT]);
  }

  private void drawSide(Ring ring, int side) {
    int argb = ring.sides[side].argb();
    canvas.save();
    clipToSide(ring, side);
    switch (ring.sides[side].style()) {
      case NONE -> {}
      case SOLID -> fillRing(ring.outer, ring.edge(1), argb);
      case DOUBLE -> {
        if (ring.widths[side] * ring.toDevice.d() < 3) {
          fillRing(ring.outer, ring.edge(1), argb);
        } else {
          drawDouble(ring, argb);
        }
      }
      case INSET -> fillRing(ring.outer, ring.edge(1), Relief.of(argb, !isLit(side)));
      case OUTSET -> fillRing(ring.outer, ring.edge(1), Relief.of(argb, isLit(side)));
      case GROOVE -> drawHalves(ring, side, Relief.shaded(argb), Relief.lit(argb));
      case RIDGE -> drawHalves(ring, side, Relief.lit(argb), Relief.shaded(argb));
      case DASHED, DOTTED -> drawBroken(ring, side);
    }
    canvas.restore();
  }

  /// Light comes from the top left.
  private static boolean isLit(int side) {
    return side == TOP || side == LEFT;
  }

  private void drawHalves(Ring ring, int side, int outerWhenLit, int innerWhenLit) {
    RRect middle = ring.edge(0.5f);
    fillRing(ring.outer, middle, isLit(side) ? outerWhenLit : innerWhenLit);
    fillRing(middle, ring.edge(1), isLit(side) ? innerWhenLit : outerWhenLit);
  }

  private void drawBroken(Ring ring, int side) {
    float width = ring.widths[side];
    boolean dotted = ring.sides[side].style() == BorderStyle.DOTTED;
    if (ring.isSquare()) {
      RRect o = ring.outer;
      float half = width / 2;
      LineStyle style = dotted ? LineStyle.DOTTED : LineStyle.DASHED;
      int argb = ring.sides[side].argb();
      DrawLine line =
          switch (side) {
            case TOP -> row(o.getLeft(), o.getTop() + half, o.getRight(), width, style, argb);
            case BOTTOM -> row(o.getLeft(), o.getBottom() - half, o.getRight(), width, style, argb);
            case LEFT -> column(o.getLeft() + half, o.getTop(), o.getBottom(), width, style, argb);
            default -> column(o.getRight() - half, o.getTop(), o.getBottom(), width, style, argb);
          };
      LinePainter.draw(canvas, line, ring.toDevice);
      return;
    }
    float dash = dotted ? 0 : 2 * width;
    float gap = 2 * width;
    try (PathEffect dashes = PathEffect.makeDash(new float[] {dash, gap}, 0);
        Path path = Path.makeRRect(ring.edge(0.5f))) {
      fill(ring.sides[side].argb())
          .setMode(PaintMode.STROKE)
          .setStrokeWidth(width)
          .setPathEffect(dashes);
      if (dotted) {
        paint.setStrokeCap(PaintStrokeCap.ROUND);
      }
      canvas.drawPath(path, paint);
    }
  }

  private static DrawLine row(
      float left, float y, float right, float width, LineStyle style, int argb) {
    return new DrawLine(left, y, right, y, width, style, argb);
  }

  private static DrawLine column(
      float x, float top, float bottom, float width, LineStyle style, int argb) {
    return new DrawLine(x, top, x, bottom, width, style, argb);
  }

  /// Clips to the part of the box that belongs to a side. Smooth only where the neighbour is not
  /// drawn: two smooth edges on one line would let the background through.
  private void clipToSide(Ring ring, int side) {
    BorderSide before = ring.sides[(side + 3) % 4];
    BorderSide after = ring.sides[(side + 1) % 4];
    boolean square = ring.isSquare();
    if (ring.widths[(side + 3) % 4] == 0
        && ring.widths[(side + 1) % 4] == 0
        && ring.widths[(side + 2) % 4] == 0
        && square) {
      return;
    }
    RRect o = ring.outer;
    RRect i = ring.edge(1);
    Point[] outer = corners(o);
    Point[] inner = corners(i);
    int next = (side + 1) % 4;
    Point middleOfStart = square ? inner[side] : towardsCenter(o, outer[side], inner[side]);
    Point middleOfEnd = square ? inner[next] : towardsCenter(o, outer[next], inner[next]);
    Point[] polygon = {outer[side], outer[next], middleOfEnd, middleOfStart};
    boolean smooth = !before.isVisible() || !after.isVisible();
    try (Path path = Path.makePolygon(polygon, true)) {
      canvas.clipPath(path, smooth);
    }
  }

  /// Clockwise from the top left, so that side n goes from corner n to n + 1.
  private static Point[] corners(RRect r) {
    return new Point[] {
      new Point(r.getLeft(), r.getTop()),
      new Point(r.getRight(), r.getTop()),
      new Point(r.getRight(), r.getBottom()),
      new Point(r.getLeft(), r.getBottom())
    };
  }

  /// On the line from an outer through an inner corner, as far as the box' middle: rounded rings
  /// reach further in than the inner corner.
  private static Point towardsCenter(RRect box, Point outer, Point inner) {
    float dx = inner.getX() - outer.getX();
    float dy = inner.getY() - outer.getY();
    float farX = dx == 0 ? Float.MAX_VALUE : box.getWidth() / 2 / Math.abs(dx);
    float farY = dy == 0 ? Float.MAX_VALUE : box.getHeight() / 2 / Math.abs(dy);
    float far = Math.min(farX, farY);
    return far == Float.MAX_VALUE
        ? inner
        : new Point(outer.getX() + dx * far, outer.getY() + dy * far);
  }

  @Override
  public void close() {
    paint.close();
  }
}
