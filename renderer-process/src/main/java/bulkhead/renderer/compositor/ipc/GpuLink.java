package bulkhead.renderer.compositor.ipc;

import bulkhead.ipc.api.BeginFrameAck;
import bulkhead.ipc.api.BeginFrameNotice;
import bulkhead.ipc.api.FrameClient;
import bulkhead.ipc.api.FrameShownNotice;
import bulkhead.ipc.api.NeedsBeginFrame;
import bulkhead.renderer.compositor.BeginFrame;
import bulkhead.renderer.compositor.Compositor;
import bulkhead.renderer.compositor.CompositorFrame;
import bulkhead.renderer.compositor.FrameSink;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The channel between all pages of this renderer and the GPU process. Owned by the thread
/// `Compositor`; bind it to the channel with that thread's executor:
///
/// ```
/// channel.bind(FrameClient.IPC, gpuLink, compositorLoop);
/// FrameSink sink = channel.proxy(FrameSink.IPC);
/// compositorLoop.execute(() -> gpuLink.connected(sink));
/// Outcome.then(channel.closed(), compositorLoop, why -> gpuLink.gone(sink));
/// ```
/// The GPU process is trusted by a renderer; a message about a surface that is gone is old, not
/// wrong.
public final class GpuLink implements FrameClient {
  private final Map<Integer, Compositor> pages = new HashMap<>();
  private bulkhead.ipc.api.@Nullable FrameSink gpu;

  /// A page and the surface that the browser process gave it.
  public void add(int localSurfaceId, Compositor page) {
    pages.put(localSurfaceId, page);
    if (gpu != null) {
      page.connect(new SurfaceSink(gpu, localSurfaceId));
    }
  }

  /// The page was closed. It goes on hearing which of its memory comes back.
  public void forgetWhenDone(int localSurfaceId) {
    Compositor page = pages.get(localSurfaceId);
    if (page != null && page.isDone()) {
      pages.remove(localSurfaceId);
    }
  }

  /// A (new) GPU process is there; all pages send it their frames.
  public void connected(bulkhead.ipc.api.FrameSink sink) {
    gpu = sink;
    for (Map.Entry<Integer, Compositor> page : List.copyOf(pages.entrySet())) {
      page.getValue().connect(new SurfaceSink(sink, page.getKey()));
    }
  }

  /// The GPU process behind `sink` has gone; frames wait for the next, which may be there already.
  public void gone(bulkhead.ipc.api.FrameSink sink) {
    if (gpu != sink) {
      return;
    }
    gpu = null;
    for (int surface : List.copyOf(pages.keySet())) {
      Compositor page = pages.get(surface);
      if (page != null) {
        page.gpuGone();
        forgetWhenDone(surface);
      }
    }
  }

  @Override
  public void beginFrame(BeginFrameNotice notice) {
    Compositor page = pages.get(notice.getLocalSurfaceId());
    if (page != null) {
      page.beginFrame(
          new BeginFrame(
              notice.getSequence(),
              notice.getFrameTimeNanos(),
              notice.getIntervalNanos(),
              notice.getDeadlineNanos()));
    }
  }

  @Override
  public void frameShown(FrameShownNotice notice) {
    Compositor page = pages.get(notice.getLocalSurfaceId());
    if (page != null) {
      page.frameShown(
          notice.getFrameNumber(), notice.getPresentedNanos(), notice.getReturnedResourcesList());
      forgetWhenDone(notice.getLocalSurfaceId());
    }
  }

  /// One page's end of the channel.
  private record SurfaceSink(bulkhead.ipc.api.FrameSink gpu, int localSurfaceId)
      implements FrameSink {
    @Override
    public void submitFrame(CompositorFrame frame) {
      gpu.submitFrame(FrameMessages.encode(localSurfaceId, frame));
    }

    @Override
    public void setNeedsBeginFrame(boolean needed) {
      gpu.setNeedsBeginFrame(
          NeedsBeginFrame.newBuilder().setLocalSurfaceId(localSurfaceId).setNeeded(needed).build());
    }

    @Override
    public void didNotProduceFrame(long sequence) {
      gpu.didNotProduceFrame(
          BeginFrameAck.newBuilder()
              .setLocalSurfaceId(localSurfaceId)
              .setSequence(sequence)
              .build());
    }
  }
}
