package bulkhead.renderer.layout.table;

import bulkhead.renderer.css.value.LengthPercentage;
import bulkhead.renderer.css.value.Size;
import bulkhead.renderer.layout.fragment.BoxModel;
import bulkhead.renderer.layout.fragment.Insets;
import bulkhead.renderer.layout.fragment.LayoutContext;
import bulkhead.renderer.layout.fragment.MinMax;
import bulkhead.renderer.layout.fragment.Px;
import bulkhead.renderer.layout.tree.ElementBox;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/// Widths of a table's columns: what they need (CSS Tables 3 §3.8.2) and what they get (§3.9.3).
final class ColumnWidths {
  private final int count;
  final float[] min;
  final float[] max;

  /// Of the table's width, or NaN.
  final float[] percent;

  /// In fixed layout: the padding and borders that a percentage does not count in.
  private final float[] percentEdges;

  /// The column has a width in px.
  final boolean[] constrained;

  /// Columns that no cell begins in and that have no width of their own count for nothing, not
  /// even for the spacing (CSS Tables 3 §3.4, track merging).
  private final boolean[] merged;

  private final float spacing;

  /// In automatic layout: what each cell asked for, least and most.
  private final float[] cellMin;

  private final float[] cellMax;

  /// In automatic layout: [#min] and [#max] without the cells over several columns, and how many
  /// cells ask for just that.
  private float[] singleMin = {};

  private float[] singleMax = {};
  private int[] askForMin = {};
  private int[] askForMax = {};

  private ColumnWidths(int count, int cells, float spacing) {
    cellMin = new float[cells];
    cellMax = new float[cells];
    this.count = count;
    this.spacing = spacing;
    min = new float[count];
    max = new float[count];
    percent = new float[count];
    percentEdges = new float[count];
    constrained = new boolean[count];
    merged = new boolean[count];
    for (int i = 0; i < count; i++) {
      percent[i] = Float.NaN;
    }
  }

  /// Automatic layout: from the contents of all cells.
  static ColumnWidths automatic(LayoutContext context, TableGrid grid, float spacing) {
    ColumnWidths widths = new ColumnWidths(grid.columnCount, grid.cells.size(), spacing);
    for (int i = 0; i < grid.columnCount; i++) {
      ElementBox column = grid.columns.get(i);
      if (column != null && !column.isAnonymous()) {
        widths.specify(i, column.style().width());
        float least = column.style().minWidth().resolveOr(0, 0);
        widths.min[i] = Math.max(widths.min[i], least);
        widths.max[i] = Math.max(widths.max[i], least);
      }
    }
    for (int i = 0; i < widths.count; i++) {
      widths.merged[i] = !widths.constrained[i] && Float.isNaN(widths.percent[i]);
    }
    List<TableGrid.Cell> spanning = new ArrayList<>();
    int number = 0;
    for (TableGrid.Cell cell : grid.cells) {
      MinMax sizes = cellSizes(context, cell.box());
      widths.cellMin[number] = sizes.min();
      widths.cellMax[number++] = sizes.max();
      widths.merged[cell.column()] = false;
      if (cell.columnSpan() > 1) {
        spanning.add(cell);
        continue;
      }
      int i = cell.column();
      widths.min[i] = Math.max(widths.min[i], sizes.min());
      Size property = BoxModel.widthProperty(cell.box());
      if (isFixed(property)) {
        float fixed = Math.max(sizes.min(), fixedWidth(cell.box(), property));
        widths.max[i] =
            widths.constrained[i] ? Math.max(widths.max[i], fixed) : Math.max(fixed, sizes.min());
        widths.constrained[i] = true;
      } else {
        if (!widths.constrained[i]) {
          widths.max[i] = Math.max(widths.max[i], sizes.max());
        } else {
          widths.max[i] = Math.max(widths.max[i], sizes.min());
        }
        if (property instanceof LengthPercentage.Percent(float p) && p > 0) {
          widths.percent[i] = Float.isNaN(widths.percent[i]) ? p : Math.max(widths.percent[i], p);
        }
      }
    }
    for (int i = 0; i < widths.count; i++) {
      widths.max[i] = Math.max(widths.max[i], widths.min[i]);
    }
    widths.singleMin = spanning.isEmpty() ? widths.min : widths.min.clone();
    widths.singleMax = spanning.isEmpty() ? widths.max : widths.max.clone();
    widths.askForMin = new int[widths.count];
    widths.askForMax = new int[widths.count];
    for (number = 0; number < widths.cellMin.length; number++) {
      widths.count(grid.cells.get(number), number, 1);
    }
    spanning.sort(Comparator.comparingInt(TableGrid.Cell::columnSpan));
    for (TableGrid.Cell cell : spanning) {
      widths.spread(context, cell);
    }
    widths.limitPercentages();
    return widths;
  }

