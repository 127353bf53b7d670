package bulkhead.plugin.pdf;

import bulkhead.plugin.api.PixelRect;
import java.util.ArrayList;
import java.util.List;

/// One part of a page at one size: what is drawn in one go. Immutable, a key of [PageCache].
///
/// @param page from 0
/// @param pageWidth the whole page's width in device pixels; with the height this is the zoom
/// @param area of the page, device pixels, origin at the page's top left
record Piece(int page, int pageWidth, int pageHeight, PixelRect area) {
  /// Small enough that drawing one does not hold up what is wanted next, large enough that pages of
  /// usual size are one piece: every further piece interprets the page's content again.
  static final int MAX_PIXELS = 2 << 20;

  private static final int MAX_WIDTH = 2048;

  /// All pieces of a page of this size, top to bottom and left to right.
  static List<Piece> of(int page, int pageWidth, int pageHeight) {
    int columns = (pageWidth + MAX_WIDTH - 1) / MAX_WIDTH;
    int width = (pageWidth + columns - 1) / columns;
    int rows = (int) (((long) width * pageHeight + MAX_PIXELS - 1) / MAX_PIXELS);
    int height = (pageHeight + rows - 1) / rows;
    List<Piece> pieces = new ArrayList<>(rows * columns);
    for (int y = 0; y < pageHeight; y += height) {
      for (int x = 0; x < pageWidth; x += width) {
        PixelRect area =
            PixelRect.ofEdges(
                x, y, Math.min(x + width, pageWidth), Math.min(y + height, pageHeight));
        pieces.add(new Piece(page, pageWidth, pageHeight, area));
      }
    }
    return pieces;
  }

  long bytes() {
    return 4L * area.width() * area.height();
  }
}
