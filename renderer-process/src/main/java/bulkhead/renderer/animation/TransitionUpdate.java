package bulkhead.renderer.animation;

import bulkhead.renderer.animation.TargetAnimations.Transition;
import bulkhead.renderer.css.value.AnimationComposition;
import bulkhead.renderer.css.value.AnimationDirection;
import bulkhead.renderer.css.value.AnimationFill;
import bulkhead.renderer.css.value.Easing;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.style.AnimatedValues;
import bulkhead.renderer.style.ComputedStyle;
import bulkhead.renderer.style.Property;
import bulkhead.renderer.style.PseudoElement;
import bulkhead.renderer.style.StyleText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Starts, turns round and cancels the transitions of one element as its style changes (CSS
/// Transitions 1 §3). Thread: `RendererMain`.
final class TransitionUpdate {
  private final DocumentAnimations animations;
  private final TargetAnimations target;
  private final Element element;
  private final @Nullable PseudoElement pseudo;

  /// What was seen last.
  private final ComputedStyle shown;

  /// The before- and after-change styles, without animations.
  private final ComputedStyle before;

  private final ComputedStyle after;
  private final ComputedStyle parent;
  private final @Nullable TargetAnimations parentTarget;
  private final TransitionRules rules;

  TransitionUpdate(
      DocumentAnimations animations,
      TargetAnimations target,
      Element element,
      @Nullable PseudoElement pseudo,
      ComputedStyle shown,
      ComputedStyle before,
      ComputedStyle after,
      ComputedStyle parent,
      @Nullable TargetAnimations parentTarget) {
    this.animations = animations;
    this.target = target;
    this.element = element;
    this.pseudo = pseudo;
    this.shown = shown;
    this.before = before;
    this.after = after;
    this.parent = parent;
    this.parentTarget = parentTarget;
    this.rules = new TransitionRules(after);
  }

  void run() {
    if (target.transitions.isEmpty() && target.completed.isEmpty() && !rules.mayMove()) {
      return;
    }
    List<Property> changed = after.differingFrom(before);
    for (Property property : changed) {
      if (!target.transitions.containsKey(property.name()) && !isInheritedMotion(property)) {
        TransitionRules.Rule rule = rules.of(property);
        if (rule != null && rule.combined() > 0) {
          Object end = after.get(property);
          boolean done = end.equals(target.completed.get(property.name()));
          Object from = before.get(property);
          if (!done && isInterpolable(property, from, end, rule)) {
            start(property, shown.get(property), end, rule, null);
          }
        }
      }
    }
    for (String name : customChanges()) {
      if (!target.transitions.containsKey(name)) {
        startCustom(name);
      }
    }
    for (String name : new ArrayList<>(target.transitions.keySet())) {
      Transition running = Objects.requireNonNull(target.transitions.get(name));
      if (name.startsWith("--")) {
        updateCustom(name, running);
      } else {
        for (Property property : StyleText.physicalLonghands(after, name)) {
          update(property, running);
        }
      }
    }
    target
        .completed
        .keySet()
        .removeIf(
            name -> {
              Object end = target.completed.get(name);
              return !Objects.equals(end, valueOf(name)) || !isCovered(name);
            });
  }

  private @Nullable Object valueOf(String name) {
    if (name.startsWith("--")) {
      return after.customProperties().get(name);
    }
    return StyleText.value(after, name);
  }

  private boolean isCovered(String name) {
    if (name.startsWith("--")) {
      return rules.ofCustom(name) != null;
    }
    List<Property> properties = StyleText.physicalLonghands(after, name);
    return !properties.isEmpty() && rules.of(properties.getFirst()) != null;
  }

  /// The parent is in motion, and this element has its value from there: it follows, and is in no
  /// transition of its own.
  private boolean isInheritedMotion(Property property) {
    return property.isInherited()
        && parentTarget != null
        && !parentTarget.isEmpty()
        && after.get(property).equals(parent.get(property));
  }

  private boolean isInterpolable(
      Property property, Object from, Object to, TransitionRules.Rule rule) {
    return rule.discrete()
        || Interpolation.between(Interpolation.Context.of(property, after), from, to, 0.5) != null;
  }

  /// §3, for a property that is in transition already.
  private void update(Property property, Transition running) {
    String name = property.name();
    Object end = after.get(property);
    TransitionRules.Rule rule = rules.of(property);
    if (rule == null) {
      target.transitions.remove(name);
      animations.end(running.animation());
      return;
    }
    if (running.end().equals(end)) {
      return;
    }
    Object current = shown.get(property);
    target.transitions.remove(name);
    if (current.equals(end)
        || rule.combined() <= 0
        || !isInterpolable(property, current, end, rule)) {
      animations.end(running.animation());
    } else if (running.reversingStart().equals(end)) {
      animations.end(running.animation());
      start(property, current, end, rule, running);
    } else {
      animations.end(running.animation());
      start(property, current, end, rule, null);
    }
  }

  private void start(
      Property property,
      Object from,
      Object to,
      TransitionRules.Rule rule,
      @Nullable Transition reversed) {
    AnimatedValues first = new AnimatedValues();
    first.put(property, from);
    AnimatedValues last = new AnimatedValues();
    last.put(property, to);
    begin(property.name(), first, last, from, to, rule, reversed);
  }

  /// §3.1: a transition that is turned round takes as long as it has come so far.
  private void begin(
      String name,
      AnimatedValues first,
      AnimatedValues last,
      Object from,
      Object to,
      TransitionRules.Rule rule,
      @Nullable Transition reversed) {
    double shortening = 1;
    double delay = rule.delay();
    Object reversingStart = from;
    if (reversed != null) {
      Timing.Moment moment = reversed.animation().lastMoment;
      double progress = Double.isNaN(moment.progress()) ? 0 : moment.progress();
      double old = reversed.shortening();
      shortening = Math.clamp(Math.abs(progress * old + (1 - old)), 0, 1);
      delay = delay >= 0 ? delay : delay * shortening;
      reversingStart = reversed.end();
    }
    Timing timing =
        new Timing(
            delay,
            0,
            Math.max(0, rule.duration()) * shortening,
            0,
            1,
            AnimationDirection.NORMAL,
            AnimationFill.BACKWARDS,
            rule.easing());
    List<Keyframe> keyframes =
        List.of(
            new Keyframe(0, Easing.LINEAR, null, null, first),
            new Keyframe(1, Easing.LINEAR, null, null, last));
    Animation animation =
        animations.create(
            Animation.Kind.TRANSITION,
            name,
            element,
            pseudo,
            new KeyframeEffect(keyframes, AnimationComposition.REPLACE),
            timing);
    target.transitions.put(name, new Transition(animation, from, to, reversingStart, shortening));
    target.completed.remove(name);
    animation.play(true);
  }

  // Custom properties

  private List<String> customChanges() {
    if (before.customProperties() == after.customProperties() || !rules.mayMoveCustom()) {
      return List.of();
    }
    List<String> names = new ArrayList<>();
    after
        .customProperties()
        .forEach(
            (name, value) -> {
              if (!value.equals(before.customProperties().get(name))) {
                names.add(name);
              }
            });
    names.sort(Comparator.naturalOrder());
    return names;
  }

  private boolean isCustomInterpolable(
      String name, String from, String to, TransitionRules.Rule rule) {
    return rule.discrete() || animations.custom().between(name, from, to, 0.5, after) != null;
  }

  private void startCustom(String name) {
    TransitionRules.Rule rule = rules.ofCustom(name);
    String from = shown.customProperties().get(name);
    String to = after.customProperties().get(name);
    boolean inherited =
        parentTarget != null
            && !parentTarget.isEmpty()
            && Objects.equals(to, parent.customProperties().get(name));
    if (rule == null || inherited || from == null || to == null || rule.combined() <= 0) {
      return;
    }
    if (!to.equals(target.completed.get(name)) && isCustomInterpolable(name, from, to, rule)) {
      beginCustom(name, from, to, rule, null);
    }
  }

  private void beginCustom(
      String name,
      String from,
      String to,
      TransitionRules.Rule rule,
      @Nullable Transition reversed) {
    AnimatedValues first = new AnimatedValues();
    first.putCustom(name, from);
    AnimatedValues last = new AnimatedValues();
    last.putCustom(name, to);
    begin(name, first, last, from, to, rule, reversed);
  }

  private void updateCustom(String name, Transition running) {
    TransitionRules.Rule rule = rules.ofCustom(name);
    String end = after.customProperties().get(name);
    if (rule != null && running.end().equals(end)) {
      return;
    }
    target.transitions.remove(name);
    animations.end(running.animation());
    String current = shown.customProperties().get(name);
    if (rule == null || end == null || current == null || current.equals(end)) {
      return;
    }
    if (rule.combined() > 0 && isCustomInterpolable(name, current, end, rule)) {
      beginCustom(name, current, end, rule, running.reversingStart().equals(end) ? running : null);
    }
  }
}
