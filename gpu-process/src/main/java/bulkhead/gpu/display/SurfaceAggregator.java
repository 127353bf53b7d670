package bulkhead.gpu.display;

import bulkhead.gpu.frame.Affine;
import bulkhead.gpu.frame.CompositorFrame;
import bulkhead.gpu.frame.Draw;
import bulkhead.gpu.frame.DrawList;
import bulkhead.gpu.frame.PixelRect;
import bulkhead.gpu.frame.PixelSize;
import bulkhead.gpu.frame.Placement;
import bulkhead.gpu.frame.Quad;
import bulkhead.gpu.frame.RectF;
import bulkhead.gpu.frame.SurfaceId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Makes one output's draw list from its root surface's frame and the frames of all that it embeds.
/// A surface that has no frame, is not allowed there, or would contain itself shows its fallback
/// colour. Thread: `GpuMain`; used for one list, then thrown away.
final class SurfaceAggregator {
  /// What one list may hold; embedding makes products that no single frame's limit bounds.
  static final int MAX_DRAWS = 1 << 17;

  /// What pictures of their own one list may need together; embedded surfaces beyond that are drawn
  /// without.
  private static final long MAX_GROUP_PIXELS = 1 << 25;

  private static final int MAX_DEPTH = 8;

  private final Function<SurfaceId, @Nullable Surface> surfaces;
  private final Deque<SurfaceId> path = new ArrayDeque<>();
  private int draws;
  private long groupPixels;

  SurfaceAggregator(Function<SurfaceId, @Nullable Surface> surfaces) {
    this.surfaces = surfaces;
  }

  /// The picture of an output of that size. The root surface is drawn unscaled from the top left
  /// corner; what it does not reach has its background colour.
  DrawList aggregate(@Nullable SurfaceId root, PixelSize size, int backgroundColor) {
    Surface surface = root == null ? null : surfaces.apply(root);
    CompositorFrame frame = surface == null ? null : surface.frame;
    if (surface == null || frame == null) {
      return new DrawList(size, backgroundColor, List.of());
    }
    List<Draw> list = new ArrayList<>(frame.quads().size());
    path.push(surface.id);
    addQuads(surface, frame, Affine.IDENTITY, 1, size.bounds(), list);
    path.pop();
    return new DrawList(size, over(frame.backgroundColor(), backgroundColor), list);
  }

  /// A page's background may let the window's shine through.
  private static int over(int top, int bottom) {
    int alpha = top >>> 24;
    if (alpha == 255) {
      return top;
    }
    int bottomAlpha = bottom >>> 24;
    int outAlpha = alpha + bottomAlpha * (255 - alpha) / 255;
    if (outAlpha == 0) {
      return 0;
    }
    int out = outAlpha << 24;
    for (int shift = 0; shift <= 16; shift += 8) {
      int topPart = (top >> shift & 255) * alpha;
      int bottomPart = (bottom >> shift & 255) * bottomAlpha * (255 - alpha) / 255;
      out |= Math.min(255, (topPart + bottomPart + outAlpha / 2) / outAlpha) << shift;
    }
    return out;
  }

  private void addQuads(
      Surface surface,
      CompositorFrame frame,
      Affine matrix,
      float opacity,
      PixelRect clip,
      List<Draw> list) {
    for (Quad quad : frame.quads()) {
      Placement at = faded(quad.at().within(matrix, clip), opacity);
      if (at.opacity() == 0 || at.touchedPixels().isEmpty() || !at.matrix().isFinite()) {
        continue;
      }
      if (++draws > MAX_DRAWS) {
        return;
      }
      switch (quad) {
        case Quad.TileQuad(var ignored, var resource, var source) ->
            list.add(new Draw.Tile(at, surface.client.memory, resource, source));
        case Quad.SolidColorQuad(var ignored, var color) -> list.add(new Draw.Fill(at, color));
        case Quad.SurfaceQuad embedding -> addSurface(surface, embedding, at, list);
      }
    }
  }

  private static Placement faded(Placement at, float opacity) {
    return opacity == 1
        ? at
        : new Placement(at.rect(), at.matrix(), at.clip(), at.opacity() * opacity);
  }

  private void addSurface(
      Surface parent, Quad.SurfaceQuad embedding, Placement at, List<Draw> list) {
    SurfaceId id = embedding.surface();
    Surface child = parent.embeddable.contains(id) ? surfaces.apply(id) : null;
    CompositorFrame frame = child == null ? null : child.frame;
    if (child == null || frame == null || path.contains(id) || path.size() >= MAX_DEPTH) {
      list.add(new Draw.Fill(at, embedding.fallbackColor()));
      return;
    }
    path.push(id);
    PixelSize size = frame.size();
    long pixels = (long) size.width() * size.height();
    boolean needsGroup = at.opacity() < 1 || !at.matrix().keepsRectsUpright();
    if (needsGroup && groupPixels + pixels <= MAX_GROUP_PIXELS) {
      groupPixels += pixels;
      List<Draw> content = new ArrayList<>(frame.quads().size());
      addQuads(child, frame, Affine.IDENTITY, 1, size.bounds(), content);
      list.add(new Draw.Group(at, new DrawList(size, frame.backgroundColor(), content)));
    } else {
      RectF rect = at.rect();
      Affine toTarget =
          at.matrix()
              .then(
                  new Affine(
                      rect.width() / size.width(),
                      0,
                      0,
                      rect.height() / size.height(),
                      rect.x(),
                      rect.y()));
      if (frame.backgroundColor() >>> 24 != 0) {
        list.add(new Draw.Fill(at, frame.backgroundColor()));
      }
      addQuads(child, frame, toTarget, at.opacity(), at.touchedPixels(), list);
    }
    path.pop();
  }
}
