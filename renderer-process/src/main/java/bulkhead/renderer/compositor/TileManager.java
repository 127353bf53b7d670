package bulkhead.renderer.compositor;

import bulkhead.renderer.paint.DisplayItemList;
import bulkhead.renderer.raster.TileRaster;
import bulkhead.trace.Trace;
import io.github.humbleui.types.IRect;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Decides which tiles are drawn, in which order, and which lose their memory. Owned by the thread
/// `Compositor`.
///
/// ```
/// visible tiles of the tree that is more urgent  >  of the other  >  near  >  far  >  the rest
/// ```
/// What is wanted is worked out anew whenever something moved or changed; only a few tiles at a
/// time are in the hands of raster workers, so the order is never long out of date.
final class TileManager {
  /// Which tree's visible tiles come first.
  enum Urgent {
    /// What the user sees: while scrolling.
    ACTIVE,
    /// What the user waits for.
    PENDING
  }

  /// Beyond this many slots, tiles that are not even far are given up.
  private static final int COMFORTABLE_SLOTS = 96;

  private final SlotPool pool;
  private final Executor workers;
  private final Executor compositor;
  private final int mostDrawing;
  private final Consumer<Tile> onTileReady;

  private final Queue<Wanted> queue = new ArrayDeque<>();
  private final Set<Tile> wanted = new HashSet<>();
  private @Nullable LayerTree pending;
  private @Nullable LayerTree active;
  private int drawing;
  private boolean outOfMemory;

  /// A tile to draw; a smaller `bin` is more urgent, then a smaller distance to what is seen.
  private record Wanted(Tile tile, int bin, int distance) {}

  private static final int NEAR_BIN = 2;
  private static final int FAR_BIN = 3;

  /// @param workers where tiles are drawn, `workerCount` at a time
  /// @param compositor where their completion is told
  /// @param onTileReady called when a tile that a tree has got its pixels
  TileManager(
      SlotPool pool,
      Executor workers,
      int workerCount,
      Executor compositor,
      Consumer<Tile> onTileReady) {
    this.pool = pool;
    this.workers = workers;
    this.compositor = compositor;
    this.mostDrawing = 2 * workerCount;
    this.onTileReady = onTileReady;
  }

  /// Works out what is wanted now and goes on drawing it.
  void prepare(@Nullable LayerTree pendingTree, @Nullable LayerTree activeTree, Urgent urgent) {
    pending = pendingTree;
    active = activeTree;
    outOfMemory = false;
    Map<Tile, Wanted> best = new LinkedHashMap<>();
    if (pendingTree != null) {
      collect(pendingTree, urgent == Urgent.PENDING ? 0 : 1, best);
    }
    if (activeTree != null) {
      collect(activeTree, urgent == Urgent.ACTIVE ? 0 : 1, best);
    }
    List<Wanted> ordered = new ArrayList<>(best.values());
    ordered.sort(Comparator.comparingInt(Wanted::bin).thenComparingInt(Wanted::distance));
    wanted.clear();
    wanted.addAll(best.keySet());
    queue.clear();
    for (Wanted one : ordered) {
      if (one.tile.state instanceof Tile.Missing) {
        queue.add(one);
      }
    }
    if (pool.held() > COMFORTABLE_SLOTS) {
      dropUnwanted();
    }
    drawMore();
  }

  private static void collect(LayerTree tree, int visibleBin, Map<Tile, Wanted> best) {
    for (TreeLayer layer : tree.layers) {
      Tiling tiling = layer.tiling;
      if (tiling == null || layer.far.isEmpty()) {
        continue;
      }
      tiling.forEachCell(
          layer.far,
          cell -> {
            Tile tile = tiling.tile(cell);
            int bin =
                meets(tile.rect, layer.visible)
                    ? visibleBin
                    : meets(tile.rect, layer.near) ? NEAR_BIN : FAR_BIN;
            Wanted wanted = new Wanted(tile, bin, distance(tile.rect, layer.visible));
            best.merge(tile, wanted, (a, b) -> a.bin <= b.bin ? a : b);
          });
    }
  }

