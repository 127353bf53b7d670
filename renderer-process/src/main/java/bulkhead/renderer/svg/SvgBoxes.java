package bulkhead.renderer.svg;

import bulkhead.renderer.css.value.Display;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.paint.Rects;
import bulkhead.renderer.style.ComputedStyle;
import bulkhead.renderer.style.Properties;
import bulkhead.renderer.svg.SvgLengths.Axis;
import bulkhead.renderer.text.FontGroup;
import io.github.humbleui.skija.Matrix33;
import io.github.humbleui.skija.Path;
import io.github.humbleui.types.Rect;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Bounding boxes: what an element fills, in its own user space (SVG 2 §8.10). Thread:
/// `RendererMain`.
final class SvgBoxes {
  private static final int MOST_DEPTH = 40;
  private static final int MOST_ELEMENTS = 20_000;

  private final Function<ComputedStyle, FontGroup> fonts;
  private final SvgLengths lengths;
  private int elements;

  SvgBoxes(Function<ComputedStyle, FontGroup> fonts, SvgLengths lengths) {
    this.fonts = fonts;
    this.lengths = lengths;
  }

  Rect of(Element element) {
    Rect box = element.localName().equals("defs") ? children(element, 0) : of(element, 0);
    return box == null ? Rects.EMPTY : box;
  }

  private @Nullable Rect of(Element element, int depth) {
    ComputedStyle style = ComputedStyle.of(element);
    if (style == null
        || style.display() == Display.NONE
        || depth > MOST_DEPTH
        || elements++ > MOST_ELEMENTS) {
      return null;
    }
    if (SvgShapes.isShape(element)) {
      Path path = SvgShapes.path(element, lengths);
      return path == null || path.isEmpty() ? null : path.computeTightBounds();
    }
    return switch (element.localName()) {
      case "g", "a", "svg", "symbol", "switch" -> children(element, depth);
      case "use" -> {
        Element target = SvgReferences.target(element);
        Rect box =
            target == null || target.contains(element)
                ? null
                : target.localName().equals("symbol") || target.localName().equals("svg")
                    ? inViewport(element, target, depth + 8)
                    : placed(target, depth + 8);
        yield box == null
            ? null
            : box.offset(
                SvgShapes.of(element, "x", Properties.X, lengths, Axis.X),
                SvgShapes.of(element, "y", Properties.Y, lengths, Axis.Y));
      }
      case "image", "foreignObject" -> {
        Rect box = SvgShapes.rectangle(element, lengths);
        yield box.isEmpty() ? null : box; // nothing is drawn where there is no area
      }
      case "text" -> {
        Rect box = null;
        for (SvgText.Piece piece :
            new SvgText(fonts, lengths).layOut(element, SvgStyle.of(style))) {
          box = box == null ? piece.box() : Rects.union(box, piece.box());
        }
        yield box;
      }
      default -> null;
    };
  }

  /// A `symbol` or `svg` as one `use` of it shows it: fitted into a viewport that may be the use's.
  private @Nullable Rect inViewport(Element use, Element target, int depth) {
    float w = lengths.of(use, "width", Axis.X, Float.NaN);
    float h = lengths.of(use, "height", Axis.Y, Float.NaN);
    w = Float.isNaN(w) ? lengths.of(target, "width", Axis.X, lengths.width()) : w;
    h = Float.isNaN(h) ? lengths.of(target, "height", Axis.Y, lengths.height()) : h;
    Matrix33 fit = SvgTransforms.viewBox(target, w, h);
    ComputedStyle style = ComputedStyle.of(target);
    if (!(w > 0) || !(h > 0) || fit == null || style == null || depth > MOST_DEPTH) {
      return null;
    }
    SvgBoxes inside = new SvgBoxes(fonts, SvgViewports.inside(target, w, h));
    inside.elements = elements;
    Rect box = inside.children(target, depth);
    elements = inside.elements;
    if (box == null) {
      return null;
    }
    boolean svg = target.localName().equals("svg");
    Rect own = transformed(box, fit);
    Rect viewport =
        svg
            ? own.offset(lengths.of(target, "x", Axis.X, 0), lengths.of(target, "y", Axis.Y, 0))
            : own;
    return transformed(viewport, SvgElementTransforms.of(target, style, lengths, () -> viewport));
  }

  private @Nullable Rect children(Element element, int depth) {
    Rect all = null;
    for (Node node = element.firstChild(); node != null; node = node.nextSibling()) {
      Rect box =
          node instanceof Element child && !isTemplate(child) ? placed(child, depth + 1) : null;
      if (box != null) {
        all = all == null ? box : around(all, box);
      }
    }
    return all;
  }

  /// Drawn only where it is used.
  private static boolean isTemplate(Element element) {
    return element.localName().equals("defs") || element.localName().equals("symbol");
  }

  /// Also around what has no area, as a line has none.
  private static Rect around(Rect a, Rect b) {
    return Rect.makeLTRB(
        Math.min(a.getLeft(), b.getLeft()),
        Math.min(a.getTop(), b.getTop()),
        Math.max(a.getRight(), b.getRight()),
        Math.max(a.getBottom(), b.getBottom()));
  }

  /// In the user space of the parent.
  private @Nullable Rect placed(Element element, int depth) {
    Rect box = of(element, depth);
    ComputedStyle style = ComputedStyle.of(element);
    if (box == null || style == null) {
      return null;
    }
    Rect own = box;
    Matrix33 matrix = SvgElementTransforms.of(element, style, lengths, () -> own);
    if (element.localName().equals("svg")) {
      Matrix33 viewport = SvgViewports.matrix(element, lengths);
      matrix = viewport == null ? matrix : matrix.makeConcat(viewport);
    }
    return transformed(box, matrix);
  }

  private static Rect transformed(Rect box, Matrix33 matrix) {
    if (matrix.equals(Matrix33.IDENTITY)) {
      return box;
    }
    try (Path path = Path.makeRect(box)) {
      return path.makeTransform(matrix).getBounds();
    }
  }
}
