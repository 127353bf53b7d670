package bulkhead.renderer.css.value;

import bulkhead.renderer.css.syntax.CssNumbers;
import org.jspecify.annotations.Nullable;

/// An absolute colour in sRGB: not premultiplied, each component 0 to 1 when inside the gamut (a
/// colour of a wider space may lie outside), alpha always 0 to 1.
///
/// @param spaced how it was written, when that was in a space of its own; null for what CSS Color 4
///     §4.1 calls a legacy colour
public record Color(float red, float green, float blue, float alpha, @Nullable Spaced spaced)
    implements ColorValue {
  /// The components of a colour in the space that it was written in; a missing one is NaN.
  public record Spaced(ColorSpace space, double a, double b, double c, double alpha) {
    double[] components() {
      return new double[] {a, b, c};
    }
  }

  /// A legacy colour.
  public Color(float red, float green, float blue, float alpha) {
    this(red, green, blue, alpha, null);
  }

  public static final Color BLACK = new Color(0, 0, 0, 1);
  public static final Color WHITE = new Color(1, 1, 1, 1);
  public static final Color TRANSPARENT = new Color(0, 0, 0, 0);

  /// From 8-bit components.
  public static Color rgb(int red, int green, int blue) {
    return new Color(red / 255f, green / 255f, blue / 255f, 1);
  }

  /// From `0xAARRGGBB`.
  public static Color argb(int argb) {
    return new Color(
        (argb >> 16 & 255) / 255f,
        (argb >> 8 & 255) / 255f,
        (argb & 255) / 255f,
        (argb >>> 24) / 255f);
  }

  /// `0xAARRGGBB`, components clamped and rounded to 8 bits.
  public int argb() {
    return to8(alpha) << 24 | to8(red) << 16 | to8(green) << 8 | to8(blue);
  }

  private static int to8(float component) {
    return component <= 0 ? 0 : component >= 1 ? 255 : Math.round(component * 255);
  }

  /// Whether no component is missing (CSS Color 4 §4.4).
  public boolean isWhole() {
    return spaced == null || !Double.isNaN(spaced.a + spaced.b + spaced.c + spaced.alpha);
  }

  public boolean isTransparent() {
    return alpha == 0;
  }

  public boolean isOpaque() {
    return alpha >= 1;
  }

  public Color withAlpha(float newAlpha) {
    return new Color(
        red,
        green,
        blue,
        newAlpha,
        spaced == null ? null : new Spaced(spaced.space, spaced.a, spaced.b, spaced.c, newAlpha));
  }

  @Override
  public Color resolve(Color current) {
    return this;
  }

  /// As `rgb(…)` or `rgba(…)` (CSSOM §6.7.2), or in its own space (CSS Color 4 §15).
  @Override
  public String toString() {
    if (spaced != null) {
      return spacedText(spaced);
    }
    int argb = argb();
    String components = (argb >> 16 & 255) + ", " + (argb >> 8 & 255) + ", " + (argb & 255);
    if (alpha >= 1) {
      return "rgb(" + components + ")";
    }
    // CSSOM §6.7.2 "serialize a CSS <color>": two decimals where they give the same 8 bits, else
    // three.
    int bits = argb >>> 24;
    double two = Math.round(bits * 100 / 255.0) / 100.0;
    double shown = Math.round(two * 255) == bits ? two : Math.round(bits * 1000 / 255.0) / 1000.0;
    return "rgba(" + components + ", " + CssNumbers.format(shown) + ")";
  }

  // CSS Color 4 §15.3, §15.4, §15.5
  private static String spacedText(Spaced spaced) {
    if (spaced.space == ColorSpace.HSL || spaced.space == ColorSpace.HWB) {
      Color color = spaced.space.toColor(spaced.a, spaced.b, spaced.c, spaced.alpha);
      return spacedText(
          new Spaced(ColorSpace.SRGB, color.red, color.green, color.blue, spaced.alpha));
    }
    String components =
        number(spaced.a)
            + " "
            + number(spaced.b)
            + " "
            + number(spaced.c)
            + (spaced.alpha >= 1 ? "" : " / " + number(spaced.alpha));
    return switch (spaced.space) {
      case LAB, LCH, OKLAB, OKLCH -> spaced.space.css() + "(" + components + ")";
      case HSL,
          HWB,
          SRGB,
          SRGB_LINEAR,
          DISPLAY_P3,
          A98_RGB,
          PROPHOTO_RGB,
          REC2020,
          XYZ_D50,
          XYZ_D65 ->
          "color(" + spaced.space.css() + " " + components + ")";
    };
  }

  private static String number(double component) {
    return Double.isNaN(component) ? "none" : CssNumbers.format((float) component);
  }
}
