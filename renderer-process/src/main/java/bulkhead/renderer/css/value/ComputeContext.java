package bulkhead.renderer.css.value;

/// What relative units are relative to, all in px.
public interface ComputeContext {
  double fontSize();

  double rootFontSize();

  double lineHeight();

  double rootLineHeight();

  /// Height of `x`; half the font size when no font says it.
  default double xHeight() {
    return fontSize() * 0.5;
  }

  /// Advance of `0`; half the font size when no font says it.
  default double zeroAdvance() {
    return fontSize() * 0.5;
  }

  /// Height of a capital letter.
  default double capHeight() {
    return fontSize() * 0.7;
  }

  /// Device pixels for one CSS px.
  default double pixelRatio() {
    return 1;
  }

  double viewportWidth();

  double viewportHeight();

  /// The width (or height) of the nearest container that has one; the viewport's without one.
  default double containerLength(boolean width) {
    return width ? viewportWidth() : viewportHeight();
  }

  /// Whether lines run across.
  default boolean isHorizontal() {
    return true;
  }

  /// Initial values: 16 px fonts, and a viewport of the given size; for media queries.
  record Initial(double viewportWidth, double viewportHeight, double fontSize)
      implements ComputeContext {
    public Initial(double viewportWidth, double viewportHeight) {
      this(viewportWidth, viewportHeight, 16);
    }

    @Override
    public double rootFontSize() {
      return 16;
    }

    @Override
    public double lineHeight() {
      return fontSize * 1.125;
    }

    @Override
    public double rootLineHeight() {
      return 18;
    }
  }
}
