package bulkhead.renderer.layout.flex;

import bulkhead.renderer.css.value.AlignKeyword;
import bulkhead.renderer.css.value.Direction;
import bulkhead.renderer.css.value.FlexDirection;
import bulkhead.renderer.css.value.FlexWrap;
import bulkhead.renderer.css.value.Size;
import bulkhead.renderer.layout.fragment.BoxModel;
import bulkhead.renderer.layout.fragment.ConstraintSpace;
import bulkhead.renderer.layout.fragment.Insets;
import bulkhead.renderer.layout.fragment.LayoutContext;
import bulkhead.renderer.layout.fragment.Px;
import bulkhead.renderer.layout.tree.ElementBox;
import bulkhead.renderer.layout.tree.ElementBox.Kind;
import bulkhead.renderer.style.ComputedStyle;

/// What the steps of the layout of one flex container know of it. Sizes are of its content box.
final class FlexContainer {
  final LayoutContext context;
  final ElementBox container;
  final ComputedStyle style;
  final boolean row;
  final boolean reverse;
  final boolean wraps;
  final boolean wrapReverse;

  /// The cross axis is the inline axis and runs from right to left.
  final boolean crossRtl;

  /// Cross start is the bottom or right edge.
  final boolean crossFlipped;

  /// Border plus padding.
  Insets edges = Insets.NONE;

  /// Of the border box.
  float width;

  float contentWidth;

  /// Inner sizes of the container; NaN where not definite.
  float mainSize;

  float crossSize;
  float percentageHeight;
  float mainGap;
  float crossGap;

  FlexContainer(LayoutContext context, ElementBox container) {
    this.context = context;
    this.container = container;
    style = container.style();
    FlexDirection direction = style.flexDirection();
    row = direction.isRow();
    boolean rtl = style.direction() == Direction.RTL;
    reverse = row ? direction.isReverse() != rtl : direction.isReverse();
    wraps = style.flexWrap() != FlexWrap.NOWRAP;
    wrapReverse = style.flexWrap() == FlexWrap.WRAP_REVERSE;
    crossRtl = !row && rtl;
    crossFlipped = wrapReverse != crossRtl;
  }

  /// Step 2 of §9.2: what is known of the sizes before the items are looked at.
  void determineSizes(ConstraintSpace space) {
    edges = BoxModel.border(container).plus(BoxModel.padding(container, space.percentageWidth()));
    width = BoxModel.usedWidth(context, container, space, edges, space.availableWidth());
    contentWidth = Math.max(0, width - edges.horizontal());
    percentageHeight = BoxModel.childPercentageHeight(container, space, edges, width);
    float definiteHeight = BoxModel.definiteHeight(container, space, edges, width);
    if (!Px.isDefinite(definiteHeight) && !row && wraps && Px.isDefinite(percentageHeight)) {
      definiteHeight = percentageHeight + edges.vertical(); // from an aspect ratio
    }
    float innerHeight =
        Px.isDefinite(definiteHeight)
            ? Math.max(
                0,
                (Px.isDefinite(space.fixedHeight())
                        ? definiteHeight
                        : BoxModel.limitHeight(
                            container, definiteHeight, edges.vertical(), space.percentageHeight()))
                    - edges.vertical())
            : Px.INDEFINITE;
    mainSize = row ? contentWidth : innerHeight;
    crossSize = row ? innerHeight : contentWidth;
    mainGap = gap(row ? style.columnGap() : style.rowGap(), mainSize);
    crossGap = gap(row ? style.rowGap() : style.columnGap(), crossSize);
  }

  static float gap(Size size, float basis) {
    return Math.max(0, size.resolveOr(Px.isDefinite(basis) ? basis : 0, 0));
  }

  AlignKeyword alignSelf(ElementBox box) {
    AlignKeyword own = box.isAnonymous() ? AlignKeyword.AUTO : box.style().alignSelf().keyword();
    return own == AlignKeyword.AUTO ? style.alignItems().keyword() : own;
  }

  boolean isStretched(ElementBox box) {
    AlignKeyword align = alignSelf(box);
    return (align == AlignKeyword.STRETCH || align == AlignKeyword.NORMAL)
        && !BoxModel.isAutoMarginTop(box)
        && !BoxModel.isAutoMarginBottom(box);
  }

  /// For measuring an item of a column: its width is its own.
  ConstraintSpace columnSpace(FlexItem item) {
    boolean stretches =
        stretches(item) && BoxModel.widthProperty(item.box).isAuto() && lineCrossIsContainer();
    return ConstraintSpace.of(
        Math.max(0, contentWidth - item.marginCross),
        contentWidth,
        percentageHeight,
        stretches && item.box.kind() != Kind.REPLACED
            ? ConstraintSpace.WidthMode.STRETCH
            : ConstraintSpace.WidthMode.FIT_CONTENT);
  }

  boolean lineCrossIsContainer() {
    return !wraps;
  }

  boolean stretches(FlexItem item) {
    return (item.align == AlignKeyword.STRETCH || item.align == AlignKeyword.NORMAL)
        && !item.autoMarginCrossStart
        && !item.autoMarginCrossEnd;
  }

  ConstraintSpace itemSpace(FlexItem item) {
    float main = Px.floor(item.targetMainSize);
    if (row) {
      return ConstraintSpace.of(
              Math.max(0, contentWidth - item.marginMain),
              contentWidth,
              percentageHeight,
              ConstraintSpace.WidthMode.FIT_CONTENT)
          .withFixedWidth(main);
    }
    // Css-flexbox §9.8: a height that is that of the contents is none to take percentages of.
    boolean definite = Px.isDefinite(percentageHeight) || item.hasDefiniteBasis;
    return columnSpace(item).withFixedHeight(main, definite);
  }
}
