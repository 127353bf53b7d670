package bulkhead.renderer.layout.table;

import bulkhead.renderer.css.value.Direction;
import bulkhead.renderer.css.value.LengthPercentage;
import bulkhead.renderer.css.value.Size;
import bulkhead.renderer.css.value.SizeKeyword;
import bulkhead.renderer.css.value.Visibility;
import bulkhead.renderer.layout.fragment.BoxFragment;
import bulkhead.renderer.layout.fragment.BoxModel;
import bulkhead.renderer.layout.fragment.ConstraintSpace;
import bulkhead.renderer.layout.fragment.FloatStyles;
import bulkhead.renderer.layout.fragment.LayoutContext;
import bulkhead.renderer.layout.fragment.Px;
import bulkhead.renderer.layout.tree.ElementBox;
import io.github.humbleui.types.Rect;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lays out the rows of one table in columns whose places are known (CSS 2.2 §17.5.3). Rows that
/// are as they were are used again.
final class TableRows {
  private final LayoutContext context;
  private final ElementBox table;
  private final KeptTable kept;
  private static final float[] NONE = {};

  private final TableGrid grid;
  private final ColumnWidths columnWidths;
  private final KeptTable.Columns columns;
  private final float spacingX;
  private final float spacingY;
  final RowHeights heights;

  /// The rows that were laid out in these columns before.
  private final KeptRow.@Nullable Placed[] before;

  private final RowHeights.Needs[] needs;

  /// The cells of the other rows, in their own heights.
  private final BoxFragment[] fragments;

  /// Where each cell is in the table's fragment, after [#place]; empty where nobody asks.
  private final Rect[] cellAreas;

  private final boolean[] collapsed;

  /// Whether the table says a height.
  boolean heightIsSaid;

  TableRows(
      LayoutContext context,
      ElementBox table,
      KeptTable kept,
      ColumnWidths columnWidths,
      KeptTable.Columns columns,
      float spacingX,
      float spacingY) {
    this.context = context;
    this.table = table;
    this.kept = kept;
    this.columnWidths = columnWidths;
    this.columns = columns;
    this.spacingX = spacingX;
    this.spacingY = spacingY;
    grid = kept.grid;
    heights = new RowHeights(grid, spacingY);
    int count = grid.rows.size();
    before = new KeptRow.Placed[count];
    needs = new RowHeights.Needs[count];
    collapsed = new boolean[count];
    fragments = new BoxFragment[grid.cells.size()];
    boolean asksForAreas = false;
    for (TableGrid.ColumnRange range : grid.ranges) {
      asksForAreas |= !range.box().isAnonymous() && range.box().style().hasBackground();
    }
    cellAreas = new Rect[asksForAreas ? fragments.length : 0];
  }

  /// Where each cell is in the table's fragment, if a column is painted.
  Rect[] cellAreas() {
    return cellAreas;
  }

  /// CSS 2.2 §17.5.5: `visibility: collapse` takes the row or column away without changing the
  /// others.
  static boolean isCollapsed(@Nullable ElementBox box) {
    return box != null && !box.isAnonymous() && box.style().visibility() == Visibility.COLLAPSE;
  }

  private float cellWidth(TableGrid.Cell cell) {
    int end = cell.column() + cell.columnSpan();
    float width = spacingX * (columnWidths.separate(cell.column(), end) - 1);
    for (int i = cell.column(); i < end; i++) {
      width += columns.widths()[i];
    }
    return width;
  }

  /// Finds out how high the rows are by themselves.
  void measure() {
    for (int r = 0; r < needs.length; r++) {
      TableGrid.Row row = grid.rows.get(r);
      KeptRow.Placed placed = cellAreas.length > 0 ? null : KeptRow.of(row.box(), columns);
      before[r] = placed;
      needs[r] = placed != null ? placed.needs() : measure(row);
      heights.set(r, needs[r]);
    }
    heights.raiseToOwn();
    for (int r = 0; r < needs.length; r++) {
      float[] spans = needs[r].spans();
      for (int i = 0; i < spans.length; i++) {
        heights.raiseSpan(grid.rows.get(r).spanning().get(i), spans[i]);
      }
    }
    heights.raiseGroups();
  }

