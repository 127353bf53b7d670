package bulkhead.renderer.css.value;

/// Computed `transform-style`.
public enum TransformStyle implements Keyword {
  FLAT,
  PRESERVE_3D;
}
