package bulkhead.renderer;

import bulkhead.ipc.api.MouseInput;
import bulkhead.ipc.api.TouchInput;
import bulkhead.ipc.api.TouchPoint;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What fingers do in a page. Scripts of the frames that they were put down in hear of it first
/// (Touch Events); unless these keep it to themselves, a finger that is lifted where it was put
/// down clicks (§8), and one that moves scrolls. Thread: `RendererMain`.
final class TouchGestures {
  /// A finger never lies quite still: within so many CSS pixels it has not moved, as in Chromium.
  private static final float SLOP = 15;

  private static final long DOUBLE_TAP_NANOS = 300_000_000;

  /// @param page where in the page area it was put down, device pixels
  private record Finger(FingerInput input, LocalFrame frame, int pointer, TouchPoint page) {}

  private final LocalPage page;
  private final Map<Integer, Finger> down = new LinkedHashMap<>();

  // Of the fingers from the first that is put down until the last is lifted:
  private boolean tap; // there was only one, and it has not moved
  private boolean moved; // one has left where it was put down
  private boolean kept; // a script has canceled what the browser would do
  private boolean mouseEvents; // no script has canceled pointerdown
  private FingerInput.@Nullable Panning panning;
  private boolean scrolls;
  private float lastX;
  private float lastY;

  private long lastTapNanos;
  private int taps;

  TouchGestures(LocalPage page) {
    this.page = page;
  }

  void input(TouchInput input) {
    switch (input.getType()) {
      case STARTED -> started(input);
      case MOVED -> moved(input);
      case ENDED -> ended(input, "end", "touchend", !scrolls);
      case CANCELED -> ended(input, "cancel", "touchcancel", false);
      case TYPE_UNSPECIFIED, UNRECOGNIZED -> {}
    }
  }

  private void started(TouchInput input) {
    for (TouchPoint point : input.getPointsList()) {
      FramePoint place = page.input().placeAt(point.getX(), point.getY());
      PageInput there = place.frame().input();
      FingerInput target = there == null ? null : there.fingers();
      if (target == null || down.containsKey(point.getId())) {
        continue;
      }
      tap = down.isEmpty();
      if (tap) {
        moved = false;
        kept = false;
        mouseEvents = true;
        scrolls = false;
        panning = target.panningAt(place.x(), place.y());
        lastX = point.getX();
        lastY = point.getY();
      }
      Finger finger = new Finger(target, place.frame(), target.nextFinger(), point);
      down.put(point.getId(), finger);
      mouseEvents &= tell(finger, "start", point, input);
      kept |= !target.touch("touchstart", true, input.getModifiers());
    }
  }

  private boolean tell(Finger finger, String does, TouchPoint point, TouchInput input) {
    FramePoint place = finger.frame().places().fromPage(point.getX(), point.getY());
    TouchPoint local = point.toBuilder().setX(place.x()).setY(place.y()).build();
    return finger.input().finger(does, finger.pointer(), local, input.getModifiers());
  }

  private void moved(TouchInput input) {
    Set<FingerInput> documents = new LinkedHashSet<>();
    for (TouchPoint point : input.getPointsList()) {
      Finger finger = down.get(point.getId());
      if (finger != null) {
        tell(finger, "move", point, input);
        documents.add(finger.input());
        moved |= isBeyondSlop(finger, point);
      }
    }
    if (!moved) {
      return;
    }
    tap = false;
    boolean goesOn = true;
    for (FingerInput each : documents) {
      goesOn &= each.touch("touchmove", !scrolls, input.getModifiers());
    }
    kept |= !goesOn && !scrolls;
    if (down.size() == 1) {
      scroll(down.values().iterator().next(), input);
    }
  }

  private boolean isBeyondSlop(Finger finger, TouchPoint point) {
    double distance =
        Math.hypot(point.getX() - finger.page().getX(), point.getY() - finger.page().getY());
    return distance > SLOP * page.scale();
  }

  /// The first move beyond the slop decides whether the finger scrolls; what it went within the
  /// slop is not scrolled.
  private void scroll(Finger finger, TouchInput input) {
    FingerInput.Panning allowed = panning;
    TouchPoint point = input.getPoints(0);
    float dx = lastX - point.getX();
    float dy = lastY - point.getY();
    lastX = point.getX();
    lastY = point.getY();
    if (kept || allowed == null) {
      return;
    }
    if (!scrolls) {
      if (!(Math.abs(dx) > Math.abs(dy) ? allowed.horizontal() : allowed.vertical())) {
        kept = true;
        return;
      }
      scrolls = true;
      tell(finger, "scroll", point, input);
      float length = (float) Math.hypot(dx, dy);
      float rest = Math.max(0, length - SLOP * page.scale()) / Math.max(1, length);
      dx *= rest;
      dy *= rest;
    }
    finger.input().pan(allowed, dx, dy);
  }

  private void ended(TouchInput input, String does, String type, boolean cancelable) {
    Set<FingerInput> documents = new LinkedHashSet<>();
    Finger last = null;
    for (TouchPoint point : input.getPointsList()) {
      Finger finger = down.remove(point.getId());
      if (finger != null) {
        if (cancelable) {
          finger.frame().activatedByUser();
        }
        tell(finger, does, point, input);
        documents.add(finger.input());
        last = finger;
      }
    }
    for (FingerInput each : documents) {
      kept |= !each.touch(type, cancelable, input.getModifiers());
    }
    if (last != null && down.isEmpty() && tap && !kept && cancelable) {
      click(last, input);
    }
  }

  /// §8: the mouse events of a tap, where the finger was put down.
  private void click(Finger finger, TouchInput input) {
    boolean again = taps > 0 && input.getTimeNanos() - lastTapNanos < DOUBLE_TAP_NANOS;
    taps = again ? taps + 1 : 1;
    lastTapNanos = input.getTimeNanos();
    MouseInput move =
        MouseInput.newBuilder()
            .setPageId(input.getPageId())
            .setType(MouseInput.Type.MOVED)
            .setX(finger.page().getX())
            .setY(finger.page().getY())
            .setModifiers(input.getModifiers())
            .setTimeNanos(input.getTimeNanos())
            .build();
    MouseInput press =
        move.toBuilder()
            .setType(MouseInput.Type.PRESSED)
            .setButton(1)
            .setButtons(1)
            .setClickCount(taps)
            .build();
    MouseInput release = press.toBuilder().setType(MouseInput.Type.RELEASED).setButtons(0).build();
    finger
        .input()
        .tapped(
            finger.pointer(),
            mouseEvents,
            () -> {
              page.input().mouse(move);
              page.input().mouse(press);
              page.input().mouse(release);
            });
  }
}
