package bulkhead.renderer.css.value;

import bulkhead.renderer.css.syntax.CssNumbers;
import bulkhead.renderer.css.syntax.CssText;

/// One function of `filter` or `backdrop-filter`.
public sealed interface FilterFunction {
  /// Standard deviation in px.
  record Blur(float px) implements FilterFunction {
    @Override
    public String toString() {
      return "blur(" + CssNumbers.format(px) + "px)";
    }
  }

  record DropShadow(Shadow shadow) implements FilterFunction {
    @Override
    public String toString() {
      return "drop-shadow("
          + shadow.color()
          + " "
          + CssNumbers.format(shadow.offsetX())
          + "px "
          + CssNumbers.format(shadow.offsetY())
          + "px "
          + CssNumbers.format(shadow.blur())
          + "px)";
    }
  }

  enum Kind implements Keyword {
    BRIGHTNESS,
    CONTRAST,
    GRAYSCALE,
    HUE_ROTATE,
    INVERT,
    OPACITY,
    SATURATE,
    SEPIA
  }

  /// `amount` is a factor (1 is 100%), or degrees for `hue-rotate`.
  record Adjust(Kind kind, float amount) implements FilterFunction {
    @Override
    public String toString() {
      return kind.css()
          + "("
          + CssNumbers.format(amount)
          + (kind == Kind.HUE_ROTATE ? "deg)" : ")");
    }
  }

  record Reference(String url) implements FilterFunction {
    @Override
    public String toString() {
      return CssText.url(url);
    }
  }
}
