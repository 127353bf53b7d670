package bulkhead.renderer.style;

/// Properties that are stored together. A [ComputedStyle] that differs from its parent (inherited
/// groups) or from the initial values (others) in no property of a group shares that group's values
/// with it.
enum StyleGroup {
  FONT(true),
  TEXT(true),
  RARE_INHERITED(true),
  BOX(false),
  SURROUND(false),
  BORDER(false),
  BACKGROUND(false),
  FLEX(false),
  EFFECT(false),
  RARE(false);

  /// Number of groups; the inherited ones come first.
  static final int COUNT = 10;

  static final int INHERITED_COUNT = 3;

  final boolean inherited;

  StyleGroup(boolean inherited) {
    this.inherited = inherited;
  }
}
