package bulkhead.gpu.ipc;

import bulkhead.gpu.frame.Affine;
import bulkhead.gpu.frame.CompositorFrame;
import bulkhead.gpu.frame.PixelRect;
import bulkhead.gpu.frame.PixelSize;
import bulkhead.gpu.frame.Placement;
import bulkhead.gpu.frame.Quad;
import bulkhead.gpu.frame.RectF;
import bulkhead.gpu.frame.SurfaceId;
import bulkhead.gpu.frame.TileResource;
import bulkhead.ipc.BadMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Decodes one client's compositor frames. The sender is untrusted: every number is checked here,
/// and what comes out is within the contract of `compositing.proto` and within the client's arena.
/// Immutable.
final class FrameDecoder {
  static final int MAX_SURFACE_SIZE = 16384;
  static final int MAX_TILE_SIZE = 4096;
  static final int MAX_RESOURCES = 8192;
  static final int MAX_QUADS = 16384;
  private static final int OFFSET_ALIGNMENT = 64;

  private final int clientId;
  private final long arenaSize;

  FrameDecoder(int clientId, long arenaSize) {
    this.clientId = clientId;
    this.arenaSize = arenaSize;
  }

  SurfaceId ownSurface(int localId) {
    check(localId > 0, "surface", Integer.toUnsignedLong(localId));
    return new SurfaceId(clientId, localId);
  }

  CompositorFrame decode(bulkhead.ipc.api.CompositorFrame wire) {
    SurfaceId surface = ownSurface(wire.getLocalSurfaceId());
    PixelSize size = decodeSize(wire.getSize());
    check(wire.getResourcesCount() <= MAX_RESOURCES, "resources", wire.getResourcesCount());
    check(wire.getQuadsCount() <= MAX_QUADS, "quads", wire.getQuadsCount());
    Map<Long, TileResource> resources = HashMap.newHashMap(wire.getResourcesCount());
    for (bulkhead.ipc.api.TileResource resource : wire.getResourcesList()) {
      TileResource decoded = decodeResource(resource);
      check(resources.put(decoded.id(), decoded) == null, "repeated resource", decoded.id());
    }
    List<Quad> quads = new ArrayList<>(wire.getQuadsCount());
    for (bulkhead.ipc.api.Quad quad : wire.getQuadsList()) {
      quads.add(decodeQuad(quad, resources));
    }
    return new CompositorFrame(
        surface,
        wire.getFrameNumber(),
        size,
        wire.getBackgroundColor(),
        List.copyOf(resources.values()),
        quads,
        wire.getBeginFrameSequence(),
        wire.getFlowId());
  }

  private static PixelSize decodeSize(bulkhead.ipc.api.Size size) {
    check(inRange(size.getWidth(), MAX_SURFACE_SIZE), "surface width", size.getWidth());
    check(inRange(size.getHeight(), MAX_SURFACE_SIZE), "surface height", size.getHeight());
    return new PixelSize(size.getWidth(), size.getHeight());
  }

  private TileResource decodeResource(bulkhead.ipc.api.TileResource wire) {
    int width = wire.getWidth();
    int height = wire.getHeight();
    int stride = wire.getStride();
    long offset = wire.getOffset();
    check(inRange(width, MAX_TILE_SIZE), "tile width", width);
    check(inRange(height, MAX_TILE_SIZE), "tile height", height);
    check(stride >= width * 4 && stride % 4 == 0, "tile stride", stride);
    check(
        offset >= 0 && offset <= arenaSize && offset % OFFSET_ALIGNMENT == 0,
        "tile offset",
        offset);
    TileResource resource =
        new TileResource(wire.getResourceId(), offset, stride, width, height, wire.getOpaque());
    check(resource.end() <= arenaSize, "tile end", resource.end());
    return resource;
  }

  private static Quad decodeQuad(bulkhead.ipc.api.Quad wire, Map<Long, TileResource> resources) {
    Placement at = decodePlacement(wire);
    return switch (wire.getKindCase()) {
      case TILE -> decodeTile(wire.getTile(), at, resources);
      case SOLID_COLOR -> new Quad.SolidColorQuad(at, wire.getSolidColor().getColor());
      case SURFACE -> {
        var id = wire.getSurface().getSurface();
        yield new Quad.SurfaceQuad(
            at,
            new SurfaceId(id.getClientId(), id.getLocalId()),
            wire.getSurface().getFallbackColor());
      }
      case KIND_NOT_SET -> throw new BadMessage("a quad of no kind");
    };
  }

  private static Quad.TileQuad decodeTile(
      bulkhead.ipc.api.TileQuad wire, Placement at, Map<Long, TileResource> resources) {
    TileResource resource = resources.get(wire.getResourceId());
    if (resource == null) {
      throw new BadMessage(
          "a quad of resource " + wire.getResourceId() + ", which the frame lacks");
    }
    RectF source = new RectF(0, 0, resource.width(), resource.height());
    if (wire.hasSource()) {
      source = decodeRect(wire.getSource());
      check(
          source.x() >= 0
              && source.y() >= 0
              && source.right() <= resource.width()
              && source.bottom() <= resource.height(),
          "a source outside of resource",
          resource.id());
    }
    return new Quad.TileQuad(at, resource, source);
  }

  private static Placement decodePlacement(bulkhead.ipc.api.Quad wire) {
    RectF rect = decodeRect(wire.getRect());
    PixelRect clip = PixelRect.EVERYTHING;
    if (wire.hasClip()) {
      var c = wire.getClip();
      check(c.getWidth() >= 0, "clip width", c.getWidth());
      check(c.getHeight() >= 0, "clip height", c.getHeight());
      clip =
          new PixelRect(
              c.getX(),
              c.getY(),
              saturate((long) c.getX() + c.getWidth()),
              saturate((long) c.getY() + c.getHeight()));
      clip = clip.intersect(PixelRect.EVERYTHING);
    }
    float transparency = wire.getTransparency();
    if (!(transparency >= 0 && transparency <= 1)) {
      throw new BadMessage("transparency " + transparency);
    }
    return new Placement(rect, decodeMatrix(wire), clip, 1 - transparency);
  }

  private static Affine decodeMatrix(bulkhead.ipc.api.Quad wire) {
    if (wire.getMatrixCount() == 0) {
      return Affine.IDENTITY;
    }
    check(wire.getMatrixCount() == 6, "matrix of", wire.getMatrixCount());
    Affine matrix =
        new Affine(
            wire.getMatrix(0),
            wire.getMatrix(1),
            wire.getMatrix(2),
            wire.getMatrix(3),
            wire.getMatrix(4),
            wire.getMatrix(5));
    if (!matrix.isFinite()) {
      throw new BadMessage("matrix " + matrix);
    }
    return matrix;
  }

  private static RectF decodeRect(bulkhead.ipc.api.RectF wire) {
    RectF rect = new RectF(wire.getX(), wire.getY(), wire.getWidth(), wire.getHeight());
    if (!Float.isFinite(rect.right())
        || !Float.isFinite(rect.bottom())
        || !(rect.width() >= 0 && rect.height() >= 0)) {
      throw new BadMessage("rectangle " + rect);
    }
    return rect;
  }

  private static int saturate(long value) {
    return (int) Math.min(Integer.MAX_VALUE, value);
  }

  private static boolean inRange(int value, int most) {
    return value >= 1 && value <= most;
  }

  private static void check(boolean holds, String what, long value) {
    if (!holds) {
      throw new BadMessage(what + " " + value);
    }
  }
}
