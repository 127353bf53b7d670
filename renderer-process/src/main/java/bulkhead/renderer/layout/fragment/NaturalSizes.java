package bulkhead.renderer.layout.fragment;

import bulkhead.renderer.layout.tree.ElementBox;
import bulkhead.renderer.layout.tree.ReplacedContent;

/// What size a replaced element has by its contents, whatever its own size in that dimension is: a
/// size given in the other one makes this one by the ratio (CSS Sizing 3 §5.1). Border boxes.
public final class NaturalSizes {
  private NaturalSizes() {}

  /// Before `width`, `min-width` and `max-width` count.
  ///
  /// @param basis what percentages of the height refer to
  /// @param fixed the height where it is decided already, or NaN
  public static float width(ElementBox box, float basis, float fixed) {
    Insets edges = BoxModel.border(box).plus(BoxModel.padding(box, Float.NaN));
    ReplacedContent content = box.replaced();
    if (box.containsWidth()) {
      return box.containIntrinsic(true) + edges.horizontal();
    }
    Float width = box.naturalWidth();
    Float height = box.naturalHeight();
    Float ratio = box.naturalRatio();
    float inner = width == null ? 300 * box.style().zoom().factor() : width;
    if (ratio != null && ratio > 0 && !box.isAnonymous() && !box.ignoresSize()) {
      float v = edges.vertical();
      float own =
          Px.isDefinite(fixed)
              ? fixed
              : BoxModel.height(box, BoxModel.heightProperty(box), v, basis);
      float natural = (height == null ? inner / ratio : height) + v;
      float used = BoxModel.limitHeight(box, Px.isDefinite(own) ? own : natural, v, basis);
      if (used != natural) {
        inner = Math.max(0, used - v) * ratio;
      }
    }
    return inner + edges.horizontal();
  }

  /// Before `height`, `min-height` and `max-height` count.
  ///
  /// @param basis what percentages refer to
  /// @param available for the width
  /// @param fixed the width if that was decided
  public static float height(
      LayoutContext context, ElementBox box, float basis, float available, float fixed) {
    Insets edges = BoxModel.border(box).plus(BoxModel.padding(box, basis));
    ReplacedContent content = box.replaced();
    if (box.containsSize()) {
      return box.containIntrinsic(false) + edges.vertical();
    }
    Float width = box.naturalWidth();
    Float height = box.naturalHeight();
    Float ratio = box.naturalRatio();
    float inner = height == null ? 150 * box.style().zoom().factor() : height;
    if (ratio != null && ratio > 0 && !box.isAnonymous() && !box.ignoresSize()) {
      float h = edges.horizontal();
      float own =
          Px.isDefinite(fixed)
              ? fixed
              : BoxModel.width(context, box, BoxModel.widthProperty(box), h, basis, available);
      float natural = (width == null ? inner * ratio : width) + h;
      float used =
          BoxModel.limitWidth(
              context, box, Px.isDefinite(own) ? own : natural, h, basis, available);
      if (used != natural) {
        inner = Math.max(0, used - h) / ratio;
      }
    }
    return inner + edges.vertical();
  }
}
