package bulkhead.renderer.selection;

import bulkhead.renderer.css.value.Floating;
import bulkhead.renderer.css.value.WhiteSpace;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.dom.Text;
import bulkhead.renderer.style.ComputedStyle;

/// What stands between two neighbouring runs in the page's text, by the rules of Chromium's
/// `TextIterator`: a line feed for the border of a block in flow or a `<br>`, two below a `<p>`
/// with text, a tab between the cells of a row, a space for white space that a line's end has
/// hidden. Owned by `RendererMain`.
final class Separators {
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
    return switch (style.display()) {
      case TABLE_CELL -> Border.CELL;
      case INLINE,
          NONE,
          CONTENTS,
          INLINE_BLOCK,
          INLINE_LIST_ITEM,
          INLINE_FLOW_ROOT_LIST_ITEM,
          INLINE_FLEX,
          INLINE_GRID,
          INLINE_TABLE,
          RUBY,
          RUBY_TEXT,
          MATH,
          TABLE_COLUMN,
          TABLE_COLUMN_GROUP ->
          Border.NONE;
      case BLOCK,
          FLOW_ROOT,
          LIST_ITEM,
          FLOW_ROOT_LIST_ITEM,
          FLEX,
          GRID,
          TABLE,
          TABLE_ROW_GROUP,
          TABLE_HEADER_GROUP,
          TABLE_FOOTER_GROUP,
          TABLE_ROW,
          TABLE_CAPTION,
          BLOCK_RUBY,
          BLOCK_MATH ->
          Border.BLOCK;
    };
  }
}
