package bulkhead.renderer.css.selector;

/// How two compounds are joined (Selectors 4 §14, §15).
public enum Combinator {
  DESCENDANT,
  CHILD,
  NEXT_SIBLING,
  SUBSEQUENT_SIBLING
}
