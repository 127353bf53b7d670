package bulkhead.renderer.css.selector;

import java.util.List;

/// A comma-separated list; matches what any of its selectors matches. An empty one, of a forgiving
/// list, matches nothing.
public record SelectorList(List<ComplexSelector> selectors) {
  public SelectorList {
    selectors = List.copyOf(selectors);
  }

  /// The largest specificity in the list.
  public int specificity() {
    int most = 0;
    for (ComplexSelector selector : selectors) {
      most = Math.max(most, selector.specificity());
    }
    return most;
  }
}
