package bulkhead.renderer.style;

import bulkhead.renderer.css.CssRule;
import bulkhead.renderer.css.selector.ComplexSelector;
import org.jspecify.annotations.Nullable;

/// A rule that applies to an element, as developer tools show it.
///
/// @param selector by which it applies
/// @param author whether it is the document's own, and not the user agent's
/// @param pseudo the pseudo-element of the element that it is for; null for itself
public record MatchedRule(
    CssRule.Style rule, ComplexSelector selector, boolean author, @Nullable PseudoElement pseudo) {}
