package bulkhead.renderer.animation;

import bulkhead.renderer.css.value.AnimationComposition;
import bulkhead.renderer.css.value.Easing;
import bulkhead.renderer.style.AnimatedValues;
import bulkhead.renderer.style.ComputedStyle;
import bulkhead.renderer.style.KeyframeDeclarations;
import bulkhead.renderer.style.Property;
import bulkhead.renderer.style.StyleAnimator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Keyframes and what they make of a moment (Web Animations 1 §5.3). Thread: `RendererMain`.
final class KeyframeEffect {
  private List<Keyframe> keyframes;
  private AnimationComposition composition;

  /// The values by property, as computed in an element of the style [#computedFor].
  private Map<Property, List<Value>> tracks = Map.of();

  private Map<String, List<Value>> customTracks = Map.of();
  private @Nullable ComputedStyle computedFor;

  /// One property's value in a keyframe.
  private record Value(Keyframe keyframe, Object value) {}

  KeyframeEffect(List<Keyframe> keyframes, AnimationComposition composition) {
    this.keyframes = List.copyOf(keyframes);
    this.composition = composition;
  }

  List<Keyframe> keyframes() {
    return keyframes;
  }

  AnimationComposition composition() {
    return composition;
  }

  void setComposition(AnimationComposition newComposition) {
    composition = newComposition;
  }

  void setKeyframes(List<Keyframe> newKeyframes) {
    keyframes = List.copyOf(newKeyframes);
    computedFor = null;
  }

  /// Puts the values at a moment over what effects below this one have put there.
  void apply(
      Timing.Moment moment,
      AnimatedValues out,
      ComputedStyle base,
      StyleAnimator.Cascade cascade,
      CustomInterpolation custom) {
    if (!moment.inEffect()) {
      return;
    }
    compute(base, cascade);
    double progress = moment.progress();
    for (Map.Entry<Property, List<Value>> track : tracks.entrySet()) {
      Property property = track.getKey();
      Object underlying = out.values().getOrDefault(property, base.get(property));
      Interpolation.Context context = Interpolation.Context.of(property, base);
      out.put(
          property,
          valueAt(
              track.getValue(),
              progress,
              underlying,
              new Values() {
                @Override
                public Object add(Object below, Object value, boolean accumulate) {
                  return Interpolation.add(context, below, value, accumulate);
                }

                @Override
                public @Nullable Object between(Object from, Object to, double p) {
                  return Interpolation.between(context, from, to, p);
                }
              }));
    }
    for (Map.Entry<String, List<Value>> track : customTracks.entrySet()) {
      String name = track.getKey();
      String below = out.custom().getOrDefault(name, base.customProperties().get(name));
      Object value =
          valueAt(
              track.getValue(),
              progress,
              below == null ? "" : below,
              new Values() {
                @Override
                public Object add(Object under, Object over, boolean accumulate) {
                  return custom.add(name, under.toString(), over.toString(), base);
                }

                @Override
                public @Nullable Object between(Object from, Object to, double p) {
                  return custom.between(name, from.toString(), to.toString(), p, base);
                }
              });
      out.putCustom(name, value.toString());
    }
  }

  private interface Values {
    Object add(Object below, Object value, boolean accumulate);

    @Nullable Object between(Object from, Object to, double p);
  }

  /// §5.3.4 "the effect value of a keyframe effect" for one property.
  private Object valueAt(List<Value> track, double progress, Object underlying, Values values) {
    int last = track.size() - 1;
    boolean start = track.getFirst().keyframe.offset() == 0;
    boolean end = track.get(last).keyframe.offset() == 1;
    if (progress < 0 && start) {
      long zeros = track.stream().filter(each -> each.keyframe.offset() == 0).count();
      if (zeros > 1) {
        return composed(track.getFirst(), underlying, values);
      }
    }
    if (progress >= 1 && end) {
      long ones = track.stream().filter(each -> each.keyframe.offset() == 1).count();
      if (ones > 1) {
        return composed(track.get(last), underlying, values);
      }
    }
    // The interval: from the last keyframe at or before the progress, and not at its end.
    int from = -1;
    for (int i = 0; i <= last; i++) {
      double offset = track.get(i).keyframe.offset();
      if (offset <= progress && offset < 1) {
        from = i;
      }
    }
    if (from < 0 && progress < 0 && start) {
      from = 0;
      while (from < last && track.get(from + 1).keyframe.offset() == 0) {
        from++;
      }
    }
    double startOffset = from < 0 ? 0 : track.get(from).keyframe.offset();
    double endOffset = from < last ? track.get(from + 1).keyframe.offset() : 1;
    Object a = from < 0 ? underlying : composed(track.get(from), underlying, values);
    Object b = from < last ? composed(track.get(from + 1), underlying, values) : underlying;
    double p = endOffset == startOffset ? 0 : (progress - startOffset) / (endOffset - startOffset);
    double eased = (from < 0 ? first : track.get(from).keyframe.easing()).at(p, false);
    if (a.equals(b)) {
      return a;
    }
    Object between = values.between(a, b, eased);
    return between != null ? between : eased < 0.5 ? a : b;
  }

  /// The timing function before the first keyframe: the animation's own.
  private Easing first = Easing.LINEAR;

  void setDefaultEasing(Easing easing) {
    first = easing;
  }

  Easing defaultEasing() {
    return first;
  }

  private Object composed(Value value, Object underlying, Values values) {
    AnimationComposition own = value.keyframe.composition();
    return switch (own == null ? composition : own) {
      case REPLACE -> value.value;
      case ADD -> values.add(underlying, value.value, false);
      case ACCUMULATE -> values.add(underlying, value.value, true);
    };
  }

  private void compute(ComputedStyle base, StyleAnimator.Cascade cascade) {
    if (computedFor == base) {
      return;
    }
    computedFor = base;
    tracks = new LinkedHashMap<>();
    customTracks = new LinkedHashMap<>();
    for (Keyframe keyframe : keyframes) {
      AnimatedValues computed = keyframe.computed();
      if (computed != null) {
        computed.values().forEach((property, value) -> put(property, keyframe, value));
        computed.custom().forEach((name, value) -> putCustom(name, keyframe, value));
      }
      KeyframeDeclarations declarations = keyframe.declarations();
      if (declarations != null) {
        ComputedStyle style = cascade.with(declarations);
        for (Property property : declarations.properties(base)) {
          put(property, keyframe, style.get(property));
        }
        for (String name : declarations.customNames()) {
          putCustom(name, keyframe, style.customProperties().getOrDefault(name, ""));
        }
      }
    }
  }

  private void put(Property property, Keyframe keyframe, Object value) {
    add(tracks.computeIfAbsent(property, each -> new ArrayList<>()), new Value(keyframe, value));
  }

  private void putCustom(String name, Keyframe keyframe, Object value) {
    add(customTracks.computeIfAbsent(name, each -> new ArrayList<>()), new Value(keyframe, value));
  }

  /// Of rules' keyframes at one offset, the later one counts (CSS Animations 1 §3).
  private void add(List<Value> track, Value value) {
    double offset = value.keyframe.offset();
    boolean again = isCascading && !track.isEmpty() && track.getLast().keyframe.offset() == offset;
    if (again) {
      track.removeLast();
    }
    track.add(value);
  }

  private boolean isCascading;

  /// The keyframes are those of a rule.
  void setCascading() {
    isCascading = true;
  }
}
