package bulkhead.renderer.layout.table;

import bulkhead.renderer.css.value.BorderCollapse;
import bulkhead.renderer.css.value.Direction;
import bulkhead.renderer.css.value.LengthPercentage;
import bulkhead.renderer.css.value.Size;
import bulkhead.renderer.layout.fragment.BorderLine;
import bulkhead.renderer.layout.fragment.BoxFragment;
import bulkhead.renderer.layout.fragment.BoxModel;
import bulkhead.renderer.layout.fragment.ConstraintSpace;
import bulkhead.renderer.layout.fragment.Insets;
import bulkhead.renderer.layout.fragment.LayoutContext;
import bulkhead.renderer.layout.fragment.MarginStrut;
import bulkhead.renderer.layout.fragment.MinMax;
import bulkhead.renderer.layout.fragment.Px;
import bulkhead.renderer.layout.fragment.TableParts;
import bulkhead.renderer.layout.tree.ElementBox;
import io.github.humbleui.types.Rect;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Lays out one table with its captions (CSS 2.2 §17).
///
/// ```
/// fragment <table>     captions, and in between the table's border box (TableParts)
///   row group
///     row
///       cell           its contents moved down by vertical-align
/// ```
public final class TableLayout {
  private final LayoutContext context;
  private final ElementBox table;
  private final KeptTable kept;
  private final TableGrid grid;
  private @Nullable ColumnWidths columnWidths;
  private final boolean collapse;
  private final @Nullable CollapsedBorders borders;
  private final float spacingX;
  private final float spacingY;

  private TableLayout(LayoutContext context, ElementBox table) {
    this.context = context;
    this.table = table;
    // These are inherited, so they hold for anonymous tables too.
    collapse = table.style().borderCollapse() == BorderCollapse.COLLAPSE;
    kept = KeptTable.of(table, collapse);
    grid = kept.grid;
    borders = kept.borders;
    spacingX = collapse ? 0 : table.style().borderSpacingX();
    // As in Chromium, rows without any cell have no spacing around them.
    spacingY = collapse || grid.cells.isEmpty() ? 0 : table.style().borderSpacingY();
  }

  public static BoxFragment layout(LayoutContext context, ElementBox box, ConstraintSpace space) {
    return new TableLayout(context, box).layout(space);
  }

  /// Of the border box.
  public static MinMax contentSizes(LayoutContext context, ElementBox box) {
    TableLayout layout = new TableLayout(context, box);
    MinMax sizes = layout.sizes(Float.NaN, layout.countsPercentages());
    // As in Chromium, what asks for its size counts the spacing around the columns it has not.
    return layout.grid.columnCount == 0 && box.style().width().isAuto()
        ? sizes.plus(2 * layout.spacingX)
        : sizes;
  }

  /// Of the border box, as if its width were `auto`.
  public static MinMax sizesOfContents(LayoutContext context, ElementBox box) {
    TableLayout layout = new TableLayout(context, box);
    return layout.contentSizes(Float.NaN, layout.countsPercentages());
  }

  /// As in Chromium, percentages of columns make no table wide that is in a cell, a flex or a grid
  /// container, unless a box between has a width of its own.
  private boolean countsPercentages() {
    for (ElementBox each = table.parent(); each != null; each = each.parent()) {
      switch (each.kind()) {
        case TABLE_CELL, FLEX, GRID -> {
          return false;
        }
        case BLOCK -> {
          if (!each.isAnonymous() && each.style().width() instanceof LengthPercentage) {
            return true;
          }
        }
        case ROOT, INLINE, BREAK, REPLACED, TABLE, TABLE_ROW_GROUP, TABLE_ROW -> {}
        case TABLE_CAPTION, TABLE_COLUMN_GROUP, TABLE_COLUMN, MARKER -> {}
      }
    }
    return true;
  }

  private Insets edges(float basis) {
    Insets border = BoxModel.border(table);
    return collapse ? border : border.plus(BoxModel.padding(table, basis));
  }

  private boolean isFixedLayout() {
    return !table.isAnonymous()
        && table.style().tableLayout() == bulkhead.renderer.css.value.TableLayout.FIXED
        && !table.style().width().isAuto();
  }

  private ColumnWidths columnWidths() {
    ColumnWidths known = columnWidths;
    if (known == null) {
      known = isFixedLayout() ? ColumnWidths.fixed(grid, spacingX) : kept.widths(context, spacingX);
      columnWidths = known;
    }
    return known;
  }

