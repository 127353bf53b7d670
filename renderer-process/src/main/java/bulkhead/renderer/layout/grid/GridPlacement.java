package bulkhead.renderer.layout.grid;

import bulkhead.renderer.css.value.GridFlow;
import bulkhead.renderer.css.value.GridLine;
import bulkhead.renderer.style.ComputedStyle;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Finds the lines of all items: those with lines of their own and, by the auto-placement
/// algorithm, the others (css-grid-2 §8.5). "Major" is the axis that grows: rows in row flow.
final class GridPlacement {
  private record Waiting(GridItem item, GridLines.Place major, GridLines.Place minor) {}

  private final boolean columnFlow;
  private final boolean dense;
  private final GridLines columnLines;
  private final GridLines rowLines;
  private final List<GridItem> items;
  private final List<BitSet> occupied = new ArrayList<>();

  /// Tracks of the implicit grid before the explicit one's first.
  private int columnsBefore;

  private int rowsBefore;
  private int columnCount;
  private int rowCount;
  private int minorCount;

  private GridPlacement(
      GridFlow flow, ExplicitTracks columns, ExplicitTracks rows, List<GridItem> items) {
    columnFlow = flow.column();
    dense = flow.dense();
    columnLines = new GridLines(columns);
    rowLines = new GridLines(rows);
    this.items = items;
    columnCount = columns.count();
    rowCount = rows.count();
  }

  /// Sets the lines of all items, which come in `order`-modified document order.
  static GridPlacement place(
      GridFlow flow, ExplicitTracks columns, ExplicitTracks rows, List<GridItem> items) {
    GridPlacement placement = new GridPlacement(flow, columns, rows, items);
    placement.run();
    return placement;
  }

  int columnsBefore() {
    return columnsBefore;
  }

  int rowsBefore() {
    return rowsBefore;
  }

  /// Implicit ones counted.
  int columnCount() {
    return columnCount;
  }

  int rowCount() {
    return rowCount;
  }

  private void run() {
    List<GridLines.Place> columnPlaces = new ArrayList<>(items.size());
    List<GridLines.Place> rowPlaces = new ArrayList<>(items.size());
    int columnEnd = columnCount;
    int rowEnd = rowCount;
    for (GridItem item : items) {
      GridLines.Place column = columnPlace(item);
      GridLines.Place row = rowPlace(item);
      columnPlaces.add(column);
      rowPlaces.add(row);
      if (column.definite()) {
        columnsBefore = Math.max(columnsBefore, -column.start());
        columnEnd = Math.max(columnEnd, column.end());
      }
      if (row.definite()) {
        rowsBefore = Math.max(rowsBefore, -row.start());
        rowEnd = Math.max(rowEnd, row.end());
      }
    }
    columnCount = columnsBefore + columnEnd;
    rowCount = rowsBefore + rowEnd;

    // Step 1: items with lines in both axes. The tracks before the explicit grid shift all lines.
    List<Waiting> locked = new ArrayList<>();
    List<Waiting> free = new ArrayList<>();
    minorCount = columnFlow ? rowCount : columnCount;
    for (int i = 0; i < items.size(); i++) {
      GridLines.Place column = shifted(columnPlaces.get(i), columnsBefore);
      GridLines.Place row = shifted(rowPlaces.get(i), rowsBefore);
      GridLines.Place major = columnFlow ? column : row;
      GridLines.Place minor = columnFlow ? row : column;
      minorCount = Math.max(minorCount, minor.span());
      if (major.definite() && minor.definite()) {
        put(items.get(i), major.start(), major.span(), minor.start(), minor.span());
      } else if (major.definite()) {
        locked.add(new Waiting(items.get(i), major, minor));
      } else {
        free.add(new Waiting(items.get(i), major, minor));
      }
    }
    placeLocked(locked); // step 2
    // Step 3 (columns of the implicit grid): minorCount has grown with the items placed so far.
    placeFree(free); // step 4
    if (columnFlow) {
      rowCount = Math.max(rowCount, minorCount);
      columnCount = Math.max(columnCount, occupied.size());
    } else {
      columnCount = Math.max(columnCount, minorCount);
      rowCount = Math.max(rowCount, occupied.size());
    }
  }

  private static GridLines.Place shifted(GridLines.Place place, int by) {
    return place.definite() && by != 0
        ? new GridLines.Place(true, place.start() + by, place.span())
        : place;
  }

  private GridLines.Place columnPlace(GridItem item) {
    if (item.box.isAnonymous()) {
      return columnLines.place(GridLine.AUTO, GridLine.AUTO);
    }
    ComputedStyle style = item.box.style();
    return columnLines.place(style.gridColumnStart(), style.gridColumnEnd());
  }

  private GridLines.Place rowPlace(GridItem item) {
    if (item.box.isAnonymous()) {
      return rowLines.place(GridLine.AUTO, GridLine.AUTO);
    }
    ComputedStyle style = item.box.style();
    return rowLines.place(style.gridRowStart(), style.gridRowEnd());
  }

  /// Step 2: items locked to a row, in row flow.
  private void placeLocked(List<Waiting> locked) {
    // Without dense packing an item comes after those placed in its row by this step.
    int[] cursors = new int[0];
    for (Waiting each : locked) {
      int major = each.major().start();
      int from = 0;
      if (!dense) {
        if (major >= cursors.length) {
          cursors = java.util.Arrays.copyOf(cursors, major + 1);
        }
        from = cursors[major];
      }
      int minor = from;
      while (!isFree(major, each.major().span(), minor, each.minor().span())) {
        minor++;
      }
      put(each.item(), major, each.major().span(), minor, each.minor().span());
      if (!dense) {
        cursors[major] = minor + each.minor().span();
      }
    }
  }

  /// Step 4: the remaining items.
  private void placeFree(List<Waiting> free) {
    int cursorMajor = 0;
    int cursorMinor = 0;
    for (Waiting each : free) {
      int span = each.minor().span();
      if (dense) {
        cursorMajor = 0;
        cursorMinor = 0;
      }
      if (each.minor().definite()) {
        int minor = each.minor().start();
        if (!dense && minor < cursorMinor) {
          cursorMajor++;
        }
        cursorMinor = minor;
        while (!isFree(cursorMajor, each.major().span(), minor, span)) {
          cursorMajor++;
        }
      } else {
        while (true) {
          if (cursorMinor + span > minorCount) {
            cursorMajor++;
            cursorMinor = 0;
          } else if (isFree(cursorMajor, each.major().span(), cursorMinor, span)) {
            break;
          } else {
            cursorMinor++;
          }
        }
      }
      put(each.item(), cursorMajor, each.major().span(), cursorMinor, span);
    }
  }

  private boolean isFree(int major, int majorSpan, int minor, int minorSpan) {
    for (int i = major; i < major + majorSpan && i < occupied.size(); i++) {
      int next = occupied.get(i).nextSetBit(minor);
      if (next >= 0 && next < minor + minorSpan) {
        return false;
      }
    }
    return true;
  }

  private void put(GridItem item, int major, int majorSpan, int minor, int minorSpan) {
    while (occupied.size() < major + majorSpan) {
      occupied.add(new BitSet());
    }
    for (int i = major; i < major + majorSpan; i++) {
      occupied.get(i).set(minor, minor + minorSpan);
    }
    minorCount = Math.max(minorCount, minor + minorSpan);
    item.setLines(columnFlow, major, major + majorSpan);
    item.setLines(!columnFlow, minor, minor + minorSpan);
  }
}
