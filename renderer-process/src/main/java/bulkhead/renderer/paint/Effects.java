package bulkhead.renderer.paint;

import bulkhead.renderer.css.value.ClipPath;
import bulkhead.renderer.css.value.FilterFunction;
import bulkhead.renderer.css.value.Image;
import bulkhead.renderer.css.value.MaskComposite;
import bulkhead.renderer.css.value.MaskLayer;
import bulkhead.renderer.css.value.MaskMode;
import bulkhead.renderer.css.value.Shadow;
import bulkhead.renderer.css.value.ShapeBox;
import bulkhead.renderer.layout.fragment.BoxFragment;
import bulkhead.renderer.style.ComputedStyle;
import io.github.humbleui.skija.BlendMode;
import io.github.humbleui.skija.Path;
import io.github.humbleui.types.RRect;
import io.github.humbleui.types.Rect;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The scopes of an element's graphical effects. Content is filtered first, then clipped, then
/// masked, then made translucent and blended (CSS Masking 1 §1.1). Owned by `RendererMain`.
///
/// ```
/// opacity and blending ( mask ( clip-path ( filters ( the element ))))
/// ```
public final class Effects {
  private static final Rect EVERYWHERE = Rect.makeLTRB(-1e6f, -1e6f, 1e6f, 1e6f);

  private final FrameContents frame;
  private final Backgrounds backgrounds;
  private final PaintPlan plan;
  private final Ink ink;

  Effects(FrameContents frame, Backgrounds backgrounds, PaintPlan plan, Ink ink) {
    this.frame = frame;
    this.backgrounds = backgrounds;
    this.plan = plan;
    this.ink = ink;
  }

  static boolean hasAny(ComputedStyle style) {
    return style.opacity() < 1
        || style.mixBlendMode() != bulkhead.renderer.css.value.BlendMode.NORMAL
        || style.clipPath() != ClipPath.NONE
        || style.hasMask()
        || !style.filter().isEmpty()
        || !style.backdropFilter().isEmpty();
  }

  /// What holds inside the effects of a box, in its transformed space. Draws what the box shows of
  /// its backdrop.
  PaintContext inside(BoxFragment fragment, float x, float y, PaintContext context) {
    ComputedStyle style = fragment.box().style();
    DisplayItem.Scope clip = clip(fragment, x, y);
    float opacity = Math.max(0, style.opacity());
    if (!style.backdropFilter().isEmpty()) {
      backdrop(fragment, x, y, opacity, clip == null ? context : context.with(clip));
    }
    PaintContext inside = context;
    BlendMode blend = BlendModes.of(style.mixBlendMode());
    if (opacity < 1 || blend != BlendMode.SRC_OVER || plan.isBlendGroup(fragment.box())) {
      inside = inside.with(new DisplayItem.PushEffect(opacity, blend, List.of()));
    }
    if (style.hasMask()) {
      inside = inside.with(new DisplayItem.PushMask(mask(fragment, x, y)));
    }
    if (clip != null) {
      inside = inside.with(clip);
    }
    Rect area = PaintWalk.clipArea(fragment, x, y);
    if (area != null) {
      inside = inside.with(new DisplayItem.PushClipRect(area));
    }
    List<Filter> filters = filters(fragment, x, y, style.filter());
    if (!filters.isEmpty()) {
      inside = inside.with(new DisplayItem.PushEffect(1, BlendMode.SRC_OVER, filters));
    }
    return inside;
  }

  private void backdrop(
      BoxFragment fragment, float x, float y, float opacity, PaintContext context) {
    List<Filter> filters = filters(fragment, x, y, fragment.box().style().backdropFilter());
    if (!filters.isEmpty() && opacity > 0) {
      RRect shape = BoxShapes.rounded(fragment, BoxShapes.borderBox(fragment, x, y));
      ink.draw(context, new DisplayItem.FilterBackdrop(shape, opacity, filters));
    }
  }

  // ---------------------------------------------------------------- clips and masks

  private DisplayItem.@Nullable Scope clip(BoxFragment fragment, float x, float y) {
    return switch (fragment.box().style().clipPath()) {
      case ClipPath.None none -> null;
      case ClipPath.Box(ShapeBox box) ->
          new DisplayItem.PushClipRRect(ClipShapes.boxShape(fragment, x, y, box));
      case ClipPath.Shape(var shape, ShapeBox box) ->
          new DisplayItem.PushClipPath(
              ClipShapes.path(shape, ClipShapes.referenceBox(fragment, x, y, box)));
      case ClipPath.Reference(String url) -> {
        Path path =
            frame
                .svgs()
                .clipPath(frame.layout().document(), url, BoxShapes.borderBox(fragment, x, y));
        yield path == null ? null : new DisplayItem.PushClipPath(path);
      }
    };
  }

