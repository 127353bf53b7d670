package bulkhead.renderer.css.value;

/// A point in a box: `background-position`, `object-position`, a gradient's centre. A percentage p
/// puts the p% point of what is placed on the p% point of the box.
public record PositionValue(LengthPercentage x, LengthPercentage y) {
  public static final PositionValue CENTER =
      new PositionValue(new LengthPercentage.Percent(50), new LengthPercentage.Percent(50));
  public static final PositionValue ORIGIN =
      new PositionValue(new LengthPercentage.Percent(0), new LengthPercentage.Percent(0));

  @Override
  public String toString() {
    return x + " " + y;
  }
}
