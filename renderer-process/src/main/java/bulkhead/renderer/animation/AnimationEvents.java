package bulkhead.renderer.animation;

import bulkhead.renderer.animation.Timing.Phase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The events of transitions and animations (CSS Transitions 2 §5.1, CSS Animations 2 §4.2): from
/// one frame to the next, what an animation was and is says which. Thread: `RendererMain`.
final class AnimationEvents {
  private record Due(AnimationEvent event, double time, Animation.Kind kind, int id) {}

  private final List<Due> queue = new ArrayList<>();

  boolean isEmpty() {
    return queue.isEmpty();
  }

  /// Takes what is due, in the order of time (Web Animations 1 §4.4.18.1).
  List<AnimationEvent> take() {
    List<Due> due = new ArrayList<>(queue);
    queue.clear();
    due.sort(
        Comparator.comparingDouble(Due::time).thenComparing(Due::kind).thenComparingInt(Due::id));
    return due.stream().map(Due::event).toList();
  }

  /// Compares an animation with what was last seen of it.
  void update(Animation animation) {
    if (animation.kind == Animation.Kind.SCRIPT) {
      return;
    }
    Timing.Moment now = animation.moment();
    boolean waiting = animation.isPending() && animation.kind == Animation.Kind.TRANSITION;
    Phase phase = waiting && now.phase() != Phase.IDLE ? Phase.BEFORE : now.phase();
    Phase before = animation.lastPhase;
    if (animation.kind == Animation.Kind.TRANSITION) {
      transition(animation, before, phase);
    } else {
      animation(animation, before, phase, now);
    }
    animation.lastPhase = phase;
    animation.lastIteration = now.iteration();
  }

  private void transition(Animation animation, Phase before, Phase now) {
    if (before == now) {
      return;
    }
    Timing timing = animation.timing();
    double start = clamp(-timing.delay(), timing) / 1000;
    double end = timing.activeDuration() / 1000;
    switch (before) {
      case IDLE -> {
        add(animation, "transitionrun", start, 0);
        if (now != Phase.BEFORE) {
          add(animation, "transitionstart", start, start * 1000);
        }
        if (now == Phase.AFTER) {
          add(animation, "transitionend", end, end * 1000);
        }
      }
      case BEFORE -> {
        if (now == Phase.ACTIVE || now == Phase.AFTER) {
          add(animation, "transitionstart", start, start * 1000);
        }
        if (now == Phase.AFTER) {
          add(animation, "transitionend", end, end * 1000);
        }
      }
      case ACTIVE -> {
        if (now == Phase.AFTER) {
          add(animation, "transitionend", end, end * 1000);
        } else if (now == Phase.BEFORE) {
          add(animation, "transitionend", start, start * 1000);
        }
      }
      case AFTER -> {
        if (now == Phase.ACTIVE) {
          add(animation, "transitionstart", end, end * 1000);
        } else if (now == Phase.BEFORE) {
          add(animation, "transitionstart", end, end * 1000);
          add(animation, "transitionend", start, start * 1000);
        }
      }
    }
    cancelled(animation, before, now, "transitioncancel");
  }

  private void animation(Animation animation, Phase before, Phase now, Timing.Moment moment) {
    Timing timing = animation.timing();
    double start = clamp(-timing.delay(), timing) / 1000;
    double end = timing.activeDuration() / 1000;
    boolean early = before == Phase.IDLE || before == Phase.BEFORE;
    if (early && now == Phase.ACTIVE) {
      add(animation, "animationstart", start, start * 1000);
    } else if (early && now == Phase.AFTER) {
      add(animation, "animationstart", start, start * 1000);
      add(animation, "animationend", end, end * 1000);
    } else if (before == Phase.ACTIVE && now == Phase.BEFORE) {
      add(animation, "animationend", start, start * 1000);
    } else if (before == Phase.ACTIVE && now == Phase.ACTIVE) {
      double last = animation.lastIteration;
      if (!Double.isNaN(last) && moment.iteration() != last) {
        double boundary = last > moment.iteration() ? moment.iteration() + 1 : moment.iteration();
        double elapsed = (boundary - timing.iterationStart()) * timing.duration() / 1000;
        add(animation, "animationiteration", elapsed, elapsed * 1000);
      }
    } else if (before == Phase.ACTIVE && now == Phase.AFTER) {
      add(animation, "animationend", end, end * 1000);
    } else if (before == Phase.AFTER && now == Phase.ACTIVE) {
      add(animation, "animationstart", end, end * 1000);
    } else if (before == Phase.AFTER && now == Phase.BEFORE) {
      add(animation, "animationstart", end, end * 1000);
      add(animation, "animationend", start, start * 1000);
    }
    cancelled(animation, before, now, "animationcancel");
  }

  private void cancelled(Animation animation, Phase before, Phase now, String type) {
    if (now == Phase.IDLE && before != Phase.IDLE && before != Phase.AFTER) {
      Double active = animation.lastMoment.activeTime();
      add(animation, type, active == null ? 0 : active / 1000, Double.NaN);
    }
  }

  private static double clamp(double time, Timing timing) {
    return Math.max(Math.min(time, timing.activeDuration()), 0);
  }

  /// @param activeMillis when in the active interval it happened; NaN for "now"
  private void add(Animation animation, String type, double elapsed, double activeMillis) {
    @Nullable Double start = animation.startTime();
    double time =
        start == null || Double.isNaN(activeMillis)
            ? Double.NEGATIVE_INFINITY
            : start + animation.timing().delay() + activeMillis;
    queue.add(
        new Due(
            new AnimationEvent(type, animation.element, animation.pseudo, animation.name, elapsed),
            time,
            animation.kind,
            animation.id));
  }
}
