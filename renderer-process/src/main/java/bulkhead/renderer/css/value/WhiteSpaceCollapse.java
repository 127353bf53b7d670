package bulkhead.renderer.css.value;

/// Computed `white-space-collapse` (CSS Text 4).
public enum WhiteSpaceCollapse implements Keyword {
  COLLAPSE,
  PRESERVE,
  PRESERVE_BREAKS,
  PRESERVE_SPACES,
  BREAK_SPACES;
}
