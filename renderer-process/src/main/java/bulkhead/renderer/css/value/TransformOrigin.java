package bulkhead.renderer.css.value;

import bulkhead.renderer.css.syntax.CssNumbers;

/// `transform-origin` and `perspective-origin`; percentages of the reference box, z in px.
public record TransformOrigin(LengthPercentage x, LengthPercentage y, float z) {
  public static final TransformOrigin CENTER =
      new TransformOrigin(new LengthPercentage.Percent(50), new LengthPercentage.Percent(50), 0);

  @Override
  public String toString() {
    return z == 0 ? x + " " + y : x + " " + y + " " + CssNumbers.format(z) + "px";
  }
}
