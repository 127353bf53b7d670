package bulkhead.gpu.display;

import bulkhead.gpu.frame.ClientMemory;
import bulkhead.gpu.frame.CompositorFrame;
import bulkhead.gpu.frame.TileResource;
import bulkhead.gpu.output.OutputDevice;
import bulkhead.ipc.BadMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/// A renderer or plugin process: its memory, its surfaces, and which of its resources are in use.
/// Thread: `GpuMain`.
final class Client {
  /// So many messages may wait for a grant that is on its way; more is an attack.
  private static final int MAX_WAITING = 64;

  /// A resource and how many frames use it.
  private record Use(TileResource resource, int frames) {}

  final int id;
  final ClientMemory memory;
  final ClientListener listener;

  /// Hears of a violation that shows only after the message was handled.
  final Consumer<BadMessage> violation;

  final Map<Integer, Surface> surfaces = new LinkedHashMap<>();
  private final Set<Integer> dropped = new HashSet<>();
  private final Map<Integer, List<Runnable>> waitingForGrant = new HashMap<>();
  private int waiting;
  private final Map<Long, Use> inUse = new HashMap<>();
  private final LongConsumer release;

  Client(
      int id,
      ClientMemory memory,
      ClientListener listener,
      LongConsumer release,
      Consumer<BadMessage> violation) {
    this.id = id;
    this.memory = memory;
    this.listener = listener;
    this.release = release;
    this.violation = violation;
  }

  /// The browser process has taken this surface back; the client may not know it yet.
  boolean wasDropped(int localId) {
    return dropped.contains(localId);
  }

  /// Takes a surface back. The client hears of it by one last FrameShown, which returns all that
  /// the surface's frame used: its memory is shared with the client's other surfaces.
  void drop(int localId) {
    dropped.add(localId);
    Surface surface = surfaces.remove(localId);
    CompositorFrame last = surface == null ? null : surface.frame;
    if (surface == null || last == null) {
      return;
    }
    List<Long> returned = new ArrayList<>(surface.toReturn);
    for (TileResource resource : last.resources()) {
      if (stopUse(resource.id())) {
        returned.add(resource.id());
      }
    }
    tellReturned(localId, last.number(), returned);
  }

  /// A frame that was on its way when its surface was taken back: its resources go straight back.
  void returnUnused(CompositorFrame late) {
    List<Long> returned = new ArrayList<>();
    for (TileResource resource : late.resources()) {
      if (!inUse.containsKey(resource.id())) {
        returned.add(resource.id());
      }
    }
    tellReturned(late.surface().localId(), late.number(), returned);
  }

  private void tellReturned(int localId, long frameNumber, List<Long> returned) {
    long[] resources = returned.stream().mapToLong(Long::longValue).toArray();
    listener.frameShown(localId, frameNumber, OutputDevice.NOT_PRESENTED, resources);
  }

  /// Counts one more frame that uses the resource.
  void startUse(TileResource resource) {
    Use use = inUse.get(resource.id());
    if (use != null && !use.resource.equals(resource)) {
      throw new BadMessage("resource " + resource.id() + " changed while it was in use");
    }
    inUse.put(resource.id(), new Use(resource, use == null ? 1 : use.frames + 1));
  }

  /// One frame fewer uses the resource.
  ///
  /// @return whether none does now: its slot goes back to the client
  boolean stopUse(long resourceId) {
    Use use = inUse.get(resourceId);
    if (use == null) {
      return false;
    }
    if (use.frames > 1) {
      inUse.put(resourceId, new Use(use.resource, use.frames - 1));
      return false;
    }
    inUse.remove(resourceId);
    release.accept(resourceId);
    return true;
  }

  void releaseAll() {
    inUse.keySet().forEach(release::accept);
    inUse.clear();
  }

  /// Keeps a message about a surface that is not granted yet: grant and message come on different
  /// sockets, so the message can be first.
  void waitForGrant(int localId, Runnable message) {
    if (++waiting > MAX_WAITING) {
      throw new BadMessage("surface " + localId + " is not granted");
    }
    waitingForGrant.computeIfAbsent(localId, key -> new ArrayList<>()).add(message);
  }

  boolean isWaitingForGrant(int localId) {
    return waitingForGrant.containsKey(localId);
  }

  List<Runnable> takeWaiting(int localId) {
    List<Runnable> messages = waitingForGrant.remove(localId);
    if (messages == null) {
      return List.of();
    }
    waiting -= messages.size();
    return messages;
  }
}
