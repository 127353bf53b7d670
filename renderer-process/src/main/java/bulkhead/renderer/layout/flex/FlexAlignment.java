package bulkhead.renderer.layout.flex;

import bulkhead.renderer.css.value.AlignKeyword;
import bulkhead.renderer.css.value.Alignment;
import bulkhead.renderer.css.value.Direction;
import bulkhead.renderer.layout.fragment.BoxFragment;
import bulkhead.renderer.layout.fragment.OutOfFlow;
import bulkhead.renderer.layout.tree.ElementBox;
import java.util.List;

/// Where items and lines lie along both axes (§9.5 and §9.6).
final class FlexAlignment {
  private final FlexContainer flex;
  private final FlexCrossSizes sizes;

  FlexAlignment(FlexContainer flex, FlexCrossSizes sizes) {
    this.flex = flex;
    this.sizes = sizes;
  }

  /// Step 12.
  void distributeMainSpace(FlexLine line) {
    float used = flex.mainGap * (line.items.size() - 1);
    int autos = 0;
    for (FlexItem item : line.items) {
      used += item.outerTarget();
      autos += (item.autoMarginMainStart ? 1 : 0) + (item.autoMarginMainEnd ? 1 : 0);
    }
    float free = flex.mainSize - used;
    float each = autos > 0 && free > 0 ? free / autos : 0;
    float[] spread = {0, 0};
    if (autos == 0) {
      spread = spread(flex.style.justifyContent(), free, line.items.size(), true);
    }
    float at = spread[0];
    for (FlexItem item : line.items) {
      boolean startAuto = flex.reverse ? item.autoMarginMainEnd : item.autoMarginMainStart;
      boolean endAuto = flex.reverse ? item.autoMarginMainStart : item.autoMarginMainEnd;
      at += startAuto ? each : 0;
      item.mainOffset = at;
      at += item.outerTarget() + (endAuto ? each : 0) + flex.mainGap + spread[1];
    }
  }

  /// Where the first one begins, and what comes between (css-align-3 §5).
  private float[] spread(Alignment alignment, float free, int count, boolean main) {
    AlignKeyword keyword =
        free < 0 && alignment.safety() == Alignment.Safety.SAFE
            ? AlignKeyword.START
            : alignment.keyword();
    boolean reversed = main ? flex.style.flexDirection().isReverse() : flex.wrapReverse;
    float start = 0;
    float between = 0;
    switch (keyword) {
      case AUTO,
          NORMAL,
          STRETCH,
          BASELINE,
          LAST_BASELINE,
          FLEX_START,
          SELF_START,
          LEGACY,
          ANCHOR_CENTER ->
          start = 0;
      case FLEX_END, SELF_END -> start = free;
      case START -> start = reversed ? free : 0;
      case END -> start = reversed ? 0 : free;
      case LEFT -> start = (main && flex.row ? flex.reverse : reversed) ? free : 0;
      case RIGHT -> start = (main && flex.row ? !flex.reverse : reversed) ? free : 0;
      case CENTER -> start = free / 2;
      case SPACE_BETWEEN -> between = free > 0 && count > 1 ? free / (count - 1) : 0;
      case SPACE_AROUND -> {
        between = free > 0 ? free / count : 0;
        start = between / 2;
      }
      case SPACE_EVENLY -> {
        between = free > 0 ? free / (count + 1) : 0;
        start = between;
      }
    }
    return new float[] {start, between};
  }

  /// Step 16.
  void alignLines(List<FlexLine> lines, float usedCross) {
    float free = usedCross - sizes.total(lines);
    float[] spread =
        flex.wraps
            ? spread(flex.style.alignContent(), free, Math.max(1, lines.size()), false)
            : new float[] {0, 0};
    float at = spread[0];
    for (FlexLine line : lines) {
      line.crossOffset = at;
      at += line.crossSize + flex.crossGap + spread[1];
    }
  }

  /// Steps 13 and 14.
  void alignInCrossAxis(FlexLine line) {
    for (FlexItem item : line.items) {
      float free = line.crossSize - item.outerCross();
      if (item.autoMarginCrossStart || item.autoMarginCrossEnd) {
        item.crossOffset =
            free > 0 && item.autoMarginCrossStart ? (item.autoMarginCrossEnd ? free / 2 : free) : 0;
        continue;
      }
      // From the top or left of the line.
      float start = flex.crossRtl ? free : 0;
      float flexStart = flex.crossFlipped ? free : 0;
      AlignKeyword align = free < 0 && isSafe(item) ? AlignKeyword.START : item.align;
      item.crossOffset =
          switch (align) {
            case CENTER, ANCHOR_CENTER -> free / 2;
            case FLEX_END -> free - flexStart;
            case END -> free - start;
            case SELF_START -> !flex.row && isRtl(item) ? free : 0;
            case SELF_END -> !flex.row && isRtl(item) ? 0 : free;
            case BASELINE, LAST_BASELINE -> flex.row ? sizes.baselineOffset(item, line) : flexStart;
            case AUTO, NORMAL, STRETCH, FLEX_START -> flexStart;
            case START, LEFT, RIGHT -> start;
            case SPACE_BETWEEN, SPACE_AROUND, SPACE_EVENLY, LEGACY -> 0;
          };
    }
  }

  private boolean isSafe(FlexItem item) {
    Alignment own = item.box.isAnonymous() ? Alignment.AUTO : item.box.style().alignSelf();
    Alignment used = own.keyword() == AlignKeyword.AUTO ? flex.style.alignItems() : own;
    return used.safety() == Alignment.Safety.SAFE;
  }

  private static boolean isRtl(FlexItem item) {
    return item.box.style().direction() == Direction.RTL;
  }

  /// §4.1: as if it were the only item.
  void waitAtStaticPosition(BoxFragment.Builder builder, ElementBox box) {
    float main = spread(flex.style.justifyContent(), 1, 1, true)[0];
    main = flex.reverse ? 1 - main : main;
    float cross =
        switch (flex.alignSelf(box)) {
          case CENTER, ANCHOR_CENTER -> 0.5f;
          case END -> flex.crossRtl ? 0 : 1;
          case SELF_END, LAST_BASELINE -> 1;
          case FLEX_END -> flex.crossFlipped ? 0 : 1;
          case AUTO, NORMAL, STRETCH, FLEX_START -> flex.crossFlipped ? 1 : 0;
          case START -> flex.crossRtl ? 1 : 0;
          case BASELINE, SELF_START, LEFT, RIGHT -> 0;
          case SPACE_BETWEEN, SPACE_AROUND, SPACE_EVENLY, LEGACY -> 0;
        };
    builder.add(
        OutOfFlow.aligned(
            box,
            flex.edges.left(),
            flex.edges.top(),
            flex.edges.left() + flex.contentWidth,
            Math.max(flex.edges.top(), builder.height - flex.edges.bottom()),
            flex.row ? main : cross,
            flex.row ? cross : main));
  }
}