  private DisplayItemList mask(BoxFragment fragment, float x, float y) {
    DisplayItemList.Builder out = new DisplayItemList.Builder();
    boolean bottom = true;
    for (MaskLayer layer : fragment.box().style().maskLayers().reversed()) {
      BlendMode blend = bottom ? BlendMode.SRC_OVER : blendMode(layer.composite());
      bottom = false;
      maskLayer(fragment, x, y, layer, blend, out);
    }
    return out.build();
  }

  private void maskLayer(
      BoxFragment fragment,
      float x,
      float y,
      MaskLayer layer,
      BlendMode blend,
      DisplayItemList.Builder out) {
    ComputedStyle style = fragment.box().style();
    SvgProvider.Mask element =
        layer.image().image() instanceof Image.Url(String url)
            ? frame
                .svgs()
                .mask(
                    frame.layout().document(),
                    url,
                    ClipShapes.referenceBox(fragment, x, y, layer.origin()))
            : null;
    boolean luminance =
        layer.mode() == MaskMode.LUMINANCE
            || layer.mode() == MaskMode.MATCH_SOURCE
                && element != null
                && element.kind() == SvgProvider.Kind.LUMINANCE;
    out.add(
        new DisplayItem.PushEffect(
            1, blend, luminance ? List.of(new Filter.Luminance()) : List.of()));
    if (blend != BlendMode.SRC_OVER || element != null) {
      out.add(new DisplayItem.FillRect(EVERYWHERE, 0)); // the group is there everywhere
    }
    if (element != null) {
      Rect whole = Rects.outset(element.area(), 0);
      out.add(new DisplayItem.PushClipRect(whole));
      out.add(new DisplayItem.DrawPicture(element.picture(), whole));
      out.add(new DisplayItem.Pop());
    } else if (!isLocal(layer.image().image())) {
      boolean clips = layer.clip() != ShapeBox.NO_CLIP;
      if (clips) {
        out.add(new DisplayItem.PushClipRRect(ClipShapes.boxShape(fragment, x, y, layer.clip())));
      }
      Rect origin = ClipShapes.referenceBox(fragment, x, y, layer.origin());
      Rect area = clips ? ClipShapes.referenceBox(fragment, x, y, layer.clip()) : EVERYWHERE;
      backgrounds.layer(style, layer.image(), origin, area, out::add);
      if (clips) {
        out.add(new DisplayItem.Pop());
      }
    }
    out.add(new DisplayItem.Pop());
  }

  /// A reference into the document that names no mask is a layer without anything.
  private static boolean isLocal(Image image) {
    return image instanceof Image.Url(String url) && url.startsWith("#");
  }

  private static BlendMode blendMode(MaskComposite composite) {
    return switch (composite) {
      case ADD -> BlendMode.SRC_OVER;
      case SUBTRACT -> BlendMode.SRC_OUT;
      case INTERSECT -> BlendMode.SRC_IN;
      case EXCLUDE -> BlendMode.XOR;
    };
  }

  // ---------------------------------------------------------------- blending and filters

  /// No filters at all where one of them is missing (Filter Effects 1 §5).
  private List<Filter> filters(
      BoxFragment fragment, float x, float y, List<FilterFunction> functions) {
    if (functions.isEmpty()) {
      return List.of();
    }
    ComputedStyle style = fragment.box().style();
    List<Filter> out = new ArrayList<>();
    for (FilterFunction function : functions) {
      switch (function) {
        case FilterFunction.Blur(float px) -> out.add(new Filter.Blur(px));
        case FilterFunction.DropShadow(Shadow shadow) ->
            out.add(
                new Filter.DropShadow(
                    shadow.offsetX(),
                    shadow.offsetY(),
                    shadow.blur() / 2,
                    shadow.color().resolve(style.color()).argb()));
        case FilterFunction.Adjust adjust -> out.add(ColorMatrices.of(adjust));
        case FilterFunction.Reference(String url) -> {
          Filter graph =
              frame
                  .svgs()
                  .filter(
                      frame.layout().document(),
                      url,
                      BoxShapes.borderBox(fragment, x, y),
                      style.color().argb());
          if (graph == null) {
            return List.of();
          }
          out.add(graph);
        }
      }
    }
    return out;
  }
}
