package bulkhead.renderer;

import bulkhead.renderer.compositor.ScrollOffset;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.layout.LayoutResult;
import bulkhead.renderer.layout.tree.ElementBox;
import bulkhead.renderer.paint.ElementId;
import bulkhead.renderer.paint.ElementIds;
import bulkhead.renderer.paint.ScrollOffsets;
import bulkhead.renderer.paint.ScrollRange;
import bulkhead.renderer.paint.ScrollRequest;
import bulkhead.renderer.paint.ScrollRequest.ScrollBehavior;
import io.github.humbleui.types.Rect;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where one document is to be scrolled, until the compositor is told with the next picture.
/// Thread: `RendererMain`.
final class PageScroll {
  /// Where a place comes to lie that is scrolled to.
  enum Align {
    /// As little scrolling as possible.
    NEAREST,
    /// In the middle if nothing of it is in sight, and as little as possible if a part is.
    CENTER_IF_NEEDED,
    /// In the middle if nothing of it is in sight.
    CENTER_IF_HIDDEN,
    /// At the top, also if it is in sight.
    START
  }

  private final ScrollOffsets offsets;
  private final ElementIds ids;
  private final ElementId viewport;
  private final List<ScrollRequest> requests = new ArrayList<>();
  private @Nullable ScrollRequest restoring;
  private @Nullable ScrollRequest beforePicture;
  private boolean returning;

  PageScroll(ScrollOffsets offsets, ElementIds ids, ElementId viewport) {
    this.offsets = offsets;
    this.ids = ids;
    this.viewport = viewport;
  }

  /// The viewport is to scroll there now.
  void to(float x, float y) {
    stopRestoring();
    requests.add(new ScrollRequest(viewport, x, y, ScrollBehavior.INSTANT));
  }

  /// A scroller is to scroll there.
  void request(ElementId scroller, float x, float y, boolean smooth) {
    if (scroller.equals(viewport)) {
      stopRestoring();
    }
    requests.add(
        new ScrollRequest(scroller, x, y, smooth ? ScrollBehavior.SMOOTH : ScrollBehavior.INSTANT));
  }

  /// The viewport is to scroll there as soon as the document is long enough.
  void restore(float x, float y) {
    restoring = new ScrollRequest(viewport, x, y, ScrollBehavior.INSTANT);
  }

  /// A picture is taken from the start of the document, which scripts do not notice.
  ///
  /// @param x where the page is, unless it is on its way back from another picture
  void beginPicture(float x, float y) {
    returning = false;
    if (beforePicture == null && (x != 0 || y != 0)) {
      beforePicture = new ScrollRequest(viewport, x, y, ScrollBehavior.INSTANT);
    }
    if (beforePicture != null) {
      requests.add(new ScrollRequest(viewport, 0, 0, ScrollBehavior.INSTANT));
    }
  }

  /// The page is to be where it was.
  void endPicture() {
    if (beforePicture != null) {
      requests.add(beforePicture);
      returning = true;
    }
  }

  /// What a place that the viewport has been scrolled to has to do with pictures.
  enum Place {
    /// Nothing: the page has been scrolled.
    OF_PAGE,
    /// It is there for a picture only, or back from one.
    OF_PICTURE,
    /// The place of a picture whose end has been asked for already: the page is on its way back.
    OF_PAST_PICTURE
  }

  /// The viewport has been scrolled there. Each piece of news once.
  Place arrived(ScrollOffset offset) {
    ScrollRequest before = beforePicture;
    if (before == null) {
      return Place.OF_PAGE;
    }
    boolean start = offset.x() == 0 && offset.y() == 0;
    if (returning) {
      if (start) {
        return Place.OF_PAST_PICTURE;
      }
      beforePicture = null;
      returning = false;
    }
    boolean back = offset.x() == before.x() && offset.y() == before.y();
    return back || start ? Place.OF_PICTURE : Place.OF_PAGE;
  }

  /// The user has taken the page elsewhere, or no more of it will come.
  void stopRestoring() {
    restoring = null;
  }

