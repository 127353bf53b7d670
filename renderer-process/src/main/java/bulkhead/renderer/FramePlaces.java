package bulkhead.renderer;

import bulkhead.renderer.compositor.ScrollOffset;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.paint.ClientRects;
import bulkhead.renderer.paint.ElementId;
import bulkhead.renderer.paint.HitResult;
import io.github.humbleui.types.Rect;
import org.jspecify.annotations.Nullable;

/// Where things of one frame's document lie: in its viewport, in the frames around it, and how far
/// it is scrolled. Thread: `RendererMain`.
final class FramePlaces {
  private final LocalFrame frame;
  private final LocalPage page;

  FramePlaces(LocalFrame frame) {
    this.frame = frame;
    this.page = frame.page();
  }

  @Nullable Rect placeOf(Element element) {
    OpenDocument current = frame.open();
    Rect place = current == null ? null : current.pipeline.boxes().placeOf(element);
    if (place == null || current == null) {
      return null;
    }
    Rect seen = place.offset(-current.pipeline.viewportX(), -current.pipeline.viewportY());
    LocalFrame around = frame.parent();
    Element box = frame.owner();
    PagePipeline outer = around == null ? null : around.pipeline();
    if (around == null || box == null || outer == null) {
      return seen;
    }
    Rect frameBox = around.placeOf(box);
    float[] edge = outer.boxes().contentEdge(box);
    return frameBox == null || edge == null
        ? null
        : seen.offset(frameBox.getLeft() + edge[0], frameBox.getTop() + edge[1]);
  }

  /// Around the element's boxes as they are transformed.
  private static @Nullable Rect inDocument(PagePipeline pipeline, Element element) {
    ClientRects rects = pipeline.boxes().clientRects();
    return rects.of(element).isEmpty()
        ? pipeline.boxes().placeOf(element)
        : rects.bounds(element).offset(pipeline.viewportX(), pipeline.viewportY());
  }

  void scrollIntoView(Element element) {
    OpenDocument current = frame.open();
    Rect place = current == null ? null : inDocument(current.pipeline, element);
    if (place == null || current == null) {
      return;
    }
    current
        .pipeline
        .scroll()
        .intoView(
            current.pipeline.update(),
            place,
            element.parent(),
            PageScroll.Align.CENTER_IF_NEEDED,
            (scroller, x, y) -> {
              if (current.pipeline.scrollTo(scroller, x, y, false)) {
                scrolledByScript(scroller);
              }
            });
    frame.contentChanged();
    LocalFrame around = frame.parent();
    Element owner = frame.owner();
    if (around != null && owner != null) {
      around.places().scrollIntoView(owner);
    }
  }

  boolean isViewport(ElementId scroller) {
    return frame.viewportId().equals(scroller);
  }

  void scrolled(ScrollOffset offset) {
    OpenDocument open = frame.open();
    if (open != null) {
      Element element = open.pipeline.scrollerOf(offset);
      PageScroll.Place place =
          isViewport(offset.element())
              ? open.pipeline.scroll().arrived(offset)
              : PageScroll.Place.OF_PAGE;
      if (place == PageScroll.Place.OF_PAST_PICTURE) {
        return;
      }
      boolean own = element != null || isViewport(offset.element());
      boolean moved = own && open.pipeline.isElsewhere(offset);
      boolean further = open.pipeline.setScrollOffset(offset);
      if (further || moved && open.pipeline.isPaintedInPlace(offset.element())) {
        open.pipeline.repaint();
        page.rendering().contentChanged();
      }
      if (moved && place == PageScroll.Place.OF_PAGE && open.scripts != null) {
        open.scripts.scrollEvents().scrolled(element == null ? open.document : element, false);
      }
    }
  }

  /// A script has scrolled an element, or with null the viewport.
  void scrolledByScript(@Nullable Element element) {
    OpenDocument open = frame.open();
    if (open != null && open.scripts != null) {
      open.scripts.scrollEvents().scrolled(element == null ? open.document : element, true);
      page.rendering().contentChanged();
    }
  }

  /// Where this frame's viewport begins in the page area: x and y, device pixels.
  float[] originInPage() {
    float x = 0;
    float y = 0;
    LocalFrame at = frame;
    while (at.parent() instanceof LocalFrame outer && at.owner() instanceof Element owner) {
      PagePipeline around = outer.pipeline();
      float[] box = around == null ? null : around.boxes().originOf(owner);
      float[] edge = around == null ? null : around.boxes().contentEdge(owner);
      if (around != null && box != null && edge != null) {
        x += box[0] + edge[0] * around.viewport().scale();
        y += box[1] + edge[1] * around.viewport().scale();
      }
      at = outer;
    }
    return new float[] {x, y};
  }

  /// The innermost frame at a point of this frame's viewport.
  FramePoint innermostAt(float x, float y) {
    OpenDocument open = frame.open();
    if (open == null || frame.inside().isEmpty()) {
      return new FramePoint(frame, x, y);
    }
    HitResult hit = open.pipeline.boxes().hit(x, y);
    Element element = hit.element();
    LocalFrame child = element == null ? null : frame.inside().of(element);
    float[] inside =
        child == null || element == null ? null : open.pipeline.boxes().contentEdge(element);
    if (child == null || inside == null) {
      return new FramePoint(frame, x, y);
    }
    float scale = open.pipeline.viewport().scale();
    return child.places().innermostAt((hit.x() - inside[0]) * scale, (hit.y() - inside[1]) * scale);
  }

  /// A point of the page in this frame's viewport, wherever it lies.
  FramePoint fromPage(float x, float y) {
    LocalFrame parent = frame.parent();
    Element owner = frame.owner();
    if (parent == null || owner == null) {
      return new FramePoint(frame, x, y);
    }
    FramePoint around = parent.places().fromPage(x, y);
    PagePipeline pipeline = parent.pipeline();
    float[] origin = pipeline == null ? null : pipeline.boxes().originOf(owner);
    float[] inside = pipeline == null ? null : pipeline.boxes().contentEdge(owner);
    if (pipeline == null || origin == null || inside == null) {
      return new FramePoint(frame, around.x(), around.y());
    }
    float scale = pipeline.viewport().scale();
    return new FramePoint(
        frame,
        around.x() - origin[0] - inside[0] * scale,
        around.y() - origin[1] - inside[1] * scale);
  }
}
