package bulkhead.renderer.css.value;

/// `animation-direction`.
public enum AnimationDirection implements Keyword {
  NORMAL,
  REVERSE,
  ALTERNATE,
  ALTERNATE_REVERSE
}
