package bulkhead.renderer.layout.table;

import bulkhead.renderer.layout.fragment.LayoutContext;
import bulkhead.renderer.layout.tree.Box;
import bulkhead.renderer.layout.tree.ElementBox;
import bulkhead.renderer.layout.tree.ElementBox.Kind;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The parts of one table, and what was found out about them: where there are many rows the table's
/// box keeps it, so that after a change only the changed rows are looked at again. Owned by
/// `RendererMain`.
final class KeptTable {
  /// With fewer rows there is little to win.
  private static final int LEAST_ROWS = 16;

  /// Where the columns are: rows laid out in the same ones may be used again.
  ///
  /// @param x left edge of each column, and the right edge of the last
  /// @param gridWidth what percentages in cells refer to
  record Columns(float[] widths, float[] x, float gridWidth) {
    boolean isSame(Columns other) {
      return gridWidth == other.gridWidth
          && Arrays.equals(widths, other.widths)
          && Arrays.equals(x, other.x);
    }
  }

  final TableGrid grid;
  final @Nullable CollapsedBorders borders;
  private final List<Box> children;
  private @Nullable ColumnWidths widths;
  private float widthsHeight = Float.NaN;
  private @Nullable Columns columns;

  /// Whether the box keeps this.
  private final boolean kept;

  /// The rows whose cells have not been asked for their widths since they changed.
  private final BitSet unasked = new BitSet();

  /// @param before the parts as they were; rows that are not in other places stay laid out
  private KeptTable(ElementBox table, boolean collapse, @Nullable KeptTable before) {
    grid = new TableGrid(table);
    borders = CollapsedBorders.of(table, grid, collapse);
    children = List.copyOf(table.children());
    kept = grid.rows.size() >= LEAST_ROWS;
    if (borders != null) {
      table.keepCollapsedBorder(borders.ofTable());
      for (TableGrid.Cell cell : grid.cells) {
        cell.box().setCollapsedBorder(borders.ofCell(cell));
      }
    }
    if (kept || table.cachedParts() != null) {
      table.keepParts(kept ? this : null); // a table that has become short holds no rows of before
    }
    if (kept) {
      KeptTable followed =
          before != null
                  && borders == null
                  && before.borders == null
                  && grid.columns.equals(before.grid.columns)
              ? before
              : null;
      Map<ElementBox, TableGrid.Row> rows = followed == null ? Map.of() : followed.grid.rowsByBox();
      columns = followed == null ? null : followed.columns;
      for (TableGrid.Row row : grid.rows) {
        TableGrid.Row earlier = rows.get(row.box());
        if (earlier == null
            || !(row.box().cachedLayout instanceof KeptRow)
            || !row.hasSameCells(earlier)) {
          row.box().cachedLayout = KeptRow.KNOWN;
        }
      }
    }
  }

  /// The parts of the table as they are now.
  ///
  /// @param collapse whether its borders collapse
  static KeptTable of(ElementBox table, boolean collapse) {
    KeptTable before = table.cachedParts() instanceof KeptTable kept ? kept : null;
    return before != null && before.follow(table) ? before : new KeptTable(table, collapse, before);
  }

  /// Takes the rows that were changed in the place of those that were there.
  ///
  /// @return false if more has changed than the contents of some rows
  private boolean follow(ElementBox table) {
    if (!children.equals(table.children())) {
      return false;
    }
    for (TableGrid.Group group : grid.groups) {
      int index = group.firstRow();
      int end = index + group.rowCount();
      for (Box child : group.box().children()) {
        if (!(child instanceof ElementBox row) || row.kind() != Kind.TABLE_ROW) {
          continue;
        }
        if (index == end || !follow(index, end - index, row)) {
          return false;
        }
        index++;
      }
      if (index != end) {
        return false;
      }
    }
    return true;
  }

  private boolean follow(int index, int rest, ElementBox row) {
    TableGrid.Row before = grid.rows.get(index);
    if (row == before.box() && row.cachedLayout instanceof KeptRow) {
      return true;
    }
    if (!grid.replaceRow(index, rest, row)) {
      return false;
    }
    if (!hasSameStyles(before, grid.rows.get(index))) {
      widths = null;
      if (borders != null) {
        return false;
      }
    }
    if (borders != null) {
      for (TableGrid.Cell cell : grid.rows.get(index).cells()) {
        cell.box().setCollapsedBorder(borders.ofCell(cell));
      }
    }
    row.cachedLayout = KeptRow.KNOWN;
    unasked.set(index);
    return true;
  }

  private static boolean hasSameStyles(TableGrid.Row before, TableGrid.Row after) {
    boolean same = hasSameStyle(before.box(), after.box());
    for (int i = 0; same && i < before.cells().size(); i++) {
      same = hasSameStyle(before.cells().get(i).box(), after.cells().get(i).box());
    }
    return same;
  }

  private static boolean hasSameStyle(ElementBox a, ElementBox b) {
    return a == b || a.isAnonymous() == b.isAnonymous() && a.style() == b.style();
  }

  /// What the contents of the cells make of the columns (automatic layout).
  ColumnWidths widths(LayoutContext context, float spacing) {
    ColumnWidths known = widths;
    boolean stay =
        known != null
            && Float.compare(widthsHeight, context.measuredHeight()) == 0
            && known.stay(context, grid, unasked);
    if (known == null || !stay) {
      known = ColumnWidths.automatic(context, grid, spacing);
      widths = known;
      widthsHeight = context.measuredHeight();
    }
    unasked.clear();
    return known;
  }

  /// These columns, or the earlier ones if they are the same.
  Columns columns(Columns now) {
    Columns known = columns;
    if (known == null || !known.isSame(now)) {
      known = now;
      columns = now;
    }
    return known;
  }

  /// Keeps a row as it was laid out.
  void keep(ElementBox row, KeptRow.Placed placed) {
    if (kept) {
      row.cachedLayout = placed;
    }
  }
}
