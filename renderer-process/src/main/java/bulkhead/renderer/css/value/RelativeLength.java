package bulkhead.renderer.css.value;

import bulkhead.renderer.css.syntax.CssNumbers;

/// A specified length in another unit than px, which may depend on the element or the viewport.
public record RelativeLength(float value, Unit unit) implements Computable {
  private static final double LIMIT = 33_554_432;

  @Override
  public Object compute(ComputeContext context) {
    double px = unit.canonical(value, context);
    return LengthPercentage.px((float) Math.max(-LIMIT, Math.min(LIMIT, px)));
  }

  @Override
  public String toString() {
    return CssNumbers.format(value) + Keyword.cssName(unit.name());
  }
}
