package bulkhead.renderer.layout.table;

import bulkhead.renderer.css.value.Display;
import bulkhead.renderer.css.value.LengthPercentage;
import bulkhead.renderer.css.value.Size;
import bulkhead.renderer.css.value.SizeKeyword;
import bulkhead.renderer.layout.fragment.BoxModel;
import bulkhead.renderer.layout.fragment.Px;
import bulkhead.renderer.layout.tree.ElementBox;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/// Heights of a table's rows: what their cells need, and how they share out what the table has
/// more (css-tables-3 §3.9 and §3.10, as Chromium reads them).
final class RowHeights {
  private final TableGrid grid;
  private final float spacing;
  final float[] heights;

  /// Baseline of each row, from its top edge; 0 without one.
  final float[] baselines;

  /// Whether a row or a cell of it says a height.
  private final boolean[] specified;

  /// The largest percentage that a row or a cell of it says, as a share; NaN without one.
  private final float[] shares;

  /// What a row needs, by itself.
  ///
  /// @param height least, of its cells that are in no other row
  /// @param baseline from its top edge; 0 without one
  /// @param specified whether it or a cell of it says a height
  /// @param share the largest percentage that it or a cell of it says, as a share; NaN without one
  /// @param spans least heights of its cells that are in the rows below it, too, in order
  record Needs(float height, float baseline, boolean specified, float share, float[] spans) {}

  RowHeights(TableGrid grid, float spacing) {
    this.grid = grid;
    this.spacing = spacing;
    int count = grid.rows.size();
    heights = new float[count];
    baselines = new float[count];
    specified = new boolean[count];
    shares = new float[count];
  }

  void set(int row, Needs needs) {
    heights[row] = needs.height;
    baselines[row] = needs.baseline;
    specified[row] = needs.specified;
    shares[row] = needs.share;
  }

  /// What a row needs in whose cells that much was laid out.
  static Needs needs(TableGrid.Row row, float height, float baseline, float[] spans) {
    boolean specified = isLength(row.box());
    float share = share(row.box());
    for (TableGrid.Cell cell : row.cells()) {
      if (cell.rowSpan() == 1) {
        specified |= isLength(cell.box());
        float own = share(cell.box());
        share = Float.isNaN(share) ? own : Float.isNaN(own) ? share : Math.max(share, own);
      }
    }
    return new Needs(height, baseline, specified, share, spans);
  }

  private static boolean isLength(ElementBox box) {
    Size size = BoxModel.heightProperty(box);
    return size instanceof LengthPercentage && !size.isPercent();
  }

  private static float share(ElementBox box) {
    Size size = BoxModel.heightProperty(box);
    return size.isPercent() ? size.resolveOr(1, 0) : Float.NaN;
  }

  /// Rows are at least as high as they say.
  void raiseToOwn() {
    for (int r = 0; r < heights.length; r++) {
      ElementBox box = grid.rows.get(r).box();
      float own = BoxModel.height(box, BoxModel.heightProperty(box), 0, Px.INDEFINITE);
      if (Px.isDefinite(own)) {
        heights[r] = Math.max(heights[r], own);
      }
    }
  }

  /// A cell over several rows is at least that high.
  void raiseSpan(TableGrid.Cell cell, float height) {
    int end = cell.row() + cell.rowSpan();
    grow(cell.row(), end, height - sum(cell.row(), end), Px.INDEFINITE);
  }

  /// Row groups are at least as high as they say.
  void raiseGroups() {
    for (TableGrid.Group group : grid.groups) {
      ElementBox box = group.box();
      float own = BoxModel.height(box, BoxModel.heightProperty(box), 0, Px.INDEFINITE);
      if (Px.isDefinite(own) && group.rowCount() > 0) {
        growGroup(group, own - heightOf(group), own);
      }
    }
  }

  float total() {
    return heights.length == 0 ? 0 : sum(0, heights.length) + 2 * spacing;
  }

  /// Rows with the spacing between them.
  private float sum(int from, int end) {
    float sum = spacing * (end - from - 1);
    for (int r = from; r < end; r++) {
      sum += heights[r];
    }
    return sum;
  }

