package bulkhead.renderer.layout.tree;

import bulkhead.renderer.layout.tree.ElementBox.Kind;
import bulkhead.renderer.style.ComputedStyle;
import java.util.ArrayList;
import java.util.List;

/// The anonymous boxes that children need around them: blocks around lines beside other blocks, and
/// inline boxes cut around blocks (CSS 2.2 §9.2.1.1), the items of flex and grid containers, the
/// columns of multi-column ones.
final class AnonymousBoxes {
  private AnonymousBoxes() {}

  /// Gives a box its children, with the anonymous boxes that they need around them.
  static void finish(ElementBox box, List<Box> children) {
    switch (box.kind()) {
      case INLINE -> finishInline(box, children);
      case ROOT, BLOCK, TABLE_CELL, TABLE_CAPTION, MARKER -> finishBlockContainer(box, children);
      case FLEX, GRID -> finishFlex(box, children);
      case TABLE -> MissingTableParts.finishTable(box, children);
      case TABLE_ROW_GROUP -> MissingTableParts.finishRowGroup(box, children);
      case TABLE_ROW -> MissingTableParts.finishRow(box, children);
      case TABLE_COLUMN_GROUP -> {
        children.removeIf(
            child -> !(child instanceof ElementBox e) || e.kind() != Kind.TABLE_COLUMN);
        box.setChildren(children, false);
      }
      case TABLE_COLUMN, REPLACED, BREAK -> box.setChildren(List.of(), false);
    }
  }

  private static void finishInline(ElementBox box, List<Box> children) {
    List<Box> fixed = MissingTableParts.wrap(box, children, true);
    box.setChildren(fixed, true);
    for (Box child : fixed) {
      if (isBlockLevelInFlow(child)
          || (child instanceof ElementBox inner
              && inner.kind() == Kind.INLINE
              && inner.isInFlow()
              && inner.containsBlock())) {
        box.setContainsBlock(true);
        return;
      }
    }
  }

  private static boolean isBlockLevelInFlow(Box box) {
    return !box.isInlineLevel() && box.isInFlow();
  }

  /// A multi-column container's contents are anonymous blocks, which are cut into columns, and the
  /// boxes that span all columns between them.
  private static void finishMulticol(ElementBox box, List<Box> raw) {
    List<Box> out = new ArrayList<>();
    List<Box> run = new ArrayList<>();
    for (Box child : splitInlines(MissingTableParts.wrap(box, raw, false))) {
      if (child instanceof ElementBox element
          && !element.isAnonymous()
          && isBlockLevelInFlow(element)
          && element.style().spansColumns()) {
        element.setNewFormattingContext(true);
        endColumnRun(box, run, out);
        out.add(element);
      } else {
        run.add(child);
      }
    }
    endColumnRun(box, run, out);
    box.setChildren(out, false);
  }

  private static void endColumnRun(ElementBox box, List<Box> run, List<Box> out) {
    boolean content = false;
    for (Box child : run) {
      content |= !(child instanceof TextBox text && text.isCollapsibleSpace());
    }
    if (content) {
      ElementBox columns = anonymous(Kind.BLOCK, box.style(), false);
      columns.setNewFormattingContext(true);
      finishBlockContainer(columns, new ArrayList<>(run));
      out.add(columns);
    }
    run.clear();
  }

  static void finishBlockContainer(ElementBox box, List<Box> raw) {
    if (box.isMulticol()) {
      finishMulticol(box, raw);
      return;
    }
    List<Box> children = splitInlines(MissingTableParts.wrap(box, raw, false));
    boolean block = false;
    boolean inline = false;
    for (Box child : children) {
      if (isBlockLevelInFlow(child)) {
        block = true;
      } else if (child.isInFlow()
          && !(child instanceof TextBox text && text.isCollapsibleSpace())) {
        inline = true;
      }
    }
    if (!block && inline) {
      box.setChildren(children, true);
      return;
    }
    if (!inline) {
      children.removeIf(child -> child instanceof TextBox);
      box.setChildren(children, false);
      return;
    }
    List<Box> wrapped = new ArrayList<>();
    List<Box> run = new ArrayList<>();
    for (Box child : children) {
      if (isBlockLevelInFlow(child)) {
        endRun(box, run, wrapped);
        wrapped.add(child);
      } else {
        run.add(child);
      }
    }
    endRun(box, run, wrapped);
    box.setChildren(wrapped, false);
  }

