package bulkhead.plugin;

import bulkhead.plugin.api.OutlineText;
import bulkhead.plugin.api.PixelRect;
import bulkhead.plugin.api.PluginCanvas;
import bulkhead.plugin.api.PluginContext;
import bulkhead.plugin.api.PluginCursor;
import bulkhead.plugin.api.PluginFactory;
import bulkhead.plugin.api.PluginInput;
import bulkhead.plugin.api.PluginInstance;
import java.awt.Color;
import java.awt.Graphics2D;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One box: its plugin instance, and the tiles that it was painted into.
///
/// Repaint requests gather until the last frame was shown; then the tiles they touch are painted,
/// each into a slot that nobody reads, and one frame names all tiles of the box, old and new.
///
/// A plugin that throws is ended; its box says so. Thread: `PluginMain`.
final class PluginBox implements PluginContext, AutoCloseable {
  private static final int MAX_SIDE = 16384;
  private static final int MAX_TITLE = 4096;

  private final PluginProcess.NewInstance request;
  private final PluginTasks tasks;
  private final TileMemory memory;
  private final PluginLinks.ToBrowser browser;
  private final Map<TileKey, Tile> tiles = new LinkedHashMap<>();

  /// Resources that earlier frames used and that were not returned yet.
  private final Set<Long> pendingReturn = new HashSet<>();

  private PluginLinks.@Nullable ToGpu gpu;
  private @Nullable PluginInstance instance;
  private @Nullable String failure;
  private PluginCursor cursor = PluginCursor.DEFAULT;
  private PixelRect box;
  private float deviceScale;
  private PixelRect damage = PixelRect.EMPTY;
  private int[] pixels = {};
  private long frameNumber;
  private boolean frameUnanswered;
  private boolean frameDue;
  private boolean paintPosted;
  private boolean closed;

  /// The plugin has been given its whole document.
  private boolean documentEnded;

  private boolean settledTold;

  private record TileKey(int column, int row) {}

  private record Tile(long resourceId, PixelRect place, boolean opaque) {}

  PluginBox(
      PluginProcess.NewInstance request,
      PluginTasks tasks,
      TileMemory memory,
      PluginLinks.ToBrowser browser) {
    this.request = request;
    this.tasks = tasks;
    this.memory = memory;
    this.browser = browser;
    this.box = box(request.width(), request.height());
    this.deviceScale = request.deviceScale();
  }

  private static PixelRect box(int width, int height) {
    return new PixelRect(0, 0, Math.clamp(width, 1, MAX_SIDE), Math.clamp(height, 1, MAX_SIDE));
  }

  void start(PluginFactory factory) {
    try {
      instance = factory.create(this);
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      fail(e);
    }
    guarded(plugin -> plugin.resize(box.width(), box.height(), deviceScale));
    requestRepaint();
  }

  void data(byte[] bytes) {
    guarded(plugin -> plugin.onData(bytes));
  }

  void end() {
    guarded(PluginInstance::onEnd);
    documentEnded = true;
    tellWhenSettled();
  }

  void failed(String reason) {
    guarded(plugin -> plugin.onFailed(reason));
    documentEnded = true;
    tellWhenSettled();
  }

  void input(PluginInput input) {
    guarded(plugin -> plugin.onInput(input));
  }

  void resize(int width, int height, float newDeviceScale) {
    PixelRect newBox = box(width, height);
    if (newBox.equals(box) && newDeviceScale == deviceScale) {
      return;
    }
    box = newBox;
    deviceScale = newDeviceScale;
    guarded(plugin -> plugin.resize(box.width(), box.height(), deviceScale));
    requestRepaint();
  }

  /// Calls the plugin; whatever it throws ends it and nothing else.
  private void guarded(Consumer<PluginInstance> call) {
    PluginInstance plugin = instance;
    if (plugin != null) {
      try {
        call.accept(plugin);
      } catch (RuntimeException | LinkageError | StackOverflowError e) {
        fail(e);
      }
    }
  }

  private void fail(Throwable error) {
    System.getLogger("bulkhead.plugin")
        .log(System.Logger.Level.ERROR, "plugin instance " + request.id() + " failed", error);
    failure = "The plugin has failed: " + error.getClass().getSimpleName();
    closeInstance();
    setCursor(PluginCursor.DEFAULT);
    requestRepaint();
  }

