package bulkhead.renderer.css.value;

/// Computed `text-decoration-style`.
public enum TextDecorationStyle implements Keyword {
  SOLID,
  DOUBLE,
  DOTTED,
  DASHED,
  WAVY;
}
