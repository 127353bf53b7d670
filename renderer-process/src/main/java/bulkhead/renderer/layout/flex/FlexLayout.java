package bulkhead.renderer.layout.flex;

import bulkhead.renderer.css.value.AlignKeyword;
import bulkhead.renderer.css.value.Alignment;
import bulkhead.renderer.css.value.Direction;
import bulkhead.renderer.css.value.FlexDirection;
import bulkhead.renderer.css.value.FlexWrap;
import bulkhead.renderer.css.value.LengthPercentage;
import bulkhead.renderer.css.value.Size;
import bulkhead.renderer.css.value.SizeKeyword;
import bulkhead.renderer.layout.block.BlockLayout;
import bulkhead.renderer.layout.fragment.BoxFragment;
import bulkhead.renderer.layout.fragment.BoxModel;
import bulkhead.renderer.layout.fragment.ConstraintSpace;
import bulkhead.renderer.layout.fragment.FloatStyles;
import bulkhead.renderer.layout.fragment.Fragment;
import bulkhead.renderer.layout.fragment.Insets;
import bulkhead.renderer.layout.fragment.LayoutContext;
import bulkhead.renderer.layout.fragment.MarginStrut;
import bulkhead.renderer.layout.fragment.MinMax;
import bulkhead.renderer.layout.fragment.NaturalSizes;
import bulkhead.renderer.layout.fragment.OutOfFlow;
import bulkhead.renderer.layout.fragment.Px;
import bulkhead.renderer.layout.fragment.TableParts;
import bulkhead.renderer.layout.grid.GridLayout;
import bulkhead.renderer.layout.table.TableLayout;
import bulkhead.renderer.layout.tree.Box;
import bulkhead.renderer.layout.tree.ElementBox;
import bulkhead.renderer.layout.tree.ElementBox.Kind;
import bulkhead.renderer.layout.tree.ReplacedContent;
import bulkhead.renderer.style.ComputedStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Lays out one flex container. https://www.w3.org/TR/css-flexbox-1/#layout-algorithm (§9)
public final class FlexLayout {
  /// One flex line.
  private static final class Line {
    final List<FlexItem> items = new ArrayList<>();
    float crossSize;
    float crossOffset;

    /// Of baseline-aligned items, below the line's cross start.
    float baseline;
  }

  private final LayoutContext context;
  private final ElementBox container;
  private final ComputedStyle style;
  private final boolean row;
  private final boolean reverse;
  private final boolean wraps;
  private final boolean wrapReverse;

  /// The cross axis is the inline axis and runs from right to left.
  private final boolean crossRtl;

  /// Cross start is the bottom or right edge.
  private final boolean crossFlipped;
  private final List<FlexItem> items = new ArrayList<>();
  private final List<ElementBox> outOfFlow = new ArrayList<>();
  private final List<Line> lines = new ArrayList<>();
  private Insets edges = Insets.NONE;
  private float contentWidth;

  /// Inner sizes of the container; NaN where not definite.
  private float mainSize;

  private float crossSize;
  private float percentageHeight;
  private float mainGap;
  private float crossGap;

