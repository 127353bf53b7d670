package bulkhead.renderer.css.value;

/// Computed `pointer-events`.
public enum PointerEvents implements Keyword {
  AUTO,
  NONE,
  VISIBLEPAINTED,
  VISIBLEFILL,
  VISIBLESTROKE,
  VISIBLE,
  PAINTED,
  FILL,
  STROKE,
  ALL,
  BOUNDING_BOX;
}
