package bulkhead.renderer.devtools;

import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.ElementState;
import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;

/// The pseudo-classes that one client has elements match, whatever state they are in. Thread:
/// `RendererMain`.
final class ForcedStates {
  private static final int ALL =
      ElementState.HOVER
          | ElementState.ACTIVE
          | ElementState.FOCUS
          | ElementState.FOCUS_VISIBLE
          | ElementState.FOCUS_WITHIN
          | ElementState.TARGET
          | ElementState.VISITED;

  private final Set<Element> elements = Collections.newSetFromMap(new WeakHashMap<>());

  /// @param names without their colon, in the place of those before; unknown ones are ignored, as
  ///     Chromium does
  void force(Element element, Collection<String> names) {
    int states = 0;
    for (String name : names) {
      states |= state(name);
    }
    set(element, states);
    if (states == 0) {
      elements.remove(element);
    } else {
      elements.add(element);
    }
  }

  private static void set(Element element, int states) {
    element.setState((ALL & ~states) << ElementState.FORCED_SHIFT, false);
    element.setState(states << ElementState.FORCED_SHIFT, true);
  }

  private static int state(String name) {
    return switch (name) {
      case "hover" -> ElementState.HOVER;
      case "active" -> ElementState.ACTIVE;
      case "focus" -> ElementState.FOCUS;
      case "focus-visible" -> ElementState.FOCUS_VISIBLE;
      case "focus-within" -> ElementState.FOCUS_WITHIN;
      case "target" -> ElementState.TARGET;
      case "visited" -> ElementState.VISITED;
      default -> 0;
    };
  }

  void clear() {
    elements.forEach(element -> set(element, 0));
    elements.clear();
  }
}
