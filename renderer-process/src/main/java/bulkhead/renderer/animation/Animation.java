package bulkhead.renderer.animation;

import bulkhead.renderer.dom.Element;
import bulkhead.renderer.style.PseudoElement;
import org.jspecify.annotations.Nullable;

/// One animation: an effect on a timeline, which plays, pauses and ends (Web Animations 1 §4.4).
/// Times are milliseconds; null is "unresolved". Thread: `RendererMain`.
final class Animation {
  /// Where it comes from, in composite order.
  enum Kind {
    TRANSITION,
    CSS_ANIMATION,
    SCRIPT
  }

  final DocumentAnimations owner;
  final int id;
  final Kind kind;

  /// Of the animation, or of the property in transition; empty for those of scripts.
  final String name;

  final Element element;
  final @Nullable PseudoElement pseudo;
  private KeyframeEffect effect;
  private Timing timing;

  private @Nullable Double startTime;
  private @Nullable Double holdTime;
  private @Nullable Double previousTime;
  private double rate = 1;
  private @Nullable Double pendingRate;
  private boolean pendingPlay;
  private boolean pendingPause;
  private boolean finished;

  /// Whether the effect counts in its element; not once it is cancelled or its target was changed.
  private boolean attached = true;

  // What was last seen of it, for events.
  Timing.Phase lastPhase = Timing.Phase.IDLE;
  double lastIteration;
  Timing.Moment lastMoment = Timing.Moment.IDLE;

  Animation(
      DocumentAnimations owner,
      int id,
      Kind kind,
      String name,
      Element element,
      @Nullable PseudoElement pseudo,
      KeyframeEffect effect,
      Timing timing) {
    this.owner = owner;
    this.id = id;
    this.kind = kind;
    this.name = name;
    this.element = element;
    this.pseudo = pseudo;
    this.effect = effect;
    this.timing = timing;
  }

  KeyframeEffect effect() {
    return effect;
  }

  void setEffect(KeyframeEffect newEffect) {
    effect = newEffect;
    owner.changed(this);
  }

  Timing timing() {
    return timing;
  }

  void setTiming(Timing newTiming) {
    if (!timing.equals(newTiming)) {
      timing = newTiming;
      updateFinished(false);
      owner.changed(this);
    }
  }

  @Nullable Double startTime() {
    return startTime;
  }

  double rate() {
    return rate;
  }

  double effectiveRate() {
    Double pending = pendingRate;
    return pending == null ? rate : pending;
  }

  boolean isPending() {
    return pendingPlay || pendingPause;
  }

  boolean isAttached() {
    return attached;
  }

  void detach() {
    attached = false;
  }

  /// §4.4.3
  @Nullable Double currentTime() {
    Double hold = holdTime;
    return hold != null ? hold : timeFromStart();
  }

  private @Nullable Double timeFromStart() {
    Double start = startTime;
    return start == null ? null : (Double) ((owner.time() - start) * rate);
  }

  Timing.Moment moment() {
    return timing.at(currentTime(), rate);
  }

  private double end() {
    return timing.endTime();
  }

  /// §4.4.17
  String playState() {
    Double current = currentTime();
    if (current == null && !pendingPlay && !pendingPause) {
      return "idle";
    }
    if (pendingPause || startTime == null && !pendingPlay) {
      return "paused";
    }
    double effective = effectiveRate();
    boolean over =
        current != null && (effective > 0 && current >= end() || effective < 0 && current <= 0);
    return over ? "finished" : "running";
  }

  /// Whether it may look different in the next frame.
  boolean needsFrames() {
    return isPending() || attached && playState().equals("running") && rate != 0;
  }

  // §4.4.5 ff.

  private void setSilently(double seek) {
    if (holdTime != null || startTime == null || rate == 0) {
      holdTime = seek;
    } else {
      startTime = owner.time() - seek / rate;
    }
    previousTime = null;
  }

  void setCurrentTime(double seek) {
    setSilently(seek);
    if (pendingPause) {
      holdTime = seek;
      applyPendingRate();
      startTime = null;
      pendingPause = false;
      owner.ready(this);
    }
    updateFinished(true);
    owner.changed(this);
  }

  void setStartTime(@Nullable Double time) {
    Double before = currentTime();
    applyPendingRate();
    startTime = time;
    if (time == null) {
      holdTime = before;
    } else if (rate != 0) {
      holdTime = null;
    }
    if (isPending()) {
      pendingPlay = false;
      pendingPause = false;
      owner.ready(this);
    }
    updateFinished(true);
    owner.changed(this);
  }

  private void applyPendingRate() {
    Double pending = pendingRate;
    if (pending != null) {
      rate = pending;
      pendingRate = null;
    }
  }

