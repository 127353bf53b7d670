package bulkhead.renderer.paint;

import org.jspecify.annotations.Nullable;

/// What holds inside some boxes: the property-tree state, and scopes of the display list within it.
/// Made while walking, compared by identity.
final class PaintContext {
  final PropertyTrees.State state;
  final @Nullable PaintContext outer;
  final DisplayItem.@Nullable Scope scope;
  final int depth;

  /// Inside a transform or effect of the display list: no layers of their own from here on.
  final boolean inEffect;

  private PaintContext(
      PropertyTrees.State state,
      @Nullable PaintContext outer,
      DisplayItem.@Nullable Scope scope,
      boolean inEffect) {
    this.state = state;
    this.outer = outer;
    this.scope = scope;
    this.inEffect = inEffect;
    depth = outer == null ? 0 : outer.depth + 1;
  }

  static PaintContext of(PropertyTrees.State state) {
    return new PaintContext(state, null, null, false);
  }

  PaintContext with(DisplayItem.Scope scope) {
    boolean effect =
        scope instanceof DisplayItem.PushTransform || scope instanceof DisplayItem.PushEffect;
    return new PaintContext(state, this, scope, inEffect || effect);
  }
}
