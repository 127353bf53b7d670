package bulkhead.renderer.css.value;

/// Computed `text-align-last`.
public enum TextAlignLast implements Keyword {
  AUTO,
  START,
  END,
  LEFT,
  RIGHT,
  CENTER,
  JUSTIFY,
  MATCH_PARENT;
}
