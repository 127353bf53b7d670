package bulkhead.plugin.pdf;

import bulkhead.plugin.api.PixelRect;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What of a document the box shows: size, zoom and scroll offset, and the geometry that follows.
/// Knows nothing of drawing. All positions are device pixels, of the box unless they say document.
/// Thread: `PluginMain`.
final class PdfView {
  /// CSS pixels per point.
  private static final double CSS_PX_PER_POINT = 96.0 / 72.0;

  private static final double MIN_ZOOM = 0.1;
  private static final double MAX_ZOOM = 5;
  private static final double[] ZOOM_STEPS = {
    0.1, 0.25, 0.33, 0.5, 0.67, 0.75, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4, 5
  };
  private static final int GAP = 10;
  private static final int SCROLLBAR = 14;
  private static final int MIN_THUMB = 24;

  private final List<PageSize> sizes;
  private int boxWidth = 1;
  private int boxHeight = 1;
  private float deviceScale = 1;
  private Zoom zoom = new Zoom.FitWidth();
  private int scrollX;
  private int scrollY;
  private Toolbar toolbar = Toolbar.of(1, 1, 1);
  private PageStack stack;

  /// @param sizes of all pages, at least one
  PdfView(List<PageSize> sizes) {
    this.sizes = List.copyOf(sizes);
    if (this.sizes.isEmpty()) {
      throw new IllegalArgumentException("a document without pages");
    }
    stack = PageStack.of(this.sizes, 1, 1, GAP);
  }

  /// A point of a page, to find again after pages have changed their size.
  private record Anchor(int page, double xFraction, double yFraction, int boxX, int boxY) {}

  void resize(int width, int height, float scale) {
    // What is at the top of the viewport stays there.
    Anchor top = anchorAt(viewport().x(), viewport().y());
    boolean atStart = scrollY == 0;
    boxWidth = width;
    boxHeight = height;
    deviceScale = scale;
    toolbar = Toolbar.of(width, height, scale);
    restack(new Anchor(top.page, top.xFraction, top.yFraction, viewport().x(), viewport().y()));
    if (atStart) {
      scrollY = 0;
    }
    scrollX = (stack.width() - viewport().width()) / 2;
    clampScroll();
  }

  /// Zooms to the next step up or down, keeping the document's point under (x, y) where it is.
  void zoomStep(int direction, int x, int y) {
    double now = zoomFactor();
    double next = now;
    if (direction > 0) {
      for (int i = ZOOM_STEPS.length - 1; i >= 0 && ZOOM_STEPS[i] > now + 0.005; i--) {
        next = ZOOM_STEPS[i];
      }
    } else {
      for (int i = 0; i < ZOOM_STEPS.length && ZOOM_STEPS[i] < now - 0.005; i++) {
        next = ZOOM_STEPS[i];
      }
    }
    zoomTo(new Zoom.Factor(next), x, y);
  }

  void zoomTo(Zoom newZoom, int x, int y) {
    Anchor anchor = anchorAt(x, y);
    zoom = newZoom;
    restack(anchor);
  }

  Zoom zoom() {
    return zoom;
  }

  /// CSS pixels shown per CSS pixel of paper: 1 is 100 %.
  double zoomFactor() {
    return switch (zoom) {
      case Zoom.FitWidth() -> {
        float widest = 1;
        for (PageSize size : sizes) {
          widest = Math.max(widest, size.width());
        }
        int room = boxWidth - scrollbarWidth() - 2 * gap();
        yield Math.clamp(room / (widest * CSS_PX_PER_POINT * deviceScale), MIN_ZOOM, MAX_ZOOM);
      }
      case Zoom.Factor(double value) -> Math.clamp(value, MIN_ZOOM, MAX_ZOOM);
    };
  }

  /// True if that moved anything.
  boolean scrollBy(int dx, int dy) {
    return scrollTo(add(scrollX, dx), add(scrollY, dy));
  }

  boolean scrollTo(int x, int y) {
    int oldX = scrollX;
    int oldY = scrollY;
    scrollX = x;
    scrollY = y;
    clampScroll();
    return scrollX != oldX || scrollY != oldY;
  }

  /// The page that has the middle of the viewport, from 0.
  int currentPage() {
    if (scrollY == 0) {
      return 0;
    }
    if (scrollY >= stack.height() - viewport().height()) {
      return stack.pages().size() - 1;
    }
    return stack.pageAt(scrollY + viewport().height() / 2);
  }

  int pageCount() {
    return sizes.size();
  }

  int scrollX() {
    return scrollX;
  }

  int scrollY() {
    return scrollY;
  }

  float deviceScale() {
    return deviceScale;
  }

  Toolbar toolbar() {
    return toolbar;
  }

  PixelRect box() {
    return new PixelRect(0, 0, boxWidth, boxHeight);
  }

