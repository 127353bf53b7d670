package bulkhead.renderer.layout.fragment;

import bulkhead.renderer.layout.tree.ElementBox;
import org.jspecify.annotations.Nullable;

/// An absolutely positioned or fixed box that waits for its containing block to be laid out.
///
/// @param staticX where its margin box's start edge would have been, in the coordinates of the
///     fragment that holds this
/// @param edge which edge of the margin box `staticX` says
/// @param blockEdge which edge `staticY` says
/// @param inline the inline box that is its containing block, if that is one
public record OutOfFlow(
    ElementBox box,
    float staticX,
    float staticY,
    StaticEdge edge,
    BlockEdge blockEdge,
    @Nullable ElementBox inline) {

  /// Which edge of the margin box `staticX` says.
  public enum StaticEdge {
    LEFT,
    RIGHT,
    CENTER
  }

  /// The same in the other direction.
  public enum BlockEdge {
    TOP,
    BOTTOM,
    CENTER
  }

  public OutOfFlow(
      ElementBox box, float staticX, float staticY, StaticEdge edge, @Nullable ElementBox inline) {
    this(box, staticX, staticY, edge, BlockEdge.TOP, inline);
  }

  /// Aligned in a rectangle: `shareX` and `shareY` of what is free come before it, each 0, 0.5 or
  /// 1.
  public static OutOfFlow aligned(
      ElementBox box,
      float left,
      float top,
      float right,
      float bottom,
      float shareX,
      float shareY) {
    return new OutOfFlow(
        box,
        left + (right - left) * shareX,
        top + (bottom - top) * shareY,
        shareX == 0 ? StaticEdge.LEFT : shareX == 1 ? StaticEdge.RIGHT : StaticEdge.CENTER,
        shareY == 0 ? BlockEdge.TOP : shareY == 1 ? BlockEdge.BOTTOM : BlockEdge.CENTER,
        null);
  }

  public OutOfFlow movedBy(float dx, float dy) {
    return new OutOfFlow(box, staticX + dx, staticY + dy, edge, blockEdge, inline);
  }
}
