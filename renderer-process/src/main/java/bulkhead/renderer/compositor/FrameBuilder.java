package bulkhead.renderer.compositor;

import bulkhead.renderer.compositor.CompositorFrame.TileResource;
import bulkhead.renderer.compositor.DrawQuad.Placement;
import bulkhead.renderer.paint.Layer;
import bulkhead.renderer.paint.PropertyTrees.ScrollNode;
import bulkhead.renderer.paint.Rects;
import bulkhead.renderer.paint.ScrollbarGeometry;
import bulkhead.renderer.paint.ScrollbarPainter;
import bulkhead.renderer.paint.Transform;
import io.github.humbleui.types.IRect;
import io.github.humbleui.types.Point;
import io.github.humbleui.types.Rect;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Turns a tree, as it is now, into the quads of one frame. Used once; thread `Compositor`.
final class FrameBuilder {
  /// What the receiver accepts, by the contract (compositing.proto).
  private static final int MOST_QUADS = 16_384;

  private static final int MOST_RESOURCES = 8_192;

  private final LayerTree tree;
  private final Scrolls scrolls;
  private final ScrollbarController scrollbars;
  private final List<TileResource> resources = new ArrayList<>();
  private final List<DrawQuad> quads = new ArrayList<>();
  private int missingTiles;

  FrameBuilder(LayerTree tree, Scrolls scrolls, ScrollbarController scrollbars) {
    this.tree = tree;
    this.scrolls = scrolls;
    this.scrollbars = scrollbars;
  }

  /// Visible tiles that have no pixels yet, after [#build].
  int missingTiles() {
    return missingTiles;
  }

  CompositorFrame build(long number, long beginFrameSequence) {
    for (TreeLayer layer : tree.layers) {
      if (layer.opacity > 0 && !Rects.isEmpty(layer.clip)) {
        switch (layer.layer.contents()) {
          case Layer.Painted painted -> {
            Tiling tiling = layer.tiling;
            if (tiling != null) {
              addTiles(layer, tiling);
            }
          }
          case Layer.Solid(int argb) -> addSolid(layer, layer.layer.bounds(), argb);
          case Layer.External(var surface, int fallback) ->
              add(
                  new DrawQuad.SurfaceQuad(
                      surface, fallback, place(layer, layer.layer.bounds(), layer.toDevice)));
          case Layer.Scrollbar(int scroll, var orientation) ->
              addScrollbar(layer, scroll, orientation);
        }
      }
    }
    return new CompositorFrame(
        number,
        tree.width,
        tree.height,
        tree.commit.backgroundArgb(),
        resources,
        quads,
        beginFrameSequence,
        tree.commit.traceFlow());
  }

  private void add(DrawQuad quad) {
    Placement p = quad.placement();
    Rect seen = Rects.intersection(p.toDevice().mapBounds(p.rect()), p.clip().toRect());
    if (quads.size() < MOST_QUADS && !Rects.isEmpty(seen) && isFinite(p)) {
      quads.add(quad);
    }
  }

  private static boolean isFinite(Placement p) {
    Transform t = p.toDevice();
    float sum = t.a() + t.b() + t.c() + t.d() + t.e() + t.f();
    Rect r = p.rect();
    return Float.isFinite(sum + r.getLeft() + r.getTop() + r.getRight() + r.getBottom());
  }

  private static Placement place(TreeLayer layer, Rect rect, Transform toDevice) {
    return new Placement(rect, toDevice, DrawProperties.toIRect(layer.clip), layer.opacity);
  }

  private void addSolid(TreeLayer layer, Rect rect, int argb) {
    if (argb >>> 24 != 0) {
      add(new DrawQuad.SolidColorQuad(argb, place(layer, rect, layer.toDevice)));
    }
  }

  /// Neighbours of one colour in a row become one quad.
  private void addTiles(TreeLayer layer, Tiling tiling) {
    Transform toDevice = layer.tilesToDevice(tiling);
    Run run = new Run(layer, toDevice);
    tiling.forEachCell(
        layer.visible,
        cell -> {
          Tile tile = tiling.tile(cell);
          Rect rect = Rects.intersection(tile.rect.toRect(), tiling.bounds().toRect());
          switch (tile.state) {
            case Tile.OneColor(int argb) -> run.add(rect, argb);
            case Tile.Ready(Slot slot) -> addTile(layer, tile, slot, rect, toDevice);
            case Tile.Missing m -> missingTiles++;
            case Tile.Drawing d -> missingTiles++;
          }
        });
    run.end();
  }

  private void addTile(TreeLayer layer, Tile tile, Slot slot, Rect rect, Transform toDevice) {
    if (resources.size() >= MOST_RESOURCES) {
      return;
    }
    Placement placement = place(layer, rect, toDevice);
    Rect source = rect.offset(-tile.rect.getLeft(), -tile.rect.getTop());
    int before = quads.size();
    add(new DrawQuad.TileQuad(slot.resourceId(), source, placement));
    if (quads.size() > before) {
      resources.add(new TileResource(slot, tile.opacity));
    }
  }

  /// Tiles of one colour that lie side by side.
  private final class Run {
    private final TreeLayer layer;
    private final Transform toDevice;
    private @Nullable Rect rect;
    private int argb;

    Run(TreeLayer layer, Transform toDevice) {
      this.layer = layer;
      this.toDevice = toDevice;
    }

    void add(Rect next, int nextArgb) {
      Rect current = rect;
      if (current != null
          && nextArgb == argb
          && current.getTop() == next.getTop()
          && current.getRight() == next.getLeft()) {
        rect = Rects.union(current, next);
        return;
      }
      end();
      rect = next;
      argb = nextArgb;
    }

    void end() {
      Rect current = rect;
      if (current != null && argb >>> 24 != 0) {
        FrameBuilder.this.add(new DrawQuad.SolidColorQuad(argb, place(layer, current, toDevice)));
      }
      rect = null;
    }
  }

  private void addScrollbar(TreeLayer layer, int scroll, Layer.Orientation orientation) {
    ScrollNode node = tree.commit.trees().scrolls().get(scroll);
    ScrollbarPainter.paint(
        geometry(layer.layer, node, orientation, scrolls),
        node.scrollbars(),
        scrollbars.thumbState(layer.layer.id()),
        (rect, argb) -> {
          Rect device = layer.toDevice.mapBounds(rect);
          IRect whole =
              IRect.makeLTRB(
                  Math.round(device.getLeft()),
                  Math.round(device.getTop()),
                  Math.round(device.getRight()),
                  Math.round(device.getBottom()));
          add(new DrawQuad.SolidColorQuad(argb, place(layer, whole.toRect(), Transform.IDENTITY)));
        });
  }

  static ScrollbarGeometry geometry(
      Layer layer, ScrollNode node, Layer.Orientation orientation, Scrolls scrolls) {
    Point offset = scrolls.offset(node.element());
    return ScrollbarGeometry.of(layer.bounds(), node, orientation, offset.getX(), offset.getY());
  }
}
