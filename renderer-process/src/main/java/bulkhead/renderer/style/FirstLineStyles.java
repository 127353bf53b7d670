package bulkhead.renderer.style;

import bulkhead.renderer.dom.Element;
import org.jspecify.annotations.Nullable;

/// Styles of what stands on a first line that has a style of its own (CSS Pseudo 4 §2.1.3): the
/// parts of elements there inherit from `::first-line` and not from the element around them.
/// Owned by `RendererMain`.
public interface FirstLineStyles {
  /// There are no such lines.
  FirstLineStyles NONE = (element, pseudo, parent) -> null;

  /// The style that an element or a pseudo-element of it would have if it inherited from `parent`;
  /// null if nothing is said of it.
  @Nullable ComputedStyle under(
      Element element, @Nullable PseudoElement pseudo, ComputedStyle parent);
}
