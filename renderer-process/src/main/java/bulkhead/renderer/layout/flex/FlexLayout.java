package bulkhead.renderer.layout.flex;

import bulkhead.renderer.css.value.AlignKeyword;
import bulkhead.renderer.css.value.SizeKeyword;
import bulkhead.renderer.layout.fragment.BoxFragment;
import bulkhead.renderer.layout.fragment.BoxModel;
import bulkhead.renderer.layout.fragment.ConstraintSpace;
import bulkhead.renderer.layout.fragment.FloatStyles;
import bulkhead.renderer.layout.fragment.Insets;
import bulkhead.renderer.layout.fragment.LayoutContext;
import bulkhead.renderer.layout.fragment.MarginStrut;
import bulkhead.renderer.layout.fragment.MinMax;
import bulkhead.renderer.layout.fragment.Px;
import bulkhead.renderer.layout.tree.Box;
import bulkhead.renderer.layout.tree.ElementBox;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lays out one flex container. https://www.w3.org/TR/css-flexbox-1/#layout-algorithm (§9)
public final class FlexLayout {
  private final FlexContainer flex;
  private final List<FlexItem> items = new ArrayList<>();
  private final List<ElementBox> outOfFlow = new ArrayList<>();
  private final List<FlexLine> lines = new ArrayList<>();

  private FlexLayout(LayoutContext context, ElementBox container) {
    flex = new FlexContainer(context, container);
  }

  public static BoxFragment layout(LayoutContext context, ElementBox box, ConstraintSpace space) {
    return new FlexLayout(context, box).layout(space);
  }

  private BoxFragment layout(ConstraintSpace space) {
    flex.determineSizes(space);
    float width = flex.width;
    FlexBaseSizes baseSizes = new FlexBaseSizes(flex);
    FlexCrossSizes crossSizes = new FlexCrossSizes(flex);
    FlexAlignment alignment = new FlexAlignment(flex, crossSizes);
    BoxFragment.Builder builder = new BoxFragment.Builder(flex.container);
    builder.border = BoxModel.border(flex.container);
    builder.padding = BoxModel.padding(flex.container, space.percentageWidth());
    builder.width = width;

    generateItems(); // §9.1 step 1
    // Step 2 (available space): done above.
    for (FlexItem item : items) {
      if (!item.hasBaseSizes) {
        baseSizes.determine(item); // §9.2 step 3
      }
    }
    // Step 4 (main size of the container): its width is known; a column's height follows from the
    // lines.
    collectLines(space); // §9.3 step 5
    if (!flex.row && !Px.isDefinite(flex.mainSize)) {
      flex.mainSize = columnMainSize(space, width);
    }
    for (FlexLine line : lines) {
      FlexibleLengths.resolve(line, flex.mainSize, flex.mainGap); // §9.3 step 6, by §9.7
    }
    for (FlexItem item : items) {
      crossSizes.determineHypothetical(item); // §9.4 step 7
    }
    for (FlexLine line : lines) {
      crossSizes.ofLine(line); // step 8
    }
    crossSizes.limitSingleLine(lines, space, width);
    crossSizes.stretchLines(lines); // step 9
    // FIXME: step 10 (visibility: collapse) is missing: such items are laid out as if visible.
    for (FlexLine line : lines) {
      for (FlexItem item : line.items) {
        crossSizes.determineUsed(item, line); // step 11
      }
      alignment.distributeMainSpace(line); // §9.5 step 12
    }
    float usedCross = crossSizes.ofContainer(lines, space, width); // §9.6 step 15
    alignment.alignLines(lines, usedCross); // step 16
    for (FlexLine line : lines) {
      alignment.alignInCrossAxis(line); // steps 13 and 14
    }
    float contentHeight = flex.row ? usedCross : flex.mainSize;
    builder.height =
        BoxModel.usedHeight(
            flex.container, space, flex.edges, width, contentHeight + flex.edges.vertical());
    placeItems(builder, usedCross);
    for (ElementBox box : outOfFlow) {
      alignment.waitAtStaticPosition(builder, box);
    }
    builder.endMargins =
        MarginStrut.EMPTY.append(BoxModel.margin(flex.container, space.percentageWidth()).bottom());
    return builder.build();
  }

  // ---------------------------------------------------------------- §9.1 Initial setup

  private void generateItems() {
    KeptItems kept = KeptItems.of(flex);
    List<Box> children = flex.container.children();
    @Nullable FlexItem[] all = new FlexItem[children.size()];
    boolean ordered = false;
    for (int i = 0; i < all.length; i++) {
      if (!(children.get(i) instanceof ElementBox box)) {
        continue;
      }
      if (box.isOutOfFlow()) {
        outOfFlow.add(box);
        continue;
      }
      FlexItem known = kept == null ? null : kept.find(box, i, all.length);
      FlexItem item = known == null ? newItem(box) : known;
      all[i] = item;
      items.add(item);
      ordered |= item.order != 0;
    }
    if (ordered) {
      items.sort(Comparator.comparingInt(item -> item.order));
    }
    KeptItems.keep(flex, all);
  }

  private FlexItem newItem(ElementBox box) {
    boolean[] autos = {
      flex.row ? BoxModel.isAutoMarginLeft(box) : BoxModel.isAutoMarginTop(box),
      flex.row ? BoxModel.isAutoMarginRight(box) : BoxModel.isAutoMarginBottom(box),
      flex.row ? BoxModel.isAutoMarginTop(box) : BoxModel.isAutoMarginLeft(box),
      flex.row ? BoxModel.isAutoMarginBottom(box) : BoxModel.isAutoMarginRight(box)
    };
    return new FlexItem(
        box,
        BoxModel.margin(box, flex.contentWidth),
        BoxModel.border(box).plus(BoxModel.padding(box, flex.contentWidth)),
        flex.row,
        autos,
        flex.alignSelf(box));
  }

