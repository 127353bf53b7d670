package bulkhead.renderer.layout.flex;

import bulkhead.renderer.css.value.AlignKeyword;
import bulkhead.renderer.css.value.Size;
import bulkhead.renderer.layout.fragment.BoxFragment;
import bulkhead.renderer.layout.fragment.BoxModel;
import bulkhead.renderer.layout.fragment.ConstraintSpace;
import bulkhead.renderer.layout.fragment.FloatStyles;
import bulkhead.renderer.layout.fragment.Px;
import bulkhead.renderer.layout.tree.Box;
import bulkhead.renderer.layout.tree.ElementBox;
import bulkhead.renderer.layout.tree.ElementBox.Kind;
import java.util.List;

/// How large items, lines and at last the container are along the cross axis (§9.4, and step 15).
final class FlexCrossSizes {
  private final FlexContainer flex;

  FlexCrossSizes(FlexContainer flex) {
    this.flex = flex;
  }

  /// Step 7.
  void determineHypothetical(FlexItem item) {
    BoxFragment fragment = item.hypothetical;
    if (fragment == null || item.hypotheticalFor != item.targetMainSize) {
      fragment = flex.context.layout(item.box, flex.itemSpace(item));
      item.hypothetical = fragment;
      item.hypotheticalFor = item.targetMainSize;
      item.stretched = null;
    }
    item.fragment = fragment;
    item.crossSize = flex.row ? fragment.height() : fragment.width();
  }

  /// Step 8.
  void ofLine(FlexLine line) {
    float largest = 0;
    float below = 0;
    float above = 0;
    for (FlexItem item : line.items) {
      largest = Math.max(largest, item.outerCross());
      if (!alignsBaseline(item)) {
        continue;
      }
      float up = itemBaseline(item);
      float down = item.outerCross() - up;
      if (isFromBottom(item)) {
        line.endBaseline = Math.max(line.endBaseline, down);
        above = Math.max(above, up);
      } else {
        line.baseline = Math.max(line.baseline, up);
        below = Math.max(below, down);
      }
    }
    line.crossSize =
        !flex.wraps && Px.isDefinite(flex.crossSize)
            ? flex.crossSize
            : Math.max(largest, Math.max(line.baseline + below, line.endBaseline + above));
  }

  /// First baselines are aligned from the line's cross-start edge, last ones from its cross-end
  /// edge (§8.3); each edge has its own group of items.
  private boolean isFromBottom(FlexItem item) {
    return (item.align == AlignKeyword.LAST_BASELINE) != flex.crossFlipped;
  }

  /// From the top of the line to the margin edge of an item that is aligned by its baseline.
  float baselineOffset(FlexItem item, FlexLine line) {
    float baseline = isFromBottom(item) ? line.crossSize - line.endBaseline : line.baseline;
    return baseline - itemBaseline(item);
  }

  private boolean alignsBaseline(FlexItem item) {
    return flex.row
        && (item.align == AlignKeyword.BASELINE || item.align == AlignKeyword.LAST_BASELINE)
        && !item.autoMarginCrossStart
        && !item.autoMarginCrossEnd;
  }

  /// Below the item's margin edge.
  private static float itemBaseline(FlexItem item) {
    BoxFragment fragment = item.laidOut();
    float baseline =
        item.align == AlignKeyword.LAST_BASELINE
            ? fragment.lastBaseline()
            : fragment.firstBaseline();
    return item.margin.top() + (Float.isNaN(baseline) ? fragment.height() : baseline);
  }

  /// Step 8, at its end: the one line of a single-line container obeys the container's minimum and
  /// maximum.
  void limitSingleLine(List<FlexLine> lines, ConstraintSpace space, float width) {
    if (!flex.wraps && flex.row && !lines.isEmpty() && !Px.isDefinite(flex.crossSize)) {
      FlexLine line = lines.getFirst();
      line.crossSize =
          BoxModel.usedHeight(
                  flex.container, space, flex.edges, width, line.crossSize + flex.edges.vertical())
              - flex.edges.vertical();
    }
  }

  /// Step 9.
  void stretchLines(List<FlexLine> lines) {
    AlignKeyword align = flex.style.alignContent().keyword();
    if (!Px.isDefinite(flex.crossSize)
        || !flex.wraps
        || (align != AlignKeyword.STRETCH && align != AlignKeyword.NORMAL)) {
      return;
    }
    float free = flex.crossSize - total(lines);
    if (free > 0 && !lines.isEmpty()) {
      for (FlexLine line : lines) {
        line.crossSize += free / lines.size();
      }
    }
  }

  /// Step 11.
  void determineUsed(FlexItem item, FlexLine line) {
    if (!flex.stretches(item)) {
      return;
    }
    Size property = flex.row ? BoxModel.heightProperty(item.box) : BoxModel.widthProperty(item.box);
    if (!property.isAuto()) {
      return;
    }
    float wanted = Math.max(0, line.crossSize - item.marginCross);
    if (item.stretched == null || item.stretchedFor != wanted) {
      stretch(item, wanted);
      item.stretched = item.fragment;
      item.stretchedCrossSize = item.crossSize;
      item.stretchedFor = wanted;
    }
    item.fragment = item.stretched;
    item.crossSize = item.stretchedCrossSize;
  }

  private void stretch(FlexItem item, float wanted) {
    if (flex.row) {
      float height =
          Px.floor(
              BoxModel.limitHeight(item.box, wanted, item.edges.vertical(), flex.percentageHeight));
      if (height != item.laidOut().height() || hasPercentageHeights(item.box)) {
        item.fragment =
            flex.context.layout(item.box, flex.itemSpace(item).withFixedHeight(height, true));
      }
      item.crossSize = height;
    } else {
      float width =
          Px.floor(
              BoxModel.limitWidth(
                  flex.context,
                  item.box,
                  wanted,
                  item.edges.horizontal(),
                  flex.contentWidth,
                  wanted));
      if (width != item.laidOut().width()) {
        item.fragment = flex.context.layout(item.box, flex.itemSpace(item).withFixedWidth(width));
      }
      item.crossSize = width;
    }
  }

  /// Children that take a share of the item's height, which is definite only now (§9.4 step 11), or
  /// of that of an item in a column that this makes definite.
  private static boolean hasPercentageHeights(ElementBox box) {
    boolean column = box.kind() == Kind.FLEX && !box.style().flexDirection().isRow();
    for (Box child : box.children()) {
      if (child instanceof ElementBox element
          && (element.isAnonymous()
              ? hasPercentageHeights(element)
              : column && hasPercentageHeights(element)
                  || element.style().height().isPercent()
                  || element.style().minHeight().isPercent()
                  || element.style().maxHeight().isPercent()
                  || FloatStyles.isRelative(element)
                      && (element.style().top().isPercent()
                          || element.style().bottom().isPercent()))) {
        return true;
      }
    }
    return false;
  }

  /// Of all lines and the gaps between them.
  float total(List<FlexLine> lines) {
    float total = lines.isEmpty() ? 0 : flex.crossGap * (lines.size() - 1);
    for (FlexLine line : lines) {
      total += line.crossSize;
    }
    return total;
  }

  /// Step 15.
  float ofContainer(List<FlexLine> lines, ConstraintSpace space, float width) {
    if (!flex.row || Px.isDefinite(flex.crossSize)) {
      return flex.crossSize;
    }
    return BoxModel.usedHeight(
            flex.container, space, flex.edges, width, total(lines) + flex.edges.vertical())
        - flex.edges.vertical();
  }
}
