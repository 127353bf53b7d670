package bulkhead.plugin;

import bulkhead.plugin.api.PluginFactory;
import bulkhead.plugin.api.PluginInput;
import java.lang.foreign.MemorySegment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The plugin's instances, by the numbers that the browser process gave them. A number that is not
/// known is no error: its instance was ended while the message was under way. Thread: `PluginMain`.
public final class PluginProcess implements AutoCloseable {
  /// How long after its end the GPU process may still read an instance's tiles: its surface is
  /// dropped on another channel, and nothing is returned from a dropped surface.
  private static final long KEEP_TILES_MS = 1000;

  private final PluginTasks tasks;
  private final PluginFactory factory;
  private final TileMemory memory;
  private final PluginLinks.ToBrowser browser;
  private final Map<Integer, PluginBox> boxes = new HashMap<>();
  private PluginLinks.@Nullable ToGpu gpu;

  /// @param arena the tile memory shared with the GPU process
  public PluginProcess(
      PluginTasks tasks,
      PluginFactory factory,
      MemorySegment arena,
      PluginLinks.ToBrowser browser) {
    this.tasks = tasks;
    this.factory = factory;
    this.memory = new TileMemory(arena);
    this.browser = browser;
  }

  /// A (new) GPU process takes frames here. It knows nothing of earlier ones.
  public void gpuConnected(PluginLinks.ToGpu link) {
    gpu = link;
    boxes.values().forEach(box -> box.gpuConnected(link));
  }

  /// What a new box in a page is given to begin with.
  public record NewInstance(
      int id,
      String url,
      String mimeType,
      int width,
      int height,
      float deviceScale,
      boolean dark) {}

  public void create(NewInstance request) {
    PluginBox box = new PluginBox(request, tasks, memory, browser);
    PluginBox before = boxes.put(request.id(), box);
    if (before != null) {
      end(before);
    }
    box.start(factory);
    if (gpu != null) {
      box.gpuConnected(gpu);
    }
  }

  public void destroy(int id) {
    PluginBox box = boxes.remove(id);
    if (box != null) {
      end(box);
    }
  }

  private void end(PluginBox box) {
    box.close();
    tasks.postDelayed(
        () -> {
          box.freeTiles();
          boxes.values().forEach(PluginBox::tilesFreed);
        },
        KEEP_TILES_MS);
  }

  public void resize(int id, int width, int height, float deviceScale) {
    PluginBox box = boxes.get(id);
    if (box != null) {
      box.resize(width, height, deviceScale);
    }
  }

  public void data(int id, byte[] bytes) {
    PluginBox box = boxes.get(id);
    if (box != null) {
      box.data(bytes);
    }
  }

  public void end(int id) {
    PluginBox box = boxes.get(id);
    if (box != null) {
      box.end();
    }
  }

  public void failed(int id, String reason) {
    PluginBox box = boxes.get(id);
    if (box != null) {
      box.failed(reason);
    }
  }

  public void input(int id, PluginInput input) {
    PluginBox box = boxes.get(id);
    if (box != null) {
      box.input(input);
    }
  }

  /// The GPU process has dealt with a frame, and reads these resources no more.
  public void frameShown(int id, long frameNumber, List<Long> returnedResources) {
    returnedResources.forEach(memory::free);
    PluginBox box = boxes.get(id);
    if (box != null) {
      box.frameShown(frameNumber, returnedResources);
    }
    if (!returnedResources.isEmpty()) {
      boxes.values().forEach(PluginBox::tilesFreed);
    }
  }

  @Override
  public void close() {
    boxes.values().forEach(PluginBox::close);
    boxes.clear();
  }
}
