package bulkhead.renderer.css.value;

/// `<color-interpolation-method>` without its `in`: where colours are mixed, and which way round
/// the circle hues go (CSS Color 4 §12).
public record ColorInterpolation(ColorSpace space, ColorSpace.Hue hue) {
  public static final ColorInterpolation SRGB =
      new ColorInterpolation(ColorSpace.SRGB, ColorSpace.Hue.SHORTER);
  public static final ColorInterpolation OKLAB =
      new ColorInterpolation(ColorSpace.OKLAB, ColorSpace.Hue.SHORTER);

  /// This mixed between two colours: none of the second at 0, only the second at 1.
  public Color mix(Color first, Color second, float share) {
    return space.mix(hue, first, 1 - share, second, share, 1);
  }

  @Override
  public String toString() {
    return "in " + space.css() + (hue == ColorSpace.Hue.SHORTER ? "" : " " + hue.css() + " hue");
  }
}