  private MinMax contentSizes(float basis, boolean percentages) {
    MinMax content = columnWidths().contentSizes(percentages).plus(edges(basis).horizontal());
    float captions = 0;
    for (ElementBox caption : grid.topCaptions) {
      captions = Math.max(captions, captionMin(caption));
    }
    for (ElementBox caption : grid.bottomCaptions) {
      captions = Math.max(captions, captionMin(caption));
    }
    return content.union(new MinMax(captions, captions));
  }

  private MinMax sizes(float basis, boolean percentages) {
    float e = edges(basis).horizontal();
    MinMax content = contentSizes(basis, percentages);
    Size width = BoxModel.widthProperty(table);
    if (width instanceof LengthPercentage length && !length.hasPercent()) {
      float fixed = Math.max(content.min(), BoxModel.toBorderBoxWidth(table, length.resolve(0), e));
      return new MinMax(fixed, fixed);
    }
    return content;
  }

  private float captionMin(ElementBox caption) {
    return context.contentSizes(caption).min() + BoxModel.margin(caption, Float.NaN).horizontal();
  }

  // ---------------------------------------------------------------- layout

  private BoxFragment layout(ConstraintSpace space) {
    Insets edges = edges(space.percentageWidth());
    ColumnWidths columns = columnWidths();
    MinMax sizes = sizes(space.percentageWidth(), true);
    float width;
    if (Px.isDefinite(space.fixedWidth())) {
      width = Math.max(space.fixedWidth(), contentSizes(space.percentageWidth(), true).min());
    } else {
      width =
          BoxModel.width(
              context,
              table,
              BoxModel.widthProperty(table),
              edges.horizontal(),
              space.percentageWidth(),
              space.availableWidth());
      if (!Px.isDefinite(width)) {
        width = sizes.fit(space.availableWidth());
      }
      width =
          Math.max(
              sizes.min(),
              BoxModel.limitWidth(
                  context,
                  table,
                  width,
                  edges.horizontal(),
                  space.percentageWidth(),
                  space.availableWidth()));
    }
    width = Px.clamp(width);
    float gridWidth = width - edges.horizontal();
    float[] widths = snapped(columns.distribute(gridWidth, isFixedLayout()));
    float[] x = new float[grid.columnCount + 1];
    boolean anyColumn = columns.separate(0, grid.columnCount) > 0;
    float at = edges.left() + (anyColumn ? spacingX : 0);
    float removed = 0;
    for (int i = 0; i < grid.columnCount; i++) {
      x[i] = at;
      if (columns.isMerged(i)) {
        continue;
      }
      if (TableRows.isCollapsed(grid.columns.get(i))) {
        removed += widths[i] + spacingX;
      } else {
        at += widths[i] + spacingX;
      }
    }
    x[grid.columnCount] = at;
    width -= removed;

    BoxFragment.Builder builder = new BoxFragment.Builder(table);
    builder.width = width;
    builder.border = BoxModel.border(table);
    builder.padding = collapse ? Insets.NONE : BoxModel.padding(table, space.percentageWidth());
    float y = 0;
    for (ElementBox caption : grid.topCaptions) {
      y = addCaption(builder, caption, width, y);
    }
    float top = y;
    KeptTable.Columns placed = kept.columns(new KeptTable.Columns(widths, x, gridWidth));
    TableRows rows = new TableRows(context, table, kept, columns, placed, spacingX, spacingY);
    rows.measure();
    float contentHeight = rows.heights.total();
    float wanted =
        Px.isDefinite(space.fixedHeight())
            ? Math.max(0, space.fixedHeight() - top - captionHeights(grid.bottomCaptions, width))
            : BoxModel.height(
                table, BoxModel.heightProperty(table), edges.vertical(), space.percentageHeight());
    float natural = contentHeight + edges.vertical();
    float height = Px.isDefinite(wanted) ? Math.max(wanted, natural) : natural;
    height =
        Math.max(
            natural,
            BoxModel.limitHeight(table, height, edges.vertical(), space.percentageHeight()));
    rows.heightIsSaid = Px.isDefinite(wanted);
    rows.heights.stretch(height - edges.vertical());
    height -= rows.removeCollapsed();
    float[] rowTops = rows.place(builder, top + edges.top());
    addColumns(builder, x, widths, rowTops);
    y = top + height;
    for (ElementBox caption : grid.bottomCaptions) {
      y = addCaption(builder, caption, width, y);
    }
    builder.height = Math.max(0, y); // margins of captions may be negative
    builder.endMargins =
        MarginStrut.EMPTY.append(BoxModel.margin(table, space.percentageWidth()).bottom());
    List<BorderLine> lines = List.of();
    if (borders != null && grid.columnCount > 0) {
      lines = borders.lines(x, rowTops);
    }
    List<TableParts.Column> parts = columnParts(x, rowTops, rows.cellAreas());
    if (!lines.isEmpty() || !parts.isEmpty() || top > 0 || y > top + height) {
      builder.extra = new TableParts(0, top, width, height, lines, parts);
    }
    return builder.build();
  }

