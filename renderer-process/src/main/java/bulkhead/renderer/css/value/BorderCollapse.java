package bulkhead.renderer.css.value;

/// Computed `border-collapse`.
public enum BorderCollapse implements Keyword {
  SEPARATE,
  COLLAPSE;
}
