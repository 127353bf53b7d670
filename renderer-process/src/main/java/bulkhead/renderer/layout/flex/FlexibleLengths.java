package bulkhead.renderer.layout.flex;

import bulkhead.renderer.layout.fragment.Px;

/// Lets the items of a line grow or shrink until they fill it (§9.7).
final class FlexibleLengths {
  private FlexibleLengths() {}

  /// @param mainSize of the container
  /// @param mainGap between items
  static void resolve(FlexLine line, float mainSize, float mainGap) {
    float gaps = mainGap * (line.items.size() - 1);
    float sum = gaps;
    for (FlexItem item : line.items) {
      sum += item.outerHypothetical();
    }
    boolean growing = sum < mainSize; // 1
    for (FlexItem item : line.items) { // 2
      item.targetMainSize = item.hypotheticalMainSize;
      float factor = growing ? item.grow : item.shrink;
      item.frozen =
          factor == 0
              || (growing && item.flexBaseSize > item.hypotheticalMainSize)
              || (!growing && item.flexBaseSize < item.hypotheticalMainSize);
    }
    float initialFree = freeSpace(line, gaps, mainSize); // 3
    for (int round = 0; round <= line.items.size(); round++) { // 4
      float factors = 0;
      float scaled = 0;
      boolean any = false;
      for (FlexItem item : line.items) {
        if (!item.frozen) {
          any = true;
          factors += growing ? item.grow : item.shrink;
          scaled += item.shrink * Math.max(0, item.flexBaseSize - item.edgesMain);
        }
      }
      if (!any) { // 4.a
        return;
      }
      float free = freeSpace(line, gaps, mainSize); // 4.b
      if (factors < 1 && Math.abs(initialFree * factors) < Math.abs(free)) {
        free = initialFree * factors;
      }
      for (FlexItem item : line.items) { // 4.c
        if (item.frozen) {
          continue;
        }
        item.targetMainSize = item.flexBaseSize;
        if (free != 0 && growing && factors > 0) {
          item.targetMainSize += free * item.grow / factors;
        } else if (free != 0 && !growing && scaled > 0) {
          float own = item.shrink * Math.max(0, item.flexBaseSize - item.edgesMain);
          item.targetMainSize += free * own / scaled;
        }
      }
      float violations = 0;
      for (FlexItem item : line.items) { // 4.d
        if (!item.frozen) {
          float limited =
              Math.max(item.leastMain, Px.limit(item.targetMainSize, item.minMain, item.maxMain));
          item.violation = limited - item.targetMainSize;
          item.targetMainSize = limited;
          violations += item.violation;
        }
      }
      for (FlexItem item : line.items) { // 4.e
        if (!item.frozen) {
          item.frozen =
              violations == 0
                  || (violations > 0 && item.violation > 0)
                  || (violations < 0 && item.violation < 0);
        }
      }
    }
  }

  private static float freeSpace(FlexLine line, float gaps, float mainSize) {
    float used = gaps;
    for (FlexItem item : line.items) {
      used += item.marginMain + (item.frozen ? item.targetMainSize : item.flexBaseSize);
    }
    return mainSize - used;
  }
}
