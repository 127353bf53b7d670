package bulkhead.renderer.css.value;

/// Computed `visibility`.
public enum Visibility implements Keyword {
  VISIBLE,
  HIDDEN,
  COLLAPSE;
}
