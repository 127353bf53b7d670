package bulkhead.renderer.animation;

import bulkhead.renderer.css.CssRule;
import bulkhead.renderer.css.value.AnimationComposition;
import bulkhead.renderer.css.value.AnimationPlayState;
import bulkhead.renderer.css.value.Display;
import bulkhead.renderer.css.value.Easing;
import bulkhead.renderer.css.value.KeyframesName;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.dom.NodeOrder;
import bulkhead.renderer.dom.ShadowRoot;
import bulkhead.renderer.style.ComputedStyle;
import bulkhead.renderer.style.KeyframeDeclarations;
import bulkhead.renderer.style.PropertySyntax;
import bulkhead.renderer.style.PseudoElement;
import bulkhead.renderer.style.StyleAnimator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/// All transitions and animations of a document, and its timeline. Thread: `RendererMain`.
/// ```
/// style change -> StyleAnimator.animate: starts and ends them, and gives the style of this moment
/// frame        -> tick: the time moves on, elements in motion are marked, events fall due
/// ```
public final class DocumentAnimations implements StyleAnimator {
  /// What the frame around it does.
  public interface Host {
    /// The `@keyframes` of a name for an element; null for none.
    CssRule.@Nullable Keyframes keyframes(Element element, String name);

    /// The syntax of a registered custom property; null for others.
    @Nullable PropertySyntax syntax(String name);

    String baseUrl();

    boolean isQuirks();

    /// A frame is to come, with a [#tick].
    void frameWanted();

    /// An element outside of the document, for animations without a target.
    Element nowhere();
  }

  /// What scripts are told of an animation; see `08-animations.js`.
  public enum Notice {
    READY,
    NEW_READY,
    FINISHED,
    NEW_FINISHED,
    CANCELLED
  }

  /// Who tells scripts.
  public interface Listener {
    void notice(int animation, Notice notice);
  }

