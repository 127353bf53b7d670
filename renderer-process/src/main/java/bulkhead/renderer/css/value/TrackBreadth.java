package bulkhead.renderer.css.value;

import bulkhead.renderer.css.syntax.CssNumbers;

/// How large a grid track's minimum or maximum is (css-grid-2 §7.2).
public sealed interface TrackBreadth {

  /// A size that comes from the contents.
  enum Keyword implements TrackBreadth {
    AUTO,
    MIN_CONTENT,
    MAX_CONTENT;

    @Override
    public String toString() {
      return switch (this) {
        case AUTO -> "auto";
        case MIN_CONTENT -> "min-content";
        case MAX_CONTENT -> "max-content";
      };
    }
  }

  /// A length or a share of the container.
  record Fixed(LengthPercentage length) implements TrackBreadth {
    @Override
    public String toString() {
      return length.toString();
    }
  }

  /// A share of what the other tracks leave, in `fr`. Only ever a maximum.
  record Flex(float factor) implements TrackBreadth {
    @Override
    public String toString() {
      return CssNumbers.format(factor) + "fr";
    }
  }
}
