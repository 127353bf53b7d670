package bulkhead.renderer.svg;

import bulkhead.renderer.css.value.ClipPath;
import bulkhead.renderer.css.value.Display;
import bulkhead.renderer.css.value.Visibility;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.style.ComputedStyle;
import bulkhead.renderer.style.Properties;
import io.github.humbleui.skija.Matrix33;
import io.github.humbleui.skija.Path;
import io.github.humbleui.skija.PathFillMode;
import io.github.humbleui.skija.PathOp;
import io.github.humbleui.types.Rect;
import org.jspecify.annotations.Nullable;

/// The outlines that `<clipPath>` elements leave (CSS Masking 1 §6). Thread: `RendererMain`.
final class SvgClips {
  private static final int MOST_PARTS = 500;

  private final SvgPainter painter;

  SvgClips(SvgPainter painter) {
    this.painter = painter;
  }

  /// In the user space of the element that is clipped.
  ///
  /// @param box its bounding box
  Path path(Element clip, Rect box) {
    Path result = new Path();
    if (!painter.enter(clip)) {
      return result;
    }
    int parts = 0;
    for (Node node = clip.firstChild(); node != null; node = node.nextSibling()) {
      Path part = node instanceof Element child && parts++ < MOST_PARTS ? part(child) : null;
      if (part != null) {
        result = combine(result, part, PathOp.UNION);
      }
    }
    ComputedStyle style = ComputedStyle.of(clip);
    Matrix33 matrix = style == null ? Matrix33.IDENTITY : painter.transform(clip, style);
    if (clip.attributeOrEmpty("clipPathUnits").equals("objectBoundingBox")) {
      Matrix33 unit = SvgPaintServers.ofBox(box);
      matrix = unit == null ? Matrix33.makeScale(0) : unit.makeConcat(matrix);
    }
    result = result.makeTransform(matrix);
    if (style != null && style.clipPath() instanceof ClipPath.Reference(String url)) {
      Element around = SvgReferences.find(clip.ownerDocument(), url, "clipPath");
      if (around != null) {
        result = combine(result, path(around, box), PathOp.INTERSECT);
      }
    }
    painter.leave(clip);
    return result;
  }

  private static Path combine(Path a, Path b, PathOp op) {
    Path both = Path.makeCombining(a, b, op);
    return both == null ? a : both;
  }

  private @Nullable Path part(Element child) {
    ComputedStyle style = ComputedStyle.of(child);
    if (style == null
        || style.display() == Display.NONE
        || style.visibility() != Visibility.VISIBLE && !child.localName().equals("use")) {
      return null;
    }
    Path outline = outline(child, style);
    if (outline == null) {
      return null;
    }
    boolean evenOdd = style.get(Properties.CLIP_RULE).toString().equals("evenodd");
    if (!child.localName().equals("use")) {
      outline = outline.makeWithFillMode(evenOdd ? PathFillMode.EVEN_ODD : PathFillMode.WINDING);
    }
    outline = outline.makeTransform(painter.transform(child, style));
    if (style.clipPath() instanceof ClipPath.Reference(String url)) {
      Element clip = SvgReferences.find(child.ownerDocument(), url, "clipPath");
      if (clip != null) {
        outline = combine(outline, path(clip, painter.boundingBox(child)), PathOp.INTERSECT);
      }
    }
    return outline;
  }

  private @Nullable Path outline(Element child, ComputedStyle style) {
    if (SvgShapes.isShape(child)) {
      return SvgShapes.path(child, painter.lengths());
    }
    if (child.localName().equals("text")) {
      return painter.textOutline(child, style);
    }
    if (!child.localName().equals("use")) {
      return null;
    }
    Element target = SvgReferences.target(child);
    Path used =
        target == null || !SvgShapes.isShape(target) && !target.localName().equals("text")
            ? null
            : part(target);
    return used == null
        ? null
        : used.makeOffset(
            SvgShapes.of(child, "x", Properties.X, painter.lengths(), SvgLengths.Axis.X),
            SvgShapes.of(child, "y", Properties.Y, painter.lengths(), SvgLengths.Axis.Y));
  }
}
