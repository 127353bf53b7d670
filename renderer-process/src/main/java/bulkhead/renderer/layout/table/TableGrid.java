package bulkhead.renderer.layout.table;

import bulkhead.renderer.css.value.Display;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.layout.tree.Box;
import bulkhead.renderer.layout.tree.ElementBox;
import bulkhead.renderer.layout.tree.ElementBox.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Rows, columns and which cells cover them (HTML §4.9.12.1, CSS Tables 3 §3.3).
final class TableGrid {
  private static final int MAX_COLUMNS = 10_000;
  private static final int MAX_COLSPAN = 1000;
  private static final int MAX_ROWSPAN = 65_534;

  /// A cell's place; `rowSpan` does not reach beyond its row group.
  record Cell(ElementBox box, int row, int column, int rowSpan, int columnSpan) {}

  /// @param firstCell the number of its first cell in [#cells]
  /// @param spanning those of its cells that are in the rows below it, too
  record Row(ElementBox box, int firstCell, List<Cell> cells, List<Cell> spanning) {
    Row(ElementBox box, int firstCell, List<Cell> cells) {
      this(box, firstCell, cells, spanning(cells));
    }

    private static List<Cell> spanning(List<Cell> cells) {
      List<Cell> spanning = List.of();
      for (Cell cell : cells) {
        if (cell.rowSpan > 1) {
          spanning = spanning.isEmpty() ? new ArrayList<>(1) : spanning;
          spanning.add(cell);
        }
      }
      return spanning;
    }

    /// Whether its cells are those of another row, in the same columns.
    boolean hasSameCells(Row other) {
      boolean same = cells.size() == other.cells.size();
      for (int i = 0; same && i < cells.size(); i++) {
        Cell cell = cells.get(i);
        Cell before = other.cells.get(i);
        same =
            cell.box == before.box
                && cell.column == before.column
                && cell.rowSpan == before.rowSpan
                && cell.columnSpan == before.columnSpan;
      }
      return same;
    }
  }

  record Group(ElementBox box, int firstRow, int rowCount) {}

  final List<ElementBox> topCaptions = new ArrayList<>();
  final List<ElementBox> bottomCaptions = new ArrayList<>();

  /// Header groups first, footer groups last.
  final List<Group> groups = new ArrayList<>();

  final List<Row> rows = new ArrayList<>();
  final List<Cell> cells = new ArrayList<>();

  /// The `<col>` of each column, where there is one.
  final List<@Nullable ElementBox> columns = new ArrayList<>();

  /// Column groups and columns, the groups first, with the columns that they are about.
  final List<ColumnRange> ranges = new ArrayList<>();

  record ColumnRange(ElementBox box, int first, int count) {}

  int columnCount;

  TableGrid(ElementBox table) {
    List<ElementBox> bodies = new ArrayList<>();
    ElementBox header = null;
    ElementBox footer = null;
    for (Box child : table.children()) {
      if (!(child instanceof ElementBox box)) {
        continue;
      }
      switch (box.kind()) {
        case TABLE_CAPTION -> {
          if (box.style().captionSide() == bulkhead.renderer.css.value.CaptionSide.BOTTOM) {
            bottomCaptions.add(box);
          } else {
            topCaptions.add(box);
          }
        }
        case TABLE_COLUMN -> addColumn(box);
        case TABLE_COLUMN_GROUP -> addColumnGroup(box);
        case TABLE_ROW_GROUP -> {
          Display display = box.isAnonymous() ? Display.TABLE_ROW_GROUP : box.style().display();
          if (display == Display.TABLE_HEADER_GROUP && header == null) {
            header = box;
          } else if (display == Display.TABLE_FOOTER_GROUP && footer == null) {
            footer = box;
          } else {
            bodies.add(box);
          }
        }
        case ROOT, BLOCK, INLINE, BREAK, REPLACED, TABLE, TABLE_ROW, TABLE_CELL -> {}
        case FLEX, GRID, MARKER -> {}
      }
    }
    if (header != null) {
      addGroup(header);
    }
    for (ElementBox body : bodies) {
      addGroup(body);
    }
    if (footer != null) {
      addGroup(footer);
    }
    columnCount = Math.max(columnCount, Math.min(columns.size(), MAX_COLUMNS));
    while (columns.size() < columnCount) {
      columns.add(null);
    }
  }

