package bulkhead.renderer.selection;

import bulkhead.renderer.css.value.Direction;
import bulkhead.renderer.css.value.TextAlign;
import bulkhead.renderer.layout.fragment.BoxFragment;
import bulkhead.renderer.layout.fragment.Fragment;
import bulkhead.renderer.layout.fragment.LineFragment;
import bulkhead.renderer.layout.fragment.TextFragment;
import bulkhead.renderer.paint.Highlights;
import bulkhead.renderer.style.ComputedStyle;
import bulkhead.renderer.text.ShapeResult;
import io.github.humbleui.types.Rect;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The text of a form control where it is drawn: which character is at a point, and where a caret
/// stands. Places are in the control's border box, in CSS px, as if nothing in it were scrolled.
///
/// ```
/// value   "one two\nthree"        Line 0  from 0 to 7    (the line feed is in no line)
///                                 Line 1  from 8 to 13
/// ```
///
/// Immutable; made for one layout. Owned by `RendererMain`.
public final class FieldText {
  private record Piece(TextFragment fragment, float x, float y, int from, int to) {
    float caretX(int index) {
      ShapeResult shape = fragment.shape();
      int at = fragment.from() + Math.clamp(index - from, 0, to - from);
      float advance = shape.width(fragment.from(), at);
      return x + (shape.isRightToLeft() ? fragment.width() - advance : advance);
    }
  }

  /// @param soft whether it ends because the next word had no room
  private record Line(
      int from, int to, boolean soft, float top, float height, float start, List<Piece> pieces) {
    float caretX(int index) {
      float x = start;
      for (Piece piece : pieces) {
        if (index >= piece.from) {
          x = piece.caretX(index);
        }
        if (index < piece.to) {
          break;
        }
      }
      return x;
    }

    int indexAt(float x) {
      int best = from;
      float distance = Math.abs(x - start);
      for (Piece piece : pieces) {
        for (int i = piece.from; i <= piece.to; i++) {
          float d = Math.abs(x - piece.caretX(i));
          if (d < distance || pieces.getFirst() == piece && i == piece.from) {
            distance = d;
            best = i;
          }
        }
      }
      return best;
    }
  }

  /// A drawn part of the selection, in a fragment.
  public record Part(
      TextFragment fragment, int from, int to, float left, float right, float top, float bottom) {
    /// This part, marked.
    ///
    /// @param padding how much longer the mark is at both ends
    public Highlights.Mark mark(Highlights.Look look, float padding) {
      return new Highlights.Mark(from, to, left - padding, right + padding, top, bottom, look);
    }
  }

  private final String value;
  private final List<Line> lines = new ArrayList<>();
  private final float contentLeft;
  private final float contentRight;

  private FieldText(BoxFragment control, String value) {
    this.value = value;
    contentLeft = control.border().left() + control.padding().left();
    contentRight = control.width() - control.border().right() - control.padding().right();
    List<Fragment.Child> found = new ArrayList<>();
    collect(control, 0, 0, found);
    build(control, found);
  }

  /// @param value what the control shows; "" while it shows its placeholder
  public static FieldText of(BoxFragment control, String value) {
    return new FieldText(control, value);
  }

  private static void collect(BoxFragment box, float x, float y, List<Fragment.Child> lines) {
    for (int i = 0; i < box.childCount(); i++) {
      Fragment.Child child = box.child(i);
      switch (child.fragment()) {
        case LineFragment line -> lines.add(new Fragment.Child(x + child.x(), y + child.y(), line));
        case BoxFragment inner -> collect(inner, x + child.x(), y + child.y(), lines);
        case TextFragment text -> {}
      }
    }
  }

  private void build(BoxFragment control, List<Fragment.Child> found) {
    ComputedStyle style = control.box().style();
    float start = startX(style);
    int at = 0;
    boolean open = true; // a line begins here, whether or not layout made one
    for (int i = 0; i < found.size() && !value.isEmpty(); i++) {
      Fragment.Child place = found.get(i);
      LineFragment line = (LineFragment) place.fragment();
      List<Piece> pieces = pieces(line, place.x(), place.y());
      int end = at;
      for (Piece piece : pieces) {
        end = Math.max(end, piece.to);
      }
      int next = i + 1 < found.size() ? firstIndex((LineFragment) found.get(i + 1).fragment()) : -1;
      int limit = next < 0 ? value.length() : Math.min(next, value.length());
      while (end < limit && value.charAt(end) != '\n') {
        end++; // white space that hangs at the line's end, or a tab
      }
      open = end < value.length() && value.charAt(end) == '\n';
      lines.add(new Line(at, end, !open, place.y(), line.height(), start, pieces));
      at = open ? end + 1 : end;
    }
    if (open) {
      addEmptyLine(control, found, style, start, Math.min(at, value.length()));
    }
  }

  private void addEmptyLine(
      BoxFragment control, List<Fragment.Child> found, ComputedStyle style, float start, int at) {
    float height = style.lineHeightPx(style.fontSize() * 1.15f);
    float top = control.border().top() + control.padding().top();
    if (!lines.isEmpty()) {
      Line last = lines.getLast();
      height = last.height;
      top = last.top + last.height;
    } else if (!found.isEmpty()) {
      top = found.getFirst().y();
      height = found.getFirst().fragment().height();
    } else if (control.box().element() != null && control.box().element().is("input")) {
      float content = control.height() - control.border().vertical() - control.padding().vertical();
      top += (content - height) / 2;
    }
    lines.add(new Line(at, value.length(), false, top, height, start, List.of()));
  }

