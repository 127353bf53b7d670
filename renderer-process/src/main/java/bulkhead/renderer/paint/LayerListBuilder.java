package bulkhead.renderer.paint;

import io.github.humbleui.types.Rect;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Sorts items, given in painting order, into as few layers as painting order allows. Thread:
/// `RendererMain`.
///
/// The painter says which property-tree state the next items have ([#state]) and adds them; a new
/// state begins a new chunk. A chunk goes into an earlier layer of the same state unless a layer in
/// between overlaps it at some scroll offset (Chromium: PaintArtifactCompositor::LayerizeGroup).
public final class LayerListBuilder {
  private final PropertyTrees.Builder trees;
  private final List<PendingLayer> layers = new ArrayList<>();
  private final Map<ElementId, Integer> ordinals = new HashMap<>();
  private PropertyTrees.State state = PropertyTrees.State.ROOT;
  private DisplayItemList.Builder chunk = new DisplayItemList.Builder();
  private final List<Rect> chunkWheelHandlers = new ArrayList<>();

  /// A layer being filled; `contents` is null for painted ones, whose items are in `items`.
  private static final class PendingLayer {
    final PropertyTrees.State state;
    final LayerId id;
    final Layer.@Nullable Contents contents;
    final DisplayItemList.Builder items = new DisplayItemList.Builder();
    final List<Rect> wheelHandlers = new ArrayList<>();
    Rect bounds = Rects.EMPTY;

    PendingLayer(PropertyTrees.State state, LayerId id, Layer.@Nullable Contents contents) {
      this.state = state;
      this.id = id;
      this.contents = contents;
    }

    Layer build() {
      Layer.Contents built = contents == null ? new Layer.Painted(items.build()) : contents;
      return new Layer(id, bounds, state, built, wheelHandlers);
    }
  }

  /// @param trees the trees being built; nodes must be in there before a state names them
  public LayerListBuilder(PropertyTrees.Builder trees) {
    this.trees = trees;
  }

  /// The following items have this state. All scopes must be closed.
  public void state(PropertyTrees.State newState) {
    if (!newState.equals(state)) {
      endChunk();
      state = newState;
    }
  }

  /// Begins a scope of items, ends one, or draws, in the current state.
  public void add(DisplayItem item) {
    chunk.add(item);
  }

  /// A wheel over `rect` is shown to scripts before it scrolls.
  public void addWheelHandler(Rect rect) {
    chunkWheelHandlers.add(Rects.plain(rect));
  }

  /// Pixels of another process, in the current state. `element` names the plugin's element.
  public void addExternal(ElementId element, Rect bounds, SurfaceId surface, int fallbackArgb) {
    addLayer(element, bounds, new Layer.External(surface, fallbackArgb));
  }

  /// A scrollbar over `track`, in the current state, which must not scroll with its own scroller.
  public void addScrollbar(int scroll, Layer.Orientation orientation, Rect track) {
    addLayer(trees.scroll(scroll).element(), track, new Layer.Scrollbar(scroll, orientation));
  }

  private void addLayer(ElementId element, Rect bounds, Layer.Contents contents) {
    endChunk();
    PendingLayer layer = new PendingLayer(state, nextId(element), contents);
    layer.bounds = Rects.plain(bounds);
    layers.add(layer);
  }

  private LayerId nextId(ElementId element) {
    return new LayerId(element, ordinals.merge(element, 1, Integer::sum) - 1);
  }

  private void endChunk() {
    if (chunk.isEmpty() && chunkWheelHandlers.isEmpty()) {
      chunk = new DisplayItemList.Builder();
      return;
    }
    Rect bounds = chunk.bounds();
    for (Rect handler : chunkWheelHandlers) {
      bounds = Rects.union(bounds, handler);
    }
    PendingLayer layer = earlierLayerFor(bounds);
    if (layer == null) {
      layer = new PendingLayer(state, nextId(scrollerOf(state.transform())), null);
      layers.add(layer);
    }
    layer.items.addAll(chunk);
    layer.wheelHandlers.addAll(chunkWheelHandlers);
    layer.bounds = Rects.union(layer.bounds, bounds);
    chunk = new DisplayItemList.Builder();
    chunkWheelHandlers.clear();
  }

  private @Nullable PendingLayer earlierLayerFor(Rect bounds) {
    for (PendingLayer layer : layers.reversed()) {
      if (layer.contents == null && layer.state.equals(state)) {
        return layer;
      }
      // Layers of one effect are drawn as a group, so nothing moves across the border of a group.
      if (layer.state.effect() != state.effect() || mayOverlap(layer, bounds)) {
        return null;
      }
    }
    return null;
  }

  private boolean mayOverlap(PendingLayer layer, Rect bounds) {
    int common = commonSpace(state.transform(), layer.state.transform());
    return Rects.intersects(
        inSpace(layer.bounds, layer.state.transform(), common),
        inSpace(bounds, state.transform(), common));
  }

  /// The innermost space that is around both. A parent's index is smaller than its children's.
  private int commonSpace(int a, int b) {
    int first = a;
    int second = b;
    while (first != second) {
      if (first > second) {
        first = trees.transform(first).parent();
      } else {
        second = trees.transform(second).parent();
      }
    }
    return first;
  }

  /// The scroll translation that a space is in, or the root.
  private int scrollTranslationOf(int transform) {
    int node = transform;
    while (node != PropertyTrees.ROOT
        && !(trees.transform(node) instanceof PropertyTrees.ScrollTranslation)) {
      node = trees.transform(node).parent();
    }
    return node;
  }

  private ElementId scrollerOf(int transform) {
    return trees.transform(scrollTranslationOf(transform))
            instanceof PropertyTrees.ScrollTranslation translation
        ? trees.scroll(translation.scroll()).element()
        : FIXED;
  }

  /// For layers that no scroller moves.
  private static final ElementId FIXED = new ElementId(-1);

  /// Where `rect` can be, at any scroll offset, in the space `to`, which is `from` or around it.
  /// What is scrolled can be anywhere in its scroller, and is seen nowhere else.
  private Rect inSpace(Rect rect, int from, int to) {
    Rect result = rect;
    int node = from;
    while (node != to) {
      switch (trees.transform(node)) {
        case PropertyTrees.TransformedSpace space -> {
          result = space.transform().mapBounds(result);
          node = space.parent();
        }
        case PropertyTrees.ScrollTranslation translation -> {
          result = trees.scroll(translation.scroll()).container();
          node = translation.parent();
        }
        case PropertyTrees.StickyTranslation sticky -> {
          result = sticky.limits().reach(result);
          node = sticky.parent();
        }
      }
    }
    return result;
  }

  /// The layers in painting order. All scopes must be closed.
  public List<Layer> build() {
    endChunk();
    return layers.stream().map(PendingLayer::build).toList();
  }
}