  /// Columns and their groups have boxes too: over all rows, without the spacing around them.
  private void addColumns(BoxFragment.Builder builder, float[] x, float[] widths, float[] rowTops) {
    float top = rowTops[0];
    float height =
        rowTops.length < 2 ? 0 : Math.max(0, rowTops[rowTops.length - 1] - spacingY - top);
    Map<ElementBox, float[]> extents = new LinkedHashMap<>();
    for (int i = 0; i < grid.columnCount; i++) {
      ElementBox column = grid.columns.get(i);
      for (ElementBox each = column; each != null && each != table; each = each.parent()) {
        float[] extent = extents.computeIfAbsent(each, key -> new float[] {Px.MAX, -Px.MAX});
        float left = columnWidths().isMerged(i) ? x[0] : x[i];
        extent[0] = Math.min(extent[0], left);
        extent[1] = Math.max(extent[1], left + (TableRows.isCollapsed(column) ? 0 : widths[i]));
      }
    }
    boolean rtl = table.style().direction() == Direction.RTL;
    float ends = x[0] + x[grid.columnCount] - spacingX;
    extents.forEach(
        (column, extent) -> {
          BoxFragment.Builder part = new BoxFragment.Builder(column);
          part.width = extent[1] - extent[0];
          part.height = part.width > 0 ? height : 0;
          builder.add(rtl ? ends - extent[1] : extent[0], top, part.build());
        });
  }

  /// CSS 2.2 §17.5.1: where the backgrounds of columns and column groups are.
  private List<TableParts.Column> columnParts(float[] x, float[] rowTops, Rect[] cellAreas) {
    List<TableParts.Column> out = new ArrayList<>();
    if (grid.rows.isEmpty()) {
      return out;
    }
    for (TableGrid.ColumnRange range : grid.ranges) {
      int end = Math.min(range.first() + range.count(), grid.columnCount);
      if (range.box().isAnonymous()
          || !range.box().style().hasBackground()
          || range.first() >= end) {
        continue;
      }
      List<Rect> cells = new ArrayList<>();
      for (int i = 0; i < cellAreas.length; i++) {
        int column = grid.cells.get(i).column();
        if (column >= range.first() && column < end) {
          cells.add(cellAreas[i]);
        }
      }
      float left = x[range.first()];
      float right = x[end] - spacingX;
      if (table.style().direction() == Direction.RTL) {
        float mirror = x[0] + x[grid.columnCount] - spacingX;
        float swap = mirror - right;
        right = mirror - left;
        left = swap;
      }
      float bottom = rowTops[rowTops.length - 1] - spacingY;
      if (right > left && bottom > rowTops[0]) {
        out.add(
            new TableParts.Column(
                range.box(), Rect.makeLTRB(left, rowTops[0], right, bottom), cells));
      }
    }
    return out;
  }

  private static float[] snapped(float[] widths) {
    float[] out = new float[widths.length];
    for (int i = 0; i < widths.length; i++) {
      out[i] = Px.round(widths[i]);
    }
    return out;
  }

  private float captionHeights(List<ElementBox> captions, float width) {
    float sum = 0;
    for (ElementBox caption : captions) {
      sum += layoutCaption(caption, width).height() + BoxModel.margin(caption, width).vertical();
    }
    return sum;
  }

  private BoxFragment layoutCaption(ElementBox caption, float width) {
    Insets margin = BoxModel.margin(caption, width);
    return context.layout(
        caption,
        ConstraintSpace.of(
            Math.max(0, width - margin.horizontal()),
            width,
            Px.INDEFINITE,
            ConstraintSpace.WidthMode.STRETCH));
  }

  private float addCaption(BoxFragment.Builder builder, ElementBox caption, float width, float y) {
    Insets margin = BoxModel.margin(caption, width);
    BoxFragment fragment = layoutCaption(caption, width);
    builder.add(margin.left(), y + margin.top(), fragment);
    return y + margin.vertical() + fragment.height();
  }
}
