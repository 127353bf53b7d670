package bulkhead.gpu.display;

import bulkhead.gpu.frame.Draw;
import bulkhead.gpu.frame.DrawList;
import bulkhead.gpu.frame.PixelRect;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where two draw lists of one output may differ in their pixels.
final class Damage {
  private Damage() {}

  /// The smallest rectangle around all draws that are not in both lists in the same order; empty
  /// when the pictures are equal.
  static PixelRect between(@Nullable DrawList before, DrawList after) {
    PixelRect bounds = after.size().bounds();
    if (before == null
        || !before.size().equals(after.size())
        || before.clearColor() != after.clearColor()) {
      return bounds;
    }
    List<Draw> old = before.draws();
    List<Draw> fresh = after.draws();
    int start = 0;
    int oldEnd = old.size();
    int freshEnd = fresh.size();
    while (start < oldEnd && start < freshEnd && old.get(start).equals(fresh.get(start))) {
      start++;
    }
    while (oldEnd > start
        && freshEnd > start
        && old.get(oldEnd - 1).equals(fresh.get(freshEnd - 1))) {
      oldEnd--;
      freshEnd--;
    }
    return betweenParts(old.subList(start, oldEnd), fresh.subList(start, freshEnd))
        .intersect(bounds);
  }

  /// Matches draws greedily in order: what is skipped over counts as changed.
  private static PixelRect betweenParts(List<Draw> old, List<Draw> fresh) {
    Map<Draw, Integer> oldIndex = new HashMap<>();
    for (int i = old.size() - 1; i >= 0; i--) {
      oldIndex.put(old.get(i), i);
    }
    PixelRect damage = PixelRect.EMPTY;
    int matched = 0;
    for (Draw draw : fresh) {
      Integer index = oldIndex.get(draw);
      if (index == null || index < matched) {
        damage = damage.union(draw.at().touchedPixels());
        continue;
      }
      for (; matched < index; matched++) {
        damage = damage.union(old.get(matched).at().touchedPixels());
      }
      matched = index + 1;
    }
    for (; matched < old.size(); matched++) {
      damage = damage.union(old.get(matched).at().touchedPixels());
    }
    return damage;
  }
}
