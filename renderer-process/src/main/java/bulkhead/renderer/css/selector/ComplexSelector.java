package bulkhead.renderer.css.selector;

import org.jspecify.annotations.Nullable;

/// Compounds joined by combinators, from right to left, the way it is matched. Immutable.
/// ```
/// div > p.a  →  compounds [ [p .a], [div] ]   combinators [ CHILD ]
/// ```
public final class ComplexSelector {
  private final SimpleSelector[][] compounds;
  private final Combinator[] combinators;
  private final int specificity;
  private final @Nullable String pseudoElement;

  ComplexSelector(
      SimpleSelector[][] compounds,
      Combinator[] combinators,
      int specificity,
      @Nullable String pseudoElement) {
    this.compounds = compounds;
    this.combinators = combinators;
    this.specificity = specificity;
    this.pseudoElement = pseudoElement;
  }

  /// Number of compounds, at least 1.
  public int length() {
    return compounds.length;
  }

  /// Compound 0 is the subject; do not change the array.
  public SimpleSelector[] compound(int index) {
    return compounds[index];
  }

  /// What joins compound `index` to compound `index + 1`, which is to the left of it.
  public Combinator combinator(int index) {
    return combinators[index];
  }

  /// Counts of ids, classes and types (Selectors 4 §17), ten bits each.
  public int specificity() {
    return specificity;
  }

  /// The lower-case name after `::`, or null when the selector is for elements.
  public @Nullable String pseudoElement() {
    return pseudoElement;
  }
}
