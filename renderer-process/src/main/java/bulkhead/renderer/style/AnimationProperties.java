package bulkhead.renderer.style;

import bulkhead.renderer.css.value.*;
import java.util.List;

/// Transitions and animations.
abstract class AnimationProperties extends ScrollProperties {
  public static final Property VIEW_TRANSITION_NAME =
      longhand(
          "view-transition-name", StyleGroup.RARE, RawText.NONE, Grammar.RAW, Invalidates.NOTHING);
  public static final Property TRANSITION_PROPERTY =
      list("transition-property", new Ident("all"), Grammar.TRANSITION_PROPERTY_LIST);
  public static final Property TRANSITION_DURATION =
      list("transition-duration", Time.ZERO, Grammar.TIME_LIST_NONNEGATIVE);
  public static final Property TRANSITION_TIMING_FUNCTION =
      list("transition-timing-function", Easing.EASE, Grammar.EASING_LIST);
  public static final Property TRANSITION_DELAY =
      list("transition-delay", Time.ZERO, Grammar.TIME_LIST);
  public static final Property TRANSITION_BEHAVIOR =
      keywords("transition-behavior", TransitionBehavior.NORMAL, TransitionBehavior.values());
  public static final Property ANIMATION_NAME =
      list("animation-name", KeyframesName.NONE, Grammar.KEYFRAMES_NAME_LIST);
  public static final Property ANIMATION_DURATION =
      list("animation-duration", Time.ZERO, Grammar.TIME_LIST_NONNEGATIVE);
  public static final Property ANIMATION_TIMING_FUNCTION =
      list("animation-timing-function", Easing.EASE, Grammar.EASING_LIST);
  public static final Property ANIMATION_DELAY =
      list("animation-delay", Time.ZERO, Grammar.TIME_LIST);
  public static final Property ANIMATION_ITERATION_COUNT =
      list("animation-iteration-count", IterationCount.ONE, Grammar.ITERATION_COUNT_LIST);
  public static final Property ANIMATION_DIRECTION =
      keywords("animation-direction", AnimationDirection.NORMAL, AnimationDirection.values());
  public static final Property ANIMATION_FILL_MODE =
      keywords("animation-fill-mode", AnimationFill.NONE, AnimationFill.values());
  public static final Property ANIMATION_PLAY_STATE =
      keywords("animation-play-state", AnimationPlayState.RUNNING, AnimationPlayState.values());
  public static final Property ANIMATION_TIMELINE =
      longhand(
          "animation-timeline",
          StyleGroup.RARE,
          new RawText("auto"),
          Grammar.RAW,
          Invalidates.NOTHING);
  public static final Property ANIMATION_COMPOSITION =
      keywords(
          "animation-composition", AnimationComposition.REPLACE, AnimationComposition.values());

  private static Property list(String name, Object initial, Grammar grammar) {
    return longhand(name, StyleGroup.RARE, List.of(initial), grammar, Invalidates.NOTHING);
  }

  private static Property keywords(String name, Keyword initial, Keyword[] keywords) {
    return longhand(
        name,
        StyleGroup.RARE,
        List.of(initial),
        Grammar.KEYWORD_LIST,
        Invalidates.NOTHING,
        keywords);
  }
}