  private FlexLayout(LayoutContext context, ElementBox container) {
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

  public static BoxFragment layout(LayoutContext context, ElementBox box, ConstraintSpace space) {
    return new FlexLayout(context, box).layout(space);
  }

  private BoxFragment layout(ConstraintSpace space) {
    Insets border = BoxModel.border(container);
    Insets padding = BoxModel.padding(container, space.percentageWidth());
    edges = border.plus(padding);
    float width = BoxModel.usedWidth(context, container, space, edges, space.availableWidth());
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

    BoxFragment.Builder builder = new BoxFragment.Builder(container);
    builder.border = border;
    builder.padding = padding;
    builder.width = width;

    generateItems(builder); // §9.1 step 1
    // Step 2 (available space): done above.
    for (FlexItem item : items) {
      determineFlexBaseSize(item); // §9.2 step 3
    }
    // Step 4 (main size of the container): its width is known; a column's height follows from the
    // lines.
    collectLines(space); // §9.3 step 5
    if (!row && !Px.isDefinite(mainSize)) {
      mainSize = columnMainSize(space, width);
    }
    for (Line line : lines) {
      resolveFlexibleLengths(line); // §9.3 step 6, by §9.7
    }
    for (FlexItem item : items) {
      determineHypotheticalCrossSize(item); // §9.4 step 7
    }
    for (Line line : lines) {
      calculateLineCrossSize(line); // step 8
    }
    limitSingleLine(space, width);
    stretchLines(); // step 9
    // FIXME: step 10 (visibility: collapse) is missing: such items are laid out as if visible.
    for (Line line : lines) {
      for (FlexItem item : line.items) {
        determineUsedCrossSize(item, line); // step 11
      }
      distributeMainSpace(line); // §9.5 step 12
    }
    float usedCross = determineContainerCrossSize(space, width); // §9.6 step 15
    alignLines(usedCross); // step 16
    for (Line line : lines) {
      alignInCrossAxis(line); // steps 13 and 14
    }
    float contentHeight = row ? usedCross : mainSize;
    builder.height =
        BoxModel.usedHeight(container, space, edges, width, contentHeight + edges.vertical());
    placeItems(builder, usedCross);
    for (ElementBox box : outOfFlow) {
      waitAtStaticPosition(builder, box);
    }
    builder.endMargins =
        MarginStrut.EMPTY.append(BoxModel.margin(container, space.percentageWidth()).bottom());
    return builder.build();
  }

  private static float gap(Size size, float basis) {
    return Math.max(0, size.resolveOr(Px.isDefinite(basis) ? basis : 0, 0));
  }

  // ---------------------------------------------------------------- §9.1 Initial setup

  private void generateItems(BoxFragment.Builder builder) {
    for (Box child : container.children()) {
      if (!(child instanceof ElementBox box)) {
        continue;
      }
      if (box.isOutOfFlow()) {
        outOfFlow.add(box);
        continue;
      }
      boolean[] autos = {
        row ? BoxModel.isAutoMarginLeft(box) : BoxModel.isAutoMarginTop(box),
        row ? BoxModel.isAutoMarginRight(box) : BoxModel.isAutoMarginBottom(box),
        row ? BoxModel.isAutoMarginTop(box) : BoxModel.isAutoMarginLeft(box),
        row ? BoxModel.isAutoMarginBottom(box) : BoxModel.isAutoMarginRight(box)
      };
      items.add(
          new FlexItem(
              box,
              BoxModel.margin(box, contentWidth),
              BoxModel.border(box).plus(BoxModel.padding(box, contentWidth)),
              row,
              autos,
              alignSelf(box)));
    }
    items.sort(
        Comparator.comparingInt(item -> item.box.isAnonymous() ? 0 : item.box.style().order()));
  }

  private AlignKeyword alignSelf(ElementBox box) {
    AlignKeyword own = box.isAnonymous() ? AlignKeyword.AUTO : box.style().alignSelf().keyword();
    return own == AlignKeyword.AUTO ? style.alignItems().keyword() : own;
  }

  private boolean isStretched(ElementBox box) {
    AlignKeyword align = alignSelf(box);
    return (align == AlignKeyword.STRETCH || align == AlignKeyword.NORMAL)
        && !BoxModel.isAutoMarginTop(box)
        && !BoxModel.isAutoMarginBottom(box);
  }

  /// §4.1: as if it were the only item.
  private void waitAtStaticPosition(BoxFragment.Builder builder, ElementBox box) {
    float main = spread(style.justifyContent(), 1, 1, true)[0];
    main = reverse ? 1 - main : main;
    float cross =
        switch (alignSelf(box)) {
          case CENTER, ANCHOR_CENTER -> 0.5f;
          case END -> crossRtl ? 0 : 1;
          case SELF_END, LAST_BASELINE -> 1;
          case FLEX_END -> crossFlipped ? 0 : 1;
          case AUTO, NORMAL, STRETCH, FLEX_START -> crossFlipped ? 1 : 0;
          case START -> crossRtl ? 1 : 0;
          case BASELINE, SELF_START, LEFT, RIGHT -> 0;
          case SPACE_BETWEEN, SPACE_AROUND, SPACE_EVENLY, LEGACY -> 0;
        };
    builder.add(
        OutOfFlow.aligned(
            box,
            edges.left(),
            edges.top(),
            edges.left() + contentWidth,
            Math.max(edges.top(), builder.height - edges.bottom()),
            row ? main : cross,
            row ? cross : main));
  }

  // ---------------------------------------------------------------- §9.2 Line length determination

  private Size mainProperty(FlexItem item) {
    return row ? BoxModel.widthProperty(item.box) : BoxModel.heightProperty(item.box);
  }

  /// Step 3.
  private void determineFlexBaseSize(FlexItem item) {
    Size basis = item.box.isAnonymous() ? SizeKeyword.AUTO : item.box.style().flexBasis();
    if (basis == SizeKeyword.AUTO) {
      basis = mainProperty(item);
    }
    float definite = mainLength(item, basis);
    float content = Float.NaN;
    if (!Px.isDefinite(definite)) {
      definite = ratioMainSize(item);
    }
    if (!Px.isDefinite(definite)) {
      content = contentMainSize(item, basis);
      definite = content;
    }
    item.flexBaseSize = Math.max(definite, item.edgesMain);
    item.minMain = minMain(item);
    item.maxMain = maxMain(item);
    item.hypotheticalMainSize = Px.limit(item.flexBaseSize, item.minMain, item.maxMain);
  }

  private float mainLength(FlexItem item, Size size) {
    if (!(size instanceof LengthPercentage length)) {
      return Px.INDEFINITE;
    }
    if (length.hasPercent() && !Px.isDefinite(mainSize)) {
      return Px.INDEFINITE;
    }
    return BoxModel.toBorderBox(
            item.box, length.resolve(Px.isDefinite(mainSize) ? mainSize : 0), item.edgesMain)
        + captionsHeight(item);
  }

  /// The height of a table says nothing of its captions, which are in the item too.
  private float captionsHeight(FlexItem item) {
    if (row || item.box.kind() != Kind.TABLE) {
      return 0;
    }
    BoxFragment table = context.layout(item.box, columnSpace(item));
    return table.extra() instanceof TableParts parts ? table.height() - parts.height() : 0;
  }

  private float ratioMainSize(FlexItem item) {
    if (item.box.isAnonymous() || !item.box.style().aspectRatio().hasRatio()) {
      return Px.INDEFINITE;
    }
    if (row) {
      float height =
          BoxModel.height(
              item.box, BoxModel.heightProperty(item.box), item.edges.vertical(), percentageHeight);
      if (!Px.isDefinite(height)
          && !wraps
          && Px.isDefinite(crossSize)
          && BoxModel.heightProperty(item.box).isAuto()
          && stretches(item)) {
        // §9.8 case 1: a stretched item of a single line is as high as its container.
        height = Math.max(0, crossSize - item.margin.vertical());
      }
      if (!Px.isDefinite(height)) {
        return Px.INDEFINITE;
      }
      float limited =
          BoxModel.limitHeight(item.box, height, item.edges.vertical(), percentageHeight);
      return BoxModel.widthFromRatio(item.box, limited, item.edges);
    }
    return BoxModel.heightFromRatio(item.box, columnItemWidth(item), item.edges);
  }

  private float contentMainSize(FlexItem item, Size basis) {
    float specified = mainLength(item, mainProperty(item));
    if (row) {
      MinMax sizes = Px.isDefinite(specified) ? sizesWithoutWidth(item) : contentSizes(item);
      return basis == SizeKeyword.MIN_CONTENT ? sizes.min() : sizes.max();
    }
    return Px.isDefinite(specified)
        ? contentHeightWithoutHeight(item, specified)
        : context.layout(item.box, columnSpace(item)).height();
  }

  private MinMax contentSizes(FlexItem item) {
    return context.contentSizes(item.box, percentageHeight, decidedHeight(item));
  }

  /// §9.8 case 1: a stretched item of a single line is as high as its container. NaN for others.
  private float decidedHeight(FlexItem item) {
    boolean decided =
        row
            && !wraps
            && Px.isDefinite(crossSize)
            && stretches(item)
            && BoxModel.heightProperty(item.box).isAuto();
    return decided ? Math.max(0, crossSize - item.marginCross) : Px.INDEFINITE;
  }

  private float columnItemWidth(FlexItem item) {
    return context.layout(item.box, columnSpace(item)).width();
  }

  /// For measuring an item of a column: its width is its own.
  private ConstraintSpace columnSpace(FlexItem item) {
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

  private boolean lineCrossIsContainer() {
    return !wraps;
  }

  private boolean stretches(FlexItem item) {
    return (item.align == AlignKeyword.STRETCH || item.align == AlignKeyword.NORMAL)
        && !item.autoMarginCrossStart
        && !item.autoMarginCrossEnd;
  }

  /// §4.5 Automatic minimum size.
  private float minMain(FlexItem item) {
    if (item.box.isAnonymous()) {
      return row ? context.contentSizes(item.box).min() : item.flexBaseSize;
    }
    ComputedStyle s = item.box.style();
    Size property = row ? s.minWidth() : s.minHeight();
    float definite = mainLength(item, property);
    if (Px.isDefinite(definite)) {
      return Math.max(definite, Math.max(item.edgesMain, leastOfTable(item)));
    }
    if (item.box.isScrollContainer()
        || (!property.isAuto() && !(property instanceof SizeKeyword))) {
      return item.edgesMain;
    }
    float specified = mainLength(item, mainProperty(item));
    float max = maxMain(item);
    float content;
    if (row) {
      MinMax sizes = contentSizes(item);
      content = Px.isDefinite(specified) ? sizesWithoutWidth(item).min() : sizes.min();
    } else {
      content =
          Px.isDefinite(specified)
              ? contentHeightWithoutHeight(item, specified)
              : context.layout(item.box, columnSpace(item)).height();
    }
    float size = Px.isDefinite(specified) ? Math.min(specified, content) : content;
    return Math.max(item.edgesMain, Math.min(size, max));
  }

  /// A table is never smaller than what is in it.
  private float leastOfTable(FlexItem item) {
    if (item.box.kind() != Kind.TABLE) {
      return 0;
    }
    return row
        ? TableLayout.sizesOfContents(context, item.box).min()
        : context
            .layout(item.box, columnSpace(item).withFixedHeight(item.edgesMain, false))
            .height();
  }

  /// The content size suggestion of an item whose width is given.
  private MinMax sizesWithoutWidth(FlexItem item) {
    return switch (item.box.kind()) {
      case BLOCK, TABLE_CELL, TABLE_CAPTION ->
          BlockLayout.contentSizes(context, item.box).plus(item.edgesMain);
      case FLEX -> contentSizes(context, item.box).plus(item.edgesMain);
      case GRID -> GridLayout.contentSizes(context, item.box).plus(item.edgesMain);
      case REPLACED -> {
        ReplacedContent content = item.box.replaced();
        float natural = NaturalSizes.width(item.box, percentageHeight, decidedHeight(item));
        yield content == null || content.naturalWidth() == null
            ? context.contentSizes(item.box)
            : new MinMax(natural, natural);
      }
      case TABLE -> TableLayout.sizesOfContents(context, item.box);
      case ROOT,
          INLINE,
          BREAK,
          TABLE_ROW_GROUP,
          TABLE_ROW,
          TABLE_COLUMN_GROUP,
          TABLE_COLUMN,
          MARKER ->
          context.contentSizes(item.box);
    };
  }

  /// The content size suggestion of an item whose height is given.
  private float contentHeightWithoutHeight(FlexItem item, float specified) {
    if (item.box.kind() == Kind.REPLACED) {
      ReplacedContent content = item.box.replaced();
      return content == null || content.naturalHeight() == null
          ? specified
          : NaturalSizes.height(context, item.box, contentWidth, contentWidth);
    }
    BoxFragment fragment =
        context.layout(item.box, columnSpace(item).withFixedHeight(item.edgesMain, false));
    if (item.box.kind() == Kind.TABLE) {
      return fragment.height();
    }
    float bottom = 0;
    for (int i = 0; i < fragment.childCount(); i++) {
      Fragment.Child child = fragment.child(i);
      if (!(child.fragment() instanceof BoxFragment box && box.box().isOutOfFlow())) {
        bottom = Math.max(bottom, child.y() + child.fragment().height());
      }
    }
    return Math.max(item.edgesMain, bottom + item.edges.bottom());
  }

  private float maxMain(FlexItem item) {
    if (item.box.isAnonymous()) {
      return Px.MAX;
    }
    ComputedStyle s = item.box.style();
    float definite = mainLength(item, row ? s.maxWidth() : s.maxHeight());
    return Px.isDefinite(definite) ? definite : Px.MAX;
  }

  // ---------------------------------------------------------------- §9.3 Main size determination

  /// Step 5.
  private void collectLines(ConstraintSpace space) {
    float room = mainSize;
    if (!Px.isDefinite(room)) {
      float max =
          BoxModel.height(
              container,
              container.isAnonymous() ? SizeKeyword.NONE : style.maxHeight(),
              edges.vertical(),
              space.percentageHeight());
      room = Px.isDefinite(max) ? max - edges.vertical() : Px.MAX;
    }
    Line line = new Line();
    float used = 0;
    for (FlexItem item : items) {
      float outer = item.outerHypothetical();
      if (wraps && !line.items.isEmpty() && used + mainGap + outer > room + 1f / 64) {
        lines.add(line);
        line = new Line();
        used = 0;
      }
      used += outer + (line.items.isEmpty() ? 0 : mainGap);
      line.items.add(item);
    }
    if (!line.items.isEmpty()) {
      lines.add(line);
    }
  }

  /// Height of a column container whose height is `auto`: that of its longest line.
  private float columnMainSize(ConstraintSpace space, float width) {
    float longest = 0;
    for (Line line : lines) {
      float sum = mainGap * (line.items.size() - 1);
      for (FlexItem item : line.items) {
        sum += item.outerHypothetical();
      }
      longest = Math.max(longest, sum);
    }
    return BoxModel.usedHeight(container, space, edges, width, longest + edges.vertical())
        - edges.vertical();
  }

  /// §9.7 Resolving flexible lengths.
  private void resolveFlexibleLengths(Line line) {
    float gaps = mainGap * (line.items.size() - 1);
    float sum = gaps;
    for (FlexItem item : line.items) {
      sum += item.outerHypothetical();
    }
    boolean growing = sum < mainSize; // 1
    for (FlexItem item : line.items) { // 2
      item.targetMainSize = item.hypotheticalMainSize;
      float factor = growing ? item.grow() : item.shrink();
      item.frozen =
          factor == 0
              || (growing && item.flexBaseSize > item.hypotheticalMainSize)
              || (!growing && item.flexBaseSize < item.hypotheticalMainSize);
    }
    float initialFree = freeSpace(line, gaps); // 3
    for (int round = 0; round <= line.items.size(); round++) { // 4
      float factors = 0;
      float scaled = 0;
      boolean any = false;
      for (FlexItem item : line.items) {
        if (!item.frozen) {
          any = true;
          factors += growing ? item.grow() : item.shrink();
          scaled += item.shrink() * Math.max(0, item.flexBaseSize - item.edgesMain);
        }
      }
      if (!any) { // 4.a
        return;
      }
      float free = freeSpace(line, gaps); // 4.b
      if (factors < 1 && Math.abs(initialFree * factors) < Math.abs(free)) {
        free = initialFree * factors;
      }
      for (FlexItem item : line.items) { // 4.c
        if (item.frozen) {
          continue;
        }
        item.targetMainSize = item.flexBaseSize;
        if (free != 0 && growing && factors > 0) {
          item.targetMainSize += free * item.grow() / factors;
        } else if (free != 0 && !growing && scaled > 0) {
          float own = item.shrink() * Math.max(0, item.flexBaseSize - item.edgesMain);
          item.targetMainSize += free * own / scaled;
        }
      }
      float violations = 0;
      for (FlexItem item : line.items) { // 4.d
        if (!item.frozen) {
          float limited =
              Math.max(item.edgesMain, Px.limit(item.targetMainSize, item.minMain, item.maxMain));
          item.violation = limited - item.targetMainSize;
          item.targetMainSize = limited;
          violations += item.violation;
        }
      }
      for (FlexItem item : line.items) { // 4.e
        if (!item.frozen) {
          item.frozen =
              violations == 0
                  || (violations > 0 && item.violation > 0)
                  || (violations < 0 && item.violation < 0);
        }
      }
    }
  }

  private float freeSpace(Line line, float gaps) {
    float used = gaps;
    for (FlexItem item : line.items) {
      used += item.marginMain + (item.frozen ? item.targetMainSize : item.flexBaseSize);
    }
    return mainSize - used;
  }

  // ---------------------------------------------------------------- §9.4 Cross size determination

  private ConstraintSpace itemSpace(FlexItem item) {
    float main = Px.floor(item.targetMainSize);
    if (row) {
      return ConstraintSpace.of(
              Math.max(0, contentWidth - item.marginMain),
              contentWidth,
              percentageHeight,
              ConstraintSpace.WidthMode.FIT_CONTENT)
          .withFixedWidth(main);
    }
    return columnSpace(item).withFixedHeight(main, true);
  }

  /// Step 7.
  private void determineHypotheticalCrossSize(FlexItem item) {
    BoxFragment fragment = context.layout(item.box, itemSpace(item));
    item.fragment = fragment;
    item.crossSize = row ? fragment.height() : fragment.width();
  }

  /// Step 8.
  private void calculateLineCrossSize(Line line) {
    if (!wraps && Px.isDefinite(crossSize)) {
      line.crossSize = crossSize;
      line.baseline = baselineOf(line);
      return;
    }
    line.baseline = baselineOf(line);
    float below = 0;
    float largest = 0;
    for (FlexItem item : line.items) {
      if (alignsBaseline(item)) {
        below = Math.max(below, item.outerCross() - itemBaseline(item));
      }
      largest = Math.max(largest, item.outerCross());
    }
    line.crossSize = Math.max(largest, line.baseline + below);
  }

  private float baselineOf(Line line) {
    float baseline = 0;
    for (FlexItem item : line.items) {
      if (alignsBaseline(item)) {
        baseline = Math.max(baseline, itemBaseline(item));
      }
    }
    return baseline;
  }

  private boolean alignsBaseline(FlexItem item) {
    return row
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
  private void limitSingleLine(ConstraintSpace space, float width) {
    if (!wraps && row && !lines.isEmpty() && !Px.isDefinite(crossSize)) {
      Line line = lines.getFirst();
      line.crossSize =
          BoxModel.usedHeight(container, space, edges, width, line.crossSize + edges.vertical())
              - edges.vertical();
    }
  }

  /// Step 9.
  private void stretchLines() {
    AlignKeyword align = style.alignContent().keyword();
    if (!Px.isDefinite(crossSize)
        || !wraps
        || (align != AlignKeyword.STRETCH && align != AlignKeyword.NORMAL)) {
      return;
    }
    float free = crossSize - totalCross();
    if (free > 0 && !lines.isEmpty()) {
      for (Line line : lines) {
        line.crossSize += free / lines.size();
      }
    }
  }

  private float totalCross() {
    float total = lines.isEmpty() ? 0 : crossGap * (lines.size() - 1);
    for (Line line : lines) {
      total += line.crossSize;
    }
    return total;
  }

  /// Step 11.
  private void determineUsedCrossSize(FlexItem item, Line line) {
    if (!stretches(item)) {
      return;
    }
    Size property = row ? BoxModel.heightProperty(item.box) : BoxModel.widthProperty(item.box);
    if (!property.isAuto()) {
      return;
    }
    float wanted = Math.max(0, line.crossSize - item.marginCross);
    if (row) {
      float height =
          Px.floor(BoxModel.limitHeight(item.box, wanted, item.edges.vertical(), percentageHeight));
      if (height != item.laidOut().height() || hasPercentageHeights(item.box)) {
        item.fragment = context.layout(item.box, itemSpace(item).withFixedHeight(height, true));
      }
      item.crossSize = height;
    } else {
      float width =
          Px.floor(
              BoxModel.limitWidth(
                  context, item.box, wanted, item.edges.horizontal(), contentWidth, wanted));
      if (width != item.laidOut().width()) {
        item.fragment = context.layout(item.box, itemSpace(item).withFixedWidth(width));
      }
      item.crossSize = width;
    }
  }

  /// Children that take a share of the item's height, which is definite only now (§9.4 step 11).
  private static boolean hasPercentageHeights(ElementBox box) {
    for (Box child : box.children()) {
      if (child instanceof ElementBox element
          && (element.isAnonymous()
              ? hasPercentageHeights(element)
              : element.style().height().isPercent()
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

  // ---------------------------------------------------------------- §9.5 Main-axis alignment

  /// Step 12.
  private void distributeMainSpace(Line line) {
    float used = mainGap * (line.items.size() - 1);
    int autos = 0;
    for (FlexItem item : line.items) {
      used += item.outerTarget();
      autos += (item.autoMarginMainStart ? 1 : 0) + (item.autoMarginMainEnd ? 1 : 0);
    }
    float free = mainSize - used;
    float each = autos > 0 && free > 0 ? free / autos : 0;
    float[] spread = {0, 0};
    if (autos == 0) {
      spread = spread(style.justifyContent(), free, line.items.size(), true);
    }
    float at = spread[0];
    for (FlexItem item : line.items) {
      boolean startAuto = reverse ? item.autoMarginMainEnd : item.autoMarginMainStart;
      boolean endAuto = reverse ? item.autoMarginMainStart : item.autoMarginMainEnd;
      at += startAuto ? each : 0;
      item.mainOffset = at;
      at += item.outerTarget() + (endAuto ? each : 0) + mainGap + spread[1];
    }
  }

  /// Where the first one begins, and what comes between (css-align-3 §5).
  private float[] spread(Alignment alignment, float free, int count, boolean main) {
    AlignKeyword keyword =
        free < 0 && alignment.safety() == Alignment.Safety.SAFE
            ? AlignKeyword.START
            : alignment.keyword();
    boolean reversed = main ? style.flexDirection().isReverse() : wrapReverse;
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
      case LEFT -> start = (main && row ? reverse : reversed) ? free : 0;
      case RIGHT -> start = (main && row ? !reverse : reversed) ? free : 0;
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

  // ---------------------------------------------------------------- §9.6 Cross-axis alignment

  /// Step 15.
  private float determineContainerCrossSize(ConstraintSpace space, float width) {
    if (!row || Px.isDefinite(crossSize)) {
      return crossSize;
    }
    return BoxModel.usedHeight(container, space, edges, width, totalCross() + edges.vertical())
        - edges.vertical();
  }

  /// Step 16.
  private void alignLines(float usedCross) {
    float free = usedCross - totalCross();
    float[] spread =
        wraps
            ? spread(style.alignContent(), free, Math.max(1, lines.size()), false)
            : new float[] {0, 0};
    float at = spread[0];
    for (Line line : lines) {
      line.crossOffset = at;
      at += line.crossSize + crossGap + spread[1];
    }
  }

  /// Steps 13 and 14.
  private void alignInCrossAxis(Line line) {
    for (FlexItem item : line.items) {
      float free = line.crossSize - item.outerCross();
      if (item.autoMarginCrossStart || item.autoMarginCrossEnd) {
        if (free > 0) {
          item.crossOffset =
              item.autoMarginCrossStart ? (item.autoMarginCrossEnd ? free / 2 : free) : 0;
        }
        continue;
      }
      // From the top or left of the line.
      float start = crossRtl ? free : 0;
      float flexStart = crossFlipped ? free : 0;
      AlignKeyword align = free < 0 && isSafe(item) ? AlignKeyword.START : item.align;
      item.crossOffset =
          switch (align) {
            case CENTER, ANCHOR_CENTER -> free / 2;
            case FLEX_END -> free - flexStart;
            case END -> free - start;
            case SELF_START -> !row && isRtl(item) ? free : 0;
            case SELF_END -> !row && isRtl(item) ? 0 : free;
            case BASELINE, LAST_BASELINE -> row ? line.baseline - itemBaseline(item) : flexStart;
            case AUTO, NORMAL, STRETCH, FLEX_START -> flexStart;
            case START, LEFT, RIGHT -> start;
            case SPACE_BETWEEN, SPACE_AROUND, SPACE_EVENLY, LEGACY -> 0;
          };
    }
  }

  private boolean isSafe(FlexItem item) {
    Alignment own = item.box.isAnonymous() ? Alignment.AUTO : item.box.style().alignSelf();
    Alignment used = own.keyword() == AlignKeyword.AUTO ? style.alignItems() : own;
    return used.safety() == Alignment.Safety.SAFE;
  }

  private static boolean isRtl(FlexItem item) {
    return item.box.style().direction() == Direction.RTL;
  }

  private void placeItems(BoxFragment.Builder builder, float usedCross) {
    for (Line line : lines) {
      float lineStart =
          crossFlipped ? usedCross - line.crossOffset - line.crossSize : line.crossOffset;
      for (FlexItem item : line.items) {
        BoxFragment fragment = item.laidOut();
        float main = reverse ? mainSize - item.mainOffset - item.outerTarget() : item.mainOffset;
        float cross = lineStart + item.crossOffset;
        float x = edges.left() + item.margin.left() + (row ? main : cross);
        float y = edges.top() + item.margin.top() + (row ? cross : main);
        float rx =
            FloatStyles.isRelative(item.box) ? BoxModel.relativeX(item.box, contentWidth) : 0;
        float ry =
            FloatStyles.isRelative(item.box) ? BoxModel.relativeY(item.box, percentageHeight) : 0;
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
      first = row && alignsBaseline(item, AlignKeyword.BASELINE) ? item : first;
    }
    FlexItem last = lines.getLast().items.getLast();
    for (FlexItem item : lines.getLast().items) {
      last = row && alignsBaseline(item, AlignKeyword.LAST_BASELINE) ? item : last;
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
    FlexLayout flex = new FlexLayout(context, box);
    float gap = gap(flex.row ? box.style().columnGap() : SizeKeyword.AUTO, Float.NaN);
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
