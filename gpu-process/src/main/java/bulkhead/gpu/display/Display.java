package bulkhead.gpu.display;

import bulkhead.gpu.frame.CompositorFrame;
import bulkhead.gpu.frame.DrawList;
import bulkhead.gpu.frame.PixelRect;
import bulkhead.gpu.frame.PixelSize;
import bulkhead.gpu.frame.SurfaceId;
import bulkhead.gpu.output.OutputDevice;
import bulkhead.trace.Trace;
import java.lang.foreign.MemorySegment;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One output: which surface fills it, what was drawn last, whether it must be drawn again. Thread:
/// `GpuMain`.
final class Display {
  private OutputDevice device;
  private final Function<SurfaceId, @Nullable Surface> surfaces;
  private final Consumer<SurfaceId> surfaceShown;
  private PixelSize size;
  private int backgroundColor;
  private @Nullable SurfaceId root;
  private @Nullable DrawList drawn;
  private boolean needsDraw = true;
  private boolean announceRoot;

  /// @param surfaceShown hears of the first frame of each root surface
  Display(
      OutputDevice device,
      PixelSize size,
      int backgroundColor,
      Function<SurfaceId, @Nullable Surface> surfaces,
      Consumer<SurfaceId> surfaceShown) {
    this.device = device;
    this.size = size;
    this.backgroundColor = backgroundColor;
    this.surfaces = surfaces;
    this.surfaceShown = surfaceShown;
  }

  PixelSize size() {
    return size;
  }

  void resize(PixelSize newSize) {
    if (!size.equals(newSize)) {
      size = newSize;
      device.resize(newSize);
      drawn = null;
      needsDraw = true;
    }
  }

  /// Closes the device and draws to another from now on.
  void replaceDevice(OutputDevice newDevice, PixelSize newSize) {
    device.close();
    device = newDevice;
    size = newSize;
    drawn = null;
    needsDraw = true;
  }

  /// Nothing of the last picture is left.
  void forgetPicture() {
    drawn = null;
    needsDraw = true;
  }

  void show(@Nullable SurfaceId surface, int color) {
    root = surface;
    backgroundColor = color;
    needsDraw = true;
    announceRoot = surface != null;
  }

  void setNeedsDraw() {
    needsDraw = true;
  }

  /// Some surface's picture changed: this output must be drawn if it shows it.
  void surfaceChanged(SurfaceId id) {
    Map<SurfaceId, Surface> visible = new LinkedHashMap<>();
    collectVisible(visible);
    needsDraw |= visible.containsKey(id);
  }

  boolean needsDraw() {
    return needsDraw && !size.isEmpty();
  }

  /// Adds the surfaces that this output reaches, with a frame or without.
  void collectVisible(Map<SurfaceId, Surface> visible) {
    if (root != null && !size.isEmpty()) {
      collectVisible(root, visible);
    }
  }

  private void collectVisible(SurfaceId id, Map<SurfaceId, Surface> visible) {
    Surface surface = surfaces.apply(id);
    if (surface != null && visible.putIfAbsent(id, surface) == null) {
      surface.embedded().forEach(child -> collectVisible(child, visible));
    }
  }

  /// Draws if the device is ready; otherwise the output stays marked.
  ///
  /// @param answered run when frames have been answered
  /// @return whether there was something to draw
  boolean draw(Timers timers, Runnable answered) {
    if (!device.isReady()) {
      return false;
    }
    long start = Trace.now();
    needsDraw = false;
    DrawList list = aggregate();
    PixelRect damage = Damage.between(drawn, list);
    drawn = list;
    Map<SurfaceId, Surface> visible = new LinkedHashMap<>();
    collectVisible(visible);
    Map<Surface, CompositorFrame> shown = new LinkedHashMap<>();
    visible.forEach(
        (id, surface) -> {
          if (surface.frame != null) {
            shown.put(surface, surface.frame);
          }
        });
    if (damage.isEmpty()) {
      presented(shown, root, timers.now());
      answered.run();
      return false;
    }
    SurfaceId drawnRoot = root;
    device.draw(
        Occlusion.withoutHidden(list),
        damage,
        presentedNanos -> {
          presented(shown, drawnRoot, presentedNanos);
          answered.run();
        });
    Trace.complete("gpu", "draw", start, flowId(shown, drawnRoot));
    return true;
  }

  private long flowId(Map<Surface, CompositorFrame> shown, @Nullable SurfaceId drawnRoot) {
    Surface surface = drawnRoot == null ? null : surfaces.apply(drawnRoot);
    CompositorFrame frame = surface == null ? null : shown.get(surface);
    return frame == null ? 0 : frame.flowId();
  }

  private void presented(
      Map<Surface, CompositorFrame> shown, @Nullable SurfaceId drawnRoot, long nanos) {
    shown.forEach(
        (surface, frame) -> {
          if (surface.frame == frame) {
            surface.answerFrame(nanos);
          }
          if (announceRoot && surface.id.equals(drawnRoot) && surface.id.equals(root)) {
            announceRoot = false;
            surfaceShown.accept(surface.id);
          }
        });
  }

  /// Copies the picture of the frames that are current now.
  void copy(MemorySegment target) {
    device.copy(aggregate(), target);
  }

  private DrawList aggregate() {
    return new SurfaceAggregator(surfaces).aggregate(root, size, backgroundColor);
  }

  void close() {
    device.close();
  }
}
