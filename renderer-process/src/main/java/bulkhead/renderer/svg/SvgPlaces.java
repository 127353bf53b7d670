package bulkhead.renderer.svg;

import bulkhead.renderer.css.value.Display;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Namespaces;
import bulkhead.renderer.dom.Text;
import bulkhead.renderer.paint.ClientRects;
import bulkhead.renderer.paint.Rects;
import bulkhead.renderer.style.ComputedStyle;
import bulkhead.renderer.text.FontGroup;
import io.github.humbleui.skija.Matrix33;
import io.github.humbleui.skija.Path;
import io.github.humbleui.skija.PathMeasure;
import io.github.humbleui.types.Point;
import io.github.humbleui.types.Rect;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Where the elements in SVG trees are, as scripts ask for them (SVG 2 §4.5, CSSOM View §6): an
/// element's box is what it fills, without strokes, as Chromium has it. Made for one layout and
/// scroll position; owned by `RendererMain`.
public final class SvgPlaces {
  private static final int MOST_DEPTH = 60;

  private final ClientRects boxes;
  private final Function<ComputedStyle, FontGroup> fonts;

  /// Coordinates of what is in an element.
  ///
  /// @param toRoot to the content box of the outermost `svg`
  /// @param toViewport to the nearest viewport
  /// @param drawn whether what is in it is seen there
  private record Space(
      ClientRects.Place root,
      Matrix33 toRoot,
      Matrix33 toViewport,
      SvgLengths lengths,
      boolean drawn) {

    Space with(Matrix33 matrix, boolean stillDrawn) {
      return new Space(
          root,
          toRoot.makeConcat(matrix),
          toViewport.makeConcat(matrix),
          lengths,
          drawn && stillDrawn);
    }
  }

  private final Map<Element, Space> insides = new IdentityHashMap<>();

  /// @param boxes where the outermost `svg` elements are
  public SvgPlaces(ClientRects boxes, Function<ComputedStyle, FontGroup> fonts) {
    this.boxes = boxes;
    this.fonts = fonts;
  }

  /// Whether this is an element in an SVG tree, which has no CSS box.
  public static boolean isInside(Element element) {
    return element.namespace().equals(Namespaces.SVG)
        && element.parentElement() instanceof Element parent
        && parent.namespace().equals(Namespaces.SVG)
        && !parent.localName().equals("foreignObject");
  }

  /// The `svg` whose box shows `element`; an element that has its own box is that itself.
  public static Element outermost(Element element) {
    Element at = element;
    while (isInside(at) && at.parentElement() instanceof Element around) {
      at = around;
    }
    return at;
  }

  /// In the window's viewport; none for what is not drawn.
  public List<Rect> rects(Element element) {
    Space own = own(element, 0);
    if (own == null || !own.drawn) {
      return List.of();
    }
    if (element.localName().equals("svg")) {
      Space inside = inside(element, 0);
      own = inside == null ? own : inside;
    }
    return List.of(place(own, boundingBox(element)));
  }

  /// The pieces of a text node.
  public List<Rect> rects(Text node) {
    Element text = textAround(node.parentElement());
    Space own = text == null ? null : own(text, 0);
    List<Rect> out = new ArrayList<>();
    if (text != null && own != null && own.drawn) {
      for (SvgText.Piece piece : pieces(text, own.lengths)) {
        if (piece.node() == node) {
          out.add(place(own, piece.box()));
        }
      }
    }
    return out;
  }

  /// In the window's viewport, of a rectangle in the user space of an element.
  public Rect place(Element element, Rect box) {
    Space own = own(element, 0);
    return own == null ? box : place(own, box);
  }

  private static Rect place(Space space, Rect box) {
    Rect inRoot = map(space.toRoot, box);
    Rect root = space.root.contentBox();
    return space.root.transform().mapBounds(inRoot.offset(root.getLeft(), root.getTop()));
  }