  // Frames

  void gpuConnected(PluginLinks.ToGpu link) {
    // What an earlier GPU process was sent is not returned any more; what is shown keeps its
    // pixels.
    tiles.replaceAll(
        (key, tile) -> new Tile(memory.rename(tile.resourceId), tile.place, tile.opaque));
    pendingReturn.forEach(memory::free);
    pendingReturn.clear();
    gpu = link;
    frameUnanswered = false;
    frameDue = !tiles.isEmpty();
    schedulePaint();
  }

  void frameShown(long number, List<Long> returnedResources) {
    pendingReturn.removeAll(Set.copyOf(returnedResources));
    if (number == frameNumber) {
      frameUnanswered = false;
      schedulePaint();
      tellWhenSettled();
    }
  }

  /// Once, when all that there is to see has been shown.
  private void tellWhenSettled() {
    if (!documentEnded || settledTold || frameUnanswered || frameDue || !damage.isEmpty()) {
      return;
    }
    guarded(plugin -> settledTold = plugin.isSettled());
    if (instance == null) {
      settledTold = damage.isEmpty(); // the failure is painted first
    }
    if (settledTold) {
      browser.settled(request.id());
    }
  }

  /// Some slots are free again: paints that found none may go on.
  void tilesFreed() {
    schedulePaint();
  }

  private void schedulePaint() {
    boolean due = frameDue || !damage.isEmpty();
    if (due && !paintPosted && !frameUnanswered && !closed && gpu != null) {
      paintPosted = true;
      tasks.execute(this::paintFrame);
    }
  }

  private void paintFrame() {
    paintPosted = false;
    PluginLinks.ToGpu link = gpu;
    if (closed || frameUnanswered || link == null) {
      return;
    }
    boolean painted = paintDamage();
    if (!painted && !frameDue) {
      return;
    }
    frameDue = false;
    List<PluginFrame.Tile> shown = new ArrayList<>(tiles.size());
    for (Tile tile : tiles.values()) {
      shown.add(
          new PluginFrame.Tile(
              tile.resourceId,
              tile.place,
              memory.offset(tile.resourceId),
              TileMemory.STRIDE,
              tile.opaque));
    }
    frameUnanswered = true;
    frameNumber++;
    link.submit(new PluginFrame(request.id(), frameNumber, box.width(), box.height(), shown));
  }

  /// Paints the tiles that the damage touches. True if any tile is new or gone.
  private boolean paintDamage() {
    boolean changed = retireTilesOutside();
    PixelRect area = tileAligned(damage.intersect(box)).intersect(box);
    if (area.isEmpty()) {
      damage = PixelRect.EMPTY;
      return changed;
    }
    Map<TileKey, Long> targets = new LinkedHashMap<>();
    int bottom = allocateRows(area, targets);
    damage = PixelRect.ofEdges(area.x(), bottom, area.right(), area.bottom());
    area = PixelRect.ofEdges(area.x(), area.y(), area.right(), bottom);
    if (area.isEmpty()) {
      return changed;
    }
    if (pixels.length < area.width() * area.height()) {
      pixels = new int[area.width() * area.height()];
    }
    PluginCanvas canvas = new PluginCanvas(area, pixels);
    guarded(plugin -> plugin.paint(canvas));
    String reason = failure;
    if (reason != null) {
      paintFailure(canvas, reason);
    }
    for (Map.Entry<TileKey, Long> target : targets.entrySet()) {
      PixelRect place = place(target.getKey()).intersect(box);
      boolean opaque = copy(area, place, memory.pixels(target.getValue()));
      retire(tiles.put(target.getKey(), new Tile(target.getValue(), place, opaque)));
    }
    return true;
  }

  /// Takes a slot for each tile of the area, row by row while there are any, and returns where the
  /// last whole row ends. The rest stays damaged until slots come back.
  private int allocateRows(PixelRect area, Map<TileKey, Long> targets) {
    int tile = TileMemory.TILE;
    for (int y = area.y(); y < area.bottom(); y += tile) {
      Map<TileKey, Long> row = new LinkedHashMap<>();
      for (int x = area.x(); x < area.right(); x += tile) {
        Long resource = memory.allocate();
        if (resource == null) {
          row.values().forEach(memory::free);
          return y;
        }
        row.put(new TileKey(x / tile, y / tile), resource);
      }
      targets.putAll(row);
    }
    return area.bottom();
  }

