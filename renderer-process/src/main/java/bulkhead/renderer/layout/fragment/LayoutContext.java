package bulkhead.renderer.layout.fragment;

import bulkhead.renderer.layout.tree.ElementBox;
import bulkhead.renderer.style.ComputedStyle;
import bulkhead.renderer.text.FontGroup;
import bulkhead.renderer.text.LineBreaker;
import bulkhead.renderer.text.TextShaper;

/// What a formatting context may ask of the engine around it: to lay out or measure a box of any
/// other kind, and the services for text. Owned by `RendererMain`.
public interface LayoutContext {
  /// Lays out a box that has a formatting context of its own. The answer may be a kept one.
  BoxFragment layout(ElementBox box, ConstraintSpace space);

  /// Min-content and max-content width of the border box, `width`, `min-width` and `max-width`
  /// counted in.
  MinMax contentSizes(ElementBox box);

  /// The same, but as if `width`, `min-width` and `max-width` said nothing: what their keywords ask
  /// for.
  MinMax intrinsicSizes(ElementBox box);

  /// Like [#contentSizes(ElementBox)] where something is known of the height that the box is going
  /// to have, which its contents may make a width of.
  ///
  /// @param percentageHeight what percentages of its height refer to, or NaN
  /// @param fixedHeight a border-box height that counts as decided, or NaN
  MinMax contentSizes(ElementBox box, float percentageHeight, float fixedHeight);

  /// While the contents of a box are measured: its inner height if that is known, or NaN.
  float measuredHeight();

  /// Positions the boxes that wait in `builder` and have its box as their containing block.
  BoxFragment placeOutOfFlow(BoxFragment fragment);

  /// Whether the box's lines are at right angles to those that layout is among now.
  boolean isOrthogonal(ElementBox box);

  FontGroup fonts(ComputedStyle style);

  TextShaper shaper();

  LineBreaker lineBreaker();

  boolean isQuirksMode();

  /// Quirks or limited quirks: lines of a line box that hold no text do not make it higher.
  boolean hasLineHeightQuirk();

  float viewportWidth();

  float viewportHeight();
}
