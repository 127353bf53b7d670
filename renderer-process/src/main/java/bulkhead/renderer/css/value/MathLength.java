package bulkhead.renderer.css.value;

/// A specified math function that is a length, a percentage or both.
public record MathLength(MathExpression expression, boolean nonNegative) implements Computable {
  @Override
  public Object compute(ComputeContext context) {
    CalcNode node = expression.evaluate(context);
    if (node instanceof CalcNode.Linear(double px, double percent)) {
      if (percent == 0 && !expression.hasPercent()) {
        float value = clamp(px);
        return LengthPercentage.px(nonNegative && value < 0 ? 0 : value);
      }
      if (px == 0 && !(nonNegative && percent < 0)) {
        return new LengthPercentage.Percent(clamp(percent));
      }
    }
    return new LengthPercentage.Calc(node, nonNegative);
  }

  @Override
  public String toString() {
    return expression.toString();
  }

  /// CSS Values 4 §10.13: NaN is zero, infinities the largest value.
  private static float clamp(double value) {
    return Double.isNaN(value) ? 0 : (float) Math.max(-33_554_432, Math.min(33_554_432, value));
  }
}