  /// Whether these are still the widths now that the cells of some rows have other contents and the
  /// same styles: then they take over what the cells ask for. One that asks for no more than
  /// another in its column makes no difference.
  boolean stay(LayoutContext context, TableGrid grid, BitSet rows) {
    for (int r = rows.nextSetBit(0); r >= 0; r = rows.nextSetBit(r + 1)) {
      TableGrid.Row row = grid.rows.get(r);
      for (int k = 0; k < row.cells().size(); k++) {
        TableGrid.Cell cell = row.cells().get(k);
        int number = row.firstCell() + k;
        MinMax sizes = cellSizes(context, cell.box());
        if (sizes.min() == cellMin[number] && sizes.max() == cellMax[number]) {
          continue;
        }
        if (cell.columnSpan() > 1) {
          if (!isCovered(cell, cellMin[number], cellMax[number])
              || !isCovered(cell, sizes.min(), sizes.max())) {
            return false;
          }
          cellMin[number] = sizes.min();
          cellMax[number] = sizes.max();
          continue;
        }
        int i = cell.column();
        if (constrained[i]
            || !Float.isNaN(percent[i])
            || sizes.min() > singleMin[i]
            || sizes.max() > singleMax[i]) {
          return false;
        }
        count(cell, number, -1);
        cellMin[number] = sizes.min();
        cellMax[number] = sizes.max();
        count(cell, number, 1);
        if (askForMin[i] == 0 || askForMax[i] == 0) {
          return false;
        }
      }
    }
    return true;
  }

  /// Whether a cell over several columns that asks for that much gets it from what the cells of one
  /// column make of them.
  private boolean isCovered(TableGrid.Cell cell, float least, float most) {
    Size property = BoxModel.widthProperty(cell.box());
    int to = cell.column() + cell.columnSpan();
    float inner = spacing * (separate(cell.column(), to) - 1);
    float covered = 0;
    float coveredMost = 0;
    for (int i = cell.column(); i < to; i++) {
      covered += singleMin[i];
      coveredMost += singleMax[i];
    }
    return (property.isAuto() || isFixed(property))
        && least - inner <= covered
        && (isFixed(property) ? Math.max(least, fixedWidth(cell.box(), property)) : most) - inner
            <= coveredMost;
  }

  private void count(TableGrid.Cell cell, int number, int by) {
    int i = cell.column();
    if (cell.columnSpan() == 1) {
      askForMin[i] += cellMin[number] == singleMin[i] ? by : 0;
      askForMax[i] += cellMax[number] == singleMax[i] ? by : 0;
    }
  }

