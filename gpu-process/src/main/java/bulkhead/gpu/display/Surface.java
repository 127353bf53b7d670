package bulkhead.gpu.display;

import bulkhead.gpu.frame.CompositorFrame;
import bulkhead.gpu.frame.Quad;
import bulkhead.gpu.frame.SurfaceId;
import bulkhead.gpu.frame.TileResource;
import bulkhead.gpu.output.Renderer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One surface: its current frame, and what its client is owed. Thread: `GpuMain`.
final class Surface {
  /// So many BeginFrames without an answer, and the client gets no more until it answers.
  static final int MAX_UNANSWERED_BEGIN_FRAMES = 4;

  final SurfaceId id;
  final Client client;

  /// Surfaces that this one may draw, by the browser process's word.
  final Set<SurfaceId> embeddable = new HashSet<>();

  @Nullable CompositorFrame frame;
  boolean needsBeginFrame;

  /// The latest frame waits for its FrameShown.
  boolean unansweredFrame;

  /// Resources to be returned with the next FrameShown.
  final List<Long> toReturn = new ArrayList<>();

  int unansweredBeginFrames;

  /// The frame whose copies were released since it was last seen.
  @Nullable CompositorFrame released;

  /// The latest BeginFrame has had neither frame nor refusal.
  boolean mayStillAnswer;

  Surface(SurfaceId id, Client client) {
    this.id = id;
    this.client = client;
  }

  /// The surfaces that the current frame draws.
  Set<SurfaceId> embedded() {
    CompositorFrame current = frame;
    if (current == null || embeddable.isEmpty()) {
      return Set.of();
    }
    Set<SurfaceId> found = new HashSet<>();
    for (Quad quad : current.quads()) {
      if (quad instanceof Quad.SurfaceQuad embedding && embeddable.contains(embedding.surface())) {
        found.add(embedding.surface());
      }
    }
    return found;
  }

  boolean wantsBeginFrame() {
    return needsBeginFrame
        && !unansweredFrame
        && unansweredBeginFrames < MAX_UNANSWERED_BEGIN_FRAMES;
  }

  void answeredBeginFrame() {
    unansweredBeginFrames = 0;
    mayStillAnswer = false;
  }

  /// Tells the client that its latest frame was dealt with, if it waits for that.
  void answerFrame(long presentedNanos) {
    CompositorFrame current = frame;
    if (!unansweredFrame || current == null) {
      return;
    }
    unansweredFrame = false;
    long[] returned = toReturn.stream().mapToLong(Long::longValue).toArray();
    toReturn.clear();
    client.listener.frameShown(id.localId(), current.number(), presentedNanos, returned);
  }

  /// Nobody sees this surface: the renderer need not keep copies of its pixels, which lie in the
  /// client's memory until the client hears otherwise. Once per frame.
  void releaseCopies(Renderer renderer) {
    CompositorFrame current = frame;
    if (current == null || current == released) {
      return;
    }
    released = current;
    for (TileResource resource : current.resources()) {
      renderer.releaseResource(client.memory, resource.id());
    }
  }
}
