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
/// @param turn how the line lies on the page; `width` is along the x axis all the same
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
    float expansion,
    Turn turn)
    implements Fragment {

  /// How a line of text lies on the page.
  public enum Turn {
    NONE,
    /// From top to bottom: turned clockwise.
    RIGHT,
    /// From bottom to top.
    LEFT
  }

  /// The same text, turned: width and height change places.
  public TextFragment turned(Turn newTurn) {
    return new TextFragment(
        box, fonts, shape, from, to, textStart, height, width, baseline, expansion, newTurn);
  }

  public String text() {
    return shape.text().substring(from, to);
  }
}
