package bulkhead.renderer.layout.inline;

import bulkhead.renderer.css.value.VerticalAlign;
import org.jspecify.annotations.Nullable;

/// Boxes whose vertical position depends on each other; `top` and `bottom` aligned ones have
/// groups of their own, which are placed when the height of the line is known.
final class BaselineGroup {
  final VerticalAlign.@Nullable Alignment edge;

  /// Above the group's baseline (positive) and below it.
  float ascent = Float.NEGATIVE_INFINITY;

  float descent = Float.NEGATIVE_INFINITY;

  /// Of the group's baseline, below the line's top.
  float baseline;

  BaselineGroup(VerticalAlign.@Nullable Alignment edge) {
    this.edge = edge;
  }

  void include(float up, float down) {
    ascent = Math.max(ascent, up);
    descent = Math.max(descent, down);
  }

  boolean isEmpty() {
    return ascent == Float.NEGATIVE_INFINITY;
  }
}
