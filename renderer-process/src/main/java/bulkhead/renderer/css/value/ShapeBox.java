package bulkhead.renderer.css.value;

/// The box that a shape, a clip or a mask refers to (CSS Masking 1 §4.1 `<geometry-box>`).
public enum ShapeBox implements Keyword {
  BORDER_BOX,
  PADDING_BOX,
  CONTENT_BOX,
  MARGIN_BOX,
  FILL_BOX,
  STROKE_BOX,
  VIEW_BOX,
  /// Of `mask-clip`: nothing is cut off.
  NO_CLIP
}
