package bulkhead.renderer.compositor;

import bulkhead.platform.Libc;
import bulkhead.renderer.raster.RasterTarget;
import java.lang.foreign.MemorySegment;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/// [TileMemory] in one mapped region. Owned by the thread `Compositor`.
///
/// The lowest free slot is given out first: the kernel provides memory only for what was written,
/// so the top of the arena costs nothing until it is needed.
public final class ArenaTileMemory implements TileMemory {
  private static final int STRIDE = 4 * TILE_SIZE;
  private static final int SLOT_BYTES = STRIDE * TILE_SIZE;

  private final MemorySegment arena;
  private final int slotCount;
  private final BitSet taken = new BitSet();

  /// Slots that were written since the kernel last took their memory back.
  private final BitSet written = new BitSet();

  private long nextResourceId = 1;

  public ArenaTileMemory(MemorySegment arena) {
    this.arena = arena;
    this.slotCount = (int) Math.min(Integer.MAX_VALUE, arena.byteSize() / SLOT_BYTES);
  }

  /// How many slots the arena has.
  public int slotCount() {
    return slotCount;
  }

  /// How many slots are given out now.
  public int takenCount() {
    return taken.cardinality();
  }

  @Override
  public @Nullable Slot allocate() {
    int index = taken.nextClearBit(0);
    if (index >= slotCount) {
      return null;
    }
    taken.set(index);
    written.set(index);
    long offset = (long) index * SLOT_BYTES;
    return new Slot(
        nextResourceId++,
        offset,
        new RasterTarget(arena.asSlice(offset, SLOT_BYTES), STRIDE, TILE_SIZE, TILE_SIZE));
  }

  @Override
  public boolean isScarce() {
    return takenCount() > slotCount / 2;
  }

  @Override
  public void free(Slot slot) {
    int index = (int) (slot.offset() / SLOT_BYTES);
    if (!taken.get(index)) {
      throw new IllegalStateException("slot " + index + " was free already");
    }
    taken.clear(index);
  }

  /// Gives the kernel the memory of all free slots back.
  public void releaseUnused() {
    for (int from = written.nextSetBit(0); from >= 0; from = written.nextSetBit(from)) {
      if (taken.get(from)) {
        from++;
        continue;
      }
      int to = from;
      while (written.get(to) && !taken.get(to)) {
        to++;
      }
      Libc.release(arena.asSlice((long) from * SLOT_BYTES, (long) (to - from) * SLOT_BYTES));
      written.clear(from, to);
      from = to;
    }
  }
}