  /// Fixed layout (CSS 2.2 §17.5.2.1): from the columns and the first row.
  static ColumnWidths fixed(TableGrid grid, float spacing) {
    ColumnWidths widths = new ColumnWidths(grid.columnCount, 0, spacing);
    for (int i = 0; i < grid.columnCount; i++) {
      ElementBox column = grid.columns.get(i);
      if (column != null && !column.isAnonymous()) {
        widths.specify(i, column.style().width());
        widths.min[i] = widths.max[i];
      }
    }
    if (!grid.rows.isEmpty()) {
      for (TableGrid.Cell cell : grid.rows.getFirst().cells()) {
        Size property = BoxModel.widthProperty(cell.box());
        for (int i = cell.column(); i < cell.column() + cell.columnSpan(); i++) {
          if (widths.constrained[i] || !Float.isNaN(widths.percent[i])) {
            continue;
          }
          if (isFixed(property)) {
            float each =
                (fixedWidth(cell.box(), property) - spacing * (cell.columnSpan() - 1))
                    / cell.columnSpan();
            widths.min[i] = Math.max(0, each);
            widths.max[i] = widths.min[i];
            widths.constrained[i] = true;
          } else if (property instanceof LengthPercentage.Percent(float p)) {
            widths.percent[i] = p / cell.columnSpan();
            widths.percentEdges[i] =
                fixedWidth(cell.box(), LengthPercentage.ZERO) / cell.columnSpan();
          }
        }
      }
    }
    widths.limitPercentages();
    return widths;
  }

  /// What a column says of itself (§3.8.2): a width in px is wanted, but may be fallen short of
  /// down to what the cells need.
  private void specify(int i, Size width) {
    if (isFixed(width)) {
      max[i] = Math.max(max[i], width.resolveOr(0, 0));
      constrained[i] = true;
    } else if (width instanceof LengthPercentage.Percent(float p) && p > 0) {
      percent[i] = p;
    }
  }

  private static boolean isFixed(Size size) {
    return size instanceof LengthPercentage length && !length.hasPercent() && length.resolve(0) > 0;
  }

  private static float fixedWidth(ElementBox cell, Size size) {
    Insets edges = BoxModel.border(cell).plus(BoxModel.padding(cell, Float.NaN));
    return BoxModel.toBorderBoxWidth(cell, size.resolveOr(0, 0), edges.horizontal());
  }

  /// Border-box sizes of a cell, `min-width` and `max-width` counted in, `width` not.
  private static MinMax cellSizes(LayoutContext context, ElementBox cell) {
    MinMax sizes = context.contentSizes(cell);
    if (cell.isAnonymous()) {
      return sizes;
    }
    Size minWidth = cell.style().minWidth();
    Size maxWidth = cell.style().maxWidth();
    float low = isFixed(minWidth) ? fixedWidth(cell, minWidth) : 0;
    float high = isFixed(maxWidth) ? fixedWidth(cell, maxWidth) : Px.MAX;
    float min = sizes.min();
    return new MinMax(
        Math.max(low, min), Math.max(low, Math.max(min, Math.min(high, sizes.max()))));
  }

  /// Gives a cell over several columns its due (§3.8.2): its min-content width is shared out as a
  /// table's width would be, what its max-content width lacks in proportion to theirs, to those
  /// without a width first.
  private void spread(LayoutContext context, TableGrid.Cell cell) {
    MinMax sizes = cellSizes(context, cell.box());
    Size property = BoxModel.widthProperty(cell.box());
    float wantMin = sizes.min();
    float wantMax =
        isFixed(property) ? Math.max(sizes.min(), fixedWidth(cell.box(), property)) : sizes.max();
    int from = cell.column();
    int to = from + cell.columnSpan();
    float inner = spacing * (separate(from, to) - 1);
    ColumnWidths spanned = range(from, to);
    if (wantMin - inner > sum(spanned.min)) {
      float[] shared = spanned.shareOut(wantMin - inner);
      for (int i = from; i < to; i++) {
        min[i] = Math.max(min[i], shared[i - from]);
      }
    }
    for (int i = from; i < to; i++) {
      max[i] = Math.max(max[i], min[i]);
    }
    share(max, from, to, wantMax - inner);
    if (property instanceof LengthPercentage.Percent(float p)) {
      float rest = p;
      int without = 0;
      for (int i = from; i < to; i++) {
        if (merged[i]) {
          continue;
        }
        if (Float.isNaN(percent[i])) {
          without++;
        } else {
          rest -= percent[i];
        }
      }
      if (without > 0 && rest > 0) {
        float total = 0;
        for (int i = from; i < to; i++) {
          total += Float.isNaN(percent[i]) ? max[i] : 0;
        }
        for (int i = from; i < to; i++) {
          if (Float.isNaN(percent[i]) && !merged[i]) {
            percent[i] = total > 0 ? rest * max[i] / total : rest / without;
          }
        }
      }
    }
  }

