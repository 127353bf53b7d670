package bulkhead.renderer.layout.flex;

import java.util.ArrayList;
import java.util.List;

/// One flex line.
final class FlexLine {
  final List<FlexItem> items = new ArrayList<>();
  float crossSize;
  float crossOffset;

  /// Below the line's top: the baseline that items share which are aligned from there.
  float baseline;

  /// Above the line's bottom: the one of those that are aligned from the bottom.
  float endBaseline;
}
