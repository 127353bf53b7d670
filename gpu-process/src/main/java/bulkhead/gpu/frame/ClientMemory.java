package bulkhead.gpu.frame;

import java.lang.foreign.MemorySegment;

/// One client's shared-memory arena as mapped here. Compared by identity: two clients' resources
/// are never the same.
public final class ClientMemory {
  private final int clientId;
  private final MemorySegment segment;

  public ClientMemory(int clientId, MemorySegment segment) {
    this.clientId = clientId;
    this.segment = segment.asReadOnly();
  }

  public int clientId() {
    return clientId;
  }

  public long size() {
    return segment.byteSize();
  }

  /// The bytes of a resource that was checked to lie within the arena, from its first pixel to its
  /// last.
  public MemorySegment pixels(TileResource resource) {
    return segment.asSlice(resource.offset(), resource.end() - resource.offset());
  }
}
