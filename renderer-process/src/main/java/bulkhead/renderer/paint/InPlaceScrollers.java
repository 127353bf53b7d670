package bulkhead.renderer.paint;

import io.github.humbleui.types.RRect;
import io.github.humbleui.types.Rect;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

/// The scrollers inside of transforms and effects. Their contents have no layers: they are painted
/// as they are scrolled at the time. The compositor hears of them all the same, so that wheels and
/// scrollbars work: for each there is a scroll node in a space that says what the scopes around it
/// come to. Owned by `RendererMain`.
final class InPlaceScrollers {
  private final PropertyTrees.Builder trees;
  private final Map<PaintContext, Integer> scrolls = new IdentityHashMap<>();
  private final Map<PaintContext, PropertyTrees.State> states = new IdentityHashMap<>();
  private final Set<ElementId> elements = new HashSet<>();

  InPlaceScrollers(PropertyTrees.Builder trees) {
    this.trees = trees;
  }

  /// Those whose picture has to be painted anew when they are scrolled.
  Set<ElementId> elements() {
    return elements;
  }

  /// Something is painted that stays where it is while that scroller moves.
  void repaintedFor(ElementId scroller) {
    elements.add(scroller);
  }

  /// What is painted in this context moves with that scroller.
  void inside(PaintContext context, int scroll) {
    scrolls.put(context, scroll);
    elements.add(trees.scroll(scroll).element());
  }

  /// The scroller around a context: one of these, else that of its layer.
  int around(PaintContext context) {
    for (PaintContext each = context; each != null; each = each.outer) {
      Integer scroll = scrolls.get(each);
      if (scroll != null) {
        return scroll;
      }
    }
    return trees.scrollAround(context.state.transform());
  }

  /// The transforms and the upright clips of a context's scopes as nodes.
  PropertyTrees.State stateOf(PaintContext context) {
    PropertyTrees.State kept = states.get(context);
    if (kept != null) {
      return kept;
    }
    PropertyTrees.State outer = context.outer == null ? context.state : stateOf(context.outer);
    PropertyTrees.State made =
        switch (context.scope) {
          case DisplayItem.PushTransform(Transform transform) ->
              new PropertyTrees.State(
                  trees.add(new PropertyTrees.TransformedSpace(outer.transform(), transform)),
                  outer.clip(),
                  outer.effect());
          case DisplayItem.PushClipRect(Rect rect) -> clipped(outer, rect);
          case DisplayItem.PushClipRRect(RRect rrect) -> clipped(outer, rrect);
          case null, default -> outer;
        };
    states.put(context, made);
    return made;
  }

  private PropertyTrees.State clipped(PropertyTrees.State outer, Rect rect) {
    int clip = trees.add(new PropertyTrees.ClipNode(outer.clip(), outer.transform(), rect));
    return new PropertyTrees.State(outer.transform(), clip, outer.effect());
  }
}
