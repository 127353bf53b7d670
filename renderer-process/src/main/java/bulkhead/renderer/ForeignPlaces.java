package bulkhead.renderer;

import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Namespaces;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.dom.Text;
import bulkhead.renderer.layout.LayoutEngine;
import bulkhead.renderer.layout.LayoutResult;
import bulkhead.renderer.paint.ClientRects;
import bulkhead.renderer.paint.ScrollOffsets;
import bulkhead.renderer.selection.TextRects;
import bulkhead.renderer.svg.SvgPlaces;
import io.github.humbleui.types.Rect;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where the HTML inside of SVG's `foreignObject` elements is, as scripts ask for it. Made for one
/// layout and scroll position; owned by `RendererMain`.
final class ForeignPlaces {
  private final LayoutEngine engine;
  private final SvgPlaces places;
  private final Map<Element, Inside> kept = new IdentityHashMap<>();

  private record Inside(ClientRects boxes, TextRects texts) {}

  ForeignPlaces(LayoutEngine engine, SvgPlaces places) {
    this.engine = engine;
    this.places = places;
  }

  /// The `foreignObject` around a node that is not of the SVG tree itself; null for none.
  static @Nullable Element around(Node node) {
    for (Element at = node.parentElement(); at != null; at = at.parentElement()) {
      if (at.namespace().equals(Namespaces.SVG)) {
        return at.localName().equals("foreignObject") ? at : null;
      }
    }
    return null;
  }

  List<Rect> rects(Element foreign, Element element) {
    Inside inside = inside(foreign);
    return inside == null ? List.of() : placed(foreign, inside.boxes.of(element));
  }

  List<Rect> rects(Element foreign, Text text, int from, int to) {
    Inside inside = inside(foreign);
    return inside == null
        ? List.of()
        : placed(foreign, inside.texts.of(text, from, to, inside.boxes));
  }

  private @Nullable Inside inside(Element foreign) {
    Inside found = kept.get(foreign);
    if (found != null) {
      return found;
    }
    if (places.rects(foreign).isEmpty()) {
      return null;
    }
    Rect box = places.boundingBox(foreign);
    LayoutResult layout = engine.layoutInside(foreign, box.getWidth(), box.getHeight());
    found =
        new Inside(
            new ClientRects(layout, ScrollOffsets.NONE), new TextRects(layout, ScrollOffsets.NONE));
    kept.put(foreign, found);
    return found;
  }

  private List<Rect> placed(Element foreign, List<Rect> inner) {
    Rect box = places.boundingBox(foreign);
    List<Rect> out = new ArrayList<>(inner.size());
    for (Rect each : inner) {
      out.add(places.place(foreign, each.offset(box.getLeft(), box.getTop())));
    }
    return out;
  }
}
