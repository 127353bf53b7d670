package bulkhead.renderer.css.value;

/// `background-origin` or `background-clip` of one layer.
public enum BackgroundBox implements Keyword {
  BORDER_BOX,
  PADDING_BOX,
  CONTENT_BOX,
  TEXT,
  BORDER_AREA;
}