  private static boolean meets(IRect a, IRect b) {
    return a.getLeft() < b.getRight()
        && b.getLeft() < a.getRight()
        && a.getTop() < b.getBottom()
        && b.getTop() < a.getBottom();
  }

  private static int distance(IRect tile, IRect seen) {
    int x =
        Math.max(0, Math.max(seen.getLeft() - tile.getRight(), tile.getLeft() - seen.getRight()));
    int y =
        Math.max(0, Math.max(seen.getTop() - tile.getBottom(), tile.getTop() - seen.getBottom()));
    return x + y;
  }

  private void drawMore() {
    while (drawing < mostDrawing) {
      Wanted next = queue.peek();
      if (next == null) {
        return;
      }
      if (next.tile.owners > 0 && next.tile.state instanceof Tile.Missing) {
        Slot slot = slotFor(next);
        if (slot == null) {
          outOfMemory = true;
          return;
        }
        draw(next.tile, slot);
      }
      queue.remove();
    }
  }

  private @Nullable Slot slotFor(Wanted tile) {
    Slot slot = pool.allocate();
    if (slot == null && dropUnwanted()) {
      slot = pool.allocate();
    }
    // The least urgent tiles that have pixels give way to those that are seen.
    if (slot == null && tile.bin < NEAR_BIN && dropInvisible()) {
      slot = pool.allocate();
    }
    return slot;
  }

  private boolean dropUnwanted() {
    return dropAllBut(wanted::contains);
  }

  /// Gives up all tiles that cannot be seen now. Returns whether that freed any memory.
  boolean dropInvisible() {
    Set<Tile> seen = new HashSet<>();
    for (LayerTree tree : trees()) {
      for (TreeLayer layer : tree.layers) {
        Tiling tiling = layer.tiling;
        if (tiling != null) {
          tiling.forEachCell(layer.visible, cell -> seen.add(tiling.tile(cell)));
        }
      }
    }
    return dropAllBut(seen::contains);
  }

  private boolean dropAllBut(Predicate<Tile> keep) {
    int before = pool.held();
    for (LayerTree tree : trees()) {
      for (TreeLayer layer : tree.layers) {
        if (layer.tiling != null) {
          layer.tiling.dropAllBut(keep, this::giveUp);
        }
      }
    }
    return pool.held() < before;
  }

  private List<LayerTree> trees() {
    List<LayerTree> trees = new ArrayList<>();
    if (pending != null) {
      trees.add(pending);
    }
    if (active != null) {
      trees.add(active);
    }
    return trees;
  }

  /// No tree has this tile any more. One that is being drawn frees its slot when that is done.
  void giveUp(Tile tile) {
    if (tile.state instanceof Tile.Ready(Slot slot)) {
      pool.release(slot);
      tile.state = new Tile.Missing();
    }
  }

  private void draw(Tile tile, Slot slot) {
    tile.state = new Tile.Drawing(slot);
    drawing++;
    DisplayItemList items = tile.items;
    workers.execute(
        () -> {
          long start = Trace.now();
          try {
            TileRaster.draw(items, tile.rect, tile.scale, slot.target());
          } finally {
            // A tile that cannot be drawn shows what was drawn of it, rather than being waited for.
            compositor.execute(() -> drawn(tile, slot));
          }
          Trace.complete("raster", "RasterTile", start, 0);
        });
  }

  private void drawn(Tile tile, Slot slot) {
    drawing--;
    if (tile.owners == 0) {
      pool.release(slot);
      tile.state = new Tile.Missing();
    } else {
      tile.state = new Tile.Ready(slot);
      onTileReady.accept(tile);
    }
    drawMore();
  }

  /// Whether nothing more can be drawn until memory comes back.
  boolean isStuck() {
    return outOfMemory && drawing == 0;
  }
}
