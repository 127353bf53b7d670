package bulkhead.renderer.selection;

import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.dom.Text;
import bulkhead.renderer.layout.fragment.LineFragment;
import bulkhead.renderer.layout.fragment.TextFragment;
import bulkhead.renderer.layout.tree.ElementBox;
import bulkhead.renderer.text.ShapeResult;
import io.github.humbleui.types.Rect;

/// A piece of a text node on one line of the page. Immutable; owned by `RendererMain`.
///
/// ```
/// DOM text      "one\n   two"
/// fragment      "one two"         what is drawn: white space collapsed
/// domOffsets     0123789 10       where in the DOM each drawn character came from, and the end
/// ```
///
/// @param x of the fragment's left edge in the document, in CSS px; scroll offsets of inner
///     scrollers are taken off
/// @param lineTop of the line that it is on, from the fragment's edge on the over side: 0 or less,
///     mostly
/// @param lineHeight of that line, across it
/// @param block the box that lays out the line
record TextRun(
    Text node,
    TextFragment fragment,
    float x,
    float y,
    LineFragment line,
    float lineTop,
    float lineHeight,
    ElementBox block,
    int[] domOffsets) {

  /// How many characters are drawn.
  int length() {
    return domOffsets.length - 1;
  }

  /// Whether it is of a form control's value, which is no node of the document: `node` is one for
  /// itself then.
  boolean isOfField() {
    return node.parent() == null;
  }

  /// The node of the document that shows it.
  Node shownBy() {
    Element field = isOfField() ? block.element() : null;
    return field == null ? node : field;
  }

  String text() {
    return fragment.shape().text().substring(fragment.from(), fragment.to());
  }

  int domStart() {
    return domOffsets[0];
  }

  int domEnd() {
    return domOffsets[domOffsets.length - 1];
  }

  /// The first drawn character that came from `domOffset` or behind it.
  int indexOf(int domOffset) {
    int low = 0;
    int high = length();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (domOffsets[middle] < domOffset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /// Where the middle of the fragment is along its line, from anywhere.
  float lineCentre() {
    return switch (fragment.turn()) {
      case NONE -> x + fragment.width() / 2;
      case RIGHT -> y + fragment.height() / 2;
      case LEFT -> -y - fragment.height() / 2;
    };
  }

  /// How long the fragment is along its line.
  float extent() {
    return fragment.turn() == TextFragment.Turn.NONE ? fragment.width() : fragment.height();
  }

  /// How high the fragment is across its line.
  float thickness() {
    return fragment.turn() == TextFragment.Turn.NONE ? fragment.height() : fragment.width();
  }

  /// Where a part of the fragment is in the document; places are along the line and across it, from
  /// where the fragment begins and from its edge on the over side.
  Rect place(float left, float right, float over, float under) {
    float w = fragment.width();
    float h = fragment.height();
    return switch (fragment.turn()) {
      case NONE -> Rect.makeLTRB(x + left, y + over, x + right, y + under);
      case RIGHT -> Rect.makeLTRB(x + w - under, y + left, x + w - over, y + right);
      case LEFT -> Rect.makeLTRB(x + over, y + h - right, x + under, y + h - left);
    };
  }

  /// How far along the line a point of the document is, from where the fragment begins.
  float along(float px, float py) {
    return switch (fragment.turn()) {
      case NONE -> px - x;
      case RIGHT -> py - y;
      case LEFT -> y + fragment.height() - py;
    };
  }

  /// How far a point of the document is from the line, and from the fragment along the line.
  float[] distance(float px, float py) {
    Rect line = place(0, extent(), lineTop, lineTop + lineHeight);
    float dx = Math.max(0, Math.max(line.getLeft() - px, px - line.getRight()));
    float dy = Math.max(0, Math.max(line.getTop() - py, py - line.getBottom()));
    return fragment.turn() == TextFragment.Turn.NONE ? new float[] {dy, dx} : new float[] {dx, dy};
  }

  /// Where a caret before the drawn character `index` stands, from where the fragment begins.
  float caretX(int index) {
    ShapeResult shape = fragment.shape();
    int from = fragment.from();
    float advance = shape.width(from, from + index);
    if (fragment.expansion() != 0) {
      for (int i = from; i < from + index; i++) {
        if (ShapeResult.isExpandable(shape.text().charAt(i))) {
          advance += fragment.expansion();
        }
      }
    }
    return shape.isRightToLeft() ? extent() - advance : advance;
  }

  /// The drawn character before which a caret would be put for a click at `x` along the line.
  int indexAt(float x) {
    boolean rightToLeft = fragment.shape().isRightToLeft();
    float before = caretX(0);
    for (int i = 0; i < length(); i++) {
      float after = caretX(i + 1);
      float middle = (before + after) / 2;
      if (rightToLeft ? x > middle : x < middle) {
        return Character.isLowSurrogate(fragment.shape().text().charAt(fragment.from() + i))
            ? i + 1
            : i;
      }
      before = after;
    }
    return length();
  }
}
