package bulkhead.renderer.css.value;

/// `background-size` of one layer.
public sealed interface BackgroundSize {
  Explicit AUTO = new Explicit(SizeKeyword.AUTO, SizeKeyword.AUTO);

  enum Fit implements BackgroundSize, Keyword {
    COVER,
    CONTAIN;

    @Override
    public String toString() {
      return css();
    }
  }

  /// Each a length-percentage or `auto`.
  record Explicit(Size width, Size height) implements BackgroundSize {
    @Override
    public String toString() {
      return height.isAuto() ? width.toString() : width + " " + height;
    }
  }
}
