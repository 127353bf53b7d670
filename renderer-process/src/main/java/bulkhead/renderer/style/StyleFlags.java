package bulkhead.renderer.style;

/// Bits of `Element.styleFlags`: which kinds of conditions were tried while matching, so that a
/// change of the tree restyles only where one of them may turn out differently. The engine sets a
/// bit and never clears it.
final class StyleFlags {
  /// A child's style depends on being the first or last child.
  static final int CHILDREN_AT_ENDS = 1;

  /// A child's style depends on the children before it.
  static final int CHILDREN_FORWARD = 1 << 1;

  /// A child's style depends on the children after it.
  static final int CHILDREN_BACKWARD = 1 << 2;

  /// This element's style depends on whether it is empty.
  static final int EMPTY = 1 << 3;

  /// `:has()` was tried on this element.
  static final int HAS = 1 << 4;

  private StyleFlags() {}
}