  /// A copy of some columns.
  private ColumnWidths range(int from, int to) {
    ColumnWidths part = new ColumnWidths(to - from, 0, spacing);
    System.arraycopy(min, from, part.min, 0, part.count);
    System.arraycopy(max, from, part.max, 0, part.count);
    System.arraycopy(percent, from, part.percent, 0, part.count);
    System.arraycopy(constrained, from, part.constrained, 0, part.count);
    System.arraycopy(merged, from, part.merged, 0, part.count);
    return part;
  }

  private void share(float[] widths, int from, int to, float wanted) {
    float have = 0;
    float flexible = 0;
    int flexibleCount = 0;
    float all = 0;
    for (int i = from; i < to; i++) {
      have += widths[i];
      all += max[i];
      if (!constrained[i] && Float.isNaN(percent[i]) && !merged[i]) {
        flexible += max[i];
        flexibleCount++;
      }
    }
    float lack = wanted - have;
    if (lack <= 0) {
      return;
    }
    boolean onlyFlexible = flexibleCount > 0;
    float total = onlyFlexible ? flexible : all;
    int columns = onlyFlexible ? flexibleCount : separate(from, to);
    for (int i = from; i < to; i++) {
      if (merged[i] || onlyFlexible && (constrained[i] || !Float.isNaN(percent[i]))) {
        continue;
      }
      widths[i] += total > 0 ? lack * max[i] / total : lack / columns;
    }
  }

  private void limitPercentages() {
    float left = 100;
    for (int i = 0; i < count; i++) {
      if (!Float.isNaN(percent[i])) {
        percent[i] = Math.max(0, Math.min(percent[i], left));
        left -= percent[i];
      }
    }
  }

  /// Whether the column has no room of its own.
  boolean isMerged(int column) {
    return merged[column];
  }

  /// How many columns in a range have room of their own.
  int separate(int from, int to) {
    int separate = 0;
    for (int i = from; i < to; i++) {
      separate += merged[i] ? 0 : 1;
    }
    return separate;
  }

  /// Sum of the columns and the spacing between them and around.
  private float withSpacing(float sum) {
    int separate = separate(0, count);
    return separate == 0 ? sum : sum + spacing * (separate + 1);
  }

  /// Min-content and max-content width of the grid, spacing included.
  /// @param percentages whether they count for the max-content width
  MinMax contentSizes(boolean percentages) {
    float minSum = 0;
    float maxSum = 0;
    float percentSum = 0;
    float others = 0;
    float needed = 0;
    for (int i = 0; i < count; i++) {
      minSum += min[i];
      maxSum += max[i];
      if (Float.isNaN(percent[i])) {
        others += max[i];
      } else {
        percentSum += percent[i];
        if (percent[i] > 0) {
          needed = Math.max(needed, max[i] * 100 / percent[i]);
        }
      }
    }
    if (percentages && percentSum > 0) {
      if (percentSum < 100) {
        needed = Math.max(needed, others * 100 / (100 - percentSum));
      } else if (others > 0) {
        needed = Px.MAX;
      }
      maxSum = Math.max(maxSum, Math.min(needed, Px.MAX));
    }
    return new MinMax(
        Px.clamp(withSpacing(minSum)), Px.clamp(withSpacing(Math.max(minSum, maxSum))));
  }