  /// An anonymous block around the inline-level boxes of `run`; floats and positioned boxes without
  /// text around them stay children of the container.
  private static void endRun(ElementBox container, List<Box> run, List<Box> out) {
    boolean content = false;
    for (Box child : run) {
      content |= child.isInFlow() && !(child instanceof TextBox text && text.isCollapsibleSpace());
    }
    if (content) {
      ElementBox anonymous = anonymous(Kind.BLOCK, container.style(), false);
      anonymous.setChildren(run, true);
      out.add(anonymous);
    } else {
      for (Box child : run) {
        if (!(child instanceof TextBox)) {
          out.add(child);
        }
      }
    }
    run.clear();
  }

  static ElementBox anonymous(Kind kind, ComputedStyle style, boolean inline) {
    ElementBox box = new ElementBox(kind, null, null, style, true, inline);
    box.setNewFormattingContext(kind != Kind.BLOCK && kind != Kind.INLINE);
    return box;
  }

  /// CSS 2.2 §9.2.1.1: an inline box with a block in it is cut around the block.
  private static List<Box> splitInlines(List<Box> children) {
    boolean needed = false;
    for (Box child : children) {
      needed |= containsBlock(child);
    }
    if (!needed) {
      return children;
    }
    List<Box> out = new ArrayList<>();
    for (Box child : children) {
      if (containsBlock(child)) {
        split((ElementBox) child, out);
      } else {
        out.add(child);
      }
    }
    return out;
  }

  private static boolean containsBlock(Box box) {
    return box instanceof ElementBox element
        && element.kind() == Kind.INLINE
        && element.isInFlow()
        && element.containsBlock();
  }

  private static void split(ElementBox inline, List<Box> out) {
    List<Box> flat = splitInlines(inline.children());
    List<Box> run = new ArrayList<>();
    boolean start = true;
    for (Box child : flat) {
      if (isBlockLevelInFlow(child)) {
        if (start || !run.isEmpty()) {
          out.add(inline.part(start, false, run));
        }
        start = false;
        run.clear();
        if (child instanceof ElementBox block) {
          block.addCutInline(inline);
        }
        out.add(child);
      } else {
        run.add(child);
      }
    }
    out.add(inline.part(start, true, run));
  }

  // ---------------------------------------------------------------- flex

  private static void finishFlex(ElementBox box, List<Box> raw) {
    List<Box> children = MissingTableParts.wrap(box, raw, false);
    List<Box> items = new ArrayList<>();
    List<Box> run = new ArrayList<>();
    for (Box child : children) {
      if (child instanceof TextBox
          || (child instanceof ElementBox inline
              && (inline.kind() == Kind.INLINE || inline.kind() == Kind.BREAK)
              && inline.isInFlow())) {
        run.add(child);
      } else {
        endFlexRun(box, run, items);
        items.add(child);
      }
    }
    endFlexRun(box, run, items);
    box.setChildren(items, false);
  }

  private static void endFlexRun(ElementBox box, List<Box> run, List<Box> items) {
    boolean content = false;
    for (Box child : run) {
      content |= !(child instanceof TextBox text && text.isWhiteSpace());
    }
    if (content) {
      ElementBox item = anonymous(Kind.BLOCK, box.style(), false);
      item.setNewFormattingContext(true);
      finishBlockContainer(item, new ArrayList<>(run));
      items.add(item);
    }
    run.clear();
  }
}
