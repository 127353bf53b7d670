package bulkhead.renderer.css.value;

/// A corner of `border-radius`; percentages of the border box's width and height.
public record CornerRadius(LengthPercentage horizontal, LengthPercentage vertical) {
  public static final CornerRadius ZERO =
      new CornerRadius(LengthPercentage.ZERO, LengthPercentage.ZERO);

  public boolean isZero() {
    return equals(ZERO);
  }

  @Override
  public String toString() {
    return horizontal.equals(vertical) ? horizontal.toString() : horizontal + " " + vertical;
  }
}