  /// Where an empty line's caret stands.
  private float startX(ComputedStyle style) {
    boolean rightToLeft = style.direction() == Direction.RTL;
    TextAlign align = style.textAlign();
    if (align == TextAlign.CENTER) {
      return (contentLeft + contentRight) / 2;
    }
    boolean right =
        align == TextAlign.RIGHT
            || align == TextAlign.START && rightToLeft
            || align == TextAlign.END && !rightToLeft;
    return right ? contentRight - 1 : contentLeft;
  }

  private int firstIndex(LineFragment line) {
    List<Piece> pieces = pieces(line, 0, 0);
    return pieces.isEmpty() ? -1 : pieces.getFirst().from;
  }

  private List<Piece> pieces(LineFragment line, float x, float y) {
    List<Piece> pieces = new ArrayList<>();
    for (Fragment.Child child : line.children()) {
      addPieces(child, x, y, pieces);
    }
    pieces.sort(Comparator.comparingInt(Piece::from));
    return pieces;
  }

  /// The parts of a date have boxes of their own in the line.
  private void addPieces(Fragment.Child child, float x, float y, List<Piece> pieces) {
    switch (child.fragment()) {
      case TextFragment text when text.to() > text.from() -> {
        int from = Math.min(text.textStart(), value.length());
        int to = Math.min(from + text.to() - text.from(), value.length());
        if (to > from && value.charAt(to - 1) == '\n') {
          to--;
        }
        if (to > from) {
          pieces.add(new Piece(text, x + child.x(), y + child.y(), from, to));
        }
      }
      case TextFragment empty -> {}
      case BoxFragment box -> {
        for (int i = 0; i < box.childCount(); i++) {
          addPieces(box.child(i), x + child.x(), y + child.y(), pieces);
        }
      }
      case LineFragment inner -> {}
    }
  }

  private int lineOf(int index) {
    for (int i = lines.size() - 1; i > 0; i--) {
      if (index >= lines.get(i).from) {
        return i;
      }
    }
    return 0;
  }

  /// The index before which a caret would be put for a click.
  public int indexAt(float x, float y) {
    Line line = lines.getFirst();
    for (Line each : lines) {
      if (y >= each.top) {
        line = each;
      }
    }
    return surrogate(within(line, line.indexAt(x)));
  }

  /// A caret cannot stand behind the white space at which a line is broken.
  private int within(Line line, int index) {
    return line.soft && index == line.to && index < value.length() && index > line.from
        ? index - 1
        : index;
  }

  private int surrogate(int index) {
    boolean inside =
        index > 0
            && index < value.length()
            && Character.isSurrogatePair(value.charAt(index - 1), value.charAt(index));
    return inside ? index + 1 : index;
  }

  /// Where a caret before the index stands; without width.
  public Rect caret(int index) {
    Line line = lines.get(lineOf(index));
    float x = line.caretX(Math.min(index, line.to));
    float top = line.top;
    float height = line.height;
    if (!line.pieces.isEmpty()) {
      Piece first = line.pieces.getFirst();
      top = first.y;
      height = first.fragment.height();
    }
    return Rect.makeXYWH(x, top, 0, height);
  }

  public int lineStart(int index) {
    return lines.get(lineOf(index)).from;
  }

  public int lineEnd(int index) {
    Line line = lines.get(lineOf(index));
    return within(line, line.to);
  }

  /// The index so many lines further down, nearest to `x`; the start or the end of the text where
  /// there are no such lines.
  public int vertically(int index, int count, float x) {
    int to = lineOf(index) + count;
    if (to < 0) {
      return 0;
    }
    if (to >= lines.size()) {
      return value.length();
    }
    Line line = lines.get(to);
    return surrogate(within(line, line.indexAt(x)));
  }

  public int lineCount() {
    return lines.size();
  }

  /// How wide the drawn text is, from the left edge of the control.
  public float right() {
    float right = contentLeft;
    for (Line line : lines) {
      for (Piece piece : line.pieces) {
        right = Math.max(right, piece.x + piece.fragment.width());
      }
    }
    return right;
  }

  public float contentLeft() {
    return contentLeft;
  }

  public float contentRight() {
    return contentRight;
  }

  /// What of the fragments lies between two indices; places are in the fragments.
  public List<Part> parts(int from, int to) {
    List<Part> parts = new ArrayList<>();
    for (Line line : lines) {
      for (Piece piece : line.pieces) {
        int a = Math.max(from, piece.from);
        int b = Math.min(to, piece.to);
        if (a < b) {
          float one = piece.caretX(a) - piece.x;
          float other = piece.caretX(b) - piece.x;
          parts.add(
              new Part(
                  piece.fragment,
                  a - piece.from,
                  b - piece.from,
                  Math.min(one, other),
                  Math.max(one, other),
                  Math.min(0, line.top - piece.y),
                  Math.max(piece.fragment.height(), line.top - piece.y + line.height)));
        }
      }
    }
    return parts;
  }
}
