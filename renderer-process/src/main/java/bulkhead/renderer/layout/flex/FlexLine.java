package bulkhead.renderer.layout.flex;

import java.util.ArrayList;
import java.util.List;

/// One flex line.
final class FlexLine {
  final List<FlexItem> items = new ArrayList<>();
  float crossSize;
  float crossOffset;

  /// Of baseline-aligned items, below the line's cross start.
  float baseline;
}