  private RowHeights.Needs measure(TableGrid.Row row) {
    float height = 0;
    float baseline = 0;
    float descent = Float.NEGATIVE_INFINITY; // a baseline may be below its cell
    int index = row.firstCell();
    float[] spans = row.spanning().isEmpty() ? NONE : new float[row.spanning().size()];
    int span = 0;
    for (TableGrid.Cell cell : row.cells()) {
      BoxFragment fragment = context.layout(cell.box(), space(cell));
      fragments[index++] = fragment;
      float needed = CellContents.neededHeight(fragment);
      if (CellContents.alignsBaseline(cell.box()) && !Float.isNaN(fragment.firstBaseline())) {
        baseline = Math.max(baseline, fragment.firstBaseline());
        if (cell.rowSpan() == 1) {
          descent = Math.max(descent, needed - fragment.firstBaseline());
        }
      }
      if (cell.rowSpan() == 1) {
        height = Math.max(height, needed);
      } else {
        spans[span++] = needed;
      }
    }
    float aligned = baseline + (Float.isInfinite(descent) ? 0 : descent);
    return RowHeights.needs(row, Math.max(height, aligned), baseline, spans);
  }

  /// Takes away the rows with `visibility: collapse`; returns how much higher the table was.
  float removeCollapsed() {
    float removed = 0;
    for (int r = 0; r < collapsed.length; r++) {
      if (isCollapsed(grid.rows.get(r).box())) {
        collapsed[r] = true;
        removed += heights.heights[r] + spacingY;
        heights.heights[r] = 0;
      }
    }
    return removed;
  }

  /// The cell in its final height: percentages of heights in it refer to that, where it or the
  /// table says a height (css-tables-3 §3.9.3).
  private BoxFragment finished(
      TableGrid.Cell cell, BoxFragment natural, float height, float baseline) {
    ElementBox box = cell.box();
    BoxFragment fragment = natural;
    boolean definite =
        heightIsSaid
            || BoxModel.heightProperty(box) instanceof LengthPercentage own && !own.hasPercent();
    if (definite
        && height != natural.height()
        && !context.isOrthogonal(box)
        && CellContents.usesHeight(context, box)) {
      fragment = context.layout(box, space(cell).withFixedHeight(height, true));
    }
    return CellContents.aligned(natural, fragment, height, baseline);
  }

  private ConstraintSpace space(TableGrid.Cell cell) {
    float width = cellWidth(cell);
    return ConstraintSpace.of(
            width, columns.gridWidth(), Px.INDEFINITE, ConstraintSpace.WidthMode.STRETCH)
        .withFixedWidth(width);
  }

  /// Adds the row groups; returns the top edge of each row and the bottom edge of the last.
  ///
  /// @param top of the grid, spacing included
  float[] place(BoxFragment.Builder builder, float top) {
    int count = needs.length;
    float[] tops = new float[count + 1];
    float y = top + spacingY;
    for (int r = 0; r < count; r++) {
      tops[r] = y;
      y += collapsed[r] ? 0 : heights.heights[r] + spacingY;
    }
    tops[count] = count == 0 ? top : y;
    float[] x = columns.x();
    float left = x[0];
    float right = x.length > 1 ? x[x.length - 1] - spacingX : left;
    for (TableGrid.Group group : grid.groups) {
      if (group.rowCount() == 0) {
        BoxFragment.Builder empty = new BoxFragment.Builder(group.box());
        empty.width = Math.max(0, right - left);
        builder.add(
            left + relativeX(group.box()),
            (count == 0 ? top : tops[group.firstRow()] - spacingY) + relativeY(group.box()),
            empty.build());
        continue;
      }
      int first = group.firstRow();
      int last = first + group.rowCount() - 1;
      BoxFragment.Builder groupBuilder = new BoxFragment.Builder(group.box());
      groupBuilder.width = Math.max(0, right - left);
      groupBuilder.height = tops[last] + heights.heights[last] - tops[first];
      for (int r = first; r <= last; r++) {
        ElementBox box = grid.rows.get(r).box();
        groupBuilder.add(
            relativeX(box),
            tops[r] - tops[first] + relativeY(box),
            row(r, groupBuilder.width, left, tops[r]));
      }
      builder.add(
          left + relativeX(group.box()),
          tops[first] + relativeY(group.box()),
          finish(groupBuilder));
    }
    if (count > 0) {
      builder.firstBaseline = tops[0] + baseline(0);
      builder.lastBaseline = tops[count - 1] + baseline(count - 1);
    }
    return tops;
  }

