package bulkhead.renderer.paint;

import java.util.List;

/// What one painting of a page gives: the parts of a [CommitData] that depend on the page.
///
/// @param backgroundArgb the canvas's background colour over white, opaque
/// @param rootScroll the viewport's scroll node
public record PaintResult(
    List<Layer> layers, PropertyTrees trees, int backgroundArgb, int rootScroll) {
  public PaintResult {
    layers = List.copyOf(layers);
  }
}
