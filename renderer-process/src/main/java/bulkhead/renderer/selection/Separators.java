package bulkhead.renderer.selection;

import bulkhead.renderer.css.value.Display;
import bulkhead.renderer.css.value.Floating;
import bulkhead.renderer.css.value.WhiteSpace;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.dom.Text;
import bulkhead.renderer.style.ComputedStyle;
import java.util.EnumSet;
import java.util.Set;

/// What stands between two neighbouring runs in the page's text, by the rules of Chromium's
/// `TextIterator`: a line feed for the border of a block in flow or a `<br>`, two below a `<p>`
/// with text, a tab between the cells of a row, a space for white space that a line's end has
/// hidden. Owned by `RendererMain`.
final class Separators {
  /// What has no box of its own in a flow.
  private static final Set<Display> WITHOUT_BORDER =
      EnumSet.of(Display.NONE, Display.CONTENTS, Display.TABLE_COLUMN, Display.TABLE_COLUMN_GROUP);

  private Separators() {}

  static String between(TextRun before, TextRun after) {
    if (before.isOfField() || after.isOfField()) {
      return before.line() == after.line() ? "" : "\n";
    }
    if (before.node() == after.node()) {
      return before.line() == after.line()
          ? hidden(before, before.domEnd(), after.domStart(), true)
          : hidden(before, before.domEnd(), after.domStart(), false);
    }
    return acrossNodes(before, after);
  }

  /// White space of one node that was not drawn.
  private static String hidden(TextRun run, int from, int to, boolean sameLine) {
    String data = run.node().data();
    WhiteSpace whiteSpace = run.fragment().box().style().whiteSpace();
    StringBuilder out = new StringBuilder();
    boolean any = false;
    for (int i = from; i < to; i++) {
      char c = data.charAt(i);
      boolean space = c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
      any |= space;
      if (whiteSpace.collapsesSpaces()
          ? c == '\n' && whiteSpace.preservesNewlines()
          : space && c != '\r') {
        out.append(c);
      }
    }
    if (!out.isEmpty()) {
      return out.toString();
    }
    return any && !sameLine ? " " : "";
  }

  /// What is found on the way from one run's node to the next one's.
  private static final class Way {
    int feeds;
    boolean space;
    boolean block;
    boolean paragraph;
    boolean cell;
    boolean row;
    private int depth; // elements that have been entered and not left yet

    void enter(Node node) {
      switch (node) {
        case Element element -> {
          depth++;
          if (element.is("br") && element.layoutObject() != null) {
            feeds++;
          } else {
            border(element);
          }
        }
        case Text text -> space |= !text.data().isEmpty();
        default -> {}
      }
    }

    void leave(Node node) {
      if (node instanceof Element element) {
        boolean empty = depth > 0;
        depth -= empty ? 1 : 0;
        if (border(element) != Border.NONE && !empty) {
          paragraph |= element.is("p");
        }
      }
    }

    private Border border(Element element) {
      Border border = borderOf(element);
      block |= border != Border.NONE;
      cell |= border == Border.CELL;
      row |= border == Border.BLOCK;
      return border;
    }
  }

  private static String acrossNodes(TextRun before, TextRun after) {
    Way way = walk(before.node(), after.node());
    if (way.block) {
      if (way.cell && !way.row) {
        return "\t";
      }
      return "\n".repeat(Math.max(way.feeds, way.paragraph ? 2 : 1));
    }
    if (way.feeds > 0) {
      return "\n".repeat(way.feeds);
    }
    if (before.line() == after.line()) {
      return "";
    }
    String hidden = hiddenTail(before) + hiddenHead(after);
    return hidden.indexOf('\n') >= 0 ? "\n" : way.space || !hidden.isEmpty() ? " " : "";
  }

  /// Goes from `from` to a node behind it, step by step, in tree order.
  private static Way walk(Node from, Node to) {
    Way way = new Way();
    Node node = from;
    while (node != to) {
      Node next = node.firstChild();
      while (next == null) {
        if (node != from) {
          way.leave(node);
        }
        next = node.nextSibling();
        if (next == null) {
          node = node.parent();
          if (node == null) {
            return way;
          }
        }
      }
      node = next;
      if (node != to) {
        way.enter(node);
      }
    }
    return way;
  }

  private static String hiddenTail(TextRun run) {
    return hidden(run, run.domEnd(), run.node().data().length(), false);
  }

  private static String hiddenHead(TextRun run) {
    return hidden(run, 0, run.domStart(), false);
  }

  private enum Border {
    NONE,
    BLOCK,
    CELL
  }

  private static Border borderOf(Element element) {
    ComputedStyle style = ComputedStyle.of(element);
    if (style == null || style.position().isOutOfFlow() || style.floating() != Floating.NONE) {
      return Border.NONE;
    }
    Display display = style.display();
    if (display == Display.TABLE_CELL) {
      return Border.CELL;
    }
    return display.isInlineLevel() || WITHOUT_BORDER.contains(display) ? Border.NONE : Border.BLOCK;
  }
}
