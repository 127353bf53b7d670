package bulkhead.renderer.svg;

import bulkhead.renderer.css.value.Overflow;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.style.ComputedStyle;
import bulkhead.renderer.style.Properties;
import bulkhead.renderer.style.Property;
import bulkhead.renderer.svg.SvgLengths.Axis;
import io.github.humbleui.skija.Matrix33;
import io.github.humbleui.skija.Path;
import io.github.humbleui.skija.PathSegment;
import io.github.humbleui.skija.PathSegmentIterator;
import io.github.humbleui.skija.PathVerb;
import io.github.humbleui.types.Point;
import io.github.humbleui.types.Rect;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Puts markers on the vertices of a path (SVG 2 §13.7). Thread: `RendererMain`.
final class SvgMarkers {
  private static final int MOST_VERTICES = 10_000;
  private static final Rect EVERYWHERE = Rect.makeLTRB(-1e6f, -1e6f, 1e6f, 1e6f);

  private final SvgPainter painter;

  SvgMarkers(SvgPainter painter) {
    this.painter = painter;
  }

  /// A vertex with the directions in which the path comes and goes; NaN where it does not.
  private static final class Vertex {
    final float x;
    final float y;
    double in = Double.NaN;
    double out = Double.NaN;

    Vertex(Point point) {
      x = point.getX();
      y = point.getY();
    }

    /// Halfway between the two (§13.7.4), in degrees.
    double angle() {
      if (Double.isNaN(in)) {
        return Double.isNaN(out) ? 0 : Math.toDegrees(out);
      }
      if (Double.isNaN(out)) {
        return Math.toDegrees(in);
      }
      double from = Math.toDegrees(in);
      double to = Math.toDegrees(out);
      return (Math.abs(from - to) > 180 ? from + 360 + to : from + to) / 2;
    }
  }

  /// @param path of the element
  void draw(Path path, Element element, SvgStyle style, Rect box) {
    Element start = marker(style, Properties.MARKER_START);
    Element mid = marker(style, Properties.MARKER_MID);
    Element end = marker(style, Properties.MARKER_END);
    if (!style.isVisible() || start == null && mid == null && end == null) {
      return;
    }
    List<Vertex> vertices = vertices(path, SvgShapes.arcEnds(element));
    for (int i = 0; i < vertices.size(); i++) {
      boolean first = i == 0;
      boolean last = i == vertices.size() - 1;
      if (first && start != null) {
        draw(start, vertices.get(i), true, style, box);
      }
      if (!first && !last && mid != null) {
        draw(mid, vertices.get(i), false, style, box);
      }
      if (last && end != null) {
        draw(end, vertices.get(i), false, style, box);
      }
    }
  }

  private @Nullable Element marker(SvgStyle style, Property property) {
    String url = SvgReferences.url(style.text(property).strip());
    if (url == null) {
      return null;
    }
    painter.dependsOnOthers();
    return SvgReferences.find(painter.document(), url, "marker");
  }

  /// @param arcEnds where the arcs of the path end, in their order: an arc is several curves with
  ///     vertices only at its ends
  private static List<Vertex> vertices(Path path, List<Point> arcEnds) {
    List<Vertex> vertices = new ArrayList<>();
    int contour = 0;
    int arcs = 0;
    boolean within = false;
    try (PathSegmentIterator segments = path.iterator()) {
      while (segments.hasNext() && vertices.size() < MOST_VERTICES) {
        PathSegment segment = segments.next();
        if (segment == null) {
          break;
        }
        switch (segment.getVerb()) {
          case MOVE -> {
            contour = vertices.size();
            vertices.add(new Vertex(segment.getP0()));
          }
          case LINE -> add(vertices, segment.getP0(), segment.getP0(), segment.getP1());
          case QUAD, CONIC -> {
            if (within) {
              vertices.removeLast();
            } else {
              leave(vertices, segment.getP0(), segment.getP1(), segment.getP2());
            }
            Vertex start = vertices.isEmpty() ? null : vertices.getLast();
            arrive(vertices, segment.getP2(), segment.getP1(), segment.getP0());
            boolean arc = segment.getVerb() == PathVerb.CONIC && arcs < arcEnds.size();
            within = arc && start != null && !near(segment.getP2(), arcEnds.get(arcs));
            if (arc && !within) {
              arcs++;
            }
          }
          case CUBIC -> {
            leave(vertices, segment.getP0(), segment.getP1(), segment.getP2(), segment.getP3());
            arrive(vertices, segment.getP3(), segment.getP2(), segment.getP1(), segment.getP0());
          }
          case CLOSE -> {
            if (contour < vertices.size()) {
              close(vertices, vertices.get(contour));
            }
          }
          case DONE -> {}
        }
      }
    }
    return vertices;
  }

