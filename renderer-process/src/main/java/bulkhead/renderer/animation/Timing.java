package bulkhead.renderer.animation;

import bulkhead.renderer.css.value.AnimationDirection;
import bulkhead.renderer.css.value.AnimationFill;
import bulkhead.renderer.css.value.Easing;
import org.jspecify.annotations.Nullable;

/// The timing of an effect (Web Animations 1 §4.5 ff.); milliseconds.
record Timing(
    double delay,
    double endDelay,
    double duration,
    double iterationStart,
    double iterations,
    AnimationDirection direction,
    AnimationFill fill,
    Easing easing) {

  /// Where in its life an effect is (§4.5.5).
  enum Phase {
    IDLE,
    BEFORE,
    ACTIVE,
    AFTER
  }

  /// What a moment is for an effect.
  ///
  /// @param activeTime null while it is not in effect
  /// @param progress after the timing function; NaN while it is not in effect
  /// @param iteration the current one, from 0; NaN while it is not in effect
  record Moment(Phase phase, @Nullable Double activeTime, double progress, double iteration) {
    static final Moment IDLE = new Moment(Phase.IDLE, null, Double.NaN, Double.NaN);

    boolean inEffect() {
      return activeTime != null;
    }
  }

  double activeDuration() {
    return duration == 0 || iterations == 0 ? 0 : duration * iterations;
  }

  double endTime() {
    return Math.max(0, delay + activeDuration() + endDelay);
  }

  /// @param local the animation's current time; null without one
  /// @param rate its playback rate
  Moment at(@Nullable Double local, double rate) {
    if (local == null) {
      return Moment.IDLE;
    }
    double active = activeDuration();
    double beforeActive = Math.max(Math.min(delay, endTime()), 0);
    double activeAfter = Math.max(Math.min(delay + active, endTime()), 0);
    Phase phase =
        local < beforeActive || rate < 0 && local == beforeActive
            ? Phase.BEFORE
            : local > activeAfter || rate >= 0 && local == activeAfter ? Phase.AFTER : Phase.ACTIVE;
    Double activeTime =
        switch (phase) {
          case BEFORE ->
              fill == AnimationFill.BACKWARDS || fill == AnimationFill.BOTH
                  ? (Double) Math.max(local - delay, 0)
                  : null;
          case ACTIVE -> (Double) (local - delay);
          case AFTER ->
              fill == AnimationFill.FORWARDS || fill == AnimationFill.BOTH
                  ? (Double) Math.max(Math.min(local - delay, active), 0)
                  : null;
          case IDLE -> null;
        };
    if (activeTime == null) {
      return new Moment(phase, null, Double.NaN, Double.NaN);
    }
    double overall =
        iterationStart
            + (duration == 0 ? (phase == Phase.BEFORE ? 0 : iterations) : activeTime / duration);
    double simple = Double.isInfinite(overall) ? iterationStart % 1 : overall % 1;
    if (simple == 0 && phase != Phase.BEFORE && activeTime == active && iterations != 0) {
      simple = 1;
    }
    double iteration =
        phase == Phase.AFTER && Double.isInfinite(iterations)
            ? Double.POSITIVE_INFINITY
            : simple == 1 ? Math.floor(overall) - 1 : Math.floor(overall);
    boolean forwards =
        switch (direction) {
          case NORMAL -> true;
          case REVERSE -> false;
          case ALTERNATE -> Double.isInfinite(iteration) || iteration % 2 == 0;
          case ALTERNATE_REVERSE -> !Double.isInfinite(iteration) && iteration % 2 != 0;
        };
    double directed = forwards ? simple : 1 - simple;
    boolean before = forwards ? phase == Phase.BEFORE : phase == Phase.AFTER;
    return new Moment(phase, activeTime, easing.at(directed, before), iteration);
  }
}
