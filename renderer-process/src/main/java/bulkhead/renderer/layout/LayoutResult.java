package bulkhead.renderer.layout;

import bulkhead.renderer.dom.Document;
import bulkhead.renderer.layout.fragment.BoxFragment;
import bulkhead.renderer.layout.positioned.StickyBoxes;
import bulkhead.renderer.layout.tree.ElementBox;

/// A laid-out document. Immutable, but for what the finder has found so far.
///
/// @param root of the initial containing block, as large as the viewport; the document may reach
///     beyond it
/// @param box the box tree that was laid out
/// @param sticky what moves when its scroller is scrolled
/// @param finder finds the fragments of elements
/// @param viewportWidth without a vertical scrollbar, if there is one
/// @param scrollWidth size of what can be scrolled to, at least the viewport
public record LayoutResult(
    Document document,
    BoxFragment root,
    ElementBox box,
    StickyBoxes sticky,
    FragmentFinder finder,
    float viewportWidth,
    float viewportHeight,
    float scrollWidth,
    float scrollHeight) {
  /// The same layout, seen through an area of another size, CSS px.
  public LayoutResult seenIn(float width, float height) {
    return new LayoutResult(
        document,
        root,
        box,
        sticky,
        finder,
        width,
        height,
        Math.max(width, scrollWidth),
        Math.max(height, scrollHeight));
  }
}
