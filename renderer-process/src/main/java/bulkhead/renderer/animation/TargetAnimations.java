package bulkhead.renderer.animation;

import bulkhead.renderer.style.AnimatedValues;
import bulkhead.renderer.style.ComputedStyle;
import bulkhead.renderer.style.Property;
import bulkhead.renderer.style.StyleAnimator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What runs in one element or pseudo-element. Thread: `RendererMain`.
final class TargetAnimations {
  /// A transition of one property.
  ///
  /// @param reversingStart the reversing-adjusted start value
  /// @param shortening the reversing shortening factor
  record Transition(
      Animation animation, Object start, Object end, Object reversingStart, double shortening) {}

  /// Its style without transitions and animations, when it was last worked out.
  @Nullable ComputedStyle base;

  /// By name and order of `animation-name`.
  final List<Animation> cssAnimations = new ArrayList<>();

  final List<Animation> scripted = new ArrayList<>();

  /// Running ones, by longhand's or custom property's name.
  final Map<String, Transition> transitions = new LinkedHashMap<>();

  /// Those that have run to their end, and what the end was.
  final Map<String, Object> completed = new HashMap<>();

  boolean isEmpty() {
    return cssAnimations.isEmpty()
        && scripted.isEmpty()
        && transitions.isEmpty()
        && completed.isEmpty();
  }

  /// In composite order (Web Animations 1 §4.5.1).
  List<Animation> all() {
    List<Animation> all = new ArrayList<>();
    transitions.values().forEach(each -> all.add(each.animation));
    all.addAll(cssAnimations);
    all.addAll(scripted);
    return all;
  }

  /// The style at this moment.
  ComputedStyle style(
      ComputedStyle style, StyleAnimator.Cascade cascade, CustomInterpolation custom) {
    AnimatedValues animated = new AnimatedValues();
    for (List<Animation> level : List.of(cssAnimations, scripted)) {
      for (Animation animation : level) {
        if (animation.isAttached()) {
          animation.effect().apply(animation.moment(), animated, style, cascade, custom);
        }
      }
    }
    AnimatedValues inTransition = new AnimatedValues();
    for (Transition transition : transitions.values()) {
      Animation animation = transition.animation;
      if (animation.isAttached()) {
        animation.effect().apply(animation.moment(), inTransition, style, cascade, custom);
      }
    }
    // A property that is animated is not seen in transition.
    for (Property property : animated.values().keySet()) {
      inTransition.values().remove(property);
    }
    return animated.isEmpty() && inTransition.isEmpty()
        ? style
        : cascade.with(animated, inTransition);
  }
}
