package bulkhead.renderer.layout.fieldset;

import bulkhead.renderer.css.value.Direction;
import bulkhead.renderer.layout.fragment.BoxFragment;
import bulkhead.renderer.layout.fragment.BoxModel;
import bulkhead.renderer.layout.fragment.ConstraintSpace;
import bulkhead.renderer.layout.fragment.FloatStyles;
import bulkhead.renderer.layout.fragment.Insets;
import bulkhead.renderer.layout.fragment.LayoutContext;
import bulkhead.renderer.layout.fragment.LegendGap;
import bulkhead.renderer.layout.fragment.MinMax;
import bulkhead.renderer.layout.fragment.Px;
import bulkhead.renderer.layout.tree.ElementBox;
import io.github.humbleui.types.Rect;

/// Lays out a fieldset that has a rendered legend: the legend over the upper border, and below it
/// the anonymous content box, which formats the rest as the fieldset's `display` says.
/// https://html.spec.whatwg.org/multipage/rendering.html#the-fieldset-and-legend-elements
///
/// ```
///        legend
///   ┌─── Address ─────────┐  the border is painted through the legend's middle
///   │ ┌─────────────────┐ │
///   │ │ content box     │ │  within the padding
/// ```
/// Thread: `RendererMain`.
public final class FieldsetLayout {
  private final LayoutContext context;
  private final ElementBox box;
  private final ConstraintSpace space;
  private final Insets border;
  private final Insets padding;
  private final Insets edges;
  private final float width;
  private final float contentWidth;

  private FieldsetLayout(LayoutContext context, ElementBox box, ConstraintSpace space) {
    this.context = context;
    this.box = box;
    this.space = space;
    border = BoxModel.border(box);
    padding = BoxModel.padding(box, space.percentageWidth());
    edges = border.plus(padding);
    width = BoxModel.usedWidth(context, box, space, edges, space.availableWidth());
    contentWidth = Math.max(0, width - edges.horizontal());
  }

  public static BoxFragment layout(LayoutContext context, ElementBox box, ConstraintSpace space) {
    return new FieldsetLayout(context, box, space).layout();
  }

  /// Of the contents; the legend's outer sizes count.
  public static MinMax contentSizes(LayoutContext context, ElementBox box) {
    ElementBox legend = legend(box);
    MinMax sizes = context.contentSizes(content(box));
    MinMax own =
        context.contentSizes(legend).plus(BoxModel.margin(legend, Px.INDEFINITE).horizontal());
    return new MinMax(Math.max(sizes.min(), own.min()), Math.max(sizes.max(), own.max()));
  }

  private static ElementBox legend(ElementBox box) {
    return (ElementBox) box.children().getFirst();
  }

  private static ElementBox content(ElementBox box) {
    return (ElementBox) box.children().getLast();
  }

  private BoxFragment layout() {
    BoxFragment.Builder builder = new BoxFragment.Builder(box);
    builder.border = border;
    builder.padding = padding;
    builder.width = width;

    ElementBox legendBox = legend(box);
    Insets margin = BoxModel.margin(legendBox, contentWidth);
    BoxFragment legend =
        context.layout(
            legendBox,
            ConstraintSpace.of(
                Math.max(0, contentWidth - margin.horizontal()),
                contentWidth,
                Px.INDEFINITE,
                ConstraintSpace.WidthMode.FIT_CONTENT));
    // Its border box is centred over the border, or begins where that does, whatever its margin.
    float legendTop = Math.max(0, (border.top() - legend.height()) / 2);
    float inside =
        Math.max(border.top(), legendTop + legend.height() + margin.bottom()) + padding.top();
    float legendLeft = edges.left() + legendLeft(legendBox, legend.width(), margin);
    boolean relative = FloatStyles.isRelative(legendBox);
    builder.add(
        legendLeft + (relative ? BoxModel.relativeX(legendBox, contentWidth) : 0),
        legendTop + (relative ? BoxModel.relativeY(legendBox, Px.INDEFINITE) : 0),
        legend);

    float below = padding.bottom() + border.bottom();
    float definite = BoxModel.childPercentageHeight(box, space, edges, width);
    float height;
    BoxFragment content;
    if (Px.isDefinite(definite)) {
      height =
          Math.max(
              BoxModel.usedHeight(box, space, edges, width, definite + edges.vertical()),
              inside + below);
      content = content(Math.max(0, height - inside - below), true);
    } else {
      content = content(Px.INDEFINITE, false);
      float natural = inside + content.height() + below;
      height = Math.max(BoxModel.usedHeight(box, space, edges, width, natural), inside + below);
      if (height != natural) {
        content = content(Math.max(0, height - inside - below), false);
      }
    }
    builder.add(edges.left(), inside, content);
    builder.height = height;
    float borderTop = Math.min(Math.max(0, (legend.height() - border.top()) / 2), height);
    builder.extra =
        new LegendGap(
            Rect.makeXYWH(0, borderTop, width, height - borderTop),
            Rect.makeXYWH(
                legendLeft,
                0,
                legend.width(),
                Math.max(border.top(), legendTop + legend.height())));
    builder.inFlowBottom = inside + content.height();
    builder.inFlowRight = edges.left() + contentWidth;
    builder.firstBaseline = inside + content.firstBaseline();
    builder.lastBaseline = inside + content.lastBaseline();
    return builder.build();
  }

  private BoxFragment content(float height, boolean definite) {
    ConstraintSpace inner =
        ConstraintSpace.of(
                contentWidth, contentWidth, Px.INDEFINITE, ConstraintSpace.WidthMode.STRETCH)
            .withFixedWidth(contentWidth);
    return context.layout(
        content(box), Px.isDefinite(height) ? inner.withFixedHeight(height, definite) : inner);
  }

  /// From the content box's left edge: by `auto` margins, then by `justify-self`.
  private float legendLeft(ElementBox legend, float legendWidth, Insets margin) {
    float free = contentWidth - legendWidth - margin.horizontal();
    boolean rtl = box.style().direction() == Direction.RTL;
    boolean autoLeft = BoxModel.isAutoMarginLeft(legend);
    boolean autoRight = BoxModel.isAutoMarginRight(legend);
    float share;
    if (free > 0 && (autoLeft || autoRight)) {
      share = autoLeft ? autoRight ? 0.5f : 1 : 0;
    } else {
      share =
          switch (legend.style().justifySelf().keyword()) {
            case CENTER -> 0.5f;
            case LEFT -> 0;
            case RIGHT -> 1;
            case END, FLEX_END, SELF_END -> rtl ? 0 : 1;
            case AUTO, NORMAL, STRETCH, BASELINE, LAST_BASELINE, START, SELF_START, FLEX_START ->
                rtl ? 1 : 0;
            case SPACE_BETWEEN, SPACE_AROUND, SPACE_EVENLY, LEGACY, ANCHOR_CENTER -> rtl ? 1 : 0;
          };
    }
    return margin.left() + share * (rtl ? free : Math.max(0, free));
  }
}
