package bulkhead.renderer.compositor.ipc;

import bulkhead.ipc.api.CompositorFrame;
import bulkhead.ipc.api.Quad;
import bulkhead.ipc.api.RectF;
import bulkhead.ipc.api.Size;
import bulkhead.ipc.api.SolidColorQuad;
import bulkhead.ipc.api.SurfaceQuad;
import bulkhead.ipc.api.TileQuad;
import bulkhead.ipc.api.TileResource;
import bulkhead.renderer.compositor.CompositorFrame.Opacity;
import bulkhead.renderer.compositor.DrawQuad;
import bulkhead.renderer.compositor.Slot;
import bulkhead.renderer.paint.SurfaceId;
import bulkhead.renderer.paint.Transform;
import io.github.humbleui.types.IRect;
import io.github.humbleui.types.Rect;
import java.util.List;

/// Encodes frames. Stateless.
final class FrameMessages {
  private FrameMessages() {}

  static CompositorFrame encode(
      int localSurfaceId, bulkhead.renderer.compositor.CompositorFrame frame) {
    CompositorFrame.Builder message =
        CompositorFrame.newBuilder()
            .setLocalSurfaceId(localSurfaceId)
            .setFrameNumber(frame.number())
            .setSize(Size.newBuilder().setWidth(frame.width()).setHeight(frame.height()))
            .setBackgroundColor(frame.backgroundArgb())
            .setBeginFrameSequence(frame.beginFrameSequence())
            .setFlowId(frame.traceFlow());
    for (var resource : frame.resources()) {
      Slot slot = resource.slot();
      message.addResources(
          TileResource.newBuilder()
              .setResourceId(slot.resourceId())
              .setOffset(slot.offset())
              .setStride(slot.target().stride())
              .setWidth(slot.target().width())
              .setHeight(slot.target().height())
              .setOpaque(resource.opacity() == Opacity.OPAQUE));
    }
    frame.quads().forEach(quad -> message.addQuads(encode(quad)));
    return message.build();
  }

  private static Quad encode(DrawQuad quad) {
    DrawQuad.Placement placement = quad.placement();
    Quad.Builder message =
        Quad.newBuilder()
            .setRect(encode(placement.rect()))
            .setClip(encode(placement.clip()))
            .setTransparency(1 - placement.opacity());
    Transform t = placement.toDevice();
    if (!t.isIdentity()) {
      message.addAllMatrix(List.of(t.a(), t.b(), t.c(), t.d(), t.e(), t.f()));
    }
    switch (quad) {
      case DrawQuad.TileQuad(long resource, Rect source, var p) ->
          message.setTile(TileQuad.newBuilder().setResourceId(resource).setSource(encode(source)));
      case DrawQuad.SolidColorQuad(int argb, var p) ->
          message.setSolidColor(SolidColorQuad.newBuilder().setColor(argb));
      case DrawQuad.SurfaceQuad(SurfaceId surface, int fallback, var p) ->
          message.setSurface(
              SurfaceQuad.newBuilder()
                  .setSurface(
                      bulkhead.ipc.api.SurfaceId.newBuilder()
                          .setClientId(surface.clientId())
                          .setLocalId(surface.localId()))
                  .setFallbackColor(fallback));
    }
    return message.build();
  }

  private static RectF encode(Rect rect) {
    return RectF.newBuilder()
        .setX(rect.getLeft())
        .setY(rect.getTop())
        .setWidth(rect.getWidth())
        .setHeight(rect.getHeight())
        .build();
  }

  private static bulkhead.ipc.api.Rect encode(IRect rect) {
    return bulkhead.ipc.api.Rect.newBuilder()
        .setX(rect.getLeft())
        .setY(rect.getTop())
        .setWidth(rect.getWidth())
        .setHeight(rect.getHeight())
        .build();
  }
}