  /// What the compositor is to be asked for; each request once.
  void take(@Nullable LayoutResult layout, List<ScrollRequest> taken) {
    ScrollRequest restore = restoring;
    if (restore != null && layout != null) {
      taken.add(restore);
      // While the document is still growing, the place may not be there yet: ask again next time.
      if (restore.y() <= ScrollRange.of(layout, offsets.pixelRatio()).maxY()) {
        restoring = null;
      }
    }
    taken.addAll(requests);
    requests.clear();
  }

  /// Scrolls whatever scrolls around a place, from the inside out, until it is in sight.
  ///
  /// @param rect in the document, CSS px
  /// @param inside the place's node, whose scrollers are asked first; null for the viewport alone
  void intoView(LayoutResult layout, Rect rect, @Nullable Node inside, Align align) {
    intoView(layout, rect, inside, align, this::ask);
  }

  private void ask(@Nullable Element scroller, float x, float y) {
    if (scroller == null) {
      to(x, y);
    } else {
      requests.add(new ScrollRequest(ids.idOf(scroller), x, y, ScrollBehavior.INSTANT));
    }
  }

  /// One of the scrollers, null for the viewport, is to scroll there.
  interface Scrolling {
    void to(@Nullable Element scroller, float x, float y);
  }

  /// The same, with another way to scroll each.
  void intoView(
      LayoutResult layout, Rect rect, @Nullable Node inside, Align align, Scrolling scrolling) {
    // Sideways, what is in sight need not move, as in Chromium.
    Align aside =
        switch (align) {
          case START, NEAREST -> Align.NEAREST;
          case CENTER_IF_NEEDED, CENTER_IF_HIDDEN -> Align.CENTER_IF_HIDDEN;
        };
    Rect place = rect;
    for (Node node = inside; node != null; node = node.parent()) {
      Rect box =
          node instanceof Element element && isScroller(element)
              ? ElementPlaces.of(layout, offsets, element)
              : null;
      if (box != null && node instanceof Element element) {
        float dx = move(place.getLeft(), place.getRight(), box.getLeft(), box.getRight(), aside);
        float dy = move(place.getTop(), place.getBottom(), box.getTop(), box.getBottom(), align);
        if (dx != 0 || dy != 0) {
          ScrollRange range = ScrollRange.of(layout, element, offsets.pixelRatio());
          float x = range.x(offsets.x(element) + dx);
          float y = range.y(offsets.y(element) + dy);
          place = place.offset(offsets.x(element) - x, offsets.y(element) - y);
          scrolling.to(element, x, y);
        }
      }
    }
    float left = offsets.viewportX();
    float top = offsets.viewportY();
    float right = left + layout.viewportWidth();
    float bottom = top + layout.viewportHeight();
    float dx = move(place.getLeft(), place.getRight(), left, right, aside);
    float dy = move(place.getTop(), place.getBottom(), top, bottom, align);
    if (dx != 0 || dy != 0) {
      ScrollRange range = ScrollRange.of(layout, offsets.pixelRatio());
      scrolling.to(null, range.x(left + dx), range.y(top + dy));
    }
  }

  /// How far to scroll along one axis (CSSOM View §6.1).
  private static float move(float from, float to, float start, float end, Align align) {
    boolean hidden = Math.min(to, end) <= Math.max(from, start);
    float center = (from + to) / 2 - (start + end) / 2;
    return switch (align) {
      case START -> from - start;
      case CENTER_IF_HIDDEN -> hidden ? center : 0;
      case CENTER_IF_NEEDED -> hidden ? center : nearest(from, to, start, end);
      case NEAREST -> nearest(from, to, start, end);
    };
  }

  private static float nearest(float from, float to, float start, float end) {
    if (from >= start && to <= end || from <= start && to >= end) {
      return 0;
    }
    return from < start == to - from < end - start ? from - start : to - end;
  }

  /// Whether the element scrolls its contents on its own, apart from the viewport.
  static boolean isScroller(Element element) {
    return !element.is("html")
        && !element.is("body")
        && element.layoutObject() instanceof ElementBox box
        && box.isScrollContainer();
  }
}