  private record Key(Element element, @Nullable PseudoElement pseudo) {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key key && key.element == element && key.pseudo == pseudo;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(element) * 31 + (pseudo == null ? 0 : pseudo.ordinal() + 1);
    }
  }

  private final Host host;
  private final Map<Key, TargetAnimations> targets = new LinkedHashMap<>();
  private final AnimationEvents events = new AnimationEvents();

  /// Those that scripts know or that play; by number, so in the order they were made.
  private final Map<Integer, Animation> animations = new TreeMap<>();

  private final CustomInterpolation custom;
  private @Nullable Listener listener;
  private double time;
  private int lastId;
  private boolean updating;

  public DocumentAnimations(Host host) {
    this.host = host;
    this.custom = new RegisteredInterpolation(host::syntax);
  }

  /// The timeline's current time, ms: that of the last frame.
  public double time() {
    return time;
  }

  CustomInterpolation custom() {
    return custom;
  }

  public void setListener(Listener newListener) {
    listener = newListener;
  }

  // Frames

  /// Whether a frame would change something.
  public boolean needsFrames() {
    if (!events.isEmpty()) {
      return true;
    }
    for (Animation animation : animations.values()) {
      if (animation.needsFrames()) {
        return true;
      }
    }
    return false;
  }

  /// The next frame's time (Web Animations 1 §4.4.18 "update animations and send events"). Returns
  /// whether styles may have changed.
  public boolean tick(double now) {
    if (now > time) {
      time = now;
    }
    boolean moved = false;
    for (Animation animation : new ArrayList<>(animations.values())) {
      animation.frame();
      moved |= look(animation);
    }
    completeTransitions();
    forgetIdle();
    return moved;
  }

  /// Queues events, and marks the element when something of it is to be seen.
  private boolean look(Animation animation) {
    events.update(animation);
    Timing.Moment moment = animation.moment();
    Timing.Moment before = animation.lastMoment;
    animation.lastMoment = moment;
    boolean moves =
        animation.isAttached()
            && (moment.inEffect() || before.inEffect())
            && !moment.equals(before);
    if (moves) {
      mark(animation.element);
    }
    return moves;
  }

  /// CSS Transitions 1 §3 "completed transition".
  private void completeTransitions() {
    for (TargetAnimations target : targets.values()) {
      target
          .transitions
          .entrySet()
          .removeIf(
              each -> {
                Animation animation = each.getValue().animation();
                if (!animation.playState().equals("finished")) {
                  return false;
                }
                target.completed.put(each.getKey(), each.getValue().end());
                animation.detach();
                mark(animation.element);
                return true;
              });
    }
  }

  /// Keeps only what plays, or may play on.
  private void forgetIdle() {
    animations.values().removeIf(each -> !each.isPending() && !isKept(each));
  }

  private boolean isKept(Animation animation) {
    return animation.isAttached() && !animation.playState().equals("idle");
  }

  private void mark(Element element) {
    if (!updating) {
      element.markDirty(Node.STYLE);
    }
  }

  /// Events that are due, in their order.
  public List<AnimationEvent> takeEvents() {
    return events.take();
  }

  // What animations tell

  void changed(Animation animation) {
    Key key = new Key(animation.element, animation.pseudo);
    if (animation.kind == Animation.Kind.SCRIPT && animation.isAttached()) {
      TargetAnimations target = targets.computeIfAbsent(key, each -> new TargetAnimations());
      boolean idle = animation.playState().equals("idle");
      if (idle) {
        target.scripted.remove(animation);
        animations.remove(animation.id);
      } else if (!target.scripted.contains(animation)) {
        target.scripted.add(animation);
        target.scripted.sort(Comparator.comparingInt(each -> each.id));
        animations.put(animation.id, animation);
      }
    }
    mark(animation.element);
    if (animation.needsFrames()) {
      host.frameWanted();
    }
  }

  void ready(Animation animation) {
    tell(animation, Notice.READY);
  }

  void newReady(Animation animation) {
    tell(animation, Notice.NEW_READY);
  }

  void finished(Animation animation) {
    tell(animation, Notice.FINISHED);
    host.frameWanted();
  }

  void newFinished(Animation animation) {
    tell(animation, Notice.NEW_FINISHED);
  }

  void cancelled(Animation animation) {
    tell(animation, Notice.CANCELLED);
  }

  private void tell(Animation animation, Notice notice) {
    if (listener != null) {
      listener.notice(animation.id, notice);
    }
  }

  Animation create(
      Animation.Kind kind,
      String name,
      Element element,
      @Nullable PseudoElement pseudo,
      KeyframeEffect effect,
      Timing timing) {
    Animation animation =
        new Animation(this, ++lastId, kind, name, element, pseudo, effect, timing);
    animations.put(animation.id, animation);
    return animation;
  }

  @Nullable Animation byNumber(int id) {
    return animations.get(id);
  }

  /// The "relevant" ones of an element, or of everything at and below a node, in composite order
  /// (Web Animations 1 §6.9, §4.5.1).
  List<Animation> relevant(Node root, boolean subtree) {
    List<Animation> styled = new ArrayList<>();
    List<Animation> scripted = new ArrayList<>();
    for (Map.Entry<Key, TargetAnimations> each : targets.entrySet()) {
      Element element = each.getKey().element;
      boolean here =
          element == root
              ? subtree || each.getKey().pseudo == null
              : subtree && anchorBelow(root, element);
      if (here && element.isConnected()) {
        TargetAnimations target = each.getValue();
        target.transitions.values().forEach(running -> styled.add(running.animation()));
        styled.addAll(target.cssAnimations);
        scripted.addAll(target.scripted);
      }
    }
    styled.removeIf(each -> !isRelevant(each));
    scripted.removeIf(each -> !isRelevant(each));
    styled.sort(
        Comparator.comparing((Animation each) -> each.kind)
            .thenComparing((a, b) -> inTreeOrder(a, b)));
    scripted.sort(Comparator.comparingInt(each -> each.id));
    styled.addAll(scripted);
    return styled;
  }

  private static int inTreeOrder(Animation a, Animation b) {
    Element first = anchor(a.element);
    Element second = anchor(b.element);
    if (first != second) {
      return NodeOrder.isFollowing(second, first) ? -1 : 1;
    }
    if (a.element != b.element) {
      return 0;
    }
    if (a.pseudo != b.pseudo) {
      return Integer.compare(order(a.pseudo), order(b.pseudo));
    }
    return 0;
  }

  /// The element itself, or the host of the outermost shadow tree around it.
  private static Element anchor(Element element) {
    Element at = element;
    while (at.root() instanceof ShadowRoot tree) {
      at = tree.shadowHost();
    }
    return at;
  }

  private static boolean anchorBelow(Node root, Element element) {
    return root.contains(element) || root instanceof Document && root.contains(anchor(element));
  }

  private static int order(@Nullable PseudoElement pseudo) {
    return pseudo == null ? -1 : pseudo.ordinal();
  }

  private static boolean isRelevant(Animation animation) {
    Timing.Moment moment = animation.moment();
    return animation.isAttached()
        && (moment.inEffect()
            || moment.phase() == Timing.Phase.BEFORE
            || moment.phase() == Timing.Phase.ACTIVE);
  }

  // StyleAnimator

  @Override
  public boolean isAnimated(Element element, @Nullable PseudoElement pseudo) {
    return !targets.isEmpty() && targets.containsKey(new Key(element, pseudo));
  }

  @Override
  public ComputedStyle animate(
      Element element,
      @Nullable PseudoElement pseudo,
      @Nullable ComputedStyle before,
      ComputedStyle base,
      ComputedStyle parent,
      Cascade cascade) {
    Key key = new Key(element, pseudo);
    TargetAnimations known = targets.get(key);
    TargetAnimations target = known == null ? new TargetAnimations() : known;
    updating = true;
    try {
      if (base.display() == Display.NONE) {
        endStyled(target);
        target.base = null;
      } else {
        updateCssAnimations(element, pseudo, target, base);
        ComputedStyle last = target.base == null ? before : target.base;
        if (before != null && last != null && before.display() != Display.NONE) {
          boolean same = last == base && target.transitions.isEmpty();
          if (!same) {
            Element parentElement = pseudo == null ? element.parentElement() : element;
            TargetAnimations around =
                parentElement == null ? null : targets.get(new Key(parentElement, null));
            new TransitionUpdate(this, target, element, pseudo, before, last, base, parent, around)
                .run();
          }
        }
        target.base = base;
      }
    } finally {
      updating = false;
    }
    if (target.isEmpty()) {
      targets.remove(key);
      return base;
    }
    targets.put(key, target);
    if (!events.isEmpty()) {
      host.frameWanted();
    }
    return target.style(base, cascade, custom);
  }

  /// Ends what its style has started; what scripts have goes on.
  private void endStyled(TargetAnimations target) {
    target.transitions.values().forEach(each -> end(each.animation()));
    target.transitions.clear();
    target.completed.clear();
    target.cssAnimations.forEach(this::end);
    target.cssAnimations.clear();
  }

  void end(Animation animation) {
    events.update(animation);
    animation.cancel();
    animation.detach();
    events.update(animation);
    if (!events.isEmpty()) {
      host.frameWanted();
    }
  }

  @Override
  public void updated() {
    if (targets.isEmpty()) {
      return;
    }
    Set<Key> gone = new HashSet<>();
    for (Map.Entry<Key, TargetAnimations> each : targets.entrySet()) {
      Key key = each.getKey();
      PseudoElement pseudo = key.pseudo;
      boolean styled =
          key.element.isConnected()
              && (pseudo == null
                      ? ComputedStyle.of(key.element)
                      : ComputedStyle.of(key.element, pseudo))
                  != null;
      if (!styled) {
        endStyled(each.getValue());
        each.getValue().base = null;
        if (each.getValue().isEmpty()) {
          gone.add(key);
        }
      }
    }
    targets.keySet().removeAll(gone);
  }

  // CSS Animations 1 §3, §4

  private void updateCssAnimations(
      Element element,
      @Nullable PseudoElement pseudo,
      TargetAnimations target,
      ComputedStyle style) {
    List<KeyframesName> names = style.animationNames();
    if (target.cssAnimations.isEmpty()
        && names.size() == 1
        && names.getFirst().equals(KeyframesName.NONE)) {
      return;
    }
    List<Animation> old = new ArrayList<>(target.cssAnimations);
    List<Animation> now = new ArrayList<>();
    // From the last to the first, so that of several of one name the last ones go on (§4.1).
    for (int i = names.size() - 1; i >= 0; i--) {
      String name = names.get(i).name();
      CssRule.Keyframes rule = name.isEmpty() ? null : host.keyframes(element, name);
      if (rule == null) {
        continue;
      }
      Timing timing = timing(style, i);
      Easing easing = TransitionRules.at(style.animationEasings(), i);
      AnimationComposition composition = TransitionRules.at(style.animationCompositions(), i);
      boolean paused =
          TransitionRules.at(style.animationPlayStates(), i) == AnimationPlayState.PAUSED;
      Animation going = null;
      for (int k = old.size() - 1; k >= 0 && going == null; k--) {
        if (old.get(k).name.equals(name)) {
          going = old.remove(k);
        }
      }
      if (going == null) {
        going =
            create(
                Animation.Kind.CSS_ANIMATION,
                name,
                element,
                pseudo,
                effect(rule, easing, composition),
                timing);
        going.play(true);
        if (paused) {
          going.pause();
        }
        host.frameWanted();
      } else {
        going.setTiming(timing);
        KeyframeEffect effect =
            effects.get(going) == rule ? null : effect(rule, easing, composition);
        if (effect != null
            || !going.effect().defaultEasing().equals(easing)
            || going.effect().composition() != composition) {
          going.setEffect(effect != null ? effect : effect(rule, easing, composition));
        }
        boolean isPaused = going.playState().equals("paused");
        if (paused && !isPaused && !going.playState().equals("idle")) {
          going.pause();
        } else if (!paused && isPaused) {
          going.play(false);
        }
      }
      effects.put(going, rule);
      now.addFirst(going);
    }
    for (Animation each : old) {
      end(each);
    }
    target.cssAnimations.clear();
    target.cssAnimations.addAll(now);
  }

  /// The rule that each running CSS animation was made from.
  private final Map<Animation, CssRule.Keyframes> effects = new WeakHashMap<>();

  private static Timing timing(ComputedStyle style, int i) {
    return new Timing(
        TransitionRules.at(style.animationDelays(), i).millis(),
        0,
        TransitionRules.at(style.animationDurations(), i).millis(),
        0,
        TransitionRules.at(style.animationIterationCounts(), i).count(),
        TransitionRules.at(style.animationDirections(), i),
        TransitionRules.at(style.animationFillModes(), i),
        Easing.LINEAR);
  }

  private KeyframeEffect effect(
      CssRule.Keyframes rule, Easing easing, AnimationComposition composition) {
    List<Keyframe> frames = new ArrayList<>();
    for (CssRule.Keyframe each : rule.frames()) {
      KeyframeDeclarations declarations =
          KeyframeDeclarations.of(each.declarations(), host.baseUrl(), host.isQuirks());
      Easing own = declarations.easing();
      for (float offset : each.offsets()) {
        frames.add(
            new Keyframe(
                offset,
                own == null ? easing : own,
                declarations.composition(),
                declarations,
                null));
      }
    }
    KeyframeEffect effect = new KeyframeEffect(merged(frames), composition);
    effect.setDefaultEasing(easing);
    effect.setCascading();
    return effect;
  }

  /// Sorted by offset; where two of one offset set the same property, the later one counts, which
  /// is for the effect to see.
  private static List<Keyframe> merged(List<Keyframe> frames) {
    List<Keyframe> sorted = new ArrayList<>(frames);
    sorted.sort(Comparator.comparingDouble(Keyframe::offset));
    return sorted;
  }
}
