package bulkhead.gpu.frame;

import java.util.List;

/// Everything that one surface shows from now on. Checked: its numbers are within the contract of
/// `compositing.proto` and its resources within the client's arena.
///
/// @param number rises by at least 1 per surface
/// @param size device pixels
/// @param backgroundColor ARGB, not premultiplied; below all quads
/// @param resources all that quads use, each once
/// @param quads back to front
/// @param beginFrameSequence the BeginFrame that this answers; 0 for none
/// @param flowId joins trace events
public record CompositorFrame(
    SurfaceId surface,
    long number,
    PixelSize size,
    int backgroundColor,
    List<TileResource> resources,
    List<Quad> quads,
    long beginFrameSequence,
    long flowId) {
  public CompositorFrame {
    resources = List.copyOf(resources);
    quads = List.copyOf(quads);
  }
}
