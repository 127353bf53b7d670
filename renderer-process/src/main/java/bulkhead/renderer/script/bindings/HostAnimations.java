package bulkhead.renderer.script.bindings;

import bulkhead.renderer.animation.ScriptAnimations;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Node;
import org.jspecify.annotations.Nullable;

/// What `08-animations.js` asks of Java. Thread: `RendererMain`.
final class HostAnimations {
  private HostAnimations() {}

  private static ScriptAnimations animations(RealmBindings runtime) {
    return runtime.page().animations();
  }

  static int makeAnimation(
      RealmBindings runtime,
      @Nullable Element target,
      String pseudo,
      String keyframes,
      String timing,
      String composite) {
    return animations(runtime).make(target, pseudo, keyframes, timing, composite);
  }

  static void releaseAnimation(RealmBindings runtime, int animation) {
    animations(runtime).release(animation);
  }

  static boolean controlAnimation(
      RealmBindings runtime, int animation, String command, double value) {
    return animations(runtime).control(animation, command, value);
  }

  static String animationState(RealmBindings runtime, int animation) {
    return animations(runtime).state(animation);
  }

  static String animationTiming(RealmBindings runtime, int animation) {
    return animations(runtime).timing(animation);
  }

  static void setAnimationTiming(RealmBindings runtime, int animation, String timing) {
    animations(runtime).setTiming(animation, timing);
  }

  static void setAnimationKeyframes(
      RealmBindings runtime, int animation, String keyframes, String composite) {
    animations(runtime).setKeyframes(animation, keyframes, composite);
  }

  static String animationKeyframes(RealmBindings runtime, int animation) {
    return animations(runtime).keyframes(animation);
  }

  static int animationTarget(RealmBindings runtime, int animation) {
    Element target = animations(runtime).target(animation);
    return target == null ? 0 : runtime.tree().numberOf(target);
  }

  static String animationsOf(RealmBindings runtime, @Nullable Node root, boolean subtree) {
    runtime.page().updateStyles();
    return root == null ? "" : animations(runtime).of(root, subtree);
  }

  static double timelineTime(RealmBindings runtime) {
    return animations(runtime).timelineTime();
  }

  static @Nullable String canonicalEasing(RealmBindings runtime, String easing) {
    return ScriptAnimations.canonicalEasing(easing);
  }

  static String takeAnimationNotices(RealmBindings runtime) {
    return animations(runtime).takeNotices();
  }
}
