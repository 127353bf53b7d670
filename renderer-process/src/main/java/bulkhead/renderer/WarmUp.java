package bulkhead.renderer;

import bulkhead.ipc.api.RendererSetUp;
import bulkhead.renderer.raster.RasterWorkers;
import bulkhead.renderer.text.FontCatalog;

/// What a renderer does before it is locked. Thread: `RendererMain`.
final class WarmUp {
  private WarmUp() {}

  static void run(FontCatalog fonts, RasterWorkers workers, RendererSetUp settings) {}
}
