package bulkhead.renderer.compositor;

import bulkhead.renderer.paint.Layer.Orientation;
import bulkhead.renderer.paint.PropertyTrees.ScrollbarColors;
import bulkhead.renderer.paint.Rects;
import io.github.humbleui.types.Rect;
import java.util.function.BiConsumer;

/// Draws a classic scrollbar from rectangles of one colour, as quads need it. Stateless.
final class ScrollbarPainter {
  /// How far the thumb is from the sides of the track.
  private static final float THUMB_INSET = 2;

  private static final int ARROW_ROWS = 4;

  /// What the pointer does to the thumb.
  enum ThumbState {
    IDLE,
    HOVERED,
    PRESSED
  }

  private ScrollbarPainter() {}

  /// Calls `fill` with rectangles in CSS px of the layer and their colours, back to front.
  static void paint(
      ScrollbarGeometry bar,
      ScrollbarColors colors,
      ThumbState state,
      BiConsumer<Rect, Integer> fill) {
    fill.accept(bar.track(), colors.track());
    Rect thumb = bar.thumb();
    if (!Rects.isEmpty(thumb)) {
      int color =
          switch (state) {
            case IDLE -> colors.thumb();
            case HOVERED -> colors.thumbHovered();
            case PRESSED -> colors.thumbPressed();
          };
      fill.accept(
          bar.orientation() == Orientation.VERTICAL
              ? Rects.of(
                  thumb.getLeft() + THUMB_INSET,
                  thumb.getTop(),
                  thumb.getRight() - THUMB_INSET,
                  thumb.getBottom())
              : Rects.of(
                  thumb.getLeft(),
                  thumb.getTop() + THUMB_INSET,
                  thumb.getRight(),
                  thumb.getBottom() - THUMB_INSET),
          color);
    }
    boolean canGoBack = bar.offset() > 0;
    boolean canGoForward = bar.offset() < bar.maxOffset();
    int dimmed = colors.thumb();
    arrow(bar.backButton(), bar.orientation(), -1, canGoBack ? colors.arrow() : dimmed, fill);
    arrow(bar.forwardButton(), bar.orientation(), 1, canGoForward ? colors.arrow() : dimmed, fill);
  }

  /// A triangle of rows that are 1, 3, 5 and 7 px wide, its tip up or left (-1) or down or right
  /// (1).
  private static void arrow(
      Rect button,
      Orientation orientation,
      int direction,
      int argb,
      BiConsumer<Rect, Integer> fill) {
    float x = Math.round((button.getLeft() + button.getRight()) / 2 - 0.5f);
    float y = Math.round((button.getTop() + button.getBottom()) / 2 - 0.5f);
    for (int row = 0; row < ARROW_ROWS; row++) {
      float along = direction * (ARROW_ROWS / 2 - row);
      fill.accept(
          orientation == Orientation.VERTICAL
              ? Rect.makeXYWH(x - row, y + along, 2 * row + 1, 1)
              : Rect.makeXYWH(x + along, y - row, 1, 2 * row + 1),
          argb);
    }
  }
}
