package bulkhead.gpu.frame;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;

/// Short ways to write frames and memory in tests.
public final class TestFrames {
  private TestFrames() {}

  public static ClientMemory memory(int clientId, long bytes) {
    return new ClientMemory(clientId, Arena.ofAuto().allocate(bytes, 64));
  }

  /// Memory that holds one tile of that size at its start, its pixels made by `color(x, y)`.
  public static ClientMemory tileMemory(int width, int height, PixelFunction color) {
    MemorySegment segment = Arena.ofAuto().allocate(4L * width * height, 64);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        segment.setAtIndex(ValueLayout.JAVA_INT, (long) y * width + x, color.argb(x, y));
      }
    }
    return new ClientMemory(1, segment);
  }

  /// A premultiplied colour for each pixel.
  @FunctionalInterface
  public interface PixelFunction {
    int argb(int x, int y);
  }

  public static TileResource tile(long id, int size) {
    return new TileResource(id, 0, size * 4, size, size, true);
  }

  public static Placement at(float x, float y, float width, float height) {
    return new Placement(new RectF(x, y, width, height), Affine.IDENTITY, PixelRect.EVERYTHING, 1);
  }

  public static Placement faded(Placement at, float opacity) {
    return new Placement(at.rect(), at.matrix(), at.clip(), opacity);
  }

  public static Placement turned(Placement at, Affine matrix) {
    return new Placement(at.rect(), matrix, at.clip(), at.opacity());
  }

  public static Quad tileQuad(float x, float y, TileResource tile) {
    return new Quad.TileQuad(
        at(x, y, tile.width(), tile.height()), tile, new RectF(0, 0, tile.width(), tile.height()));
  }

  public static CompositorFrame frame(SurfaceId id, long number, Quad... quads) {
    return frame(id, number, 0, quads);
  }

  public static CompositorFrame frame(SurfaceId id, long number, long beginFrame, Quad... quads) {
    List<TileResource> resources =
        List.of(quads).stream()
            .filter(quad -> quad instanceof Quad.TileQuad)
            .map(quad -> ((Quad.TileQuad) quad).resource())
            .distinct()
            .toList();
    return new CompositorFrame(
        id, number, new PixelSize(100, 80), 0xffffffff, resources, List.of(quads), beginFrame, 0);
  }
}
