package bulkhead.plugin.ipc;

import bulkhead.ipc.api.CompositorFrame;
import bulkhead.ipc.api.FrameSink;
import bulkhead.ipc.api.Quad;
import bulkhead.ipc.api.RectF;
import bulkhead.ipc.api.Size;
import bulkhead.ipc.api.TileQuad;
import bulkhead.ipc.api.TileResource;
import bulkhead.plugin.PluginFrame;
import bulkhead.plugin.PluginLinks;
import bulkhead.plugin.api.PixelRect;

/// Frames to the GPU process. Thread: `PluginMain`.
record GpuLink(FrameSink sink) implements PluginLinks.ToGpu {
  @Override
  public void submit(PluginFrame frame) {
    sink.submitFrame(encode(frame));
  }

  private static CompositorFrame encode(PluginFrame frame) {
    CompositorFrame.Builder message =
        CompositorFrame.newBuilder()
            .setLocalSurfaceId(frame.instanceId())
            .setFrameNumber(frame.number())
            .setSize(Size.newBuilder().setWidth(frame.width()).setHeight(frame.height()));
    for (PluginFrame.Tile tile : frame.tiles()) {
      PixelRect place = tile.place();
      message.addResources(
          TileResource.newBuilder()
              .setResourceId(tile.resourceId())
              .setOffset(tile.offset())
              .setStride(tile.stride())
              .setWidth(place.width())
              .setHeight(place.height())
              .setOpaque(tile.opaque()));
      message.addQuads(
          Quad.newBuilder()
              .setTile(TileQuad.newBuilder().setResourceId(tile.resourceId()))
              .setRect(
                  RectF.newBuilder()
                      .setX(place.x())
                      .setY(place.y())
                      .setWidth(place.width())
                      .setHeight(place.height())));
    }
    return message.build();
  }
}
