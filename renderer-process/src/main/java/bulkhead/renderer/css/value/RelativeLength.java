package bulkhead.renderer.css.value;

/// A specified length in a unit that depends on the element or the viewport.
public record RelativeLength(float value, Unit unit) implements Computable {
  @Override
  public Object compute(ComputeContext context) {
    return LengthPercentage.px((float) unit.canonical(value, context));
  }

  @Override
  public String toString() {
    return CssNumbers.format(value) + Keyword.cssName(unit.name());
  }
}
