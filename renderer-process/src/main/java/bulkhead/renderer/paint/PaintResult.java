package bulkhead.renderer.paint;

import java.util.List;
import java.util.Set;

/// What one painting of a page gives: the parts of a [CommitData] that depend on the page.
///
/// @param backgroundArgb the canvas's background colour over white, opaque
/// @param rootScroll the viewport's scroll node
/// @param inPlace scrollers whose contents are painted as they are scrolled now
public record PaintResult(
    List<Layer> layers,
    PropertyTrees trees,
    int backgroundArgb,
    int rootScroll,
    Set<ElementId> inPlace) {
  public PaintResult {
    layers = List.copyOf(layers);
    inPlace = Set.copyOf(inPlace);
  }
}
