package bulkhead.renderer.layout.fragment;

import bulkhead.renderer.css.value.WritingMode;
import bulkhead.renderer.layout.fragment.Fragment.Child;
import bulkhead.renderer.layout.fragment.OutOfFlow.BlockEdge;
import bulkhead.renderer.layout.fragment.OutOfFlow.StaticEdge;
import bulkhead.renderer.layout.tree.ElementBox.Kind;
import io.github.humbleui.types.Rect;
import java.util.ArrayList;
import java.util.List;

/// Turns what was laid out in a vertical writing mode so that it lies on the page (CSS Writing
/// Modes 4 §6). Layout itself only knows lines from left to right with blocks from top to bottom,
/// here: the lines' own coordinates.
///
/// ```
/// lines' own      vertical-rl       vertical-lr       sideways-lr
///   ───→ x          y ←───┐           ┌───→ y           ↑ x
///   │                     │           │                 │
///   ↓ y                   ↓ x         ↓ x               └───→ y
/// ```
/// In `vertical-lr` the upper side of the text is to the right nevertheless, so within a line
/// things lie as in `vertical-rl`.
public final class Turning {
  private final WritingMode mode;

  private Turning(WritingMode mode) {
    this.mode = mode;
  }

  /// @param fragment in the lines' own coordinates of `mode`
  public static BoxFragment toPage(BoxFragment fragment, WritingMode mode) {
    return mode.isHorizontal() ? fragment : new Turning(mode).box(fragment);
  }

  /// What stands for a fragment that lies on the page, in the lines' own coordinates of the
  /// vertical writing mode around it.
  public static BoxFragment fromPage(BoxFragment content, WritingMode mode) {
    Turning turning = new Turning(mode);
    BoxFragment.Builder builder = new BoxFragment.Builder(content.box());
    builder.width = content.height();
    builder.height = content.width();
    builder.border = turning.insetsFromPage(content.border());
    builder.scrollbars = turning.insetsFromPage(content.scrollbars());
    builder.padding = turning.insetsFromPage(content.padding());
    builder.extra = new Turned(content);
    for (OutOfFlow waiting : content.outOfFlow()) {
      builder.add(turning.fromPage(waiting, content.width(), content.height()));
    }
    return builder.build();
  }

  // ---------------------------------------------------------------- fragments

  private BoxFragment box(BoxFragment fragment) {
    if (fragment.extra() instanceof Turned(BoxFragment content)) {
      boolean same = content.width() == fragment.height() && content.height() == fragment.width();
      if (same && fragment.childCount() == 0) {
        return content;
      }
      BoxFragment.Builder builder = content.toBuilder();
      builder.width = fragment.height();
      builder.height = fragment.width();
      addChildren(builder, fragment, false);
      return builder.build();
    }
    boolean inline = fragment.box().kind() == Kind.INLINE;
    BoxFragment.Builder builder = new BoxFragment.Builder(fragment.box());
    builder.width = fragment.height();
    builder.height = fragment.width();
    builder.border = insets(fragment.border());
    builder.scrollbars = insets(fragment.scrollbars());
    builder.padding = insets(fragment.padding());
    builder.startEdge = fragment.hasStartEdge();
    builder.endEdge = fragment.hasEndEdge();
    if (fragment.box().isScrollContainer()) {
      Rect overflow = fragment.scrollableOverflow();
      builder.inFlowBottom = overflow.getRight() - builder.padding.bottom();
      builder.inFlowRight = isRightToLeft() ? 0 : overflow.getBottom() - builder.padding.right();
    }
    addChildren(builder, fragment, inline);
    for (OutOfFlow waiting : fragment.outOfFlow()) {
      builder.add(toPage(waiting, fragment.width(), fragment.height()));
    }
    builder.extra =
        switch (fragment.extra()) {
          case TableParts parts -> parts(parts, fragment);
          case ColumnRules(List<BorderLine> lines) -> new ColumnRules(lines(lines, fragment));
          case LegendGap(Rect border, Rect gap) ->
              new LegendGap(
                  place(border, fragment.width(), fragment.height(), false),
                  place(gap, fragment.width(), fragment.height(), false));
          case null -> null;
          default -> fragment.extra();
        };
    return builder.build();
  }

  private boolean isRightToLeft() {
    return mode == WritingMode.VERTICAL_RL || mode == WritingMode.SIDEWAYS_RL;
  }

  private void addChildren(BoxFragment.Builder to, BoxFragment from, boolean inLine) {
    for (int i = 0; i < from.childCount(); i++) {
      to.children().add(child(from.child(i), from.width(), from.height(), inLine));
    }
  }

  private Child child(Child child, float width, float height, boolean inLine) {
    Fragment inner = child.fragment();
    Rect place =
        place(
            Rect.makeXYWH(child.x(), child.y(), inner.width(), inner.height()),
            width,
            height,
            inLine);
    Fragment turned =
        switch (inner) {
          case BoxFragment box -> box(box);
          case LineFragment line -> line(line);
          case TextFragment text -> text.turned(textTurn());
        };
    return new Child(place.getLeft(), place.getTop(), turned);
  }

  private LineFragment line(LineFragment line) {
    List<Child> children = inLine(line.children(), line);
    List<Child> whole = line.whole() == line.children() ? children : inLine(line.whole(), line);
    return new LineFragment(line.height(), line.width(), line.baseline(), 0, children, whole);
  }

  private List<Child> inLine(List<Child> all, LineFragment line) {
    List<Child> turned = new ArrayList<>(all.size());
    for (Child each : all) {
      turned.add(child(each, line.width(), line.height(), true));
    }
    return turned;
  }

  private TextFragment.Turn textTurn() {
    return mode == WritingMode.SIDEWAYS_LR ? TextFragment.Turn.LEFT : TextFragment.Turn.RIGHT;
  }

