package bulkhead.renderer.css.value;

/// Computed `content-visibility` (CSS Containment 2 §4).
public enum ContentVisibility implements Keyword {
  VISIBLE,
  AUTO,
  HIDDEN;
}
