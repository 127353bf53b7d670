package bulkhead.renderer.layout.grid;

import bulkhead.renderer.css.value.AlignKeyword;
import bulkhead.renderer.css.value.Alignment;
import bulkhead.renderer.css.value.Direction;
import bulkhead.renderer.css.value.GridTemplateAreas;
import bulkhead.renderer.css.value.LengthPercentage;
import bulkhead.renderer.css.value.Position;
import bulkhead.renderer.css.value.Size;
import bulkhead.renderer.css.value.SizeKeyword;
import bulkhead.renderer.css.value.TrackBreadth;
import bulkhead.renderer.css.value.TrackSize;
import bulkhead.renderer.layout.fragment.BoxFragment;
import bulkhead.renderer.layout.fragment.BoxModel;
import bulkhead.renderer.layout.fragment.ConstraintSpace;
import bulkhead.renderer.layout.fragment.FloatStyles;
import bulkhead.renderer.layout.fragment.Insets;
import bulkhead.renderer.layout.fragment.LayoutContext;
import bulkhead.renderer.layout.fragment.MarginStrut;
import bulkhead.renderer.layout.fragment.MinMax;
import bulkhead.renderer.layout.fragment.OutOfFlow;
import bulkhead.renderer.layout.fragment.Px;
import bulkhead.renderer.layout.grid.KeptGridItems.Settled;
import bulkhead.renderer.layout.tree.Box;
import bulkhead.renderer.layout.tree.ElementBox;
import bulkhead.renderer.layout.tree.ElementBox.Kind;
import bulkhead.renderer.style.ComputedStyle;
import io.github.humbleui.types.Rect;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lays out one grid container. https://www.w3.org/TR/css-grid-2/#layout-algorithm (§12.1)
///
/// Columns are the inline axis: x positions count from the container's start edge, the right one
/// where the direction is right to left, and are mirrored when an item is placed.
public final class GridLayout {
  private final LayoutContext context;
  private final ElementBox container;
  private final ComputedStyle style;
  private final boolean rtl;
  private final GridBaselines baselines;
  private final List<GridItem> items = new ArrayList<>();
  private final List<ElementBox> outOfFlow = new ArrayList<>();
  private List<GridTrack> columns = List.of();
  private List<GridTrack> rows = List.of();
  private Insets edges = Insets.NONE;
  private float contentWidth;

  /// The columns are measured only, perhaps in a box whose height is known: nothing is kept.
  private boolean measures;

  private TrackPositions columnAt = TrackPositions.NONE;
  private TrackPositions rowAt = TrackPositions.NONE;

  private GridLayout(LayoutContext context, ElementBox container) {
    this.context = context;
    this.container = container;
    style = container.style();
    rtl = style.direction() == Direction.RTL;
    baselines = new GridBaselines(container);
  }

  public static BoxFragment layout(LayoutContext context, ElementBox box, ConstraintSpace space) {
    return new GridLayout(context, box).layout(space);
  }

  private BoxFragment layout(ConstraintSpace space) {
    Insets border = BoxModel.border(container);
    Insets padding = BoxModel.padding(container, space.percentageWidth());
    edges = border.plus(padding);
    float width = BoxModel.usedWidth(context, container, space, edges, space.availableWidth());
    contentWidth = Math.max(0, width - edges.horizontal());
    BoxFragment.Builder builder = new BoxFragment.Builder(container);
    builder.border = border;
    builder.padding = padding;
    builder.width = width;
    KeptGridItems kept = KeptGridItems.of(container);
    @Nullable GridItem[] all = collectItems(kept);
    Settled settled = kept == null ? null : kept.settled();
    if (kept == null || settled == null || !isSettled(settled, space, kept.items(), all)) {
      settled = settle(space, width);
    }
    KeptGridItems.keep(container, all, sharesBaselines() ? null : settled);
    builder.height =
        BoxModel.usedHeight(
            container, space, edges, width, settled.contentHeight() + edges.vertical());
    placeItems(builder);
    overflowOfTracks(builder);
    baselines(builder);
    GridAreas lines = settled.lines();
    builder.extra = lines;
    for (ElementBox box : outOfFlow) {
      waitAtStaticPosition(builder, box, lines);
    }
    builder.endMargins =
        MarginStrut.EMPTY.append(BoxModel.margin(container, space.percentageWidth()).bottom());
    return builder.build();
  }

