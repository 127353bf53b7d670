package bulkhead.renderer.script.bindings;

import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.dom.Text;
import bulkhead.renderer.selection.TextPosition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where things are in a document, and how far it is scrolled (CSSOM View). Each call brings style
/// and layout up to date first. CSS px of the viewport; an element that is null stands for the
/// viewport itself. Thread: `RendererMain`.
public interface View {
  /// Nothing is anywhere.
  View NONE = new View() {};

  /// `x,y,width,height` of the drawn parts of some characters, joined by `;`.
  default String textRects(Text text, int from, int to) {
    return "";
  }

  /// Of an element in an SVG tree, by `which`, as numbers joined by commas or "" for null: 0 its
  /// bounding box, 1 the matrix to its viewport, 2 that to the screen, 3 the length of its outline,
  /// 4 the point at a distance along that, 5 the length of its text.
  default String svgGeometry(Element element, int which, double at) {
    return "";
  }

  /// `x,y,0,height` of a caret at a boundary point; "" when nothing is laid out there.
  default String caretRect(Node node, int offset) {
    return "";
  }

  /// Scrolls so that a caret at a boundary point is in sight.
  default void revealCaret(Node node, int offset) {}

  /// All elements at a point, the topmost first.
  default List<Element> elementsAt(double x, double y) {
    return List.of();
  }

  /// The place in text that is nearest to a point; null for none.
  default @Nullable TextPosition caretAt(double x, double y) {
    return null;
  }

  /// Whether an element has a scrolling box of its own.
  default boolean isScroller(Element element) {
    return false;
  }

  /// The offset of a scroller that is nearest to `to`; offsets are negative where its contents
  /// begin at the right or bottom.
  default double nearestOffset(@Nullable Element element, double to, boolean vertical) {
    return 0;
  }

  /// How far it is scrolled.
  default double scrollOffset(@Nullable Element element, boolean vertical) {
    return 0;
  }

  /// Scrolls to what of a place is in range. What is not smooth counts at once.
  default void scroll(@Nullable Element element, double x, double y, boolean smooth) {}
}
