package bulkhead.renderer.css.value;

/// Computed `box-sizing`.
public enum BoxSizing implements Keyword {
  CONTENT_BOX,
  BORDER_BOX;
}
