package bulkhead.renderer.layout.multicol;

import bulkhead.renderer.css.value.Direction;
import bulkhead.renderer.css.value.LengthPercentage;
import bulkhead.renderer.css.value.LineStyle;
import bulkhead.renderer.css.value.Size;
import bulkhead.renderer.layout.block.BlockContentSizes;
import bulkhead.renderer.layout.fragment.BorderLine;
import bulkhead.renderer.layout.fragment.BoxFragment;
import bulkhead.renderer.layout.fragment.BoxModel;
import bulkhead.renderer.layout.fragment.ColumnRules;
import bulkhead.renderer.layout.fragment.ConstraintSpace;
import bulkhead.renderer.layout.fragment.Insets;
import bulkhead.renderer.layout.fragment.LayoutContext;
import bulkhead.renderer.layout.fragment.MarginStrut;
import bulkhead.renderer.layout.fragment.MinMax;
import bulkhead.renderer.layout.fragment.OutOfFlow;
import bulkhead.renderer.layout.fragment.Px;
import bulkhead.renderer.layout.tree.Box;
import bulkhead.renderer.layout.tree.ElementBox;
import bulkhead.renderer.style.ComputedStyle;
import java.util.ArrayList;
import java.util.List;

/// Lays out one multi-column container. https://www.w3.org/TR/css-multicol-1/
///
/// The box tree gives it anonymous blocks of column content with the spanning boxes between them.
/// Each such block is laid out once, as one long column, and then cut; so no formatting context
/// needs to know of columns. Not done: columns inside columns are not cut, and spanning boxes count
/// as such only as children of the container.
public final class MulticolLayout {
  private final LayoutContext context;
  private final ElementBox container;
  private final ComputedStyle style;

  private MulticolLayout(LayoutContext context, ElementBox container) {
    this.context = context;
    this.container = container;
    style = container.style();
  }

  /// What §3.4 works out.
  private record Columns(int count, float width, float gap) {}

  public static BoxFragment layout(LayoutContext context, ElementBox box, ConstraintSpace space) {
    return new MulticolLayout(context, box).layout(space);
  }

  private BoxFragment layout(ConstraintSpace space) {
    Insets border = BoxModel.border(container);
    Insets padding = BoxModel.padding(container, space.percentageWidth());
    Insets edges = border.plus(padding);
    float width = BoxModel.usedWidth(context, container, space, edges, space.availableWidth());
    float contentWidth = Math.max(0, width - edges.horizontal());
    BoxFragment.Builder builder = new BoxFragment.Builder(container);
    builder.border = border;
    builder.padding = padding;
    builder.width = width;
    Columns columns = columns(contentWidth);
    float definite =
        Px.isDefinite(space.fixedHeight())
            ? Math.max(0, space.fixedHeight() - edges.vertical())
            : BoxModel.childPercentageHeight(container, space, edges, width);
    float limit =
        Px.isDefinite(definite)
            ? definite
            : BoxModel.limitHeight(container, Px.MAX, edges.vertical(), space.percentageHeight())
                - edges.vertical();
    List<BorderLine> rules = new ArrayList<>();
    float y = 0;
    float margin = 0;
    for (Box each : container.children()) {
      if (!(each instanceof ElementBox child)) {
        continue;
      }
      if (child.isOutOfFlow()) {
        boolean rtl = style.direction() == Direction.RTL;
        builder.add(
            new OutOfFlow(
                child,
                edges.left() + (rtl ? contentWidth : 0),
                edges.top() + y,
                rtl ? OutOfFlow.StaticEdge.RIGHT : OutOfFlow.StaticEdge.LEFT,
                null));
      } else if (child.isAnonymous()) {
        boolean last = child == container.children().getLast();
        y += margin;
        margin = 0;
        y +=
            addRow(
                builder, child, columns, edges, y, definite, Math.max(0, limit - y), last, rules);
      } else {
        // A spanning box (§6): over all columns; margins of neighbouring ones collapse.
        Insets childMargin = BoxModel.margin(child, contentWidth);
        BoxFragment fragment =
            context.layout(
                child,
                ConstraintSpace.of(
                    Math.max(0, contentWidth - childMargin.horizontal()),
                    contentWidth,
                    definite,
                    ConstraintSpace.WidthMode.STRETCH));
        float free = contentWidth - fragment.width() - childMargin.horizontal();
        float x = childMargin.left();
        if (free > 0 && BoxModel.isAutoMarginLeft(child)) {
          x += BoxModel.isAutoMarginRight(child) ? free / 2 : free;
        }
        y += Math.max(margin, childMargin.top());
        add(builder, edges.left() + x, edges.top() + y, fragment);
        y += fragment.height();
        margin = childMargin.bottom();
      }
    }
    y += margin;
    builder.height = BoxModel.usedHeight(container, space, edges, width, y + edges.vertical());
    builder.inFlowBottom = edges.top() + y;
    builder.extra = rules.isEmpty() ? null : new ColumnRules(rules);
    builder.endMargins =
        MarginStrut.EMPTY.append(BoxModel.margin(container, space.percentageWidth()).bottom());
    return builder.build();
  }

  private static void add(BoxFragment.Builder builder, float x, float y, BoxFragment fragment) {
    builder.add(x, y, fragment);
    if (Float.isNaN(builder.firstBaseline) && !Float.isNaN(fragment.firstBaseline())) {
      builder.firstBaseline = y + fragment.firstBaseline();
    }
    if (!Float.isNaN(fragment.lastBaseline())) {
      builder.lastBaseline = y + fragment.lastBaseline();
    }
  }

