package bulkhead.renderer.compositor;

import static bulkhead.renderer.compositor.TileMemory.TILE_SIZE;

import bulkhead.renderer.paint.DisplayItemList;
import bulkhead.renderer.raster.TileRaster;
import io.github.humbleui.types.IRect;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The tiles of one painted layer in one tree, at one scale. Owned by the thread `Compositor`.
final class Tiling {
  private final DisplayItemList items;
  private final float scale;
  private final IRect bounds;
  private final Map<Cell, Tile> tiles = new HashMap<>();

  /// A place in the grid that begins at the layer's origin.
  record Cell(int column, int row) {
    IRect rect() {
      return IRect.makeXYWH(column * TILE_SIZE, row * TILE_SIZE, TILE_SIZE, TILE_SIZE);
    }
  }

  /// @param bounds of the layer, in layer coordinates times `scale`
  Tiling(DisplayItemList items, float scale, IRect bounds) {
    this.items = items;
    this.scale = scale;
    this.bounds = bounds;
  }

  float scale() {
    return scale;
  }

  IRect bounds() {
    return bounds;
  }

  Collection<Tile> tiles() {
    return tiles.values();
  }

  @Nullable Tile existing(Cell cell) {
    return tiles.get(cell);
  }

  /// The tile there; a new one that turns out to be of one colour is ready at once.
  Tile tile(Cell cell) {
    return tiles.computeIfAbsent(
        cell,
        c -> {
          Tile tile = new Tile(c.rect(), seen(c), scale, items);
          tile.owners = 1;
          return tile;
        });
  }

  /// The part of the cell that lies within the layer. Empty outside of it.
  private IRect seen(Cell cell) {
    IRect rect = cell.rect();
    int left = Math.max(rect.getLeft(), bounds.getLeft());
    int top = Math.max(rect.getTop(), bounds.getTop());
    return IRect.makeLTRB(
        left,
        top,
        Math.max(left, Math.min(rect.getRight(), bounds.getRight())),
        Math.max(top, Math.min(rect.getBottom(), bounds.getBottom())));
  }

  /// Shares the tiles of the same layer in an earlier tree that show what they would show here.
  void takeOver(Tiling earlier) {
    if (earlier.scale != scale) {
      return;
    }
    earlier.tiles.forEach(
        (cell, tile) -> {
          boolean worthIt = !(tile.state instanceof Tile.Missing);
          if (worthIt
              && !tiles.containsKey(cell)
              && tile.isRightFor(seen(cell))
              && items.drawsTheSameIn(TileRaster.affecting(tile.rect, scale, items), tile.items)) {
            tile.owners++;
            tile.items = items;
            tiles.put(cell, tile);
          }
        });
  }

  /// Gives up a tile.
  void drop(Cell cell, Consumer<Tile> unowned) {
    Tile tile = tiles.remove(cell);
    if (tile != null && --tile.owners == 0) {
      unowned.accept(tile);
    }
  }

  /// Gives up all tiles but those that `keep` accepts.
  void dropAllBut(Predicate<Tile> keep, Consumer<Tile> unowned) {
    for (Cell cell : tiles.keySet().toArray(new Cell[0])) {
      Tile tile = tiles.get(cell);
      if (tile != null && !keep.test(tile)) {
        drop(cell, unowned);
      }
    }
  }

  /// Calls `action` with the cells that have to do with `rect` (layer coordinates times the scale),
  /// row by row.
  void forEachCell(IRect rect, Consumer<Cell> action) {
    int left = Math.max(rect.getLeft(), bounds.getLeft());
    int top = Math.max(rect.getTop(), bounds.getTop());
    int right = Math.min(rect.getRight(), bounds.getRight());
    int bottom = Math.min(rect.getBottom(), bounds.getBottom());
    if (left >= right || top >= bottom) {
      return;
    }
    for (int row = Math.floorDiv(top, TILE_SIZE); row * TILE_SIZE < bottom; row++) {
      for (int column = Math.floorDiv(left, TILE_SIZE); column * TILE_SIZE < right; column++) {
        action.accept(new Cell(column, row));
      }
    }
  }
}
