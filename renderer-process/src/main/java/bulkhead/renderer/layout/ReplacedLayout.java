package bulkhead.renderer.layout;

import bulkhead.renderer.css.value.AspectRatio;
import bulkhead.renderer.css.value.LengthPercentage;
import bulkhead.renderer.layout.fragment.BoxFragment;
import bulkhead.renderer.layout.fragment.BoxModel;
import bulkhead.renderer.layout.fragment.ConstraintSpace;
import bulkhead.renderer.layout.fragment.Insets;
import bulkhead.renderer.layout.fragment.LayoutContext;
import bulkhead.renderer.layout.fragment.MarginStrut;
import bulkhead.renderer.layout.fragment.MinMax;
import bulkhead.renderer.layout.fragment.Px;
import bulkhead.renderer.layout.tree.ElementBox;
import bulkhead.renderer.layout.tree.ReplacedContent;
import org.jspecify.annotations.Nullable;

/// Sizes of replaced elements (CSS 2.2 §10.3.2, §10.4, §10.6.2).
final class ReplacedLayout {
  private ReplacedLayout() {}

  static BoxFragment layout(LayoutContext context, ElementBox box, ConstraintSpace space) {
    Insets border = BoxModel.border(box);
    Insets padding = BoxModel.padding(box, space.percentageWidth());
    Insets edges = border.plus(padding);
    float[] size = size(context, box, space, edges);
    BoxFragment.Builder builder = new BoxFragment.Builder(box);
    builder.border = border;
    builder.padding = padding;
    builder.width = Px.isDefinite(space.fixedWidth()) ? space.fixedWidth() : Px.clamp(size[0]);
    builder.height = Px.isDefinite(space.fixedHeight()) ? space.fixedHeight() : Px.clamp(size[1]);
    builder.endMargins =
        MarginStrut.EMPTY.append(BoxModel.margin(box, space.percentageWidth()).bottom());
    return builder.build();
  }

  /// @param height what percentages of its height refer to
  /// @param fixed its border-box height if that is decided
  static MinMax contentSizes(LayoutContext context, ElementBox box, float height, float fixed) {
    Insets edges = BoxModel.border(box).plus(BoxModel.padding(box, Float.NaN));
    ConstraintSpace space =
        ConstraintSpace.of(Px.MAX, Px.INDEFINITE, height, ConstraintSpace.WidthMode.FIT_CONTENT);
    if (Px.isDefinite(fixed)) {
      space = space.withFixedHeight(fixed, true);
    }
    float width = size(context, box, space, edges)[0];
    boolean percent =
        !box.isAnonymous()
            && (box.style().width().isPercent() || box.style().maxWidth().isPercent());
    // A percentage makes the min-content contribution zero (CSS Sizing 3 §5.2.2).
    return new MinMax(percent ? edges.horizontal() : width, width);
  }

  /// Border-box width and height.
  private static float[] size(
      LayoutContext context, ElementBox box, ConstraintSpace space, Insets edges) {
    ReplacedContent content = box.replaced();
    float h = edges.horizontal();
    float v = edges.vertical();
    float basis = space.percentageWidth();
    float width =
        Px.isDefinite(space.fixedWidth())
            ? space.fixedWidth()
            : BoxModel.width(
                context, box, BoxModel.widthProperty(box), h, basis, space.availableWidth());
    float height =
        Px.isDefinite(space.fixedHeight())
            ? space.fixedHeight()
            : BoxModel.height(box, BoxModel.heightProperty(box), v, space.percentageHeight());
    @Nullable Float naturalWidth = box.naturalWidth();
    @Nullable Float naturalHeight = box.naturalHeight();
    Ratio ratio = ratio(box, edges);
    if (box.containsWidth()) {
      naturalWidth = box.containIntrinsic(true);
    }
    if (box.containsSize()) {
      naturalHeight = box.containIntrinsic(false);
    }
    float zoom = box.style().zoom().factor();
    boolean shapeOnly = naturalWidth == null && naturalHeight == null && ratio != null;
    // Not in the spec: in Chromium such contents say no size to `fit-content` and the like either.
    boolean autoWidth =
        Float.isNaN(width)
            || shapeOnly
                && !Px.isDefinite(space.fixedWidth())
                && !(BoxModel.widthProperty(box) instanceof LengthPercentage);
    boolean autoHeight = Float.isNaN(height);
    if (!autoWidth) {
      width = limitWidth(context, box, width, h, basis, space);
    }
    if (!autoHeight) {
      height = BoxModel.limitHeight(box, height, v, space.percentageHeight());
    }
    if (autoWidth && autoHeight && shapeOnly && ratio != null) {
      // CSS 2.2 §10.3.2: a ratio without a size takes the room that a block would. To what is made
      // as wide as its contents it gives nothing, as in Chromium.
      float room = space.availableWidth() < Px.MAX ? Math.max(h, space.availableWidth()) : h;
      return constrained(context, box, space, edges, room, ratio.height(room), ratio);
    }
    if (content instanceof ReplacedContent.Broken
        && autoWidth
        && autoHeight
        && ratio == null
        && space.widthMode() == ConstraintSpace.WidthMode.STRETCH
        && !box.isInlineLevel()) {
      // The icon is what a block has in it.
      naturalWidth = Math.max(0, space.availableWidth() - h);
    }
    boolean picture = content instanceof ReplacedContent.Picture;
    if (autoWidth && autoHeight) {
      float w =
          naturalWidth != null
              ? naturalWidth + h
              : naturalHeight != null && ratio != null
                  ? ratio.width(naturalHeight + v)
                  : (naturalHeight == null && ratio == null && picture ? 0 : 300 * zoom) + h;
      float t =
          naturalHeight != null && (ratio == null || naturalWidth == null)
              ? naturalHeight + v
              : ratio != null
                  ? ratio.height(w)
                  : (naturalWidth == null && picture ? 0 : 150 * zoom) + v;
      return constrained(context, box, space, edges, w, t, ratio);
    }
    if (autoWidth) {
      float w =
          ratio != null
              ? ratio.width(height)
              : (naturalWidth != null ? naturalWidth : 300 * zoom) + h;
      return new float[] {limitWidth(context, box, w, h, basis, space), height};
    }
    if (autoHeight) {
      float t =
          ratio != null
              ? ratio.height(width)
              : (naturalHeight != null ? naturalHeight : 150 * zoom) + v;
      return new float[] {width, BoxModel.limitHeight(box, t, v, space.percentageHeight())};
    }
    return new float[] {width, height};
  }

