package bulkhead.renderer.css.value;

/// `animation-composition`: how an effect goes together with what is below it.
public enum AnimationComposition implements Keyword {
  REPLACE,
  ADD,
  ACCUMULATE
}
