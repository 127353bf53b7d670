package bulkhead.renderer.paint;

import bulkhead.renderer.paint.Layer.Orientation;
import bulkhead.renderer.paint.PropertyTrees.ScrollbarLook;
import io.github.humbleui.types.Rect;
import java.util.List;
import java.util.function.BiConsumer;

/// Draws a scrollbar as Chromium's on Linux, from rectangles of one colour, as quads need it: a
/// rounded thumb between two arrows. Stateless.
public final class ScrollbarPainter {
  /// How far the thumb is from the sides of the track.
  private static final float THUMB_INSET = 3;

  private static final int ARROW_ROWS = 5;

  /// From the start of a button to its arrow, of a vertical scrollbar.
  private static final float ARROW_START = 6;

  /// Those of a horizontal one are that much nearer to the ends.
  private static final float OUTWARDS = 1;

  /// In each direction, for the coverage of a pixel.
  private static final int SAMPLES = 4;

  /// The mark of a match on the track, and the line in its middle.
  private static final float TICK = 3;

  private static final int TICK_EDGE = 0xffccaa00;
  private static final int TICK_LINE = 0xffffdd00;

  /// What the pointer does to the thumb.
  public enum ThumbState {
    IDLE,
    HOVERED,
    PRESSED
  }

  private ScrollbarPainter() {}

  /// Calls `page` with rectangles in CSS px of the layer and their colours, back to front.
  public static void paint(
      ScrollbarGeometry geometry,
      ScrollbarLook colors,
      ThumbState state,
      BiConsumer<Rect, Integer> page) {
    ScrollbarGeometry bar = geometry.inUnits();
    float unit = geometry.unit();
    BiConsumer<Rect, Integer> fill =
        unit == 1 ? page : (rect, argb) -> page.accept(Rects.scaled(rect, unit), argb);
    fill.accept(bar.track(), colors.track());
    if (bar.orientation() == Orientation.VERTICAL) {
      ticks(geometry, colors.ticks(), page);
    }
    Rect thumb = bar.thumb();
    if (!Rects.isEmpty(thumb)) {
      int color =
          switch (state) {
            case IDLE -> colors.thumb();
            case HOVERED -> colors.thumbHovered();
            case PRESSED -> colors.thumbPressed();
          };
      thumb(thumb, bar.orientation(), color, fill);
    }
    arrow(bar.backButton(), bar.orientation(), true, colors.arrow(), fill);
    arrow(bar.forwardButton(), bar.orientation(), false, colors.arrow(), fill);
  }

  /// Marks for places of the contents, under the thumb.
  private static void ticks(
      ScrollbarGeometry bar, List<Float> ticks, BiConsumer<Rect, Integer> fill) {
    float unit = bar.unit();
    float start = bar.backButton().getBottom();
    float room = bar.forwardButton().getTop() - start;
    float left = bar.track().getLeft();
    float width = bar.track().getWidth();
    float contents = bar.viewed() + bar.maxOffset();
    float last = Float.NaN;
    for (float tick : ticks) {
      float y = start + (float) Math.floor(room * tick / contents / unit) * unit;
      if (y == last) {
        continue;
      }
      last = y;
      fill.accept(Rect.makeXYWH(left, y, width, TICK * unit), TICK_EDGE);
      fill.accept(Rect.makeXYWH(left, y + unit, width, unit), TICK_LINE);
    }
  }

  /// Both ends are half circles, pixel by pixel.
  private static void thumb(
      Rect thumb, Orientation orientation, int argb, BiConsumer<Rect, Integer> fill) {
    boolean vertical = orientation == Orientation.VERTICAL;
    float side = (vertical ? thumb.getLeft() : thumb.getTop()) + THUMB_INSET;
    float thickness = (vertical ? thumb.getWidth() : thumb.getHeight()) - 2 * THUMB_INSET;
    float start = Math.round(vertical ? thumb.getTop() : thumb.getLeft());
    float end = Math.round(vertical ? thumb.getBottom() : thumb.getRight());
    float radius = thickness / 2;
    int rows = (int) Math.ceil(radius);
    fill.accept(piece(vertical, side, start + rows, thickness, end - start - 2 * rows), argb);
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < (int) thickness; column++) {
        int pixel = withCoverage(argb, coverage(column, row, radius));
        if (pixel >>> 24 != 0) {
          fill.accept(piece(vertical, side + column, start + row, 1, 1), pixel);
          fill.accept(piece(vertical, side + column, end - 1 - row, 1, 1), pixel);
        }
      }
    }
  }

  /// @param across, along from the left and the top of a vertical scrollbar; a horizontal one lies
  ///     on its side
  private static Rect piece(
      boolean vertical, float across, float along, float thickness, float length) {
    return vertical
        ? Rect.makeXYWH(across, along, thickness, Math.max(0, length))
        : Rect.makeXYWH(along, across, Math.max(0, length), thickness);
  }

  /// How much of a pixel is in the circle of that radius that touches the axes.
  private static float coverage(int x, int y, float radius) {
    int inside = 0;
    for (int i = 0; i < SAMPLES * SAMPLES; i++) {
      float dx = x + (i % SAMPLES + 0.5f) / SAMPLES - radius;
      float dy = y + (i / SAMPLES + 0.5f) / SAMPLES - radius;
      inside += dx * dx + dy * dy <= radius * radius ? 1 : 0;
    }
    return inside / (float) (SAMPLES * SAMPLES);
  }

  private static int withCoverage(int argb, float coverage) {
    return Math.round((argb >>> 24) * coverage) << 24 | argb & 0xffffff;
  }

  /// A triangle of rows that are 1, 3, 5, 7 and 9 px wide.
  ///
  /// @param back towards the start of the contents
  private static void arrow(
      Rect button,
      Orientation orientation,
      boolean back,
      int argb,
      BiConsumer<Rect, Integer> fill) {
    boolean vertical = orientation == Orientation.VERTICAL;
    float middle =
        (float)
            Math.floor(
                vertical
                    ? (button.getLeft() + button.getRight()) / 2
                    : (button.getTop() + button.getBottom()) / 2);
    float outwards = vertical ? 0 : back ? -OUTWARDS : OUTWARDS;
    float start = (vertical ? button.getTop() : button.getLeft()) + ARROW_START + outwards;
    for (int row = 0; row < ARROW_ROWS; row++) {
      int half = back ? row : ARROW_ROWS - 1 - row;
      fill.accept(piece(vertical, middle - half, start + row, 2 * half + 1, 1), argb);
    }
  }
}
