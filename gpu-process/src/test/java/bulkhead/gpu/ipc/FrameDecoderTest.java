package bulkhead.gpu.ipc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import bulkhead.gpu.frame.PixelSize;
import bulkhead.gpu.frame.Quad;
import bulkhead.ipc.BadMessage;
import bulkhead.ipc.api.CompositorFrame;
import bulkhead.ipc.api.Rect;
import bulkhead.ipc.api.RectF;
import bulkhead.ipc.api.Size;
import bulkhead.ipc.api.SolidColorQuad;
import bulkhead.ipc.api.TileQuad;
import bulkhead.ipc.api.TileResource;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// Every way to forge a frame is refused with its reason. The arena is 1 MiB.
class FrameDecoderTest {
  private final FrameDecoder decoder = new FrameDecoder(3, 1 << 20);

  @Test
  void decodesAFrame() {
    var frame = decoder.decode(valid().build());
    assertEquals("3:1", frame.surface().toString());
    assertEquals(new PixelSize(800, 600), frame.size());
    Quad.TileQuad quad = (Quad.TileQuad) frame.quads().getFirst();
    assertEquals(256, quad.source().width());
    assertEquals(0.75f, quad.at().opacity());
  }

  @Test
  void acceptsATileThatEndsWithTheArena() {
    int offset = (1 << 20) - 256 * 256 * 4;
    assertEquals(
        offset,
        decoder.decode(withTile(tile -> tile.setOffset(offset))).resources().getFirst().offset());
  }

  @Test
  void refusesForgedFrames() {
    refused("surface 0", valid().setLocalSurfaceId(0).build());
    refused("surface width 0", valid().setSize(Size.getDefaultInstance()).build());
    refused("surface height 16385", valid().setSize(size(1, 16385)).build());
    refused("surface width -1", valid().setSize(size(-1, 5)).build());
    refused("quads 16385", valid().addAllQuads(Collections.nCopies(16384, quad().build())).build());
    refused(
        "resources 8193",
        valid().addAllResources(Collections.nCopies(8192, tile().build())).build());
    refused("repeated resource 7", valid().addResources(tile()).build());
  }

  @Test
  void refusesForgedTiles() {
    refused("tile width 0", withTile(tile -> tile.setWidth(0)));
    refused("tile width 4097", withTile(tile -> tile.setWidth(4097).setStride(4097 * 4)));
    refused("tile height -1", withTile(tile -> tile.setHeight(-1)));
    refused("tile stride 1020", withTile(tile -> tile.setStride(1020)));
    refused("tile stride 1026", withTile(tile -> tile.setStride(1026)));
    refused("tile stride -1024", withTile(tile -> tile.setStride(-1024)));
    refused("tile offset 32", withTile(tile -> tile.setOffset(32)));
    refused("tile offset -64", withTile(tile -> tile.setOffset(-64)));
    refused(
        "tile offset 9223372036854775744", withTile(tile -> tile.setOffset(Long.MAX_VALUE - 63)));
    refused("tile end 1048640", withTile(tile -> tile.setOffset((1 << 20) - 256 * 1024 + 64)));
    refused(
        "tile end 547608330244",
        withTile(tile -> tile.setOffset(0).setStride(Integer.MAX_VALUE - 3)));
  }

  @Test
  void refusesForgedQuads() {
    refused("a quad of no kind", withQuad(quad -> quad.clearKind()));
    refused(
        "a quad of resource 8, which the frame lacks",
        withQuad(quad -> quad.setTile(TileQuad.newBuilder().setResourceId(8))));
    refused(
        "a source outside of resource 7",
        withQuad(
            quad ->
                quad.setTile(
                    TileQuad.newBuilder().setResourceId(7).setSource(rect(1, 0, 256, 1)))));
    refused(
        "rectangle RectF[x=NaN, y=0.0, width=1.0, height=1.0]",
        withQuad(quad -> quad.setRect(rect(Float.NaN, 0, 1, 1))));
    refused(
        "rectangle RectF[x=0.0, y=0.0, width=-1.0, height=1.0]",
        withQuad(quad -> quad.setRect(rect(0, 0, -1, 1))));
    refused(
        "rectangle RectF[x=3.0E38, y=0.0, width=3.0E38, height=1.0]",
        withQuad(quad -> quad.setRect(rect(3e38f, 0, 3e38f, 1))));
    refused("matrix of 5", withQuad(quad -> quad.addAllMatrix(List.of(1f, 0f, 0f, 1f, 0f))));
    refused(
        "matrix Affine[a=1.0, b=0.0, c=0.0, d=Infinity, e=0.0, f=0.0]",
        withQuad(quad -> quad.addAllMatrix(List.of(1f, 0f, 0f, Float.POSITIVE_INFINITY, 0f, 0f))));
    refused("clip width -5", withQuad(quad -> quad.setClip(Rect.newBuilder().setWidth(-5))));
    refused("transparency NaN", withQuad(quad -> quad.setTransparency(Float.NaN)));
    refused("transparency 1.5", withQuad(quad -> quad.setTransparency(1.5f)));
  }

  @Test
  void aClipBeyondAllNumbersIsCutOff() {
    var frame =
        decoder.decode(
            withQuad(
                quad ->
                    quad.setClip(
                        Rect.newBuilder()
                            .setX(Integer.MAX_VALUE)
                            .setY(5)
                            .setWidth(Integer.MAX_VALUE)
                            .setHeight(Integer.MAX_VALUE))));
    assertEquals(true, frame.quads().getLast().at().clip().isEmpty());
  }

  private void refused(String reason, CompositorFrame frame) {
    assertEquals(reason, assertThrows(BadMessage.class, () -> decoder.decode(frame)).reason());
  }

  private static CompositorFrame withTile(Consumer<TileResource.Builder> change) {
    TileResource.Builder tile = tile();
    change.accept(tile);
    return valid().clearResources().addResources(tile).build();
  }

  private static CompositorFrame withQuad(Consumer<bulkhead.ipc.api.Quad.Builder> change) {
    bulkhead.ipc.api.Quad.Builder quad =
        quad().setSolidColor(SolidColorQuad.newBuilder().setColor(-1));
    change.accept(quad);
    return valid().addQuads(quad).build();
  }

  private static CompositorFrame.Builder valid() {
    return CompositorFrame.newBuilder()
        .setLocalSurfaceId(1)
        .setFrameNumber(1)
        .setSize(size(800, 600))
        .addResources(tile())
        .addQuads(quad());
  }

  private static TileResource.Builder tile() {
    return TileResource.newBuilder()
        .setResourceId(7)
        .setOffset(64)
        .setStride(1024)
        .setWidth(256)
        .setHeight(256);
  }

  private static bulkhead.ipc.api.Quad.Builder quad() {
    return bulkhead.ipc.api.Quad.newBuilder()
        .setTile(TileQuad.newBuilder().setResourceId(7))
        .setRect(rect(0, 0, 256, 256))
        .setTransparency(0.25f);
  }

  private static RectF rect(float x, float y, float width, float height) {
    return RectF.newBuilder().setX(x).setY(y).setWidth(width).setHeight(height).build();
  }

  private static Size size(int width, int height) {
    return Size.newBuilder().setWidth(width).setHeight(height).build();
  }
}
