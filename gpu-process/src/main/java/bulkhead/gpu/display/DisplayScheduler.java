package bulkhead.gpu.display;

import java.util.HashSet;
import java.util.Set;

/// When clients are asked for a frame, and when outputs are drawn. Thread: `GpuMain`.
///
/// While a visible surface wants BeginFrames there is a tick per display interval: all that want
/// one get a BeginFrame, and the outputs are drawn when all have answered or the deadline has
/// passed. Otherwise there is no timer at all, and a change is drawn at once, but never twice
/// within an interval.
final class DisplayScheduler {
  /// 60 Hz.
  static final long INTERVAL_NANOS = 16_666_667;

  /// From tick to drawing, for a client that does not answer.
  private static final long DEADLINE_NANOS = INTERVAL_NANOS * 3 / 4;

  /// What a client has for its frame even when the tick comes late.
  private static final long LEAST_TIME_NANOS = INTERVAL_NANOS / 4;

  /// What the scheduler acts on.
  interface Work {
    /// The surfaces that an output shows.
    Iterable<Surface> visibleSurfaces();

    boolean needsDraw();

    /// Draws what has changed.
    ///
    /// @return whether there was anything
    boolean draw();
  }

  private final Timers timers;
  private final Work work;
  private final Set<Surface> awaited = new HashSet<>();
  private boolean ticking;
  private boolean drawScheduled;
  private long sequence;
  private long lastTickNanos;
  private long lastDrawNanos;

  DisplayScheduler(Timers timers, Work work) {
    this.timers = timers;
    this.work = work;
    this.lastTickNanos = timers.now() - INTERVAL_NANOS;
    this.lastDrawNanos = lastTickNanos;
  }

  /// The latest BeginFrame's number.
  long sequence() {
    return sequence;
  }

  /// A surface may want BeginFrames now.
  void updateNeeds() {
    if (!ticking && wantsTicks()) {
      ticking = true;
      long due = Math.max(timers.now(), lastTickNanos + INTERVAL_NANOS);
      timers.at(due, () -> tick(due));
    }
  }

  private boolean wantsTicks() {
    for (Surface surface : work.visibleSurfaces()) {
      if (surface.needsBeginFrame
          && surface.unansweredBeginFrames < Surface.MAX_UNANSWERED_BEGIN_FRAMES) {
        return true;
      }
    }
    return false;
  }

  private void tick(long frameTime) {
    lastTickNanos = frameTime;
    sequence++;
    long now = timers.now();
    long deadline = Math.max(frameTime + DEADLINE_NANOS, now + LEAST_TIME_NANOS);
    BeginFrame frame = new BeginFrame(sequence, frameTime, INTERVAL_NANOS, deadline);
    awaited.clear();
    for (Surface surface : work.visibleSurfaces()) {
      if (surface.wantsBeginFrame()) {
        surface.unansweredBeginFrames++;
        surface.mayStillAnswer = true;
        awaited.add(surface);
        surface.client.listener.beginFrame(surface.id.localId(), frame);
      }
    }
    if (awaited.isEmpty()) {
      drawNow();
    } else {
      long ofSequence = sequence;
      timers.at(deadline, () -> deadlinePassed(ofSequence));
    }
    ticking = wantsTicks();
    if (ticking) {
      // In the future always: ticks that are late must not keep messages from being read.
      long missed = Math.max(0, now - frameTime) / INTERVAL_NANOS;
      long due = frameTime + (missed + 1) * INTERVAL_NANOS;
      timers.at(due, () -> tick(due));
    }
  }

  private void deadlinePassed(long ofSequence) {
    if (ofSequence == sequence && !awaited.isEmpty()) {
      awaited.clear();
      drawNow();
    }
  }

  /// The surface has answered its BeginFrame, or is gone.
  void answered(Surface surface) {
    if (awaited.remove(surface) && awaited.isEmpty()) {
      drawNow();
    }
  }

  /// An output has changed: it is drawn in this tick or the next, or at once when nothing ticks.
  void scheduleDraw() {
    if (ticking || !awaited.isEmpty() || drawScheduled) {
      return;
    }
    long now = timers.now();
    if (now - lastDrawNanos >= INTERVAL_NANOS) {
      drawNow();
    } else {
      drawScheduled = true;
      timers.at(
          lastDrawNanos + INTERVAL_NANOS,
          () -> {
            drawScheduled = false;
            drawNow();
          });
    }
  }

  /// Draws what has changed without waiting for a tick.
  void drawNow() {
    if (work.needsDraw()) {
      long start = timers.now();
      if (work.draw()) {
        lastDrawNanos = start;
      }
    }
  }
}
