package bulkhead.renderer.css.value;

import bulkhead.renderer.css.syntax.CssNumbers;

/// A colour as it inherits: absolute, or still depending on `color`.
public sealed interface ColorValue permits Color, ColorValue.CurrentColor, ColorValue.Mixed {
  CurrentColor CURRENT = new CurrentColor();

  /// The used colour, where `currentcolor` is `current`.
  Color resolve(Color current);

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
}
