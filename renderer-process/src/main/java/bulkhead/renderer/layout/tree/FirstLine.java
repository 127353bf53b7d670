package bulkhead.renderer.layout.tree;

import bulkhead.renderer.style.ComputedStyle;
import java.util.Map;

/// What the first line of a block container is made of where `::first-line` applies: all of its
/// inline contents once more, in the styles of that line. Lines after the first are made of the
/// container's own children.
/// ```
/// <p>some <b>bold</b> text        block <p>
///                                   text, inline <b>, text         lines 2, 3, ...
///                                   (first line) <p>::first-line
///                                     text, inline <b>, text       line 1
/// ```
///
/// @param root in place of the container, with the style of the line
/// @param copies for each box that is copied, the container among them, the copy; atomic inlines,
///     floats and positioned boxes are not
public record FirstLine(ElementBox root, Map<ElementBox, ElementBox> copies) {
  public ComputedStyle style() {
    return root.style();
  }
}
