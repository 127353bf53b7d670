package bulkhead.renderer.compositor;

import bulkhead.renderer.paint.ElementId;
import bulkhead.renderer.paint.PropertyTrees.ScrollNode;

/// A movement that `RendererMain` asks for: from the keyboard, or a wheel that a script let pass.
/// If `element` cannot go that way, the scrollers around it are tried.
///
/// @param x in `unit`s; positive scrolls right and down
public record KeyboardScroll(ElementId element, Unit unit, float x, float y) {
  /// How much of a page stays in sight: Chromium's `kMinFractionToStepWhenPaging`.
  static final float PAGE_SHARE = 0.875f;

  private static final float LINE = 40;

  public enum Unit {
    /// CSS px.
    PIXEL,
    /// An arrow key.
    LINE,
    /// Page up and down, space.
    PAGE,
    /// Home and End.
    DOCUMENT
  }

  float pixelsX(ScrollNode node) {
    return x * pixels(node.container().getWidth(), node.range().maxX() - node.range().minX());
  }

  float pixelsY(ScrollNode node) {
    return y * pixels(node.container().getHeight(), node.range().maxY() - node.range().minY());
  }

  private float pixels(float viewed, float range) {
    return switch (unit) {
      case PIXEL -> 1;
      case LINE -> LINE;
      case PAGE -> Math.max(1, viewed * PAGE_SHARE);
      case DOCUMENT -> range;
    };
  }
}
