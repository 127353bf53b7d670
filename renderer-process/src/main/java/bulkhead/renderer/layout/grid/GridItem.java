package bulkhead.renderer.layout.grid;

import bulkhead.renderer.css.value.Alignment;
import bulkhead.renderer.css.value.LengthPercentage;
import bulkhead.renderer.layout.fragment.BoxFragment;
import bulkhead.renderer.layout.fragment.BoxModel;
import bulkhead.renderer.layout.fragment.Insets;
import bulkhead.renderer.layout.fragment.KeptFragments;
import bulkhead.renderer.layout.fragment.MinMax;
import bulkhead.renderer.layout.tree.ElementBox;
import bulkhead.renderer.style.ComputedStyle;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A grid item while it is laid out. Lines count from 0 at the implicit grid's start.
final class GridItem {
  final ElementBox box;

  /// The box's when this was made; null for an anonymous one.
  private final @Nullable ComputedStyle style;

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

  // What was found out about the box, and for what: it goes on being true while the box is as it
  // is.

  private @Nullable MinMax sizes;
  private float sizesFor;
  private @Nullable Insets unsizedMargin;
  private @Nullable Insets unsizedEdges;
  private @Nullable Insets margin;
  private @Nullable Insets edges;
  private float marginFor;

  /// The fragment before the rows have heights, and the area that it was laid out in.
  private @Nullable BoxFragment measured;

  private float measuredWidth;
  private float measuredHeight;

  /// What was made of that in its area.
  private @Nullable BoxFragment last;

  private @Nullable BoxFragment lastMeasured;
  private float lastWidth;
  private float lastHeight;

  GridItem(ElementBox box, Alignment justify, Alignment align) {
    this.box = box;
    this.style = box.isAnonymous() ? null : box.style();
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

  /// Whether the box is as it was when this was laid out.
  boolean isCurrent() {
    return fragment != null && KeptFragments.holds(box.cachedLayout, fragment);
  }

  /// Takes the place of an item that was made for the same element before its contents changed.
  ///
  /// @return whether it has the same properties, so that only contents can make a difference
  boolean replaces(GridItem before) {
    if (style == null
        || style != before.style
        || box.element() != before.box.element()
        || box.pseudo() != before.box.pseudo()
        || box.kind() != before.box.kind()
        || !(style.minWidth().isAuto() || style.minWidth() instanceof LengthPercentage)) {
      return false;
    }
    columnStart = before.columnStart;
    columnEnd = before.columnEnd;
    rowStart = before.rowStart;
    rowEnd = before.rowEnd;
    knownHeight = before.knownHeight;
    return true;
  }

  /// @param found the min-content and max-content width
  /// @return whether they are what they were, if anybody asked
  boolean contributesAs(GridItem before, MinMax found) {
    MinMax known = before.sizes(knownHeight);
    return known == null || known.equals(found);
  }

  /// Min-content and max-content width, if they are known for that height of the area.
  @Nullable MinMax sizes(float height) {
    return sizes != null && Float.compare(sizesFor, height) == 0 ? sizes : null;
  }

  MinMax keepSizes(MinMax found, float height) {
    sizes = found;
    sizesFor = height;
    return found;
  }

  /// The margins while the width of the area is unknown.
  Insets unsizedMargin() {
    Insets known = unsizedMargin;
    if (known == null) {
      known = BoxModel.margin(box, Float.NaN);
      unsizedMargin = known;
    }
    return known;
  }

  /// Border and padding, likewise.
  Insets unsizedEdges() {
    Insets known = unsizedEdges;
    if (known == null) {
      known = BoxModel.border(box).plus(BoxModel.padding(box, Float.NaN));
      unsizedEdges = known;
    }
    return known;
  }

  /// The margins in an area of that width.
  Insets margin(float areaWidth) {
    Insets known = margin;
    if (known == null || edges == null || Float.compare(marginFor, areaWidth) != 0) {
      known = BoxModel.margin(box, areaWidth);
      margin = known;
      edges = BoxModel.border(box).plus(BoxModel.padding(box, areaWidth));
      marginFor = areaWidth;
    }
    return known;
  }

  /// Border and padding in an area of that width.
  Insets edges(float areaWidth) {
    margin(areaWidth);
    return Objects.requireNonNull(edges);
  }

  /// The fragment that was measured in an area of that size, if it was.
  @Nullable BoxFragment measured(float areaWidth, float areaHeight) {
    return measured != null
            && measuredWidth == areaWidth
            && Float.compare(measuredHeight, areaHeight) == 0
        ? measured
        : null;
  }

  BoxFragment keepMeasured(BoxFragment made, float areaWidth, float areaHeight) {
    measured = made;
    measuredWidth = areaWidth;
    measuredHeight = areaHeight;
    return made;
  }

  /// What was made of the present fragment in an area of that size, if that was done.
  @Nullable BoxFragment last(float areaWidth, float areaHeight) {
    return last != null
            && lastMeasured == fragment
            && lastWidth == areaWidth
            && lastHeight == areaHeight
        ? last
        : null;
  }

  void keepLast(BoxFragment made, BoxFragment of, float areaWidth, float areaHeight) {
    last = made;
    lastMeasured = of;
    lastWidth = areaWidth;
    lastHeight = areaHeight;
  }

  BoxFragment laidOut() {
    BoxFragment done = fragment;
    if (done == null) {
      throw new IllegalStateException("not laid out: " + box);
    }
    return done;
  }
}
