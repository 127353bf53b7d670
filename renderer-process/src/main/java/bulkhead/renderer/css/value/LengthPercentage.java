package bulkhead.renderer.css.value;

import bulkhead.renderer.css.syntax.CssNumbers;

/// A computed length, percentage, or `calc()` of both. Lengths are CSS px.
public sealed interface LengthPercentage extends Size
    permits LengthPercentage.Px, LengthPercentage.Percent, LengthPercentage.Calc {

  Px ZERO = new Px(0);

  /// The used length, in px, where 100% is `basis` px.
  float resolve(float basis);

  /// Whether the result depends on the basis.
  boolean hasPercent();

  static Px px(float value) {
    return value == 0 ? ZERO : new Px(value);
  }

  /// CSS px.
  record Px(float value) implements LengthPercentage {
    @Override
    public float resolve(float basis) {
      return value;
    }

    @Override
    public boolean hasPercent() {
      return false;
    }

    @Override
    public String toString() {
      return CssNumbers.format(value) + "px";
    }
  }

  /// `value` is 50 for `50%`.
  record Percent(float value) implements LengthPercentage {
    @Override
    public float resolve(float basis) {
      return value * basis / 100;
    }

    @Override
    public boolean hasPercent() {
      return true;
    }

    @Override
    public String toString() {
      return CssNumbers.format(value) + "%";
    }
  }

  /// Math that could not be done before layout. `clampToZero` where the property refuses negative
  /// values.
  record Calc(CalcNode node, boolean clampToZero) implements LengthPercentage {
    @Override
    public float resolve(float basis) {
      float value = (float) node.resolve(basis);
      // CSS Values 4 §10.13: NaN becomes zero; infinities are clamped by layout units.
      if (Float.isNaN(value)) {
        return 0;
      }
      value = Math.max(-33_554_432f, Math.min(33_554_432f, value));
      return clampToZero && value < 0 ? 0 : value;
    }

    @Override
    public boolean hasPercent() {
      return true;
    }

    @Override
    public String toString() {
      String text = node.toString();
      return node instanceof CalcNode.Function ? text : "calc(" + text + ")";
    }
  }
}
