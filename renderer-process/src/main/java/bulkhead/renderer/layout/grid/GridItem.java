package bulkhead.renderer.layout.grid;

import bulkhead.renderer.css.value.Alignment;
import bulkhead.renderer.layout.fragment.BoxFragment;
import bulkhead.renderer.layout.tree.ElementBox;
import org.jspecify.annotations.Nullable;

/// A grid item while it is laid out. Lines count from 0 at the implicit grid's start.
final class GridItem {
  final ElementBox box;

  /// In the inline axis; never `auto`.
  final Alignment justify;

  /// In the block axis; never `auto`.
  final Alignment align;

  int columnStart;
  int columnEnd;
  int rowStart;
  int rowEnd;

  /// The fragment of the latest layout.
  @Nullable BoxFragment fragment;

  /// Added before the item (or behind it) so that baselines meet in its row (§12.5 step 1).
  float rowShim;

  /// The same in its column.
  float columnShim;

  /// Of its area, where that is known before rows are sized; else NaN.
  float knownHeight = Float.NaN;

  /// Of the border box in the container's, once placed.
  float finalTop;

  GridItem(ElementBox box, Alignment justify, Alignment align) {
    this.box = box;
    this.justify = justify;
    this.align = align;
  }

  int start(boolean columns) {
    return columns ? columnStart : rowStart;
  }

  int end(boolean columns) {
    return columns ? columnEnd : rowEnd;
  }

  int span(boolean columns) {
    return end(columns) - start(columns);
  }

  void setShim(boolean columns, float shim) {
    if (columns) {
      columnShim = shim;
    } else {
      rowShim = shim;
    }
  }

  void setLines(boolean columns, int start, int end) {
    if (columns) {
      columnStart = start;
      columnEnd = end;
    } else {
      rowStart = start;
      rowEnd = end;
    }
  }

  BoxFragment laidOut() {
    BoxFragment done = fragment;
    if (done == null) {
      throw new IllegalStateException("not laid out: " + box);
    }
    return done;
  }
}
