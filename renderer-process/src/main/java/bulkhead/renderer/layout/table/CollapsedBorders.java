package bulkhead.renderer.layout.table;

import bulkhead.renderer.css.value.Color;
import bulkhead.renderer.css.value.LineStyle;
import bulkhead.renderer.layout.fragment.BorderLine;
import bulkhead.renderer.layout.tree.ElementBox;
import bulkhead.renderer.style.ComputedStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Collapsed borders of one table (CSS 2.2 §17.6.2): which border wins on each edge of the grid,
/// what that leaves of the cells, and the strokes to paint.
final class CollapsedBorders {
  /// A border that competes for an edge. `rank` decides between equals: cell, row, group, column,
  /// table.
  private record Border(LineStyle style, float width, Color color, int rank) {
    static final Border NONE = new Border(LineStyle.NONE, 0, Color.TRANSPARENT, -1);

    float used() {
      return style.isNone() ? 0 : width;
    }
  }

  private static final int CELL = 5;
  private static final int ROW = 4;
  private static final int GROUP = 3;
  private static final int COLUMN = 2;
  private static final int COLUMN_GROUP = 1;
  private static final int TABLE = 0;

  private final int rows;
  private final int columns;

  /// Edge left of column c in row r: `vertical[r][c]`, c up to the number of columns.
  private final Border[][] vertical;

  /// Edge above row r in column c: `horizontal[r][c]`, r up to the number of rows.
  private final Border[][] horizontal;

  CollapsedBorders(ElementBox table, TableGrid grid) {
    rows = grid.rows.size();
    columns = grid.columnCount;
    vertical = new Border[rows][columns + 1];
    horizontal = new Border[rows + 1][columns];
    for (Border[] line : vertical) {
      Arrays.fill(line, Border.NONE);
    }
    for (Border[] line : horizontal) {
      Arrays.fill(line, Border.NONE);
    }
    for (TableGrid.Cell cell : grid.cells) {
      around(
          cell.box(),
          cell.row(),
          Math.min(rows, cell.row() + cell.rowSpan()),
          cell.column(),
          Math.min(columns, cell.column() + cell.columnSpan()),
          CELL);
    }
    for (int r = 0; r < rows; r++) {
      around(grid.rows.get(r).box(), r, r + 1, 0, columns, ROW);
    }
    for (TableGrid.Group group : grid.groups) {
      around(group.box(), group.firstRow(), group.firstRow() + group.rowCount(), 0, columns, GROUP);
    }
    for (TableGrid.ColumnRange range : grid.ranges) {
      int end = Math.min(columns, range.first() + range.count());
      if (range.box().kind() == ElementBox.Kind.TABLE_COLUMN_GROUP) {
        around(range.box(), 0, rows, range.first(), end, COLUMN_GROUP);
      } else {
        for (int c = range.first(); c < end; c++) {
          around(range.box(), 0, rows, c, c + 1, COLUMN);
        }
      }
    }
    around(table, 0, rows, 0, columns, TABLE);
    for (TableGrid.Cell cell : grid.cells) {
      clearInside(cell);
    }
  }

  private void around(ElementBox box, int top, int bottom, int left, int right, int rank) {
    if (box.isAnonymous() || top >= bottom || left >= right) {
      return;
    }
    ComputedStyle s = box.style();
    Border t = border(s.borderTopStyle(), s.borderTopWidth(), s.borderTopColor(), rank);
    Border b = border(s.borderBottomStyle(), s.borderBottomWidth(), s.borderBottomColor(), rank);
    Border l = border(s.borderLeftStyle(), s.borderLeftWidth(), s.borderLeftColor(), rank);
    Border r = border(s.borderRightStyle(), s.borderRightWidth(), s.borderRightColor(), rank);
    for (int c = left; c < right; c++) {
      horizontal[top][c] = stronger(horizontal[top][c], t);
      horizontal[bottom][c] = stronger(horizontal[bottom][c], b);
    }
    for (int row = top; row < bottom; row++) {
      vertical[row][left] = stronger(vertical[row][left], l);
      vertical[row][right] = stronger(vertical[row][right], r);
    }
  }

  private static Border border(LineStyle style, float width, Color color, int rank) {
    return new Border(style, width, color, rank);
  }

