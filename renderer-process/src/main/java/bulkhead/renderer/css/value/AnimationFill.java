package bulkhead.renderer.css.value;

/// `animation-fill-mode`.
public enum AnimationFill implements Keyword {
  NONE,
  FORWARDS,
  BACKWARDS,
  BOTH
}
