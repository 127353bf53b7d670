package bulkhead.plugin.pdf;

import bulkhead.plugin.api.PixelRect;
import java.util.ArrayList;
import java.util.List;

/// Where all pages lie, one below the other and centred, in device pixels of the document:
///
/// ```
/// ├──────── width ─────────┤
///      gap
///      ┌──────────────┐
///  gap │ page 0       │ gap
///      └──────────────┘
///      gap
///   ┌────────────────────┐
///   │ page 1 (landscape) │
///   └────────────────────┘
///      gap
/// ```
///
/// Immutable.
///
/// @param width of the widest page with its gaps, or of the viewport if that is wider
record PageStack(List<PixelRect> pages, int width, int height) {
  /// A page is never larger than this on a side, so that thousands of them still fit an `int`.
  private static final int MAX_PAGE_EDGE = 100_000;

  PageStack {
    pages = List.copyOf(pages);
  }

  /// @param scale device pixels per point
  static PageStack of(List<PageSize> sizes, double scale, int viewportWidth, int gap) {
    int width = viewportWidth;
    for (PageSize size : sizes) {
      width = Math.max(width, pixels(size.width(), scale) + 2 * gap);
    }
    List<PixelRect> pages = new ArrayList<>(sizes.size());
    int y = gap;
    for (PageSize size : sizes) {
      int pageWidth = pixels(size.width(), scale);
      int pageHeight = pixels(size.height(), scale);
      pages.add(new PixelRect((width - pageWidth) / 2, y, pageWidth, pageHeight));
      y += pageHeight + gap;
    }
    return new PageStack(pages, width, y);
  }

  private static int pixels(float points, double scale) {
    return (int) Math.clamp(Math.round(points * scale), 1, MAX_PAGE_EDGE);
  }

  /// The last page that begins at or above this height; the first page above all of them.
  int pageAt(int y) {
    int low = 0;
    int high = pages.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (pages.get(middle).y() <= y) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }
}
