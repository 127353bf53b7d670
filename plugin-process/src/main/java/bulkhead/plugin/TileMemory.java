package bulkhead.plugin;

import java.lang.foreign.MemorySegment;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The shared arena, divided into slots of one tile. The GPU process reads it at any time, so a
/// slot that is part of a submitted frame is written again only once it was returned. Thread:
/// `PluginMain`.
final class TileMemory {
  /// Pixels on a side of a tile.
  static final int TILE = 256;

  static final int STRIDE = 4 * TILE;
  private static final int SLOT_BYTES = STRIDE * TILE;

  private final MemorySegment arena;
  private final int slotCount;
  private final BitSet taken = new BitSet();
  private final Map<Long, Integer> slots = new HashMap<>();
  private long nextResourceId = 1;

  TileMemory(MemorySegment arena) {
    this.arena = arena;
    this.slotCount = (int) Math.min(Integer.MAX_VALUE, arena.byteSize() / SLOT_BYTES);
  }

  /// A new resource with a free slot to itself, or null when all are taken. The lowest goes first:
  /// the kernel provides memory only for what was written.
  @Nullable Long allocate() {
    int slot = taken.nextClearBit(0);
    if (slot >= slotCount) {
      return null;
    }
    taken.set(slot);
    slots.put(nextResourceId, slot);
    return nextResourceId++;
  }

  /// The resource is used by nobody any more. One that is not known is no error: it was freed
  /// before.
  void free(long resourceId) {
    Integer slot = slots.remove(resourceId);
    if (slot != null) {
      taken.clear(slot);
    }
  }

  /// The same pixels as a new resource: for a GPU process that has never seen the old one.
  long rename(long resourceId) {
    Integer slot = slots.remove(resourceId);
    if (slot == null) {
      throw new IllegalStateException("resource " + resourceId + " has no slot");
    }
    slots.put(nextResourceId, slot);
    return nextResourceId++;
  }

  long offset(long resourceId) {
    Integer slot = slots.get(resourceId);
    if (slot == null) {
      throw new IllegalStateException("resource " + resourceId + " has no slot");
    }
    return (long) slot * SLOT_BYTES;
  }

  /// Where a resource's pixels go.
  MemorySegment pixels(long resourceId) {
    return arena.asSlice(offset(resourceId), SLOT_BYTES);
  }

  int takenCount() {
    return taken.cardinality();
  }
}