  /// Shares a width, spacing included, out to the columns.
  float[] distribute(float width, boolean fixedLayout) {
    float room = Math.max(0, width - withSpacing(0));
    if (fixedLayout) {
      return distributeFixed(room);
    }
    return shareOut(room);
  }

  /// CSS Tables 3 §3.9.3.1: by the guess that comes next to the room.
  private float[] shareOut(float room) {
    float[] percentGuess = min.clone();
    float[] fixedGuess = min.clone();
    float[] maxGuess = min.clone();
    for (int i = 0; i < count; i++) {
      if (!Float.isNaN(percent[i])) {
        float p = Math.max(min[i], percent[i] / 100 * room);
        percentGuess[i] = p;
        fixedGuess[i] = p;
        maxGuess[i] = p;
      } else if (constrained[i]) {
        fixedGuess[i] = max[i];
        maxGuess[i] = max[i];
      } else {
        maxGuess[i] = max[i];
      }
    }
    if (room <= sum(percentGuess)) {
      return between(min, percentGuess, room);
    }
    if (room <= sum(fixedGuess)) {
      return between(percentGuess, fixedGuess, room);
    }
    if (room <= sum(maxGuess)) {
      return between(fixedGuess, maxGuess, room);
    }
    return widen(maxGuess, room);
  }

  private static float sum(float[] widths) {
    float sum = 0;
    for (float width : widths) {
      sum += width;
    }
    return sum;
  }

  private static float[] between(float[] low, float[] high, float room) {
    float from = sum(low);
    float to = sum(high);
    if (room <= from || to <= from) {
      return low;
    }
    if (room >= to - 1f / 128) {
      return high;
    }
    float f = (room - from) / (to - from);
    float[] out = new float[low.length];
    for (int i = 0; i < low.length; i++) {
      out[i] = low[i] + (high[i] - low[i]) * f;
    }
    return out;
  }

  /// More room than everybody's max-content width: to columns without a width in proportion to
  /// that, else to those with a width in px, else to percentages.
  private float[] widen(float[] guess, float room) {
    float excess = room - sum(guess);
    float[] out = guess.clone();
    float auto = 0;
    int autoCount = 0;
    float fixed = 0;
    float percentSum = 0;
    for (int i = 0; i < count; i++) {
      if (!Float.isNaN(percent[i])) {
        percentSum += percent[i];
      } else if (constrained[i]) {
        fixed += max[i];
      } else if (!merged[i]) {
        auto += max[i];
        autoCount++;
      }
    }
    for (int i = 0; i < count; i++) {
      if (merged[i]) {
        continue;
      }
      boolean isPercent = !Float.isNaN(percent[i]);
      boolean isAuto = !isPercent && !constrained[i];
      if (autoCount > 0) {
        if (isAuto) {
          out[i] += auto > 0 ? excess * max[i] / auto : excess / autoCount;
        }
      } else if (fixed > 0) {
        if (!isPercent) {
          out[i] += excess * max[i] / fixed;
        }
      } else if (percentSum > 0) {
        out[i] += excess * percent[i] / percentSum;
      } else {
        out[i] += excess / count;
      }
    }
    return out;
  }

  private float[] distributeFixed(float room) {
    float[] out = new float[count];
    float used = 0;
    int auto = 0;
    for (int i = 0; i < count; i++) {
      if (!Float.isNaN(percent[i])) {
        out[i] = percent[i] / 100 * room + percentEdges[i];
      } else if (constrained[i]) {
        out[i] = max[i];
      } else {
        auto++;
      }
      used += out[i];
    }
    float rest = room - used;
    if (auto > 0) {
      for (int i = 0; i < count; i++) {
        if (Float.isNaN(percent[i]) && !constrained[i]) {
          out[i] = Math.max(0, rest) / auto;
        }
      }
    } else if (rest > 0 && used > 0) {
      for (int i = 0; i < count; i++) {
        out[i] += rest * out[i] / used;
      }
    }
    return out;
  }
}
