package bulkhead.gpu.frame;

/// One drawing step of a compositor frame.
public sealed interface Quad {
  Placement at();

  /// Part of a tile.
  ///
  /// @param source pixels of the resource that fill the placement's rectangle
  record TileQuad(Placement at, TileResource resource, RectF source) implements Quad {}

  /// @param color ARGB, not premultiplied
  record SolidColorQuad(Placement at, int color) implements Quad {}

  /// Another surface's picture, which fills the placement's rectangle.
  ///
  /// @param fallbackColor ARGB; drawn while that surface has no frame
  record SurfaceQuad(Placement at, SurfaceId surface, int fallbackColor) implements Quad {}
}
