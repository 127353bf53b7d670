package bulkhead.gpu.ipc;

import bulkhead.gpu.display.BeginFrame;
import bulkhead.gpu.display.ClientListener;
import bulkhead.gpu.display.FrameSinkManager;
import bulkhead.ipc.BadMessage;
import bulkhead.ipc.api.BeginFrameAck;
import bulkhead.ipc.api.BeginFrameNotice;
import bulkhead.ipc.api.CompositorFrame;
import bulkhead.ipc.api.FrameClient;
import bulkhead.ipc.api.FrameShownNotice;
import bulkhead.ipc.api.FrameSink;
import bulkhead.ipc.api.NeedsBeginFrame;
import java.util.function.Consumer;

/// One client's channel: its messages in, BeginFrame and FrameShown out. After the first violation
/// nothing more of the client is believed. Thread: `GpuMain`.
final class FrameSinkHandler implements FrameSink, ClientListener {
  private final FrameSinkManager manager;
  private final FrameDecoder decoder;
  private final FrameClient client;
  private boolean cutOff;

  FrameSinkHandler(FrameSinkManager manager, FrameDecoder decoder, FrameClient client) {
    this.manager = manager;
    this.decoder = decoder;
    this.client = client;
  }

  void cutOff() {
    cutOff = true;
  }

  private void handle(Consumer<FrameSinkManager> message) {
    if (cutOff) {
      return;
    }
    try {
      message.accept(manager);
    } catch (BadMessage e) {
      cutOff = true;
      throw e;
    }
  }

  @Override
  public void submitFrame(CompositorFrame frame) {
    handle(to -> to.submitFrame(decoder.decode(frame)));
  }

  @Override
  public void setNeedsBeginFrame(NeedsBeginFrame needs) {
    handle(
        to ->
            to.setNeedsBeginFrame(
                decoder.ownSurface(needs.getLocalSurfaceId()), needs.getNeeded()));
  }

  @Override
  public void didNotProduceFrame(BeginFrameAck ack) {
    handle(
        to ->
            to.didNotProduceFrame(decoder.ownSurface(ack.getLocalSurfaceId()), ack.getSequence()));
  }

  @Override
  public void beginFrame(int localSurfaceId, BeginFrame frame) {
    client.beginFrame(
        BeginFrameNotice.newBuilder()
            .setLocalSurfaceId(localSurfaceId)
            .setSequence(frame.sequence())
            .setFrameTimeNanos(frame.frameTimeNanos())
            .setIntervalNanos(frame.intervalNanos())
            .setDeadlineNanos(frame.deadlineNanos())
            .build());
  }

  @Override
  public void frameShown(
      int localSurfaceId, long frameNumber, long presentedNanos, long[] returnedResources) {
    FrameShownNotice.Builder notice =
        FrameShownNotice.newBuilder()
            .setLocalSurfaceId(localSurfaceId)
            .setFrameNumber(frameNumber)
            .setPresentedNanos(presentedNanos);
    for (long resource : returnedResources) {
      notice.addReturnedResources(resource);
    }
    client.frameShown(notice.build());
  }
}
