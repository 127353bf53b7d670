package bulkhead.renderer.style;

import bulkhead.renderer.css.value.*;

/// Transitions and animations.
abstract class AnimationProperties extends ScrollProperties {
  public static final Property VIEW_TRANSITION_NAME =
      longhand(
          "view-transition-name", StyleGroup.RARE, RawText.NONE, Grammar.RAW, Invalidates.NOTHING);
  public static final Property TRANSITION_PROPERTY =
      longhand(
          "transition-property",
          StyleGroup.RARE,
          new RawText("all"),
          Grammar.RAW,
          Invalidates.NOTHING);
  public static final Property TRANSITION_DURATION =
      longhand(
          "transition-duration",
          StyleGroup.RARE,
          RawText.ZERO_TIME,
          Grammar.TIME_LIST_NONNEGATIVE,
          Invalidates.NOTHING);
  public static final Property TRANSITION_TIMING_FUNCTION =
      longhand(
          "transition-timing-function",
          StyleGroup.RARE,
          new RawText("ease"),
          Grammar.RAW,
          Invalidates.NOTHING);
  public static final Property TRANSITION_DELAY =
      longhand(
          "transition-delay",
          StyleGroup.RARE,
          RawText.ZERO_TIME,
          Grammar.TIME_LIST,
          Invalidates.NOTHING);
  public static final Property TRANSITION_BEHAVIOR =
      longhand(
          "transition-behavior",
          StyleGroup.RARE,
          new RawText("normal"),
          Grammar.RAW,
          Invalidates.NOTHING);
  public static final Property ANIMATION_NAME =
      longhand(
          "animation-name", StyleGroup.RARE, new RawText("none"), Grammar.RAW, Invalidates.NOTHING);
  public static final Property ANIMATION_DURATION =
      longhand(
          "animation-duration",
          StyleGroup.RARE,
          RawText.ZERO_TIME,
          Grammar.TIME_LIST_NONNEGATIVE,
          Invalidates.NOTHING);
  public static final Property ANIMATION_TIMING_FUNCTION =
      longhand(
          "animation-timing-function",
          StyleGroup.RARE,
          new RawText("ease"),
          Grammar.RAW,
          Invalidates.NOTHING);
  public static final Property ANIMATION_DELAY =
      longhand(
          "animation-delay",
          StyleGroup.RARE,
          RawText.ZERO_TIME,
          Grammar.TIME_LIST,
          Invalidates.NOTHING);
  public static final Property ANIMATION_ITERATION_COUNT =
      longhand(
          "animation-iteration-count",
          StyleGroup.RARE,
          new RawText("1"),
          Grammar.RAW,
          Invalidates.NOTHING);
  public static final Property ANIMATION_DIRECTION =
      longhand(
          "animation-direction",
          StyleGroup.RARE,
          new RawText("normal"),
          Grammar.RAW,
          Invalidates.NOTHING);
  public static final Property ANIMATION_FILL_MODE =
      longhand(
          "animation-fill-mode",
          StyleGroup.RARE,
          new RawText("none"),
          Grammar.RAW,
          Invalidates.NOTHING);
  public static final Property ANIMATION_PLAY_STATE =
      longhand(
          "animation-play-state",
          StyleGroup.RARE,
          new RawText("running"),
          Grammar.RAW,
          Invalidates.NOTHING);
  public static final Property ANIMATION_TIMELINE =
      longhand(
          "animation-timeline",
          StyleGroup.RARE,
          new RawText("auto"),
          Grammar.RAW,
          Invalidates.NOTHING);
  public static final Property ANIMATION_COMPOSITION =
      longhand(
          "animation-composition",
          StyleGroup.RARE,
          new RawText("replace"),
          Grammar.RAW,
          Invalidates.NOTHING);
}
