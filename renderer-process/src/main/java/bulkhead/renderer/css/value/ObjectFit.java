package bulkhead.renderer.css.value;

/// Computed `object-fit`.
public enum ObjectFit implements Keyword {
  FILL,
  CONTAIN,
  COVER,
  NONE,
  SCALE_DOWN;
}