  // ---------------------------------------------------------------- places

  /// Where a rectangle comes to lie that is in another of this size.
  private Rect place(Rect rect, float width, float height, boolean inLine) {
    return switch (mode) {
      case HORIZONTAL_TB -> rect;
      case VERTICAL_RL, SIDEWAYS_RL -> rightToLeft(rect, height);
      case VERTICAL_LR ->
          inLine
              ? rightToLeft(rect, height)
              : Rect.makeXYWH(rect.getTop(), rect.getLeft(), rect.getHeight(), rect.getWidth());
      case SIDEWAYS_LR ->
          Rect.makeXYWH(rect.getTop(), width - rect.getRight(), rect.getHeight(), rect.getWidth());
    };
  }

  private static Rect rightToLeft(Rect rect, float height) {
    return Rect.makeXYWH(
        height - rect.getBottom(), rect.getLeft(), rect.getHeight(), rect.getWidth());
  }

  private Insets insets(Insets own) {
    return switch (mode) {
      case HORIZONTAL_TB -> own;
      case VERTICAL_RL, SIDEWAYS_RL -> new Insets(own.left(), own.top(), own.right(), own.bottom());
      case VERTICAL_LR -> new Insets(own.left(), own.bottom(), own.right(), own.top());
      case SIDEWAYS_LR -> new Insets(own.right(), own.bottom(), own.left(), own.top());
    };
  }

  /// Widths on the page's sides, on those of the lines of that mode.
  static Insets fromPage(Insets page, WritingMode mode) {
    return new Turning(mode).insetsFromPage(page);
  }

  private Insets insetsFromPage(Insets page) {
    return switch (mode) {
      case HORIZONTAL_TB -> page;
      case VERTICAL_RL, SIDEWAYS_RL ->
          new Insets(page.right(), page.bottom(), page.left(), page.top());
      case VERTICAL_LR -> new Insets(page.left(), page.bottom(), page.right(), page.top());
      case SIDEWAYS_LR -> new Insets(page.left(), page.top(), page.right(), page.bottom());
    };
  }

  // ---------------------------------------------------------------- positioned boxes that wait

  private OutOfFlow toPage(OutOfFlow own, float width, float height) {
    boolean flipX = isRightToLeft();
    boolean flipY = mode == WritingMode.SIDEWAYS_LR;
    StaticEdge edge =
        switch (own.blockEdge()) {
          case TOP -> flipX ? StaticEdge.RIGHT : StaticEdge.LEFT;
          case BOTTOM -> flipX ? StaticEdge.LEFT : StaticEdge.RIGHT;
          case CENTER -> StaticEdge.CENTER;
        };
    BlockEdge blockEdge =
        switch (own.edge()) {
          case LEFT -> flipY ? BlockEdge.BOTTOM : BlockEdge.TOP;
          case RIGHT -> flipY ? BlockEdge.TOP : BlockEdge.BOTTOM;
          case CENTER -> BlockEdge.CENTER;
        };
    return new OutOfFlow(
        own.box(),
        flipX ? height - own.staticY() : own.staticY(),
        flipY ? width - own.staticX() : own.staticX(),
        edge,
        blockEdge,
        own.inline());
  }

  /// @param width of the page's fragment that holds it
  private OutOfFlow fromPage(OutOfFlow page, float width, float height) {
    boolean flipX = isRightToLeft();
    boolean flipY = mode == WritingMode.SIDEWAYS_LR;
    StaticEdge edge =
        switch (page.blockEdge()) {
          case TOP -> flipY ? StaticEdge.RIGHT : StaticEdge.LEFT;
          case BOTTOM -> flipY ? StaticEdge.LEFT : StaticEdge.RIGHT;
          case CENTER -> StaticEdge.CENTER;
        };
    BlockEdge blockEdge =
        switch (page.edge()) {
          case LEFT -> flipX ? BlockEdge.BOTTOM : BlockEdge.TOP;
          case RIGHT -> flipX ? BlockEdge.TOP : BlockEdge.BOTTOM;
          case CENTER -> BlockEdge.CENTER;
        };
    return new OutOfFlow(
        page.box(),
        flipY ? height - page.staticY() : page.staticY(),
        flipX ? width - page.staticX() : page.staticX(),
        edge,
        blockEdge,
        page.inline());
  }

  // ---------------------------------------------------------------- tables and columns

  private TableParts parts(TableParts parts, BoxFragment table) {
    Rect own = place(Rect.makeXYWH(0, parts.top(), table.width(), parts.height()), table);
    List<TableParts.Column> columns = new ArrayList<>();
    for (TableParts.Column column : parts.columns()) {
      List<Rect> cells = new ArrayList<>();
      column.cells().forEach(cell -> cells.add(place(cell, table)));
      columns.add(new TableParts.Column(column.box(), place(column.area(), table), cells));
    }
    return new TableParts(
        own.getLeft(),
        own.getTop(),
        own.getWidth(),
        own.getHeight(),
        lines(parts.borders(), table),
        columns);
  }

  private Rect place(Rect rect, BoxFragment in) {
    return place(rect, in.width(), in.height(), false);
  }

  private List<BorderLine> lines(List<BorderLine> lines, BoxFragment in) {
    List<BorderLine> out = new ArrayList<>(lines.size());
    for (BorderLine line : lines) {
      Rect rect = place(Rect.makeLTRB(line.left(), line.top(), line.right(), line.bottom()), in);
      out.add(
          new BorderLine(
              rect.getLeft(),
              rect.getTop(),
              rect.getRight(),
              rect.getBottom(),
              !line.horizontal(),
              line.style(),
              line.color()));
    }
    return out;
  }
}