  /// Where pages are seen: the box without toolbar and scrollbars.
  PixelRect viewport() {
    int top = toolbar.bar().height();
    int width = boxWidth - (overflowsDown() ? scrollbarWidth() : 0);
    int height = boxHeight - top - (overflowsRight() ? scrollbarWidth() : 0);
    return new PixelRect(0, top, Math.max(1, width), Math.max(1, height));
  }

  @Nullable Scrollbar verticalScrollbar() {
    if (!overflowsDown()) {
      return null;
    }
    PixelRect view = viewport();
    PixelRect track = new PixelRect(view.right(), view.y(), scrollbarWidth(), view.height());
    return Scrollbar.of(
        Scrollbar.Axis.VERTICAL, track, view.height(), stack.height(), scrollY, minThumb());
  }

  @Nullable Scrollbar horizontalScrollbar() {
    if (!overflowsRight()) {
      return null;
    }
    PixelRect view = viewport();
    PixelRect track = new PixelRect(view.x(), view.bottom(), view.width(), scrollbarWidth());
    return Scrollbar.of(
        Scrollbar.Axis.HORIZONTAL, track, view.width(), stack.width(), scrollX, minThumb());
  }

  /// A page's place in the box; it may reach out of the viewport or lie outside it.
  PixelRect page(int index) {
    PixelRect view = viewport();
    return stack.pages().get(index).translate(view.x() - scrollX, view.y() - scrollY);
  }

  /// The first page of which something may be seen.
  int firstVisiblePage() {
    return stack.pageAt(scrollY);
  }

  /// The last page of which something may be seen.
  int lastVisiblePage() {
    return Math.max(firstVisiblePage(), stack.pageAt(scrollY + viewport().height() - 1));
  }

  private void restack(Anchor anchor) {
    double scale = zoomFactor() * CSS_PX_PER_POINT * deviceScale;
    int room = boxWidth - scrollbarWidth();
    stack = PageStack.of(sizes, scale, room, gap());
    if (!overflowsDown()) {
      stack = PageStack.of(sizes, scale, boxWidth, gap());
    }
    PixelRect page = stack.pages().get(anchor.page);
    PixelRect view = viewport();
    scrollX =
        (int) Math.round(page.x() + anchor.xFraction * page.width()) - (anchor.boxX - view.x());
    scrollY =
        (int) Math.round(page.y() + anchor.yFraction * page.height()) - (anchor.boxY - view.y());
    clampScroll();
  }

  private Anchor anchorAt(int x, int y) {
    PixelRect view = viewport();
    int documentX = x - view.x() + scrollX;
    int documentY = y - view.y() + scrollY;
    int index = stack.pageAt(documentY);
    PixelRect page = stack.pages().get(index);
    return new Anchor(
        index,
        (documentX - page.x()) / (double) page.width(),
        (documentY - page.y()) / (double) page.height(),
        x,
        y);
  }

  private void clampScroll() {
    PixelRect view = viewport();
    scrollX = Math.clamp(scrollX, 0, Math.max(0, stack.width() - view.width()));
    scrollY = Math.clamp(scrollY, 0, Math.max(0, stack.height() - view.height()));
  }

  private boolean overflowsDown() {
    return stack.height() > boxHeight - toolbar.bar().height();
  }

  private boolean overflowsRight() {
    return stack.width() > boxWidth - (overflowsDown() ? scrollbarWidth() : 0);
  }

  private int gap() {
    return Math.round(GAP * deviceScale);
  }

  private int scrollbarWidth() {
    return Math.round(SCROLLBAR * deviceScale);
  }

  private int minThumb() {
    return Math.round(MIN_THUMB * deviceScale);
  }

  private static int add(int a, int b) {
    return (int) Math.clamp((long) a + b, Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  /// The view as text, for tests: one line for itself and one for each page that can be seen.
  String dump() {
    StringBuilder out = new StringBuilder();
    out.append(
        "view %dx%d zoom %d%% scroll (%d,%d) of %dx%d page %d/%d\n"
            .formatted(
                viewport().width(),
                viewport().height(),
                Math.round(zoomFactor() * 100),
                scrollX,
                scrollY,
                stack.width(),
                stack.height(),
                currentPage() + 1,
                pageCount()));
    for (int i = firstVisiblePage(); i <= lastVisiblePage(); i++) {
      out.append("  page ").append(i + 1).append(' ').append(page(i)).append('\n');
    }
    Scrollbar vertical = verticalScrollbar();
    if (vertical != null) {
      out.append("  vertical ").append(vertical.track()).append(" thumb ").append(vertical.thumb());
      out.append('\n');
    }
    Scrollbar horizontal = horizontalScrollbar();
    if (horizontal != null) {
      out.append("  horizontal ").append(horizontal.track()).append(" thumb ");
      out.append(horizontal.thumb()).append('\n');
    }
    return out.toString();
  }
}
