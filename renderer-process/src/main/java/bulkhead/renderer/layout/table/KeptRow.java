package bulkhead.renderer.layout.table;

import bulkhead.renderer.layout.fragment.BoxFragment;
import bulkhead.renderer.layout.tree.ElementBox;
import bulkhead.renderer.layout.tree.KeptLayout;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What a row's box keeps for the layouts of its table; the box forgets it when anything in it
/// changes.
sealed interface KeptRow extends KeptLayout {
  /// It was not laid out since it changed, but the table knows its cells.
  record Known() implements KeptRow {}

  /// It was laid out.
  ///
  /// @param columns the columns it was laid out in
  /// @param needs what it needs of height
  /// @param height of the row
  /// @param spans heights of its cells that are in the rows below it, too, in order
  /// @param heightIsSaid whether the table said one
  record Placed(
      KeptTable.Columns columns,
      RowHeights.Needs needs,
      float height,
      float[] spans,
      boolean heightIsSaid,
      BoxFragment fragment)
      implements KeptRow {
    /// Whether it would be the same in these heights.
    boolean isFor(float wantedHeight, float[] wantedSpans, boolean wantedIsSaid) {
      return wantedHeight == height
          && wantedIsSaid == heightIsSaid
          && Arrays.equals(wantedSpans, spans);
    }
  }

  KeptRow KNOWN = new Known();

  /// The row as it was laid out in these columns, if it is as it was.
  static @Nullable Placed of(ElementBox row, KeptTable.Columns columns) {
    return row.cachedLayout instanceof Placed placed && placed.columns == columns ? placed : null;
  }

  @Override
  default boolean isCurrent() {
    return true;
  }

  @Override
  default @Nullable KeptLayout outdated(int sameAtStart, int sameAtEnd) {
    return null;
  }
}
