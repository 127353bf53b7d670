package bulkhead.renderer;

import bulkhead.renderer.dom.Element;
import bulkhead.renderer.layout.LayoutResult;
import bulkhead.renderer.layout.fragment.BoxFragment;
import bulkhead.renderer.layout.fragment.Fragment;
import bulkhead.renderer.layout.fragment.LineFragment;
import bulkhead.renderer.layout.fragment.TextFragment;
import bulkhead.renderer.layout.positioned.StickyBox;
import bulkhead.renderer.paint.ScrollOffsets;
import io.github.humbleui.types.Point;
import io.github.humbleui.types.Rect;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/// Finds where an element's box is in the document. Walks with a stack of its own, as pages may
/// nest deeper than the thread's. Thread: `RendererMain`.
final class ElementPlaces {
  private record Open(Fragment fragment, float x, float y) {}

  private ElementPlaces() {}

  /// The border box of the element's first fragment, in CSS px from the document's corner, scroll
  /// offsets of inner scrollers taken off; null without a box.
  static @Nullable Rect of(LayoutResult layout, ScrollOffsets offsets, Element wanted) {
    ArrayDeque<Open> open = new ArrayDeque<>();
    open.push(new Open(layout.root(), 0, 0));
    while (!open.isEmpty()) {
      Open each = open.pop();
      switch (each.fragment) {
        case TextFragment text -> {}
        case LineFragment line -> {
          for (Fragment.Child child : line.children().reversed()) {
            open.push(new Open(child.fragment(), each.x + child.x(), each.y + child.y()));
          }
        }
        case BoxFragment box -> {
          StickyBox sticky = layout.sticky().find(box);
          Point shift = sticky == null ? Point.ZERO : sticky.shift(offsets::of);
          float atX = each.x + shift.getX();
          float atY = each.y + shift.getY();
          Element element = box.box().element();
          if (element == wanted && box.box().pseudo() == null) {
            return Rect.makeXYWH(atX, atY, box.width(), box.height());
          }
          boolean scrolls = element != null && box.box().isScrollContainer();
          float x = atX - (scrolls && element != null ? offsets.x(element) : 0);
          float y = atY - (scrolls && element != null ? offsets.y(element) : 0);
          for (int i = box.childCount() - 1; i >= 0; i--) {
            Fragment.Child child = box.child(i);
            open.push(new Open(child.fragment(), x + child.x(), y + child.y()));
          }
        }
      }
    }
    return null;
  }
}
