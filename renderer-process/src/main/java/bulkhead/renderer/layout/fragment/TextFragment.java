package bulkhead.renderer.layout.fragment;

import bulkhead.renderer.layout.tree.TextBox;
import bulkhead.renderer.text.FontGroup;
import bulkhead.renderer.text.ShapeResult;

/// A piece of text on one line. Its box reaches from the font's ascent to its descent.
///
/// @param box what it is a part of
/// @param shape the shaped text that it is a part of
/// @param from first character in `shape`
/// @param to after the last character in `shape`
/// @param textStart index of the first character in the formatting context's text; for mapping
///     points to characters
/// @param baseline below the top edge
/// @param expansion added to each word separator by justification
public record TextFragment(
    TextBox box,
    FontGroup fonts,
    ShapeResult shape,
    int from,
    int to,
    int textStart,
    float width,
    float height,
    float baseline,
    float expansion)
    implements Fragment {

  public String text() {
    return shape.text().substring(from, to);
  }
}
