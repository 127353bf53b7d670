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

  /// What children with transforms are placed in, if it is more than a plane.
  final @Nullable Space<PaintContext> space;

  /// The back of a box is turned to the viewer and may not be seen.
  final boolean hidden;

  private PaintContext(
      PropertyTrees.State state,
      @Nullable PaintContext outer,
      DisplayItem.@Nullable Scope scope,
      boolean inEffect,
      @Nullable Space<PaintContext> space,
      boolean hidden) {
    this.state = state;
    this.outer = outer;
    this.scope = scope;
    this.inEffect = inEffect;
    this.space = space;
    this.hidden = hidden;
    depth = outer == null ? 0 : outer.depth + 1;
  }

  static PaintContext of(PropertyTrees.State state) {
    return new PaintContext(state, null, null, false, null, false);
  }

  PaintContext with(DisplayItem.Scope scope) {
    boolean effect =
        switch (scope) {
          case DisplayItem.PushTransform transform -> true;
          case DisplayItem.PushEffect group -> true;
          case DisplayItem.PushMask mask -> true;
          case DisplayItem.PushClipPath path -> true;
          case DisplayItem.PushClipRect rect -> false;
          case DisplayItem.PushClipRRect rrect -> false;
        };
    return new PaintContext(state, this, scope, inEffect || effect, space, hidden);
  }

  /// The same for what is inside a box whose children are placed in `space`.
  PaintContext within(@Nullable Space<PaintContext> space, boolean hidden) {
    if (space == this.space && hidden == this.hidden) {
      return this;
    }
    return new PaintContext(state, this, null, inEffect || space != null, space, hidden);
  }
}
