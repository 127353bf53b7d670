package bulkhead.renderer.animation;

import bulkhead.renderer.css.value.Easing;
import bulkhead.renderer.css.value.Ident;
import bulkhead.renderer.css.value.TransitionBehavior;
import bulkhead.renderer.style.ComputedStyle;
import bulkhead.renderer.style.Property;
import bulkhead.renderer.style.StyleText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which properties of an element of a style have transitions, and how long they take (CSS
/// Transitions 1 §2).
final class TransitionRules {
  /// How one property changes; milliseconds.
  record Rule(double delay, double duration, Easing easing, boolean discrete) {
    /// §3 "combined duration".
    double combined() {
      return Math.max(0, duration) + delay;
    }
  }

  private final ComputedStyle style;

  /// What each entry of `transition-property` stands for; null for `all`.
  private final List<@Nullable List<Property>> covered = new ArrayList<>();

  TransitionRules(ComputedStyle style) {
    this.style = style;
    for (Ident each : style.transitionProperties()) {
      covered.add(
          each.name().equals("all") ? null : StyleText.physicalLonghands(style, each.name()));
    }
  }

  /// Whether anything could be in transition at all: for most elements all durations are 0.
  boolean mayMove() {
    for (int i = 0; i < covered.size(); i++) {
      if (rule(i).combined() > 0) {
        return true;
      }
    }
    return false;
  }

  /// Whether a custom property could be.
  boolean mayMoveCustom() {
    for (int i = 0; i < covered.size(); i++) {
      boolean custom =
          covered.get(i) == null || style.transitionProperties().get(i).name().startsWith("--");
      if (custom && rule(i).combined() > 0) {
        return true;
      }
    }
    return false;
  }

  /// The last entry that covers the property counts; null when none does.
  @Nullable Rule of(Property property) {
    for (int i = covered.size() - 1; i >= 0; i--) {
      List<Property> properties = covered.get(i);
      boolean covers =
          properties == null ? !property.isNotAnimatable() : properties.contains(property);
      if (covers) {
        return property.isNotAnimatable() ? null : rule(i);
      }
    }
    return null;
  }

  @Nullable Rule ofCustom(String name) {
    for (int i = covered.size() - 1; i >= 0; i--) {
      if (covered.get(i) == null || style.transitionProperties().get(i).name().equals(name)) {
        return rule(i);
      }
    }
    return null;
  }

  private Rule rule(int i) {
    return new Rule(
        at(style.transitionDelays(), i).millis(),
        at(style.transitionDurations(), i).millis(),
        at(style.transitionEasings(), i),
        at(style.transitionBehaviors(), i) == TransitionBehavior.ALLOW_DISCRETE);
  }

  static <T> T at(List<T> list, int i) {
    return list.get(i % list.size());
  }
}
