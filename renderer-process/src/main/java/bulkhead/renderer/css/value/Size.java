package bulkhead.renderer.css.value;

/// A computed size, margin or inset: a length-percentage, a keyword, or `fit-content(…)`. Margins
/// and insets are only ever a length-percentage or [SizeKeyword#AUTO].
public sealed interface Size permits LengthPercentage, SizeKeyword, FitContent {

  default boolean isAuto() {
    return this == SizeKeyword.AUTO;
  }

  /// The length in px where 100% is `basis` px; any keyword counts as `otherwise`.
  default float resolveOr(float basis, float otherwise) {
    return this instanceof LengthPercentage length ? length.resolve(basis) : otherwise;
  }

  /// Whether this is a length-percentage that depends on its containing block.
  default boolean isPercent() {
    return this instanceof LengthPercentage length && length.hasPercent();
  }
}
