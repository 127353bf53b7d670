package bulkhead.renderer.css.value;

/// `transition-behavior`: whether values that flip half-way have transitions.
public enum TransitionBehavior implements Keyword {
  NORMAL,
  ALLOW_DISCRETE
}
