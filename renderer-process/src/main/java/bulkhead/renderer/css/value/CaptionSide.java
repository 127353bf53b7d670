package bulkhead.renderer.css.value;

/// Computed `caption-side`.
public enum CaptionSide implements Keyword {
  TOP,
  BOTTOM;
}
