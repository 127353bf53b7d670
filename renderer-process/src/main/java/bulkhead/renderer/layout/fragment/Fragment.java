package bulkhead.renderer.layout.fragment;

/// A laid-out piece of the page: a box, a line, or a piece of text. Immutable; it does not know
/// where it is, the parent's [Child] does, so it can be kept and used again.
public sealed interface Fragment permits BoxFragment, LineFragment, TextFragment {
  /// Of the border box, for boxes.
  float width();

  float height();

  /// A fragment and where its border box's top left is in its parent's border box.
  record Child(float x, float y, Fragment fragment) {}
}