  /// Width to height (css-sizing-4 §5.1), of the content box or, where `aspect-ratio` says the
  /// ratio and `box-sizing` the box, of the border box.
  private record Ratio(float value, boolean ofBorderBox, Insets edges) {
    /// The border-box height for a border-box width.
    float height(float width) {
      return ofBorderBox
          ? Math.max(Px.byRatio(width / value), edges.vertical())
          : Px.byRatio(Math.max(0, width - edges.horizontal()) / value) + edges.vertical();
    }

    /// The border-box width for a border-box height.
    float width(float height) {
      return ofBorderBox
          ? Math.max(Px.byRatio(height * value), edges.horizontal())
          : Px.byRatio(Math.max(0, height - edges.vertical()) * value) + edges.horizontal();
    }
  }

  private static @Nullable Ratio ratio(ElementBox box, Insets edges) {
    ReplacedContent content = box.replaced();
    Float natural = box.containsSize() ? null : box.naturalRatio();
    if (!box.isAnonymous() && !box.ignoresSize()) {
      AspectRatio own = box.style().aspectRatio();
      if (own.hasRatio() && (!own.auto() || natural == null)) {
        return new Ratio(own.ratio(), !own.auto() && BoxModel.isBorderBox(box), edges);
      }
    }
    return natural == null ? null : new Ratio(natural, false, edges);
  }

  private static float limitWidth(
      LayoutContext context,
      ElementBox box,
      float width,
      float edges,
      float basis,
      ConstraintSpace space) {
    return BoxModel.limitWidth(context, box, width, edges, basis, space.availableWidth());
  }

  /// The table of CSS 2.2 §10.4: minima and maxima keep the ratio where they can.
  private static float[] constrained(
      LayoutContext context,
      ElementBox box,
      ConstraintSpace space,
      Insets edges,
      float width,
      float height,
      @Nullable Ratio ratio) {
    float h = edges.horizontal();
    float v = edges.vertical();
    float w = limitWidth(context, box, width, h, space.percentageWidth(), space);
    float t = BoxModel.limitHeight(box, height, v, space.percentageHeight());
    if (ratio == null || (w == width && t == height)) {
      return new float[] {w, t};
    }
    if (w != width && t == height) {
      float other = ratio.height(w);
      return new float[] {w, BoxModel.limitHeight(box, other, v, space.percentageHeight())};
    }
    if (w == width) {
      float other = ratio.width(t);
      return new float[] {limitWidth(context, box, other, h, space.percentageWidth(), space), t};
    }
    float widthFromHeight = ratio.width(t);
    float heightFromWidth = ratio.height(w);
    if (w < width && t < height) {
      return w / width <= t / height
          ? new float[] {w, BoxModel.limitHeight(box, heightFromWidth, v, space.percentageHeight())}
          : new float[] {
            limitWidth(context, box, widthFromHeight, h, space.percentageWidth(), space), t
          };
    }
    if (w > width && t > height) {
      return w / width <= t / height
          ? new float[] {
            limitWidth(context, box, widthFromHeight, h, space.percentageWidth(), space), t
          }
          : new float[] {
            w, BoxModel.limitHeight(box, heightFromWidth, v, space.percentageHeight())
          };
    }
    return new float[] {w, t};
  }
}
