package bulkhead.renderer.layout.fragment;

import bulkhead.renderer.layout.tree.ElementBox;
import org.jspecify.annotations.Nullable;

/// An absolutely positioned or fixed box that waits for its containing block to be laid out.
///
/// @param staticX where its margin box's start edge would have been, in the coordinates of the
///     fragment that holds this
/// @param inline the inline box that is its containing block, if that is one
public record OutOfFlow(
    ElementBox box, float staticX, float staticY, StaticEdge edge, @Nullable ElementBox inline) {

  /// Which edge of the margin box `staticX` says.
  public enum StaticEdge {
    LEFT,
    RIGHT,
    CENTER
  }

  OutOfFlow movedBy(float dx, float dy) {
    return new OutOfFlow(box, staticX + dx, staticY + dy, edge, inline);
  }
}
