package bulkhead.renderer.layout.fragment;

import bulkhead.renderer.layout.tree.ElementBox;
import io.github.humbleui.types.Rect;

/// A fragment's [BoxFragment#extra] that gives absolutely positioned children containing blocks of
/// their own: a grid container's areas (css-grid-2 §9).
public interface AbsoluteAreas {
  /// The containing block of a child of the container.
  ///
  /// @param padding the container's padding box, which `auto` lines stand for
  Rect containingBlock(ElementBox child, Rect padding);
}
