package bulkhead.browser.devtools;

import bulkhead.browser.tab.Tab;
import bulkhead.browser.ui.PageInput;
import bulkhead.devtools.ProtocolError;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// `Input.dispatchTouchEvent`: what a person would do with fingers. A client says which fingers
/// there are; the page is told what has changed. Thread: `BrowserMain`.
final class TouchCommands {
  static final int MOST_FINGERS = 16;

  /// CSS pixels of the viewport.
  private record Point(
      double x,
      double y,
      @Nullable Double radiusX,
      @Nullable Double radiusY,
      @Nullable Double rotationAngle,
      @Nullable Double force,
      @Nullable Integer id) {}

  record TouchEvent(String type, List<Point> touchPoints, @Nullable Integer modifiers) {}

  /// The fingers that a page's clients have put down.
  static final class Fingers {
    private final Map<Integer, PageInput.Finger> down = new LinkedHashMap<>();
  }

  private TouchCommands() {}

  static CompletableFuture<JsonObject> dispatch(Session session, TouchEvent event)
      throws ProtocolError {
    PageInput.TouchKind kind =
        switch (event.type()) {
          case "touchStart" -> PageInput.TouchKind.STARTED;
          case "touchMove" -> PageInput.TouchKind.MOVED;
          case "touchEnd" -> PageInput.TouchKind.ENDED;
          case "touchCancel" -> PageInput.TouchKind.CANCELED;
          default -> throw ProtocolError.because("Unexpected event type");
        };
    Tab tab = session.page().tab();
    Map<Integer, PageInput.Finger> down = session.page().fingers().down;
    Map<Integer, PageInput.Finger> given = fingers(tab, event.touchPoints());
    boolean puts = kind == PageInput.TouchKind.STARTED || kind == PageInput.TouchKind.MOVED;
    if (puts && given.isEmpty()) {
      throw ProtocolError.because("TouchStart and TouchMove must have at least one touch point.");
    }
    if (kind != PageInput.TouchKind.STARTED && down.isEmpty()) {
      throw ProtocolError.refused("Must send a TouchStart first to start a new touch.");
    }
    if (down.size() + given.size() > MOST_FINGERS * 2) {
      throw ProtocolError.because("Too many touch points.");
    }
    PageInput.Modifiers modifiers = InputDomain.modifiers(event.modifiers());
    List<List<PageInput.Finger>> steps = new ArrayList<>();
    switch (kind) {
      case STARTED -> {
        for (PageInput.Finger each : given.values()) {
          if (down.put(each.id(), each) == null) {
            steps.add(List.of(each));
          }
        }
      }
      case MOVED -> {
        List<PageInput.Finger> moved = new ArrayList<>();
        for (PageInput.Finger each : given.values()) {
          PageInput.Finger before = down.get(each.id());
          if (before != null && !before.equals(each)) {
            down.put(each.id(), each);
            moved.add(each);
          }
        }
        steps.add(moved);
      }
      case ENDED -> {
        // Those that are named are lifted, or else all.
        for (Integer id : List.copyOf(given.isEmpty() ? down.keySet() : given.keySet())) {
          PageInput.Finger lifted = down.remove(id);
          if (lifted != null) {
            steps.add(List.of(lifted));
          }
        }
      }
      case CANCELED -> {
        steps.add(List.copyOf(down.values()));
        down.clear();
      }
    }
    CompletableFuture<JsonObject> last = CompletableFuture.completedFuture(new JsonObject());
    for (List<PageInput.Finger> changed : steps) {
      if (!changed.isEmpty()) {
        PageInput.Touch touch = new PageInput.Touch(kind, changed, modifiers, System.nanoTime());
        last = last.thenCombine(InputDomain.send(tab, touch), (before, now) -> now);
      }
    }
    return last;
  }

  private static Map<Integer, PageInput.Finger> fingers(Tab tab, List<Point> points)
      throws ProtocolError {
    double scale = tab.viewport().scale();
    long named = points.stream().filter(point -> point.id() != null).count();
    if (named != 0 && named != points.size()) {
      throw ProtocolError.because("All or none of the provided TouchPoints must supply ids.");
    }
    Map<Integer, PageInput.Finger> fingers = new LinkedHashMap<>();
    for (Point point : points) {
      Integer given = point.id();
      int id = given == null ? fingers.size() : given;
      PageInput.Finger before =
          fingers.put(
              id,
              new PageInput.Finger(
                  id,
                  (float) (point.x() * scale),
                  (float) (point.y() * scale),
                  (float) (orOne(point.radiusX()) * scale),
                  (float) (orOne(point.radiusY()) * scale),
                  point.rotationAngle() == null ? 0 : point.rotationAngle().floatValue(),
                  (float) Math.clamp(orOne(point.force()), 0, 1)));
      if (before != null) {
        throw ProtocolError.because("Duplicate touch point id.");
      }
    }
    return fingers;
  }

  private static double orOne(@Nullable Double value) {
    return value == null ? 1 : value;
  }
}