  /// False where it would have to begin at an end that is infinitely far away.
  boolean play(boolean rewind) {
    boolean abortedPause = pendingPause;
    Double current = currentTime();
    double effective = effectiveRate();
    Double seek = null;
    if (rewind) {
      if (effective >= 0 && (current == null || current < 0 || current >= end())) {
        seek = 0.0;
      } else if (effective < 0 && (current == null || current <= 0 || current > end())) {
        if (Double.isInfinite(end())) {
          return false;
        }
        seek = end();
      }
    }
    if (seek == null && current == null) {
      seek = effective >= 0 ? 0.0 : end();
    }
    if (seek != null) {
      holdTime = seek;
    }
    if (holdTime != null) {
      startTime = null;
    }
    boolean wasPending = isPending();
    pendingPlay = false;
    pendingPause = false;
    if (holdTime == null && seek == null && !abortedPause && pendingRate == null) {
      return true;
    }
    if (!wasPending) {
      owner.newReady(this);
    }
    pendingPlay = true;
    updateFinished(false);
    owner.changed(this);
    return true;
  }

  boolean pause() {
    if (pendingPause || playState().equals("paused")) {
      return true;
    }
    if (currentTime() == null) {
      if (rate >= 0) {
        holdTime = 0.0;
      } else if (Double.isInfinite(end())) {
        return false;
      } else {
        holdTime = end();
      }
    }
    if (pendingPlay) {
      pendingPlay = false;
    } else {
      owner.newReady(this);
    }
    pendingPause = true;
    updateFinished(false);
    owner.changed(this);
    return true;
  }

  /// False where it has no end.
  boolean finish() {
    double effective = effectiveRate();
    if (effective == 0 || effective > 0 && Double.isInfinite(end())) {
      return false;
    }
    applyPendingRate();
    double limit = rate > 0 ? end() : 0;
    setSilently(limit);
    if (startTime == null) {
      startTime = owner.time() - limit / rate;
    }
    if (pendingPause && startTime != null) {
      holdTime = null;
    }
    if (isPending()) {
      pendingPlay = false;
      pendingPause = false;
      owner.ready(this);
    }
    updateFinished(true);
    owner.changed(this);
    return true;
  }

  /// False as [#play].
  boolean reverse() {
    Double before = pendingRate;
    pendingRate = -effectiveRate();
    if (!play(true)) {
      pendingRate = before;
      return false;
    }
    return true;
  }

  void setRate(double newRate) {
    pendingRate = null;
    Double before = currentTime();
    rate = newRate;
    if (before != null) {
      setCurrentTime(before);
    }
    owner.changed(this);
  }

  void updateRate(double newRate) {
    String state = playState();
    pendingRate = newRate;
    if (isPending()) {
      return;
    }
    switch (state) {
      case "idle", "paused" -> applyPendingRate();
      case "finished" -> {
        Double unconstrained = timeFromStart();
        if (newRate != 0) {
          startTime =
              unconstrained == null ? null : (Double) (owner.time() - unconstrained / newRate);
        }
        applyPendingRate();
        updateFinished(false);
      }
      default -> play(false);
    }
  }

  void cancel() {
    if (!playState().equals("idle")) {
      pendingPlay = false;
      pendingPause = false;
      applyPendingRate();
      owner.cancelled(this);
    }
    finished = false;
    startTime = null;
    holdTime = null;
    owner.changed(this);
  }

  /// A frame begins: what is pending is ready (§4.4.8, §4.4.10).
  void frame() {
    if (pendingPlay) {
      pendingPlay = false;
      Double hold = holdTime;
      Double start = startTime;
      if (hold != null) {
        applyPendingRate();
        startTime = rate == 0 ? owner.time() : owner.time() - hold / rate;
        if (rate != 0) {
          holdTime = null;
        }
      } else if (start != null && pendingRate != null) {
        double match = (owner.time() - start) * rate;
        applyPendingRate();
        if (rate == 0) {
          holdTime = match;
          startTime = owner.time();
        } else {
          startTime = owner.time() - match / rate;
        }
      }
      owner.ready(this);
    } else if (pendingPause) {
      pendingPause = false;
      if (startTime != null && holdTime == null) {
        holdTime = timeFromStart();
      }
      applyPendingRate();
      startTime = null;
      owner.ready(this);
    }
    updateFinished(false);
  }

  /// §4.4.14 "update an animation's finished state".
  private void updateFinished(boolean seeked) {
    Double free = seeked ? currentTime() : timeFromStart();
    if (free != null && startTime != null && !isPending()) {
      Double before = previousTime;
      if (rate > 0 && free >= end()) {
        holdTime = seeked ? free : before == null ? end() : (Double) Math.max(before, end());
      } else if (rate < 0 && free <= 0) {
        holdTime = seeked ? free : before == null ? (Double) 0.0 : (Double) Math.min(before, 0);
      } else if (rate != 0) {
        Double hold = holdTime;
        if (seeked && hold != null) {
          startTime = owner.time() - hold / rate;
        }
        holdTime = null;
      }
    }
    previousTime = currentTime();
    boolean now = playState().equals("finished");
    if (now && !finished) {
      finished = true;
      owner.finished(this);
    } else if (!now && finished) {
      finished = false;
      owner.newFinished(this);
    }
  }
}
