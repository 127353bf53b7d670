package bulkhead.gpu.frame;

/// One step of drawing an output, with all surfaces resolved.
public sealed interface Draw {
  Placement at();

  /// @param source pixels of the resource that fill the placement's rectangle
  record Tile(Placement at, ClientMemory memory, TileResource resource, RectF source)
      implements Draw {
    public boolean isOpaque() {
      return resource.opaque() && at.opacity() == 1;
    }

    /// Whether each of the resource's pixels falls on exactly one of the target's.
    public boolean isPixelAligned() {
      return Draw.isPixelAligned(at, source);
    }
  }

  /// @param color ARGB, not premultiplied
  record Fill(Placement at, int color) implements Draw {}

  /// A picture that is drawn on its own first, then placed as a whole: a surface that is embedded
  /// with opacity or turned.
  record Group(Placement at, DrawList content) implements Draw {
    public boolean isPixelAligned() {
      return Draw.isPixelAligned(at, RectF.of(content.size()));
    }
  }

  /// How far from a whole pixel still counts as on it.
  float ALIGNED = 1f / 64;

  private static boolean isPixelAligned(Placement at, RectF source) {
    Affine matrix = at.matrix();
    if (!matrix.keepsRectsUpright()) {
      return false;
    }
    RectF bounds = matrix.mapBounds(at.rect());
    return Math.abs(bounds.width() - source.width()) < ALIGNED
        && Math.abs(bounds.height() - source.height()) < ALIGNED
        && isWhole(bounds.x() - source.x())
        && isWhole(bounds.y() - source.y());
  }

  private static boolean isWhole(float value) {
    return Math.abs(value - Math.round(value)) < ALIGNED;
  }
}
