package bulkhead.renderer.animation;

import bulkhead.renderer.dom.Element;
import bulkhead.renderer.style.PseudoElement;
import org.jspecify.annotations.Nullable;

/// One event of a transition or animation, to be dispatched with the next frame.
///
/// @param type such as `transitionend`
/// @param name of the property or the `@keyframes`
/// @param elapsedSeconds its `elapsedTime`
public record AnimationEvent(
    String type,
    Element element,
    @Nullable PseudoElement pseudo,
    String name,
    double elapsedSeconds) {
  /// Whether it is a `TransitionEvent`; others are `AnimationEvent`s.
  public boolean isTransition() {
    return type.startsWith("transition");
  }
}