  /// Places the items and sizes the tracks (§12.1).
  private Settled settle(ConstraintSpace space, float width) {
    // Step 1: the explicit grid and placement, then the columns.
    float innerHeight = innerHeight(space, width);
    float minHeight = innerLimit(space, width, 0);
    float maxHeight = innerLimit(space, width, Px.MAX);
    float columnGap = gap(style.columnGap(), contentWidth);
    float rowGap = gap(style.rowGap(), innerHeight);
    GridTemplateAreas areas = style.gridTemplateAreas();
    ExplicitTracks explicitColumns =
        ExplicitTracks.of(
            style.gridTemplateColumns(),
            areas,
            true,
            ExplicitTracks.repetitions(
                style.gridTemplateColumns(), contentWidth, 0, GridTrack.INFINITE, columnGap));
    ExplicitTracks explicitRows =
        ExplicitTracks.of(
            style.gridTemplateRows(),
            areas,
            false,
            ExplicitTracks.repetitions(
                style.gridTemplateRows(),
                innerHeight,
                minHeight,
                maxHeight >= Px.MAX ? GridTrack.INFINITE : maxHeight,
                rowGap));
    GridPlacement placement =
        GridPlacement.place(style.gridAutoFlow(), explicitColumns, explicitRows, items);
    columns = tracks(explicitColumns, placement.columnsBefore(), placement.columnCount(), true);
    rows = tracks(explicitRows, placement.rowsBefore(), placement.rowCount(), false);
    fixRows(innerHeight, rowGap);
    alignInColumns(contentWidth);
    columnAt = sizedColumns();

    // Step 2: the rows.
    measureItems();
    float total = sizeRows(rowGap, innerHeight, minHeight, maxHeight);
    float contentHeight = innerHeight;
    if (!Px.isDefinite(innerHeight)) {
      contentHeight =
          BoxModel.usedHeight(container, space, edges, width, total + edges.vertical())
              - edges.vertical();
      if (hasPercentRows()) {
        rowGap = gap(style.rowGap(), contentHeight);
        sizeRows(rowGap, contentHeight, 0, Px.MAX);
      }
    }
    // Steps 3 and 4 (once more where a row's height changes a column's contents): not done; only
    // items with an aspect ratio that are stretched could tell.
    rowAt = TrackPositions.block(rows, contentHeight, rowGap, style.alignContent());
    GridAreas lines =
        new GridAreas(
            new GridAreas.Axis(
                explicitColumns,
                placement.columnsBefore(),
                columnAt.starts(),
                columnAt.ends(),
                rtl ? edges.left() + contentWidth : edges.left(),
                rtl),
            new GridAreas.Axis(
                explicitRows,
                placement.rowsBefore(),
                rowAt.starts(),
                rowAt.ends(),
                edges.top(),
                false));
    return new Settled(
        space, style, contentWidth, contentHeight, columns, rows, columnAt, rowAt, lines);
  }

  /// Whether the tracks are as they were: then takes them, and measures the items that changed.
  ///
  /// @param before the items of that time
  /// @param now those of now, the same ones where nothing changed
  private boolean isSettled(
      Settled settled,
      ConstraintSpace space,
      @Nullable GridItem[] before,
      @Nullable GridItem[] now) {
    if (settled.style() != style
        || settled.width() != contentWidth
        || !settled.space().equals(space)
        || before.length != now.length) {
      return false;
    }
    boolean asBefore = true;
    for (int i = 0; i < now.length; i++) {
      GridItem item = now[i];
      GridItem earlier = before[i];
      if (item != earlier) {
        if (item == null || earlier == null || !item.replaces(earlier)) {
          return false;
        }
        asBefore &= item.contributesAs(earlier, itemSizes(item));
      }
    }
    columnAt = settled.columnAt();
    if (!asBefore) {
      columns = settled.columns();
      columnAt = sizedColumns();
      if (!columnAt.isAs(settled.columnAt())) {
        return false;
      }
    }
    rows = settled.rows();
    rowAt = settled.rowAt();
    for (int i = 0; i < now.length; i++) {
      if (!isAsHigh(now[i], before[i])) {
        return false;
      }
    }
    return true;
  }

  /// Measures an item, if it is not the one that it was. Whether its height is the same.
  private boolean isAsHigh(@Nullable GridItem item, @Nullable GridItem before) {
    if (item == null || before == null) {
      return true;
    }
    float width = columnAt.size(before, true);
    float height = definiteRows(before);
    BoxFragment measured = before.measured(width, height);
    if (measured == null) {
      return false;
    }
    if (item != before) {
      BoxFragment made = context.layout(item.box, itemSpace(item, height));
      if (made.height() != measured.height()) {
        return false;
      }
      measured = item.keepMeasured(made, width, height);
    }
    item.fragment = measured;
    return true;
  }

