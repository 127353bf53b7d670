package bulkhead.renderer.css.value;

import bulkhead.renderer.css.syntax.CssNumbers;

/// A colour as it inherits: absolute, or still depending on `color`.
public sealed interface ColorValue
    permits Color,
        ColorValue.CurrentColor,
        ColorValue.Mixed,
        ColorValue.Relative,
        ColorValue.LightDark {
  CurrentColor CURRENT = new CurrentColor();

  /// The used colour, where `currentcolor` is `current`.
  Color resolve(Color current);

  /// The same where the used colour scheme is known.
  default ColorValue in(boolean dark) {
    return this;
  }

  /// `light-dark()`, or a system colour: one of two, by the used colour scheme (CSS Color 5 §9).
  record LightDark(ColorValue light, ColorValue dark) implements ColorValue {
    @Override
    public Color resolve(Color current) {
      return light.resolve(current);
    }

    @Override
    public ColorValue in(boolean darkScheme) {
      return (darkScheme ? dark : light).in(darkScheme);
    }

    @Override
    public String toString() {
      return "light-dark(" + light + ", " + dark + ")";
    }
  }

  record CurrentColor() implements ColorValue {
    @Override
    public Color resolve(Color current) {
      return current;
    }

    @Override
    public String toString() {
      return "currentcolor";
    }
  }

  /// `color-mix()` or a relative colour with `currentcolor` somewhere in it.
  record Mixed(
      ColorSpace space,
      ColorSpace.Hue hue,
      ColorValue first,
      float firstShare,
      ColorValue second,
      float secondShare,
      float alphaFactor)
      implements ColorValue {
    @Override
    public Color resolve(Color current) {
      return space.mix(
          hue,
          first.resolve(current),
          firstShare,
          second.resolve(current),
          secondShare,
          alphaFactor);
    }

    @Override
    public ColorValue in(boolean dark) {
      return new Mixed(
          space, hue, first.in(dark), firstShare, second.in(dark), secondShare, alphaFactor);
    }

    @Override
    public String toString() {
      return "color-mix(in "
          + space.css()
          + ", "
          + first
          + " "
          + CssNumbers.format(firstShare * 100)
          + "%, "
          + second
          + " "
          + CssNumbers.format(secondShare * 100)
          + "%)";
    }
  }

  /// A colour made of the components of another one that depends on `color` (CSS Color 5 §4).
  ///
  /// @param function its name, such as `oklch`
  /// @param rest what follows the origin inside it
  record Relative(String function, ColorValue origin, String rest) implements ColorValue {
    @Override
    public Color resolve(Color current) {
      return ColorParser.relative(function, origin.resolve(current), rest);
    }

    @Override
    public ColorValue in(boolean dark) {
      ColorValue known = origin.in(dark);
      return known instanceof Color color
          ? ColorParser.relative(function, color, rest)
          : new Relative(function, known, rest);
    }

    @Override
    public String toString() {
      return function + "(from " + origin + " " + rest + ")";
    }
  }
}
