package bulkhead.renderer;

import bulkhead.renderer.animation.AnimationEvent;
import bulkhead.renderer.script.bindings.RealmBindings;
import bulkhead.renderer.style.PseudoElement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Dispatches the events of transitions and animations (CSS Transitions 1 §5, CSS Animations 1 §5).
/// Thread: `RendererMain`.
final class AnimationEventSender {
  private final PageScripts scripts;

  AnimationEventSender(PageScripts scripts) {
    this.scripts = scripts;
  }

  void send(List<AnimationEvent> events) {
    for (AnimationEvent event : events) {
      @Nullable RealmBindings bindings = scripts.bindingsFor(null);
      if (bindings != null) {
        bindings.fire(
            event.element(),
            event.isTransition() ? "TransitionEvent" : "AnimationEvent",
            event.type(),
            init(event));
      }
    }
    scripts.taskEnded();
  }

  private static String init(AnimationEvent event) {
    PseudoElement pseudo = event.pseudo();
    return "{\"bubbles\":true,\"cancelable\":true,\""
        + (event.isTransition() ? "propertyName" : "animationName")
        + "\":"
        + quoted(event.name())
        + ",\"elapsedTime\":"
        + event.elapsedSeconds()
        + ",\"pseudoElement\":\""
        + (pseudo == null ? "" : "::" + pseudo.css())
        + "\"}";
  }

  /// As JSON.
  private static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < 0x20) {
        out.append(String.format("\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    return out.append('"').toString();
  }
}
