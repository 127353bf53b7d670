package bulkhead.renderer;

import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.script.bindings.RealmBindings;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The `scroll` and `scrollend` events of one document (CSSOM View §13.1): dispatched before the
/// next frame's callbacks, once for each scroller. Thread: `RendererMain`.
final class ScrollEvents {
  /// What the user or the compositor scrolls has come to its end when it has not moved for so long.
  private static final int REST_MILLIS = 150;

  private final PageScripts scripts;
  private final Set<Node> moved = new LinkedHashSet<>();
  private final Set<Node> arrived = new LinkedHashSet<>();
  private final Set<Node> moving = new LinkedHashSet<>();
  private int generation;

  ScrollEvents(PageScripts scripts) {
    this.scripts = scripts;
  }

  /// @param target the element that scrolls, or the document
  /// @param atOnce it is there already, and nothing goes on moving
  void scrolled(Node target, boolean atOnce) {
    moved.add(target);
    if (atOnce) {
      arrived.add(target);
    } else {
      moving.add(target);
      int now = ++generation;
      scripts
          .frame()
          .page()
          .main
          .postDelayed(
              () -> {
                if (now == generation) {
                  arrived.addAll(moving);
                  moving.clear();
                  scripts.frame().page().rendering().animationFrameWanted();
                }
              },
              REST_MILLIS);
    }
    scripts.frame().page().rendering().animationFrameWanted();
  }

  /// Dispatches what is due.
  void fire() {
    fire("scroll", moved);
    fire("scrollend", arrived);
  }

  private void fire(String type, Set<Node> targets) {
    if (targets.isEmpty()) {
      return;
    }
    List<Node> due = new ArrayList<>(targets);
    targets.clear();
    for (Node target : due) {
      @Nullable RealmBindings bindings = scripts.bindingsFor(null);
      if (bindings != null && (target instanceof Document || target.isConnected())) {
        bindings.fire(
            target, "Event", type, target instanceof Document ? "{\"bubbles\":true}" : "");
      }
    }
    scripts.taskEnded();
  }
}
