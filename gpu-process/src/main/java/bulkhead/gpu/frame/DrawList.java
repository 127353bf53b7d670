package bulkhead.gpu.frame;

import java.util.List;

/// A picture: `clearColor` (ARGB, not premultiplied) over all of `size`, then the draws in order.
///
/// @param covered where opaque draws leave nothing of the clear colour to be seen
public record DrawList(PixelSize size, int clearColor, List<Draw> draws, PixelRect covered) {
  public DrawList {
    draws = List.copyOf(draws);
  }

  public DrawList(PixelSize size, int clearColor, List<Draw> draws) {
    this(size, clearColor, draws, PixelRect.EMPTY);
  }
}