  private static boolean near(Point a, Point b) {
    return Math.abs(a.getX() - b.getX()) < 0.01f && Math.abs(a.getY() - b.getY()) < 0.01f;
  }

  /// The line back to the beginning, and the directions there (§13.7.4).
  private static void close(List<Vertex> vertices, Vertex first) {
    Vertex last = vertices.getLast();
    if (last == first) {
      return;
    }
    if (last.x != first.x || last.y != first.y) {
      Point to = new Point(first.x, first.y);
      add(vertices, new Point(last.x, last.y), new Point(last.x, last.y), to);
      last = vertices.getLast();
    }
    first.in = last.in;
    last.out = first.out;
  }

  private static void add(List<Vertex> vertices, Point from, Point before, Point to) {
    leave(vertices, from, to);
    arrive(vertices, to, before);
  }

  /// The path goes towards the first point that is another one.
  private static void leave(List<Vertex> vertices, Point from, Point... towards) {
    for (Point point : towards) {
      if (!point.equals(from) && !vertices.isEmpty()) {
        vertices.getLast().out = Math.atan2(point.getY() - from.getY(), point.getX() - from.getX());
        return;
      }
    }
  }

  private static void arrive(List<Vertex> vertices, Point at, Point... from) {
    Vertex vertex = new Vertex(at);
    for (Point point : from) {
      if (!point.equals(at)) {
        vertex.in = Math.atan2(at.getY() - point.getY(), at.getX() - point.getX());
        break;
      }
    }
    vertices.add(vertex);
  }

  private void draw(Element marker, Vertex vertex, boolean start, SvgStyle style, Rect box) {
    SvgLengths lengths = painter.lengths();
    float width = lengths.of(marker, "markerWidth", Axis.X, 3);
    float height = lengths.of(marker, "markerHeight", Axis.Y, 3);
    Matrix33 fit = SvgTransforms.viewBox(marker, width, height);
    if (!(width > 0) || !(height > 0) || fit == null || !painter.enter(marker)) {
      return;
    }
    String orient = marker.attributeOrEmpty("orient").strip();
    double angle =
        switch (orient) {
          case "auto" -> vertex.angle();
          case "auto-start-reverse" -> start ? vertex.angle() + 180 : vertex.angle();
          default -> {
            float degrees = SvgLengths.number(orient.replaceFirst("deg$", ""));
            yield Float.isNaN(degrees) ? 0 : degrees;
          }
        };
    Matrix33 place =
        Matrix33.makeTranslate(vertex.x, vertex.y).makeConcat(SvgTransforms.rotate((float) angle));
    if (!marker.attributeOrEmpty("markerUnits").equals("userSpaceOnUse")) {
      Float stroke = lengths.parse(style.text(Properties.STROKE_WIDTH), Axis.OTHER, style.style);
      float scale = stroke == null ? 1 : stroke;
      if (SvgStrokes.isNonScaling(style)) {
        scale /= SvgStrokes.scaleOf(painter.canvas().getLocalToDeviceAsMatrix33());
      }
      place = place.makeConcat(Matrix33.makeScale(scale));
    }
    float[] view = SvgSize.viewBox(marker);
    SvgLengths inside =
        view == null ? new SvgLengths(width, height) : new SvgLengths(view[2], view[3]);
    float x = inside.of(marker, "refX", Axis.X, 0);
    float y = inside.of(marker, "refY", Axis.Y, 0);
    float[] m = fit.getMat();
    Matrix33 reference = Matrix33.makeTranslate(-(m[0] * x + m[2]), -(m[4] * y + m[5]));
    ComputedStyle own = ComputedStyle.of(marker);
    boolean clips = own != null && own.overflowX() != Overflow.VISIBLE;
    painter.contexts().push(new SvgContextPaint(style, box));
    painter.marker(
        marker,
        place.makeConcat(reference),
        clips ? Rect.makeWH(width, height) : EVERYWHERE,
        fit,
        inside);
    painter.contexts().pop();
    painter.leave(marker);
  }
}