  /// §17.6.2.1
  private static Border stronger(Border a, Border b) {
    if (a.style == LineStyle.HIDDEN || b.style == LineStyle.HIDDEN) {
      return a.style == LineStyle.HIDDEN ? a : b;
    }
    if (a.style == LineStyle.NONE || b.style == LineStyle.NONE) {
      return b.style == LineStyle.NONE ? a : b;
    }
    if (a.width != b.width) {
      return a.width > b.width ? a : b;
    }
    int strengthA = strength(a.style);
    int strengthB = strength(b.style);
    if (strengthA != strengthB) {
      return strengthA > strengthB ? a : b;
    }
    return b.rank > a.rank ? b : a;
  }

  private static int strength(LineStyle style) {
    return switch (style) {
      case DOUBLE -> 8;
      case SOLID, AUTO -> 7;
      case DASHED -> 6;
      case DOTTED -> 5;
      case RIDGE -> 4;
      case OUTSET -> 3;
      case GROOVE -> 2;
      case INSET -> 1;
      case NONE, HIDDEN -> 0;
    };
  }

  /// No edges run through a cell that spans.
  private void clearInside(TableGrid.Cell cell) {
    int bottom = Math.min(rows, cell.row() + cell.rowSpan());
    int right = Math.min(columns, cell.column() + cell.columnSpan());
    for (int r = cell.row(); r < bottom; r++) {
      for (int c = cell.column() + 1; c < right; c++) {
        vertical[r][c] = Border.NONE;
      }
    }
    for (int r = cell.row() + 1; r < bottom; r++) {
      for (int c = cell.column(); c < right; c++) {
        horizontal[r][c] = Border.NONE;
      }
    }
  }

  /// Half of each winning border: top, right, bottom, left.
  float[] ofCell(TableGrid.Cell cell) {
    int bottom = Math.min(rows, cell.row() + cell.rowSpan());
    int right = Math.min(columns, cell.column() + cell.columnSpan());
    float t = 0;
    float b = 0;
    float l = 0;
    float r = 0;
    for (int c = cell.column(); c < right; c++) {
      t = Math.max(t, horizontal[cell.row()][c].used());
      b = Math.max(b, horizontal[bottom][c].used());
    }
    for (int row = cell.row(); row < bottom; row++) {
      l = Math.max(l, vertical[row][cell.column()].used());
      r = Math.max(r, vertical[row][right].used());
    }
    return new float[] {t / 2, r / 2, b / 2, l / 2};
  }

  /// The table's own borders: half of the widest outer ones.
  float[] ofTable() {
    float t = 0;
    float b = 0;
    float l = 0;
    float r = 0;
    for (int c = 0; c < columns; c++) {
      t = Math.max(t, horizontal[0][c].used());
      b = Math.max(b, horizontal[rows][c].used());
    }
    for (int row = 0; row < rows; row++) {
      l = Math.max(l, vertical[row][0].used());
      r = Math.max(r, vertical[row][columns].used());
    }
    return new float[] {t / 2, r / 2, b / 2, l / 2};
  }

  /// The strokes; `x` has the left edge of each column and the right edge of the last, `y` the same
  /// of rows.
  List<BorderLine> lines(float[] x, float[] y) {
    List<BorderLine> out = new ArrayList<>();
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c <= columns; c++) {
        Border border = vertical[r][c];
        if (border.used() > 0) {
          float half = border.used() / 2;
          out.add(
              new BorderLine(
                  x[c] - half, y[r], x[c] + half, y[r + 1], false, border.style, border.color));
        }
      }
    }
    for (int r = 0; r <= rows; r++) {
      for (int c = 0; c < columns; c++) {
        Border border = horizontal[r][c];
        if (border.used() > 0) {
          float half = border.used() / 2;
          float before = halfOf(r, c);
          float after = halfOf(r, c + 1);
          out.add(
              new BorderLine(
                  x[c] - before,
                  y[r] - half,
                  x[c + 1] + after,
                  y[r] + half,
                  true,
                  border.style,
                  border.color));
        }
      }
    }
    return out;
  }

  /// Half of the widest vertical border that meets the joint, so that corners are filled.
  private float halfOf(int r, int c) {
    float above = r > 0 ? vertical[r - 1][c].used() : 0;
    float below = r < rows ? vertical[r][c].used() : 0;
    return Math.max(above, below) / 2;
  }

  static @Nullable CollapsedBorders of(ElementBox table, TableGrid grid, boolean collapse) {
    return collapse && (long) grid.rows.size() * grid.columnCount < 4_000_000
        ? new CollapsedBorders(table, grid)
        : null;
  }
}
