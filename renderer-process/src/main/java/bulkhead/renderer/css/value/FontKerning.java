package bulkhead.renderer.css.value;

/// Computed `font-kerning`.
public enum FontKerning implements Keyword {
  AUTO,
  NORMAL,
  NONE;
}