  private static Rect map(Matrix33 matrix, Rect box) {
    float[] m = matrix.getMat();
    float left = Float.POSITIVE_INFINITY;
    float top = Float.POSITIVE_INFINITY;
    float right = Float.NEGATIVE_INFINITY;
    float bottom = Float.NEGATIVE_INFINITY;
    for (int corner = 0; corner < 4; corner++) {
      float x = (corner & 1) == 0 ? box.getLeft() : box.getRight();
      float y = (corner & 2) == 0 ? box.getTop() : box.getBottom();
      float mx = m[0] * x + m[1] * y + m[2];
      float my = m[3] * x + m[4] * y + m[5];
      left = Math.min(left, mx);
      right = Math.max(right, mx);
      top = Math.min(top, my);
      bottom = Math.max(bottom, my);
    }
    return Rect.makeLTRB(left, top, Math.max(left, right), Math.max(top, bottom));
  }

  // ---------------------------------------------------------------- what scripts ask for

  /// `getBBox()`: in the element's own user space.
  public Rect boundingBox(Element element) {
    Space space = element.localName().equals("svg") ? inside(element, 0) : own(element, 0);
    SvgLengths lengths = space == null ? new SvgLengths(0, 0) : space.lengths;
    Rect text = textBox(element, lengths);
    if (text != null) {
      return text;
    }
    Rect box = new SvgBoxes(fonts, lengths).of(element);
    ComputedStyle style = ComputedStyle.of(element);
    if (box != Rects.EMPTY || style == null || style.display() == Display.NONE) {
      return box;
    }
    // What is not drawn for having no area has its place nevertheless.
    return switch (element.localName()) {
      case "rect", "image", "foreignObject" -> SvgShapes.rectangle(element, lengths);
      default -> box;
    };
  }

  /// Of a part of a text; null for other elements.
  private @Nullable Rect textBox(Element element, SvgLengths lengths) {
    boolean part =
        switch (element.localName()) {
          case "tspan", "textPath", "a" -> true;
          default -> false;
        };
    Element text = part ? textAround(element) : null;
    if (text == null) {
      return null;
    }
    Rect box = null;
    for (SvgText.Piece piece : pieces(text, lengths)) {
      if (element.contains(piece.node())) {
        box = box == null ? piece.box() : Rects.union(box, piece.box());
      }
    }
    return box == null ? Rects.EMPTY : box;
  }

  private static @Nullable Element textAround(@Nullable Element element) {
    Element at = element;
    for (int depth = 0; at != null && depth < MOST_DEPTH; depth++) {
      switch (at.localName()) {
        case "text" -> {
          return at;
        }
        case "tspan", "textPath", "a" -> at = at.parentElement();
        default -> {
          return null;
        }
      }
    }
    return null;
  }

  private List<SvgText.Piece> pieces(Element text, SvgLengths lengths) {
    ComputedStyle style = ComputedStyle.of(text);
    return style == null ? List.of() : new SvgText(fonts, lengths).layOut(text, SvgStyle.of(style));
  }

  /// `getComputedTextLength()`.
  public float textLength(Element element) {
    Element text = textAround(element);
    Space space = text == null ? null : own(text, 0);
    float length = 0;
    if (text != null && space != null) {
      for (SvgText.Piece piece : pieces(text, space.lengths)) {
        length += element.contains(piece.node()) ? piece.shape().width() : 0;
      }
    }
    return length;
  }

  /// `getCTM()`, or `getScreenCTM()`: a, b, c, d, e and f; null where the element is nowhere.
  public float @Nullable [] matrix(Element element, boolean toScreen) {
    boolean viewport = element.localName().equals("svg");
    Space own = viewport ? inside(element, 0) : own(element, 0);
    if (own == null) {
      return null;
    }
    Matrix33 matrix = own.toRoot;
    if (toScreen) {
      Rect root = own.root.contentBox();
      matrix =
          own.root
              .transform()
              .toMatrix33()
              .makeConcat(Matrix33.makeTranslate(root.getLeft(), root.getTop()))
              .makeConcat(matrix);
    } else if (!viewport) {
      matrix = own.toViewport;
    }
    float[] m = matrix.getMat();
    return new float[] {m[0], m[3], m[1], m[4], m[2], m[5]};
  }