  // ---------------------------------------------------------------- §9.3 Main size determination

  /// Step 5.
  private void collectLines(ConstraintSpace space) {
    float room = flex.mainSize;
    if (!Px.isDefinite(room)) {
      float max =
          BoxModel.height(
              flex.container,
              flex.container.isAnonymous() ? SizeKeyword.NONE : flex.style.maxHeight(),
              flex.edges.vertical(),
              space.percentageHeight());
      room = Px.isDefinite(max) ? max - flex.edges.vertical() : Px.MAX;
    }
    FlexLine line = new FlexLine();
    float used = 0;
    for (FlexItem item : items) {
      float outer = item.outerHypothetical();
      if (flex.wraps && !line.items.isEmpty() && used + flex.mainGap + outer > room + 1f / 64) {
        lines.add(line);
        line = new FlexLine();
        used = 0;
      }
      used += outer + (line.items.isEmpty() ? 0 : flex.mainGap);
      line.items.add(item);
    }
    if (!line.items.isEmpty()) {
      lines.add(line);
    }
  }

  /// Height of a column container whose height is `auto`: that of its longest line.
  private float columnMainSize(ConstraintSpace space, float width) {
    float longest = 0;
    for (FlexLine line : lines) {
      float sum = flex.mainGap * (line.items.size() - 1);
      for (FlexItem item : line.items) {
        sum += item.outerHypothetical();
      }
      longest = Math.max(longest, sum);
    }
    return BoxModel.usedHeight(
            flex.container, space, flex.edges, width, longest + flex.edges.vertical())
        - flex.edges.vertical();
  }

  // ---------------------------------------------------------------- fragments

  private void placeItems(BoxFragment.Builder builder, float usedCross) {
    for (FlexLine line : lines) {
      float lineStart =
          flex.crossFlipped ? usedCross - line.crossOffset - line.crossSize : line.crossOffset;
      for (FlexItem item : line.items) {
        BoxFragment fragment = item.laidOut();
        float main =
            flex.reverse ? flex.mainSize - item.mainOffset - item.outerTarget() : item.mainOffset;
        float cross = lineStart + item.crossOffset;
        float x = flex.edges.left() + item.margin.left() + (flex.row ? main : cross);
        float y = flex.edges.top() + item.margin.top() + (flex.row ? cross : main);
        float rx =
            FloatStyles.isRelative(item.box) ? BoxModel.relativeX(item.box, flex.contentWidth) : 0;
        float ry =
            FloatStyles.isRelative(item.box)
                ? BoxModel.relativeY(item.box, flex.percentageHeight)
                : 0;
        builder.add(Px.floor(x) + rx, Px.floor(y) + ry, fragment);
        builder.inFlowRight =
            Math.max(builder.inFlowRight, x + fragment.width() + item.margin.right());
        builder.inFlowBottom =
            Math.max(builder.inFlowBottom, y + fragment.height() + item.margin.bottom());
        item.finalTop = y;
      }
    }
    if (!lines.isEmpty()) {
      baselines(builder);
    }
  }

  /// §8.5: of the item on the first or last line that is aligned by its baseline, or else of the
  /// first or last item; of its border box where it has none.
  private void baselines(BoxFragment.Builder builder) {
    FlexItem first = lines.getFirst().items.getFirst();
    for (FlexItem item : lines.getFirst().items.reversed()) {
      first = flex.row && alignsBaseline(item, AlignKeyword.BASELINE) ? item : first;
    }
    FlexItem last = lines.getLast().items.getLast();
    for (FlexItem item : lines.getLast().items) {
      last = flex.row && alignsBaseline(item, AlignKeyword.LAST_BASELINE) ? item : last;
    }
    float up = first.laidOut().firstBaseline();
    builder.firstBaseline = first.finalTop + (Float.isNaN(up) ? first.laidOut().height() : up);
    float down = last.laidOut().lastBaseline();
    builder.lastBaseline = last.finalTop + (Float.isNaN(down) ? last.laidOut().height() : down);
  }

  private static boolean alignsBaseline(FlexItem item, AlignKeyword keyword) {
    return item.align == keyword && !item.autoMarginCrossStart && !item.autoMarginCrossEnd;
  }

  // ---------------------------------------------------------------- §9.9 Intrinsic sizes

  /// Of the contents, without border and padding.
  public static MinMax contentSizes(LayoutContext context, ElementBox box) {
    FlexContainer flex = new FlexContainer(context, box);
    float gap = FlexContainer.gap(flex.row ? box.style().columnGap() : SizeKeyword.AUTO, Float.NaN);
    float min = 0;
    float max = 0;
    boolean first = true;
    for (Box child : box.children()) {
      if (!(child instanceof ElementBox item) || item.isOutOfFlow()) {
        continue;
      }
      Insets margin = BoxModel.margin(item, Float.NaN);
      float height = flex.row && !flex.wraps ? context.measuredHeight() : Px.INDEFINITE;
      boolean decided =
          Px.isDefinite(height) && flex.isStretched(item) && BoxModel.heightProperty(item).isAuto();
      MinMax sizes =
          (decided
                  ? context.contentSizes(item, height, Math.max(0, height - margin.vertical()))
                  : context.contentSizes(item))
              .plus(margin.horizontal());
      if (flex.row) {
        max += sizes.max() + (first ? 0 : gap);
        min = flex.wraps ? Math.max(min, sizes.min()) : min + sizes.min() + (first ? 0 : gap);
      } else {
        min = Math.max(min, sizes.min());
        max = Math.max(max, sizes.max());
      }
      first = false;
    }
    return new MinMax(Px.clamp(min), Px.clamp(Math.max(min, max)));
  }
}