  /// Whether any item is placed by what others are, in its row or column.
  private boolean sharesBaselines() {
    for (GridItem item : items) {
      if (GridBaselines.participates(item, true) || GridBaselines.participates(item, false)) {
        return true;
      }
    }
    return false;
  }

  /// The content-box height if it is definite.
  private float innerHeight(ConstraintSpace space, float width) {
    if (Px.isDefinite(space.fixedHeight())) {
      return Math.max(0, space.fixedHeight() - edges.vertical());
    }
    return BoxModel.childPercentageHeight(container, space, edges, width);
  }

  private float innerLimit(ConstraintSpace space, float width, float height) {
    return Px.isDefinite(space.fixedHeight())
        ? height
        : Math.max(
            0,
            BoxModel.limitHeight(container, height, edges.vertical(), space.percentageHeight())
                - edges.vertical());
  }

  private static float gap(Size size, float basis) {
    return Px.floor(Math.max(0, size.resolveOr(Px.isDefinite(basis) ? basis : 0, 0)));
  }

  // ---------------------------------------------------------------- items

  /// @param kept those of the layout before
  /// @return one for each child; null for those that are not in flow
  private @Nullable GridItem[] collectItems(@Nullable KeptGridItems kept) {
    List<Box> children = container.children();
    @Nullable GridItem[] all = new GridItem[children.size()];
    boolean ordered = false;
    for (int i = 0; i < all.length; i++) {
      if (!(children.get(i) instanceof ElementBox box)) {
        continue;
      }
      if (box.isOutOfFlow()) {
        outOfFlow.add(box);
        continue;
      }
      GridItem known = kept == null ? null : kept.find(box, i, all.length);
      GridItem item = known == null ? new GridItem(box, justifySelf(box), alignSelf(box)) : known;
      all[i] = item;
      items.add(item);
      ordered |= !box.isAnonymous() && box.style().order() != 0;
    }
    if (ordered) {
      items.sort(
          Comparator.comparingInt(item -> item.box.isAnonymous() ? 0 : item.box.style().order()));
    }
    return all;
  }

  private Alignment justifySelf(ElementBox box) {
    Alignment own = box.isAnonymous() ? Alignment.AUTO : box.style().justifySelf();
    Alignment used = own.keyword() == AlignKeyword.AUTO ? style.justifyItems() : own;
    return used.keyword() == AlignKeyword.LEGACY ? Alignment.NORMAL : used;
  }

  private Alignment alignSelf(ElementBox box) {
    Alignment own = box.isAnonymous() ? Alignment.AUTO : box.style().alignSelf();
    return own.keyword() == AlignKeyword.AUTO ? style.alignItems() : own;
  }

  /// §9.2: as the only item of its containing block's area, or else of one as large as the content
  /// box.
  private void waitAtStaticPosition(BoxFragment.Builder builder, ElementBox box, GridAreas areas) {
    Rect area =
        Rect.makeLTRB(
            edges.left(),
            edges.top(),
            edges.left() + contentWidth,
            Math.max(edges.top(), builder.height - edges.bottom()));
    boolean fixed = box.style().position() == Position.FIXED;
    if (fixed ? container.isFixedContainer() : container.isAbsoluteContainer()) {
      Insets border = builder.border;
      area =
          areas.containingBlock(
              box,
              Rect.makeLTRB(
                  border.left(),
                  border.top(),
                  Math.max(border.left(), builder.width - border.right()),
                  Math.max(border.top(), builder.height - border.bottom())));
    }
    float shareX = share(justifySelf(box).keyword(), rtl, box.style().direction() == Direction.RTL);
    float shareY =
        switch (alignSelf(box).keyword()) {
          case CENTER, ANCHOR_CENTER -> 0.5f;
          case END, FLEX_END, SELF_END, LAST_BASELINE -> 1;
          case AUTO, NORMAL, STRETCH, BASELINE, START, SELF_START, FLEX_START -> 0;
          case LEFT, RIGHT, SPACE_BETWEEN, SPACE_AROUND, SPACE_EVENLY, LEGACY -> 0;
        };
    builder.add(
        OutOfFlow.aligned(
            box,
            area.getLeft(),
            area.getTop(),
            area.getRight(),
            area.getBottom(),
            rtl ? 1 - shareX : shareX,
            shareY));
  }

