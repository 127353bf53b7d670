package bulkhead.renderer;

import bulkhead.renderer.devtools.InspectedFrame;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.layout.fragment.Insets;
import bulkhead.renderer.paint.ClientRects;
import bulkhead.renderer.paint.Transform;
import bulkhead.renderer.svg.SvgPlaces;
import io.github.humbleui.types.Point;
import io.github.humbleui.types.Rect;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The boxes of nodes as DevTools clients ask for them: four corners each in the main frame's
/// viewport, CSS px, with what transforms the node and the frames around it. Thread:
/// `RendererMain`.
final class NodeBoxes {
  private NodeBoxes() {}

  /// In content order; empty for what is not rendered.
  static List<InspectedFrame.Box> of(LocalFrame frame, Node node) {
    PagePipeline pipeline = frame.pipeline();
    Mapping outwards = mapping(frame);
    List<InspectedFrame.Box> boxes = new ArrayList<>();
    if (pipeline == null || outwards == null) {
      return boxes;
    }
    if (node instanceof Element element && SvgPlaces.isInside(element)) {
      for (Rect rect : pipeline.boxes().svgPlaces().rects(element)) {
        boxes.add(box(plain(rect), outwards, Insets.NONE));
      }
      return boxes;
    }
    List<ClientRects.Quad> quads = pipeline.boxes().clientRects().quads(node);
    Insets margin =
        node instanceof Element element && quads.size() == 1
            ? pipeline.boxes().marginOf(element)
            : Insets.NONE;
    quads.forEach(quad -> boxes.add(box(quad, outwards, margin)));
    if (boxes.isEmpty() && node instanceof Element element) {
      Element foreign = ForeignPlaces.around(element);
      if (foreign != null) {
        pipeline
            .boxes()
            .foreignPlaces()
            .rects(foreign, element)
            .forEach(rect -> boxes.add(box(plain(rect), outwards, Insets.NONE)));
      }
    }
    return boxes;
  }

  private static ClientRects.Quad plain(Rect rect) {
    return new ClientRects.Quad(rect, Insets.NONE, Insets.NONE, Transform.IDENTITY);
  }

  private static InspectedFrame.Box box(ClientRects.Quad quad, Mapping outwards, Insets margin) {
    Rect border = quad.box();
    Rect padding = inside(border, quad.border());
    return new InspectedFrame.Box(
        corners(inside(padding, quad.padding()), quad.transform(), outwards),
        corners(padding, quad.transform(), outwards),
        corners(border, quad.transform(), outwards),
        corners(
            Rect.makeLTRB(
                border.getLeft() - margin.left(),
                border.getTop() - margin.top(),
                border.getRight() + margin.right(),
                border.getBottom() + margin.bottom()),
            quad.transform(),
            outwards),
        border.getWidth(),
        border.getHeight());
  }

  private static Rect inside(Rect rect, Insets edges) {
    float left = rect.getLeft() + edges.left();
    float top = rect.getTop() + edges.top();
    return Rect.makeLTRB(
        left,
        top,
        Math.max(left, rect.getRight() - edges.right()),
        Math.max(top, rect.getBottom() - edges.bottom()));
  }

  private static List<Float> corners(Rect rect, Transform transform, Mapping outwards) {
    List<Float> out = new ArrayList<>(8);
    for (Point corner :
        List.of(
            transform.map(rect.getLeft(), rect.getTop()),
            transform.map(rect.getRight(), rect.getTop()),
            transform.map(rect.getRight(), rect.getBottom()),
            transform.map(rect.getLeft(), rect.getBottom()))) {
      Point place = outwards.map(corner);
      out.add(place.getX());
      out.add(place.getY());
    }
    return out;
  }

  /// From a frame's viewport to the main frame's.
  private interface Mapping {
    Point map(Point inside);
  }

  /// Null if a frame around has no box.
  private static @Nullable Mapping mapping(LocalFrame frame) {
    LocalFrame around = frame.parent();
    Element owner = frame.owner();
    if (around == null || owner == null) {
      return point -> point;
    }
    PagePipeline pipeline = around.pipeline();
    Mapping outer = mapping(around);
    List<ClientRects.Quad> boxes =
        pipeline == null ? List.of() : pipeline.boxes().clientRects().quads(owner);
    if (outer == null || boxes.isEmpty()) {
      return null;
    }
    ClientRects.Quad box = boxes.getFirst();
    Rect content = inside(inside(box.box(), box.border()), box.padding());
    return point ->
        outer.map(
            box.transform().map(content.getLeft() + point.getX(), content.getTop() + point.getY()));
  }
}
