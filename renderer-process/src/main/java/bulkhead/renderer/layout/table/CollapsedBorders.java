package bulkhead.renderer.layout.table;

import bulkhead.renderer.css.value.Color;
import bulkhead.renderer.css.value.Direction;
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

  /// Column 0 is the rightmost one.
  private final boolean rightToLeft;

  /// Edge at the start of column c in row r: `vertical[r][c]`, c up to the number of columns.
  private final Border[][] vertical;

  /// Edge above row r in column c: `horizontal[r][c]`, r up to the number of rows.
  private final Border[][] horizontal;

  CollapsedBorders(ElementBox table, TableGrid grid) {
    rows = grid.rows.size();
    columns = grid.columnCount;
    rightToLeft = table.style().direction() == Direction.RTL;
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

  /// @param start the first of the columns
  /// @param end the column behind the last
  private void around(ElementBox box, int top, int bottom, int start, int end, int rank) {
    if (box.isAnonymous() || top >= bottom || start >= end) {
      return;
    }
    ComputedStyle s = box.style();
    Border t = border(s.borderTopStyle(), s.borderTopWidth(), s.borderTopColor(), rank);
    Border b = border(s.borderBottomStyle(), s.borderBottomWidth(), s.borderBottomColor(), rank);
    Border l = border(s.borderLeftStyle(), s.borderLeftWidth(), s.borderLeftColor(), rank);
    Border r = border(s.borderRightStyle(), s.borderRightWidth(), s.borderRightColor(), rank);
    for (int c = start; c < end; c++) {
      horizontal[top][c] = stronger(horizontal[top][c], t);
      horizontal[bottom][c] = stronger(horizontal[bottom][c], b);
    }
    for (int row = top; row < bottom; row++) {
      vertical[row][start] = stronger(vertical[row][start], rightToLeft ? r : l);
      vertical[row][end] = stronger(vertical[row][end], rightToLeft ? l : r);
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
    int end = Math.min(columns, cell.column() + cell.columnSpan());
    float t = 0;
    float b = 0;
    float before = 0;
    float after = 0;
    for (int c = cell.column(); c < end; c++) {
      t = Math.max(t, horizontal[cell.row()][c].used());
      b = Math.max(b, horizontal[bottom][c].used());
    }
    for (int row = cell.row(); row < bottom; row++) {
      before = Math.max(before, vertical[row][cell.column()].used());
      after = Math.max(after, vertical[row][end].used());
    }
    return halves(t, b, before, after);
  }

  /// The table's own borders: half of the widest outer ones.
  float[] ofTable() {
    float t = 0;
    float b = 0;
    float before = 0;
    float after = 0;
    for (int c = 0; c < columns; c++) {
      t = Math.max(t, horizontal[0][c].used());
      b = Math.max(b, horizontal[rows][c].used());
    }
    for (int row = 0; row < rows; row++) {
      before = Math.max(before, vertical[row][0].used());
      after = Math.max(after, vertical[row][columns].used());
    }
    return halves(t, b, before, after);
  }

  private float[] halves(float top, float bottom, float before, float after) {
    return rightToLeft
        ? new float[] {top / 2, before / 2, bottom / 2, after / 2}
        : new float[] {top / 2, after / 2, bottom / 2, before / 2};
  }

  /// The strokes; `x` has the start edge of each column, counted from the left as in a table whose
  /// columns go to the right, and the end of the last, `y` the tops of rows and the last's bottom.
  List<BorderLine> lines(float[] x, float[] y) {
    List<BorderLine> out = new ArrayList<>();
    float mirror = x[0] + x[columns];
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c <= columns; c++) {
        Border border = vertical[r][c];
        if (border.used() > 0) {
          float half = border.used() / 2;
          float at = rightToLeft ? mirror - x[c] : x[c];
          float top = y[r] - overlap(border, beside(r, c - 1), beside(r, c));
          float bottom = y[r + 1] + overlap(border, beside(r + 1, c - 1), beside(r + 1, c));
          if (bottom > top) {
            out.add(
                new BorderLine(
                    at - half, top, at + half, bottom, false, style(border), border.color));
          }
        }
      }
    }
    for (int r = 0; r <= rows; r++) {
      for (int c = 0; c < columns; c++) {
        Border border = horizontal[r][c];
        if (border.used() > 0) {
          float half = border.used() / 2;
          float start = x[c] - overlap(border, above(r - 1, c), above(r, c));
          float end = x[c + 1] + overlap(border, above(r - 1, c + 1), above(r, c + 1));
          if (end > start) {
            out.add(
                new BorderLine(
                    rightToLeft ? mirror - end : start,
                    y[r] - half,
                    rightToLeft ? mirror - start : end,
                    y[r] + half,
                    true,
                    style(border),
                    border.color));
          }
        }
      }
    }
    return out;
  }

  /// CSS 2.2 §17.6.3: `inset` is drawn as `ridge`, and `outset` as `groove`; as in Chromium not
  /// where there is no room for two lines.
  private static LineStyle style(Border border) {
    if (border.used() < 2 && strength(border.style) <= strength(LineStyle.RIDGE)) {
      return LineStyle.SOLID;
    }
    return switch (border.style) {
      case INSET -> LineStyle.RIDGE;
      case OUTSET -> LineStyle.GROOVE;
      case NONE, HIDDEN, DOTTED, DASHED, SOLID, AUTO, DOUBLE, GROOVE, RIDGE -> border.style;
    };
  }

  private Border beside(int r, int c) {
    return c < 0 || c >= columns ? Border.NONE : horizontal[r][c];
  }

  private Border above(int r, int c) {
    return r < 0 || r >= rows ? Border.NONE : vertical[r][c];
  }

  /// How far a stroke reaches into a joint with two others, or stays away from it where one of them
  /// is stronger. Of equals both have it.
  private static float overlap(Border own, Border a, Border b) {
    Border crossing = drawnOver(a, b) ? a : b;
    float half = Math.max(a.used(), b.used()) / 2;
    return drawnOver(crossing, own) ? -half : half;
  }

  /// Whether the joint of two borders is the first's: it is the stronger of the two, of which those
  /// that are not drawn are the weakest.
  private static boolean drawnOver(Border a, Border b) {
    if (a.used() != b.used()) {
      return a.used() > b.used();
    }
    return strength(a.style) > strength(b.style);
  }

  static @Nullable CollapsedBorders of(ElementBox table, TableGrid grid, boolean collapse) {
    return collapse && (long) grid.rows.size() * grid.columnCount < 4_000_000
        ? new CollapsedBorders(table, grid)
        : null;
  }
}