  private void addColumnGroup(ElementBox group) {
    boolean any = false;
    int first = columns.size();
    int before = ranges.size();
    for (Box child : group.children()) {
      if (child instanceof ElementBox column) {
        addColumn(column);
        any = true;
      }
    }
    if (any) {
      ranges.add(before, new ColumnRange(group, first, columns.size() - first));
    } else {
      addColumn(group);
    }
  }

  private void addColumn(ElementBox column) {
    int span = span(column, "span", MAX_COLSPAN);
    for (int i = 0; i < span && columns.size() < MAX_COLUMNS; i++) {
      columns.add(column);
    }
    ranges.add(new ColumnRange(column, columns.size() - span, span));
  }

  private void addGroup(ElementBox group) {
    int first = rows.size();
    int[] occupiedUntil = new int[8];
    List<ElementBox> boxes = new ArrayList<>();
    for (Box child : group.children()) {
      if (child instanceof ElementBox row && row.kind() == Kind.TABLE_ROW) {
        boxes.add(row);
      }
    }
    int last = first + boxes.size();
    for (ElementBox box : boxes) {
      int row = rows.size();
      int firstCell = cells.size();
      List<Cell> inRow = new ArrayList<>();
      int column = 0;
      for (Box child : box.children()) {
        if (!(child instanceof ElementBox cell) || cell.kind() != Kind.TABLE_CELL) {
          continue;
        }
        while (column < occupiedUntil.length && occupiedUntil[column] > row) {
          column++;
        }
        if (column >= MAX_COLUMNS) {
          break;
        }
        int columnSpan = Math.min(span(cell, "colspan", MAX_COLSPAN), MAX_COLUMNS - column);
        int rowSpan = rowSpan(cell, last - row);
        Cell placed = new Cell(cell, row, column, rowSpan, columnSpan);
        inRow.add(placed);
        cells.add(placed);
        if (column + columnSpan > occupiedUntil.length) {
          occupiedUntil =
              Arrays.copyOf(occupiedUntil, Math.max(column + columnSpan, 2 * occupiedUntil.length));
        }
        for (int i = column; i < column + columnSpan; i++) {
          occupiedUntil[i] = row + rowSpan;
        }
        column += columnSpan;
        columnCount = Math.max(columnCount, column);
      }
      rows.add(new Row(box, firstCell, inRow));
    }
    groups.add(new Group(group, first, rows.size() - first));
  }

  /// The rows by their boxes.
  Map<ElementBox, Row> rowsByBox() {
    Map<ElementBox, Row> all = new IdentityHashMap<>(rows.size());
    for (Row row : rows) {
      all.put(row.box, row);
    }
    return all;
  }

  /// Takes the box in the place of that row's, and its cells in the place of the row's.
  ///
  /// @param rest how many rows the group has from this one on
  /// @return false if the cells do not cover the same places; the row stays as it was then
  boolean replaceRow(int index, int rest, ElementBox box) {
    Row row = rows.get(index);
    List<Cell> now = new ArrayList<>(row.cells.size());
    for (Box child : box.children()) {
      if (!(child instanceof ElementBox cell) || cell.kind() != Kind.TABLE_CELL) {
        continue;
      }
      if (now.size() == row.cells.size()) {
        return false;
      }
      Cell before = row.cells.get(now.size());
      int columnSpan = Math.min(span(cell, "colspan", MAX_COLSPAN), MAX_COLUMNS - before.column);
      if (columnSpan != before.columnSpan || rowSpan(cell, rest) != before.rowSpan) {
        return false;
      }
      now.add(new Cell(cell, index, before.column, before.rowSpan, columnSpan));
    }
    if (now.size() != row.cells.size()) {
      return false;
    }
    rows.set(index, new Row(box, row.firstCell, now));
    for (int i = 0; i < now.size(); i++) {
      cells.set(row.firstCell + i, now.get(i));
    }
    return true;
  }

  private static int rowSpan(ElementBox cell, int rest) {
    Element element = cell.element();
    if (element != null && element.attributeOrEmpty("rowspan").strip().equals("0")) {
      return rest;
    }
    return Math.max(1, Math.min(span(cell, "rowspan", MAX_ROWSPAN), rest));
  }

  private static int span(ElementBox box, String attribute, int max) {
    Element element = box.element();
    if (element == null || box.pseudo() != null) {
      return 1;
    }
    String text = element.attributeOrEmpty(attribute).strip();
    int value = 0;
    for (int i = 0; i < text.length() && i < 7; i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        break;
      }
      value = value * 10 + (c - '0');
    }
    return value < 1 ? 1 : Math.min(value, max);
  }
}
