package bulkhead.renderer.layout.grid;

import bulkhead.renderer.css.value.AlignKeyword;
import bulkhead.renderer.css.value.Direction;
import bulkhead.renderer.css.value.WritingMode;
import bulkhead.renderer.layout.fragment.BoxFragment;
import bulkhead.renderer.layout.fragment.BoxModel;
import bulkhead.renderer.layout.fragment.Insets;
import bulkhead.renderer.layout.fragment.TurnedBaselines;
import bulkhead.renderer.layout.inline.FontBaseline;
import bulkhead.renderer.layout.tree.ElementBox;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Baseline alignment of the items of one grid: which of them share a baseline, and how far each
/// is moved from its area's edge so that they meet (CSS Box Alignment 3 §9.1, Grid 2 §12.5 step 1).
/// Owned by `RendererMain`.
///
/// An item is aligned from the edge where its block axis starts; those that are aligned from the
/// other one are a group of their own. What has no baseline along an axis gets one from its border
/// box.
final class GridBaselines {
  private final ElementBox container;
  private final WritingMode mode;
  private final boolean rtl;

  /// Whether the inline axis of a vertical container starts at the top of the page.
  private final boolean startsAtTop;

  GridBaselines(ElementBox container) {
    this.container = container;
    mode = container.viewedIn();
    rtl = container.style().direction() == Direction.RTL;
    startsAtTop = rtl == (mode == WritingMode.SIDEWAYS_LR);
  }

  /// Whether the item is aligned so in its column (`justify-self`) or row (`align-self`).
  static boolean participates(GridItem item, boolean column) {
    AlignKeyword keyword = (column ? item.justify : item.align).keyword();
    boolean baseline = keyword == AlignKeyword.BASELINE || keyword == AlignKeyword.LAST_BASELINE;
    return baseline
        && (column
            ? !BoxModel.isAutoMarginLeft(item.box) && !BoxModel.isAutoMarginRight(item.box)
            : !BoxModel.isAutoMarginTop(item.box) && !BoxModel.isAutoMarginBottom(item.box));
  }

  /// Finds the shims of an axis. All items that take part are laid out.
  ///
  void align(List<GridItem> items, boolean column, Margins margins) {
    for (GridItem item : items) {
      item.setShim(column, 0);
    }
    Map<Sharing, Float> furthest = new HashMap<>();
    for (GridItem item : items) {
      if (participates(item, column)) {
        furthest.merge(sharing(item, column), fromEdge(item, column, margins.of(item)), Math::max);
      }
    }
    for (GridItem item : items) {
      if (participates(item, column)) {
        float most = furthest.getOrDefault(sharing(item, column), 0f);
        item.setShim(column, most - fromEdge(item, column, margins.of(item)));
      }
    }
  }

  /// Items for which this is equal share their baselines.
  private record Sharing(int track, boolean atEnd) {}

  private Sharing sharing(GridItem item, boolean column) {
    boolean atEnd = isAtEnd(item, column);
    return new Sharing(track(item, column, atEnd), atEnd);
  }

  /// The margins of an item as far as they are known.
  interface Margins {
    Insets of(GridItem item);
  }

  private static int track(GridItem item, boolean column, boolean atEnd) {
    return atEnd ? item.end(column) : item.start(column);
  }

  private static boolean isLast(GridItem item, boolean column) {
    return (column ? item.justify : item.align).keyword() == AlignKeyword.LAST_BASELINE;
  }

  /// Whether the item is moved from the end edge of its area.
  boolean isAtEnd(GridItem item, boolean column) {
    WritingMode own = item.box.writingMode();
    boolean turned = own.isHorizontal() != mode.isHorizontal();
    boolean reversed;
    if (!column) {
      reversed = !turned && isRightToLeft(own) != isRightToLeft(mode);
    } else if (!turned) {
      reversed = !mode.isHorizontal() && !startsAtTop;
    } else {
      reversed = mode.isHorizontal() ? isRightToLeft(own) != rtl : !startsAtTop;
    }
    return reversed != isLast(item, column);
  }

  /// Whether lines follow each other from right to left.
  private static boolean isRightToLeft(WritingMode mode) {
    return mode == WritingMode.VERTICAL_RL || mode == WritingMode.SIDEWAYS_RL;
  }

  /// From the margin edge that the item is moved from to its baseline.
  private float fromEdge(GridItem item, boolean column, Insets margin) {
    BoxFragment fragment = item.laidOut();
    float baseline = column ? inColumn(item) : inRow(item);
    if (column) {
      boolean left = isAtEnd(item, true) == rtl;
      return left ? baseline + margin.left() : fragment.width() - baseline + margin.right();
    }
    return isAtEnd(item, false)
        ? fragment.height() - baseline + margin.bottom()
        : baseline + margin.top();
  }

  /// From the top of the item's border box.
  private float inRow(GridItem item) {
    BoxFragment fragment = item.laidOut();
    boolean last = isLast(item, false);
    float baseline = last ? fragment.lastBaseline() : fragment.firstBaseline();
    BoxFragment onPage = TurnedBaselines.onPage(fragment);
    if (onPage != null && !item.box.writingMode().isHorizontal()) {
      float x = TurnedBaselines.of(onPage, last);
      baseline = isRightToLeft(mode) ? onPage.width() - x : x;
    }
    if (!Float.isNaN(baseline)) {
      return baseline;
    }
    return FontBaseline.of(container) == FontBaseline.CENTRAL
        ? fragment.height() / 2
        : FontBaseline.isOverBehind(container) ? 0 : fragment.height();
  }

  /// From the left of the item's border box, as the lines of the container see it.
  private float inColumn(GridItem item) {
    BoxFragment fragment = item.laidOut();
    WritingMode own = item.box.writingMode();
    boolean turned = own.isHorizontal() != mode.isHorizontal();
    boolean last = isLast(item, true);
    float width = fragment.width();
    float baseline = Float.NaN;
    if (mode.isHorizontal()) {
      baseline = turned ? TurnedBaselines.of(fragment, last) : Float.NaN;
    } else {
      BoxFragment onPage = TurnedBaselines.onPage(fragment);
      if (turned && onPage != null) {
        float y = last ? onPage.lastBaseline() : onPage.firstBaseline();
        baseline = mode == WritingMode.SIDEWAYS_LR ? width - y : y;
      }
    }
    if (!Float.isNaN(baseline)) {
      return baseline;
    }
    if (FontBaseline.of(container) == FontBaseline.CENTRAL) {
      return width / 2;
    }
    return mode.isHorizontal()
        ? own == WritingMode.SIDEWAYS_LR ? width : 0 // the under edge of vertical lines
        : mode == WritingMode.SIDEWAYS_LR ? 0 : width; // the bottom edge on the page
  }
}
