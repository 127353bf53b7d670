package bulkhead.renderer.compositor.ipc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bulkhead.renderer.compositor.CompositorFrame;
import bulkhead.renderer.compositor.CompositorFrame.Opacity;
import bulkhead.renderer.compositor.CompositorFrame.TileResource;
import bulkhead.renderer.compositor.DrawQuad;
import bulkhead.renderer.compositor.DrawQuad.Placement;
import bulkhead.renderer.compositor.Slot;
import bulkhead.renderer.paint.SurfaceId;
import bulkhead.renderer.paint.Transform;
import bulkhead.renderer.raster.RasterTarget;
import com.google.protobuf.Message;
import com.google.protobuf.TextFormat;
import io.github.humbleui.types.IRect;
import io.github.humbleui.types.Rect;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameMessagesTest {
  private static Placement at(float x, float y, Transform transform, float opacity) {
    return new Placement(Rect.makeXYWH(x, y, 256, 256), transform, IRect.makeWH(800, 600), opacity);
  }

  @Test
  void aFrameOnTheWire() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment pixels = arena.allocate(256 * 1024, 64);
      Slot slot = new Slot(17, 262144, new RasterTarget(pixels, 1024, 256, 256));
      CompositorFrame frame =
          new CompositorFrame(
              5,
              800,
              600,
              0xffffffff,
              List.of(new TileResource(slot, Opacity.OPAQUE)),
              List.of(
                  new DrawQuad.SolidColorQuad(0xff0000ff, at(256, 0, Transform.IDENTITY, 1)),
                  new DrawQuad.TileQuad(
                      17, Rect.makeWH(256, 256), at(0, 0, Transform.translate(0, -40), 0.75f)),
                  new DrawQuad.SurfaceQuad(
                      new SurfaceId(3, 1), 0xff808080, at(0, 0, Transform.IDENTITY, 1))),
              99,
              7);
      assertEquals(
          """
          local_surface_id: 2
          frame_number: 5
          size { width: 800 height: 600 }
          background_color: 4294967295
          resources { resource_id: 17 offset: 262144 stride: 1024 width: 256 height: 256 opaque: true }
          quads { solid_color { color: 4278190335 } rect { x: 256.0 width: 256.0 height: 256.0 } clip { width: 800 height: 600 } }
          quads { tile { resource_id: 17 source { width: 256.0 height: 256.0 } } rect { width: 256.0 height: 256.0 } matrix: 1.0 matrix: 0.0 matrix: 0.0 matrix: 1.0 matrix: 0.0 matrix: -40.0 clip { width: 800 height: 600 } transparency: 0.25 }
          quads { surface { surface { client_id: 3 local_id: 1 } fallback_color: 4286611584 } rect { width: 256.0 height: 256.0 } clip { width: 800 height: 600 } }
          begin_frame_sequence: 99
          flow_id: 7
          """,
          topLevelLines(FrameMessages.encode(2, frame)));
    }
  }

  /// One line per field of the message itself.
  private static String topLevelLines(Message message) {
    String text = TextFormat.printer().printToString(message);
    StringBuilder lines = new StringBuilder();
    int depth = 0;
    for (String line : text.lines().toList()) {
      String trimmed = line.strip();
      depth += trimmed.endsWith("{") ? 1 : trimmed.equals("}") ? -1 : 0;
      lines.append(trimmed).append(depth == 0 ? "\n" : " ");
    }
    return lines.toString();
  }
}