  // ---------------------------------------------------------------- tracks

  /// The implicit grid's tracks of one axis (§7.5), with the empty ones of `auto-fit` marked.
  private List<GridTrack> tracks(ExplicitTracks explicit, int before, int count, boolean column) {
    List<TrackSize> auto = column ? style.gridAutoColumns() : style.gridAutoRows();
    boolean[] used = new boolean[count];
    for (GridItem item : items) {
      java.util.Arrays.fill(used, item.start(column), item.end(column), true);
    }
    List<GridTrack> tracks = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int line = i - before;
      TrackSize size;
      if (line >= 0 && line < explicit.sizes().size()) {
        size = explicit.sizes().get(line);
      } else if (line < 0) {
        size = auto.get(Math.floorMod(line, auto.size()));
      } else {
        size = auto.get((line - explicit.sizes().size()) % auto.size());
      }
      tracks.add(new GridTrack(size, !used[i] && explicit.collapsesWhenEmpty(line)));
    }
    return tracks;
  }

  /// Finds the heights of areas that are known before the rows are sized, as all of their rows are
  /// of fixed size: the widths of items may depend on them.
  private void fixRows(float available, float gap) {
    for (GridItem item : items) {
      float height = gap * (item.end(false) - item.start(false) - 1);
      for (int i = item.start(false); i < item.end(false); i++) {
        GridTrack row = rows.get(i);
        row.initialize(available);
        boolean fixed = row.min instanceof TrackBreadth.Fixed && row.base == row.growthLimit;
        height = fixed ? height + row.base : Float.NaN;
      }
      item.knownHeight = height;
    }
  }

  /// Min-content and max-content width of an item, by the height of its area if that is known.
  private MinMax itemSizes(GridItem item) {
    float height = item.knownHeight;
    MinMax known = measures ? null : item.sizes(height);
    if (known != null) {
      return known;
    }
    boolean decided = Px.isDefinite(height) && stretchesBlock(item);
    MinMax sizes =
        context.contentSizes(
            item.box,
            height,
            decided ? Math.max(0, height - item.margin(Float.NaN).vertical()) : Px.INDEFINITE);
    return measures ? sizes : item.keepSizes(sizes, height);
  }

  /// Lays out the items that share baselines with others of their columns, which must be known
  /// before the columns have their widths.
  private void alignInColumns(float width) {
    boolean any = false;
    for (GridItem item : items) {
      if (GridBaselines.participates(item, true)) {
        any = true;
        float room = Px.isDefinite(width) ? width : Px.MAX;
        ConstraintSpace space =
            ConstraintSpace.of(
                room, width, item.knownHeight, ConstraintSpace.WidthMode.FIT_CONTENT);
        if (Px.isDefinite(item.knownHeight)) {
          float margins = BoxModel.margin(item.box, width).vertical();
          space = space.withAvailableHeight(Math.max(0, item.knownHeight - margins));
        }
        item.fragment = context.layout(item.box, space);
      }
    }
    if (any) {
      baselines.align(items, true, item -> BoxModel.margin(item.box, Float.NaN));
    }
  }

  private float sizeColumns(float gap, TrackSizing.Constraint constraint, float available) {
    TrackSizing sizing =
        new TrackSizing(columns, items, true, gap, new Widths(), constraint, available, 0, Px.MAX);
    sizing.run(stretchesTracks(style.justifyContent()));
    return sizing.total();
  }

  private TrackPositions sizedColumns() {
    float gap = gap(style.columnGap(), contentWidth);
    sizeColumns(gap, TrackSizing.Constraint.NONE, contentWidth);
    return TrackPositions.inline(columns, contentWidth, gap, style.justifyContent(), rtl);
  }

  private float sizeRows(float gap, float available, float min, float max) {
    TrackSizing sizing =
        new TrackSizing(
            rows,
            items,
            false,
            gap,
            new Heights(),
            TrackSizing.Constraint.NONE,
            available,
            min,
            max);
    sizing.run(stretchesTracks(style.alignContent()));
    return sizing.total();
  }

  private static boolean stretchesTracks(Alignment content) {
    return content.keyword() == AlignKeyword.NORMAL || content.keyword() == AlignKeyword.STRETCH;
  }

  private boolean hasPercentRows() {
    boolean percent = style.rowGap().isPercent();
    for (GridTrack row : rows) {
      LengthPercentage limit = row.size.limit();
      percent |=
          isPercent(row.size.min())
              || isPercent(row.size.max())
              || (limit != null && limit.hasPercent());
    }
    return percent;
  }

  private static boolean isPercent(TrackBreadth breadth) {
    return breadth instanceof TrackBreadth.Fixed(var length) && length.hasPercent();
  }

  // ---------------------------------------------------------------- contributions

  /// Inline-axis contributions (§6.6, §12.5).
  private final class Widths implements TrackSizing.Contributions {
    private float margins(GridItem item) {
      return item.unsizedMargin().horizontal() + item.columnShim;
    }

    @Override
    public float minContent(GridItem item) {
      return itemSizes(item).min() + margins(item);
    }

    @Override
    public float maxContent(GridItem item) {
      return itemSizes(item).max() + margins(item);
    }

    @Override
    public float minimum(GridItem item, boolean automatic, float limit) {
      ElementBox box = item.box;
      float content = itemSizes(item).min();
      float margins = margins(item);
      if (box.isAnonymous()) {
        return automatic ? Math.min(content, limit) + margins : margins;
      }
      Size width = box.style().width();
      if (!width.isAuto() && !width.isPercent()) {
        return content + margins;
      }
      float edge = item.unsizedEdges().horizontal();
      Size min = box.style().minWidth();
      if (!min.isAuto()) {
        float given = BoxModel.width(context, box, min, edge, Float.NaN, content);
        return (Float.isNaN(given) ? edge : Math.max(given, edge)) + margins;
      }
      if (!automatic || box.isScrollContainer()) {
        return edge + margins;
      }
      return Math.max(edge, Math.min(content, Math.max(0, limit - margins))) + margins;
    }
  }

  /// Block-axis contributions: all are the height that the item has at its width.
  private final class Heights implements TrackSizing.Contributions {
    private float outer(GridItem item) {
      return item.laidOut().height() + item.rowShim + margin(item).vertical();
    }

    @Override
    public float minContent(GridItem item) {
      return outer(item);
    }

    @Override
    public float maxContent(GridItem item) {
      return outer(item);
    }

    @Override
    public float minimum(GridItem item, boolean automatic, float limit) {
      ElementBox box = item.box;
      float margins = margin(item).vertical() + item.rowShim;
      float content = item.laidOut().height();
      if (box.isAnonymous()) {
        return automatic ? Math.min(content, limit) + margins : margins;
      }
      Size height = box.style().height();
      if (height instanceof LengthPercentage && !height.isPercent()) {
        return content + margins;
      }
      float edge = item.edges(columnAt.size(item, true)).vertical();
      Size min = box.style().minHeight();
      if (!min.isAuto()) {
        float given = BoxModel.height(box, min, edge, Float.NaN);
        return (Float.isNaN(given) ? edge : Math.max(given, edge)) + margins;
      }
      if (!automatic || box.isScrollContainer()) {
        return edge + margins;
      }
      return Math.max(edge, Math.min(content, Math.max(0, limit - margins))) + margins;
    }
  }

  private Insets margin(GridItem item) {
    return item.margin(columnAt.size(item, true));
  }

  // ---------------------------------------------------------------- laying out items

  private boolean stretchesInline(GridItem item) {
    return (stretches(item, item.justify) || isNormalWithRatio(item))
        && BoxModel.widthProperty(item.box).isAuto()
        && !BoxModel.isAutoMarginLeft(item.box)
        && !BoxModel.isAutoMarginRight(item.box);
  }

  /// Of two axes with a ratio between them the inline one is stretched, unless the other is to be.
  private boolean isNormalWithRatio(GridItem item) {
    return item.justify.keyword() == AlignKeyword.NORMAL
        && item.box.kind() != Kind.REPLACED
        && !(stretchesBlock(item) && item.align.keyword() == AlignKeyword.STRETCH)
        && BoxModel.heightProperty(item.box).isAuto();
  }

  private boolean stretchesBlock(GridItem item) {
    return stretches(item, item.align)
        && BoxModel.heightProperty(item.box).isAuto()
        && !BoxModel.isAutoMarginTop(item.box)
        && !BoxModel.isAutoMarginBottom(item.box);
  }

  /// §6.2: `normal` stretches what has neither a ratio nor a natural size.
  private static boolean stretches(GridItem item, Alignment alignment) {
    return switch (alignment.keyword()) {
      case STRETCH -> true;
      case NORMAL ->
          item.box.kind() != Kind.REPLACED
              && (item.box.isAnonymous() || !item.box.style().aspectRatio().hasRatio());
      case AUTO,
          BASELINE,
          LAST_BASELINE,
          CENTER,
          START,
          END,
          SELF_START,
          SELF_END,
          FLEX_START,
          FLEX_END,
          LEFT,
          RIGHT,
          SPACE_BETWEEN,
          SPACE_AROUND,
          SPACE_EVENLY,
          LEGACY,
          ANCHOR_CENTER ->
          false;
    };
  }

  private ConstraintSpace itemSpace(GridItem item, float areaHeight) {
    ElementBox box = item.box;
    float area = columnAt.size(item, true);
    float room = Math.max(0, area - margin(item).horizontal());
    ConstraintSpace space =
        ConstraintSpace.of(room, area, areaHeight, ConstraintSpace.WidthMode.FIT_CONTENT);
    if (Px.isDefinite(areaHeight)) {
      space = space.withAvailableHeight(Math.max(0, areaHeight - margin(item).vertical()));
    }
    Insets itemEdges = item.edges(area);
    if (!stretchesInline(item)) {
      boolean fromHeight =
          Px.isDefinite(areaHeight)
              && stretchesBlock(item)
              && !box.isAnonymous()
              && box.kind() != Kind.REPLACED
              && box.style().aspectRatio().hasRatio()
              && BoxModel.widthProperty(box).isAuto();
      if (!fromHeight) {
        return space;
      }
      float height = Math.max(0, areaHeight - margin(item).vertical());
      float width =
          BoxModel.widthFromRatio(
              box, BoxModel.limitHeight(box, height, itemEdges.vertical(), areaHeight), itemEdges);
      return space.withFixedWidth(
          Px.floor(BoxModel.limitWidth(context, box, width, itemEdges.horizontal(), area, room)));
    }
    return space.withFixedWidth(
        Px.floor(BoxModel.limitWidth(context, box, room, itemEdges.horizontal(), area, room)));
  }

  /// Lays out all items at their widths, before the rows have heights, and finds how far baselines
  /// push them down.
  private void measureItems() {
    for (GridItem item : items) {
      float width = columnAt.size(item, true);
      float height = definiteRows(item);
      BoxFragment known = item.measured(width, height);
      item.fragment =
          known != null
              ? known
              : item.keepMeasured(context.layout(item.box, itemSpace(item, height)), width, height);
    }
    baselines.align(items, false, this::margin);
  }

  /// The height of the item's area where its rows do not depend on contents, else NaN.
  private float definiteRows(GridItem item) {
    float sum = 0;
    for (int i = item.rowStart; i < item.rowEnd; i++) {
      TrackSize size = rows.get(i).size;
      if (size.max() instanceof TrackBreadth.Fixed(var max)
          && size.min() instanceof TrackBreadth.Fixed(var min)
          && !max.hasPercent()
          && !min.hasPercent()
          && max.equals(min)) {
        sum += max.resolve(0);
      } else {
        return Px.INDEFINITE;
      }
    }
    return sum + gap(style.rowGap(), 0) * (item.rowEnd - item.rowStart - 1);
  }

  /// Step 5: every item in its area (§6, css-align-3 §4).
  private void placeItems(BoxFragment.Builder builder) {
    for (GridItem item : items) {
      ElementBox box = item.box;
      float areaWidth = columnAt.size(item, true);
      float areaHeight = rowAt.size(item, false);
      BoxFragment fragment = finalLayout(item, areaHeight);
      Insets margin = margin(item);
      float x = inlineOffset(item, areaWidth - fragment.width() - margin.horizontal());
      float left =
          rtl
              ? contentWidth - columnAt.start(item, true) - x - fragment.width() - margin.right()
              : columnAt.start(item, true) + x + margin.left();
      float top =
          rowAt.start(item, false)
              + margin.top()
              + blockOffset(item, areaHeight - fragment.height() - margin.vertical());
      left = Px.floor(left + edges.left());
      top = Px.floor(top + edges.top());
      boolean relative = FloatStyles.isRelative(box);
      builder.add(
          left + (relative ? BoxModel.relativeX(box, areaWidth) : 0),
          top + (relative ? BoxModel.relativeY(box, areaHeight) : 0),
          fragment);
      builder.inFlowRight = Math.max(builder.inFlowRight, left + fragment.width() + margin.right());
      builder.inFlowBottom =
          Math.max(builder.inFlowBottom, top + fragment.height() + margin.bottom());
      item.finalTop = top;
    }
  }

  /// The grid can be scrolled to also where nothing is in it (§5.2).
  private void overflowOfTracks(BoxFragment.Builder builder) {
    for (float end : columnAt.ends()) {
      builder.inFlowRight =
          Math.max(builder.inFlowRight, edges.left() + (rtl ? contentWidth : end));
    }
    for (float end : rowAt.ends()) {
      builder.inFlowBottom = Math.max(builder.inFlowBottom, edges.top() + end);
    }
  }

  private BoxFragment finalLayout(GridItem item, float areaHeight) {
    BoxFragment measured = item.laidOut();
    float areaWidth = columnAt.size(item, true);
    BoxFragment known = item.last(areaWidth, areaHeight);
    BoxFragment last = known != null ? known : layoutInArea(item, measured, areaHeight);
    item.keepLast(last, measured, areaWidth, areaHeight);
    item.fragment = last;
    return last;
  }

  private BoxFragment layoutInArea(GridItem item, BoxFragment measured, float areaHeight) {
    ElementBox box = item.box;
    boolean stretches = stretchesBlock(item);
    if (!stretches && !dependsOnHeight(box)) {
      return measured;
    }
    ConstraintSpace space = itemSpace(item, areaHeight);
    if (stretches) {
      float area = columnAt.size(item, true);
      float edge = item.edges(area).vertical();
      float height =
          Px.floor(
              BoxModel.limitHeight(
                  box, Math.max(0, areaHeight - margin(item).vertical()), edge, areaHeight));
      if (height == measured.height() && !dependsOnHeight(box) && !hasPercentageHeights(box)) {
        return measured;
      }
      space = space.withFixedHeight(height, true);
    }
    return context.layout(box, space);
  }

  private static boolean dependsOnHeight(ElementBox box) {
    return !box.isAnonymous()
        && (isOfContainer(box.style().height())
            || isOfContainer(box.style().minHeight())
            || isOfContainer(box.style().maxHeight()));
  }

  private static boolean isOfContainer(Size size) {
    return size.isPercent() || size == SizeKeyword.STRETCH;
  }

  private static boolean hasPercentageHeights(ElementBox box) {
    for (Box child : box.children()) {
      if (child instanceof ElementBox element
          && (element.isAnonymous()
              ? hasPercentageHeights(element)
              : dependsOnHeight(element)
                  || FloatStyles.isRelative(element)
                      && (element.style().top().isPercent()
                          || element.style().bottom().isPercent()))) {
        return true;
      }
    }
    return false;
  }

  /// From the area's start edge to the margin box, in the direction of the container.
  private float inlineOffset(GridItem item, float free) {
    boolean autoStart =
        rtl ? BoxModel.isAutoMarginRight(item.box) : BoxModel.isAutoMarginLeft(item.box);
    boolean autoEnd =
        rtl ? BoxModel.isAutoMarginLeft(item.box) : BoxModel.isAutoMarginRight(item.box);
    if (autoStart || autoEnd) {
      return free <= 0 || !autoStart ? 0 : autoEnd ? free / 2 : free;
    }
    if (free < 0 && item.justify.safety() == Alignment.Safety.SAFE) {
      return 0;
    }
    if (GridBaselines.participates(item, true)) {
      return baselines.isAtEnd(item, true) ? free - item.columnShim : item.columnShim;
    }
    boolean itemRtl = item.box.style().direction() == Direction.RTL;
    return free * share(item.justify.keyword(), rtl, itemRtl);
  }

  /// How much of the free space comes before the item: none, half or all of it.
  private static float share(AlignKeyword keyword, boolean rtl, boolean itemRtl) {
    return switch (keyword) {
      case CENTER, ANCHOR_CENTER -> 0.5f;
      case END, FLEX_END, LAST_BASELINE -> 1;
      case SELF_END -> rtl == itemRtl ? 1 : 0;
      case SELF_START -> rtl == itemRtl ? 0 : 1;
      case LEFT -> rtl ? 1 : 0;
      case RIGHT -> rtl ? 0 : 1;
      case AUTO, NORMAL, STRETCH, BASELINE, START, FLEX_START, LEGACY -> 0;
      case SPACE_BETWEEN, SPACE_AROUND, SPACE_EVENLY -> 0;
    };
  }

  private float blockOffset(GridItem item, float free) {
    boolean autoTop = BoxModel.isAutoMarginTop(item.box);
    boolean autoBottom = BoxModel.isAutoMarginBottom(item.box);
    if (autoTop || autoBottom) {
      return free <= 0 || !autoTop ? 0 : autoBottom ? free / 2 : free;
    }
    if (free < 0 && item.align.safety() == Alignment.Safety.SAFE) {
      return 0;
    }
    return switch (item.align.keyword()) {
      case BASELINE, LAST_BASELINE ->
          baselines.isAtEnd(item, false) ? free - item.rowShim : item.rowShim;
      case CENTER, ANCHOR_CENTER -> free / 2;
      case END, FLEX_END, SELF_END -> free;
      case AUTO, NORMAL, STRETCH, START, SELF_START, FLEX_START, LEFT, RIGHT, LEGACY -> 0;
      case SPACE_BETWEEN, SPACE_AROUND, SPACE_EVENLY -> 0;
    };
  }

  /// §10.6 (Grid container baselines): of the first row's baseline-aligned items, or of its first
  /// item; likewise for the last row.
  private void baselines(BoxFragment.Builder builder) {
    GridItem first = null;
    GridItem last = null;
    for (GridItem item : items) {
      if (first == null
          || item.rowStart < first.rowStart
          || (item.rowStart == first.rowStart && precedes(item, first))) {
        first = item;
      }
      if (last == null
          || item.rowEnd > last.rowEnd
          || (item.rowEnd == last.rowEnd && precedes(item, last))) {
        last = item;
      }
    }
    if (first != null) {
      float baseline = first.laidOut().firstBaseline();
      builder.firstBaseline =
          first.finalTop + (Float.isNaN(baseline) ? first.laidOut().height() : baseline);
    }
    if (last != null) {
      float baseline = last.laidOut().lastBaseline();
      builder.lastBaseline =
          last.finalTop + (Float.isNaN(baseline) ? last.laidOut().height() : baseline);
    }
  }

  private boolean precedes(GridItem a, GridItem b) {
    boolean baselineA = GridBaselines.participates(a, false);
    boolean baselineB = GridBaselines.participates(b, false);
    return baselineA != baselineB ? baselineA : a.columnStart < b.columnStart;
  }

  // ---------------------------------------------------------------- intrinsic sizes

  /// Of the contents, without border and padding: the sums of the columns under a min-content and a
  /// max-content constraint.
  public static MinMax contentSizes(LayoutContext context, ElementBox box) {
    GridLayout grid = new GridLayout(context, box);
    grid.measures = true;
    grid.collectItems(null);
    ComputedStyle style = box.style();
    float gap = gap(style.columnGap(), Float.NaN);
    GridTemplateAreas areas = style.gridTemplateAreas();
    float edge = BoxModel.border(box).plus(BoxModel.padding(box, Float.NaN)).horizontal();
    float max = inner(box, style.maxWidth(), edge);
    float min = inner(box, style.minWidth(), edge);
    ExplicitTracks columns =
        ExplicitTracks.of(
            style.gridTemplateColumns(),
            areas,
            true,
            ExplicitTracks.repetitions(
                style.gridTemplateColumns(),
                Float.NaN,
                Float.isNaN(min) ? 0 : min,
                Float.isNaN(max) ? GridTrack.INFINITE : max,
                gap));
    ExplicitTracks rows =
        ExplicitTracks.of(
            style.gridTemplateRows(),
            areas,
            false,
            ExplicitTracks.repetitions(
                style.gridTemplateRows(), Float.NaN, 0, GridTrack.INFINITE, 0));
    GridPlacement placement = GridPlacement.place(style.gridAutoFlow(), columns, rows, grid.items);
    grid.columns = grid.tracks(columns, placement.columnsBefore(), placement.columnCount(), true);
    grid.rows = grid.tracks(rows, placement.rowsBefore(), placement.rowCount(), false);
    grid.fixRows(context.measuredHeight(), gap(style.rowGap(), context.measuredHeight()));
    grid.alignInColumns(Px.INDEFINITE);
    float smallest = grid.sizeColumns(gap, TrackSizing.Constraint.MIN_CONTENT, Px.INDEFINITE);
    float largest = grid.sizeColumns(gap, TrackSizing.Constraint.MAX_CONTENT, Px.INDEFINITE);
    return new MinMax(Px.clamp(smallest), Px.clamp(Math.max(smallest, largest)));
  }

  private static float inner(ElementBox box, Size size, float edge) {
    return size instanceof LengthPercentage length && !length.hasPercent()
        ? Math.max(0, BoxModel.toBorderBoxWidth(box, length.resolve(0), edge) - edge)
        : Float.NaN;
  }
}