  private boolean retireTilesOutside() {
    return tiles
        .entrySet()
        .removeIf(
            entry -> {
              boolean outside = !place(entry.getKey()).intersects(box);
              if (outside) {
                retire(entry.getValue());
              }
              return outside;
            });
  }

  private void retire(@Nullable Tile tile) {
    if (tile != null) {
      pendingReturn.add(tile.resourceId);
    }
  }

  private static PixelRect place(TileKey key) {
    return new PixelRect(
        key.column * TileMemory.TILE, key.row * TileMemory.TILE, TileMemory.TILE, TileMemory.TILE);
  }

  private static PixelRect tileAligned(PixelRect area) {
    if (area.isEmpty()) {
      return area;
    }
    int tile = TileMemory.TILE;
    return PixelRect.ofEdges(
        area.x() / tile * tile,
        area.y() / tile * tile,
        (area.right() + tile - 1) / tile * tile,
        (area.bottom() + tile - 1) / tile * tile);
  }

  /// Copies a part of the painted area. True if all of its pixels are opaque.
  private boolean copy(PixelRect area, PixelRect place, MemorySegment target) {
    int alphas = 0xff000000;
    for (int y = 0; y < place.height(); y++) {
      int from = (place.y() + y - area.y()) * area.width() + place.x() - area.x();
      for (int x = 0; x < place.width(); x++) {
        alphas &= pixels[from + x];
      }
      MemorySegment.copy(
          pixels, from, target, ValueLayout.JAVA_INT, (long) y * TileMemory.STRIDE, place.width());
    }
    return alphas == 0xff000000;
  }

  private void paintFailure(PluginCanvas canvas, String reason) {
    Graphics2D graphics = canvas.graphics();
    graphics.setColor(new Color(0x525659));
    graphics.fillRect(0, 0, box.width(), box.height());
    graphics.setColor(Color.WHITE);
    OutlineText text = new OutlineText();
    float size = 14 * deviceScale;
    float y = box.height() / 2f;
    for (String line : text.wrap(reason, size, box.width())) {
      text.draw(graphics, line, (box.width() - text.width(line, size)) / 2, y, size);
      y += 1.5f * size;
    }
    graphics.dispose();
  }

  @Override
  public void close() {
    closed = true;
    closeInstance();
  }

  private void closeInstance() {
    PluginInstance plugin = instance;
    instance = null;
    if (plugin != null) {
      try {
        plugin.close();
      } catch (RuntimeException | LinkageError | StackOverflowError e) {
        System.getLogger("bulkhead.plugin")
            .log(System.Logger.Level.ERROR, "plugin instance " + request.id() + " at its end", e);
      }
    }
  }

  /// Gives all slots back, whether returned or not.
  void freeTiles() {
    tiles.values().forEach(tile -> memory.free(tile.resourceId));
    tiles.clear();
    pendingReturn.forEach(memory::free);
    pendingReturn.clear();
  }

  // What the plugin asks for

  @Override
  public String url() {
    return request.url();
  }

  @Override
  public String mimeType() {
    return request.mimeType();
  }

  @Override
  public boolean dark() {
    return request.dark();
  }

  @Override
  public void post(Runnable task) {
    tasks.execute(
        () -> {
          if (!closed) {
            guarded(plugin -> task.run());
          }
        });
  }

  @Override
  public void requestRepaint(PixelRect area) {
    damage = damage.union(area.intersect(box));
    schedulePaint();
  }

  @Override
  public void requestRepaint() {
    requestRepaint(box);
  }

  @Override
  public void setTitle(String title) {
    browser.titleChanged(
        request.id(), title.length() > MAX_TITLE ? title.substring(0, MAX_TITLE) : title);
  }

  @Override
  public void setCursor(PluginCursor newCursor) {
    if (newCursor != cursor) {
      cursor = newCursor;
      browser.cursorChanged(request.id(), newCursor);
    }
  }
}
