package bulkhead.renderer.css.value;

/// `background-attachment` of one layer.
public enum BackgroundAttachment implements Keyword {
  SCROLL,
  FIXED,
  LOCAL;
}
