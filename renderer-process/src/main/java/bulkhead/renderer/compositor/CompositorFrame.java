package bulkhead.renderer.compositor;

import java.util.List;

/// Everything that is seen of one page at one time, as quads. Immutable.
///
/// @param number rises with every frame of a page
/// @param width in device pixels
/// @param backgroundArgb below all quads
/// @param resources the pixels that quads of this frame use
/// @param quads back to front
/// @param beginFrameSequence the [BeginFrame] that this answers; 0 if none
public record CompositorFrame(
    long number,
    int width,
    int height,
    int backgroundArgb,
    List<TileResource> resources,
    List<DrawQuad> quads,
    long beginFrameSequence,
    long traceFlow) {

  public CompositorFrame {
    resources = List.copyOf(resources);
    quads = List.copyOf(quads);
  }

  /// Pixels in shared memory.
  public record TileResource(Slot slot, Opacity opacity) {}

  public enum Opacity {
    /// Every pixel hides what is below.
    OPAQUE,
    TRANSLUCENT
  }
}