  private float heightOf(TableGrid.Group group) {
    return sum(group.firstRow(), group.firstRow() + group.rowCount());
  }

  /// Shares out the height of the table: to groups that say a percentage as far as that goes, then
  /// to bodies without a height, else to any group without one, else to all.
  void stretch(float height) {
    float extra = height - total();
    if (extra <= 0 || heights.length == 0) {
      return;
    }
    float inside = height - 2 * spacing;
    List<TableGrid.Group> groups = new ArrayList<>();
    for (TableGrid.Group group : grid.groups) {
      if (group.rowCount() > 0) {
        groups.add(group);
      }
    }
    for (TableGrid.Group group : groups) {
      Size size = BoxModel.heightProperty(group.box());
      if (size.isPercent()) {
        float missing = Math.min(extra, size.resolveOr(inside, 0) - heightOf(group));
        if (missing > 0) {
          growGroup(group, missing, inside);
          extra -= missing;
        }
      }
    }
    List<TableGrid.Group> growing = new ArrayList<>(groups);
    growing.removeIf(group -> !isAuto(group) || !isBody(group));
    if (growing.isEmpty()) {
      growing.addAll(groups);
      growing.removeIf(group -> !isAuto(group));
    }
    if (growing.isEmpty()) {
      growing = groups;
    }
    float all = 0;
    for (TableGrid.Group group : growing) {
      all += heightOf(group);
    }
    for (TableGrid.Group group : growing) {
      float share = all > 0 ? heightOf(group) / all : 1f / growing.size();
      growGroup(group, extra * share, inside);
    }
  }

  private static boolean isAuto(TableGrid.Group group) {
    return BoxModel.heightProperty(group.box()) == SizeKeyword.AUTO;
  }

  private static boolean isBody(TableGrid.Group group) {
    return group.box().isAnonymous() || group.box().style().display() == Display.TABLE_ROW_GROUP;
  }

  private void growGroup(TableGrid.Group group, float extra, float basis) {
    grow(group.firstRow(), group.firstRow() + group.rowCount(), extra, basis);
  }

  /// Shares out height among rows: to those that say a percentage as far as that goes, then in
  /// proportion to what they have to those that say nothing, else to empty ones, else to all.
  ///
  /// @param basis what percentages refer to, or NaN
  private void grow(int from, int end, float extra, float basis) {
    float left = extra;
    if (left <= 0) {
      return;
    }
    boolean percentages = Px.isDefinite(basis);
    if (percentages) {
      float missing = 0;
      for (int r = from; r < end; r++) {
        missing += missing(r, basis);
      }
      if (missing > 0) {
        float part = Math.min(1, left / missing);
        for (int r = from; r < end; r++) {
          heights[r] += part * missing(r, basis);
        }
        left -= part * missing;
      }
    }
    if (left <= 0) {
      return;
    }
    IntPredicate free = r -> !specified[r] && !(percentages && !Float.isNaN(shares[r]));
    float has = sumOf(from, end, r -> free.test(r));
    if (has > 0) {
      addInProportion(from, end, free, left / has);
      return;
    }
    int empty = 0;
    for (int r = from; r < end; r++) {
      empty += free.test(r) ? 1 : 0;
    }
    float all = sumOf(from, end, r -> true);
    for (int r = from; r < end; r++) {
      if (empty > 0) {
        heights[r] += free.test(r) ? left / empty : 0;
      } else {
        heights[r] += all > 0 ? left * heights[r] / all : left / (end - from);
      }
    }
  }

  private float missing(int row, float basis) {
    return Float.isNaN(shares[row]) ? 0 : Math.max(0, shares[row] * basis - heights[row]);
  }

  private float sumOf(int from, int end, IntPredicate which) {
    float sum = 0;
    for (int r = from; r < end; r++) {
      sum += which.test(r) ? heights[r] : 0;
    }
    return sum;
  }

  private void addInProportion(int from, int end, IntPredicate which, float factor) {
    for (int r = from; r < end; r++) {
      heights[r] += which.test(r) ? heights[r] * factor : 0;
    }
  }
}
