package bulkhead.renderer.compositor;

import bulkhead.renderer.paint.DisplayItemList;
import bulkhead.renderer.paint.Layer;
import bulkhead.renderer.paint.PropertyTrees;
import bulkhead.renderer.paint.Rects;
import io.github.humbleui.types.Point;
import io.github.humbleui.types.Rect;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds what is at a place of the page area. Stateless; thread `Compositor`.
final class HitTest {
  private HitTest() {}

  /// What is there.
  ///
  /// @param layer the uppermost layer with something there, or null
  /// @param local the place, in the layer's space
  /// @param scroll the scroller that a wheel there moves, or [PropertyTrees#NO_SCROLL]
  record Hit(@Nullable TreeLayer layer, Point local, int scroll) {
    /// Whether a script has to be asked first.
    boolean isOnWheelHandler() {
      return layer != null
          && layer.layer.wheelHandlers().stream()
              .anyMatch(r -> Rects.plain(r).contains(local.getX(), local.getY()));
    }
  }

  /// @param x in device pixels
  static Hit at(LayerTree tree, float x, float y) {
    PropertyTrees trees = tree.commit.trees();
    for (int i = tree.layers.size() - 1; i >= 0; i--) {
      TreeLayer layer = tree.layers.get(i);
      if (!layer.clip.contains(x, y) || !layer.toDevice.isInvertible()) {
        continue;
      }
      Point local = layer.toDevice.inverse().map(x, y);
      int scroll = scrollOf(trees, layer.layer.state().transform());
      if (layer.layer.bounds().contains(local.getX(), local.getY())) {
        if (hasSomethingAt(layer.layer, local, scroll)) {
          int target =
              layer.layer.contents() instanceof Layer.Scrollbar(int own, var orientation)
                  ? own
                  : innermost(tree, scroll == NONE ? tree.commit.rootScroll() : scroll, i, x, y);
          return new Hit(layer, local, target == NONE ? tree.commit.rootScroll() : target);
        }
      }
    }
    return new Hit(null, new Point(x, y), innermost(tree, tree.commit.rootScroll(), -1, x, y));
  }

  /// The scroller to be moved where a layer was hit: one inside of the layer's, if the place is in
  /// it, and what it has painted, if anything, is above that layer.
  private static int innermost(LayerTree tree, int scroll, int layer, float x, float y) {
    PropertyTrees trees = tree.commit.trees();
    int found = scroll;
    for (int i = 0; i < trees.scrolls().size(); i++) {
      if (i != found && isInside(trees, i, found) && tree.isInScroller(i, x, y)) {
        int top = layer;
        for (int k = tree.layers.size() - 1; k >= 0 && top == layer; k--) {
          top = scrollOf(trees, tree.layers.get(k).layer.state().transform()) == i ? k : layer;
        }
        found = top < layer ? found : i;
      }
    }
    return found;
  }

  private static boolean isInside(PropertyTrees trees, int scroll, int around) {
    for (int i = scroll; i != NONE; i = trees.scrolls().get(i).parent()) {
      if (i == around) {
        return true;
      }
    }
    return around == NONE;
  }

  private static final int NONE = PropertyTrees.NO_SCROLL;

  private static boolean hasSomethingAt(Layer layer, Point p, int scroll) {
    return switch (layer.contents()) {
      case Layer.Painted(DisplayItemList items) ->
          // The first layer of a scroller stands for all of its inside, also where it is empty.
          (scroll != NONE && layer.id().ordinal() == 0)
              || layer.wheelHandlers().stream()
                  .anyMatch(r -> Rects.plain(r).contains(p.getX(), p.getY()))
              || items.in(Rect.makeXYWH(p.getX(), p.getY(), 0.01f, 0.01f)).length > 0;
      case Layer.Solid s -> true;
      case Layer.External e -> true;
      case Layer.Scrollbar s -> true;
    };
  }

  /// The nearest scroller around a space, or [PropertyTrees#NO_SCROLL].
  static int scrollOf(PropertyTrees trees, int transform) {
    int node = transform;
    while (node != PropertyTrees.ROOT) {
      PropertyTrees.TransformNode space = trees.transforms().get(node);
      if (space instanceof PropertyTrees.ScrollTranslation(int parent, int scroll)) {
        return scroll;
      }
      node = space.parent();
    }
    return NONE;
  }

  /// The scrollers that a movement is offered to, innermost first.
  static List<PropertyTrees.ScrollNode> chain(LayerTree tree, int scroll) {
    List<PropertyTrees.ScrollNode> chain = new ArrayList<>();
    for (int i = scroll; i != NONE; i = tree.commit.trees().scrolls().get(i).parent()) {
      chain.add(tree.commit.trees().scrolls().get(i));
    }
    return chain;
  }
}
