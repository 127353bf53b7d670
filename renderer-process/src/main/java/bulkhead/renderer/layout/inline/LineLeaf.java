package bulkhead.renderer.layout.inline;

/// A piece of text or an atomic inline, placed.
final class LineLeaf {
  final LineItem item;
  final float x;
  float shift;
  BaselineGroup group;
  float expansion;

  /// A break or tab without height, on the baseline.
  boolean flat;

  LineLeaf(LineItem item, float x, BaselineGroup group) {
    this.item = item;
    this.x = x;
    this.group = group;
  }
}
