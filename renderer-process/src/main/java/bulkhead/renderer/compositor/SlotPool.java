package bulkhead.renderer.compositor;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The slots of one page, and which of them the GPU process may be reading. Owned by the thread
/// `Compositor`.
///
/// A slot is lent from the frame that first names it until the GPU process returns it. One that its
/// tile has given up meanwhile goes back to memory only then, so nothing is ever written into
/// pixels that may still be read.
final class SlotPool {
  private final TileMemory memory;
  private final Map<Long, Slot> lent = new HashMap<>();
  private final Set<Long> givenUp = new HashSet<>();
  private int held;

  SlotPool(TileMemory memory) {
    this.memory = memory;
  }

  @Nullable Slot allocate() {
    Slot slot = memory.allocate();
    if (slot != null) {
      held++;
    }
    return slot;
  }

  /// How many slots this page holds, lent ones with them.
  int held() {
    return held;
  }

  /// A tile does not need these pixels any more.
  void release(Slot slot) {
    if (lent.containsKey(slot.resourceId())) {
      givenUp.add(slot.resourceId());
    } else {
      free(slot);
    }
  }

  /// A frame that names this slot goes to the GPU process.
  void lend(Slot slot) {
    lent.put(slot.resourceId(), slot);
  }

  /// The GPU process reads these no more. Ids that were not lent are of no concern.
  void takeBack(Collection<Long> resourceIds) {
    for (long id : resourceIds) {
      Slot slot = lent.remove(id);
      if (slot != null && givenUp.remove(id)) {
        free(slot);
      }
    }
  }

  /// The GPU process is gone, and with it all its reading.
  void takeBackAll() {
    takeBack(Set.copyOf(lent.keySet()));
  }

  private void free(Slot slot) {
    held--;
    memory.free(slot);
  }
}