  /// `getTotalLength()` of a shape.
  public float length(Element element) {
    Path path = path(element);
    float length = 0;
    if (path != null) {
      try (PathMeasure measure = new PathMeasure(path, false)) {
        do {
          length += measure.getLength();
        } while (measure.nextContour());
      }
    }
    return length;
  }

  /// `getPointAtLength()` of a shape.
  public Point pointAt(Element element, float distance) {
    Path path = path(element);
    Point at = new Point(0, 0);
    if (path != null) {
      try (PathMeasure measure = new PathMeasure(path, false)) {
        float left = Math.max(0, distance);
        boolean more = true;
        while (more) {
          float length = measure.getLength();
          Point here = measure.getPosition(Math.min(left, length));
          at = here == null ? at : here;
          left -= length;
          more = left > 0 && measure.nextContour();
        }
      }
    }
    return at;
  }

  private @Nullable Path path(Element element) {
    Space space = own(element, 0);
    return space == null || !SvgShapes.isShape(element)
        ? null
        : SvgShapes.path(element, space.lengths);
  }

  // ---------------------------------------------------------------- coordinates

  /// The user space of an element in an SVG tree.
  private @Nullable Space own(Element element, int depth) {
    Element parent = element.parentElement();
    ComputedStyle style = ComputedStyle.of(element);
    Space around = parent == null || style == null ? null : inside(parent, depth + 1);
    if (around == null || style == null || !isInside(element)) {
      return null;
    }
    boolean drawn =
        style.display() != Display.NONE
            && SvgConditions.hold(element)
            && switch (element.localName()) {
              case "g", "a", "switch", "svg", "use", "image", "text" -> true;
              case "foreignObject" -> true;
              case "tspan", "textPath" -> textAround(element) != null;
              default -> SvgShapes.isShape(element);
            };
    SvgLengths lengths = around.lengths;
    return around.with(
        SvgElementTransforms.of(
            element, style, lengths, () -> new SvgBoxes(fonts, lengths).of(element)),
        drawn);
  }

  private @Nullable Space inside(Element container, int depth) {
    Space kept = insides.get(container);
    if (kept != null || depth > MOST_DEPTH) {
      return kept;
    }
    Space made = isInside(container) ? insideInner(container, depth) : insideRoot(container);
    if (made != null) {
      insides.put(container, made);
    }
    return made;
  }

  private @Nullable Space insideRoot(Element svg) {
    ClientRects.Place place = boxes.svg(svg);
    if (place == null) {
      return null;
    }
    ComputedStyle style = ComputedStyle.of(svg);
    float zoom = style == null ? 1 : style.zoom().factor();
    float width = place.contentBox().getWidth() / zoom;
    float height = place.contentBox().getHeight() / zoom;
    Matrix33 fit = SvgTransforms.viewBox(svg, width, height);
    Matrix33 matrix =
        Matrix33.makeScale(zoom, zoom).makeConcat(fit == null ? Matrix33.IDENTITY : fit);
    return new Space(place, matrix, matrix, SvgViewports.inside(svg, width, height), fit != null);
  }

  private @Nullable Space insideInner(Element container, int depth) {
    Space own = own(container, depth);
    if (own == null || !container.localName().equals("svg")) {
      return own;
    }
    SvgLengths around = own.lengths;
    Matrix33 matrix = SvgViewports.matrix(container, around);
    Matrix33 to = matrix == null ? Matrix33.IDENTITY : matrix;
    return new Space(
        own.root,
        own.toRoot.makeConcat(to),
        to,
        SvgViewports.inside(
            container,
            SvgViewports.width(container, around),
            SvgViewports.height(container, around)),
        own.drawn && matrix != null);
  }
}