  private float baseline(int row) {
    return heights.baselines[row] > 0 ? heights.baselines[row] : heights.heights[row];
  }

  private BoxFragment row(int r, float width, float left, float top) {
    KeptRow.Placed placed = before[r];
    float height = heights.heights[r];
    TableGrid.Row row = grid.rows.get(r);
    float[] spans = heightsOfSpanning(row);
    if (placed != null && placed.isFor(height, spans, heightIsSaid)) {
      return placed.fragment();
    }
    if (placed != null) {
      measure(row); // only the cells' fragments are missing
    }
    boolean rtl = table.style().direction() == Direction.RTL;
    BoxFragment.Builder builder = new BoxFragment.Builder(row.box());
    builder.width = width;
    builder.height = height;
    builder.firstBaseline = baseline(r);
    int index = row.firstCell();
    for (TableGrid.Cell cell : row.cells()) {
      BoxFragment fragment = finished(cell, fragments[index], heightOf(cell), heights.baselines[r]);
      float cellX = columns.x()[cell.column()] - left;
      if (rtl) {
        cellX = width - cellX - fragment.width();
      }
      if (cellAreas.length > 0) {
        cellAreas[index] = Rect.makeXYWH(left + cellX, top, fragment.width(), fragment.height());
      }
      index++;
      if (collapsed[r] && cell.rowSpan() == 1 || isCollapsed(grid.columns.get(cell.column()))) {
        continue;
      }
      builder.add(cellX + relativeX(cell.box()), relativeY(cell.box()), fragment);
    }
    BoxFragment fragment = finish(builder);
    kept.keep(
        row.box(), new KeptRow.Placed(columns, needs[r], height, spans, heightIsSaid, fragment));
    return fragment;
  }

  /// The height of the rows that a cell is in.
  private float heightOf(TableGrid.Cell cell) {
    float height = spacingY * (cell.rowSpan() - 1);
    for (int r = cell.row(); r < cell.row() + cell.rowSpan(); r++) {
      height += heights.heights[r];
    }
    return height;
  }

  private float[] heightsOfSpanning(TableGrid.Row row) {
    List<TableGrid.Cell> cells = row.spanning();
    float[] spans = cells.isEmpty() ? NONE : new float[cells.size()];
    for (int i = 0; i < spans.length; i++) {
      spans[i] = heightOf(cells.get(i));
    }
    return spans;
  }

  private float relativeX(ElementBox part) {
    return FloatStyles.isRelative(part) ? BoxModel.relativeX(part, columns.gridWidth()) : 0;
  }

  /// Percentages refer to the height that is said of the part around.
  private float relativeY(ElementBox part) {
    if (!FloatStyles.isRelative(part)) {
      return 0;
    }
    ElementBox around = part.parent();
    Size height =
        around == null || around.isAnonymous() ? SizeKeyword.AUTO : around.style().height();
    boolean definite = height instanceof LengthPercentage length && !length.hasPercent();
    return BoxModel.relativeY(part, definite ? height.resolveOr(0, 0) : Px.INDEFINITE);
  }

  private BoxFragment finish(BoxFragment.Builder builder) {
    BoxFragment fragment = builder.build();
    return fragment.outOfFlow().isEmpty() ? fragment : context.placeOutOfFlow(fragment);
  }
}
