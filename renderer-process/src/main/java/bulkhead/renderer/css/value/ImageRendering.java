package bulkhead.renderer.css.value;

/// Computed `image-rendering`.
public enum ImageRendering implements Keyword {
  AUTO,
  SMOOTH,
  HIGH_QUALITY,
  PIXELATED,
  CRISP_EDGES,
  WEBKIT_OPTIMIZE_CONTRAST;
}
