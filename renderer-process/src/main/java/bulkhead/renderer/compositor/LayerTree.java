package bulkhead.renderer.compositor;

import bulkhead.renderer.paint.CommitData;
import bulkhead.renderer.paint.ElementId;
import bulkhead.renderer.paint.LayerId;
import bulkhead.renderer.paint.PropertyTrees;
import bulkhead.renderer.paint.ScrollRequest;
import io.github.humbleui.types.IRect;
import io.github.humbleui.types.Point;
import io.github.humbleui.types.Rect;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A commit on its way to the screen, or on it. Owned by the thread `Compositor`.
final class LayerTree {
  /// How far outside the visible part tiles are wanted soon, and at some time, in device pixels.
  private static final float NEAR = 512;

  private static final float FAR = 1024;

  final CommitData commit;
  final List<TreeLayer> layers = new ArrayList<>();

  /// Not yet applied; those of commits that this one overtook come first.
  final List<ScrollRequest> scrollRequests;

  final int width;
  final int height;
  private final float scale;
  private List<Rect> scrollports = List.of();
  private final Map<LayerId, TreeLayer> byId = new HashMap<>();
  private final Map<ElementId, PropertyTrees.ScrollNode> scrollNodes = new HashMap<>();

  LayerTree(CommitData commit, List<ScrollRequest> overtaken, Scrolls scrolls) {
    this.commit = commit;
    this.scrollRequests = new ArrayList<>(overtaken);
    this.scrollRequests.addAll(commit.scrollRequests());
    this.scale = commit.deviceScaleFactor() * commit.pageScaleFactor();
    this.width = Math.max(1, Math.round(commit.viewportWidth() * commit.deviceScaleFactor()));
    this.height = Math.max(1, Math.round(commit.viewportHeight() * commit.deviceScaleFactor()));
    for (PropertyTrees.ScrollNode node : commit.trees().scrolls()) {
      scrollNodes.put(node.element(), node);
    }
    DrawProperties properties = properties(scrolls);
    for (var layer : commit.layers()) {
      TreeLayer treeLayer = new TreeLayer(layer, properties.toDevice(layer.state()));
      layers.add(treeLayer);
      byId.put(layer.id(), treeLayer);
    }
    update(properties);
  }

  float scale() {
    return scale;
  }

  @Nullable TreeLayer layer(LayerId id) {
    return byId.get(id);
  }

  PropertyTrees.@Nullable ScrollNode scrollNode(ElementId element) {
    return scrollNodes.get(element);
  }

  /// Puts every layer where it belongs at the present scroll offsets.
  void update(Scrolls scrolls) {
    update(properties(scrolls));
  }

  private void update(DrawProperties properties) {
    layers.forEach(layer -> layer.update(properties));
    scrollports = commit.trees().scrolls().stream().map(properties::scrollport).toList();
  }

  /// Whether the scroller of that number is seen at a place of the page area.
  boolean isInScroller(int scroll, float x, float y) {
    for (int i = scroll;
        i != PropertyTrees.NO_SCROLL;
        i = commit.trees().scrolls().get(i).parent()) {
      if (!scrollports.get(i).contains(x, y)) {
        return false;
      }
    }
    return true;
  }

  private DrawProperties properties(Scrolls scrolls) {
    return new DrawProperties(
        commit.trees(),
        element -> offset(element, scrolls),
        scale,
        IRect.makeWH(width, height).toRect(),
        NEAR,
        FAR);
  }

  /// The offset that a scroller has once this tree is active.
  private Point offset(ElementId element, Scrolls scrolls) {
    PropertyTrees.ScrollNode node = scrollNode(element);
    Point offset = scrolls.offset(element);
    for (ScrollRequest request : scrollRequests) {
      if (request.element().equals(element)
          && request.behavior() == ScrollRequest.ScrollBehavior.INSTANT) {
        offset = new Point(request.x(), request.y());
      }
    }
    return node == null ? offset : Scrolls.clamp(node, offset.getX(), offset.getY());
  }

  /// Keeps the pixels of an earlier tree where nothing has changed.
  void takeOverTiles(LayerTree earlier) {
    for (TreeLayer layer : layers) {
      TreeLayer before = earlier.layer(layer.layer.id());
      if (layer.tiling != null && before != null && before.tiling != null) {
        layer.tiling.takeOver(before.tiling);
      }
    }
  }

  /// Whether every tile that is seen has its pixels.
  boolean isReady() {
    for (TreeLayer layer : layers) {
      Tiling tiling = layer.tiling;
      if (tiling != null) {
        boolean[] missing = {false};
        tiling.forEachCell(layer.visible, cell -> missing[0] |= !tiling.tile(cell).isReady());
        if (missing[0]) {
          return false;
        }
      }
    }
    return true;
  }

  /// Gives up all tiles.
  void close(Consumer<Tile> unowned) {
    for (TreeLayer layer : layers) {
      if (layer.tiling != null) {
        layer.tiling.dropAllBut(tile -> false, unowned);
      }
    }
  }

  /// The viewport in device pixels.
  Rect viewport() {
    return IRect.makeWH(width, height).toRect();
  }
}
