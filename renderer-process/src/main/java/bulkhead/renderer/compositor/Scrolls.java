package bulkhead.renderer.compositor;

import bulkhead.renderer.paint.ElementId;
import bulkhead.renderer.paint.PropertyTrees.ScrollNode;
import bulkhead.renderer.paint.ScrollRange;
import bulkhead.renderer.paint.ScrollRequest.ScrollBehavior;
import io.github.humbleui.types.Point;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How far everything is scrolled, and the smooth scrolls under way. Owned by the thread
/// `Compositor`; nobody else's offsets count.
final class Scrolls {
  private static final long DURATION_NANOS = 150_000_000;

  private final Map<ElementId, Scroller> scrollers = new HashMap<>();
  private final Set<ElementId> changed = new LinkedHashSet<>();

  private static final class Scroller {
    ScrollRange range = ScrollRange.NONE;

    /// Where it is, between device pixels too: small steps of a touchpad and a glide add up.
    Point exact = Point.ZERO;

    Point offset = Point.ZERO;
    @Nullable Glide glide;
  }

  /// A smooth scroll. It begins at the first frame after it was asked for.
  private static final class Glide {
    final Point from;
    final Point to;
    long startNanos = NOT_STARTED;

    /// Of the last step: a display's time may be a little before an input's, and a scroll must not
    /// go back.
    long latestNanos = NOT_STARTED;

    static final long NOT_STARTED = Long.MIN_VALUE;

    Glide(Point from, Point to) {
      this.from = from;
      this.to = to;
    }

    /// Fast at first, then slower: 1 - (1 - t)³.
    Point at(long frameNanos) {
      latestNanos = Math.max(latestNanos, frameNanos);
      float t = Math.clamp((latestNanos - startNanos) / (float) DURATION_NANOS, 0f, 1f);
      float left = 1 - t;
      float done = 1 - left * left * left;
      return new Point(
          from.getX() + (to.getX() - from.getX()) * done,
          from.getY() + (to.getY() - from.getY()) * done);
    }

    boolean isOver(long nanos) {
      return nanos - startNanos >= DURATION_NANOS;
    }
  }

  private Scroller scroller(ElementId element) {
    return scrollers.computeIfAbsent(element, e -> new Scroller());
  }

  Point offset(ElementId element) {
    Scroller scroller = scrollers.get(element);
    return scroller == null ? Point.ZERO : scroller.offset;
  }

  /// Where it will be when its smooth scroll is over.
  Point target(ElementId element) {
    Scroller scroller = scrollers.get(element);
    if (scroller == null) {
      return Point.ZERO;
    }
    return scroller.glide == null ? scroller.exact : scroller.glide.to;
  }

  /// What of (`x`, `y`) is within limits.
  static Point clamp(ScrollNode node, float x, float y) {
    ScrollRange range = node.range();
    return new Point(
        Math.clamp(Float.isNaN(x) ? 0 : x, range.minX(), range.maxX()),
        Math.clamp(Float.isNaN(y) ? 0 : y, range.minY(), range.maxY()));
  }

  /// Scrolls to what of (`x`, `y`) is within limits.
  void scrollTo(ScrollNode node, float x, float y, ScrollBehavior behavior) {
    Scroller scroller = scroller(node.element());
    scroller.range = node.range();
    Point to = clamp(node, x, y);
    switch (behavior) {
      case INSTANT -> {
        scroller.glide = null;
        move(node.element(), scroller, to);
      }
      case SMOOTH -> {
        if (!to.equals(target(node.element()))) {
          scroller.glide = new Glide(scroller.exact, to);
        }
      }
    }
  }

  private void move(ElementId element, Scroller scroller, Point exact) {
    scroller.exact = exact;
    Point to = new Point(scroller.range.x(exact.getX()), scroller.range.y(exact.getY()));
    if (!to.equals(scroller.offset)) {
      scroller.offset = to;
      changed.add(element);
    }
  }

  boolean isGliding() {
    return scrollers.values().stream().anyMatch(s -> s.glide != null);
  }

  /// Moves the smooth scrolls on. Returns whether anything moved.
  boolean tick(long frameTimeNanos) {
    boolean moved = false;
    for (Map.Entry<ElementId, Scroller> entry : scrollers.entrySet()) {
      Scroller scroller = entry.getValue();
      Glide glide = scroller.glide;
      if (glide == null) {
        continue;
      }
      if (glide.startNanos == Glide.NOT_STARTED) {
        // The time before this frame counts as its first step, so that the first frame moves.
        glide.startNanos = frameTimeNanos - FIRST_STEP_NANOS;
      }
      Point before = scroller.offset;
      move(entry.getKey(), scroller, glide.at(frameTimeNanos));
      moved |= !before.equals(scroller.offset);
      if (glide.isOver(frameTimeNanos)) {
        scroller.glide = null;
      }
    }
    return moved;
  }

  private static final long FIRST_STEP_NANOS = 8_000_000;

  /// The page has new limits: moves in what is outside, and forgets scrollers that are gone.
  void limit(List<ScrollNode> nodes) {
    Map<ElementId, ScrollNode> present = new HashMap<>();
    nodes.forEach(node -> present.put(node.element(), node));
    scrollers.keySet().retainAll(present.keySet());
    changed.retainAll(present.keySet());
    scrollers.forEach(
        (element, scroller) -> {
          ScrollNode node = present.get(element);
          if (node == null) {
            return;
          }
          scroller.range = node.range();
          move(element, scroller, clamp(node, scroller.exact.getX(), scroller.exact.getY()));
          Glide glide = scroller.glide;
          if (glide != null) {
            Point to = clamp(node, glide.to.getX(), glide.to.getY());
            if (!to.equals(glide.to)) {
              Glide shorter = new Glide(glide.from, to);
              shorter.startNanos = glide.startNanos;
              shorter.latestNanos = glide.latestNanos;
              scroller.glide = shorter;
            }
          }
        });
  }

  /// The offsets that changed since the last call.
  List<ScrollOffset> takeChanges() {
    List<ScrollOffset> result = new ArrayList<>();
    for (ElementId element : changed) {
      Point offset = offset(element);
      result.add(new ScrollOffset(element, offset.getX(), offset.getY()));
    }
    changed.clear();
    return result;
  }
}
