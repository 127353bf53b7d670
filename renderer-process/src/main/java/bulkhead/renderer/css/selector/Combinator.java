package bulkhead.renderer.css.selector;

/// How two compounds are joined (Selectors 4 §14, §15).
public enum Combinator {
  DESCENDANT,
  CHILD,
  NEXT_SIBLING,
  SUBSEQUENT_SIBLING,
  /// From what `::slotted()` selects to its slot (CSS Scoping §3.3.3).
  SLOTTED,
  /// From what `::part()` selects to the host of its shadow tree (CSS Shadow Parts §4).
  PART
}
