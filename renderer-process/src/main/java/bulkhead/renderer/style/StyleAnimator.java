package bulkhead.renderer.style;

import bulkhead.renderer.dom.Element;
import org.jspecify.annotations.Nullable;

/// Transitions and animations, as the style engine asks them. Thread: `RendererMain`.
public interface StyleAnimator {
  /// Whether an element or pseudo-element has transitions or animations now.
  boolean isAnimated(Element element, @Nullable PseudoElement pseudo);

  /// The style of an element or pseudo-element with its transitions and animations. Starts and ends
  /// those that its style asks for.
  ///
  /// @param before its style until now; null when it had none
  /// @param base its style without transitions and animations
  /// @param parent what it inherits from
  ComputedStyle animate(
      Element element,
      @Nullable PseudoElement pseudo,
      @Nullable ComputedStyle before,
      ComputedStyle base,
      ComputedStyle parent,
      Cascade cascade);

  /// All styles are up to date: what is left of elements without a style ends.
  void updated();

  /// Puts values over the declarations of the element in question.
  interface Cascade {
    /// Its style where the declarations of a keyframe are above the author's.
    ComputedStyle with(KeyframeDeclarations keyframe);

    /// Its style with values of animations above the author's declarations (below important ones),
    /// and of transitions above all (CSS Cascade 5 §6.1).
    ComputedStyle with(AnimatedValues animations, AnimatedValues transitions);
  }
}
