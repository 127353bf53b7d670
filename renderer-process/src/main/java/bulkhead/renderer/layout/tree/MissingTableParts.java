package bulkhead.renderer.layout.tree;

import bulkhead.renderer.layout.tree.ElementBox.Kind;
import java.util.ArrayList;
import java.util.List;

/// Anonymous boxes for the parts of tables that a page leaves out (CSS 2.2 §17.2.1).
final class MissingTableParts {
  private MissingTableParts() {}

  /// Puts tables around parts of tables that stand outside of one.
  ///
  /// @param inline whether `parent` is an inline box
  static List<Box> wrap(ElementBox parent, List<Box> children, boolean inline) {
    boolean needed = false;
    for (Box child : children) {
      needed |= isTablePart(child);
    }
    if (!needed) {
      return children;
    }
    List<Box> out = new ArrayList<>();
    List<Box> run = new ArrayList<>();
    for (int i = 0; i < children.size(); i++) {
      Box child = children.get(i);
      if (isTablePart(child)
          || (!run.isEmpty()
              && child instanceof TextBox text
              && text.isCollapsibleSpace()
              && partFollows(children, i))) {
        run.add(child);
      } else {
        endTableRun(parent, run, inline, out);
        out.add(child);
      }
    }
    endTableRun(parent, run, inline, out);
    return out;
  }

  private static boolean partFollows(List<Box> children, int index) {
    for (int i = index + 1; i < children.size(); i++) {
      if (!(children.get(i) instanceof TextBox text && text.isCollapsibleSpace())) {
        return isTablePart(children.get(i));
      }
    }
    return false;
  }

  private static void endTableRun(ElementBox parent, List<Box> run, boolean inline, List<Box> out) {
    if (!run.isEmpty()) {
      ElementBox table = AnonymousBoxes.anonymous(Kind.TABLE, parent.style(), inline);
      finishTable(table, new ArrayList<>(run));
      out.add(table);
      run.clear();
    }
  }

  private static boolean isTablePart(Box box) {
    return box instanceof ElementBox element && element.isInFlow() && isTablePart(element.kind());
  }

  private static boolean isTablePart(Kind kind) {
    return switch (kind) {
      case TABLE_ROW_GROUP,
          TABLE_ROW,
          TABLE_CELL,
          TABLE_CAPTION,
          TABLE_COLUMN_GROUP,
          TABLE_COLUMN ->
          true;
      case ROOT, BLOCK, INLINE, BREAK, REPLACED, TABLE, FLEX, GRID, MARKER -> false;
    };
  }

  private static boolean isKind(Box box, Kind kind) {
    return box instanceof ElementBox element && element.kind() == kind && element.isInFlow();
  }

  static void finishTable(ElementBox table, List<Box> children) {
    List<Box> out = new ArrayList<>();
    List<Box> run = new ArrayList<>();
    for (Box child : children) {
      if (isKind(child, Kind.TABLE_CAPTION)
          || isKind(child, Kind.TABLE_ROW_GROUP)
          || isKind(child, Kind.TABLE_COLUMN)
          || isKind(child, Kind.TABLE_COLUMN_GROUP)) {
        endGroupRun(table, run, out);
        out.add(child);
      } else if (!(child instanceof TextBox text && text.isWhiteSpace())) {
        run.add(child);
      }
    }
    endGroupRun(table, run, out);
    table.setChildren(out, false);
  }

  private static void endGroupRun(ElementBox table, List<Box> run, List<Box> out) {
    if (!run.isEmpty()) {
      ElementBox group = AnonymousBoxes.anonymous(Kind.TABLE_ROW_GROUP, table.style(), false);
      finishRowGroup(group, new ArrayList<>(run));
      out.add(group);
      run.clear();
    }
  }

  static void finishRowGroup(ElementBox group, List<Box> children) {
    List<Box> out = new ArrayList<>();
    List<Box> run = new ArrayList<>();
    for (Box child : children) {
      if (isKind(child, Kind.TABLE_ROW)) {
        endRowRun(group, run, out);
        out.add(child);
      } else if (!(child instanceof TextBox text && text.isWhiteSpace())) {
        run.add(child);
      }
    }
    endRowRun(group, run, out);
    group.setChildren(out, false);
  }

  private static void endRowRun(ElementBox group, List<Box> run, List<Box> out) {
    if (!run.isEmpty()) {
      ElementBox row = AnonymousBoxes.anonymous(Kind.TABLE_ROW, group.style(), false);
      finishRow(row, new ArrayList<>(run));
      out.add(row);
      run.clear();
    }
  }

  static void finishRow(ElementBox row, List<Box> children) {
    List<Box> out = new ArrayList<>();
    List<Box> run = new ArrayList<>();
    for (Box child : children) {
      if (isKind(child, Kind.TABLE_CELL)) {
        endCellRun(row, run, out);
        out.add(child);
      } else {
        run.add(child);
      }
    }
    endCellRun(row, run, out);
    row.setChildren(out, false);
  }

  private static void endCellRun(ElementBox row, List<Box> run, List<Box> out) {
    boolean content = false;
    for (Box child : run) {
      content |= !(child instanceof TextBox text && text.isWhiteSpace());
    }
    if (content) {
      ElementBox cell = AnonymousBoxes.anonymous(Kind.TABLE_CELL, row.style(), false);
      AnonymousBoxes.finishBlockContainer(cell, new ArrayList<>(run));
      out.add(cell);
    }
    run.clear();
  }
}
