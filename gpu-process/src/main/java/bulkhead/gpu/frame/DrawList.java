package bulkhead.gpu.frame;

import java.util.List;

/// A picture: `clearColor` (ARGB, not premultiplied) over all of `size`, then the draws in order.
public record DrawList(PixelSize size, int clearColor, List<Draw> draws) {
  public DrawList {
    draws = List.copyOf(draws);
  }
}
