package bulkhead.renderer.style;

import bulkhead.renderer.css.CssRule;
import bulkhead.renderer.css.selector.ComplexSelector;
import org.jspecify.annotations.Nullable;

/// One selector of one style rule, as [RuleSet] keeps it. Immutable but for the rule's compiled
/// declarations.
final class RuleEntry {
  final ComplexSelector selector;
  final CssRule.Style rule;
  final ParseContext context;

  /// Null for rules on elements.
  final @Nullable PseudoElement pseudo;

  /// Orders declarations that are not important; see [CascadeOrder].
  final long order;

  /// Hashes for [AncestorFilter], of compounds that must be above the subject.
  final int[] ancestorHashes;

  /// Of the `@container` rules around it; null for none.
  final Containers.@Nullable Queries queries;

  RuleEntry(
      ComplexSelector selector,
      CssRule.Style rule,
      ParseContext context,
      @Nullable PseudoElement pseudo,
      long order,
      int[] ancestorHashes,
      Containers.@Nullable Queries queries) {
    this.selector = selector;
    this.rule = rule;
    this.context = context;
    this.pseudo = pseudo;
    this.order = order;
    this.ancestorHashes = ancestorHashes;
    this.queries = queries;
  }

  /// The declarations, parsed against the property table when first needed.
  DeclarationBlock block() {
    if (rule.compiled() instanceof DeclarationBlock block) {
      return block;
    }
    DeclarationBlock made = DeclarationBlock.compile(rule.declarations(), context);
    rule.setCompiled(made);
    return made;
  }
}
