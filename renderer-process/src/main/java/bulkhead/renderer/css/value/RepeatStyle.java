package bulkhead.renderer.css.value;

/// One axis of `background-repeat`.
public enum RepeatStyle implements Keyword {
  REPEAT,
  NO_REPEAT,
  SPACE,
  ROUND;
}
