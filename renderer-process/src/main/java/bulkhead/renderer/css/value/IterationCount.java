package bulkhead.renderer.css.value;

import bulkhead.renderer.css.syntax.CssNumbers;

/// One entry of `animation-iteration-count`.
public record IterationCount(double count) {
  public static final IterationCount ONE = new IterationCount(1);

  @Override
  public String toString() {
    return Double.isInfinite(count) ? "infinite" : CssNumbers.format(count);
  }
}
