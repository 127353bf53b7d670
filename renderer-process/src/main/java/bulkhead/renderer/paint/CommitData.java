package bulkhead.renderer.paint;

import java.util.List;

/// Everything that `RendererMain` hands to the compositor for one frame. Immutable.
///
/// @param number rises by one per commit of a page
/// @param layers in painting order, the lowest first
/// @param viewportWidth of the page area, in CSS px, with its scrollbars
/// @param deviceScaleFactor device pixels per CSS px
/// @param pageScaleFactor a further factor by pinching; 1 without
/// @param backgroundArgb what is seen below all layers and where pixels are not ready; opaque for a
///     page in a tab
/// @param rootScroll index of the viewport's scroll node, or [PropertyTrees#NO_SCROLL]
/// @param scrollRequests in the order they were made
/// @param traceFlow joins the trace events of this frame over threads and processes
public record CommitData(
    long number,
    List<Layer> layers,
    PropertyTrees trees,
    float viewportWidth,
    float viewportHeight,
    float deviceScaleFactor,
    float pageScaleFactor,
    int backgroundArgb,
    int rootScroll,
    List<ScrollRequest> scrollRequests,
    long traceFlow) {

  public CommitData {
    layers = List.copyOf(layers);
    scrollRequests = List.copyOf(scrollRequests);
    if (!(deviceScaleFactor > 0) || !(pageScaleFactor > 0)) {
      throw new IllegalArgumentException(
          "scale factors " + deviceScaleFactor + " and " + pageScaleFactor);
    }
  }
}
