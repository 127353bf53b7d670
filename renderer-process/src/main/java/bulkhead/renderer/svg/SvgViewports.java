package bulkhead.renderer.svg;

import bulkhead.renderer.dom.Element;
import bulkhead.renderer.style.Properties;
import bulkhead.renderer.svg.SvgLengths.Axis;
import io.github.humbleui.skija.Matrix33;
import org.jspecify.annotations.Nullable;

/// The viewports that inner `svg` elements make (SVG 2 §8.2). Pure.
final class SvgViewports {
  private SvgViewports() {}

  static float width(Element svg, SvgLengths around) {
    float width = SvgShapes.size(svg, "width", Properties.WIDTH, around, Axis.X);
    return Float.isNaN(width) ? around.width() : width;
  }

  static float height(Element svg, SvgLengths around) {
    float height = SvgShapes.size(svg, "height", Properties.HEIGHT, around, Axis.Y);
    return Float.isNaN(height) ? around.height() : height;
  }

  /// From the user space inside to that of the `svg` element itself; null where nothing is shown.
  static @Nullable Matrix33 matrix(Element svg, SvgLengths around) {
    Matrix33 fit = SvgTransforms.viewBox(svg, width(svg, around), height(svg, around));
    return fit == null
        ? null
        : Matrix33.makeTranslate(
                SvgShapes.of(svg, "x", Properties.X, around, Axis.X),
                SvgShapes.of(svg, "y", Properties.Y, around, Axis.Y))
            .makeConcat(fit);
  }

  /// What lengths inside of a viewport of that size refer to.
  static SvgLengths inside(Element svg, float width, float height) {
    float[] box = SvgSize.viewBox(svg);
    return box == null || box[2] == 0 || box[3] == 0
        ? new SvgLengths(width, height)
        : new SvgLengths(box[2], box[3]);
  }
}
