package bulkhead.plugin.ipc;

import bulkhead.ipc.api.BeginFrameAck;
import bulkhead.ipc.api.BeginFrameNotice;
import bulkhead.ipc.api.FrameClient;
import bulkhead.ipc.api.FrameShownNotice;
import bulkhead.ipc.api.FrameSink;
import bulkhead.plugin.PluginProcess;

/// What the GPU process calls. Thread: `PluginMain`.
record FrameClientHandler(PluginProcess process, FrameSink sink) implements FrameClient {
  /// Boxes are paced by FrameShown and ask for no BeginFrame.
  @Override
  public void beginFrame(BeginFrameNotice notice) {
    sink.didNotProduceFrame(
        BeginFrameAck.newBuilder()
            .setLocalSurfaceId(notice.getLocalSurfaceId())
            .setSequence(notice.getSequence())
            .build());
  }

  @Override
  public void frameShown(FrameShownNotice notice) {
    process.frameShown(
        notice.getLocalSurfaceId(), notice.getFrameNumber(), notice.getReturnedResourcesList());
  }
}
