package bulkhead.renderer.css.value;

/// `animation-play-state`.
public enum AnimationPlayState implements Keyword {
  RUNNING,
  PAUSED
}
