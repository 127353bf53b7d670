package bulkhead.renderer;

import bulkhead.renderer.dom.Element;
import bulkhead.renderer.layout.FragmentFinder;
import bulkhead.renderer.layout.LayoutResult;
import bulkhead.renderer.layout.fragment.BoxFragment;
import bulkhead.renderer.layout.positioned.StickyBox;
import bulkhead.renderer.paint.ScrollOffsets;
import io.github.humbleui.types.Point;
import io.github.humbleui.types.Rect;
import org.jspecify.annotations.Nullable;

/// Finds where an element's box is in the document. Thread: `RendererMain`.
final class ElementPlaces {
  private ElementPlaces() {}

  /// The border box of the element's first fragment, in CSS px from the document's corner, scroll
  /// offsets of inner scrollers taken off; null without a box.
  static @Nullable Rect of(LayoutResult layout, ScrollOffsets offsets, Element wanted) {
    FragmentFinder.Place place = layout.finder().placeOf(wanted);
    if (place == null || !(place.fragment() instanceof BoxFragment found)) {
      return null;
    }
    float x = 0;
    float y = 0;
    for (FragmentFinder.Place at = place; at != null; at = at.around()) {
      x += at.x();
      y += at.y();
      if (at.fragment() instanceof BoxFragment box) {
        StickyBox sticky = layout.sticky().find(box);
        if (sticky != null) {
          Point shift = sticky.shift(offsets::of);
          x += shift.getX();
          y += shift.getY();
        }
        Element element = box.box().element();
        if (at != place && element != null && box.box().isScrollContainer()) {
          x -= offsets.x(element);
          y -= offsets.y(element);
        }
      }
    }
    return Rect.makeXYWH(x, y, found.width(), found.height());
  }
}
