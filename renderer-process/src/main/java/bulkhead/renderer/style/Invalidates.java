package bulkhead.renderer.style;

/// What has to be done again when the computed value of a property changes, from least to most.
public enum Invalidates {
  /// Nothing that is seen at once.
  NOTHING,
  /// The look alone.
  PAINT,
  /// Sizes, positions or lines.
  LAYOUT,
  /// Which boxes there are.
  BOXES
}
