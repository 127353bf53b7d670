package bulkhead.renderer.canvas;

import bulkhead.renderer.dom.ScriptObject;

/// What scripts know pixels by that no element shows: those of an `OffscreenCanvas` (HTML
/// §4.12.5.3) or of an `ImageBitmap` (§8.10). The pixels are in [Canvases]. Thread: the isolate's.
public final class CanvasSurface extends ScriptObject.Base {
  /// Whose pixels they are.
  public enum Kind {
    OFFSCREEN_CANVAS,
    IMAGE_BITMAP
  }

  private final Kind kind;

  CanvasSurface(Kind kind) {
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