  /// One row of columns.
  ///
  /// @param last whether no spanning box follows
  /// @return its height
  private float addRow(
      BoxFragment.Builder builder,
      ElementBox content,
      Columns columns,
      Insets edges,
      float y,
      float definite,
      float limit,
      boolean last,
      List<BorderLine> rules) {
    BoxFragment flow =
        context.layout(
            content,
            ConstraintSpace.of(
                columns.width, columns.width, definite, ConstraintSpace.WidthMode.STRETCH));
    ColumnBreaks breaks = new ColumnBreaks(flow);
    boolean auto = style.columnFill().equals("auto") && Px.isDefinite(definite);
    float height =
        auto && last ? limit : Math.min(limit, breaks.balanced(flow.height(), columns.count));
    List<Float> tops = breaks.columns(height);
    boolean rtl = style.direction() == Direction.RTL;
    float step = columns.width + columns.gap;
    float all = columns.count * step - columns.gap;
    float used = 0;
    for (int i = 0; i < tops.size(); i++) {
      float from = tops.get(i);
      float to = i + 1 < tops.size() ? tops.get(i + 1) : Float.POSITIVE_INFINITY;
      float x = Px.floor(rtl ? all - (i + 1) * step + columns.gap : i * step);
      int before = builder.children().size();
      new ColumnSlice(from, to, height).addTo(builder, flow, edges.left() + x, edges.top() + y);
      used = Math.max(used, Math.min(to, flow.height()) - from);
      noteBaselines(builder, before);
    }
    float rowHeight =
        (auto && last) || tops.size() > 1 ? height : Math.min(Math.max(used, 0), height);
    if (!style.columnRuleStyle().isNone()) {
      for (int i = 1; i < tops.size(); i++) {
        rules.add(rule(edges, i, columns, step, all, y, rowHeight, rtl));
      }
    }
    builder.inFlowRight =
        Math.max(builder.inFlowRight, edges.left() + tops.size() * step - columns.gap);
    return rowHeight;
  }

  private static void noteBaselines(BoxFragment.Builder builder, int from) {
    for (int i = from; i < builder.children().size(); i++) {
      if (builder.children().get(i).fragment() instanceof BoxFragment box
          && !Float.isNaN(box.firstBaseline())) {
        float at = builder.children().get(i).y();
        if (Float.isNaN(builder.firstBaseline)) {
          builder.firstBaseline = at + box.firstBaseline();
        }
        builder.lastBaseline = at + box.lastBaseline();
      }
    }
  }

  /// §5: in the middle of a gap.
  private BorderLine rule(
      Insets edges,
      int index,
      Columns columns,
      float step,
      float all,
      float y,
      float height,
      boolean rtl) {
    float middle = index * step - columns.gap / 2;
    float x = edges.left() + (rtl ? all - middle : middle);
    float width = style.columnRuleWidth();
    LineStyle line = style.columnRuleStyle();
    return new BorderLine(
        x - width / 2,
        edges.top() + y,
        x + width / 2,
        edges.top() + y + height,
        false,
        line,
        style.columnRuleColor());
  }

  /// §3.4 the pseudo-algorithm for used column count and width.
  private Columns columns(float available) {
    float gap = gap(available);
    Size widthProperty = style.columnWidth();
    int countProperty = style.columnCount();
    int count;
    if (!(widthProperty instanceof LengthPercentage length)) {
      count = Math.max(1, countProperty);
    } else {
      float wanted = Math.max(1f / 64, length.resolve(available));
      count =
          (int)
              Math.max(1, Math.min(10_000, Math.floor((available + gap + 1e-3) / (wanted + gap))));
      if (countProperty > 0) {
        count = Math.min(count, countProperty);
      }
    }
    float width = Math.max(0, (available + gap) / count - gap);
    return new Columns(count, Px.floor(width), gap);
  }

  /// `normal` is 1em (css-align-3 §8).
  private float gap(float available) {
    Size gap = style.columnGap();
    return gap.isAuto() ? style.fontSize() : Math.max(0, gap.resolveOr(available, 0));
  }

  /// Min-content and max-content width of the contents, without border and padding.
  public static MinMax contentSizes(LayoutContext context, ElementBox box) {
    MulticolLayout layout = new MulticolLayout(context, box);
    float min = 0;
    float max = 0;
    MinMax spanning = MinMax.ZERO;
    for (Box each : box.children()) {
      if (each instanceof ElementBox child && child.isInFlow()) {
        if (child.isAnonymous()) {
          MinMax sizes = BlockContentSizes.of(context, child);
          min = Math.max(min, sizes.min());
          max = Math.max(max, sizes.max());
        } else {
          spanning =
              spanning.union(
                  context.contentSizes(child).plus(BoxModel.margin(child, Float.NaN).horizontal()));
        }
      }
    }
    int count = Math.max(1, layout.style.columnCount());
    float gaps = layout.gap(0) * (count - 1);
    if (layout.style.columnWidth() instanceof LengthPercentage length) {
      float wanted = length.resolve(0);
      min = Math.min(min, wanted);
      max = Math.max(max, wanted);
    } else {
      min = min * count + gaps;
    }
    return new MinMax(Px.clamp(min), Px.clamp(Math.max(min, max * count + gaps))).union(spanning);
  }
}
